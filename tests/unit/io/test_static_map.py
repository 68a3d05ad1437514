"""The drawn map shows what the geometry says, in every class, at every size, in colour or not."""

from collections import Counter
from dataclasses import replace
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

import pytest
from PIL import ImageStat

from lib.domain.areas import AreaLevel
from lib.io.hand_out import MapPicture, PlaceName
from lib.io.map_look import LAND, SEA
from lib.io.map_names import Name, place_names
from lib.io.map_view import Size, View, boxes_of, codes_of, view_of
from lib.io.static_map import draw_map, scale_of
from lib.ui.map.palette import STATUS
from tests.unit.io.pictures import area_of, colours_in, outlines, picture_of, without_patterns

SIZE = (1100, 760)
FOCUSES = (None, "36.02", "36.72", "36.02.11")
REGENCIES = [f"36.{number}" for number in ("01", "02", "03", "04", "71", "72", "73", "74")]


def names_on(picture: MapPicture, size: Size, unit: float = 1.0) -> list[Name]:
    return place_names(picture, outlines(), view_of(outlines(), picture.focus, size, 22), unit, [])


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Between two positions, over a sphere."""
    (x1, y1), (x2, y2) = (tuple(map(radians, position)) for position in (a, b))
    return 12742 * asin(sqrt(sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2))


@pytest.mark.parametrize("focus", FOCUSES)
def test_each_class_covers_as_much_of_the_picture_as_of_the_land(focus):
    picture = without_patterns(picture_of(focus))
    seen = colours_in(draw_map(replace(picture, areas={}), outlines(), SIZE))
    wanted = Counter()
    for code, place in picture.place_of.items():
        wanted[place] += area_of(code)
    points = [seen[entry.colour] for entry in picture.classes]
    for place, count in enumerate(points):
        assert count / sum(points) == pytest.approx(wanted[place] / wanted.total(), abs=0.015)


def test_the_land_outside_the_filter_is_pale():
    picture = picture_of("36.02", only=0)
    seen = colours_in(draw_map(replace(picture, areas={}, focus=None), outlines(), SIZE))
    lebak = area_of("36.02") / sum(area_of(code) for code in REGENCIES)
    assert seen["#1F78B4"] / (seen["#1F78B4"] + seen[LAND]) == pytest.approx(lebak, abs=0.015)


@pytest.mark.parametrize("place", range(len(STATUS)))
def test_a_map_with_all_villages_in_one_class_is_full_of_it(place):
    picture = without_patterns(picture_of(only=place))
    seen = colours_in(draw_map(picture, outlines(), SIZE))
    colour = picture.classes[place].colour
    assert seen[colour] > 0.15 * SIZE[0] * SIZE[1]
    assert seen[SEA] > 0.4 * SIZE[0] * SIZE[1]
    assert not any(
        seen[entry.colour] for entry in picture.classes if entry.colour not in (colour, "#FFFFFF")
    )


def test_an_empty_filter_still_shows_the_land_with_its_borders_and_names():
    picture = replace(picture_of(), place_of={})
    seen = colours_in(draw_map(picture, outlines(), SIZE))
    assert seen[LAND] > 0.2 * SIZE[0] * SIZE[1]
    assert len(seen) > 100


def test_blue_and_red_are_told_apart_without_colour():
    blue, red = (
        draw_map(replace(picture_of("36.02.11", only=place), areas={}), outlines(), SIZE)
        .crop((500, 330, 560, 390))
        .convert("L")
        for place in (0, 3)
    )
    assert ImageStat.Stat(red).stddev[0] > 15 > 2 * ImageStat.Stat(blue).stddev[0]


def test_every_pattern_differs_from_every_other_in_grey():
    stripes, dots, hatch, plain = (
        draw_map(replace(picture_of("36.02.11", only=place), areas={}), outlines(), SIZE)
        .crop((500, 330, 560, 390))
        .convert("L")
        .tobytes()
        for place in (3, 2, 5, 1)
    )
    assert len({stripes, dots, hatch, plain}) == 4


@pytest.mark.parametrize("focus", [None, *REGENCIES, "36.02.11", "36.71.01"])
@pytest.mark.parametrize("size", [SIZE, (600, 900)])
def test_the_focus_fills_the_picture_and_stays_within_it(focus, size):
    view = view_of(outlines(), focus, size, 22)
    boxes = boxes_of(outlines())
    inside = [boxes[focus]] if focus else [boxes[code] for code in REGENCIES]
    for west, south, east, north in inside:
        assert min(view.place((west, north))) >= 21.9
        right, bottom = view.place((east, south))
        assert right <= size[0] - 21.9 and bottom <= size[1] - 21.9
    left = min(view.place((box[0], box[3]))[0] for box in inside)
    top = min(view.place((box[0], box[3]))[1] for box in inside)
    assert min(left, top) == pytest.approx(22, abs=0.1)


@pytest.mark.parametrize("focus", [None, "36.04", "36.02.11"])
def test_a_kilometre_of_the_scale_is_a_kilometre_on_the_map(focus):
    view = view_of(outlines(), focus, SIZE, 22)
    length, pixels = scale_of(view, 150)
    assert pixels <= 150
    middle = view.left + SIZE[0] / 2 / view.across, view.top - SIZE[1] / 2 / view.down
    assert km(middle, (middle[0] + pixels / view.across, middle[1])) == pytest.approx(length, 0.01)
    assert km(middle, (middle[0], middle[1] + pixels / view.down)) == pytest.approx(length, 0.01)


@pytest.mark.parametrize("focus", [None, *REGENCIES, "36.02.11", "36.71.01"])
@pytest.mark.parametrize(("size", "unit"), [(SIZE, 1.0), ((520, 360), 0.7), ((1600, 1200), 2.0)])
def test_names_meet_neither_each_other_nor_the_edge(focus, size, unit):
    placed = names_on(picture_of(focus), size, unit)
    assert placed
    for name in placed:
        left, top, right, bottom = name.box
        assert left > 0 and top > 0 and right < size[0] and bottom < size[1]
    for one, other in combinations(placed, 2):
        a, b = one.box, other.box
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_all_regencies_are_named_on_the_map_of_the_province():
    named = {name.code: " ".join(name.lines) for name in names_on(picture_of(), SIZE)}
    assert named == picture_of().areas
    assert named["36.74"] == "Kota Tangerang Selatan"


@pytest.mark.parametrize("focus", REGENCIES)
def test_most_districts_are_named_on_the_map_of_their_regency(focus):
    named = {name.code for name in names_on(picture_of(focus), SIZE)}
    districts = codes_of(outlines(), AreaLevel.DISTRICT, focus)
    assert len(named & set(districts)) >= 0.85 * len(districts)


def test_a_name_of_a_sea_gives_way_to_what_stands_there():
    picture = replace(picture_of(), around=(PlaceName("Laut Jawa", 106.45, -5.92),))
    view = view_of(outlines(), None, SIZE, 22)
    assert [n.lines for n in names_on(picture, SIZE) if not n.code] == [("Laut Jawa",)]
    whole = [(0.0, 0.0, float(SIZE[0]), float(SIZE[1]))]
    assert place_names(picture, outlines(), view, 1, whole) == []


def test_villages_in_a_programme_get_a_dark_outline_and_others_none():
    picture = replace(picture_of("36.02.11", only=4), areas={})
    bare, outlined = (
        colours_in(draw_map(replace(picture, outlined=codes), outlines(), SIZE))["#1B2529"]
        for codes in (frozenset(), frozenset(list(picture.place_of)[:3]))
    )
    assert outlined > bare + 300


def test_only_a_map_with_a_focus_shows_the_lines_between_villages():
    def around_leuwidamar(focus: str | None) -> set[str]:
        picture = replace(picture_of(focus, only=0), areas={})
        x, y = view_of(outlines(), focus, SIZE, 22).place((106.2, -6.6))
        drawn = draw_map(picture, outlines(), SIZE)
        return set(colours_in(drawn.crop((int(x) - 40, int(y) - 40, int(x) + 40, int(y) + 40))))

    assert around_leuwidamar(None) == {"#1F78B4"}
    assert len(around_leuwidamar("36.02")) > 5


def test_the_same_picture_gives_the_same_points():
    first, second = (draw_map(picture_of("36.72"), outlines(), (400, 300)) for _ in range(2))
    assert first.tobytes() == second.tobytes()


def test_a_larger_view_shows_the_same_part_of_the_world():
    view = view_of(outlines(), "36.72", SIZE, 22)
    larger = view.times(3)
    assert isinstance(larger, View) and larger.size == (3300, 2280)
    x, y = view.place((106.0, -6.0))
    assert larger.place((106.0, -6.0)) == pytest.approx((3 * x, 3 * y))
