"""The trail read and checked: the whole of it by who may, the events of a village by its readers.

What an event tells of other regencies is left out for whoever is bound to some, and names of people
for whoever has none themselves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from lib.db import audit, audit_list
from lib.db.audit_list import File, Listed, Sought
from lib.db.engine import Connection, Database
from lib.domain.areas import regency_code_of
from lib.domain.audit import Deed, Origin, first_broken
from lib.domain.event_changes import (
    Change,
    changes_of,
    villages_of,
    within,
    without_names,
)
from lib.domain.moment import read_stamp, stamp
from lib.domain.permissions import Action, Person, require
from lib.domain.trail import TrailFilter
from lib.services.clock import JAKARTA
from lib.services.register import all_villages

ROWS = 12
VILLAGE_ROWS = 6
_SHORTEST_NAME = 3
"""Letters from which on a text is looked for in the names of villages: two are in half of them."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event as somebody may read it.

    ``at`` is None where the moment was edited into something else, ``deed`` likewise. ``actor`` is
    an e-mail, or the Origin of a write that needed nobody; empty for who may not know. ``name`` is
    that of the account, ``file`` the imported one. ``withheld`` content was too large for a list.
    """

    number: int
    at: datetime | None
    actor: str
    name: str
    origin: str
    deed: Deed | None
    subject: str
    subject_id: str
    reason: str
    regencies: tuple[str, ...]
    changes: tuple[Change, ...]
    file: File | None
    withheld: bool


@dataclass(frozen=True, slots=True)
class TrailPage:
    """The events of one page, newest first, and the number of all of them."""

    rows: tuple[Told, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who left events; ``name`` is empty without an account of this e-mail."""

    email: str
    name: str


@dataclass(frozen=True, slots=True)
class TrailOverview:
    """How many events there are, since when, and who left them."""

    events: int
    since: datetime | None
    people: tuple[Actor, ...]
    machines: tuple[Origin, ...]
    """Where events came from that nobody signed: files, the command line."""


@dataclass(frozen=True, slots=True)
class Check:
    """What a check of the chain found: the first event that is not as it was written, and its
    moment; None for a whole trail, and for the moment of an event that is gone.
    """

    events: int
    broken: int | None = None
    at: datetime | None = None


def broken_event(database: Database) -> int | None:
    """The number of the first event that was edited, deleted or swapped; None for a whole trail.

    For whoever runs the command line; it names no event's content.
    """
    with database.read() as connection:
        return first_broken(audit.walk_trail(connection), audit.read_head(connection))


def trail_length(database: Database) -> int:
    """How many events were ever written."""
    with database.read() as connection:
        return audit.read_head(connection).number


def check_trail(database: Database, person: Person) -> Check:
    """Every event checked against its seal, for who may read the trail."""
    require(person, Action.READ_TRAIL)
    broken = broken_event(database)
    with database.read() as connection:
        events = audit.read_head(connection).number
        at = audit_list.read_moment(connection, broken) if broken else ""
    return Check(events, broken, _moment(at))


def trail_overview(database: Database, person: Person) -> TrailOverview:
    """The trail as a whole."""
    require(person, Action.READ_TRAIL)
    return _overview(database, database.version())


def trail_page(database: Database, person: Person, wanted: TrailFilter, page: int) -> TrailPage:
    """The events wanted, newest first; pages from 1."""
    require(person, Action.READ_TRAIL)
    sought = _sought(database, wanted)
    total = _count(database, database.version(), sought)
    with database.read() as connection:
        listed = audit_list.read_events(connection, sought, ROWS, (page - 1) * ROWS)
        return TrailPage(_told(connection, listed), total)


def trail_rows(
    database: Database, person: Person, wanted: TrailFilter, newest: int
) -> Iterator[Told]:
    """Every event wanted up to the number given, newest first, for a file."""
    require(person, Action.READ_TRAIL)
    sought = _sought(database, wanted, newest)
    return _walk(database, sought)


def village_trail(database: Database, person: Person, village_code: str, page: int) -> TrailPage:
    """The events that touched a village, newest first, as far as the person may see; pages from 1.

    Raises NotAllowed for a village outside the person's regencies.
    """
    require(person, Action.READ, regency_code_of(village_code))
    sought = Sought(village=village_code)
    with database.read() as connection:
        total = audit_list.count_events(connection, sought)
        listed = audit_list.read_events(connection, sought, VILLAGE_ROWS, (page - 1) * VILLAGE_ROWS)
        rows = _told(connection, listed)
    return TrailPage(tuple(_seen(told, person, village_code) for told in rows), total)


