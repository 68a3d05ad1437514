"""Villages given to an officer or an office to be reached next, and taken back.

A village is with one assignee at a time; giving it to another one ends what was before. No figure
depends on it, and reaching a village does not end it: whoever gave it takes it back.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from lib.db import assignments, people
from lib.db.assignments import KeptAssignment
from lib.db.engine import Connection, Database
from lib.domain.areas import Village
from lib.domain.assignments import (
    LONGEST_OFFICE,
    Assignee,
    AssigneeKind,
    Assignment,
    office_name,
)
from lib.domain.audit import Deed, Event
from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.errors import PantauError
from lib.domain.event_text import events_text
from lib.domain.people import plain_email
from lib.domain.permissions import Action, Person, can_in_areas, require
from lib.services.assignees import Offer, accounts_by_email, may_take, offer_of
from lib.services.recording import NotThere
from lib.services.register import village_codes, villages_of
from lib.services.writing import By, regencies_of, writing


@dataclass(frozen=True, slots=True)
class AssignedVillage:
    """An open assignment; ``assigned_at`` is in UTC, ``assigned_by`` an e-mail."""

    id: int
    village: Village
    to: Offer
    note: str
    assigned_by: str
    assigned_at: datetime


def assign(
    database: Database, by: By, codes: Collection[str], assignee: Assignee, note: str = ""
) -> int:
    """How many villages changed hands; those that the assignee has with this note already stay.

    A person must be offered (``assignees_offered``); any name of an office will do, and one known
    is kept as it is known. Raises NotAllowed, and EntryRefused with every fault at its field:
    village_codes (villages_missing, area_unknown), assignee (assignee_missing, assignee_long,
    assignee_unknown, already_assigned).
    """
    wanted, note = sorted(set(codes)), note.strip()
    known = village_codes(database)
    with writing(database, by, Action.RECORD, wanted) as write:
        faults = [Fault("village_codes", "area_unknown", c) for c in wanted if c not in known]
        if not wanted:
            faults.append(Fault("village_codes", "villages_missing"))
        to = _known(write.connection, assignee)
        faults += _faults_of(write.connection, to, wanted)
        if faults:
            raise EntryRefused(faults)
        there = {
            kept.assignment.village_code: kept
            for kept in assignments.read_open(write.connection)
            if kept.assignment.village_code in wanted
        }
        new = [Assignment(code, to.kind, to.key, note) for code in wanted]
        new = [
            a for a in new if a.village_code not in there or there[a.village_code].assignment != a
        ]
        if not new:
            raise EntryRefused([Fault("assignee", "already_assigned", to.key)])
        changed = [a.village_code for a in new]
        before = [kept for code, kept in there.items() if code in changed]
        _end(write.connection, before, by)
        assignments.insert_assignments(write.connection, new, by.actor, by.at)
        write.leave(
            Event(
                Deed.ASSIGN,
                "assignee",
                to.key,
                before=events_text([kept.assignment for kept in before]),
                after=events_text(new),
                regencies=regencies_of(changed),
            )
        )
    return len(new)


def end_assignments(
    database: Database, by: By, assignment_ids: Collection[int], reason: str = ""
) -> None:
    """Open assignments ended; their villages are with nobody then.

    Raises EntryRefused (assignments: villages_missing) for none at all, NotThere for one that is
    not there or not in the person's regencies, and PantauError (assignment_over) for one that ended
    already, as when somebody gave the village to another one meanwhile.
    """
    require(by.person, Action.RECORD)
    if not assignment_ids:
        raise EntryRefused([Fault("assignments", "villages_missing")])
    with writing(database, by, Action.RECORD) as write:
        found = assignments.read_assignments(write.connection, assignment_ids)
        own = [kept for kept in found if can_in_areas(by.person, Action.RECORD, [_code(kept)])]
        for missing in sorted(set(assignment_ids) - {kept.id for kept in own}):
            raise NotThere("assignment_unknown", id=missing)
        for kept in own:
            if kept.ended:
                raise PantauError("assignment_over", village=_code(kept))
        _end(write.connection, own, by)
        held = sorted({kept.assignment.assignee for kept in own})
        write.leave(
            Event(
                Deed.END_ASSIGNMENT,
                "assignee",
                held[0] if len(held) == 1 else "",
                before=events_text([kept.assignment for kept in own]),
                reason=reason.strip(),
                regencies=regencies_of([_code(kept) for kept in own]),
            )
        )


def assignments_seen(database: Database, person: Person) -> tuple[AssignedVillage, ...]:
    """The open assignments of the villages that the person may read, by village."""
    villages = {village.code: village for village in villages_of(database, person)}
    with database.read() as connection:
        found = assignments.read_open(connection)
        accounts = accounts_by_email(connection)
    return tuple(
        AssignedVillage(
            kept.id,
            villages[_code(kept)],
            offer_of(kept.assignment.to, accounts),
            kept.assignment.note,
            kept.assigned_by,
            kept.assigned_at,
        )
        for kept in found
        if _code(kept) in villages
    )


def _known(connection: Connection, assignee: Assignee) -> Assignee:
    """The assignee as it is kept."""
    if assignee.kind is AssigneeKind.PERSON:
        return Assignee(assignee.kind, plain_email(assignee.key))
    return Assignee(assignee.kind, office_name(assignee.key, assignments.read_offices(connection)))


def _faults_of(connection: Connection, to: Assignee, codes: Collection[str]) -> list[Fault]:
    if not to.key:
        return [Fault("assignee", "assignee_missing")]
    if to.kind is AssigneeKind.OFFICE:
        long = len(to.key) > LONGEST_OFFICE
        return [Fault("assignee", "assignee_long", str(LONGEST_OFFICE))] if long else []
    account = people.read_account(connection, to.key)
    able = account is not None and may_take(account, codes)
    return [] if able else [Fault("assignee", "assignee_unknown", to.key)]


def _end(connection: Connection, kept: Iterable[KeptAssignment], by: By) -> None:
    assignments.end_assignments(connection, [k.id for k in kept], by.actor, by.at)


def _code(kept: KeptAssignment) -> str:
    return kept.assignment.village_code
