"""Which districts lie next to which: those that share a line of the shipped areas.

The areas are indicative, so what is next to what is so too; for a day's trip that is near enough.
A district that shares no line, as an island, has the nearest one by the middle of its villages.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from statistics import fmean
from typing import Any

from lib.domain.areas import district_code_of
from lib.domain.place import Place, distance_km
from lib.geo.geojson import Topology

Neighbours = Mapping[str, frozenset[str]]


def district_neighbours(topology: Topology, places: Mapping[str, Place]) -> Neighbours:
    """The neighbours of every district, by code; whoever is a neighbour has one.

    ``places`` are those of the villages, by code. A district without a line in common and without
    any place has none.
    """
    districts = topology["objects"]["districts"]["geometries"]
    beside: dict[str, set[str]] = {area["id"]: set() for area in districts}
    along: dict[int, set[str]] = defaultdict(set)
    for area in districts:
        for arc in _arcs(area["arcs"]):
            along[arc].add(area["id"])
    for sharing in along.values():
        for code in sharing:
            beside[code] |= sharing - {code}
    middles = _middles(places)
    for code in [code for code, others in beside.items() if not others]:
        nearest = _nearest(code, {c: m for c, m in middles.items() if c in beside})
        if nearest is not None:
            beside[code].add(nearest)
            beside[nearest].add(code)
    return {code: frozenset(others) for code, others in beside.items()}


def _arcs(nested: list[Any]) -> Iterator[int]:
    """The numbers of the arcs of an area, whichever way they are walked."""
    for part in nested:
        if isinstance(part, list):
            yield from _arcs(part)
        else:
            yield part if part >= 0 else ~part


def _middles(places: Mapping[str, Place]) -> dict[str, Place]:
    of_district: dict[str, list[Place]] = defaultdict(list)
    for code, place in places.items():
        of_district[district_code_of(code)].append(place)
    return {
        code: Place(fmean(p.latitude for p in found), fmean(p.longitude for p in found))
        for code, found in of_district.items()
    }


def _nearest(code: str, middles: Mapping[str, Place]) -> str | None:
    if code not in middles:
        return None
    here = middles[code]
    away = [(distance_km(here, middle), other) for other, middle in middles.items()]
    return min((found for found in away if found[1] != code), default=(0.0, None))[1]
