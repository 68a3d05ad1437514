"""A PostgreSQL database copied with pg_dump and put back from it, where these are on the PATH.

pg_restore turns a dump into a script; it is run here, in one transaction with everything around it,
so that a fault in the middle leaves the old record. Readers wait for the end of it.
"""

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

import psycopg
from sqlalchemy import text
from sqlalchemy.engine import make_url

from lib.db.audit import sealed_entry
from lib.db.engine import Connection, Database
from lib.db.schema import is_known, upgrade
from lib.db.stand import KEPT_TABLES, read_stand, settle_restored
from lib.db.tables import metadata
from lib.domain.audit import Entry, Head, first_broken
from lib.domain.backup import BackupRefused, CheckedCopy, Stand

_MAGIC = b"PGDMP"
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_END_OF_COPY = "\\.\n"


def copy(database: Database, file: Path) -> Stand:
    """The database of one moment dumped to ``file``; where it stood then."""
    url = make_url(database.url)
    plain = url.set(drivername="postgresql", password=None).render_as_string()
    secret = {"PGPASSWORD": url.password} if url.password else {}
    with database.read() as connection:
        stand = read_stand(connection)
        if stand is None:
            raise BackupRefused("nothing_to_back_up")
        snapshot = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        with _output("pg_dump", *options, f"--file={file}", f"--dbname={plain}", **secret):
            pass
    return stand


def check(file: Path, number: int) -> CheckedCopy:
    """The dump read through: the trail and what else tells where it stands."""
    with file.open("rb") as opened:
        if opened.read(len(_MAGIC)) != _MAGIC:
            raise BackupRefused("not_a_backup", file=str(file))
    tables = [f"--table={name}" for name in KEPT_TABLES]
    with _output("pg_restore", "--data-only", *tables, "--file=-", str(file)) as lines:
        rows = _rows_by_table(lines)
    if any(name not in rows for name in KEPT_TABLES):
        raise BackupRefused("not_a_backup", file=str(file))
    versions, counters, heads, events = (rows[name] for name in KEPT_TABLES)
    revision = versions[0]["version_num"]
    if not is_known(revision):
        raise BackupRefused("schema_unknown", revision=revision)
    head = Head(int(heads[0]["number"]), heads[0]["seal"])
    told = sorted((sealed_entry(row) for row in events), key=lambda sealed: sealed.number)
    broken = first_broken(told, head)
    if broken is not None:
        raise BackupRefused("trail_broken", number=broken)
    seal = next((sealed.seal for sealed in told if sealed.number == number), "")
    return CheckedCopy(Stand(revision, head, int(counters[0]["version"])), seal)


def put_back(
    database: Database, file: Path, live: Stand | None, version: int, entry: Entry
) -> None:
    """The record of ``file``, at the newest schema and with the event, in the live database."""
    with database.engine.connect() as connection, connection.begin():
        if live is not None:
            connection.execute(text("LOCK TABLE data_version IN ACCESS EXCLUSIVE MODE"))
        if read_stand(connection) != live:
            raise BackupRefused("changed_meanwhile")
        for name in ("alembic_version", *metadata.tables):
            connection.execute(text(f"DROP TABLE IF EXISTS {name} CASCADE"))
        connection.execute(text("DROP FUNCTION IF EXISTS audit_events_are_kept CASCADE"))
        options = ["--no-owner", "--no-privileges", "--file=-", str(file)]
        with _output("pg_restore", *options) as lines:
            _run(connection, lines)
        # The script sets the session up for itself; ours goes back to the pool.
        connection.execute(text("RESET ALL"))
        upgrade(connection)
        settle_restored(connection, version, entry)


def _run(connection: Connection, lines: Iterable[str]) -> None:
    """A script of pg_restore run in the connection's transaction."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError(type(driver).__name__)
    with driver.cursor() as cursor:
        for statement, rows in _steps(iter(lines)):
            if rows is None:
                cursor.execute(statement.encode())
                continue
            with cursor.copy(statement.encode()) as target:
                for row in rows:
                    target.write(row)


def _steps(lines: Iterator[str]) -> Iterator[tuple[str, Iterator[str] | None]]:
    """The statements of a script up to each COPY, and the COPYs with the lines of their rows."""
    sql: list[str] = []
    for line in lines:
        if line.startswith("COPY ") and line.endswith(" FROM stdin;\n"):
            yield "".join(sql), None
            sql = []
            yield line, iter(lines.__next__, _END_OF_COPY)
        elif not line.startswith("\\"):  # \restrict and \unrestrict are for psql
            sql.append(line)
    yield "".join(sql), None


def _rows_by_table(lines: Iterable[str]) -> dict[str, list[Mapping[str, str]]]:
    """The rows of every COPY of a script, as text, by table."""
    found: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for statement, rows in _steps(iter(lines)):
        if rows is not None:
            table, columns = statement.removeprefix("COPY ").split(" (", 1)
            names = columns.split(")", 1)[0].split(", ")
            name = table.split(".")[-1].strip('"')
            found[name] += [_row(names, row) for row in rows]
    return found


def _row(names: Iterable[str], line: str) -> Mapping[str, str]:
    cells = line.rstrip("\n").split("\t")
    return {name.strip('"'): _plain(cell) for name, cell in zip(names, cells, strict=True)}


def _plain(cell: str) -> str:
    """A cell of COPY without its backslashes."""
    first, *rest = cell.split("\\")
    if not rest:
        return cell
    plain, letters = [first], iter(rest)
    for part in letters:
        # An empty part is an escaped backslash: what follows it stands for itself.
        plain.append(_ESCAPES.get(part[0], part[0]) + part[1:] if part else "\\" + next(letters))
    return "".join(plain)


@contextmanager
def _output(tool: str, *arguments: str, **environment: str) -> Iterator[Iterator[str]]:
    """The lines that a tool of PostgreSQL writes; raises BackupRefused where it fails."""
    found = shutil.which(tool)
    if found is None:
        raise BackupRefused("tool_missing", tool=tool)
    with (
        TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(
            [found, *arguments],
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=said,
            encoding="utf-8",
        ) as running,
    ):
        if running.stdout is None:
            raise AssertionError("its output was asked for")
        yield running.stdout
        if running.wait() != 0:
            said.seek(0)
            last = (said.read().strip().splitlines() or [""])[-1]
            raise BackupRefused("tool_failed", tool=tool, said=last)
