"""The indicative areas that are shipped: one for every village, none over another."""

import csv
import gzip
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from lib.geo.geojson import load_topology, to_geojson, village_codes

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "data" / "reference"
FILE = REFERENCE / "areas.topojson"
BOUNDARIES = Path(os.environ.get("PANTAU_TEST_BOUNDARIES", ROOT.parent / "shared" / "boundaries"))

TOPOLOGY = load_topology(FILE)
AREAS: dict[str, dict[str, Any]] = {
    name: {f["id"]: shape(f["geometry"]) for f in to_geojson(TOPOLOGY, name)["features"]}
    for name in TOPOLOGY["objects"]
}


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["villages", "districts", "regencies"])
def test_every_area_of_the_register_has_its_geometry_in_order_of_code(name: str) -> None:
    assert list(AREAS[name]) == [row["code"] for row in rows(f"{name}.csv")]
    assert all(area.is_valid and area.area > 0 for area in AREAS[name].values())


def test_the_order_of_the_geometry_is_the_order_of_the_codes() -> None:
    assert village_codes(TOPOLOGY) == tuple(row["code"] for row in rows("villages.csv"))


@pytest.mark.parametrize("name", ["villages", "districts", "regencies"])
def test_no_area_overlaps_another(name: str) -> None:
    areas = list(AREAS[name].values())
    assert shapely.coverage_is_valid(areas)
    whole = shapely.union_all(areas)
    assert sum(area.area for area in areas) == pytest.approx(whole.area, rel=1e-9)


@pytest.mark.parametrize(("name", "length"), [("districts", 8), ("regencies", 5)])
def test_an_area_is_its_villages_and_nothing_else(name: str, length: int) -> None:
    for code, area in AREAS[name].items():
        villages = [v for key, v in AREAS["villages"].items() if key[:length] == code]
        assert sum(v.area for v in villages) == pytest.approx(area.area, rel=1e-9)
        assert shapely.union_all(villages).symmetric_difference(area).area < 1e-9


def test_districts_and_regencies_use_only_arcs_of_villages() -> None:
    def numbers(name: str) -> set[int]:
        text = json.dumps([g["arcs"] for g in TOPOLOGY["objects"][name]["geometries"]])
        return {max(int(n), ~int(n)) for n in re.findall(r"-?\d+", text)}

    assert numbers("villages") == set(range(len(TOPOLOGY["arcs"])))
    assert numbers("districts") < numbers("villages")
    assert numbers("regencies") < numbers("districts")


@pytest.mark.parametrize(
    ("island", "longitude", "latitude", "code"),
    [
        ("Panjang", 106.152, -5.933, "36.04.08.2009"),
        ("Tunda", 106.273, -5.811, "36.04.13.2009"),
        ("Sangiang", 105.850, -5.955, "36.04.30.2003"),
        ("Panaitan", 105.200, -6.590, "36.01.01.2007"),
        ("Peucang", 105.254, -6.740, "36.01.01.2007"),
        ("Deli", 105.542, -7.007, "36.01.02.2001"),
        ("Tinjil", 105.790, -6.963, "36.01.04.2001"),
    ],
)
def test_an_island_stays_with_its_village(
    island: str, longitude: float, latitude: float, code: str
) -> None:
    assert AREAS["villages"][code].contains(shapely.Point(longitude, latitude)), island


@pytest.mark.parametrize(
    ("place", "longitude", "latitude"),
    [
        ("Sebesi of Lampung", 105.487, -5.946),
        ("Rakata of Lampung", 105.441, -6.153),
        ("Lampung's tip", 105.73, -5.85),
        ("Onrust of Jakarta", 106.732, -6.034),
        ("Laki of Jakarta", 106.518, -5.956),
        ("Monas of Jakarta", 106.827, -6.175),
        ("Bogor", 106.79, -6.60),
        ("the Java Sea", 106.2, -5.7),
    ],
)
def test_neighbours_and_the_sea_stay_outside(place: str, longitude: float, latitude: float) -> None:
    spot = shapely.Point(longitude, latitude)
    assert not any(area.contains(spot) for area in AREAS["regencies"].values()), place


def test_every_point_on_land_lies_in_the_area_of_its_village() -> None:
    outside = {
        row["name"]
        for row in rows("villages.csv")
        if not AREAS["villages"][row["code"]].contains(
            shapely.Point(float(row["longitude"]), float(row["latitude"]))
        )
    }
    # Centres of areas that bend around a bay or take in an island: see SOURCES.md.
    assert outside == {"Ujungjaya", "Tanjungan", "Tengkurak", "Tenjoayu", "Cikoneng"}


def test_the_file_is_small_enough_to_send() -> None:
    content = FILE.read_bytes()
    assert len(content) <= 600_000
    assert len(gzip.compress(content)) <= 200_000


def test_the_file_says_that_it_is_indicative() -> None:
    assert TOPOLOGY["metadata"]["indicative"] is True
    assert "batas indikatif" in TOPOLOGY["metadata"]["notice"]


def published_regencies() -> dict[str, Any]:
    """Regencies by code from the SQL of wilayah_boundaries: paths of [latitude, longitude]."""
    text = (BOUNDARIES / "wilayah_boundaries_kab_36.sql").read_text(encoding="utf-8")
    found = re.findall(r"\('(36\.\d\d)','[^']*',[^']*,'(\[.*?\])'", text, re.DOTALL)
    return {code: shapely.union_all(list(polygons(json.loads(path)))) for code, path in found}


def polygons(path: Any) -> list[Any]:
    """A path is a list of rings, or a list of polygons of rings."""
    if isinstance(path[0][0][0], list):
        return [polygon for rings in path for polygon in polygons(rings)]
    outer, *holes = ([(lng, lat) for lat, lng in ring] for ring in path)
    return [shapely.make_valid(shapely.Polygon(outer, holes))]


@pytest.mark.skipif(not BOUNDARIES.is_dir(), reason=f"no published boundaries in {BOUNDARIES}")
def test_every_regency_overlaps_its_published_boundary() -> None:
    published = published_regencies()
    assert set(published) == set(AREAS["regencies"])
    overlap = {
        code: area.intersection(published[code]).area / area.union(published[code]).area
        for code, area in AREAS["regencies"].items()
    }
    assert {code: share for code, share in overlap.items() if share < 0.88} == {}
