"""Which village an island belongs to.

A Thiessen cell knows distances only, and islands do not follow them: Deli and Liwungan lie nearer
to villages that do not own them, and Onrust of Jakarta to a village of Tangerang. So the islands
far from the coast are named here. Any other one counts only close to Java, where it goes to the
nearest village, or close to a named one, where it goes with that.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lib.geo.coast import UNITS_PER_DEGREE, Land
from lib.geo.register import PROVINCE

if TYPE_CHECKING:
    from shapely import Point, Polygon

# A spot on the island in degrees, and the village that it is part of.
OWNERS: Mapping[str, tuple[tuple[float, float], str]] = {
    "Panaitan": ((105.20, -6.59), "36.01.01.2007"),
    "Deli": ((105.542, -7.007), "36.01.02.2001"),
    "Tinjil": ((105.79, -6.963), "36.01.04.2001"),
    "Liwungan": ((105.719, -6.492), "36.01.06.2011"),
    "Sangiang": ((105.85, -5.955), "36.04.30.2003"),
    "Panjang": ((106.152, -5.933), "36.04.08.2009"),
    "Tunda": ((106.273, -5.811), "36.04.13.2009"),
}
# 1.3 km in grid units: takes in Popole at 1.2 km, leaves out Onrust of Jakarta at 1.5 km.
_CLOSE = 1_300 / 1.11
# Under 4 ha, in grid units: a speck of five pixels where villages are picked, at zoom 12.
_SMALLEST = 40_000 / 1.11**2


def owned_islands(land: Land, seeds: Mapping[str, "Point"]) -> dict[str, list["Polygon"]]:
    """The islands of Banten by the code of their village, largest first.

    ``seeds`` holds the villages of all provinces around. Raises ValueError when a named island is
    not in the coastline.
    """
    import shapely

    named = [(_island_at(land, name, spot), code) for name, (spot, code) in OWNERS.items()]
    owned: dict[str, list[Polygon]] = {}
    for island, code in named:
        owned.setdefault(code, []).append(island)
    codes, tree = list(seeds), shapely.STRtree(list(seeds.values()))
    for island in land.islands:
        away, code = min((island.distance(other), owner) for other, owner in named)
        if away == 0 or island.area < _SMALLEST:
            continue
        if island.distance(land.java) <= away:
            away, code = island.distance(land.java), codes[int(tree.nearest(island))]
        if away > _CLOSE:
            continue
        if code.startswith(PROVINCE):
            owned.setdefault(code, []).append(island)
    return owned


def _island_at(land: Land, name: str, spot: tuple[float, float]) -> "Polygon":
    import shapely

    point = shapely.Point(*(degrees * UNITS_PER_DEGREE for degrees in spot))
    for island in land.islands:
        if island.contains(point):
            return island
    raise ValueError(f"the coastline has no island {name}")
