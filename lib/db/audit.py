"""The trail in the database: appended to inside each write, never changed.

Triggers refuse to update or delete an event; ``audit_head`` is written with each event, and its row
is taken first, so writers queue for their number.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, Row, Select, insert, select, update

from lib.db.tables import audit_events, audit_head
from lib.domain.audit import Deed, Entry, Event, Head, SealedEntry, seal

_CHUNK = 1000


def append_entry(connection: Connection, entry: Entry) -> None:
    """The entry sealed on top of the newest one; call it once in a write, inside it."""
    connection.execute(update(audit_head).values(number=audit_head.c.number + 1))
    row = connection.execute(select(audit_head.c.number, audit_head.c.seal)).one()
    sealed = seal(row.seal, row.number, entry)
    event = entry.event
    connection.execute(
        insert(audit_events).values(
            number=row.number,
            at=entry.at,
            actor=entry.actor,
            origin=entry.origin,
            deed=event.deed,
            subject=event.subject,
            subject_id=event.subject_id,
            regencies=event.regencies,
            reason=event.reason,
            before=event.before,
            after=event.after,
            previous=row.seal,
            seal=sealed,
        )
    )
    connection.execute(update(audit_head).values(seal=sealed))


def read_head(connection: Connection) -> Head:
    """The number and seal of the newest event."""
    row = connection.execute(select(audit_head.c.number, audit_head.c.seal)).one()
    return Head(row.number, row.seal)


def walk_trail(connection: Connection) -> Iterator[SealedEntry]:
    """Every entry in order of number, some at a time."""
    last: int | None = None
    while True:
        rows = connection.execute(_after(last)).all()
        yield from map(_entry, rows)
        if len(rows) < _CHUNK:
            return
        last = rows[-1].number


def _after(number: int | None) -> Select[tuple[object, ...]]:
    query = select(audit_events).order_by(audit_events.c.number).limit(_CHUNK)
    return query if number is None else query.where(audit_events.c.number > number)


def read_events_of(
    connection: Connection, subject: str, subject_ids: Sequence[str]
) -> tuple[SealedEntry, ...]:
    """The entries of some subjects, newest first."""
    wanted = (audit_events.c.subject == subject) & audit_events.c.subject_id.in_(subject_ids)
    query = select(audit_events).where(wanted).order_by(audit_events.c.number.desc())
    return tuple(map(_entry, connection.execute(query)))


def _entry(row: Row) -> SealedEntry:  # type: ignore[type-arg]
    return sealed_entry(row._asdict())


def sealed_entry(row: Mapping[str, str]) -> SealedEntry:
    """The entry that a row tells, from the table or from a copy of it written as text."""
    event = Event(
        deed=Deed(row["deed"]),
        subject=row["subject"],
        subject_id=row["subject_id"],
        before=row["before"],
        after=row["after"],
        reason=row["reason"],
        regencies=row["regencies"],
    )
    entry = Entry(row["at"], row["actor"], row["origin"], event)
    return SealedEntry(int(row["number"]), entry, row["previous"], row["seal"])
