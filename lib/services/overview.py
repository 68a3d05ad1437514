"""What the home page says: where the villages stand, how that moved, and where it is worst."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lib.db.engine import Database
from lib.domain.areas import Regency
from lib.domain.indicators import StatusCounts, count_statuses
from lib.domain.permissions import Person
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.services.villages import VillageRow, village_table

CHANGE_DAYS = 30
TREND_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """A set of villages counted on the as-of day, 30 days before, and month by month."""

    now: StatusCounts
    before: StatusCounts
    trend: tuple[StatusCounts, ...]
    """Thirteen counts, 30 days apart, the last on the as-of day."""


@dataclass(frozen=True, slots=True)
class RegencyStanding:
    regency: Regency
    now: StatusCounts
    before: StatusCounts


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of the scope, of its Desa Binaan, and of each of its regencies."""

    everyone: Group
    mentored: Group
    regencies: tuple[RegencyStanding, ...]
    before: date


def overview(database: Database, person: Person, selection: Selection, as_of: date) -> Overview:
    """The home page's figures; the statuses selected do not narrow them, area and programme do."""
    days = [as_of - timedelta(days=CHANGE_DAYS * step) for step in range(TREND_MONTHS, -1, -1)]
    tables = [selection.scope(village_table(database, person, day)) for day in days]
    regencies = {row.village.regency.code: row.village.regency for row in tables[-1]}
    return Overview(
        everyone=_group(tables),
        mentored=_group([[r for r in rows if is_mentored(r)] for rows in tables]),
        regencies=tuple(
            RegencyStanding(regency, _count(tables[-1], regency), _count(tables[-2], regency))
            for regency in regencies.values()
        ),
        before=days[-2],
    )


def is_mentored(row: VillageRow) -> bool:
    """Whether a village is a Desa Binaan of the immigration office on the day of the row."""
    return Programme.DESA_BINAAN_IMIGRASI in row.programmes


def _group(tables: Sequence[Sequence[VillageRow]]) -> Group:
    counts = tuple(count_statuses(row.status for row in rows) for rows in tables)
    return Group(now=counts[-1], before=counts[-2], trend=counts)


def _count(rows: Sequence[VillageRow], regency: Regency) -> StatusCounts:
    return count_statuses(r.status for r in rows if r.village.regency.code == regency.code)
