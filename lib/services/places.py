"""Where the villages lie and which districts are neighbours: reference data, read once.

Neither is in the database, since no figure comes from them; both are public and hold for everybody.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lib.config import settings
from lib.domain.place import Place
from lib.geo.geojson import load_topology
from lib.geo.neighbours import Neighbours, district_neighbours
from lib.io.register import read_places


def village_places() -> Mapping[str, Place]:
    """The point of each village by code; a village without one is not in it."""
    return _places(settings().reference_folder)


def neighbours_of(district_code: str) -> frozenset[str]:
    """The codes of the districts beside a district, whatever regency they lie in."""
    return _neighbours(settings().reference_folder).get(district_code, frozenset())


@cache
def _places(folder: Path) -> Mapping[str, Place]:
    return read_places(folder)


@cache
def _neighbours(folder: Path) -> Neighbours:
    return district_neighbours(load_topology(folder / "areas.topojson"), _places(folder))
