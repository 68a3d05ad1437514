"""The build: land from a coastline, land to villages, islands to their owners."""

import subprocess
import sys
from pathlib import Path

import pytest
import shapely

from lib.geo import coast, islands
from lib.geo.cells import build_cells
from lib.geo.coast import Land, read_land
from lib.geo.register import PlacedVillage
from lib.geo.thiessen import divide

# A coast south of 6.5 degrees across the whole frame, and an island of 0.1 by 0.1 degrees.
COAST = """\
> Shore Bin # 1, Level 1
104.9\t-6.5
107.2\t-6.5
> Shore Bin # 2, Level 1
105.5\t-6
105.6\t-6
105.6\t-6.1
105.5\t-6.1
105.5\t-6
"""


@pytest.fixture
def coastline(tmp_path: Path) -> Path:
    path = tmp_path / "coast.txt"
    path.write_text(COAST, encoding="ascii")
    return path


@pytest.fixture
def one_island(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(islands, "OWNERS", {"Pulau": ((105.55, -6.05), "36.01.01.2002")})


def village(code: str, longitude: float, latitude: float) -> PlacedVillage:
    return PlacedVillage(code, code, "42283", (longitude, latitude))


VILLAGES = (
    village("32.01.01.2001", 106.8, -6.8),
    village("36.01.01.2001", 105.4, -6.8),
    village("36.01.01.2002", 106.0, -6.8),
)


def test_land_is_what_the_coast_and_the_frame_close_in(coastline: Path) -> None:
    land = read_land(coastline)
    assert land.java.area == pytest.approx(230_000 * 80_000)
    assert [island.area for island in land.islands] == [10_000**2]


@pytest.mark.usefixtures("one_island")
def test_cells_end_at_the_neighbours_and_at_the_coast(coastline: Path) -> None:
    areas = build_cells(VILLAGES, coastline).areas
    assert list(areas) == ["36.01.01.2001", "36.01.01.2002"]
    assert shapely.union_all(list(areas.values())).bounds[2] < 106.8 * coast.UNITS_PER_DEGREE
    assert max(area.bounds[3] for area in areas.values()) == -600_000


@pytest.mark.usefixtures("one_island")
def test_an_island_goes_to_its_owner_though_another_is_nearer(coastline: Path) -> None:
    areas = build_cells(VILLAGES, coastline).areas
    spot = shapely.Point(10_555_000, -605_000)
    assert [code for code, area in areas.items() if area.contains(spot)] == ["36.01.01.2002"]


@pytest.mark.usefixtures("one_island")
def test_a_point_in_the_sea_is_brought_ashore(coastline: Path) -> None:
    cells = build_cells((*VILLAGES, village("36.01.01.2003", 105.8, -6.4)), coastline)
    assert cells.moved == ("36.01.01.2003",)
    assert cells.areas["36.01.01.2003"].contains(shapely.Point(10_580_000, -650_100))


@pytest.mark.usefixtures("one_island")
def test_two_villages_at_one_place_both_get_an_area(coastline: Path) -> None:
    cells = build_cells((*VILLAGES, village("36.01.01.2003", 106.0, -6.8)), coastline)
    assert min(area.area for area in cells.areas.values()) > 0
    assert shapely.coverage_is_valid(list(cells.areas.values()))


def test_a_coastline_without_a_named_island_is_refused(coastline: Path) -> None:
    with pytest.raises(ValueError, match="no island Panaitan"):
        build_cells(VILLAGES, coastline)


@pytest.mark.usefixtures("one_island")
def test_an_islet_counts_close_to_the_coast_only() -> None:
    def square(x: int, y: int) -> shapely.Polygon:
        return shapely.box(x, y, x + 500, y + 500)

    named = shapely.box(10_550_000, -610_000, 10_560_000, -600_000)
    beside, close, far = square(10_560_500, -605_000), square(0, 500), square(0, 5_000)
    land = Land(shapely.box(-50_000, -50_000, 50_000, 0), (named, beside, close, far))
    seeds = {"36.01.01.2001": shapely.Point(0, -10), "31.01.01.2001": shapely.Point(9_000, -10)}
    owned = islands.owned_islands(land, seeds)
    assert owned == {"36.01.01.2002": [named, beside], "36.01.01.2001": [close]}


def test_land_cut_off_by_a_bay_goes_to_the_cell_around_it() -> None:
    # A bay between the two arms of a U: the left point is nearer to the tip of the right arm.
    java = shapely.box(0, 0, 3_000, 10_000).union(shapely.box(0, 0, 9_000, 2_000))
    java = java.union(shapely.box(6_000, 0, 9_000, 10_000))
    points = {"a": shapely.Point(2_900, 9_000), "b": shapely.Point(7_500, 500)}
    pieces = divide(java, points, fixed=points)
    assert shapely.union_all(pieces["a"]).bounds[2] <= 3_000
    whole = [shapely.union_all(cell) for cell in pieces.values()]
    assert sum(cell.area for cell in whole) == pytest.approx(java.area)


def test_sites_move_until_cells_are_centred_on_their_points() -> None:
    java = shapely.box(0, 0, 9_000, 1_000)
    points = {"small": shapely.Point(1_000, 500), "large": shapely.Point(5_500, 500)}
    plain = shapely.union_all(divide(java, points, fixed=points)["small"])
    centred = shapely.union_all(divide(java, points, fixed=())["small"])
    assert plain.bounds[2] == 3_250
    assert 2_000 <= centred.bounds[2] < 3_000


def test_the_running_application_needs_none_of_the_build() -> None:
    code = "import sys, lib.geo.geojson; print('shapely' in sys.modules, 'numpy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
