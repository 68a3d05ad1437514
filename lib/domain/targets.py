"""Targets of a regency for a year, how far they are, and what it takes each month to meet them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lib.domain.indicators import Share

LATEST_YEARS = 5
"""A target is for this year or one of so many years to come."""
_MONTHS_A_YEAR = 12


class TargetKind(StrEnum):
    UP_TO_DATE = "up_to_date"
    """Villages that are up to date on the last day of the year."""
    REACHED = "reached"
    """Villages with at least one direct outreach within the year."""


@dataclass(frozen=True, slots=True)
class Target:
    """``value`` is a number of villages."""

    regency_code: str
    year: int
    kind: TargetKind
    value: int


@dataclass(frozen=True, slots=True)
class Progress:
    """A target, or several of one kind together, on a day of their year.

    ``begun`` is what stood already before the year, 0 for villages reached within it; ``whole``
    are the villages that are not exempt.
    """

    value: int
    begun: int
    done: int
    whole: int
    as_of: date

    @property
    def to_date(self) -> int:
        """What is due by now, if the year's way is gone evenly; rounded up."""
        start = date(self.as_of.year - 1, 12, 31)
        gone, days = (self.as_of - start).days, (date(self.as_of.year, 12, 31) - start).days
        return self.begun + -(-max(0, self.value - self.begun) * gone // days)

    @property
    def of_target(self) -> Share:
        return Share(self.done, self.value)

    @property
    def of_due(self) -> Share:
        """What is done of what is due by now."""
        return Share(self.done, self.to_date)

    @property
    def lacking(self) -> int:
        return max(0, self.value - self.done)

    @property
    def a_month(self) -> int:
        """The villages more in each month that is left, rounded up; never more than lack in all."""
        left = (date(self.as_of.year, 12, 31) - self.as_of).days
        if left < 365 // _MONTHS_A_YEAR:
            return self.lacking
        return -(-self.lacking * 365 // (_MONTHS_A_YEAR * left))


def together(parts: list[Progress]) -> Progress:
    """Some targets of one kind and day as one; raises ValueError for none."""
    if not parts:
        raise ValueError("no target to sum")
    return Progress(
        value=sum(part.value for part in parts),
        begun=sum(part.begun for part in parts),
        done=sum(part.done for part in parts),
        whole=sum(part.whole for part in parts),
        as_of=parts[0].as_of,
    )
