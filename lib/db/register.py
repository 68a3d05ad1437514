"""The register of villages in the database."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Connection, func, insert, select

from lib.db.tables import districts, regencies, villages
from lib.domain.areas import District, Regency, RegencyKind, Register, Village, VillageKind

Area = TypeVar("Area")


def has_register(connection: Connection) -> bool:
    """Whether the villages are in already."""
    return connection.execute(select(func.count()).select_from(villages)).scalar_one() > 0


def insert_register(connection: Connection, register: Sequence[Village]) -> None:
    """All villages of a register with their districts and regencies, into empty tables."""
    connection.execute(
        insert(regencies),
        [
            {"code": r.code, "name": r.name, "kind": r.kind}
            for r in _distinct(v.regency for v in register)
        ],
    )
    connection.execute(
        insert(districts),
        [
            {"code": d.code, "name": d.name, "regency_code": d.regency.code}
            for d in _distinct(v.district for v in register)
        ],
    )
    connection.execute(
        insert(villages),
        [
            {"code": v.code, "name": v.name, "kind": v.kind, "district_code": v.district.code}
            for v in register
        ],
    )


def _distinct(areas: Iterable[Area]) -> list[Area]:
    return list(dict.fromkeys(areas))


def read_register(connection: Connection) -> Register:
    """Every village in order of code."""
    found_regencies = {
        row.code: Regency(row.code, row.name, RegencyKind(row.kind))
        for row in connection.execute(select(regencies))
    }
    found_districts = {
        row.code: District(row.code, row.name, found_regencies[row.regency_code])
        for row in connection.execute(select(districts))
    }
    rows = connection.execute(select(villages)).all()
    found = (
        Village(row.code, row.name, VillageKind(row.kind), found_districts[row.district_code])
        for row in rows
    )
    return Register(sorted(found, key=lambda village: village.code))
