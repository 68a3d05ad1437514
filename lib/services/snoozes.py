"""Villages put off for a while: out of the queue, still in every figure, back by themselves.

A village has one snooze at a time, so that ending it brings the village back.
"""

from datetime import date

from lib.db import excuses
from lib.db.engine import Database
from lib.db.excuses import KeptSnooze
from lib.domain.areas import regency_code_of
from lib.domain.audit import Deed, Event
from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.errors import PantauError
from lib.domain.event_text import event_text
from lib.domain.excuse_check import faults_of_snooze
from lib.domain.permissions import Action, Person, can, require, require_in_areas
from lib.domain.rules import Snooze
from lib.services.clock import day_of
from lib.services.recording import NotThere
from lib.services.register import village_codes, villages_of
from lib.services.writing import By, regencies_of, writing


def snooze_village(database: Database, by: By, new: Snooze) -> int:
    """The id of the snooze kept; raises EntryRefused with every fault at its field.

    ``new.until`` is the first day back, at most 90 days after ``new.start``, which is today or
    later.
    """
    code = new.village_code
    require_in_areas(by.person, Action.RECORD, [code])
    faults = faults_of_snooze(new, village_codes(database), day_of(by.at))
    if faults or new.start is None:
        raise EntryRefused(faults)
    with writing(database, by, Action.RECORD, [code]) as write:
        there = excuses.read_snoozes_from(write.connection, new.start, [code])
        for other in there:
            if (other.snooze.start or date.min) < new.until:
                until = other.snooze.until.isoformat()
                raise EntryRefused([Fault("village_code", "already_snoozed", until)])
        snooze_id = excuses.insert_snooze(write.connection, new, by.actor)
        write.leave(_event(Deed.SNOOZE, snooze_id, None, new))
    return snooze_id


def end_snooze(database: Database, by: By, snooze_id: int, reason: str) -> None:
    """The village back in the queue from today on; a snooze that has not begun never begins."""
    require(by.person, Action.RECORD)
    if not reason.strip():
        raise EntryRefused([Fault("reason", "reason_missing")])
    today = day_of(by.at)
    with writing(database, by, Action.RECORD) as write:
        kept = excuses.read_snooze(write.connection, snooze_id)
        if kept is None or not can(
            by.person, Action.RECORD, regency_code_of(kept.snooze.village_code)
        ):
            raise NotThere("snooze_unknown", id=snooze_id)
        before = kept.snooze
        if before.until <= today:
            raise PantauError("snooze_over", until=before.until.isoformat())
        until = max(today, before.start or today)
        after = Snooze(before.village_code, before.start, until, before.reason, before.note)
        excuses.end_snooze(write.connection, snooze_id, until)
        write.leave(_event(Deed.END_SNOOZE, snooze_id, before, after, reason))


def snoozes_seen(database: Database, person: Person, today: date) -> tuple[KeptSnooze, ...]:
    """The snoozes not over yet of the villages that the person may read, by village."""
    codes = [village.code for village in villages_of(database, person)]
    with database.read() as connection:
        return tuple(excuses.read_snoozes_from(connection, today, codes))


def _event(
    deed: Deed, snooze_id: int, before: Snooze | None, after: Snooze, reason: str = ""
) -> Event:
    return Event(
        deed,
        "village",
        after.village_code,
        before=event_text(before, id=snooze_id) if before else "",
        after=event_text(after, id=snooze_id),
        reason=reason or after.reason,
        regencies=regencies_of([after.village_code]),
    )
