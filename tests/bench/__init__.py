"""``python -m tests.bench``: how fast the app is, as ratios against its bounds and its peers.

Nothing here is collected by pytest and no test times anything. Whatever is compared is measured in
one run on one machine, turn by turn, so that a busy machine slows all alike; a ratio means
something where a number of milliseconds does not. docs/decisions/0004-speed.md has the results.
"""
