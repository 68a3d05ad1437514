"""Targets, one for each regency, year and kind."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from lib.db.tables import targets
from lib.domain.moment import stamp
from lib.domain.targets import Target, TargetKind


def put_target(connection: Connection, new: Target, set_by: str, at: datetime) -> None:
    """The target in place of the one of its regency, year and kind."""
    delete_target(connection, new)
    connection.execute(insert(targets).values(**asdict(new), set_by=set_by, set_at=stamp(at)))


def delete_target(connection: Connection, target: Target) -> None:
    connection.execute(delete(targets).where(*_place(target)))


def read_target(connection: Connection, place: Target) -> Target | None:
    """The target of this regency, year and kind, whatever its value."""
    row = connection.execute(select(targets).where(*_place(place))).first()
    return None if row is None else Target(row.regency_code, row.year, place.kind, row.value)


def read_targets(connection: Connection, year: int) -> list[Target]:
    """Those of a year, by regency and kind."""
    rows = connection.execute(select(targets).where(targets.c.year == year))
    found = [Target(r.regency_code, r.year, TargetKind(r.kind), r.value) for r in rows]
    return sorted(found, key=lambda t: (t.regency_code, list(TargetKind).index(t.kind)))


def _place(target: Target) -> list[ColumnElement[bool]]:
    return [
        targets.c.regency_code == target.regency_code,
        targets.c.year == target.year,
        targets.c.kind == target.kind,
    ]
