"""Which activities and villages a page speaks of, and the rows behind each of its numbers.

An activity is in scope when one of its areas is: a village of the area selected, or the district or
regency itself where the record knows no more. With programmes selected it must be linked to a
village that takes part in one of them on the as-of day, so what is known only of a district or a
regency drops out. Without any of both, what was held for the whole province counts too. Statuses
narrow lists of villages and no activities: the status of a village follows from its activities, and
a frequency of those that are overdue would only say again that they are overdue.

An activity of several areas is counted in each of them and once in the whole; the visits to
villages add up, because a village lies in one area.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from lib.db import activities, activity_figures, activity_rows
from lib.db.activity_frame import Frame, VillageVisits, read_frame
from lib.db.activity_scope import Scope
from lib.db.engine import Database
from lib.domain.activities import Activity, Kind
from lib.domain.areas import regency_code_of
from lib.domain.period import Period
from lib.domain.permissions import Action, Person, require
from lib.domain.selection import Selection
from lib.domain.tallies import EVERYTHING, Facet, Figures
from lib.domain.together import Held
from lib.services.villages import VillageRow, VillageTable, village_table

FEW = 5
"""With fewer activities than this a list says more than any chart."""
_FRAMES = 8
"""Kinds and periods kept in memory: 70 bytes per activity with its links, 54 MB for 800,000."""
_VERSIONS = 3
"""States kept of the databases: each source has one, and a write makes another."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page was asked: the filter without its statuses, on a record, by a person."""

    database: Database
    person: Person
    selection: Selection
    as_of: date
    kind: Kind

    @property
    def by_district(self) -> bool:
        """Whether areas are districts: a regency is selected, or the person has only one."""
        return self.selection.regency is not None or len(self.person.regencies) == 1

    def villages(self) -> list[VillageRow]:
        """The villages in scope on the as-of day, in order of code."""
        return self.table().scope(self.selection)

    def table(self) -> VillageTable:
        return village_table(self.database, self.person, self.as_of)

    def scope(self, days: Period) -> Scope:
        """The activities in scope of some days; none of them lies after the as-of day."""
        require(self.person, Action.READ)
        programmes = self.selection.programmes
        return Scope(
            kind=self.kind,
            days=Period(days.start, min(days.end, self.as_of)),
            area=self.selection.district or self.selection.regency,
            regencies=self.person.regencies,
            villages=frozenset(row.code for row in self.villages()) if programmes else None,
            by_district=self.by_district,
            verified_only=not self.table().settings.unverified_count,
        )

    def figures(self, days: Period) -> Figures:
        """Everything counted over the activities in scope of some days."""
        return _figures(self.database, self.database.version(), self.scope(days))

    def held_by_area(self, days: Period) -> Mapping[str, Held]:
        """The activities in scope by area and who held them, one of two areas in both."""
        return _held_by_area(self.database, self.database.version(), self.scope(days))

    def visits(self, days: Period) -> Mapping[str, VillageVisits]:
        """Direct visits and delegates per village of the whole record on some days."""
        return self._frame(days).visits

    def forms(self, days: Period) -> Mapping[str, int]:
        """How many different forms reached each village of the whole record on some days."""
        return self._frame(days).forms

    def _frame(self, days: Period) -> Frame:
        return _frame_of(self.database, self.database.version(), self.scope(days))

    def on_record(self) -> int:
        """How many activities the scope has in all, up to the as-of day."""
        scope = self.scope(Period(date.min, self.as_of))
        return _count(self.database, self.database.version(), scope)

    def area(self, row: VillageRow) -> tuple[str, str]:
        """Code and name of the area that a village is counted in."""
        village = row.village
        if self.by_district:
            return village.district.code, f"Kec. {village.district.name}"
        return village.regency.code, village.regency.label

    def parent(self) -> "Asked | None":
        """The same question of the area around: the regency of a district, all around a regency."""
        chosen = self.selection
        if chosen.district is not None:
            return replace(self, selection=replace(chosen, district=None))
        if chosen.regency is not None and len(self.person.regencies) != 1:
            return replace(self, selection=replace(chosen, regency=None))
        return None


def asked(
    database: Database, person: Person, selection: Selection, as_of: date, kind: Kind
) -> Asked:
    """The question of a page, its statuses left aside."""
    return Asked(database, person, replace(selection, statuses=frozenset()), as_of, kind)


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of the activities behind a number, and how many there are in all."""

    total: int
    visits: int
    shown: tuple[Activity, ...]


def rows_behind(
    question: Asked,
    days: Period,
    facet: Facet = EVERYTHING,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> Rows:
    """The activities of a facet, newest first, without areas outside the person's regencies."""
    scope = question.scope(days)
    known = question.figures(days).behind(facet)
    if known is not None:
        total, visits = known.activities, known.visits
    else:
        total, visits = _behind(question.database, question.database.version(), scope, facet)
    with question.database.read() as connection:
        ids = activity_rows.row_ids(connection, scope, facet, limit=limit, offset=offset)
        found = activities.read_activities(connection, ids)
    return Rows(total, visits, tuple(_within(found[i], scope.regencies) for i in ids))


def resolved(days: Period, figures: Figures, as_of: date) -> Period:
    """The days given; from the month of the first activity on where they have no start."""
    end = min(days.end, as_of)
    if days.start > date.min:
        return Period(days.start, end)
    first = min(((cell.year, cell.month) for cell in figures.cells), default=None)
    return Period(date(*first, 1), end) if first else Period(end, end)


def grouped(
    rows: Iterable[VillageRow], area: Callable[[VillageRow], tuple[str, str]]
) -> dict[tuple[str, str], list[VillageRow]]:
    """The villages by code and name of their area, in order of code."""
    found: dict[tuple[str, str], list[VillageRow]] = {}
    for row in rows:
        found.setdefault(area(row), []).append(row)
    return dict(sorted(found.items()))


def _within(activity: Activity, regencies: frozenset[str]) -> Activity:
    if not regencies:
        return activity
    seen = tuple(a for a in activity.areas if regency_code_of(a.area_code) in regencies)
    return replace(activity, areas=seen)


@lru_cache(maxsize=_VERSIONS)
def _frames(database: Database, version: int) -> Callable[[Kind, Period, bool], Frame]:
    """The frames of one state of a database, which leave the memory together."""

    @lru_cache(maxsize=_FRAMES)
    def of(kind: Kind, days: Period, verified_only: bool) -> Frame:
        with database.read() as connection:
            return read_frame(connection, kind, days, verified_only=verified_only)

    return of


def _frame_of(database: Database, version: int, scope: Scope) -> Frame:
    return _frames(database, version)(scope.kind, scope.days, scope.verified_only)


@lru_cache(maxsize=128)
def _figures(database: Database, version: int, scope: Scope) -> Figures:
    return activity_figures.figures_of(_frame_of(database, version, scope), scope)


@lru_cache(maxsize=128)
def _held_by_area(database: Database, version: int, scope: Scope) -> Mapping[str, Held]:
    return activity_figures.held_by_area(_frame_of(database, version, scope), scope)


@lru_cache(maxsize=128)
def _count(database: Database, version: int, scope: Scope) -> int:
    with database.read() as connection:
        return activity_rows.count_on_record(connection, scope)


@lru_cache(maxsize=256)
def _behind(database: Database, version: int, scope: Scope, facet: Facet) -> tuple[int, int]:
    """How many activities and visits a list has, whichever of its pages is shown."""
    with database.read() as connection:
        return (
            activity_rows.count_rows(connection, scope, facet),
            activity_rows.count_visits(connection, scope, facet),
        )
