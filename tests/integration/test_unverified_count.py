"""How many unverified records stand behind a page's figures: of its area, its days, its reader."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lib.db.activities import insert_activities
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Kind, Link, State
from lib.domain.audit import Origin
from lib.domain.permissions import Person, Role
from lib.domain.record import Record
from lib.domain.rules import Membership, Programme
from lib.domain.selection import Selection
from lib.services.profile import village_profile
from lib.services.recording import confirm_activities, delete_activity
from lib.services.rules import change_setting
from lib.services.setup import load_record
from lib.services.unverified import unverified_held
from lib.services.writing import By

HERE, THERE = "36.03.07.2001", "36.04.12.2009"
AS_OF = date(2026, 7, 1)
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
VERA = Person(Role.VERIFIER, frozenset({"36.03"}), "vera@kantor.id")
READER = Person(Role.VIEWER)


def by(person: Person) -> By:
    return By(person, Origin.SCREEN, datetime(2026, 7, 1, 3, tzinfo=UTC))


def visit(key: str, *codes: str, on: date = AS_OF) -> Activity:
    areas = tuple(AreaLink(code, Link.DIRECT) for code in codes)
    return Activity(key, on, Kind.OUTREACH, None, State.HELD, areas)


@pytest.fixture
def recorded(database: Database) -> Database:
    """One for two regencies, one for a district, one for no area, one of the day after."""
    with database.write() as connection:
        insert_activities(
            connection,
            [
                visit("both", HERE, THERE),
                visit("wide", "36.03.07"),
                visit("nowhere"),
                visit("tomorrow", HERE, on=date(2026, 7, 2)),
            ],
            recorded_by="anna@kantor.id",
        )
    return database


def count(
    database: Database,
    selection: Selection = Selection(),
    person: Person = READER,
    as_of: date = AS_OF,
) -> int:
    return unverified_held(database, person, selection, as_of)


def test_each_is_counted_once_in_every_area_it_touches(recorded: Database) -> None:
    assert count(recorded) == 3
    assert count(recorded, Selection("36.03")) == 2
    assert count(recorded, Selection("36.04")) == 1
    assert count(recorded, Selection("36.03", "36.03.08")) == 0


def test_the_day_of_the_page_ends_the_count(recorded: Database) -> None:
    assert count(recorded, as_of=date(2026, 7, 2)) == 4
    assert count(recorded, as_of=date(2026, 6, 30)) == 0


def test_programmes_narrow_it_to_their_villages(recorded: Database) -> None:
    binaan = Selection(programmes=frozenset({Programme.DESA_BINAAN_IMIGRASI}))
    assert count(recorded, binaan) == 0
    load_record(recorded, Record(memberships=(Membership(THERE, Programme.DESA_BINAAN_IMIGRASI),)))
    assert count(recorded, binaan) == 1


def test_who_is_bound_to_a_regency_hears_of_that_one_only(recorded: Database) -> None:
    bound = Person(Role.COORDINATOR, frozenset({"36.04"}), "budi@kantor.id")
    assert count(recorded, person=bound) == 1
    assert count(recorded, Selection("36.03"), bound) == 0


@pytest.mark.parametrize("value", ["no", "yes"])
def test_it_is_the_same_whether_they_count_or_not(recorded: Database, value: str) -> None:
    change_setting(recorded, by(CHIEF), "unverified_count", value)
    assert count(recorded) == 3


def test_what_is_verified_or_deleted_leaves_the_count_at_once(recorded: Database) -> None:
    confirm_activities(recorded, by(VERA), {"wide": 1})
    assert count(recorded) == 2
    delete_activity(recorded, by(CHIEF), "nowhere", 1, "keliru")
    assert count(recorded) == 1


def test_plans_and_other_kinds_stand_behind_no_figure(database: Database) -> None:
    plan = replace(visit("plan", HERE), state=State.PLANNED)
    ceremony = replace(visit("other", HERE), kind=Kind.OTHER)
    with database.write() as connection:
        insert_activities(connection, [plan, ceremony], recorded_by="anna@kantor.id")
    assert count(database) == 0


def test_what_came_from_a_file_is_verified(database: Database) -> None:
    load_record(database, Record(activities=(visit("a", HERE),)))
    assert count(database) == 0


def test_a_village_says_that_nobody_verified_its_last_visit(recorded: Database) -> None:
    def profile_is_doubtful() -> bool:
        found = village_profile(recorded, READER, HERE, AS_OF)
        assert found is not None
        return found.clock_unverified

    load_record(recorded, Record(activities=(visit("file", HERE, on=date(2026, 6, 1)),)))
    assert profile_is_doubtful()
    change_setting(recorded, by(CHIEF), "unverified_count", "no")
    assert not profile_is_doubtful()
