"""Chases come from plans on the trail, assignments and files, and status from the read model."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import delete

from lib.db import tables
from lib.db.activities import insert_activities
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.domain.assignments import Assignee, AssigneeKind
from lib.domain.audit import Origin
from lib.domain.indicators import Share
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.selection import Selection
from lib.domain.status import OVERDUE, Status
from lib.services.assignments import assign
from lib.services.chasing import Chasing, chasing
from lib.services.recording import delete_activity, record_activity, settle_plan
from lib.services.villages import village_table
from lib.services.what_if import Days
from lib.services.writing import By
from tests.integration.contents import empty
from tests.integration.test_facts_on_the_index import VILLAGES, histories

TODAY = date(2026, 7, 1)
HERE, NEXT, THERE = "36.03.07.2001", "36.03.07.2002", "36.04.12.2009"
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
OFFICE = Assignee(AssigneeKind.OFFICE, "Kantor Imigrasi Serang")
NOTHING = Share(0, 0)


def by(day: date) -> By:
    return By(CHIEF, Origin.SCREEN, datetime(day.year, day.month, day.day, 3, tzinfo=UTC))


def activity(
    key: str, day: date, *codes: str, state: State = State.HELD, recorded: date | None = None
) -> Activity:
    areas = tuple(AreaLink(code, Link.DIRECT) for code in codes)
    who = (Organiser.IMIGRASI,)
    return Activity(
        key, day, Kind.OUTREACH, None, state, areas, organisers=who, recorded_on=recorded
    )


def plan(key: str, day: date, *codes: str, recorded: date | None = None) -> Activity:
    return activity(key, day, *codes, state=State.PLANNED, recorded=recorded)


@pytest.fixture
def overdue(database: Database) -> Database:
    """All villages of the tests reached once, in June 2025: overdue since the turn of the year."""
    with database.write() as connection:
        insert_activities(connection, [activity("old", date(2025, 6, 1), HERE, NEXT, THERE)])
    return database


def told(database: Database, person: Person = LOCAL_VIEWER, day: date = TODAY) -> Chasing:
    return chasing(database, person, Selection(), Days(day, TODAY))


def of_month(found: Chasing, month: date) -> tuple[Share, Share, int]:
    (one,) = [m for m in found.months if m.month == month]
    return one.overdue, one.never, one.running


APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)


def test_the_months_end_with_that_of_the_day(overdue: Database) -> None:
    months = [m.month for m in told(overdue).months]
    assert (len(months), months[0], months[-1]) == (12, date(2025, 8, 1), date(2026, 7, 1))
    assert told(overdue, day=date(2025, 12, 31)).months[0].month == date(2025, 1, 1)


def test_a_plan_counts_from_the_day_it_was_made_whatever_became_of_it(overdue: Database) -> None:
    made = date(2026, 4, 10)
    record_activity(overdue, by(made), plan("p", date(2026, 4, 25), HERE, NEXT))
    assert of_month(told(overdue), APRIL) == (Share(0, 2), NOTHING, 0)
    settled = activity("p", date(2026, 4, 25), HERE)
    settle_plan(overdue, by(date(2026, 4, 26)), "p", 1, settled)
    assert of_month(told(overdue), APRIL) == (Share(1, 2), NOTHING, 0)


def test_an_assignment_counts_from_its_day(overdue: Database) -> None:
    assign(overdue, by(date(2026, 5, 4)), [HERE, THERE], OFFICE)
    record_activity(overdue, by(date(2026, 6, 1)), activity("h", date(2026, 6, 1), THERE))
    assert of_month(told(overdue), MAY) == (Share(1, 2), NOTHING, 0)


def test_a_deleted_plan_never_was(overdue: Database) -> None:
    record_activity(overdue, by(date(2026, 4, 10)), plan("p", date(2026, 4, 25), HERE))
    delete_activity(overdue, by(date(2026, 4, 11)), "p", 1, "dua kali")
    assert of_month(told(overdue), APRIL) == (NOTHING, NOTHING, 0)


def test_plans_of_files_count_from_the_day_recorded_and_undated_ones_apart(
    overdue: Database,
) -> None:
    made = date(2026, 4, 10)
    with overdue.write() as connection:
        insert_activities(
            connection,
            [
                plan("p", date(2026, 4, 20), HERE, recorded=made),
                activity("kept", date(2026, 4, 22), NEXT, recorded=made),
                activity("no plan", date(2026, 4, 9), THERE, recorded=made),
                plan("undated", date(2026, 5, 20), HERE, THERE),
            ],
        )
    found = told(overdue)
    assert of_month(found, APRIL) == (Share(1, 2), NOTHING, 0)
    assert found.undated == 1


def test_a_plan_recorded_here_is_not_counted_as_one_of_a_file_too(overdue: Database) -> None:
    made = date(2026, 4, 10)
    record_activity(overdue, by(made), plan("p", date(2026, 5, 25), HERE))
    assert told(overdue).undated == 0


def test_villages_without_a_record_stand_apart(database: Database) -> None:
    assign(database, by(date(2026, 5, 4)), [HERE], OFFICE)
    assert of_month(told(database), MAY) == (NOTHING, Share(0, 1), 0)


def test_who_is_bound_to_a_regency_sees_its_chases_only(overdue: Database) -> None:
    assign(overdue, by(date(2026, 5, 4)), [HERE, THERE], OFFICE)
    bound = Person(Role.COORDINATOR, frozenset({"36.04"}))
    assert of_month(told(overdue, bound), MAY) == (Share(0, 1), NOTHING, 0)


@hypothesis_settings(max_examples=20)
@given(history=histories(), back=st.lists(st.integers(0, 300), min_size=1, max_size=4))
def test_status_on_the_day_is_that_of_the_read_model(
    database: Database, history: list[Activity], back: list[int]
) -> None:
    empty(database)
    with database.write() as connection:
        connection.execute(delete(tables.assignments))
        insert_activities(connection, [a for a in history if a.state is State.HELD])
        for number, days in enumerate(back):
            at = datetime(2026, 7, 1, 3, tzinfo=UTC) - timedelta(days=days)
            given_out = {
                "village_code": VILLAGES[number],
                "kind": "office",
                "assignee": "x",
                "note": "",
                "assigned_by": "x",
                "assigned_at": at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            }
            connection.execute(tables.assignments.insert().values(given_out))
    found = told(database)
    stood = [
        village_table(database, LOCAL_VIEWER, TODAY - timedelta(days=days))
        .by_code[VILLAGES[number]]
        .status
        for number, days in enumerate(back)
        if days >= 30
    ]
    assert sum(m.overdue.whole for m in found.months) == sum(s in OVERDUE for s in stood)
    assert sum(m.never.whole for m in found.months) == stood.count(Status.NEVER)
