"""A period cut into months, or into years where months would be too many to compare.

A first or last bucket that the period covers in part holds only the days of the period, so the
buckets of a period add up to it.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from lib.domain.period import Period

MOST_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Bucket:
    """A month (``2026-11``) or a year (``2026``), and the days of it that the period holds."""

    code: str
    days: Period

    def holds(self, year: int, month: int) -> bool:
        """Whether a month lies in it."""
        start = self.days.start
        return year == start.year and (month == start.month or len(self.code) == 4)

    @property
    def partial(self) -> bool:
        """Whether the period holds only some of its days."""
        return self.days != _whole(self.days.start, by_year=len(self.code) == 4)


def buckets_of(period: Period) -> tuple[Bucket, ...]:
    """The months or years of a period in order; none when it ends before it starts."""
    by_year = _month_number(period.end) - _month_number(period.start) > MOST_MONTHS
    found = []
    start = period.start
    while start <= period.end:
        end = min(_whole(start, by_year=by_year).end, period.end)
        code = f"{start:%Y}" if by_year else f"{start:%Y-%m}"
        found.append(Bucket(code, Period(start, end)))
        start = end + timedelta(days=1)
    return tuple(found)


def period_before(period: Period) -> Period | None:
    """The period of the same length that ends the day before; None where the calendar begins."""
    length = period.end - period.start
    if period.end < period.start or period.start - date.min <= length + timedelta(days=1):
        return None
    end = period.start - timedelta(days=1)
    return Period(end - length, end)


def month_of(day: date) -> Period:
    """The month that a day lies in."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def _whole(day: date, *, by_year: bool) -> Period:
    """The month or year that a day lies in."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31)) if by_year else month_of(day)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month
