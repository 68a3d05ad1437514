"""The land around Banten, from the GSHHG coastline that gmt ships.

gmt prints the coast as open lines, cut at the frame and at the bins of its file. They are noded
together with the frame and closed into faces; a face that is not the sea is land. All geometry of
the build is in grid units, whole numbers of 0.00001 degrees (1.1 m): with every corner on one grid
no two neighbours can differ in a rounding, and the corners are ready to be written.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely import LineString, Polygon

UNITS_PER_DEGREE = 100_000
FRAME = (104.9, -7.3, 107.2, -5.6)
_AT_SEA = (106.5, -5.7)


@dataclass(frozen=True, slots=True)
class Land:
    """Faces of land in grid units: the part of Java inside the frame, and everything else."""

    java: "Polygon"
    islands: tuple["Polygon", ...]


def write_coast(path: Path, gmt: str = "gmt") -> Path:
    """The path of the coastline within FRAME as gmt prints it (full resolution, shores only).

    Raises FileNotFoundError without gmt, CalledProcessError when gmt has no GSHHG files.
    """
    west, south, east, north = FRAME
    region = f"-R{west}/{east}/{south}/{north}"
    command = [gmt, "coast", region, "-Df", "-M", "-W1"]
    with path.open("wb") as file:  # gmt leaves a gmt.history where it runs
        subprocess.run(command, stdout=file, check=True, cwd=path.parent)
    return path


def read_land(coast: Path) -> Land:
    """The land within FRAME, islands from the largest to the smallest."""
    import shapely

    west, south, east, north = (side * UNITS_PER_DEGREE for side in FRAME)
    lines = [*_lines(coast), shapely.box(west, south, east, north).exterior]
    noded = shapely.union_all(lines, grid_size=1)
    faces = shapely.polygonize([noded]).geoms
    sea = shapely.Point(*(degrees * UNITS_PER_DEGREE for degrees in _AT_SEA))
    java, *islands = sorted(
        (face for face in faces if not face.contains(sea)),
        key=lambda face: (-face.area, face.bounds),
    )
    return Land(java, tuple(islands))


def _lines(coast: Path) -> Iterator["LineString"]:
    import shapely

    corners: list[tuple[float, float]] = []
    for line in [*coast.read_text(encoding="ascii").splitlines(), ">"]:
        if not line.startswith(">"):
            longitude, latitude = line.split()[:2]
            corners.append(
                (float(longitude) * UNITS_PER_DEGREE, float(latitude) * UNITS_PER_DEGREE)
            )
        elif corners:
            yield shapely.LineString(corners)
            corners = []
