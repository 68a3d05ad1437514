"""Villages left out of the count: asked for by who records there, approved by somebody else.

Until it is approved an exemption excuses nobody, and who asked for it may take it back. What was
approved or declined stays as it is.
"""

from dataclasses import replace
from datetime import date

from lib.db import excuses
from lib.db.engine import Connection, Database
from lib.db.excuses import KeptExemption
from lib.domain.areas import regency_code_of
from lib.domain.audit import Deed, Event
from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.errors import PantauError
from lib.domain.event_text import event_text
from lib.domain.excuse_check import faults_of_exemption
from lib.domain.permissions import Action, Person, can, require, require_in_areas
from lib.domain.rules import Exemption
from lib.services.clock import day_of
from lib.services.recording import NotThere
from lib.services.register import village_codes, villages_of
from lib.services.writing import By, regencies_of, writing


def ask_exemption(database: Database, by: By, wanted: Exemption, note: str = "") -> int:
    """The id of the request; raises EntryRefused with every fault at its field.

    The exemption would hold from ``wanted.start``, today or later, up to and including
    ``wanted.until``.
    """
    code = wanted.village_code
    require_in_areas(by.person, Action.RECORD, [code])
    faults = faults_of_exemption(wanted, village_codes(database), day_of(by.at))
    if faults:
        raise EntryRefused(faults)
    with writing(database, by, Action.RECORD, [code]) as write:
        for other in excuses.read_exemptions_of(write.connection, [code]):
            if not other.declined_by and _overlap(other.exemption, wanted):
                raise EntryRefused(
                    [Fault("village_code", "already_asked" if other.waiting else "already_exempt")]
                )
        exemption_id = excuses.insert_request(write.connection, wanted, note, by.actor)
        kept = KeptExemption(exemption_id, wanted, note, by.actor, "")
        write.leave(_event(Deed.ASK_EXEMPTION, None, kept))
    return exemption_id


def approve_exemption(database: Database, by: By, exemption_id: int) -> None:
    """The village exempt on the days asked for; never approved by who asked for it."""
    require(by.person, Action.APPROVE)
    with writing(database, by, Action.APPROVE) as write:
        before = _waiting(write.connection, by, exemption_id)
        until = before.exemption.until
        if until is not None and until < day_of(by.at):
            raise PantauError("exemption_over", until=until.isoformat())
        after = replace(before, exemption=replace(before.exemption, approver=by.actor))
        excuses.approve_exemption(write.connection, exemption_id, by.actor)
        write.leave(_event(Deed.APPROVE_EXEMPTION, before, after))


def decline_exemption(database: Database, by: By, exemption_id: int, reason: str) -> None:
    """The request declined with a reason; the village stays in the count."""
    require(by.person, Action.APPROVE)
    if not reason.strip():
        raise EntryRefused([Fault("reason", "reason_missing")])
    with writing(database, by, Action.APPROVE) as write:
        before = _waiting(write.connection, by, exemption_id)
        excuses.decline_exemption(write.connection, exemption_id, by.actor, reason.strip())
        after = replace(before, declined_by=by.actor, declined_reason=reason.strip())
        write.leave(_event(Deed.DECLINE_EXEMPTION, before, after, reason))


def withdraw_request(database: Database, by: By, exemption_id: int) -> None:
    """A request that waits, taken back by who asked for it."""
    with writing(database, by, Action.RECORD) as write:
        before = _undecided(write.connection, by, Action.RECORD, exemption_id)
        if before.requested_by != by.actor:
            raise PantauError("request_of_another", id=exemption_id)
        excuses.decline_exemption(write.connection, exemption_id, by.actor)
        after = replace(before, declined_by=by.actor)
        write.leave(_event(Deed.WITHDRAW_EXEMPTION, before, after))


def exemptions_seen(database: Database, person: Person) -> tuple[KeptExemption, ...]:
    """The exemptions of the villages that the person may read: approved, waiting and declined."""
    codes = [village.code for village in villages_of(database, person)]
    with database.read() as connection:
        return tuple(excuses.read_exemptions_of(connection, codes))


def _waiting(connection: Connection, by: By, exemption_id: int) -> KeptExemption:
    """The request that the person may decide."""
    kept = _undecided(connection, by, Action.APPROVE, exemption_id)
    if kept.requested_by == by.actor:
        raise PantauError("own_request", id=exemption_id)
    return kept


def _undecided(connection: Connection, by: By, action: Action, exemption_id: int) -> KeptExemption:
    """The waiting request; raises NotThere, also for regencies where the person may not."""
    kept = excuses.read_exemption(connection, exemption_id)
    if kept is None or not can(by.person, action, regency_code_of(kept.exemption.village_code)):
        raise NotThere("exemption_unknown", id=exemption_id)
    if not kept.waiting:
        raise PantauError("not_waiting", id=exemption_id)
    return kept


def _overlap(one: Exemption, other: Exemption) -> bool:
    return (one.start or date.min) <= (other.until or date.max) and (other.start or date.min) <= (
        one.until or date.max
    )


def _event(
    deed: Deed, before: KeptExemption | None, after: KeptExemption, reason: str = ""
) -> Event:
    code = after.exemption.village_code
    return Event(
        deed,
        "village",
        code,
        before=_text(before) if before else "",
        after=_text(after),
        reason=reason or after.exemption.reason,
        regencies=regencies_of([code]),
    )


def _text(kept: KeptExemption) -> str:
    return event_text(
        kept.exemption,
        id=kept.id,
        note=kept.note,
        requested_by=kept.requested_by,
        declined_by=kept.declined_by,
    )
