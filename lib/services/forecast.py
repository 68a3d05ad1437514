"""Whether the pace meets the intervals, when the backlog clears, and what falls due month by month.

Everything comes from the one read model; the months of all areas, the villages waiting and those
due later are together the villages counted.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from lib.db.engine import Database
from lib.domain.forecast import (
    FARTHEST_MONTHS,
    Awaiting,
    DueMonths,
    backlogs,
    cleared_on,
    due_months,
    months_until,
    pace_to_clear,
)
from lib.domain.permissions import Action, Person, require
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.domain.what_if import Outlook, outlook
from lib.services.villages import VillageRow, village_table
from lib.services.what_if import Days


@dataclass(frozen=True, slots=True)
class AreaMonths:
    """The villages counted of one regency, or of one district where a regency is selected."""

    code: str
    label: str
    due: DueMonths


@dataclass(frozen=True, slots=True)
class Clearing:
    """A pace in visits a year, and the backlog it leaves today and at the end of each month."""

    visits_a_year: int
    left: tuple[int, ...]
    on: date | None
    """The day on which nobody waits any more; None where that never comes."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What lies ahead of a selection on a day."""

    pace: Outlook
    months: DueMonths
    areas: tuple[AreaMonths, ...]
    """In order of code; month by month they sum to ``months``."""
    present: Clearing
    """At the pace of the last 12 months."""
    by: date
    needed: Clearing | None
    """At the least pace that clears the backlog by ``by``; None where no pace does."""


def forecast(
    database: Database, person: Person, selection: Selection, days: Days, by: date
) -> Forecast:
    """What lies ahead of the villages in area and programme; statuses selected do not narrow it."""
    require(person, Action.READ)
    scope = replace(selection, statuses=frozenset())
    return _forecast(database, database.version(), person, scope, (days, by))


@lru_cache(maxsize=64)
def _forecast(
    database: Database,
    version: int,
    person: Person,
    selection: Selection,
    asked: tuple[Days, date],
) -> Forecast:
    """Kept by data version: the pace that clears a backlog takes 0.1 s to find."""
    days, by = asked
    day = days.compared
    table = village_table(database, person, day)
    of_late = village_table(database, person, min(day, days.today))
    rows = table.scope(selection)
    pace = outlook(rows, of_late, training=table.settings.training_refreshes)
    villages = _awaiting(rows)
    least = pace_to_clear(villages, day, by)
    return Forecast(
        pace=pace,
        months=due_months(villages, day),
        areas=_areas(rows, day, by_district=selection.regency is not None),
        present=_clearing(villages, pace.held, day, FARTHEST_MONTHS),
        by=by,
        needed=None if least is None else _clearing(villages, least, day, months_until(day, by)),
    )


def _awaiting(rows: Iterable[VillageRow]) -> list[Awaiting]:
    """The villages that are counted: all but the exempt."""
    return [
        Awaiting(row.standing.due, row.interval.days)
        for row in rows
        if row.status is not Status.EXEMPT
    ]


def _clearing(villages: list[Awaiting], pace: int, day: date, months: int) -> Clearing:
    left = backlogs(villages, pace, day, months)
    return Clearing(pace, tuple(left), cleared_on(left, day))


def _areas(rows: Iterable[VillageRow], day: date, *, by_district: bool) -> tuple[AreaMonths, ...]:
    rows_of: defaultdict[tuple[str, str], list[VillageRow]] = defaultdict(list)
    for row in rows:
        place = row.village
        label = place.district.name if by_district else place.regency.label
        rows_of[(place.district.code if by_district else place.regency.code, label)].append(row)
    return tuple(
        AreaMonths(code, label, due_months(_awaiting(found), day))
        for (code, label), found in sorted(rows_of.items())
    )
