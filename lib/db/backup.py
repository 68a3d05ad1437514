"""The whole database copied into one file, checked, and put back.

SQLite is copied page by page with its online API, PostgreSQL with pg_dump; both as of one moment,
while others read and write. A copy is made under another name, checked, and moved into place whole.
What is put back gets there in one transaction: who reads meanwhile sees the old record or the new.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from lib.db import backup_postgresql, backup_sqlite
from lib.db.engine import Database
from lib.db.stand import read_stand
from lib.domain.audit import Entry
from lib.domain.backup import BackupRefused, CheckedCopy, Stand


def suffix_of(database: Database) -> str:
    """How the name of a backup ends: a SQLite file, or pg_dump's own format."""
    return ".sqlite3" if _is_sqlite(database) else ".dump"


def stand_of(database: Database) -> Stand | None:
    """Where a database stands now; None for one in which nothing was made yet."""
    with database.read() as connection:
        return read_stand(connection)


def write_backup(database: Database, file: Path) -> Stand:
    """A checked copy at ``file``; where it stands. Raises BackupRefused, and leaves no file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    copy = backup_sqlite.copy if _is_sqlite(database) else backup_postgresql.copy
    with _beside(file) as fresh:
        stand = copy(database, fresh)
        if check_copy(database, fresh).stand != stand:
            raise BackupRefused("copy_differs")
        fresh.replace(file)
    return stand


def check_copy(database: Database, file: Path, number: int = 0) -> CheckedCopy:
    """A backup for this kind of database, read through and found whole; raises BackupRefused.

    It comes with the seal of its event of the number given.
    """
    check = backup_sqlite.check if _is_sqlite(database) else backup_postgresql.check
    return check(file, number)


def put_back(
    database: Database, file: Path, copied: Stand, live: Stand | None, entry: Entry
) -> None:
    """The record of a checked backup in place of what is there, with one event on its trail.

    Raises BackupRefused where the database no longer stands at ``live``: nobody's write is lost
    that was not there when the two were compared.
    """
    version = max(copied.version, live.version if live else 0) + 1
    put = backup_sqlite.put_back if _is_sqlite(database) else backup_postgresql.put_back
    put(database, file, live, version, entry)


def _is_sqlite(database: Database) -> bool:
    return database.engine.dialect.name == "sqlite"


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A name of its own in the same folder, gone afterwards; only its owner may read it."""
    handle, name = mkstemp(prefix=f"{file.name}.", suffix=".new", dir=file.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)
