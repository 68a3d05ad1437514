"""What changed between two days, on SQLite and PostgreSQL: every village once, in every filter."""

from datetime import date
from pathlib import Path

import pytest

from lib.db.engine import Database
from lib.domain.changes import Change
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.selection import Selection
from lib.domain.status import UP_TO_DATE, Status
from lib.services.changes import Changes, changes
from lib.services.setup import load_package
from lib.services.villages import village_table
from tests.integration.packages import Package, activity, area

SINCE, AS_OF = date(2026, 1, 1), date(2026, 7, 1)
KRONJO, PASILIAN, BAKUNG, KRESEK, DOMAS = (
    "36.03.07.2001",
    "36.03.07.2002",
    "36.03.07.1003",
    "36.03.08.2001",
    "36.04.12.2009",
)


@pytest.fixture
def record(package: Package, database: Database, reference: Path) -> Database:
    """Kronjo fell behind, Pasilian came back, Bakung was reached first, Kresek was lost again."""
    package.write(
        "activities.csv",
        activity("a", "2025-12-01"),
        activity("b", "2025-03-01"),
        activity("c", "2026-06-01"),
        activity("d", "2026-01-02"),
    )
    package.write(
        "activity_areas.csv",
        area("a", KRONJO),
        area("b", PASILIAN),
        *(area("c", code) for code in (PASILIAN, BAKUNG)),
        area("d", KRESEK),
    )
    package.write(
        "rules.csv",
        {"level": "province", "code": "36", "interval_days": "150", "confirmed": "yes"},
    )
    package.write(
        "exemptions.csv",
        {
            "village_code": DOMAS,
            "from": "2026-03-01",
            "until": "",
            "reason": "no_access",
            "approver": "Kakanwil",
        },
    )
    load_package(database, package.folder, reference)
    return database


def found(record: Database, selection: Selection = Selection()) -> Changes:
    return changes(record, LOCAL_VIEWER, selection, SINCE, AS_OF)


def test_each_village_is_told_what_became_of_it(record: Database) -> None:
    told = {v.row.code: change for change, villages in found(record).of.items() for v in villages}
    assert [told[code] for code in (KRONJO, PASILIAN, BAKUNG, KRESEK, DOMAS)] == [
        Change.NEWLY_OVERDUE,
        Change.RECOVERED,
        Change.FIRST_REACHED,
        Change.LOST_AGAIN,
        Change.EXEMPTED,
    ]


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection("36.03"),
        Selection("36.03", "36.03.07"),
        Selection(statuses=frozenset({Status.NEVER})),
    ],
)
def test_the_changes_add_up_to_the_villages_and_to_the_balance(
    record: Database, selection: Selection
) -> None:
    told = found(record, selection)
    scope = selection.scope(village_table(record, LOCAL_VIEWER, AS_OF))
    assert sum(told.count(change) for change in Change) == len(scope)
    assert told.before.total == told.now.total == len(scope)
    moved = sum(
        (v.status in UP_TO_DATE) - (v.before.status in UP_TO_DATE)
        for villages in told.of.values()
        for v in villages
    )
    assert moved == told.now.up_to_date.part - told.before.up_to_date.part


def test_who_is_bound_to_a_regency_sees_no_other(record: Database) -> None:
    bound = Person(Role.COORDINATOR, frozenset({"36.04"}))
    told = changes(record, bound, Selection(), SINCE, AS_OF)
    assert {v.village.regency.code for vs in told.of.values() for v in vs} == {"36.04"}


def test_the_first_day_must_lie_before_the_second(record: Database) -> None:
    with pytest.raises(ValueError, match="before"):
        changes(record, LOCAL_VIEWER, Selection(), AS_OF, AS_OF)
