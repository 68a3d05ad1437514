"""Districts next to each other: as the map shows it, both ways, and nobody without any."""

from pathlib import Path
from typing import Any

import pytest
import shapely

from lib.domain.place import Place
from lib.geo.geojson import load_topology
from lib.geo.neighbours import district_neighbours
from lib.geo.topology import topology_of
from lib.io.register import read_places, read_register

REFERENCE = Path(__file__).parents[3] / "data" / "reference"
NEIGHBOURS = district_neighbours(load_topology(REFERENCE / "areas.topojson"), {})
NAMES = {v.district.code: v.district.name for v in read_register(REFERENCE)}

WEST, EAST, NORTH, ISLAND = "36.01.01.2001", "36.01.02.2001", "36.01.03.2001", "36.01.04.2001"
AREAS = {
    WEST: shapely.box(0, 0, 10, 10),
    EAST: shapely.box(10, 0, 20, 10),
    NORTH: shapely.box(0, 10, 10, 20),
    ISLAND: shapely.box(50, 0, 55, 5),
}


def topology() -> Any:
    return topology_of(AREAS, {})


def test_every_district_of_the_register_has_a_neighbour_and_is_not_its_own() -> None:
    assert set(NEIGHBOURS) == set(NAMES)
    assert all(others and code not in others for code, others in NEIGHBOURS.items())


def test_neighbours_are_so_both_ways() -> None:
    assert all(code in NEIGHBOURS[other] for code, others in NEIGHBOURS.items() for other in others)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("36.04.08", {"Bojonegara", "Pulomerak"}),
        ("36.01.06", {"Cigeulis", "Sobang", "Sukaresmi"}),
        ("36.04.12", {"Ciruas", "Kasemen", "Lebak Wangi", "Tirtayasa"}),
        ("36.03.07", {"Gunung Kaler", "Kemiri", "Kresek", "Mekar Baru", "Tanara"}),
    ],
    ids=["Pulo Ampel", "Panimbang", "Pontang", "Kronjo"],
)
def test_known_neighbours_are_found_across_regencies_too(code: str, names: set[str]) -> None:
    assert {NAMES[other] for other in NEIGHBOURS[code]} == names


def test_two_districts_that_meet_in_a_corner_are_no_neighbours() -> None:
    found = district_neighbours(topology(), {})
    assert found["36.01.01"] == {"36.01.02", "36.01.03"}
    assert found["36.01.02"] == {"36.01.01"}


def test_an_island_has_the_nearest_district_and_is_its_neighbour() -> None:
    places = {
        WEST: Place(0, 5),
        EAST: Place(0, 15),
        NORTH: Place(15, 5),
        ISLAND: Place(2, 52),
    }
    found = district_neighbours(topology(), places)
    assert found["36.01.04"] == {"36.01.02"}
    assert found["36.01.02"] == {"36.01.01", "36.01.04"}


def test_an_island_without_a_point_has_none() -> None:
    assert district_neighbours(topology(), {})["36.01.04"] == frozenset()


def test_the_points_of_the_register_are_in_banten_and_tell_which_are_estimated() -> None:
    places = read_places(REFERENCE)
    assert len(places) == 1552
    assert all(-7.2 < p.latitude < -5.7 and 105.0 < p.longitude < 106.9 for p in places.values())
    assert sum(place.estimated for place in places.values()) == 1


def test_a_village_without_a_point_is_left_out(tmp_path: Path) -> None:
    rows = "code,latitude,longitude,estimated\n36.01.01.2001,-6.5,105.5,yes\n36.01.01.2002,,,no\n"
    (tmp_path / "villages.csv").write_text(rows, encoding="utf-8")
    assert read_places(tmp_path) == {"36.01.01.2001": Place(-6.5, 105.5, True)}
    (tmp_path / "villages.csv").write_text("code,name\n36.01.01.2001,Sumur\n", encoding="utf-8")
    assert read_places(tmp_path) == {}
