"""A SQLite database copied and put back with the online API, never as a file.

Putting back writes into the live file in one transaction, so a process that is killed in between
leaves the old record, and readers keep theirs until they ask anew.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from lib.db.engine import Connection, Database, sqlite_url
from lib.db.schema import is_known, migrate
from lib.db.stand import check_trail, read_seal, read_stand, settle_restored
from lib.domain.audit import Entry
from lib.domain.backup import BackupRefused, CheckedCopy, Stand

_MAGIC = b"SQLite format 3\0"
_PAGES = 16
"""Pages per step of putting back: fewer than the smallest database has, so that the first step
takes the write lock and leaves something to do."""


def copy(database: Database, file: Path) -> Stand:
    """The database of one moment copied to ``file``; where it stood then."""
    with database.read() as connection:
        stand = read_stand(connection)
        if stand is None:
            raise BackupRefused("nothing_to_back_up")
        with closing(sqlite3.connect(file)) as target:
            _driver(connection).backup(target)
            # A file of its own: a copy in WAL mode would come with two more beside it.
            target.execute("PRAGMA journal_mode=DELETE")
    return stand


def check(file: Path, number: int) -> CheckedCopy:
    """The copy read through; raises BackupRefused."""
    with file.open("rb") as opened:
        if opened.read(len(_MAGIC)) != _MAGIC:
            raise BackupRefused("not_a_backup", file=str(file))
    engine = _read_only(file)
    try:
        with engine.connect() as connection:
            return _checked(connection, file, number)
    except (DatabaseError, UnicodeDecodeError):  # SQLite's complaint may quote the damaged bytes
        raise BackupRefused("copy_damaged", file=str(file)) from None
    finally:
        engine.dispose()


def _checked(connection: Connection, file: Path, number: int) -> CheckedCopy:
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if found != ["ok"]:
        raise BackupRefused("copy_damaged", file=str(file))
    stand = read_stand(connection)
    if stand is None:
        raise BackupRefused("not_a_backup", file=str(file))
    if not is_known(stand.revision):
        raise BackupRefused("schema_unknown", revision=stand.revision)
    check_trail(connection, stand.head)
    return CheckedCopy(stand, read_seal(connection, number))


def put_back(
    database: Database, file: Path, live: Stand | None, version: int, entry: Entry
) -> None:
    """The record of ``file``, at the newest schema and with the event, in the live database."""
    place = Path(str(make_url(database.url).database))
    with TemporaryDirectory(prefix=f"{place.name}.", suffix=".restore", dir=place.parent) as folder:
        made = Path(folder) / place.name
        with closing(_open_read_only(file)) as source, closing(sqlite3.connect(made)) as target:
            source.backup(target)
        staged = Database(sqlite_url(made))
        migrate(staged)
        with staged.write() as connection:
            settle_restored(connection, version, entry)
        staged.close()
        with closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(place)) as target:
            source.backup(target, pages=_PAGES, progress=_stop_unless(database, live))


def _stop_unless(database: Database, live: Stand | None) -> Callable[[int, int, int], None]:
    """Asks once, when the write lock is held, whether the database still stands where it stood."""
    asked = False

    def ask(status: int, _remaining: int, _total: int) -> None:
        nonlocal asked
        if asked or status != sqlite3.SQLITE_OK:
            return
        with database.read() as connection:
            if read_stand(connection) != live:
                raise BackupRefused("changed_meanwhile")
        asked = True

    return ask


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError(type(driver).__name__)
    return driver


def _read_only(file: Path) -> Engine:
    return create_engine("sqlite://", creator=lambda: _open_read_only(file), poolclass=NullPool)


def _open_read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
