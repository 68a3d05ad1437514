"""Every write leaves one event, on SQLite and PostgreSQL, and nobody changes one unnoticed."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.domain.audit import Deed, Event, Origin
from lib.domain.errors import NotAllowed
from lib.domain.permissions import Action, Person, Role
from lib.domain.record import Record
from lib.services.setup import load_record
from lib.services.trail import broken_event, trail_length
from lib.services.writing import By, regencies_of, writing

ANNA = Person(Role.COORDINATOR, frozenset({"36.03"}), "anna@kantor.id")
BY = By(ANNA, Origin.SCREEN, datetime(2026, 11, 25, 3, tzinfo=UTC))
VILLAGE = "36.03.07.2001"


def leave(database: Database, name: str) -> None:
    with writing(database, BY, Action.RECORD, [VILLAGE]) as write:
        write.leave(Event(Deed.RECORD, "activity", name))


def tamper(database: Database, statement: str) -> None:
    """Changes the trail as somebody would who has the database in hand."""
    with database.engine.connect() as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            for verb in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER IF EXISTS audit_events_no_{verb}"))
        else:
            connection.execute(text("ALTER TABLE audit_events DISABLE TRIGGER ALL"))
        connection.execute(text(statement))


def test_an_event_says_who_did_what_when_and_where(database: Database) -> None:
    leave(database, "a")
    with database.read() as connection:
        found = list(walk_trail(connection))[-1].entry
    assert (found.actor, found.origin, found.at) == (
        "anna@kantor.id",
        "screen",
        "2026-11-25T03:00:00.000000Z",
    )
    assert found.event == Event(Deed.RECORD, "activity", "a")


def test_a_loaded_record_is_one_event(database: Database) -> None:
    before = trail_length(database)
    load_record(database, Record())
    assert trail_length(database) == before + 1


def test_a_write_without_an_event_changes_nothing(database: Database) -> None:
    before = database.version()
    with pytest.raises(AssertionError), writing(database, BY, Action.RECORD):
        pass
    assert database.version() == before


def test_a_write_elsewhere_never_begins(database: Database) -> None:
    before = database.version()
    with pytest.raises(NotAllowed), writing(database, BY, Action.RECORD, ["36.04.12.2009"]):
        raise AssertionError("not reached")
    assert database.version() == before


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_events SET actor = 'x'", "DELETE FROM audit_events"]
)
def test_the_database_itself_refuses_to_change_an_event(database: Database, statement: str) -> None:
    leave(database, "a")
    with (
        pytest.raises(DBAPIError, match="append only"),
        database.engine.connect() as connection,
        connection.begin(),
    ):
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_events SET after = '{}' WHERE number = 2",
        "DELETE FROM audit_events WHERE number = 2",
        "DELETE FROM audit_events WHERE number = 3",
        "UPDATE audit_events SET number = CASE number WHEN 2 THEN 30 ELSE 2 END "
        "WHERE number IN (2)",
    ],
)
def test_what_was_done_to_the_trail_is_found(database: Database, statement: str) -> None:
    start = trail_length(database)
    for name in "abc"[: 3 - start]:
        leave(database, name)
    assert broken_event(database) is None
    tamper(database, statement)
    assert broken_event(database) in (2, 3)


def test_regencies_of_an_event_are_told_once_in_order() -> None:
    assert regencies_of(["36.04.12.2009", VILLAGE, "36.04", "36"]) == "36.03;36.04"
