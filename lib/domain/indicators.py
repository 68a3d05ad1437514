"""Figures over many villages: ratios of sums, never means of ratios, and always n of N."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from lib.domain.activities import VillageFacts
from lib.domain.status import NEEDS_OUTREACH, OVERDUE, UP_TO_DATE, Standing, Status


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``; an empty whole has no ratio and prints as a dash."""

    part: int
    whole: int

    @property
    def ratio(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many villages stand where; the counts of all statuses sum to the villages counted."""

    of: dict[Status, int]

    @property
    def total(self) -> int:
        return sum(self.of.values())

    @property
    def base(self) -> int:
        """The denominator of every share: all but the exempt."""
        return self.total - self.of[Status.EXEMPT]

    def share(self, statuses: Iterable[Status]) -> Share:
        return Share(sum(self.of[status] for status in statuses), self.base)

    @property
    def up_to_date(self) -> Share:
        return self.share(UP_TO_DATE)

    @property
    def overdue(self) -> Share:
        return self.share(OVERDUE)

    @property
    def never(self) -> Share:
        return self.share((Status.NEVER,))

    @property
    def needs_outreach(self) -> Share:
        return self.share(NEEDS_OUTREACH)


def count_statuses(statuses: Iterable[Status]) -> StatusCounts:
    """The counts of every status, those without a village included."""
    counted = Counter(statuses)
    return StatusCounts({status: counted[status] for status in Status})


FREQUENCY_CLASSES = ("0", "1", "2", "3-4", "5+")
"""Direct outreach in 12 months; zero is a class of its own, breaks are fixed: dates compare."""


def frequency_class(outreach_12m: int) -> int:
    """The place of a frequency in FREQUENCY_CLASSES."""
    if outreach_12m <= 2:
        return outreach_12m
    return 3 if outreach_12m <= 4 else 4


RECENCY_CLASSES = ("0-90", "91-180", "181-365", "366+", "never")


def recency_class(age_days: int | None) -> int:
    """The place of days since the last visit in RECENCY_CLASSES; None means never recorded."""
    if age_days is None:
        return 4
    return sum(age_days > most for most in (90, 180, 365))


TRAINING_CLASSES = FREQUENCY_CLASSES


class Counted(Protocol):
    @property
    def facts(self) -> VillageFacts: ...
    @property
    def standing(self) -> Standing: ...


def frequency_distribution(rows: Iterable[Counted]) -> list[int]:
    """How many villages fall into each of FREQUENCY_CLASSES."""
    counted = Counter(frequency_class(row.facts.outreach_12m) for row in rows)
    return [counted[place] for place in range(len(FREQUENCY_CLASSES))]


@dataclass(frozen=True, slots=True)
class Recency:
    """Days since the last visit of the villages ever reached; the others are counted apart."""

    median: int | None
    ninetieth: int | None
    reached: int
    never: int


def recency(rows: Iterable[Counted]) -> Recency:
    """Median and 90th percentile (nearest rank) of days since the last visit."""
    ages: list[int] = []
    never = 0
    for row in rows:
        if row.standing.age_days is None:
            never += 1
        else:
            ages.append(row.standing.age_days)
    ages.sort()
    if not ages:
        return Recency(None, None, 0, never)
    return Recency(_rank(ages, 0.5), _rank(ages, 0.9), len(ages), never)


def _rank(ordered: list[int], share: float) -> int:
    return ordered[max(0, -(-len(ordered) * int(share * 100) // 100) - 1)]
