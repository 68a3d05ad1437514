"""Where the browser finds the map's script and the geometry: addresses that name their content.

A file's address carries the hash of its content, so the browser may keep it for good and still
gets a new one at once. Our scripts, Leaflet, topojson-client and the style sheet go out as one
file: the component loads its links one after the other, and the style sheet inside the script
cannot arrive too late. The order of ``_SCRIPTS`` is the order in which they run.

Imports nothing of streamlit, folium or the views: the server needs it while it starts.
"""

import json
from functools import cache
from pathlib import Path

from lib.config import settings
from lib.ui.asset import Asset, asset_of

_STATIC = Path(__file__).parent / "static"
_FONTS = Path(__file__).parent.parent / "assets" / "fonts"
_SCRIPTS = (
    "leaflet-1.9.4.js",
    "topojson-client-3.1.0.min.js",
    "look.js",
    "geometry.js",
    "canvas.js",
    "legend.js",
    "search.js",
    "tooltip.js",
    "controls.js",
    "start.js",
)
_STYLES = ("leaflet-1.9.4.css", "map.css")
BUNDLE = "peta.js"


@cache
def bundle() -> Asset:
    """All scripts and styles of the map in one script, licences at their heads."""
    first = f"window.pantauStyle = {json.dumps(style())};"
    return asset_of(f"{first};\n{script()}".encode(), "text/javascript; charset=utf-8")


def script() -> str:
    """All scripts of the map, for the bundle and for a page that carries them itself."""
    return ";\n".join((_STATIC / name).read_text(encoding="utf-8") for name in _SCRIPTS)


def style() -> str:
    """All styles of the map; they ask for the font at its address in the app."""
    return "\n".join((_STATIC / name).read_text(encoding="utf-8") for name in _STYLES)


@cache
def geometry() -> Asset:
    """The areas of villages, districts and regencies as TopoJSON."""
    content = (settings().reference_folder / "areas.topojson").read_bytes()
    return asset_of(content, "application/json; charset=utf-8")


@cache
def font_names() -> frozenset[str]:
    """The font files that may be asked for."""
    return frozenset(path.name for path in _FONTS.glob("*.woff2"))


@cache
def font(name: str) -> bytes:
    """A font file, one of ``font_names``."""
    return (_FONTS / name).read_bytes()


def bundle_path() -> str:
    """The address of the bundle below the app's root, without a leading slash."""
    return f"peta/aset/{bundle().version}/{BUNDLE}"


def geometry_path() -> str:
    """The address of the geometry below the app's root, without a leading slash."""
    return f"peta/geometri/{geometry().version}.json"
