"""The forecast adds up to the register for any record and filter, on SQLite and PostgreSQL."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from lib.db.activities import insert_activities
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Kind, Link, State
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.selection import Selection
from lib.domain.status import NEEDS_OUTREACH, Status
from lib.domain.what_if import AS_KEPT
from lib.services.forecast import Forecast, forecast
from lib.services.villages import village_table
from lib.services.what_if import Days, compare
from tests.integration.contents import empty
from tests.integration.test_facts_on_the_index import histories

TODAY, BY = date(2026, 7, 1), date(2027, 12, 31)
NOW = Days(TODAY, TODAY)
SELECTIONS = (
    Selection(),
    Selection("36.03"),
    Selection("36.03", "36.03.07"),
    Selection(statuses=frozenset({Status.NEVER})),
)


def found(database: Database, selection: Selection = Selection(), day: date = TODAY) -> Forecast:
    return forecast(database, LOCAL_VIEWER, selection, Days(day, TODAY), BY)


@hypothesis_settings(max_examples=25)
@given(
    history=histories(),
    selection=st.sampled_from(SELECTIONS),
    day=st.integers(-200, 200).map(lambda days: TODAY + timedelta(days=days)),
)
def test_months_waiting_and_later_are_the_villages_counted(
    database: Database, history: list[Activity], selection: Selection, day: date
) -> None:
    empty(database)
    with database.write() as connection:
        insert_activities(connection, history)
    told = found(database, selection, day)
    rows = [
        row
        for row in village_table(database, LOCAL_VIEWER, day)
        if selection.covers(row.code) and row.status is not Status.EXEMPT
    ]
    assert told.months.counted == told.pace.counts.base == len(rows)
    assert told.months.waiting == sum(row.status in NEEDS_OUTREACH for row in rows)
    assert told.months.waiting == told.present.left[0]
    for numbers in zip(*(area.due.due for area in told.areas), told.months.due, strict=True):
        assert sum(numbers[:-1]) == numbers[-1]
    assert sum(area.due.waiting for area in told.areas) == told.months.waiting
    assert sum(area.due.later for area in told.areas) == told.months.later


@hypothesis_settings(max_examples=10)
@given(history=histories())
def test_the_regencies_are_the_province_and_the_districts_their_regency(
    database: Database, history: list[Activity]
) -> None:
    empty(database)
    with database.write() as connection:
        insert_activities(connection, history)
    for area in found(database).areas:
        own = found(database, Selection(area.code))
        assert own.months == area.due
        assert sum(district.due.counted for district in own.areas) == area.due.counted


def test_the_pace_is_that_of_the_rules_page(database: Database) -> None:
    visit = (AreaLink("36.03.07.2001", Link.DIRECT), AreaLink("36.03.08.2001", Link.DIRECT))
    with database.write() as connection:
        held = Activity("a", date(2026, 3, 1), Kind.OUTREACH, None, State.HELD, visit)
        insert_activities(connection, [held])
    told = found(database)
    assert told.pace == compare(database, LOCAL_VIEWER, AS_KEPT, NOW).now
    assert (told.pace.demanded, told.pace.held) == (17, 2)
    assert told.present.on is None


def test_the_pace_needed_clears_the_backlog_by_the_day(database: Database) -> None:
    told = found(database)
    assert told.needed is not None and told.needed.on is not None
    assert told.needed.left[0] == 8 and told.needed.left[-1] == 0
    assert told.needed.on <= BY + timedelta(days=1)
    assert told.needed.visits_a_year > told.present.visits_a_year == 0


@pytest.mark.parametrize("by", [TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=30)])
def test_a_day_too_near_has_no_pace(database: Database, by: date) -> None:
    assert forecast(database, LOCAL_VIEWER, Selection(), NOW, by).needed is None


def test_who_is_bound_to_a_regency_sees_no_other(database: Database) -> None:
    bound = Person(Role.COORDINATOR, frozenset({"36.04"}))
    told = forecast(database, bound, Selection(), NOW, BY)
    assert [area.code for area in told.areas] == ["36.04"]
    assert told.months.counted == 2
