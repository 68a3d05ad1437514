"""Who held an activity and who reached a village, as to the two agencies of the agreement.

An activity is joint when Imigrasi and BP3MI are both among its organisers, whoever else is. A
village is covered by both where each of them reached it, together or one after the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lib.domain.activities import Form

OVERLAP_DAYS = 30
"""Two visits no further apart than this could have been one."""


class Holders(StrEnum):
    """Who held an activity; each activity is exactly one of them."""

    TOGETHER = "together"
    IMIGRASI = "imigrasi"
    """Imigrasi without BP3MI."""
    BP3MI = "bp3mi"
    """BP3MI without Imigrasi."""
    OTHERS = "others"
    UNKNOWN = "unknown"
    """No organiser is on record."""


Held = Mapping[Holders, int]
"""Activities or visits by who held them; what is not there is none."""


class Cover(StrEnum):
    """Who reached a village directly in a period; each village is exactly one of them."""

    BOTH = "both"
    IMIGRASI = "imigrasi_only"
    BP3MI = "bp3mi_only"
    OTHERS = "others_only"
    """Only others, or by nobody knows whom."""
    NOBODY = "nobody"
    EXEMPT = "exempt"


def cover_of(visits: Held) -> Cover:
    """Who reached a village that is not exempt, from its visits."""
    together = visits.get(Holders.TOGETHER, 0)
    imigrasi = together + visits.get(Holders.IMIGRASI, 0)
    bp3mi = together + visits.get(Holders.BP3MI, 0)
    if imigrasi and bp3mi:
        return Cover.BOTH
    if imigrasi or bp3mi:
        return Cover.IMIGRASI if imigrasi else Cover.BP3MI
    return Cover.OTHERS if any(visits.values()) else Cover.NOBODY


def summed(parts: Iterable[Held]) -> dict[Holders, int]:
    """The sum of several counts, every holder named."""
    found = dict.fromkeys(Holders, 0)
    for part in parts:
        for holders, count in part.items():
            found[holders] += count
    return found


@dataclass(frozen=True, slots=True)
class Office:
    """A unit as the record names it; without a name, whose unit it was as far as that is known."""

    name: str
    holders: Holders | None = None


def offices_of(units: str, holders: Holders) -> tuple[Office, ...]:
    """The offices that held an activity: each unit named once, else one for its agencies.

    The record does not say which unit belongs to which agency, so a named one belongs to none.
    """
    named: dict[str, str] = {}
    for part in units.split(";"):
        name = " ".join(part.split())
        if name:
            named.setdefault(name.casefold(), name)
    return tuple(map(Office, named.values())) or (Office("", holders),)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two visits to one village in a row, one of each agency, at most 30 days apart."""

    village_code: str
    first: date
    first_by: Holders
    first_form: Form | None
    second: date
    second_by: Holders
    second_form: Form | None

    @property
    def days(self) -> int:
        return (self.second - self.first).days
