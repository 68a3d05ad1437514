"""A database made ready: schema, register and shipped rules, and a record loaded into it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from lib.db import store
from lib.db.audit import append_entry
from lib.db.engine import Database
from lib.db.schema import migrate
from lib.domain.audit import Deed, Entry, Event, Origin
from lib.domain.moment import stamp
from lib.domain.record import Record
from lib.io.package import Codes, read_package
from lib.io.register import read_register
from lib.services.clock import now


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows of a record were new to the database."""

    activities: int
    memberships: int
    rules: int
    tiers: int
    snoozes: int
    exemptions: int
    settings: int


def prepare(database: Database, reference: Path) -> None:
    """The newest schema, and, where there are none, the register and the shipped rules."""
    migrate(database)
    with database.read() as connection:
        if store.is_ready(connection):
            return
    with database.write() as connection:
        if not store.is_ready(connection):
            store.insert_reference(connection, read_register(reference))


def load_package(database: Database, folder: Path, reference: Path) -> Loaded:
    """A data package loaded all or nothing; raises PackageRefused, and nothing is changed."""
    register = read_register(reference)
    codes = Codes(
        villages=frozenset(v.code for v in register),
        districts=frozenset(v.district.code for v in register),
        regencies=frozenset(v.regency.code for v in register),
    )
    record = read_package(folder, codes)
    prepare(database, reference)
    return load_record(database, record)


def load_record(database: Database, record: Record, at: datetime | None = None) -> Loaded:
    """A record stored in one transaction; what is there already, word for word, stays as it is.

    For the command line and the first start, which need nobody's leave. ``at`` is the moment told
    on the trail, now unless given. Raises PackageRefused when an activity of the same id but other
    content is there.
    """
    with database.write() as connection:
        loaded = Loaded(**store.insert_record(connection, record))
        event = Event(Deed.LOAD, "record", "", after=json.dumps(asdict(loaded)))
        append_entry(connection, Entry(stamp(at or now()), Origin.FILE, Origin.FILE, event))
    return loaded
