"""What lies ahead: villages falling due month by month, and when a pace clears the backlog.

The backlog is looked at as one queue: every visit reaches one village, the one whose outreach is
due longest, and that village is due again its interval later. So the answer is the best that a
pace can do; visits to villages that are up to date clear nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heapify, heapreplace
from math import ceil

FARTHEST_MONTHS = 120
"""A backlog that a pace does not clear within ten years is not cleared at that pace."""
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A village that is counted: the day its outreach is due (None: never recorded) and again."""

    due: date | None
    interval_days: int


@dataclass(frozen=True, slots=True)
class DueMonths:
    """How many villages are overdue or never recorded on the day, and due in each month after it.

    ``months`` are the first days of the months, the running one first, whose count is what is left
    of it. A village is counted once, by its next due day; ``later`` are those due after them all.
    """

    waiting: int
    months: tuple[date, ...]
    due: tuple[int, ...]
    later: int

    @property
    def counted(self) -> int:
        """The villages that were given."""
        return self.waiting + sum(self.due) + self.later


def due_months(villages: Iterable[Awaiting], as_of: date, count: int = 12) -> DueMonths:
    """The villages by the month of their next due day; together they are the villages given."""
    months = month_starts(as_of, count)
    place = {(month.year, month.month): number for number, month in enumerate(months)}
    waiting, later, due = 0, 0, [0] * count
    for village in villages:
        if village.due is None or village.due < as_of:
            waiting += 1
        elif (found := place.get((village.due.year, village.due.month))) is not None:
            due[found] += 1
        else:
            later += 1
    return DueMonths(waiting, months, tuple(due), later)


def month_starts(as_of: date, count: int) -> tuple[date, ...]:
    """The first days of the month of a day and of those after it."""
    start = as_of.year * _MONTHS_A_YEAR + as_of.month - 1
    return tuple(
        date((start + n) // _MONTHS_A_YEAR, (start + n) % _MONTHS_A_YEAR + 1, 1)
        for n in range(count)
    )


def backlogs(
    villages: Sequence[Awaiting],
    visits_a_year: float,
    as_of: date,
    months: int = FARTHEST_MONTHS,
) -> list[int]:
    """The villages overdue or never recorded today, then at the end of each month at a pace.

    Ends with the first month without any, at the latest after ``months``. A month is a
    twelfth of a year after ``as_of``, so that every month holds the same number of visits.
    """
    # Days since as_of; a village never recorded has waited longest of all.
    never = -(10**6)
    queue = [
        ((v.due - as_of).days if v.due is not None else never, v.interval_days) for v in villages
    ]
    left = [sum(due < 0 for due, _ in queue)]
    heapify(queue)
    done = 0
    for month in range(1, months + 1):
        if left[-1] == 0:
            break
        end = round(month * 365 / _MONTHS_A_YEAR)
        allowed = int(month * visits_a_year / _MONTHS_A_YEAR)
        middle = end - 15
        while done < allowed and queue and queue[0][0] < end:
            _, interval = queue[0]
            heapreplace(queue, (middle + interval, interval))
            done += 1
        done = allowed
        left.append(sum(due < end for due, _ in queue))
    return left


def cleared_on(left: Sequence[int], as_of: date) -> date | None:
    """The end of the month in which ``backlogs`` found nobody waiting; None where it never did."""
    if left[-1] > 0:
        return None
    return as_of + timedelta(days=round((len(left) - 1) * 365 / _MONTHS_A_YEAR))


def months_until(as_of: date, by: date) -> int:
    """The whole months, each a twelfth of a year, from one day to another; below 1 for no month."""
    return int((by - as_of).days * _MONTHS_A_YEAR / 365 + 0.01)


def pace_to_clear(villages: Sequence[Awaiting], as_of: date, by: date) -> int | None:
    """The least visits a year that leave nobody waiting by a day; None where no pace does.

    A day less than a month away is too near for any: the first month is counted as a whole.
    """
    months = months_until(as_of, by)
    if months < 1:
        return None
    low, high = 0, _MONTHS_A_YEAR * 2 * max(1, len(villages))
    if not _clears(villages, high, as_of, months):
        return None
    while low < high:
        middle = (low + high) // 2
        if _clears(villages, middle, as_of, months):
            high = middle
        else:
            low = middle + 1
    return ceil(high)


def _clears(villages: Sequence[Awaiting], visits_a_year: int, as_of: date, months: int) -> bool:
    return backlogs(villages, visits_a_year, as_of, months)[-1] == 0
