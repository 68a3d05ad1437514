"""What a set of activities adds up to, and the facets by which one asks for the rows behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from lib.domain.activities import Form
from lib.domain.buckets import Bucket
from lib.domain.learning import Learning


class Reach(StrEnum):
    """Whom an activity touched within a scope; each activity is exactly one of them."""

    VILLAGES = "villages"
    """At least one village directly: counts for each of its villages."""
    WIDE = "wide"
    """Only a district, a regency or no area at all is on record: counts for no village."""
    DELEGATES = "delegates"
    """Villages only sent delegates: counted apart."""


class Dimension(StrEnum):
    """What rows may be asked by; the values are those of ``Facet``."""

    TIME = "time"
    AREA = "area"
    FORM = "form"
    ORGANISER = "organiser"
    JOINT = "joint"
    AUDIENCE = "audience"
    INVOLVED = "involved"
    REACH = "reach"
    ATTENDANCE = "attendance"
    TESTED = "tested"


Facet = tuple[tuple[Dimension, str], ...]
"""Dimensions with a value each, all of which a row must have; empty asks for every row.

TIME is ``2026-11`` or ``2026``; AREA a code of the scope's level, empty for activities without any
area; FORM, ORGANISER and AUDIENCE are empty where nothing is recorded; INVOLVED is ``leaders``,
``youth`` or ``women``; JOINT, ATTENDANCE and TESTED are ``yes``.
"""
EVERYTHING: Facet = ()
INVOLVED = ("leaders", "youth", "women")


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over activities. One activity for three villages is one activity and three visits."""

    activities: int = 0
    visits: int = 0
    participants: int = 0
    """Contacts, not unique people, of the activities whose number is known."""
    attendance_known: int = 0
    leaders: int = 0
    youth: int = 0
    women: int = 0
    tested: int = 0
    tested_sessions: int = 0
    attending: int = 0
    before: float = 0.0
    after: float = 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def learning(self) -> Learning:
        return Learning(self.tested, self.attending, self.before, self.after)


@dataclass(frozen=True, slots=True)
class Cell:
    """The activities of one month that share form, reach and whether they were joint."""

    year: int
    month: int
    form: Form | None
    reach: Reach
    joint: bool
    tally: Tally


@dataclass(frozen=True, slots=True)
class AreaCell:
    """The activities of one month in one area; one in two areas stands in both."""

    area: str
    year: int
    month: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything counted over the activities of a scope; the cells sum to its activities."""

    cells: tuple[Cell, ...]
    areas: tuple[AreaCell, ...]
    """``area`` is empty for activities without any."""
    several_areas: int
    """Activities that stand in more than one area, and are counted in each."""
    organisers: Mapping[str, int]
    audience: Mapping[str, int]

    @property
    def total(self) -> Tally:
        return total_of(cell.tally for cell in self.cells)

    def where(self, reach: Reach) -> Tally:
        return total_of(cell.tally for cell in self.cells if cell.reach is reach)

    @property
    def joint(self) -> int:
        return sum(cell.tally.activities for cell in self.cells if cell.joint)

    @property
    def forms(self) -> dict[Form | None, int]:
        """Activities by form, most first; unknown is None."""
        found: dict[Form | None, int] = {}
        for cell in self.cells:
            found[cell.form] = found.get(cell.form, 0) + cell.tally.activities
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0] or "")))

    def area(self, code: str) -> Tally:
        return total_of(cell.tally for cell in self.areas if cell.area == code)

    def at(self, bucket: Bucket) -> Tally:
        """The activities of a month or year."""
        return total_of(c.tally for c in self.cells if bucket.holds(c.year, c.month))

    def area_at(self, code: str, bucket: Bucket) -> Tally:
        """The activities of an area in a month or year."""
        cells = (c for c in self.areas if c.area == code)
        return total_of(c.tally for c in cells if bucket.holds(c.year, c.month))


def total_of(tallies: Iterable[Tally]) -> Tally:
    """The sum of any number of tallies."""
    found = Tally()
    for tally in tallies:
        found += tally
    return found
