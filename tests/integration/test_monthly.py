"""The figures of a month on SQLite and PostgreSQL: late entries, months, and whose they are."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from lib.db.activities import insert_activities
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.changes import Change
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.selection import Selection
from lib.services.monthly import Monthly, month_days, monthly
from lib.services.setup import prepare

KRONJO, PASILIAN, DOMAS = "36.03.07.2001", "36.03.07.2002", "36.04.12.2009"
JUNE, TODAY = date(2026, 6, 1), date(2026, 7, 20)


def held(
    key: str, day: str, *villages: str, kind: Kind = Kind.OUTREACH, recorded: str = ""
) -> Activity:
    return Activity(
        id=key,
        date=date.fromisoformat(day),
        kind=kind,
        form=Form.SEMINAR if kind is Kind.OUTREACH else None,
        state=State.HELD,
        areas=tuple(AreaLink(code, Link.DIRECT) for code in villages),
        organisers=(Organiser.IMIGRASI, Organiser.BP3MI),
        recorded_on=date.fromisoformat(recorded) if recorded else None,
    )


RECORD = (
    held("before", "2026-05-31", KRONJO),
    held("first", "2026-06-01", PASILIAN, recorded="2026-06-02"),
    held("both", "2026-06-12", KRONJO, DOMAS, recorded="2026-07-07"),
    held("trained", "2026-06-30", KRONJO, kind=Kind.TRAINING, recorded="2026-07-08"),
    held("after", "2026-07-01", KRONJO),
)


@pytest.fixture
def record(database: Database, reference: Path) -> Database:
    prepare(database, reference)
    write(database, RECORD)
    return database


def write(database: Database, activities: Sequence[Activity]) -> None:
    with database.write() as connection:
        insert_activities(connection, activities)


def found(
    record: Database,
    selection: Selection = Selection(),
    *,
    person: Person = LOCAL_VIEWER,
    today: date = TODAY,
    month: date = JUNE,
) -> Monthly:
    return monthly(record, person, selection, month, today)


def test_a_month_has_what_was_held_from_its_first_day_to_its_last(record: Database) -> None:
    told = found(record)
    assert [activity.id for activity in told.activities] == ["first", "both", "trained"]
    assert told.held == {Kind.OUTREACH: 2, Kind.TRAINING: 1, Kind.OTHER: 0}
    assert told.held_before == 1
    assert told.forms == {Form.SEMINAR: {Kind.OUTREACH: 2}, None: {Kind.TRAINING: 1}}
    assert told.moved.count(Change.FIRST_REACHED) == 2
    assert told.outreach.whole.coverage.part == 3
    assert not told.running


def test_late_is_what_was_entered_more_than_a_week_after_the_month(record: Database) -> None:
    assert found(record).entered_late == 1
    write(record, [held("late", "2026-06-15", KRONJO, recorded="2026-07-18")])
    told = found(record)
    assert told.entered_late == 2 and len(told.activities) == 4


def test_the_day_of_asking_does_not_move_a_past_month(record: Database) -> None:
    now, later = found(record), found(record, today=TODAY + timedelta(days=40))
    assert now.days == later.days and now.moved == later.moved
    assert now.activities == later.activities and now.due_next == later.due_next
    assert now.meeting.forecast == later.meeting.forecast
    assert now.meeting.standing == later.meeting.standing


def test_the_running_month_ends_today_and_the_next_begins_after_it(record: Database) -> None:
    told = found(record, month=TODAY)
    assert told.running and told.days.end == TODAY and told.next_month == date(2026, 8, 1)
    assert [activity.id for activity in told.activities] == ["after"]
    assert told.held_before == 3


def test_the_last_day_of_a_month_is_no_longer_provisional(record: Database) -> None:
    assert not found(record, today=date(2026, 6, 30)).running
    assert found(record, today=date(2026, 6, 29)).running


def test_a_month_ahead_is_refused() -> None:
    assert month_days(TODAY, TODAY).start == date(2026, 7, 1)
    with pytest.raises(ValueError, match="not begun"):
        month_days(date(2026, 8, 1), TODAY)


def test_an_area_and_a_bound_person_see_their_own_alone(record: Database) -> None:
    serang = Person(Role.COORDINATOR, frozenset({"36.04"}))
    for told in (found(record, Selection("36.04")), found(record, person=serang)):
        assert [activity.id for activity in told.activities] == ["both"]
        assert sum(told.meeting.together.whole.held.values()) == 1
    assert [a.area_code for a in found(record, person=serang).activities[0].areas] == [DOMAS]
