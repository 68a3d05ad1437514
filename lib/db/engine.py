"""A database opened for reading and for writing, with the settings that keep it safe.

SQLite runs in WAL mode with full synchronisation; a write begins with BEGIN IMMEDIATE, because a
deferred BEGIN failed 691 of 800 concurrent read-modify-writes and IMMEDIATE none. A write raises
the data version in its own transaction, so whatever was cached under the version before is past;
it does so first, which makes writers on PostgreSQL queue for that row as they do on SQLite.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local
from time import monotonic, sleep

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.pool import ConnectionPoolEntry

from lib.db.tables import data_version

__all__ = ["Connection", "Database", "sqlite_url"]

_WAIT_FOR_LOCK = 30.0  # seconds
_PRAGMAS = (
    f"PRAGMA busy_timeout={_WAIT_FOR_LOCK * 1000:.0f}",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cache_size=-65536",
)


class Database:
    """One database; ``read()`` and ``write()`` are the only ways in.

    Nothing is committed unless the block of ``write()`` ends without an error.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)
        self._held = local()

    @property
    def engine(self) -> Engine:
        """The engine, for migrations and tests."""
        return self._engine

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection whose reads see one state of the database; nothing done in it is kept."""
        with self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def write(self, *, figures: bool = True) -> Iterator[Connection]:
        """A transaction that raises the data version when it commits.

        ``figures`` False for what no figure is computed from (sessions): the version stays, so
        nothing cached is lost.
        """
        options = {"pantau_write": True}
        with (
            self._engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            if figures:
                connection.execute(update(data_version).values(version=data_version.c.version + 1))
            yield connection
        self._held.version = None

    def version(self) -> int:
        """The number of writes so far: figures computed under another number are past."""
        held: int | None = getattr(self._held, "version", None)
        if held is not None:
            return held
        with self.read() as connection:
            version = int(connection.execute(select(data_version.c.version)).scalar_one())
        if getattr(self._held, "steady", False):
            self._held.version = version
        return version

    @contextmanager
    def steady(self) -> Iterator[None]:
        """One data version for all that this thread asks meanwhile, until it writes itself.

        A page then shows one state, and asks for the version once: it asked 43 times, 1 ms each.
        """
        self._held.steady, self._held.version = True, None
        try:
            yield
        finally:
            self._held.steady, self._held.version = False, None

    def has_schema(self) -> bool:
        """Whether the tables were ever made here."""
        with self.read() as connection:
            return inspect(connection).has_table(data_version.name)

    def close(self) -> None:
        """Every connection given back, so that the file may be moved."""
        self._engine.dispose()


def sqlite_url(path: Path) -> str:
    """The URL of a SQLite file."""
    return f"sqlite:///{path.as_posix()}"


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.drivername in ("postgres", "postgresql"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    engine = create_engine(parsed, pool_pre_ping=parsed.get_backend_name() != "sqlite")
    if parsed.get_backend_name() == "sqlite":
        if parsed.database not in (None, "", ":memory:"):
            Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    _write_ahead(cursor)
    cursor.close()


def _write_ahead(cursor: DBAPICursor) -> None:
    """WAL mode, waited for here: SQLite does not wait when two turn a new file to WAL at once.

    It answers "database is locked" within a millisecond, whatever ``busy_timeout`` says: in 6 of
    150 new files that six threads opened at once.
    """
    until = monotonic() + _WAIT_FOR_LOCK
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("pantau_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
