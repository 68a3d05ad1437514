"""What the home page says: where the villages stand, how that moved, and where it is worst."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from lib.db.engine import Database
from lib.domain.indicators import StatusCounts, count_statuses
from lib.domain.period import trend_days
from lib.domain.permissions import Action, Person, require
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.services.villages import VillageRow, village_table


@dataclass(frozen=True, slots=True)
class Group:
    """A set of villages counted on the as-of day, 30 days before, and month by month."""

    now: StatusCounts
    before: StatusCounts
    trend: tuple[StatusCounts, ...]
    """Thirteen counts, 30 days apart, the last on the as-of day."""


@dataclass(frozen=True, slots=True)
class AreaStanding:
    """The villages of one regency, or of one district where a regency is selected."""

    code: str
    label: str
    now: StatusCounts
    before: StatusCounts


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of the scope, of its Desa Binaan, and of each area it consists of."""

    everyone: Group
    mentored: Group
    areas: tuple[AreaStanding, ...]
    """In order of code; their counts sum to those of everyone."""
    before: date


def overview(database: Database, person: Person, selection: Selection, as_of: date) -> Overview:
    """The home page's figures; the statuses selected do not narrow them, area and programme do."""
    require(person, Action.READ)
    scope = replace(selection, statuses=frozenset())
    return _overview(database, database.version(), person, scope, as_of)


@lru_cache(maxsize=256)
def _overview(
    database: Database, version: int, person: Person, selection: Selection, as_of: date
) -> Overview:
    """Kept by data version: the trend reads 13 tables, 20 ms of a rerun."""
    days = trend_days(as_of)
    tables = [village_table(database, person, day).scope(selection) for day in days]
    return Overview(
        everyone=_group(tables),
        mentored=_group([[r for r in rows if is_mentored(r)] for rows in tables]),
        areas=_areas(tables[-1], tables[-2], by_district=selection.regency is not None),
        before=days[-2],
    )


def is_mentored(row: VillageRow) -> bool:
    """Whether a village is a Desa Binaan of the immigration office on the day of the row."""
    return Programme.DESA_BINAAN_IMIGRASI in row.programmes


def _group(tables: Sequence[Sequence[VillageRow]]) -> Group:
    counts = tuple(count_statuses(row.status for row in rows) for rows in tables)
    return Group(now=counts[-1], before=counts[-2], trend=counts)


def _areas(
    now: Sequence[VillageRow], before: Sequence[VillageRow], *, by_district: bool
) -> tuple[AreaStanding, ...]:
    def area(row: VillageRow) -> tuple[str, str]:
        village = row.village
        if by_district:
            return village.district.code, f"Kec. {village.district.name}"
        return village.regency.code, village.regency.label

    labels = dict(sorted({area(row) for row in (*now, *before)}))
    counted_now, counted_before = (_statuses_by(rows, area) for rows in (now, before))
    return tuple(
        AreaStanding(code, label, counted_now[code], counted_before[code])
        for code, label in labels.items()
    )


def _statuses_by(
    rows: Sequence[VillageRow], area: Callable[[VillageRow], tuple[str, str]]
) -> defaultdict[str, StatusCounts]:
    statuses: defaultdict[str, list[Status]] = defaultdict(list)
    for row in rows:
        statuses[area(row)[0]].append(row.status)
    counted = {code: count_statuses(found) for code, found in statuses.items()}
    return defaultdict(lambda: count_statuses(()), counted)
