"""Assignments of villages. One of a village is open at a time; those ended stay on record."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from lib.db.tables import assignments, memberships
from lib.domain.assignments import AssigneeKind, Assignment
from lib.domain.moment import read_stamp, stamp


@dataclass(frozen=True, slots=True)
class KeptAssignment:
    """``assigned_at`` is in UTC."""

    id: int
    assignment: Assignment
    assigned_by: str
    assigned_at: datetime
    ended: bool


def insert_assignments(
    connection: Connection, new: Sequence[Assignment], assigned_by: str, at: datetime
) -> None:
    """New ones of villages that have none open."""
    kept = {"assigned_by": assigned_by, "assigned_at": stamp(at)}
    connection.execute(insert(assignments), [asdict(entry) | kept for entry in new])


def read_assignments(connection: Connection, ids: Collection[int]) -> list[KeptAssignment]:
    """Those of these ids, open or ended, by village."""
    return _read(connection, assignments.c.id.in_(ids))


def read_open(connection: Connection) -> list[KeptAssignment]:
    """Every open one, by village."""
    return _read(connection, assignments.c.ended_at.is_(None))


def end_assignments(
    connection: Connection, ids: Collection[int], ended_by: str, at: datetime
) -> None:
    ended = {"ended_by": ended_by, "ended_at": stamp(at)}
    connection.execute(update(assignments).where(assignments.c.id.in_(ids)).values(**ended))


def read_offices(connection: Connection) -> list[str]:
    """The offices that took a village into a programme or have a village assigned, by name."""
    given = (assignments.c.kind == AssigneeKind.OFFICE) & assignments.c.ended_at.is_(None)
    found = {
        *connection.scalars(select(memberships.c.office).distinct()),
        *connection.scalars(select(assignments.c.assignee).where(given).distinct()),
    }
    return sorted(found - {""}, key=lambda name: (name.casefold(), name))


def _read(connection: Connection, wanted: ColumnElement[bool]) -> list[KeptAssignment]:
    rows = connection.execute(select(assignments).where(wanted))
    return [
        KeptAssignment(
            r.id,
            Assignment(r.village_code, AssigneeKind(r.kind), r.assignee, r.note),
            r.assigned_by,
            read_stamp(r.assigned_at),
            r.ended_at is not None,
        )
        for r in sorted(rows, key=lambda r: (r.village_code, r.id))
    ]
