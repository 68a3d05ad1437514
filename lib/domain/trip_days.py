"""A route cut into event days: whom each day clears, and who still waits after it.

A held outreach linked direct to a village resets its status on that day, whatever it was, so a day
clears every village that it stops at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic

from lib.domain.route import Route, Stop
from lib.domain.trip import Waiting

VILLAGES_A_DAY = 6
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class TripDay(Generic[Waiting]):
    """A day of the trip, 1 first; ``left`` counts the villages of the trip not visited after it."""

    number: int
    stops: tuple[Stop[Waiting], ...]
    left: int

    @property
    def clears(self) -> int:
        """How many villages need outreach before the day and not after it."""
        return len(self.stops)

    @property
    def km(self) -> float:
        """The straight lines of the day, the one that leads to it too, so that days sum to all."""
        return sum(stop.km or 0.0 for stop in self.stops)


def days_of(
    route: Route[Waiting], villages_a_day: int = VILLAGES_A_DAY
) -> tuple[TripDay[Waiting], ...]:
    """The stops in their order, so many a day; the last day takes the rest.

    Raises ValueError for less than one village a day.
    """
    days = days_needed(len(route.stops), villages_a_day)
    return tuple(
        TripDay(
            number=day + 1,
            stops=route.stops[day * villages_a_day : (day + 1) * villages_a_day],
            left=max(0, len(route.stops) - (day + 1) * villages_a_day),
        )
        for day in range(days)
    )


def days_needed(villages: int, villages_a_day: int = VILLAGES_A_DAY) -> int:
    """How many event days so many villages take; raises ValueError for less than one a day."""
    if villages_a_day < 1:
        raise ValueError(f"{villages_a_day} villages a day")
    return -(-villages // villages_a_day)


def dates_of(first: date, days: Sequence[TripDay[Waiting]]) -> tuple[date, ...]:
    """The first date for the first day, and the next days from Monday to Friday for the others.

    Public holidays are not known here.
    """
    found: list[date] = []
    day = first
    for _ in days:
        found.append(day)
        day += timedelta(days=1)
        while day.weekday() >= _SATURDAY:
            day += timedelta(days=1)
    return tuple(found)
