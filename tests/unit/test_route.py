"""An order by straight lines: it loses nobody, starts where it should and is never made longer."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.areas import District, Regency, RegencyKind, Village, VillageKind
from lib.domain.place import Place, distance_km
from lib.domain.route import Distances, improved, nearest_first, route
from lib.domain.status import Status

KRONJO = District("36.03.07", "Kronjo", Regency("36.03", "Tangerang", RegencyKind.KABUPATEN))
MERAK, SERANG = Place(-5.9330, 106.0000), Place(-6.1200, 106.1503)


@dataclass(frozen=True)
class Waits:
    number: int
    rank: int | None = None
    status: Status = Status.OVERDUE

    @property
    def village(self) -> Village:
        return Village(f"36.03.07.20{self.number:02}", "Desa", VillageKind.DESA, KRONJO)


def on_a_line(*degrees: float) -> dict[str, Place]:
    """Villages 1, 2, 3 … at these degrees east on one line."""
    return {Waits(n).village.code: Place(0.0, east) for n, east in enumerate(degrees, start=1)}


def numbers(villages: list[Waits], places: dict[str, Place], start: str | None = None) -> list[int]:
    return [stop.waiting.number for stop in route(villages, places, start).stops]


def test_a_degree_of_the_equator_is_111_km() -> None:
    assert distance_km(Place(0, 106), Place(0, 107)) == pytest.approx(111.195, abs=0.001)
    assert distance_km(MERAK, MERAK) == 0


def test_a_distance_is_the_same_both_ways() -> None:
    assert distance_km(MERAK, SERANG) == distance_km(SERANG, MERAK) == pytest.approx(26.6, abs=0.1)


def test_it_starts_at_the_village_that_stands_first_in_the_queue() -> None:
    villages = [Waits(1, 9), Waits(2, 3), Waits(3, 5), Waits(4)]
    assert numbers(villages, on_a_line(1, 0, 2, 3)) == [2, 1, 3, 4]


def test_a_start_that_was_chosen_comes_before_the_queue() -> None:
    villages = [Waits(1, 1), Waits(2, 2), Waits(3, 3)]
    assert numbers(villages, on_a_line(0, 1, 2), villages[2].village.code) == [3, 2, 1]


def test_a_start_that_is_not_among_them_means_the_queue() -> None:
    assert numbers([Waits(2, 2), Waits(1, 1)], on_a_line(0, 1), "36.03.07.2099") == [1, 2]


def test_a_village_without_a_point_comes_last_and_has_no_distance() -> None:
    villages = [Waits(1, 1), Waits(2, 2), Waits(3, 3)]
    places = {code: p for code, p in on_a_line(0, 1, 2).items() if code != villages[0].village.code}
    found = route(villages, places)
    assert [stop.waiting.number for stop in found.stops] == [2, 3, 1]
    assert [stop.km for stop in found.stops] == [None, pytest.approx(111.195, abs=0.001), None]
    assert found.without_place == (villages[0],)
    assert found.km == pytest.approx(111.195, abs=0.001)


def test_without_any_point_the_queue_is_the_order() -> None:
    assert numbers([Waits(1, 4), Waits(2), Waits(3, 2)], {}) == [3, 1, 2]
    assert route([], {}).km == 0


def test_a_crossing_is_undone() -> None:
    square = table([Place(0, 0), Place(0, 1), Place(1, 1), Place(1, 0)])
    assert improved([0, 2, 1, 3], square) == [0, 1, 2, 3]


def test_the_far_end_may_turn_round_too() -> None:
    line = table([Place(0, 0), Place(0, 2), Place(0, 1)])
    assert improved([0, 1, 2], line) == [0, 2, 1]


def length_km(order: list[int], away: Distances) -> float:
    return sum(away[one][other] for one, other in pairwise(order))


def table(places: list[Place]) -> Distances:
    return [[distance_km(one, other) for other in places] for one in places]


banten = st.builds(Place, st.floats(-7.1, -5.8), st.floats(105.1, 106.8))


@given(st.lists(banten, min_size=1, max_size=25), st.data())
def test_an_improved_order_is_a_permutation_and_never_longer(
    places: list[Place], data: st.DataObject
) -> None:
    away = table(places)
    first = data.draw(st.integers(0, len(places) - 1))
    greedy = nearest_first(away, first)
    better = improved(greedy, away)
    assert better[0] == greedy[0] == first
    assert sorted(better) == sorted(greedy) == list(range(len(places)))
    assert length_km(better, away) <= length_km(greedy, away) + 1e-9


@given(
    st.dictionaries(st.integers(1, 99), st.none() | banten, max_size=20), st.randoms(), st.data()
)
def test_everybody_is_visited_once_in_an_order_that_the_order_given_does_not_change(
    found: dict[int, Place | None], random: st.DataObject, data: st.DataObject
) -> None:
    ranks = data.draw(st.lists(st.none() | st.integers(1, 1552), min_size=20, max_size=20))
    villages = [Waits(n, rank) for n, rank in zip(found, ranks, strict=False)]
    places = {Waits(n).village.code: place for n, place in found.items() if place}
    first = route(villages, places)
    random.shuffle(villages)  # type: ignore[attr-defined]
    assert route(villages, places) == first
    assert sorted(s.waiting.number for s in first.stops) == sorted(found)
    unplaced = sum(place is None for place in found.values())
    assert [s.place is None for s in first.stops] == [False] * len(places) + [True] * unplaced
    assert first.km == pytest.approx(sum(s.km for s in first.stops if s.km is not None))
