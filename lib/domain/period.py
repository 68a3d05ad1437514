"""Spans of time that figures are counted over, relative to the day the screen speaks of."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lib.domain.activities import YEAR


class Preset(StrEnum):
    """As the URL writes it: ``?periode=tahun-ini``."""

    YEAR = "12bulan"
    THIS_YEAR = "tahun-ini"
    LAST_YEAR = "tahun-lalu"
    ALL = "semua"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``start`` to ``end``, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def period_of(preset: Preset, as_of: date) -> Period:
    """The days a preset means on a day; none of them lies after it."""
    if preset is Preset.THIS_YEAR:
        return Period(date(as_of.year, 1, 1), as_of)
    if preset is Preset.LAST_YEAR:
        return Period(date(as_of.year - 1, 1, 1), date(as_of.year - 1, 12, 31))
    if preset is Preset.ALL:
        return Period(date.min, as_of)
    return Period(as_of - YEAR + timedelta(days=1), as_of)


CHANGE_DAYS = 30
"""What a figure is compared with lies this many days back, and a trend takes steps of them."""
_TREND_STEPS = 12


def trend_days(end: date) -> list[date]:
    """The thirteen days of a trend, 30 days apart, the last on ``end``.

    Every page takes the same days, so that they share the tables of the read model.
    """
    return [end - timedelta(days=CHANGE_DAYS * step) for step in range(_TREND_STEPS, -1, -1)]
