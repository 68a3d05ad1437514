"""What lies ahead, worked out by hand for a few villages and held to its bounds for many."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.forecast import (
    FARTHEST_MONTHS,
    Awaiting,
    backlogs,
    cleared_on,
    due_months,
    month_starts,
    months_until,
    pace_to_clear,
)

DAY = date(2026, 11, 24)


def due_in(days: int | None, interval: int = 180) -> Awaiting:
    return Awaiting(None if days is None else DAY + timedelta(days=days), interval)


def test_every_village_is_counted_in_one_month():
    found = due_months([due_in(n) for n in (None, -1, 0, 6, 7, 40, 400)], DAY)
    assert found.waiting == 2
    assert found.months[:2] == (date(2026, 11, 1), date(2026, 12, 1))
    assert found.due[:3] == (2, 1, 1)
    assert found.later == 1
    assert found.counted == 7


def test_months_go_over_the_end_of_a_year():
    assert month_starts(DAY, 3) == (date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1))


def test_a_dozen_waiting_villages_and_a_visit_a_month_take_a_year():
    villages = [due_in(None, 3650) for _ in range(12)]
    left = backlogs(villages, 12, DAY)
    assert left == list(range(12, -1, -1))
    assert cleared_on(left, DAY) == DAY + timedelta(days=365)


def test_a_pace_below_the_demand_never_clears():
    villages = [due_in(-10, 90) for _ in range(100)]
    left = backlogs(villages, 100 * 365 / 90 * 0.9, DAY)
    assert len(left) == FARTHEST_MONTHS + 1
    assert cleared_on(left, DAY) is None


def test_nobody_waiting_is_cleared_today():
    assert cleared_on(backlogs([due_in(10)], 0, DAY), DAY) == DAY


def test_without_visits_the_backlog_only_grows():
    left = backlogs([due_in(-1), due_in(20), due_in(80)], 0, DAY)
    assert left[:4] == [1, 2, 2, 3]


VILLAGES = st.lists(
    st.builds(
        due_in,
        st.none() | st.integers(-700, 400),
        st.sampled_from([60, 90, 180, 365]),
    ),
    max_size=60,
)


@given(VILLAGES)
def test_the_months_hold_every_village_once(villages):
    found = due_months(villages, DAY)
    assert found.waiting + sum(found.due) + found.later == len(villages)


@given(VILLAGES, st.integers(0, 400))
def test_the_backlog_of_today_is_what_waits_and_more_visits_never_leave_more(villages, pace):
    slow, quick = backlogs(villages, pace, DAY), backlogs(villages, pace + 120, DAY)
    assert slow[0] == due_months(villages, DAY).waiting == quick[0]
    assert all(a >= b for a, b in zip(slow, quick, strict=False))


@given(VILLAGES, st.integers(2, 24))
def test_the_pace_found_clears_in_time_and_one_visit_less_does_not(villages, months):
    by = DAY + timedelta(days=round(months * 365 / 12))
    pace = pace_to_clear(villages, DAY, by)
    assert pace is not None
    left = backlogs(villages, pace, DAY)
    assert left[-1] == 0 and len(left) - 1 <= months
    if pace:
        less = backlogs(villages, pace - 1, DAY)
        assert less[-1] > 0 or len(less) - 1 > months


@pytest.mark.parametrize("days", [-1, 0, 20])
def test_no_pace_clears_a_backlog_by_yesterday_or_within_the_month(days):
    assert pace_to_clear([due_in(-5)], DAY, DAY + timedelta(days=days)) is None


def test_a_month_is_a_twelfth_of_a_year():
    days = (-1, 0, 30, 31, 61, 365, 730)
    found = [months_until(DAY, DAY + timedelta(days=n)) for n in days]
    assert found == [0, 0, 0, 1, 2, 12, 24]
