"""What changed between two days, village by village, from the read model of both."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from lib.db.engine import Database
from lib.domain.areas import Village
from lib.domain.changes import Change, change_of
from lib.domain.indicators import StatusCounts, count_statuses
from lib.domain.permissions import Action, Person, require
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.status import Standing, Status
from lib.services.villages import VillageRow, village_table


@dataclass(frozen=True, slots=True)
class ChangedVillage:
    """A village as it stands on the second day, and how it stood on the first."""

    row: VillageRow
    before: Standing
    change: Change

    @property
    def village(self) -> Village:
        return self.row.village

    @property
    def programmes(self) -> tuple[Programme, ...]:
        return self.row.programmes

    @property
    def status(self) -> Status:
        return self.row.status


@dataclass(frozen=True, slots=True)
class Changes:
    """Every village of the scope by what became of it; the counts of both days beside it."""

    since: date
    as_of: date
    of: Mapping[Change, tuple[ChangedVillage, ...]]
    """Every change named, in order of code; together they are the villages of the scope."""
    before: StatusCounts
    now: StatusCounts

    def count(self, change: Change) -> int:
        return len(self.of[change])


def changes(
    database: Database, person: Person, selection: Selection, since: date, as_of: date
) -> Changes:
    """What became of the villages in area and programme; statuses selected do not narrow it.

    Programmes are those of the second day. Raises ValueError where ``since`` is not before it.
    """
    require(person, Action.READ)
    if since >= as_of:
        raise ValueError("the first day lies before the second")
    scope = replace(selection, statuses=frozenset())
    rows = village_table(database, person, as_of).scope(scope)
    standing_of = {row.code: row.standing for row in village_table(database, person, since).rows}
    found: dict[Change, list[ChangedVillage]] = {change: [] for change in Change}
    for row in rows:
        before = standing_of[row.code]
        change = change_of(before, row.standing, since)
        found[change].append(ChangedVillage(row, before, change))
    return Changes(
        since=since,
        as_of=as_of,
        of={change: tuple(villages) for change, villages in found.items()},
        before=count_statuses(standing_of[row.code].status for row in rows),
        now=count_statuses(row.status for row in rows),
    )
