"""The pages that the app is compared with; each is served as it is and imports nothing of ours.

They read ``villages.geojson`` and ``choices.json`` from the folder that BENCH_FOLDER names, and
show the same villages in the same colours with a choice of status and of regency: what a choice
leaves out is pale.
"""
