"""Visits that were tried and did not happen: they reset nothing and stay on record.

One recorded by mistake is corrected or deleted with a reason, by whoever records there. A change
names what it was made from, so nobody's correction is overwritten unseen.

Events about a village's excuses (attempts, snoozes, exemptions) have the village as their subject,
so that its history is one look-up; the id stands in the content.
"""

from collections.abc import Collection
from dataclasses import replace

from lib.db import excuses
from lib.db.engine import Database
from lib.db.excuses import KeptAttempt
from lib.domain.areas import regency_code_of
from lib.domain.attempts import Attempt
from lib.domain.audit import Deed, Event
from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.errors import PantauError
from lib.domain.event_text import event_text
from lib.domain.excuse_check import faults_of_attempt
from lib.domain.permissions import Action, Person, can, require_in_areas
from lib.services.clock import day_of
from lib.services.recording import NotThere
from lib.services.register import village_codes, villages_of
from lib.services.writing import By, regencies_of, writing


def record_attempt(database: Database, by: By, new: Attempt) -> None:
    """An attempt kept; raises EntryRefused with every fault at its field."""
    code = new.village_code
    require_in_areas(by.person, Action.RECORD, [code])
    faults = faults_of_attempt(new, village_codes(database), day_of(by.at))
    if faults:
        raise EntryRefused(faults)
    with writing(database, by, Action.RECORD, [code]) as write:
        if excuses.has_attempt(write.connection, new.id):
            raise EntryRefused([Fault("id", "id_taken", new.id)])
        excuses.insert_attempt(write.connection, new, by.actor)
        write.leave(_event(Deed.ATTEMPT, None, new))


def correct_attempt(
    database: Database, by: By, before: Attempt, changed: Attempt, reason: str
) -> None:
    """An attempt with its new content, its id and village kept; raises EntryRefused or NotThere."""
    after = replace(changed, id=before.id, village_code=before.village_code)
    faults = faults_of_attempt(after, village_codes(database), day_of(by.at))
    _change(database, by, before, after, reason=reason, faults=faults)


def delete_attempt(database: Database, by: By, before: Attempt, reason: str) -> None:
    """An attempt that never was, deleted with a reason."""
    _change(database, by, before, None, reason=reason)


def _change(
    database: Database,
    by: By,
    before: Attempt,
    after: Attempt | None,
    *,
    reason: str,
    faults: Collection[Fault] = (),
) -> None:
    """The attempt replaced, or deleted for None, where it still is as it was seen."""
    missing = [] if reason.strip() else [Fault("why", "reason_missing")]
    with writing(database, by, Action.RECORD) as write:
        kept = excuses.read_attempt(write.connection, before.id)
        if kept is None or not can(
            by.person, Action.RECORD, regency_code_of(kept.attempt.village_code)
        ):
            raise NotThere("attempt_unknown", id=before.id)
        if faults or missing:
            raise EntryRefused([*faults, *missing])
        if kept.attempt != before:
            raise PantauError("attempt_changed", id=before.id)
        if after is None:
            excuses.delete_attempt(write.connection, before.id, reason.strip())
        else:
            excuses.replace_attempt(write.connection, after)
        deed = Deed.DELETE_ATTEMPT if after is None else Deed.CORRECT_ATTEMPT
        write.leave(_event(deed, before, after, reason))


def attempts_seen(database: Database, person: Person) -> tuple[KeptAttempt, ...]:
    """The attempts at the villages that the person may read, newest first."""
    codes = [village.code for village in villages_of(database, person)]
    with database.read() as connection:
        return tuple(excuses.read_attempts(connection, codes))


def _event(deed: Deed, before: Attempt | None, after: Attempt | None, reason: str = "") -> Event:
    told = [attempt for attempt in (before, after) if attempt is not None]
    code = told[0].village_code
    return Event(
        deed,
        "village",
        code,
        before=event_text(before) if before else "",
        after=event_text(after) if after else "",
        reason=reason,
        regencies=regencies_of([code]),
    )
