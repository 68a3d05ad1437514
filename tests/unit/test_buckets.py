"""A period falls into months or years that add up to it, and has a period before it."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.buckets import buckets_of, month_of, period_before
from lib.domain.period import Period

days = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@given(days, st.integers(0, 3000))
def test_buckets_follow_each_other_and_cover_the_period(start, length):
    period = Period(start, start + timedelta(length))
    found = buckets_of(period)
    assert (found[0].days.start, found[-1].days.end) == (period.start, period.end)
    for one, next_one in pairwise(found):
        assert next_one.days.start == one.days.end + timedelta(days=1)


@given(days, st.integers(0, 3000))
def test_every_day_lies_in_the_bucket_of_its_month(start, length):
    period = Period(start, start + timedelta(length))
    for bucket in buckets_of(period):
        assert bucket.holds(bucket.days.start.year, bucket.days.start.month)
        assert bucket.holds(bucket.days.end.year, bucket.days.end.month)


def test_twelve_months_up_to_a_day_are_thirteen_months_two_of_them_partial():
    found = buckets_of(Period(date(2025, 11, 25), date(2026, 11, 24)))
    assert [bucket.code for bucket in found][:3] == ["2025-11", "2025-12", "2026-01"]
    assert [bucket.code for bucket in found if bucket.partial] == ["2025-11", "2026-11"]


def test_more_than_two_years_are_cut_into_years():
    codes = [bucket.code for bucket in buckets_of(Period(date(2017, 4, 1), date(2026, 11, 24)))]
    assert codes == [str(year) for year in range(2017, 2027)]


def test_a_period_that_ends_before_it_starts_has_no_buckets():
    assert buckets_of(Period(date(2026, 2, 1), date(2026, 1, 1))) == ()


def test_the_period_before_has_the_same_length_and_ends_the_day_before():
    before = period_before(Period(date(2025, 11, 25), date(2026, 11, 24)))
    assert before == Period(date(2024, 11, 25), date(2025, 11, 24))


def test_nothing_comes_before_a_period_without_a_start():
    assert period_before(Period(date.min, date(2026, 11, 24))) is None


def test_a_month_has_its_own_last_day():
    assert month_of(date(2024, 2, 29)) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert month_of(date(2026, 12, 1)).end == date(2026, 12, 31)
