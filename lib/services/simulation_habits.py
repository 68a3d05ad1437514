"""The habits that the simulation gives to regencies and to the days of the year."""

from dataclasses import dataclass
from datetime import date

YEARS = 5
AGREEMENT = date(2025, 11, 18)
"""Imigrasi and BP3MI agreed to work together: more work from here on, and more of it joint."""

_MONTHS = (0.7, 0.95, 1.0, 1.0, 1.0, 1.0, 1.05, 1.05, 1.3, 1.4, 1.3, 0.5)
_HOLIDAYS = ((1, 1), (5, 1), (8, 17), (12, 25))
_FASTING, _HOMECOMING = 0.45, 0.15
_RAMADAN, _SYAWAL = 9, 10


@dataclass(frozen=True, slots=True)
class Habit:
    """``weight`` events for each village, ``untouched`` share of villages nobody goes to."""

    weight: float
    untouched: float
    silent_days: int = 0


_HABITS = {
    "36.01": Habit(0.6, 0.15),
    "36.02": Habit(0.5, 0.19),
    "36.03": Habit(1.2, 0.11),
    "36.04": Habit(1.1, 0.11),
    "36.71": Habit(2.1, 0.04),
    "36.72": Habit(1.3, 0.07, silent_days=260),
    "36.73": Habit(1.0, 0.10),
    "36.74": Habit(1.6, 0.05),
}
_USUAL = Habit(1.0, 0.15)


def habit_of(regency_code: str) -> Habit:
    """The habit of a regency, or the usual one."""
    return _HABITS.get(regency_code, _USUAL)


def busyness(day: date) -> float:
    """How much is done on a day, about 1 on a working day; nothing on Sundays and holidays."""
    if day.weekday() == 6 or (day.month, day.day) in _HOLIDAYS:
        return 0.0
    busy = _MONTHS[day.month - 1] * (1.4 if day >= AGREEMENT else 1.0)
    month, day_of_month = _hijri(day)
    if month == _RAMADAN:
        return busy * _FASTING
    return busy * (_HOMECOMING if month == _SYAWAL and day_of_month <= 10 else 1.0)


def _hijri(day: date) -> tuple[int, int]:
    """Month and day of the tabular Islamic calendar, within a day or two of the sighted one."""
    number = day.toordinal() - 227_015  # days since the first of Muharram of the first year
    year = (30 * number + 10_646) // 10_631
    of_year = number - (year - 1) * 354 - (3 + 11 * year) // 30
    month = (11 * of_year + 330) // 325
    return month, of_year - 29 * (month - 1) - (6 * month - 1) // 11 + 1
