"""Event days partition the villages of a trip, and their distances sum to the route's."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.place import Place
from lib.domain.route import Route, route
from lib.domain.trip_days import VILLAGES_A_DAY, dates_of, days_needed, days_of
from tests.unit.test_route import Waits


def made(villages: int) -> Route[Waits]:
    waiting = [Waits(number, rank=number) for number in range(1, villages + 1)]
    return route(waiting, {w.village.code: Place(0.0, w.number / 100) for w in waiting[1:]})


def test_six_villages_a_day_unless_said_otherwise() -> None:
    days = days_of(made(14))
    assert [(day.number, day.clears, day.left) for day in days] == [(1, 6, 8), (2, 6, 2), (3, 2, 0)]
    assert VILLAGES_A_DAY == 6


def test_no_village_takes_no_day() -> None:
    assert days_of(made(0)) == ()
    assert days_needed(0) == 0


@pytest.mark.parametrize("wrong", [0, -1])
def test_less_than_a_village_a_day_is_refused(wrong: int) -> None:
    with pytest.raises(ValueError, match="villages a day"):
        days_of(made(3), wrong)


def test_the_first_day_is_as_given_and_the_others_leave_out_the_weekend() -> None:
    days = days_of(made(4), 1)
    friday, saturday = date(2026, 11, 27), date(2026, 11, 28)
    assert [day.day for day in dates_of(friday, days)] == [27, 30, 1, 2]
    assert [day.day for day in dates_of(saturday, days)] == [28, 30, 1, 2]


@given(st.integers(0, 60), st.integers(1, 70))
def test_days_partition_the_villages_in_their_order(villages: int, a_day: int) -> None:
    found = made(villages)
    days = days_of(found, a_day)
    assert tuple(stop for day in days for stop in day.stops) == found.stops
    assert len(days) == days_needed(villages, a_day)
    assert all(0 < day.clears <= a_day for day in days)
    assert [day.left for day in days] == [
        villages - sum(d.clears for d in days[: n + 1]) for n in range(len(days))
    ]
    assert sum(day.km for day in days) == pytest.approx(found.km)
    assert len(set(dates_of(date(2026, 11, 24), days))) == len(days)
