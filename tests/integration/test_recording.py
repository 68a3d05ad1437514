"""Coordinators record, plan, settle, correct, delete and bring back, in their regencies only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.activity_text import of_text
from lib.domain.audit import Deed, Event, Origin
from lib.domain.entry_check import EntryRefused
from lib.domain.errors import NotAllowed, PantauError
from lib.domain.permissions import Person, Role
from lib.services.recording import (
    EditConflict,
    NotThere,
    bring_back,
    cancel_plan,
    confirm_activities,
    correct_activity,
    delete_activity,
    drop_trip,
    kept_activity,
    lapsed_plans,
    move_plan,
    near_duplicates,
    plan_trip_days,
    record_activity,
    send_back,
    settle_plan,
)
from lib.services.villages import village_table
from lib.services.writing import By

HERE, NEXT, THERE = "36.03.07.2001", "36.03.08.2001", "36.04.12.2009"
AT = datetime(2026, 7, 1, 3, tzinfo=UTC)
TODAY = date(2026, 7, 1)
ANNA = Person(Role.COORDINATOR, frozenset({"36.03"}), "anna@kantor.id")
BUDI = Person(Role.COORDINATOR, frozenset({"36.04"}), "budi@kantor.id")
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
VERA = Person(Role.VERIFIER, frozenset({"36.03"}), "vera@kantor.id")


def by(person: Person) -> By:
    return By(person, Origin.SCREEN, AT)


def event_for(*codes: str, on: date = TODAY, state: State = State.HELD, key: str = "a") -> Activity:
    return Activity(
        key,
        on,
        Kind.OUTREACH,
        Form.FACE_TO_FACE,
        state,
        tuple(AreaLink(code, Link.DIRECT) for code in codes or (HERE,)),
        organisers=(Organiser.IMIGRASI,),
        topics=("TPPO",),
    )


def trail(database: Database) -> list[Event]:
    with database.read() as connection:
        return [sealed.entry.event for sealed in walk_trail(connection)]


def last_of(database: Database, code: str) -> date | None:
    return village_table(database, CHIEF, TODAY).by_code[code].standing.last


def test_one_record_reaches_all_its_villages_at_once(database: Database) -> None:
    record_activity(database, by(ANNA), event_for(HERE, NEXT))
    assert (last_of(database, HERE), last_of(database, NEXT)) == (TODAY, TODAY)
    (event,) = trail(database)
    assert (event.deed, event.subject_id, event.regencies) == (Deed.RECORD, "a", "36.03")
    assert event.before == "" and of_text(event.after) == event_for(HERE, NEXT)


def test_a_plan_refreshes_nothing_until_it_was_held(database: Database) -> None:
    planned = event_for(on=date(2026, 7, 20), state=State.PLANNED)
    record_activity(database, by(ANNA), planned)
    assert last_of(database, HERE) is None
    assert village_table(database, CHIEF, TODAY).by_code[HERE].facts.next_plan == planned.date
    settle_plan(database, by(ANNA), "a", 1, replace(planned, date=TODAY, participants=40))
    assert last_of(database, HERE) == TODAY
    assert [e.deed for e in trail(database)] == [Deed.PLAN, Deed.CONFIRM]


def test_what_was_held_is_no_plan_any_more(database: Database) -> None:
    record_activity(database, by(ANNA), event_for())
    for settle in ("settle", "move", "cancel"):
        with pytest.raises(PantauError) as refused:
            WRITES[settle](database, by(ANNA))
        assert refused.value.key == "not_a_plan"


def test_a_plan_moves_or_is_cancelled_and_stays_on_record(database: Database) -> None:
    record_activity(database, by(ANNA), event_for(on=date(2026, 7, 20), state=State.PLANNED))
    move_plan(database, by(ANNA), "a", 1, date(2026, 8, 3))
    cancel_plan(database, by(ANNA), "a", 2, "banjir")
    kept = kept_activity(database, ANNA, "a")
    assert (kept.activity.state, kept.activity.date) == (State.CANCELLED, date(2026, 8, 3))
    assert [(e.deed, e.reason) for e in trail(database)][1:] == [
        (Deed.MOVE, ""),
        (Deed.CANCEL, "banjir"),
    ]


def test_what_was_deleted_counts_nowhere_and_comes_back_by_undo(database: Database) -> None:
    record_activity(database, by(ANNA), event_for())
    delete_activity(database, by(ANNA), "a", 1, "tercatat dua kali")
    assert last_of(database, HERE) is None
    bring_back(database, by(ANNA), event_for(), 2)
    assert last_of(database, HERE) == TODAY
    assert [e.deed for e in trail(database)] == [Deed.RECORD, Deed.DELETE, Deed.UNDO]


def test_a_correction_tells_before_and_after(database: Database) -> None:
    record_activity(database, by(ANNA), event_for())
    changed = replace(event_for(NEXT), participants=35)
    correct_activity(database, by(ANNA), changed, 1, "salah desa")
    assert (last_of(database, HERE), last_of(database, NEXT)) == (None, TODAY)
    event = trail(database)[-1]
    assert (of_text(event.before), of_text(event.after)) == (event_for(), changed)
    assert event.reason == "salah desa"


def test_an_edit_that_meets_a_newer_version_shows_it_and_loses_neither(database: Database) -> None:
    record_activity(database, by(ANNA), event_for())
    first = replace(event_for(), participants=35)
    correct_activity(database, by(ANNA), first, 1, "jumlah")
    with pytest.raises(EditConflict) as conflict:
        correct_activity(database, by(ANNA), replace(event_for(), venue="Balai"), 1, "tempat")
    assert conflict.value.newer.activity == first
    assert kept_activity(database, ANNA, "a").activity == first
    assert len(trail(database)) == 2


WRITES: dict[str, Callable[[Database, By], None]] = {
    "record": lambda d, b: record_activity(d, b, event_for(key="b")),
    "plan": lambda d, b: record_activity(
        d, b, event_for(on=date(2026, 8, 1), state=State.PLANNED, key="b")
    ),
    "correct": lambda d, b: correct_activity(d, b, event_for(NEXT), 1, "x"),
    "take over": lambda d, b: correct_activity(d, b, event_for(THERE), 1, "x"),
    "delete": lambda d, b: delete_activity(d, b, "a", 1, "x"),
    "bring back": lambda d, b: bring_back(d, b, event_for(), 1),
    "settle": lambda d, b: settle_plan(d, b, "a", 1, event_for()),
    "move": lambda d, b: move_plan(d, b, "a", 1, date(2026, 8, 1)),
    "cancel": lambda d, b: cancel_plan(d, b, "a", 1, "x"),
    "confirm": lambda d, b: confirm_activities(d, b, {"a": 1}),
    "send back": lambda d, b: send_back(d, b, "a", 1, "x"),
}


@pytest.mark.parametrize("person", [BUDI, Person(Role.VIEWER), Person(Role.COORDINATOR)])
@pytest.mark.parametrize("name", WRITES)
def test_nobody_writes_in_a_regency_that_is_not_theirs(
    database: Database, name: str, person: Person
) -> None:
    plan = event_for(on=date(2026, 7, 20), state=State.PLANNED)
    record_activity(database, by(ANNA), plan)
    before = database.version()
    with pytest.raises((NotAllowed, NotThere)):
        WRITES[name](database, by(person))
    assert database.version() == before
    assert len(trail(database)) == 1


def test_an_activity_of_two_regencies_is_seen_by_both_and_changed_by_neither(
    database: Database,
) -> None:
    record_activity(database, by(CHIEF), event_for(HERE, THERE))
    for person in (ANNA, BUDI):
        assert kept_activity(database, person, "a").version == 1
        with pytest.raises(NotAllowed):
            delete_activity(database, by(person), "a", 1, "x")


def test_an_activity_elsewhere_is_as_good_as_none(database: Database) -> None:
    record_activity(database, by(BUDI), event_for(THERE))
    for key in ("a", "nothing"):
        with pytest.raises(NotThere):
            kept_activity(database, ANNA, key)


@pytest.mark.parametrize(
    ("wrong", "faults"),
    [
        ({"date": date(2026, 7, 2)}, [("date", "held_in_future")]),
        ({"areas": ()}, [("areas", "areas_missing")]),
        ({"areas": (AreaLink("36.03.07.2999", Link.DIRECT),)}, [("areas", "area_unknown")]),
        ({"areas": (AreaLink(HERE, Link.DIRECT),) * 2}, [("areas", "area_twice")]),
        (
            {"organisers": (), "participants": -1},
            [("organisers", "organisers_missing"), ("participants", "people_odd")],
        ),
        ({"participants": 10, "tested": 11}, [("tested", "more_tested_than_there")]),
        ({"pre_mean": 60.0}, [("post_mean", "one_of_two_results")]),
        ({"end_date": date(2026, 6, 1)}, [("end_date", "ends_before_it_begins")]),
        ({"evidence_url": "javascript:alert(1)"}, [("evidence_url", "address_odd")]),
    ],
)
def test_every_fault_is_told_at_its_field_and_nothing_is_saved(
    database: Database, wrong: dict[str, object], faults: list[tuple[str, str]]
) -> None:
    before = database.version()
    person = CHIEF if wrong.get("areas") else ANNA
    with pytest.raises(EntryRefused) as refused:
        record_activity(database, by(person), replace(event_for(), **wrong))  # type: ignore[arg-type]
    assert [(f.field, f.key) for f in refused.value.faults] == faults
    assert database.version() == before


def test_a_deletion_needs_a_reason(database: Database) -> None:
    record_activity(database, by(ANNA), event_for())
    with pytest.raises(EntryRefused):
        delete_activity(database, by(ANNA), "a", 1, "  ")


@pytest.mark.parametrize(("days", "near"), [(3, True), (4, False)])
def test_what_may_be_the_same_activity_is_shown_first(
    database: Database, days: int, near: bool
) -> None:
    record_activity(database, by(ANNA), event_for(HERE, NEXT, on=date(2026, 6, 10)))
    new = event_for(NEXT, on=date(2026, 6, 10 + days), key="b")
    assert [a.id for a in near_duplicates(database, ANNA, new)] == (["a"] if near else [])
    assert near_duplicates(database, ANNA, replace(new, kind=Kind.TRAINING)) == ()
    assert near_duplicates(database, ANNA, replace(new, id="a")) == ()


def test_lapsed_plans_greet_their_own_coordinator_oldest_first(database: Database) -> None:
    early = datetime(2026, 6, 1, tzinfo=UTC)
    for key, person, code, day in (
        ("late", ANNA, HERE, 20),
        ("early", ANNA, NEXT, 10),
        ("other", BUDI, THERE, 10),
    ):
        plan = event_for(code, on=date(2026, 6, day), state=State.PLANNED, key=key)
        record_activity(database, By(person, Origin.SCREEN, early), plan)
    assert [k.activity.id for k in lapsed_plans(database, ANNA, TODAY)] == ["early", "late"]
    assert [k.activity.id for k in lapsed_plans(database, BUDI, TODAY)] == ["other"]


def test_a_verifier_confirms_the_records_of_others_in_the_own_regency(database: Database) -> None:
    record_activity(database, by(ANNA), event_for())
    record_activity(database, by(BUDI), event_for(THERE, key="b"))
    confirm_activities(database, by(VERA), {"a": 1})
    assert kept_activity(database, VERA, "a").verified_by == "vera@kantor.id"
    with pytest.raises(NotThere):
        confirm_activities(database, by(VERA), {"b": 1})


def test_nobody_confirms_their_own_record(database: Database) -> None:
    record_activity(database, by(CHIEF), event_for())
    with pytest.raises(PantauError) as refused:
        confirm_activities(database, by(CHIEF), {"a": 1})
    assert refused.value.key == "own_record"


# Trips.


def trip(*days: int) -> list[Activity]:
    """A plan for each of these days of July."""
    return [
        event_for(code, on=date(2026, 7, day), state=State.PLANNED, key=f"day-{day}")
        for day, code in zip(days, (HERE, NEXT), strict=True)
    ]


def next_plans(database: Database) -> list[date | None]:
    found = village_table(database, CHIEF, TODAY).by_code
    return [found[code].facts.next_plan for code in (HERE, NEXT)]


def test_a_trip_is_planned_whole_with_one_event_and_taken_back_whole(database: Database) -> None:
    plan_trip_days(database, by(ANNA), trip(20, 21))
    assert next_plans(database) == [date(2026, 7, 20), date(2026, 7, 21)]
    drop_trip(database, by(ANNA), {"day-20": 1, "day-21": 1}, "batal")
    assert next_plans(database) == [None, None]
    assert [event.deed for event in trail(database)] == [Deed.PLAN_TRIP, Deed.DROP_TRIP]


def test_a_trip_with_one_bad_day_plans_nothing(database: Database) -> None:
    good, bad = trip(20, 21)
    with pytest.raises(EntryRefused):
        plan_trip_days(database, by(ANNA), [good, replace(bad, date=date(2026, 6, 1))])
    assert next_plans(database) == [None, None] and trail(database) == []


def test_a_trip_that_somebody_changed_is_not_taken_back(database: Database) -> None:
    plan_trip_days(database, by(ANNA), trip(20, 21))
    move_plan(database, by(ANNA), "day-21", 1, date(2026, 7, 22))
    with pytest.raises(EditConflict):
        drop_trip(database, by(ANNA), {"day-20": 1, "day-21": 1}, "batal")
    assert next_plans(database) == [date(2026, 7, 20), date(2026, 7, 22)]
