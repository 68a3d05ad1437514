"""Did chasing work: villages planned or assigned while they needed outreach, and reached since."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lib.domain.indicators import Share
from lib.domain.status import OVERDUE, Status

REACH_DAYS = 30


@dataclass(frozen=True, slots=True)
class Chase:
    """A village that somebody planned to visit, or was assigned, on a day."""

    village_code: str
    day: date


@dataclass(frozen=True, slots=True)
class ChasedMonth:
    """The villages first chased in a month, by how they stood on that day, and those reached.

    ``running`` are those whose 30 days are not over yet; they are in no share.
    """

    month: date
    overdue: Share
    never: Share
    running: int


def chased_months(
    chases: Iterable[Chase],
    status_of: Callable[[str, date], Status],
    visits: Mapping[str, Sequence[date]],
    months: Sequence[date],
    until: date,
) -> tuple[ChasedMonth, ...]:
    """Each of the months, given by their first days; a village counts once in a month.

    ``status_of`` tells how a village stood on a day, ``visits`` the days on which it was reached,
    in order. A village is reached when one lies within the 30 days after it was chased.
    """
    stood: dict[date, dict[str, tuple[date, Status]]] = {month: {} for month in months}
    for chase in sorted(set(chases), key=lambda c: (c.day, c.village_code)):
        first = stood.get(chase.day.replace(day=1))
        if first is None or chase.day > until or chase.village_code in first:
            continue
        status = status_of(chase.village_code, chase.day)
        if status in OVERDUE or status is Status.NEVER:
            first[chase.village_code] = (chase.day, status)
    return tuple(_month(month, stood[month], visits, until) for month in months)


def _month(
    month: date,
    chased: Mapping[str, tuple[date, Status]],
    visits: Mapping[str, Sequence[date]],
    until: date,
) -> ChasedMonth:
    over = {
        code: (day, status)
        for code, (day, status) in chased.items()
        if day + timedelta(days=REACH_DAYS) <= until
    }

    def share(never: bool) -> Share:
        days = [(c, d) for c, (d, status) in over.items() if (status is Status.NEVER) is never]
        return Share(sum(_reached(visits.get(code, ()), day) for code, day in days), len(days))

    return ChasedMonth(month, share(never=False), share(never=True), len(chased) - len(over))


def _reached(visits: Sequence[date], day: date) -> bool:
    after = bisect_right(visits, day)
    return after < len(visits) and visits[after] <= day + timedelta(days=REACH_DAYS)
