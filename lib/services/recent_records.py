"""What was recorded last and what is planned next in the person's regencies, a page at a time."""

from dataclasses import dataclass
from datetime import date

from lib.db import recent
from lib.db.activities import Kept, read_kept_of
from lib.db.engine import Connection, Database
from lib.domain.activities import Activity
from lib.domain.permissions import Action, Person, can_in_areas, require

ROWS = 6


@dataclass(frozen=True, slots=True)
class RecentRecord:
    """An activity as it is kept; ``may_change`` False where it is of another regency too."""

    kept: Kept
    may_change: bool


@dataclass(frozen=True, slots=True)
class RecentPage:
    """The rows of one page and the number of all of them."""

    rows: tuple[RecentRecord, ...]
    total: int

    @property
    def pages(self) -> int:
        return -(-self.total // ROWS)


def newest_records(database: Database, person: Person, page: int) -> RecentPage:
    """The undeleted records of the person's regencies, newest on record first; pages from 1."""
    require(person, Action.READ)
    with database.read() as connection:
        ids = recent.newest_ids(connection, person.regencies, (page - 1) * ROWS, ROWS)
        total = recent.newest_count(connection, person.regencies)
        return RecentPage(_rows(connection, person, ids), total)


def coming_plans(database: Database, person: Person, today: date, page: int) -> RecentPage:
    """The plans of today and later in the person's regencies, the next one first."""
    require(person, Action.READ)
    with database.read() as connection:
        ids = recent.planned_ids(connection, person.regencies, today, (page - 1) * ROWS, ROWS)
        total = recent.planned_count(connection, person.regencies, today)
        return RecentPage(_rows(connection, person, ids), total)


def may_change(person: Person, activity: Activity) -> bool:
    """Whether the person may write in every area of the activity."""
    return can_in_areas(person, Action.RECORD, [link.area_code for link in activity.areas])


def _rows(connection: Connection, person: Person, ids: list[str]) -> tuple[RecentRecord, ...]:
    found = read_kept_of(connection, ids)
    return tuple(RecentRecord(found[i], may_change(person, found[i].activity)) for i in ids)
