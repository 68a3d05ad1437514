"""Which area is silent, what the record lacks, and the rows to be mended.

Counts and rows come from the same conditions, over the held activities of the filter and period,
every kind of them and verified or not. When something was last heard of an area is told of all its
activities, whatever programme is selected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from lib.db.activities import read_activities
from lib.db.activity_scope import Scope, is_in
from lib.db.engine import Connection, Database
from lib.db.gap_frame import GapFrame, counts_of, ids_with, read_gap_frame
from lib.db.quality import Pair, read_entry_moments, read_pairs, read_silence
from lib.domain.activities import Activity, Kind
from lib.domain.areas import regency_code_of
from lib.domain.moment import read_stamp, stamp
from lib.domain.period import Period
from lib.domain.permissions import Action, Person, can_in_areas, require
from lib.domain.place import Place
from lib.domain.quality import RECENT, Gap, RecordCounts, Silence
from lib.domain.selection import Selection
from lib.services.activity_scope import asked
from lib.services.clock import JAKARTA, day_of
from lib.services.places import village_places
from lib.services.register import villages_of
from lib.services.villages import VillageRow, village_table


@dataclass(frozen=True, slots=True)
class SilentArea:
    """A regency, or a district of the one selected, and when something was last heard of it."""

    code: str
    name: str
    heard: Silence

    def silent(self, as_of: date) -> bool:
        """Whether nothing was entered lately."""
        return self.heard.last_entry is None or self.heard.last_entry <= as_of - RECENT


@dataclass(frozen=True, slots=True)
class Quality:
    """The record of a filter and period; the areas with the longest silence first."""

    counts: RecordCounts
    pairs: int
    points: int
    """Villages of the scope whose point is missing or estimated."""
    areas: tuple[SilentArea, ...]
    by_district: bool

    @property
    def tells_entries(self) -> bool:
        """Whether the record keeps days of entry at all; if not, no area can be called silent."""
        return any(area.heard.last_entry is not None for area in self.areas)

    def missing(self, gap: Gap) -> int:
        """The number of rows that a gap lists."""
        if gap is Gap.DUPLICATE:
            return self.pairs
        return self.points if gap is Gap.POINT else self.counts.missing(gap)


@dataclass(frozen=True, slots=True)
class Row:
    """An activity with its areas in the person's regencies; whether the person may mend it."""

    activity: Activity
    may_mend: bool


def quality(
    database: Database, person: Person, selection: Selection, days: Period, as_of: date
) -> Quality:
    """What the record of an area lacks on some days; statuses selected narrow nothing."""
    require(person, Action.READ)
    scope = _scope(database, person, selection, days, as_of)
    version = database.version()
    return Quality(
        counts=_counts(database, version, scope),
        pairs=len(_pairs(database, version, scope)),
        points=len(villages_without_point(database, person, selection, as_of)),
        areas=_areas(database, version, person, selection, as_of),
        by_district=scope.by_district,
    )


def rows_to_mend(
    database: Database,
    person: Person,
    selection: Selection,
    days: Period,
    as_of: date,
    *,
    gap: Gap,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[Row, ...]:
    """The activities of a gap that is told of one activity, newest first."""
    scope = _scope(database, person, selection, days, as_of)
    ids = ids_with(_frame(database, database.version(), scope.days), scope, gap, limit, offset)
    with database.read() as connection:
        found = _rows(connection, person, ids)
    return tuple(found[i] for i in ids)


def suspected_duplicates(
    database: Database,
    person: Person,
    selection: Selection,
    days: Period,
    as_of: date,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[tuple[Row, Row], ...]:
    """Pairs of one village and kind within 3 days, the later one first, newest first."""
    scope = _scope(database, person, selection, days, as_of)
    end = None if limit is None else offset + limit
    pairs = _pairs(database, database.version(), scope)[offset:end]
    with database.read() as connection:
        found = _rows(connection, person, sorted({i for pair in pairs for i in pair}))
    return tuple((found[one], found[other]) for one, other in pairs)


def villages_without_point(
    database: Database, person: Person, selection: Selection, as_of: date
) -> tuple[VillageRow, ...]:
    """The villages of the scope whose point the register lacks or only estimates, by code."""
    places = village_places()
    rows = village_table(database, person, as_of).scope(selection)
    return tuple(row for row in rows if _is_rough(places.get(row.code)))


def _is_rough(place: Place | None) -> bool:
    return place is None or place.estimated


def _scope(
    database: Database, person: Person, selection: Selection, days: Period, as_of: date
) -> Scope:
    # The kind is left aside by what reads the record as it is kept.
    return asked(database, person, selection, as_of, Kind.OUTREACH).scope(days)


def _rows(connection: Connection, person: Person, ids: list[str]) -> dict[str, Row]:
    return {
        key: Row(_trimmed(activity, person), _may_mend(activity, person))
        for key, activity in read_activities(connection, ids).items()
    }


def _may_mend(activity: Activity, person: Person) -> bool:
    return can_in_areas(person, Action.RECORD, [link.area_code for link in activity.areas])


def _trimmed(activity: Activity, person: Person) -> Activity:
    own = person.regencies
    areas = tuple(a for a in activity.areas if not own or regency_code_of(a.area_code) in own)
    return replace(activity, areas=areas)


@lru_cache(maxsize=64)
def _areas(
    database: Database, version: int, person: Person, selection: Selection, as_of: date
) -> tuple[SilentArea, ...]:
    heard = _heard(database, version, as_of)
    by_district = selection.regency is not None or len(person.regencies) == 1
    names = {
        (v.district.code if by_district else v.regency.code): (
            v.district.name if by_district else v.regency.label
        )
        for v in villages_of(database, person)
        if selection.covers(v.code)
    }
    areas = [SilentArea(code, name, heard.get(code, Silence())) for code, name in names.items()]
    return tuple(sorted(areas, key=lambda area: (area.heard.last, area.code)))


@lru_cache(maxsize=32)
def _heard(database: Database, version: int, as_of: date) -> Mapping[str, Silence]:
    """What the record and the trail know, together: a day of entry is not in every file."""
    end = stamp(datetime.combine(as_of + timedelta(days=1), time(), JAKARTA))
    with database.read() as connection:
        found = read_silence(connection, as_of)
        moments = read_entry_moments(connection, end)
    for code, moment in moments.items():
        area = found.get(code, Silence())
        found[code] = replace(area, last_entry=_later(area.last_entry, moment))
    return found


def _later(recorded: date | None, moment: str) -> date | None:
    """The later of two days; a moment that somebody edited on the trail tells none."""
    try:
        return max(recorded or date.min, day_of(read_stamp(moment)))
    except ValueError:
        return recorded


@lru_cache(maxsize=128)
def _counts(database: Database, version: int, scope: Scope) -> RecordCounts:
    return counts_of(_frame(database, version, scope.days), scope)


@lru_cache(maxsize=64)
def _pairs(database: Database, version: int, scope: Scope) -> tuple[tuple[str, str], ...]:
    return tuple(
        (pair.later, pair.sooner)
        for pair in _all_pairs(database, version, scope.days)
        if any(is_in(scope, code) for code in pair.villages)
    )


@lru_cache(maxsize=4)
def _frame(database: Database, version: int, days: Period) -> GapFrame:
    with database.read() as connection:
        return read_gap_frame(connection, days)


@lru_cache(maxsize=4)
def _all_pairs(database: Database, version: int, days: Period) -> Sequence[Pair]:
    with database.read() as connection:
        return read_pairs(connection, days)
