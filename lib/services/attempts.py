"""Visits that were tried and did not happen: they reset nothing and stay on record.

Events about a village's excuses (attempts, snoozes, exemptions) have the village as their subject,
so that its history is one look-up; the id stands in the content.
"""

from lib.db import excuses
from lib.db.engine import Database
from lib.db.excuses import KeptAttempt
from lib.domain.attempts import Attempt
from lib.domain.audit import Deed, Event
from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.event_text import event_text
from lib.domain.excuse_check import faults_of_attempt
from lib.domain.permissions import Action, Person, require_in_areas
from lib.services.clock import day_of
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
        write.leave(
            Event(
                Deed.ATTEMPT,
                "village",
                code,
                after=event_text(new),
                regencies=regencies_of([code]),
            )
        )


def attempts_seen(database: Database, person: Person) -> tuple[KeptAttempt, ...]:
    """The attempts at the villages that the person may read, newest first."""
    codes = [village.code for village in villages_of(database, person)]
    with database.read() as connection:
        return tuple(excuses.read_attempts(connection, codes))
