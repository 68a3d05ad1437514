"""The schema that the migrations make is the schema that the tables describe."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Inspector, inspect, select, text

from lib.config import ROOT
from lib.db import tables
from lib.db.activities import delete_activity, insert_activities, verify_activities
from lib.db.engine import Database, sqlite_url
from lib.db.schema import migrate
from lib.db.tables import metadata
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.audit import Origin
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.rules import SHIPPED_RULES, Rule, RuleLevel
from lib.services.attempts import record_attempt
from lib.services.imports import commit_import, plan_import
from lib.services.recording import confirm_activities, correct_activity, record_activity
from lib.services.rules import set_rules
from lib.services.setup import prepare
from lib.services.sources import Source, database_at, open_source
from lib.services.villages import village_table
from lib.services.writing import By
from tests.conftest import Install
from tests.integration.contents import counts

AT = datetime(2026, 7, 1, 3, tzinfo=UTC)
SHEET = """Tanggal,Jenis,Kode desa,Penyelenggara
01/06/2026,Sosialisasi,36.03.07.2002,BP3MI
"""


def alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "lib" / "db" / "migrations"))
    return config


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory.from_config(alembic()).get_heads()) == 1


def test_the_tables_are_as_the_code_describes_them(database: Database) -> None:
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


CHECKS: dict[str, Callable[[Inspector, str], list[Any]]] = {
    "columns": lambda found, table: [
        (c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table)
    ],
    "indexes": lambda found, table: sorted(
        (str(i["name"]), i["column_names"], i["unique"]) for i in found.get_indexes(table)
    ),
    "checks": lambda found, table: sorted(
        (str(c["name"]), c["sqltext"]) for c in found.get_check_constraints(table)
    ),
    "foreign keys": lambda found, table: sorted(
        (str(f["name"]), f["constrained_columns"], f["referred_table"], str(f["options"]))
        for f in found.get_foreign_keys(table)
    ),
}


@pytest.mark.parametrize("what", CHECKS)
def test_migrated_and_created_tables_are_alike(
    database: Database, blank: Database, what: str
) -> None:
    metadata.create_all(blank.engine)
    migrated, created = inspect(database.engine), inspect(blank.engine)
    for table in metadata.tables:
        assert CHECKS[what](migrated, table) == CHECKS[what](created, table)


def test_migrating_again_changes_nothing(database: Database) -> None:
    before = counts(database)
    migrate(database)
    assert counts(database) == before


def test_a_migration_can_be_undone(database: Database) -> None:
    config = alembic()
    with database.engine.connect().execution_options(pantau_write=True) as connection:
        config.attributes["connection"] = connection
        with connection.begin():
            command.downgrade(config, "base")
    assert not set(inspect(database.engine).get_table_names()) & set(metadata.tables)


def test_those_that_start_at_once_make_one_schema_and_one_register(
    blank: Database, reference: Path
) -> None:
    faults: list[BaseException] = []

    def start() -> None:
        other = Database(blank.url)
        try:
            prepare(other, reference)
        except BaseException as fault:
            faults.append(fault)
            raise
        finally:
            other.close()

    starts = [Thread(target=start) for _ in range(4)]
    for thread in starts:
        thread.start()
    for thread in starts:
        thread.join()
    assert faults == []
    assert counts(blank)["rules"] == len(SHIPPED_RULES)
    assert len(village_table(blank, LOCAL_VIEWER, date(2026, 7, 1))) == 8


def test_a_record_made_by_an_earlier_version_is_brought_up_to_date(
    tmp_path: Path, install: Install
) -> None:
    settings = install(local_folder=tmp_path)
    old = Database(sqlite_url(tmp_path / "publik.sqlite3"))
    config = alembic()
    with old.engine.connect().execution_options(pantau_write=True) as connection:
        config.attributes["connection"] = connection
        with connection.begin():
            command.upgrade(config, "0001")
    old.close()
    opened = open_source(Source.PUBLIC, settings, date(2026, 11, 24))
    with opened.read() as connection:
        assert inspect(connection).has_table("people")
    database_at.cache_clear()


def test_events_written_before_are_found_by_their_villages(database: Database) -> None:
    here, there = "36.03.07.2001", "36.04.12.2009"
    by = By(Person(Role.ADMINISTRATOR, email="a@kantor.id"), Origin.SCREEN, AT)
    new = Activity("a", AT.date(), Kind.OUTREACH, None, State.HELD, (AreaLink(here, Link.DIRECT),))
    new = replace(new, organisers=(Organiser.BP3MI,))
    record_activity(database, by, new)
    moved = replace(new, areas=(AreaLink(there, Link.DIRECT), AreaLink("36.04", Link.DIRECT)))
    correct_activity(database, by, moved, 1, "desa keliru")
    plan = plan_import(database, by.person, "x.csv", SHEET.encode(), AT.date())
    commit_import(database, by, plan, "batch")
    record_attempt(database, by, Attempt("t", here, AT.date(), AttemptReason.ACCESS))
    set_rules(database, by, [Rule(RuleLevel.VILLAGE, there, 90), Rule(RuleLevel.PROVINCE, "36", 9)])
    confirm_activities(
        database, replace(by, person=replace(by.person, email="v@kantor.id")), {"a": 2}
    )
    confirmed_as_before = text(
        "INSERT INTO audit_events (number, at, actor, origin, deed, subject, subject_id, regencies,"
        " reason, before, after, previous, seal) VALUES"
        " (7, '', '', '', 'verify', 'activity', 'a', '', '', '', '', '', ''),"
        " (8, '', '', '', 'correct', 'activity', 'a', '', '', '{', '[]', '', '')"
    )
    touched = select(tables.audit_villages).order_by("number", "village_code")
    with database.write() as connection:
        kept = connection.execute(touched).all()
        connection.execute(confirmed_as_before)
    assert {row.number for row in kept} == {1, 2, 3, 4, 5, 6}
    config = alembic()
    with (
        database.engine.connect().execution_options(pantau_write=True) as connection,
        connection.begin(),
    ):
        config.attributes["connection"] = connection
        command.downgrade(config, "0005")
        command.upgrade(config, "head")
    with database.read() as connection:
        assert connection.execute(touched).all() == [*kept, (there, 7)]


def test_links_kept_before_are_marked_where_nobody_verified_their_activity(
    database: Database,
) -> None:
    here = (AreaLink("36.03.07.2001", Link.DIRECT),)
    new = [Activity(key, AT.date(), Kind.OUTREACH, None, State.HELD, here) for key in "abc"]
    with database.write() as connection:
        insert_activities(connection, new)
        verify_activities(connection, ["b"], "v@kantor.id")
        delete_activity(connection, "c")
    link = tables.activity_areas.c
    marked = select(link.activity_id).where(link.unverified.is_(True))
    config = alembic()
    with (
        database.engine.connect().execution_options(pantau_write=True) as connection,
        connection.begin(),
    ):
        assert connection.execute(marked).scalars().all() == ["a"]
        config.attributes["connection"] = connection
        command.downgrade(config, "0010")
        command.upgrade(config, "head")
        assert connection.execute(marked).scalars().all() == ["a"]
