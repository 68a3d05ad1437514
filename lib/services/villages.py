"""The read model: every village of a person's scope with its status on a day.

Map, list, cards, legend, download and the command line all come from this one table. It is cached
by database, data version, day and scope, so nobody sees stale figures and no time-to-live is
guessed.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from threading import Lock

from lib.db import facts, rules
from lib.db.engine import Database
from lib.domain.activities import VillageFacts
from lib.domain.areas import Village
from lib.domain.permissions import Action, Person, require
from lib.domain.queue import ranks
from lib.domain.record import Settings
from lib.domain.rules import (
    Exemption,
    IntervalInForce,
    Membership,
    Programme,
    RuleBook,
    Snooze,
    Tier,
    given_tiers,
    tier_in_queue,
    waiting_since,
)
from lib.domain.selection import Selection
from lib.domain.status import Standing, Status, decide, in_queue
from lib.domain.what_if import AS_KEPT, Supposed
from lib.services.register import all_villages

_KEPT = 64
"""Tables kept in memory: about 1.5 MB each for 1,552 villages."""


@dataclass(frozen=True, slots=True)
class VillageRow:
    """One village on one day: what it is, what the record says, and what follows from it."""

    village: Village
    programmes: tuple[Programme, ...]
    tier: Tier
    interval: IntervalInForce
    facts: VillageFacts
    standing: Standing
    snooze: Snooze | None
    exemption: Exemption | None
    in_queue: bool
    rank: int | None = None

    @property
    def code(self) -> str:
        return self.village.code

    @property
    def status(self) -> Status:
        return self.standing.status

    @property
    def ratio(self) -> float | None:
        return self.standing.ratio

    @property
    def waiting_days(self) -> int | None:
        return self.standing.waiting_days


@dataclass(frozen=True)
class VillageTable:
    """Every village of the scope on ``as_of``, in order of code."""

    as_of: date
    version: int
    settings: Settings
    rows: tuple[VillageRow, ...]
    by_code: Mapping[str, VillageRow]
    confirmed: bool
    """Whether every interval in force was confirmed; if not, the screen says *contoh*."""

    def __iter__(self) -> Iterator[VillageRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def scope(self, selection: Selection) -> list[VillageRow]:
        """The villages in the area and the programmes selected, in their order."""
        area = selection.district or selection.regency
        rows = self.rows if area is None else self._of_area.get(area, ())
        return replace(selection, regency=None, district=None).scope(rows)

    @cached_property
    def _of_area(self) -> Mapping[str, list[VillageRow]]:
        """The rows by regency and by district: a page asks a dozen days for the same area."""
        found: dict[str, list[VillageRow]] = defaultdict(list)
        for row in self.rows:
            found[row.village.district.code].append(row)
            found[row.village.regency.code].append(row)
        return found


_tables: OrderedDict[tuple[str, int, date, frozenset[str], Supposed], VillageTable] = OrderedDict()
_lock = Lock()


def village_table(
    database: Database, person: Person, as_of: date, supposed: Supposed = AS_KEPT
) -> VillageTable:
    """The villages that the person may read, with their status on a day of Asia/Jakarta.

    Ranks of the queue are those of the whole province, whatever the scope. With other rules or
    settings ``supposed`` it is the table that would follow if they were kept; nothing is written.
    """
    require(person, Action.READ)
    version = database.version()
    key = (database.url, version, as_of, person.regencies, supposed)
    with _lock:
        if key in _tables:
            _tables.move_to_end(key)
            return _tables[key]
    table = _compute(database, version, as_of, person.regencies, supposed)
    with _lock:
        _tables[key] = table
        while len(_tables) > _KEPT:
            _tables.popitem(last=False)
    return table


def _compute(
    database: Database, version: int, as_of: date, scope: frozenset[str], supposed: Supposed
) -> VillageTable:
    villages = all_villages(database, version)
    with database.read() as connection:
        kept = rules.read_settings(connection)
        settings = supposed.settings or kept
        facts_of = (
            facts.read_facts(connection, as_of, settings.counting)
            if settings.unverified_count == kept.unverified_count
            else facts.read_facts_if(
                connection,
                as_of,
                settings.counting,
                unverified_count=settings.unverified_count,
            )
        )
        memberships = rules.read_memberships(connection)
        given_rules = rules.read_rules(connection) if supposed.rules is None else supposed.rules
        tiers = rules.read_tiers(connection)
        snoozes = rules.read_snoozes(connection)
        exemptions = rules.read_exemptions(connection)
    book = RuleBook(given_rules, as_of)
    tier_of = given_tiers(tiers, as_of)
    snooze_of = _longest_snooze(snoozes, as_of)
    exemption_of = {e.village_code: e for e in exemptions if e.active(as_of)}
    memberships_of: dict[str, list[Membership]] = defaultdict(list)
    for membership in memberships:
        if membership.active(as_of):
            memberships_of[membership.area_code].append(membership)

    def row(village: Village) -> VillageRow:
        code = village.code
        own = memberships_of.get(code, [])
        joined = {m.programme for m in own}
        programmes = tuple(programme for programme in Programme if programme in joined)
        given = tier_of.get(code)
        interval = book.interval_of(code, programmes, given)
        fact = facts_of[code]
        standing = decide(
            as_of=as_of,
            last=fact.last,
            interval_days=interval.days,
            waiting_since=waiting_since(own, as_of, settings.programme_start),
            exempt=code in exemption_of,
        )
        snooze = snooze_of.get(code)
        return VillageRow(
            village=village,
            programmes=programmes,
            tier=tier_in_queue(given, programmes),
            interval=interval,
            facts=fact,
            standing=standing,
            snooze=snooze,
            exemption=exemption_of.get(code),
            in_queue=in_queue(standing.status, as_of, fact.next_plan, snooze is not None),
        )

    rows = [row(village) for village in villages]
    place = ranks(rows)
    ranked = tuple(
        replace(r, rank=place[r.code]) if r.in_queue else r
        for r in rows
        if not scope or r.village.regency.code in scope
    )
    return VillageTable(
        as_of=as_of,
        version=version,
        settings=settings,
        rows=ranked,
        by_code={r.code: r for r in ranked},
        confirmed=all(r.interval.confirmed for r in ranked),
    )


def _longest_snooze(snoozes: tuple[Snooze, ...], as_of: date) -> dict[str, Snooze]:
    longest: dict[str, Snooze] = {}
    for snooze in snoozes:
        if snooze.active(as_of):
            held = longest.get(snooze.village_code)
            if held is None or snooze.until > held.until:
                longest[snooze.village_code] = snooze
    return longest
