"""What is read off a plan: names that wait for a choice, and what moved under it."""

from dataclasses import replace
from datetime import date

from lib.domain.activities import Activity, Kind, State
from lib.domain.import_plan import (
    ImportPlan,
    Moved,
    PlannedActivity,
    RefusedRow,
    Remark,
    UnclearName,
    moved_since,
    unclear_names,
)

ONE = Activity("a", date(2026, 1, 5), Kind.OUTREACH, None, State.HELD, participants=40)
OTHER = replace(ONE, participants=41)


def plan(**parts: object) -> ImportPlan:
    return ImportPlan("x.xlsx", "", ("Tanggal",), **parts)  # type: ignore[arg-type]


def refused(row: int, key: str, **values: str) -> RefusedRow:
    return RefusedRow(row, ("",), (Remark(row, "Desa", key, values),))


def test_a_name_is_asked_for_once_with_all_its_rows() -> None:
    told = {"written": "maja//", "name": "Maja", "codes": "36.02.13.2006;36.04.01.2001"}
    found = unclear_names(
        plan(
            refused=(
                refused(2, "village_homonym", **told),
                refused(3, "date_missing"),
                refused(4, "village_homonym", **told),
                refused(5, "village_unknown", written="ngawur//", name="Ngawur", codes=""),
            )
        )
    )
    codes = ("36.02.13.2006", "36.04.01.2001")
    assert found == (
        UnclearName("maja//", "Maja", (2, 4), codes, several=True),
        UnclearName("ngawur//", "Ngawur", (5,), (), several=False),
    )


def test_a_choice_that_was_used_can_still_be_changed() -> None:
    told = {"written": "maja//", "name": "Maja", "read": "36.02.13.2006 Maja"}
    notice = Remark(2, "Desa", "choice_remembered", told)
    found = unclear_names(plan(notices=(notice,), choices={"maja//": "36.02.13.2006"}))
    assert found == (UnclearName("maja//", "Maja", (2,), (), False, "36.02.13.2006"),)


def test_what_is_on_record_otherwise_by_now_has_moved() -> None:
    was = PlannedActivity((2,), replace(ONE, venue="Aula"), ONE, 1)
    now = replace(was, before=OTHER, version=2)
    assert moved_since(plan(changed=(was,)), plan(changed=(now,))) == (Moved(was, now),)
    assert moved_since(plan(changed=(was,)), plan(changed=(replace(was, version=2),))) == ()


def test_what_became_a_record_or_is_refused_by_now_has_moved_too() -> None:
    new = PlannedActivity((2,), ONE, None, 0)
    there = PlannedActivity((2,), ONE, ONE, 1)
    assert moved_since(plan(added=(new,)), plan(unchanged=(there,))) == (Moved(new, there),)
    assert moved_since(plan(added=(new,)), plan()) == (Moved(new, None),)
