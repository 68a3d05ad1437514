"""Every village has one word for what became of it, and the words explain the balance."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.changes import Change, change_of
from lib.domain.status import UP_TO_DATE, Standing, Status, decide

SINCE, NOW = date(2026, 5, 1), date(2026, 11, 1)


def standing(day: date, last: date | None, interval: int = 180, exempt: bool = False) -> Standing:
    return decide(
        as_of=day,
        last=last if last is None or last <= day else None,
        interval_days=interval,
        waiting_since=date(2025, 1, 1),
        exempt=exempt,
    )


@pytest.mark.parametrize(
    ("first", "second", "change"),
    [
        (date(2026, 4, 1), date(2026, 4, 1), Change.NEWLY_OVERDUE),
        (date(2025, 6, 1), date(2025, 6, 1), Change.SAME),
        (date(2025, 6, 1), date(2026, 8, 1), Change.RECOVERED),
        (None, date(2026, 8, 1), Change.FIRST_REACHED),
        (None, date(2026, 5, 2), Change.LOST_AGAIN),
        (date(2025, 6, 1), date(2026, 5, 2), Change.LOST_AGAIN),
        (date(2026, 4, 1), date(2026, 5, 2), Change.LOST_AGAIN),
        (date(2026, 4, 1), date(2026, 8, 1), Change.SAME),
        (None, None, Change.SAME),
    ],
)
def test_a_change_in_the_record(first, second, change):
    assert change_of(standing(SINCE, first), standing(NOW, second), SINCE) is change


def test_a_longer_interval_brings_a_village_back_without_a_visit():
    last = date(2025, 10, 1)
    before, now = standing(SINCE, last), standing(NOW, last, interval=700)
    assert change_of(before, now, SINCE) is Change.BY_RULE


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (False, True, Change.EXEMPTED),
        (True, False, Change.COUNTED_AGAIN),
        (True, True, Change.SAME),
    ],
)
def test_an_exemption_that_begins_or_ends_is_told_before_anything_else(before, now, change):
    last = date(2026, 8, 1)
    told = change_of(standing(SINCE, None, exempt=before), standing(NOW, last, exempt=now), SINCE)
    assert told is change


DAYS = st.one_of(st.none(), st.dates(date(2024, 1, 1), NOW))


@given(
    st.lists(
        st.tuples(DAYS, DAYS, st.sampled_from([60, 90, 180, 365]), st.booleans(), st.booleans())
    )
)
def test_the_changes_explain_how_the_number_up_to_date_moved(villages):
    told, moved = Counter(), Counter()
    for first, second, interval, exempt_before, exempt_now in villages:
        visits = [day for day in (first, second) if day is not None]
        past = [day for day in visits if day <= SINCE]
        before = standing(SINCE, max(past, default=None), interval, exempt_before)
        now = standing(NOW, max(visits, default=None), interval, exempt_now)
        change = change_of(before, now, SINCE)
        told[change] += 1
        gained = (now.status in UP_TO_DATE) - (before.status in UP_TO_DATE)
        moved[change] += gained
        if change in (Change.RECOVERED, Change.FIRST_REACHED):
            assert gained == 1
        if change is Change.NEWLY_OVERDUE:
            assert gained == -1
        if change is Change.SAME:
            assert gained == 0
    assert sum(told.values()) == len(villages)
    assert moved[Change.LOST_AGAIN] <= 0
    assert Change.BY_RULE not in told  # The intervals stayed as they were.


def test_the_day_before_the_window_does_not_count_as_reached():
    on_the_first_day = change_of(standing(SINCE, SINCE), standing(NOW, SINCE), SINCE)
    day_after = change_of(
        standing(SINCE, None), standing(NOW, SINCE + timedelta(days=1), 365), SINCE
    )
    assert (on_the_first_day, day_after) == (Change.NEWLY_OVERDUE, Change.FIRST_REACHED)
    assert standing(NOW, SINCE).status is Status.OVERDUE
