"""Figures are ratios of sums, with zero a class of its own and a dash for nothing."""

from datetime import date
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.indicators import Share, count_statuses, frequency_class, recency, recency_class
from lib.domain.period import Period, Preset, period_of
from lib.domain.selection import Selection
from lib.domain.status import Status


@given(st.lists(st.sampled_from(Status)))
def test_statuses_sum_to_the_villages_and_exempt_leave_both_sides(statuses):
    counts = count_statuses(statuses)
    assert counts.total == len(statuses)
    assert counts.base == len(statuses) - statuses.count(Status.EXEMPT)
    assert counts.up_to_date.part + counts.needs_outreach.part == counts.base


def test_an_empty_denominator_has_no_ratio():
    assert Share(0, 0).ratio is None


def test_zero_is_its_own_frequency_class():
    assert [frequency_class(n) for n in (0, 1, 2, 3, 4, 5, 40)] == [0, 1, 2, 3, 3, 4, 4]


def test_recency_classes_end_on_their_last_day():
    days = (0, 90, 91, 180, 181, 365, 366, None)
    assert [recency_class(n) for n in days] == [0, 0, 1, 1, 2, 2, 3, 4]


@given(st.lists(st.integers(0, 4000), min_size=1))
def test_the_median_is_the_nearest_rank(ages):
    rows = [SimpleNamespace(standing=SimpleNamespace(age_days=age)) for age in ages]
    ordered = sorted(ages)
    found = recency(rows)
    assert found.median == ordered[(len(ages) + 1) // 2 - 1]
    assert found.ninetieth == ordered[-(-len(ages) * 9 // 10) - 1]


def test_never_reached_villages_are_counted_apart():
    rows = [SimpleNamespace(standing=SimpleNamespace(age_days=None))] * 3
    assert (recency(rows).median, recency(rows).never) == (None, 3)


def test_periods_end_on_the_day_they_speak_of():
    day = date(2026, 11, 24)
    assert period_of(Preset.YEAR, day) == Period(date(2025, 11, 25), day)
    assert period_of(Preset.THIS_YEAR, day) == Period(date(2026, 1, 1), day)
    assert period_of(Preset.LAST_YEAR, day) == Period(date(2025, 1, 1), date(2025, 12, 31))
    assert day in period_of(Preset.ALL, day)


def test_a_selection_covers_what_lies_in_it():
    lebak = Selection(regency="36.02")
    assert lebak.covers("36.02") and lebak.covers("36.02.13.2020")
    assert not lebak.covers("36.03.07")
    assert not Selection("36.02", "36.02.13").covers("36.02")
