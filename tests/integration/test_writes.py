"""A write is whole or nothing, raises the data version once, and is seen by everybody after it."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from lib.db.activities import delete_activity, insert_activities
from lib.db.engine import Database, sqlite_url
from lib.db.facts import read_facts
from lib.db.rules import insert_snoozes, write_settings
from lib.db.tables import activity_areas, settings
from lib.domain.activities import Activity, AreaLink, Counting, Kind, Link, State
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.record import Record
from lib.domain.rules import Snooze, SnoozeReason
from lib.services.setup import load_package, load_record
from lib.services.villages import village_table
from tests.integration.contents import counts
from tests.integration.packages import Package, activity, area

VILLAGE = "36.03.07.2001"
AS_OF = date(2026, 7, 1)


def visit(activity_id: str, on: date = AS_OF) -> Activity:
    areas = (AreaLink(VILLAGE, Link.DIRECT),)
    return Activity(activity_id, on, Kind.OUTREACH, None, State.HELD, areas)


def test_a_new_file_that_another_is_writing_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite3"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE first (a)")
    database = Database(sqlite_url(path))
    with ThreadPoolExecutor(1) as pool:
        opened = pool.submit(database.has_schema)
        with pytest.raises(TimeoutError):
            opened.result(timeout=0.3)
        other.execute("COMMIT")
        other.close()
        assert not opened.result()
    database.close()


def test_a_run_sees_one_version_until_it_writes_itself(database: Database) -> None:
    before, other = database.version(), Database(database.url)
    with database.steady():
        assert database.version() == before
        with other.write():
            pass
        assert (database.version(), other.version()) == (before, before + 1)
        with database.write():
            pass
        assert database.version() == before + 2
        with other.write():
            pass
    assert database.version() == before + 3
    other.close()


def test_one_thread_that_is_steady_holds_no_other_back(database: Database) -> None:
    with database.steady(), ThreadPoolExecutor(1) as pool:
        before = database.version()
        pool.submit(_write, database).result()
        assert database.version() == before
        assert pool.submit(database.version).result() == before + 1


def test_a_run_that_fails_holds_no_version(database: Database) -> None:
    before = database.version()
    with pytest.raises(Interrupted), database.steady():
        database.version()
        raise Interrupted
    _write(database)
    assert database.version() == before + 1


def _write(database: Database) -> None:
    with database.write():
        pass


class Interrupted(Exception):
    """Something that goes wrong in the middle of a write."""


def test_a_write_raises_the_data_version_once(database: Database) -> None:
    before = database.version()
    with database.write() as connection:
        insert_activities(connection, [visit("a"), visit("b")])
        delete_activity(connection, "a")
    assert database.version() == before + 1


def test_reading_leaves_the_data_version(database: Database) -> None:
    before = database.version()
    village_table(database, LOCAL_VIEWER, AS_OF)
    assert database.version() == before


def test_a_loaded_package_is_one_write(
    database: Database, package: Package, reference: Path
) -> None:
    before = database.version()
    package.write("activities.csv", activity("a", "2026-01-02"))
    package.write("activity_areas.csv", area("a", VILLAGE))
    package.write("settings.csv", {"key": "programme_start", "value": "2025-01-01"})
    load_package(database, package.folder, reference)
    assert database.version() == before + 1


def test_a_write_that_fails_changes_nothing(database: Database) -> None:
    before = counts(database)
    with pytest.raises(Interrupted), database.write() as connection:
        insert_activities(connection, [visit("a")])
        write_settings(connection, {"programme_start": "2025-01-01"})
        raise Interrupted
    assert counts(database) == before


def test_a_record_that_the_database_refuses_changes_nothing(database: Database) -> None:
    before = counts(database)
    snooze = Snooze("36.03.07.2999", None, AS_OF, SnoozeReason.OTHER)
    with pytest.raises(IntegrityError):
        load_record(database, Record(activities=(visit("a"),), snoozes=(snooze,)))
    assert counts(database) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE activities SET kind = 'visit'",
        "UPDATE activities SET state = 'done'",
        "UPDATE activities SET form = 'webinar'",
        "UPDATE activities SET participants = -1",
        "UPDATE activities SET end_date = '2020-01-01'",
        "UPDATE activity_areas SET link = 'both'",
        "UPDATE rules SET interval_days = 0",
        "DELETE FROM villages",
        "INSERT INTO data_version (id, version) VALUES (2, 0)",
    ],
)
def test_the_database_itself_refuses_nonsense(database: Database, statement: str) -> None:
    load_record(database, Record(activities=(visit("a"),)))
    with database.write() as connection:
        snooze = Snooze(VILLAGE, None, AS_OF, SnoozeReason.OTHER)
        insert_snoozes(connection, [snooze])
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.execute(text(statement))


def test_what_is_done_while_reading_is_not_kept(database: Database) -> None:
    with database.read() as connection:
        connection.execute(text("DELETE FROM rules"))
    assert counts(database)["rules"] > 0


def test_eight_threads_writing_what_they_read_lose_nothing(database: Database) -> None:
    before = database.version()
    with database.write() as connection:
        write_settings(connection, {"counter": "0"})

    def add(_: int) -> None:
        counter = select(settings.c.value).where(settings.c.key == "counter")
        for _ in range(20):
            with database.write() as connection:
                number = int(connection.execute(counter).scalar_one())
                write_settings(connection, {"counter": str(number + 1)})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(8)))
    with database.read() as connection:
        counter = select(settings.c.value).where(settings.c.key == "counter")
        assert connection.execute(counter).scalar_one() == "160"
    assert database.version() == before + 161


def test_activities_entered_at_once_are_numbered_without_gap(database: Database) -> None:
    def enter(number: int) -> None:
        with database.write() as connection:
            insert_activities(connection, [visit(f"a{number}")])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(enter, range(24)))
    with database.read() as connection:
        numbers = connection.execute(select(activity_areas.c.nth)).scalars()
        assert sorted(numbers) == list(range(1, 25))
        assert read_facts(connection, AS_OF, Counting())[VILLAGE].outreach_total == 24


def test_what_is_read_together_is_of_one_moment(database: Database) -> None:
    with database.read() as connection:
        before = read_facts(connection, AS_OF, Counting())
        load_record(database, Record(activities=(visit("a"),)))
        assert read_facts(connection, AS_OF, Counting()) == before
    with database.read() as connection:
        assert read_facts(connection, AS_OF, Counting()) != before


def test_a_table_is_computed_once_per_version_day_and_scope(database: Database) -> None:
    table = village_table(database, LOCAL_VIEWER, AS_OF)
    assert village_table(database, LOCAL_VIEWER, AS_OF) is table
    assert village_table(database, LOCAL_VIEWER, date(2026, 7, 2)) is not table
    someone = Person(Role.VIEWER, frozenset({"36.03"}))
    assert len(village_table(database, someone, AS_OF)) == 4 < len(table)


def test_nobody_sees_a_table_of_before_a_write(database: Database) -> None:
    before = village_table(database, LOCAL_VIEWER, AS_OF)
    load_record(database, Record(activities=(visit("a"),)))
    after = village_table(database, LOCAL_VIEWER, AS_OF)
    found = [table.by_code[VILLAGE].status for table in (before, after)]
    assert found == ["never", "current"]
    assert after.version == before.version + 1


def test_a_write_of_another_process_is_seen_too(database: Database) -> None:
    village_table(database, LOCAL_VIEWER, AS_OF)
    other = Database(database.url)
    load_record(other, Record(activities=(visit("a"),)))
    other.close()
    assert village_table(database, LOCAL_VIEWER, AS_OF).by_code[VILLAGE].status == "current"
