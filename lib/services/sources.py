"""Which record is on the screen: the office's own, the public one, or a simulated one.

Each lives in its own database and they never mix. The public and the simulated one are made on
this machine when they are first asked for.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Lock

from lib.config import Settings
from lib.db.engine import Database, sqlite_url
from lib.domain.record import Record
from lib.io.register import read_register
from lib.services.setup import load_package, load_record, prepare


class Source(StrEnum):
    """As the URL writes it: ``?data=simulasi``."""

    OFFICE = "kantor"
    PUBLIC = "publik"
    SIMULATED = "simulasi"


class Step(StrEnum):
    """What is being done while a database is made, for the screen to say."""

    REGISTER = "register"
    RECORD = "record"
    DONE = "done"


Progress = Callable[[Step], None]

_making = Lock()


def office_url(settings: Settings) -> str:
    """The database of the office's own record: the one set up, else the one kept here."""
    return settings.database_url or sqlite_url(_path(Source.OFFICE, settings))


def has_office(settings: Settings) -> bool:
    """Whether there is an office's own record: set up, or begun here by a first administrator."""
    return bool(settings.database_url) or _path(Source.OFFICE, settings).exists()


def default_source(settings: Settings) -> Source:
    """The office's own record where there is one, else the public one."""
    return Source.OFFICE if has_office(settings) else Source.PUBLIC


def available_sources(settings: Settings) -> tuple[Source, ...]:
    """The records that can be opened here, the usual one first."""
    usual = (Source.OFFICE,) if has_office(settings) else ()
    return (*usual, Source.PUBLIC, Source.SIMULATED)


def is_made(source: Source, settings: Settings) -> bool:
    """Whether opening the record now would not have to make anything first."""
    if source is Source.OFFICE:
        return office_url(settings) in _ready
    return _path(source, settings).exists()


def open_source(
    source: Source, settings: Settings, today: date, progress: Progress = lambda step: None
) -> Database:
    """The database of a record, made first where it is not there yet.

    A database is made under another name and moved into place whole, so that a start that was cut
    off leaves nothing behind. The simulated record ends on ``today``.
    """
    with _making:
        if source is Source.OFFICE:
            return _open_office(settings, progress)
        path = _path(source, settings)
        if not path.exists():
            record = None if source is Source.PUBLIC else simulated_record(settings, today)
            make(path, settings, record, progress)
        return _up_to_date(sqlite_url(path), settings)


def make(path: Path, settings: Settings, record: Record | None, progress: Progress) -> None:
    """A SQLite database at ``path`` with the record given, or the public one for None."""
    fresh = path.with_suffix(".new")
    for leftover in fresh.parent.glob(f"{fresh.name}*"):
        leftover.unlink()
    database = Database(sqlite_url(fresh))
    progress(Step.REGISTER)
    prepare(database, settings.reference_folder)
    progress(Step.RECORD)
    if record is None:
        load_package(database, settings.public_record_folder, settings.reference_folder)
    else:
        load_record(database, record)
    database.close()
    for log in (f"{path.name}-wal", f"{path.name}-shm"):
        # Left by a server that still reads the old file; SQLite would replay it into the new one.
        path.with_name(log).unlink(missing_ok=True)
    fresh.replace(path)
    progress(Step.DONE)


def simulated_record(settings: Settings, until: date, seed: int = 2025) -> Record:
    """The simulated record up to a day: same seed and day, same data."""
    from lib.services.simulation import simulate

    return simulate(read_register(settings.reference_folder), seed=seed, until=until)


@cache
def database_at(url: str) -> Database:
    """The one Database of this process for a URL."""
    return Database(url)


_ready: set[str] = set()


def _open_office(settings: Settings, progress: Progress) -> Database:
    progress(Step.REGISTER)
    database = _up_to_date(office_url(settings), settings)
    progress(Step.DONE)
    return database


def _up_to_date(url: str, settings: Settings) -> Database:
    """The database with the newest schema, whichever version of the app made it."""
    database = database_at(url)
    if url not in _ready:
        prepare(database, settings.reference_folder)
        _ready.add(url)
    return database


def simulated_path(settings: Settings) -> Path:
    """Where the simulated record lives."""
    return _path(Source.SIMULATED, settings)


def _path(source: Source, settings: Settings) -> Path:
    return settings.local_folder / f"{source}.sqlite3"
