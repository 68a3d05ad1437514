"""What a set of activities adds up to, and the facets by which one asks for the rows behind it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property
from operator import add, attrgetter

from lib.domain.activities import Form
from lib.domain.buckets import Bucket
from lib.domain.learning import Learning
from lib.domain.together import Holders


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
    HOLDERS = "holders"
    AUDIENCE = "audience"
    TOPIC = "topic"
    INVOLVED = "involved"
    REACH = "reach"
    ATTENDANCE = "attendance"
    TESTED = "tested"
    ENTERED = "entered"


Facet = tuple[tuple[Dimension, str], ...]
"""Dimensions with a value each, all of which a row must have; empty asks for every row.

TIME is ``2026-11`` or ``2026``; AREA a code of the scope's level, empty for activities without any
area; FORM, ORGANISER, AUDIENCE and TOPIC are empty where nothing is recorded; HOLDERS is one of
them; INVOLVED is ``leaders``, ``youth`` or ``women``; ATTENDANCE and TESTED are ``yes``; ENTERED is
``in_time`` or ``late``.
"""
EVERYTHING: Facet = ()
INVOLVED = ("leaders", "youth", "women")
ENTRY_DAYS = 7
"""An activity was entered in time when no more days than this passed after its end."""


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
    leaders_known: int = 0
    """Activities of which the record says yes or no."""
    youth_known: int = 0
    women_known: int = 0
    entry_known: int = 0
    """Activities of which both the day they ended and the day they were entered are on record."""
    entered_in_time: int = 0
    tested: int = 0
    tested_sessions: int = 0
    attending: int = 0
    before: float = 0.0
    after: float = 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*map(add, _numbers(self), _numbers(other)))

    @property
    def learning(self) -> Learning:
        return Learning(self.tested, self.attending, self.before, self.after)


_numbers = attrgetter(*(field.name for field in fields(Tally)))


@dataclass(frozen=True, slots=True)
class Cell:
    """The activities of one month that share form, reach and who held them."""

    year: int
    month: int
    form: Form | None
    reach: Reach
    holders: Holders
    tally: Tally


_CELL_TESTS: Mapping[Dimension, Callable[[Cell, str], bool]] = {
    Dimension.TIME: lambda cell, code: f"{cell.year}-{cell.month:02}".startswith(code),
    Dimension.FORM: lambda cell, form: (cell.form or "") == form,
    Dimension.REACH: lambda cell, reach: cell.reach == reach,
    Dimension.HOLDERS: lambda cell, holders: cell.holders == holders,
}


@dataclass(frozen=True, slots=True)
class AreaCell:
    """The activities of one month in one area; one in two areas stands in both."""

    area: str
    year: int
    month: int
    tally: Tally


@dataclass(frozen=True)
class Figures:
    """Everything counted over the activities of a scope; the cells sum to its activities.

    Sums that a page asks for again and again are kept once they are made.
    """

    cells: tuple[Cell, ...]
    areas: tuple[AreaCell, ...]
    """``area`` is empty for activities without any."""
    several_areas: int
    """Activities that stand in more than one area, and are counted in each."""
    organisers: Mapping[str, int]
    audience: Mapping[str, int]
    topics: Mapping[str, int]

    @cached_property
    def total(self) -> Tally:
        return total_of(cell.tally for cell in self.cells)

    def where(self, reach: Reach) -> Tally:
        return self._of_reach[reach]

    @cached_property
    def _of_reach(self) -> dict[Reach, Tally]:
        return {
            reach: total_of(cell.tally for cell in self.cells if cell.reach is reach)
            for reach in Reach
        }

    @cached_property
    def held(self) -> dict[Holders, int]:
        """The activities by who held them; they add up to all."""
        found = dict.fromkeys(Holders, 0)
        for cell in self.cells:
            found[cell.holders] += cell.tally.activities
        return found

    def behind(self, facet: Facet) -> Tally | None:
        """The sums of the activities that a facet names; None where the cells do not tell them."""
        if not facet:
            return self.total
        tests = [(_CELL_TESTS.get(dimension), value) for dimension, value in facet]
        if any(test is None for test, _ in tests):
            return None
        return total_of(
            cell.tally
            for cell in self.cells
            if all(test is not None and test(cell, value) for test, value in tests)
        )

    @property
    def joint(self) -> int:
        return self.held[Holders.TOGETHER]

    @cached_property
    def forms(self) -> dict[Form | None, int]:
        """Activities by form, most first; unknown is None."""
        found: dict[Form | None, int] = {}
        for cell in self.cells:
            found[cell.form] = found.get(cell.form, 0) + cell.tally.activities
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0] or "")))

    def by_form(self) -> dict[Form | None, Tally]:
        """The sums of each form, in the order of ``forms``."""
        return {
            form: total_of(cell.tally for cell in self.cells if cell.form == form)
            for form in self.forms
        }

    def area(self, code: str) -> Tally:
        return total_of(cell.tally for cell in self._of_area.get(code, ()))

    def at(self, bucket: Bucket) -> Tally:
        """The activities of a month or year."""
        months = self._of_month.items()
        return total_of(tally for month, tally in months if bucket.holds(*month))

    def area_at(self, code: str, bucket: Bucket) -> Tally:
        """The activities of an area in a month or year."""
        cells = self._of_area.get(code, ())
        return total_of(cell.tally for cell in cells if bucket.holds(cell.year, cell.month))

    @cached_property
    def _of_area(self) -> dict[str, list[AreaCell]]:
        found: dict[str, list[AreaCell]] = {}
        for cell in self.areas:
            found.setdefault(cell.area, []).append(cell)
        return found

    @cached_property
    def _of_month(self) -> dict[tuple[int, int], Tally]:
        found: dict[tuple[int, int], list[Tally]] = {}
        for cell in self.cells:
            found.setdefault((cell.year, cell.month), []).append(cell.tally)
        return {month: total_of(tallies) for month, tallies in found.items()}


def total_of(tallies: Iterable[Tally]) -> Tally:
    """The sum of any number of tallies; a page asks for hundreds of them, mostly of one."""
    found = list(tallies)
    if len(found) == 1:
        return found[0]
    return Tally(*map(sum, zip(*map(_numbers, found), strict=True)))
