"""The newest records and the next plans, of the person's regencies only, a page at a time."""

from dataclasses import replace
from datetime import UTC, date, datetime

from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.domain.audit import Origin
from lib.domain.permissions import Person, Role
from lib.services.recent_records import ROWS, coming_plans, newest_records
from lib.services.recording import delete_activity, record_activity
from lib.services.writing import By

HERE, THERE = "36.03.07.2001", "36.04.12.2009"
TODAY = date(2026, 7, 1)
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
ANNA = Person(Role.COORDINATOR, frozenset({"36.03"}), "anna@kantor.id")
BY = By(CHIEF, Origin.SCREEN, datetime(2026, 7, 1, 3, tzinfo=UTC))


def put(database: Database, key: str, day: date, *codes: str, state: State = State.HELD) -> None:
    areas = tuple(AreaLink(code, Link.DIRECT) for code in codes or (HERE,))
    new = Activity(key, day, Kind.OUTREACH, None, state, areas, organisers=(Organiser.BP3MI,))
    record_activity(database, BY, new)


def ids(database: Database, person: Person, page: int = 1) -> list[str]:
    return [row.kept.activity.id for row in newest_records(database, person, page).rows]


def test_what_was_recorded_last_comes_first_whenever_it_was_held(database: Database) -> None:
    put(database, "held late", date(2026, 6, 20))
    late = Activity("typed late", date(2024, 1, 5), Kind.OUTREACH, None, State.HELD)
    late = replace(
        late,
        areas=(AreaLink(HERE, Link.DIRECT),),
        organisers=(Organiser.BP3MI,),
        recorded_on=TODAY,
    )
    record_activity(database, BY, late)
    assert ids(database, ANNA) == ["typed late", "held late"]


def test_other_regencies_are_not_seen_and_shared_ones_not_to_be_changed(
    database: Database,
) -> None:
    put(database, "there", date(2026, 6, 3), THERE)
    put(database, "shared", date(2026, 6, 2), HERE, THERE)
    put(database, "here", date(2026, 6, 1), HERE)
    found = newest_records(database, ANNA, 1)
    rows = [(row.kept.activity.id, row.may_change) for row in found.rows]
    assert rows == [("shared", False), ("here", True)] and found.total == 2
    assert ids(database, CHIEF) == ["there", "shared", "here"]


def test_what_was_deleted_is_not_listed(database: Database) -> None:
    put(database, "a", date(2026, 6, 1))
    delete_activity(database, BY, "a", 1, "ganda")
    assert newest_records(database, ANNA, 1).total == 0


def test_pages_hold_every_record_once(database: Database) -> None:
    for day in range(1, ROWS + 3):
        put(database, f"{day:02}", date(2026, 6, day))
    assert newest_records(database, ANNA, 1).pages == 2
    both = ids(database, ANNA, 1) + ids(database, ANNA, 2)
    assert both == [f"{day:02}" for day in range(ROWS + 2, 0, -1)]
    assert ids(database, ANNA, 3) == []


def test_plans_of_today_and_later_come_with_the_next_one_first(database: Database) -> None:
    put(database, "later", date(2026, 8, 1), state=State.PLANNED)
    put(database, "today", TODAY, state=State.PLANNED)
    put(database, "elsewhere", date(2026, 7, 2), THERE, state=State.PLANNED)
    put(database, "held", TODAY)
    found = coming_plans(database, ANNA, TODAY, 1)
    assert [row.kept.activity.id for row in found.rows] == ["today", "later"]
    assert [r.kept.activity.id for r in coming_plans(database, ANNA, date(2026, 7, 2), 1).rows] == [
        "later"
    ]
