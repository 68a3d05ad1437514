"""Events of the trail, newest first, narrowed and counted; what is large stays in the database."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, case, func, literal, or_, select

from lib.db.audit import sealed_entry
from lib.db.tables import audit_events, audit_villages, import_batches, import_changes, people
from lib.domain.audit import Entry

LARGEST = 1_000_000
"""Characters of an event that are read for a list: an import of about a thousand activities. One of
50,000 rows would be 45 MB for a single line."""
_CHUNK = 1000
_event = audit_events.c


@dataclass(frozen=True, slots=True)
class Sought:
    """What narrows the events. ``since`` and ``before`` are moments as lib.domain.moment writes
    them, ``named`` the villages whose name has the text, ``newest`` the last number looked at.
    """

    deeds: Collection[str] = ()
    actor: str = ""
    regency: str = ""
    village: str = ""
    since: str = ""
    before: str = ""
    text: str = ""
    named: Collection[str] = ()
    newest: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An event with its number; ``withheld`` is true where its content was too large to be read."""

    number: int
    entry: Entry
    withheld: bool


@dataclass(frozen=True, slots=True)
class File:
    """An imported file: its name, and how many activities it wrote."""

    name: str
    activities: int


def count_events(connection: Connection, sought: Sought) -> int:
    counted = select(func.count()).select_from(audit_events).where(*_where(sought))
    return int(connection.execute(counted).scalar_one())


def read_events(
    connection: Connection, sought: Sought, limit: int, offset: int = 0
) -> list[Listed]:
    """The events sought, newest first."""
    large = func.length(_event.before) + func.length(_event.after) > LARGEST
    content = [
        case((large, literal("")), else_=column).label(column.name)
        for column in (_event.before, _event.after)
    ]
    others = [column for column in audit_events.c if column.name not in ("before", "after")]
    found = (
        select(*others, *content, large.label("withheld"))
        .where(*_where(sought))
        .order_by(_event.number.desc())
        .limit(limit)
        .offset(offset)
    )
    return [
        Listed(row.number, sealed_entry(row._asdict()).entry, bool(row.withheld))
        for row in connection.execute(found)
    ]


def walk_events(connection: Connection, sought: Sought) -> Iterator[list[Listed]]:
    """All events sought, newest first, some at a time."""
    while events := read_events(connection, sought, _CHUNK):
        yield events
        sought = replace(sought, newest=events[-1].number - 1)


def read_actors(connection: Connection) -> list[str]:
    """Everybody who ever left an event."""
    return sorted(connection.execute(select(_event.actor).distinct()).scalars())


def read_moment(connection: Connection, number: int) -> str:
    """When the event of a number was left; empty where there is none."""
    found = select(_event.at).where(_event.number == number)
    return str(connection.execute(found).scalar_one_or_none() or "")


def read_names(connection: Connection, emails: Collection[str]) -> dict[str, str]:
    """The names of the accounts of these e-mails."""
    found = select(people.c.email, people.c.name).where(people.c.email.in_(emails))
    return {row.email: row.name for row in connection.execute(found)}


def read_files(connection: Connection, batch_ids: Sequence[str]) -> dict[str, File]:
    """The imported files of these batches."""
    batch = import_batches.c
    found = (
        select(batch.id, batch.file_name, func.count(import_changes.c.activity_id).label("written"))
        .join(import_changes, import_changes.c.batch_id == batch.id, isouter=True)
        .where(batch.id.in_(batch_ids))
        .group_by(batch.id, batch.file_name)
    )
    return {row.id: File(row.file_name, row.written) for row in connection.execute(found)}


def _where(sought: Sought) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if sought.deeds:
        where.append(_event.deed.in_(sought.deeds))
    if sought.actor:
        where.append(_event.actor == sought.actor)
    if sought.regency:
        where.append(_event.regencies.contains(sought.regency, autoescape=True))
    if sought.village:
        where.append(_of_villages([sought.village]))
    if sought.since:
        where.append(_event.at >= sought.since)
    if sought.before:
        where.append(_event.at < sought.before)
    if sought.newest is not None:
        where.append(_event.number <= sought.newest)
    if sought.text:
        where.append(_has_text(sought.text, sought.named))
    return where


def _has_text(text: str, named: Collection[str]) -> ColumnElement[bool]:
    files = select(import_batches.c.id).where(
        import_batches.c.file_name.icontains(text, autoescape=True)
    )
    authors = select(people.c.email).where(people.c.name.icontains(text, autoescape=True))
    return or_(
        *(
            column.icontains(text, autoescape=True)
            for column in (_event.reason, _event.subject_id, _event.actor)
        ),
        (_event.subject == "import") & _event.subject_id.in_(files),
        _event.actor.in_(authors),
        *([_of_villages(named)] if named else []),
    )


def _of_villages(codes: Collection[str]) -> ColumnElement[bool]:
    touching = select(audit_villages.c.number).where(audit_villages.c.village_code.in_(codes))
    return _event.number.in_(touching)
