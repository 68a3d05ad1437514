"""What would follow from other rules or settings: who moves where, and what pace that demands.

The statuses themselves come from the read model under what is supposed; here they are compared.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Protocol

from lib.domain.activities import VillageFacts
from lib.domain.indicators import StatusCounts, count_statuses
from lib.domain.record import Settings
from lib.domain.rules import IntervalInForce, Rule
from lib.domain.status import Status

YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Supposed:
    """Rules and settings in place of those kept; None leaves them as they are."""

    rules: tuple[Rule, ...] | None = None
    settings: Settings | None = None


AS_KEPT = Supposed()


class Judged(Protocol):
    """A village as rules and settings make it stand on a day."""

    @property
    def code(self) -> str: ...
    @property
    def status(self) -> Status: ...
    @property
    def interval(self) -> IntervalInForce: ...
    @property
    def facts(self) -> VillageFacts: ...


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where all villages stand, what their intervals demand and what was held of late."""

    counts: StatusCounts
    demanded: int
    """Direct visits a year that keep every village that is not exempt up to date, rounded up."""
    held: int
    """Direct visits to these villages in the last 12 months that count towards their status."""

    @property
    def lacking(self) -> int:
        """How many visits a year the pace falls short by; 0 where it suffices."""
        return max(0, self.demanded - self.held)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every village of the register on one day, as things are and as they would be."""

    day: date
    now: Outlook
    then: Outlook
    flows: Mapping[tuple[Status, Status], int]
    """Villages by the status they have and the one they would have; unchanged ones included."""

    @property
    def moved(self) -> int:
        """How many villages would change their status."""
        return sum(count for (before, after), count in self.flows.items() if before is not after)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The statuses that any village has or would have, in the order of the legend."""
        return tuple(s for s in Status if self.now.counts.of[s] or self.then.counts.of[s])


def outlook(on_day: Iterable[Judged], of_late: Iterable[Judged], *, training: bool) -> Outlook:
    """The outlook of some villages on a day.

    ``of_late`` are the same villages on the day that the last 12 months end on; ``training`` tells
    whether trainings count as visits.
    """
    rows = list(on_day)
    base = {row.code: row.interval.days for row in rows if row.status is not Status.EXEMPT}
    held = sum(
        row.facts.outreach_12m + (row.facts.training_12m if training else 0)
        for row in of_late
        if row.code in base
    )
    return Outlook(count_statuses(row.status for row in rows), demanded_a_year(base.values()), held)


def demanded_a_year(intervals: Iterable[int]) -> int:
    """The visits a year that some intervals in days ask for together, rounded up."""
    # Summed by length of interval, so that 180 villages of 180 days ask for 365 and no 366th.
    return ceil(sum(YEAR_DAYS * count / days for days, count in Counter(intervals).items()))


def flows_between(
    before: Sequence[Judged], after: Sequence[Judged]
) -> dict[tuple[Status, Status], int]:
    """How many villages go from which status to which; both hold the same villages in order."""
    pairs = zip(before, after, strict=True)
    return dict(Counter((old.status, new.status) for old, new in pairs))
