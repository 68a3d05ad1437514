"""Whether villages that were planned or assigned while overdue were reached within 30 days."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from lib.db import chasing as kept
from lib.db import rules
from lib.db.engine import Connection, Database
from lib.domain.chasing import Chase, ChasedMonth, chased_months
from lib.domain.forecast import month_starts
from lib.domain.moment import read_stamp, stamp
from lib.domain.period import Period
from lib.domain.permissions import Action, Person, require
from lib.domain.rules import Exemption, Membership, TierRecord
from lib.domain.selection import Selection
from lib.domain.status import Status, decide
from lib.domain.status_history import VillageRules
from lib.services.clock import JAKARTA, day_of
from lib.services.villages import village_table
from lib.services.what_if import Days

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Chasing:
    """The last 12 months, the oldest first, and the plans that the record cannot place."""

    months: tuple[ChasedMonth, ...]
    undated: int
    """Plans of these months of which nobody knows when they were made; in no month."""


def chasing(database: Database, person: Person, selection: Selection, days: Days) -> Chasing:
    """Who was chased among the villages in area and programme, up to the as-of day or today."""
    require(person, Action.READ)
    rows = village_table(database, person, days.compared).scope(selection)
    codes = frozenset(row.code for row in rows)
    return _chasing(database, database.version(), codes, min(days.compared, days.today))


@lru_cache(maxsize=16)
def _chasing(database: Database, version: int, codes: frozenset[str], until: date) -> Chasing:
    """Kept by data version: it reads a year of visits and of the trail."""
    months = _months_to(until)
    span = Period(months[0], until)
    since = stamp(datetime.combine(span.start, time(), JAKARTA))
    with database.read() as connection:
        files = kept.read_plans_of_files(connection, span)
        told = kept.read_planned(connection, since) + kept.read_assigned(connection, since)
        chases = [Chase(code, day) for code, day in files.recorded if code in codes]
        chases += [Chase(code, day_of(read_stamp(at))) for code, at in told if code in codes]
        chased = {chase.village_code for chase in chases}
        counting = rules.read_settings(connection).counting
        visits = kept.read_visit_days(connection, chased, span, counting)
        status_of = _judge(connection, visits)
    return Chasing(
        chased_months(chases, status_of, visits, months, until),
        len({plan for code, plan in files.undated if code in codes}),
    )


def _months_to(until: date) -> tuple[date, ...]:
    """The first days of 12 months, the last one that of the day."""
    year, month = divmod(until.year * _MONTHS + until.month - _MONTHS, _MONTHS)
    return month_starts(date(year, month + 1, 1), _MONTHS)


def _judge(
    connection: Connection, visits: Mapping[str, Sequence[date]]
) -> Callable[[str, date], Status]:
    """How a village stood on a day of the span, by the rules of that day, as the read model says.

    Only the villages chased are judged: a table of all villages for each of their days takes 20 ms.
    """
    intervals = rules.read_rules(connection)
    memberships: defaultdict[str, list[Membership]] = defaultdict(list)
    tiers: defaultdict[str, list[TierRecord]] = defaultdict(list)
    exemptions: defaultdict[str, list[Exemption]] = defaultdict(list)
    for membership in rules.read_memberships(connection):
        memberships[membership.area_code].append(membership)
    for tier in rules.read_tiers(connection):
        tiers[tier.village_code].append(tier)
    for exemption in rules.read_exemptions(connection):
        exemptions[exemption.village_code].append(exemption)

    def status_of(code: str, day: date) -> Status:
        own = VillageRules(code, intervals, memberships[code], tiers[code], exemptions[code])
        days = visits.get(code, ())
        before = bisect_right(days, day)
        return decide(
            as_of=day,
            last=days[before - 1] if before else None,
            interval_days=own.interval_days(day),
            waiting_since=day,
            exempt=own.exempt(day),
        ).status

    return status_of
