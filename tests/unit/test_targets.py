"""A target on a day of its year: what is due by now, and what is left for each month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.indicators import Share
from lib.domain.targets import Progress, together

END, MIDDLE = date(2026, 12, 31), date(2026, 7, 2)


def progress(value: int, done: int, as_of: date = MIDDLE, begun: int = 0) -> Progress:
    return Progress(value, begun, done, 300, as_of)


def test_half_the_year_is_half_the_way_rounded_up():
    assert progress(101, 20).to_date == 51
    assert progress(101, 20).of_due == Share(20, 51)
    assert progress(100, 60, begun=40).to_date == 71


def test_what_stood_before_the_year_is_no_way_to_go():
    assert progress(40, 50, begun=60).to_date == 60


def test_at_the_end_of_the_year_all_of_it_is_due():
    assert progress(100, 90, END, begun=30).to_date == 100


def test_each_month_left_takes_its_part():
    # 182 days are left, just under six months.
    assert progress(100, 40).a_month == 11
    assert progress(100, 100).a_month == progress(100, 120).a_month == 0


def test_in_the_last_month_all_that_lacks_is_needed():
    assert progress(100, 90, date(2026, 12, 10)).a_month == 10
    assert progress(100, 90, END).a_month == 10


@given(
    value=st.integers(1, 400),
    done=st.integers(0, 400),
    begun=st.integers(0, 400),
    as_of=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
)
def test_a_month_never_needs_more_than_lacks_and_enough_of_them_suffice(value, done, begun, as_of):
    found = progress(value, done, as_of, begun)
    months = (date(as_of.year, 12, 31) - as_of).days * 12 / 365
    assert 0 <= found.a_month <= found.lacking
    assert found.a_month * max(1.0, months) >= found.lacking
    assert min(begun, value) <= found.to_date <= max(begun, value)


def test_some_targets_together_are_their_sums():
    sum_of = together([progress(100, 40, begun=10), progress(50, 5)])
    assert (sum_of.value, sum_of.done, sum_of.begun, sum_of.whole) == (150, 45, 10, 600)
    with pytest.raises(ValueError, match="no target"):
        together([])
