"""Pictures of the shipped geometry in made up classes, and what their points say."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import cos, radians
from pathlib import Path

from PIL import Image

from lib.domain.areas import AreaLevel, level_of
from lib.domain.outlines import Outlines, Polygon
from lib.geo.geojson import load_topology, outlines_of
from lib.io.hand_out import MapClass, MapPicture
from lib.io.register import read_register
from lib.ui.map.palette import STATUS

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "data" / "reference"


@cache
def outlines() -> Outlines:
    return outlines_of(load_topology(REFERENCE / "areas.topojson"))


@cache
def names() -> dict[str, str]:
    villages = read_register(REFERENCE)
    return (
        {v.regency.code: v.regency.label for v in villages}
        | {v.district.code: v.district.name for v in villages}
        | {v.code: v.name for v in villages}
    )


def picture_of(focus: str | None = None, only: int | None = None) -> MapPicture:
    """Every village of the focus in one of six classes, by its code, or all in one class."""
    place_of = {
        code: sum(map(ord, code)) % len(STATUS) if only is None else only
        for code in outlines().of
        if level_of(code) is AreaLevel.VILLAGE and code.startswith(focus or "")
    }
    counts = Counter(place_of.values())
    named = {
        code: name
        for code, name in names().items()
        if level_of(code) is AreaLevel.REGENCY
        or (focus and level_of(code) is AreaLevel.DISTRICT and code.startswith(focus[:5]))
        or (focus and level_of(focus) is AreaLevel.DISTRICT and code.startswith(focus))
    }
    return MapPicture(
        title="Status sosialisasi",
        classes=tuple(
            MapClass(s.code, s.fill, counts[place], s.icon, s.pattern)
            for place, s in enumerate(STATUS)
        ),
        place_of=place_of,
        outlined=frozenset(),
        outlined_label="Ikut program",
        focus=focus,
        areas=named,
        unmapped=0,
        unmapped_label="",
        credit="Batas indikatif, bukan acuan hukum",
        total_label=f"{len(place_of)} desa",
    )


def without_patterns(picture: MapPicture) -> MapPicture:
    return replace(picture, classes=tuple(replace(c, pattern="") for c in picture.classes))


def area_of(code: str) -> float:
    """The extent of an area, in squared degrees of latitude."""
    return sum(_extent(polygon) for polygon in outlines().of[code]) * cos(radians(6.4))


def colours_in(image: Image.Image) -> Counter[str]:
    """How many points of the picture have each colour."""
    found = image.convert("RGB").getcolors(image.width * image.height) or []
    return Counter({f"#{bytes(colour).hex().upper()}": count for count, colour in found})


def _extent(polygon: Polygon) -> float:
    outer, *holes = (
        abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2 for ring in polygon
    )
    return outer - sum(holes)
