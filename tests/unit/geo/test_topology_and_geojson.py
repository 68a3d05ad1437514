"""Areas go into a topology and come out again as they were."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from lib.geo.geojson import load_topology, outlines_of, to_geojson, village_codes
from lib.geo.topology import topology_of

# Two villages of one district side by side, one of another district with an island.
AREAS = {
    "36.01.01.2001": shapely.box(0, 0, 10, 10),
    "36.01.01.2002": shapely.box(10, 0, 20, 10),
    "36.01.02.2001": shapely.MultiPolygon(
        [
            shapely.Polygon([(0, 10), (10, 10), (20, 10), (20, 20), (0, 20)]),
            shapely.box(30, 0, 35, 5),
        ]
    ),
}
# A village around another one.
ENCLAVE = {
    "36.01.01.2001": shapely.box(0, 0, 30, 30).difference(shapely.box(10, 10, 20, 20)),
    "36.01.01.2002": shapely.box(10, 10, 20, 20),
}


def areas_of(topology: dict[str, Any], name: str) -> dict[str, Any]:
    degree = 100_000
    return {
        feature["id"]: shapely.transform(shape(feature["geometry"]), lambda xy: xy * degree)
        for feature in to_geojson(topology, name)["features"]
    }


@pytest.mark.parametrize("given", [AREAS, ENCLAVE])
def test_villages_come_out_as_they_went_in(given: dict[str, Any]) -> None:
    villages = areas_of(topology_of(given, {}), "villages")
    for code, area in given.items():
        assert shapely.set_precision(villages[code], 1).normalize() == area.normalize()


def test_a_district_is_dissolved_along_the_arcs_of_its_villages() -> None:
    topology = topology_of(AREAS, {})
    assert len(topology["arcs"]) == 7
    assert areas_of(topology, "districts")["36.01.01"].equals(shapely.box(0, 0, 20, 10))
    assert areas_of(topology, "regencies")["36.01"].area == pytest.approx(425)


def test_a_shared_edge_is_kept_once_and_walked_backwards_by_the_other() -> None:
    geometries = topology_of(AREAS, {})["objects"]["villages"]["geometries"]
    west, east = ({n for ring in g["arcs"] for n in ring} for g in geometries[:2])
    assert len(west & {~number for number in east}) == 1


def test_outer_rings_run_against_the_clock() -> None:
    for feature in to_geojson(topology_of(ENCLAVE, {}), "villages")["features"]:
        outer, *holes = feature["geometry"]["coordinates"]
        assert shapely.LinearRing(outer).is_ccw
        assert not any(shapely.LinearRing(hole).is_ccw for hole in holes)


def test_the_codes_keep_the_order_of_the_geometry() -> None:
    assert village_codes(topology_of(AREAS, {})) == tuple(AREAS)


def test_properties_are_put_in_by_code() -> None:
    collection = to_geojson(topology_of(AREAS, {}), "villages", {"36.01.01.2002": {"name": "B"}})
    assert [f["properties"] for f in collection["features"]] == [{}, {"name": "B"}, {}]


def test_an_unknown_object_is_refused() -> None:
    with pytest.raises(KeyError):
        to_geojson(topology_of(AREAS, {}), "provinces")


def test_a_file_that_is_no_topology_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "areas.topojson"
    path.write_text(json.dumps({"type": "FeatureCollection"}), encoding="utf-8")
    with pytest.raises(ValueError, match="not a topology"):
        load_topology(path)


@pytest.mark.parametrize("given", [AREAS, ENCLAVE])
def test_outlines_are_the_rings_of_all_levels_by_code(given: dict[str, Any]) -> None:
    topology = topology_of(given, {})
    outlines = outlines_of(topology)
    for name in ("villages", "districts", "regencies"):
        for feature in to_geojson(topology, name)["features"]:
            area = shapely.MultiPolygon(
                [(outer, holes) for outer, *holes in outlines.of[feature["id"]]]
            )
            assert area.equals(shape(feature["geometry"]))
            assert all(r[0] == r[-1] for polygon in outlines.of[feature["id"]] for r in polygon)