@lru_cache(maxsize=16)
def _overview(database: Database, version: int) -> TrailOverview:
    with database.read() as connection:
        head = audit.read_head(connection)
        actors = audit_list.read_actors(connection)
        names = audit_list.read_names(connection, actors)
        since = audit_list.read_moment(connection, 1)
    machines = tuple(origin for origin in Origin if origin in actors)
    people = (Actor(actor, names.get(actor, "")) for actor in actors if actor not in machines)
    ordered = tuple(sorted(people, key=lambda a: (a.name or a.email).casefold()))
    return TrailOverview(head.number, _moment(since), ordered, machines)


@lru_cache(maxsize=64)
def _count(database: Database, version: int, sought: Sought) -> int:
    with database.read() as connection:
        return audit_list.count_events(connection, sought)


def _sought(database: Database, wanted: TrailFilter, newest: int | None = None) -> Sought:
    text = wanted.text.strip()
    return Sought(
        deeds=wanted.deeds,
        actor=wanted.actor,
        regency=wanted.regency,
        village=wanted.village,
        since=_start(wanted.first) if wanted.first else "",
        before=_start(wanted.last + timedelta(days=1)) if wanted.last else "",
        text=text,
        named=_named(database, text.casefold()),
        newest=newest,
    )


def _start(day: date) -> str:
    """The moment at which a day begins in Jakarta."""
    return stamp(datetime.combine(day, time(), JAKARTA))


def _named(database: Database, text: str) -> frozenset[str]:
    """The villages whose name or code has the text."""
    if len(text) < _SHORTEST_NAME:
        return frozenset()
    register = all_villages(database, database.version())
    return frozenset(v.code for v in register if text in v.name.casefold() or v.code == text)


def _walk(database: Database, sought: Sought) -> Iterator[Told]:
    with database.read() as connection:
        for listed in audit_list.walk_events(connection, sought):
            yield from _told(connection, listed)


def _told(connection: Connection, listed: Sequence[Listed]) -> tuple[Told, ...]:
    entries = [found.entry for found in listed]
    names = audit_list.read_names(connection, {entry.actor for entry in entries})
    batches = [e.event.subject_id for e in entries if e.event.subject == "import"]
    files = audit_list.read_files(connection, batches) if batches else {}
    return tuple(
        Told(
            number=found.number,
            at=_moment(entry.at),
            actor=entry.actor,
            name=names.get(entry.actor, ""),
            origin=entry.origin,
            deed=entry.event.deed if isinstance(entry.event.deed, Deed) else None,
            subject=entry.event.subject,
            subject_id=entry.event.subject_id,
            reason=entry.event.reason,
            regencies=tuple(filter(None, entry.event.regencies.split(";"))),
            changes=changes_of(entry.event),
            file=files.get(entry.event.subject_id),
            withheld=found.withheld,
        )
        for found, entry in zip(listed, entries, strict=True)
    )


def _seen(told: Told, person: Person, village_code: str) -> Told:
    """The event as a reader of the village may see it: its own changes, in the own regencies.

    A reason typed for several regencies may speak of the others, so it is left out as well.
    """
    own = person.regencies or frozenset(told.regencies)
    changes = [change for change in told.changes if village_code in villages_of(change)]
    if person.regencies:
        trimmed = (within(change, own) for change in changes)
        changes = [change for change in trimmed if change is not None]
    seen = replace(
        told,
        subject_id=village_code if told.subject == "village" else "",
        reason=told.reason if own.issuperset(told.regencies) else "",
        regencies=tuple(regency for regency in told.regencies if regency in own),
        changes=tuple(changes),
        file=told.file and replace(told.file, activities=len(changes)),
    )
    return seen if person.email else _nameless(seen)


def _nameless(told: Told) -> Told:
    """The event for who has no account: deeds and days, and nobody's name or own words."""
    return replace(
        told, actor="", name="", reason="", changes=tuple(map(without_names, told.changes))
    )


def _moment(text: str) -> datetime | None:
    try:
        return read_stamp(text)
    except ValueError:
        return None
