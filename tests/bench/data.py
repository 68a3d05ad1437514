"""What everybody shows: the simulated record at 20,000 activities, and longer histories of it.

The record is that of several seeds together; a longer history is the same record told many times
over, each time some days earlier and without organisers and topics, which no status needs. So
villages and gaps stay alike and only the history grows.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, literal, null, select

from lib.config import ROOT
from lib.db import activities, rules, store, tables
from lib.db.engine import Database, sqlite_url
from lib.db.schema import migrate
from lib.domain.areas import Village
from lib.domain.permissions import LOCAL_VIEWER
from lib.domain.record import Record
from lib.geo.geojson import load_topology, to_geojson
from lib.io.register import read_register
from lib.services.simulation import simulate
from lib.services.villages import village_table
from lib.ui.map import palette

TODAY = date(2026, 11, 24)
ACTIVITIES = 20_000
HISTORY = 1_000_000
VILLAGES_OF_INDONESIA = 83_762
REFERENCE = ROOT / "data" / "reference"
_PALE = "#E8E6E0"


def register() -> tuple[Village, ...]:
    """The 1,552 villages of Banten."""
    return read_register(REFERENCE)


def record(count: int = ACTIVITIES) -> Record:
    """The simulated record of as many seeds as give ``count`` activities."""
    villages = register()
    first = simulate(villages, until=TODAY)
    found = list(first.activities)
    seed = 1
    while len(found) < count:
        more = simulate(villages, seed=seed, until=TODAY).activities
        found += [replace(activity, id=f"{activity.id}-{seed}") for activity in more]
        seed += 1
    return replace(first, activities=tuple(found[:count]))


def make(
    path: Path,
    villages: Sequence[Village],
    filled: Record,
    grow: Callable[[Connection], None] = lambda connection: None,
) -> Database:
    """The SQLite database at ``path``, made where it is not there yet, and grown once filled."""
    database = Database(sqlite_url(path))
    if path.exists():
        return database
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    making = Database(sqlite_url(fresh))
    migrate(making)
    with making.write() as connection:
        store.insert_reference(connection, villages)
        rules.insert_memberships(connection, filled.memberships)
        rules.insert_tiers(connection, filled.tiers)
        rules.insert_snoozes(connection, filled.snoozes)
        rules.insert_exemptions(connection, filled.exemptions)
        activities.insert_activities(connection, filled.activities)
        grow(connection)
    making.close()
    fresh.replace(path)
    return database


def usual(folder: Path) -> Database:
    """20,000 activities, at the place where the app keeps its simulated record."""
    return make(folder / "simulasi.sqlite3", register(), record())


def long_history(folder: Path) -> Database:
    """The same villages with a million activities."""

    def grow(connection: Connection) -> None:
        for told in range(1, HISTORY // ACTIVITIES):
            _tell_again(connection, str(told), days=told * 37 % 1825)
        _number(connection)

    return make(folder / "history.sqlite3", register(), record(), grow)


def provinces(folder: Path, count: int) -> Database:
    """``count`` villages in Banten and its copies, each with a record of its own."""
    banten, simulated = register(), record(6_000)
    codes = list(_provinces(banten, count))
    memberships = tuple(
        replace(membership, area_code=_in(code, membership.area_code))
        for code in codes
        for membership in simulated.memberships
    )

    def grow(connection: Connection) -> None:
        for code in codes[1:]:
            _tell_again(connection, code, province=code)
        _number(connection)

    filled = Record(activities=simulated.activities, memberships=memberships)
    path = folder / f"villages-{count}.sqlite3"
    return make(path, list(_copies(banten, count)), filled, grow)


def _tell_again(
    connection: Connection, mark: str, *, days: int = 0, province: str | None = None
) -> None:
    """The first record once more in SQL, some days earlier or in another province.

    A million activities take a quarter of the time that they take row by row.
    """
    for table, key in (
        (tables.activities, tables.activities.c.id),
        (tables.activity_areas, tables.activity_areas.c.activity_id),
    ):
        changed: dict[str, ColumnElement[Any]] = {
            key.name: key.concat(f"~{mark}"),
            "date": func.date(table.c.date, f"-{days} days"),
            "end_date": null(),
        }
        if province is not None:
            changed["area_code"] = literal(province).concat(
                func.substr(tables.activity_areas.c.area_code, 3)
            )
        copied = [changed.get(column.name, column) for column in table.c]
        first = select(*copied).where(~key.contains("~"))
        connection.execute(insert(table).from_select([c.name for c in table.c], first))


def _number(connection: Connection) -> None:
    found = select(tables.activity_areas.c.area_code).distinct()
    activities.number_again(connection, connection.execute(found).scalars().all())


def _provinces(banten: Sequence[Village], count: int) -> Iterator[str]:
    for place in range(-(-count // len(banten))):
        yield str(36 + place)


def _copies(banten: Sequence[Village], count: int) -> Iterator[Village]:
    made = 0
    for province in _provinces(banten, count):
        for village in banten[: count - made]:
            district = village.district
            regency = replace(district.regency, code=_in(province, district.regency.code))
            moved = replace(district, code=_in(province, district.code), regency=regency)
            yield replace(village, code=_in(province, village.code), district=moved)
            made += 1


def _in(province: str, code: str) -> str:
    return province + code[2:]


def write_pages(folder: Path, database: Database) -> None:
    """What the other contenders read: shapes with name, regency and status; colours; choices."""
    rows = village_table(database, LOCAL_VIEWER, TODAY).rows
    about = {
        row.code: {
            "name": row.village.name,
            "regency": row.village.regency.label,
            "status": row.status.value,
        }
        for row in rows
    }
    shapes = to_geojson(load_topology(REFERENCE / "areas.topojson"), "villages", about)
    choices = {
        "colours": {swatch.code: swatch.fill for swatch in palette.STATUS},
        "pale": _PALE,
        "regencies": list(dict.fromkeys(row.village.regency.label for row in rows)),
    }
    (folder / "villages.geojson").write_text(json.dumps(shapes, separators=(",", ":")))
    (folder / "choices.json").write_text(json.dumps(choices))
