"""What waits for a verifier, of the person's regencies only: records, requests, and what ends.

The oldest on record comes first, so that what was recorded late of days long past stands among the
others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lib.db import excuses, review
from lib.db.activities import Kept, read_kept_of
from lib.db.engine import Database
from lib.db.excuses import KeptExemption, KeptSnooze
from lib.domain.indicators import Share, count_statuses
from lib.domain.permissions import Action, Person, can_in_areas, require
from lib.domain.status import UP_TO_DATE, Status
from lib.services.villages import VillageRow, village_table

ROWS = 8
ENDS_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class WaitingRecord:
    """An activity nobody verified; ``own`` where the person recorded or changed it.

    ``may_verify`` False where it is of a regency too in which the person does not verify.
    """

    kept: Kept
    own: bool
    may_verify: bool

    @property
    def open(self) -> bool:
        """Whether the person may judge it."""
        return self.may_verify and not self.own


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The records of one page and the number of all of them."""

    rows: tuple[WaitingRecord, ...]
    total: int

    @property
    def pages(self) -> int:
        return -(-self.total // ROWS)


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """A request for an exemption, with the share up to date of the regency before and after it."""

    kept: KeptExemption
    row: VillageRow
    before: Share
    after: Share
    own: bool
    over: bool
    """Its last day has passed: it can be declined only."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A snooze or an exemption that ends soon; ``back`` is the village's first day without it."""

    row: VillageRow
    excuse: KeptSnooze | KeptExemption
    back: date


def records_waiting(
    database: Database, person: Person, page: int, regency: str | None = None
) -> WaitingPage:
    """The records to be verified, the oldest on record first; pages from 1."""
    scope = _scope(person, Action.VERIFY, regency)
    with database.read() as connection:
        total = review.waiting_count(connection, scope)
        ids = review.waiting_ids(connection, scope, (page - 1) * ROWS, ROWS)
        found, authors = read_kept_of(connection, ids), review.authors_of(connection, ids)
    rows = tuple(
        WaitingRecord(
            found[i],
            own=person.email in authors[i],
            may_verify=can_in_areas(
                person, Action.VERIFY, [link.area_code for link in found[i].activity.areas]
            ),
        )
        for i in ids
    )
    return WaitingPage(rows, total)


def requests_waiting(
    database: Database, person: Person, today: date, regency: str | None = None
) -> tuple[WaitingRequest, ...]:
    """The requests for an exemption that nobody decided yet, the oldest first."""
    scope = _scope(person, Action.APPROVE, regency)
    table = village_table(database, person, today)
    with database.read() as connection:
        found = excuses.read_requests(connection, scope)
    return tuple(
        _request(kept, table.by_code[kept.exemption.village_code], table, person, today)
        for kept in found
    )


def ending_soon(
    database: Database, person: Person, today: date, regency: str | None = None
) -> tuple[Ending, ...]:
    """Approved exemptions and snoozes whose village comes back within 30 days, by that day."""
    scope = _scope(person, Action.VERIFY, regency)
    rows = village_table(database, person, today).by_code
    first, last = today + timedelta(days=1), today + ENDS_WITHIN
    with database.read() as connection:
        put_off = excuses.read_snoozes_ending(connection, scope, first, last)
        exempt = excuses.read_exemptions_ending(connection, scope, today, last - timedelta(days=1))
    ending = [Ending(rows[s.snooze.village_code], s, s.snooze.until) for s in put_off]
    ending += [
        Ending(rows[e.exemption.village_code], e, e.exemption.until + timedelta(days=1))
        for e in exempt
        if e.exemption.until is not None
    ]
    return tuple(sorted(ending, key=lambda one: (one.back, one.row.code)))


def _scope(person: Person, action: Action, regency: str | None) -> frozenset[str]:
    """The regencies asked for: one, or all of the person's (none named: the whole province)."""
    require(person, action, regency)
    return frozenset({regency}) if regency else person.regencies


def _request(
    kept: KeptExemption,
    row: VillageRow,
    table: Iterable[VillageRow],
    person: Person,
    today: date,
) -> WaitingRequest:
    regency, until = row.village.regency, kept.exemption.until
    counts = count_statuses(r.status for r in table if r.village.regency == regency)
    before = counts.up_to_date
    after = (
        before
        if row.status is Status.EXEMPT
        else Share(before.part - (row.status in UP_TO_DATE), before.whole - 1)
    )
    return WaitingRequest(
        kept,
        row,
        before,
        after,
        own=kept.requested_by == person.email,
        over=until is not None and until < today,
    )
