"""Where the villages lie: the geometry that is shipped, how it is built, and how it is read.

``geojson`` reads it at run time and needs the standard library only. ``cells`` and the modules
it stands on (``register``, ``coast``, ``islands``, ``topology``) build it, need shapely and the
program gmt, and are never imported by the running application.
"""
