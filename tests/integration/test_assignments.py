"""Assignments: who may give which village to whom, one open each, and one event per call."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from lib.db import tables
from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.db.rules import insert_memberships
from lib.domain.assignments import Assignee, AssigneeKind
from lib.domain.audit import Deed, Event, Origin
from lib.domain.entry_check import EntryRefused
from lib.domain.errors import NotAllowed, PantauError
from lib.domain.people import Account
from lib.domain.permissions import Person, Role
from lib.domain.rules import Membership, Programme
from lib.services.assignees import assignees_offered, load_per_assignee
from lib.services.assignments import assign, assignments_seen, end_assignments
from lib.services.people import change_account, create_account
from lib.services.recording import NotThere
from lib.services.setup import load_package
from lib.services.trail import broken_event
from lib.services.writing import By
from tests.integration.packages import Package, activity, area

HERE, NEXT, THIRD = "36.03.07.2001", "36.03.07.2002", "36.03.08.2001"
THERE = "36.04.12.2009"
AT = datetime(2026, 7, 1, 3, tzinfo=UTC)
TODAY = date(2026, 7, 1)
OWN, OTHER = frozenset({"36.03"}), frozenset({"36.04"})
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
ANNA = Person(Role.COORDINATOR, OWN, "anna@kantor.id")
ACCOUNTS = {
    "anna": Account("1", "anna@kantor.id", "Anna", Role.COORDINATOR, OWN),
    "budi": Account("2", "budi@kantor.id", "Budi", Role.COORDINATOR, OWN | OTHER),
    "citra": Account("3", "citra@kantor.id", "Citra", Role.COORDINATOR, OTHER),
    "vera": Account("4", "vera@kantor.id", "Vera", Role.VERIFIER, OWN),
    "gone": Account("5", "gone@kantor.id", "Gani", Role.COORDINATOR, OWN, active=False),
    "chief": Account("6", "admin@kantor.id", "Kepala", Role.ADMINISTRATOR),
}
SERANG = Assignee(AssigneeKind.OFFICE, "Kantor Imigrasi Serang")
EVIL = '=HYPERLINK("http://x") <img src=x onerror=alert(1)> *_~`'


def by(person: Person) -> By:
    return By(person, Origin.SCREEN, AT)


def officer(name: str) -> Assignee:
    return Assignee(AssigneeKind.PERSON, ACCOUNTS[name].email)


@pytest.fixture
def office(database: Database) -> Database:
    """A database with the accounts above."""
    for account in reversed(ACCOUNTS.values()):
        create_account(database, by(CHIEF), account)
    return database


def trail(database: Database) -> list[Event]:
    """The events since the accounts were made."""
    with database.read() as connection:
        found = [sealed.entry.event for sealed in walk_trail(connection)]
    return [event for event in found if event.subject != "person"]


def seen(database: Database, person: Person = CHIEF) -> dict[str, str]:
    return {a.village.code: a.to.name for a in assignments_seen(database, person)}


def ids(database: Database, *codes: str) -> list[int]:
    return [a.id for a in assignments_seen(database, CHIEF) if a.village.code in codes]


def faults(refused: pytest.ExceptionInfo[EntryRefused]) -> list[tuple[str, str, str]]:
    return [(fault.field, fault.key, fault.value) for fault in refused.value.faults]


def test_villages_given_to_an_officer_are_seen_with_name_and_author(office: Database) -> None:
    assert assign(office, by(ANNA), [NEXT, HERE, HERE], officer("budi"), "  naik perahu ") == 2
    first, second = assignments_seen(office, ANNA)
    assert (first.village.code, second.village.code) == (HERE, NEXT)
    assert (first.to.assignee, first.to.name) == (officer("budi"), "Budi")
    assert (first.note, first.assigned_by, first.assigned_at) == (
        "naik perahu",
        "anna@kantor.id",
        AT,
    )
    (event,) = trail(office)
    assert (event.deed, event.subject, event.subject_id) == (
        Deed.ASSIGN,
        "assignee",
        "budi@kantor.id",
    )
    assert (event.before, event.regencies) == ("", "36.03")
    assert [told["village_code"] for told in json.loads(event.after)] == [HERE, NEXT]


def test_a_village_given_to_another_one_is_with_nobody_else(office: Database) -> None:
    assign(office, by(ANNA), [HERE, NEXT], officer("anna"))
    assign(office, by(ANNA), [HERE, THIRD], SERANG)
    assert seen(office) == {HERE: SERANG.key, NEXT: "Anna", THIRD: SERANG.key}
    told = json.loads(trail(office)[-1].before)
    assert [(a["village_code"], a["assignee"]) for a in told] == [(HERE, "anna@kantor.id")]
    with office.read() as connection:
        kept = connection.execute(
            select(tables.assignments).order_by(tables.assignments.c.id)
        ).all()
    assert [(row.village_code, row.ended_by) for row in kept] == [
        (HERE, "anna@kantor.id"),
        (NEXT, None),
        (HERE, None),
        (THIRD, None),
    ]


def test_the_same_again_changes_nothing_and_another_note_does(office: Database) -> None:
    assign(office, by(ANNA), [HERE], officer("budi"), "a")
    with pytest.raises(EntryRefused) as refused:
        assign(office, by(ANNA), [HERE], officer("budi"), "a")
    assert faults(refused) == [("assignee", "already_assigned", "budi@kantor.id")]
    assert assign(office, by(ANNA), [HERE, NEXT], officer("budi"), "a") == 1
    assert assign(office, by(ANNA), [HERE, NEXT], officer("budi"), "b") == 2
    assert len(trail(office)) == 3


def test_an_office_is_kept_as_it_is_known(office: Database) -> None:
    with office.write() as connection:
        member = Membership(HERE, Programme.DESMIGRATIF, office="Kanim Kelas I Serang")
        insert_memberships(connection, [member])
    assign(office, by(ANNA), [HERE], Assignee(AssigneeKind.OFFICE, " kanim  kelas i SERANG "))
    assign(office, by(ANNA), [NEXT], Assignee(AssigneeKind.OFFICE, "Kantor  Baru"))
    assert seen(office) == {HERE: "Kanim Kelas I Serang", NEXT: "Kantor Baru"}


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_kept(office: Database) -> None:
    unknown = "36.03.07.2999"
    cases: list[tuple[list[str], Assignee, list[tuple[str, str, str]]]] = [
        ([], officer("budi"), [("village_codes", "villages_missing", "")]),
        ([HERE, unknown], officer("budi"), [("village_codes", "area_unknown", unknown)]),
        ([HERE], replace(SERANG, key="  "), [("assignee", "assignee_missing", "")]),
        ([HERE], replace(SERANG, key="x" * 121), [("assignee", "assignee_long", "120")]),
        (
            [unknown],
            Assignee(AssigneeKind.PERSON, "X@y.id"),
            [
                ("village_codes", "area_unknown", unknown),
                ("assignee", "assignee_unknown", "x@y.id"),
            ],
        ),
    ]
    before = office.version()
    for codes, assignee, told in cases:
        with pytest.raises(EntryRefused) as refused:
            assign(office, by(CHIEF), codes, assignee)
        assert faults(refused) == told
    assert (seen(office), trail(office), office.version()) == ({}, [], before)


@pytest.mark.parametrize("name", ["citra", "vera", "gone"])
def test_nobody_is_given_a_village_where_they_may_not_record(office: Database, name: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        assign(office, by(CHIEF), [HERE], officer(name))
    assert faults(refused) == [("assignee", "assignee_unknown", ACCOUNTS[name].email)]


def test_whoever_may_record_in_all_the_regencies_is_offered_then_the_offices(
    office: Database,
) -> None:
    with office.write() as connection:
        insert_memberships(
            connection,
            [Membership(THERE, Programme.DESMIGRATIF, office=name) for name in ("b", "A", "")],
        )

    def offered(person: Person, *codes: str) -> list[str]:
        return [offer.name for offer in assignees_offered(office, person, codes)]

    assert offered(ANNA, HERE) == ["Anna", "Budi", "Kepala", "A", "b"]
    assert offered(CHIEF, HERE, THERE) == ["Budi", "Kepala", "A", "b"]
    assert offered(CHIEF) == []
    for person, code in ((ANNA, THERE), (replace(ANNA, role=Role.VERIFIER), HERE)):
        with pytest.raises(NotAllowed):
            assignees_offered(office, person, [code])


def test_an_assignment_that_ended_leaves_the_village_with_nobody(office: Database) -> None:
    assign(office, by(ANNA), [HERE, NEXT, THIRD], officer("budi"))
    end_assignments(office, by(ANNA), ids(office, HERE, NEXT), " selesai ")
    assert seen(office) == {THIRD: "Budi"}
    event = trail(office)[-1]
    assert (event.deed, event.subject_id, event.reason, event.after) == (
        Deed.END_ASSIGNMENT,
        "budi@kantor.id",
        "selesai",
        "",
    )
    assert [told["village_code"] for told in json.loads(event.before)] == [HERE, NEXT]
    assert broken_event(office) is None


def test_assignments_of_several_end_in_one_event(office: Database) -> None:
    assign(office, by(CHIEF), [HERE], officer("anna"))
    assign(office, by(CHIEF), [THERE], SERANG)
    end_assignments(office, by(CHIEF), ids(office, HERE, THERE))
    event = trail(office)[-1]
    assert (len(trail(office)), event.subject_id, event.regencies) == (3, "", "36.03;36.04")


def test_what_ended_or_never_was_does_not_end(office: Database) -> None:
    assign(office, by(ANNA), [HERE, NEXT], officer("anna"))
    old = ids(office, HERE)
    assign(office, by(ANNA), [HERE], officer("budi"))
    before = (office.version(), trail(office), seen(office))
    with pytest.raises(PantauError) as refused:
        end_assignments(office, by(ANNA), [*old, *ids(office, NEXT)])
    assert (refused.value.key, refused.value.values) == ("assignment_over", {"village": HERE})
    with pytest.raises(NotThere):
        end_assignments(office, by(ANNA), [4711])
    with pytest.raises(EntryRefused):
        end_assignments(office, by(ANNA), [])
    assert (office.version(), trail(office), seen(office)) == before


PEOPLE = {
    "viewer": Person(Role.VIEWER, email="v@kantor.id"),
    "coordinator": ANNA,
    "coordinator elsewhere": Person(Role.COORDINATOR, OTHER, "citra@kantor.id"),
    "coordinator of nowhere": Person(Role.COORDINATOR, email="c@kantor.id"),
    "verifier": Person(Role.VERIFIER, OWN, "vera@kantor.id"),
    "administrator": CHIEF,
    "administrator of here": Person(Role.ADMINISTRATOR, OWN, "a@kantor.id"),
    "administrator elsewhere": Person(Role.ADMINISTRATOR, OTHER, "a@kantor.id"),
}
RECORDERS = {"coordinator", "administrator", "administrator of here"}
DOINGS: dict[str, tuple[Deed, Callable[[Database, By, list[int]], object]]] = {
    "assign": (Deed.ASSIGN, lambda d, b, i: assign(d, b, [HERE], SERANG)),
    "end": (Deed.END_ASSIGNMENT, end_assignments),
}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("what", DOINGS)
def test_who_may_do_what_where_every_cell(office: Database, what: str, who: str) -> None:
    assign(office, by(CHIEF), [NEXT], officer("budi"))
    before = (office.version(), trail(office), seen(office))
    deed, do = DOINGS[what]
    if who in RECORDERS:
        do(office, by(PEOPLE[who]), ids(office, NEXT))
        assert [event.deed for event in trail(office)] == [Deed.ASSIGN, deed]
        assert office.version() == before[0] + 1
        return
    with pytest.raises((NotAllowed, NotThere)):
        do(office, by(PEOPLE[who]), ids(office, NEXT))
    assert (office.version(), trail(office), seen(office)) == before


def test_one_village_of_another_regency_refuses_the_whole_call(office: Database) -> None:
    with pytest.raises(NotAllowed):
        assign(office, by(ANNA), [HERE, THERE], SERANG)
    assign(office, by(CHIEF), [HERE, THERE], SERANG)
    with pytest.raises(NotThere):
        end_assignments(office, by(ANNA), ids(office, HERE, THERE))
    assert seen(office) == {HERE: SERANG.key, THERE: SERANG.key}


def test_the_load_counts_open_villages_of_the_reader_and_those_in_need(
    office: Database, package: Package, reference: Path
) -> None:
    package.write("activities.csv", activity("a", "2026-06-01"))
    package.write("activity_areas.csv", area("a", NEXT))
    load_package(office, package.folder, reference)
    assign(office, by(CHIEF), [HERE, NEXT, THERE], officer("budi"))
    assign(office, by(CHIEF), [THIRD], SERANG)

    def loads(person: Person) -> list[tuple[str, int, int, bool]]:
        found = load_per_assignee(office, person, TODAY)
        return [(load.to.name, load.villages, load.needing, load.active) for load in found]

    assert loads(CHIEF) == [("Budi", 3, 2, True), (SERANG.key, 1, 1, True)]
    assert loads(ANNA) == [("Budi", 2, 1, True), (SERANG.key, 1, 1, True)]
    assert loads(PEOPLE["coordinator elsewhere"]) == [("Budi", 1, 1, True)]
    change_account(office, by(CHIEF), replace(ACCOUNTS["budi"], active=False))
    assert loads(ANNA)[0] == ("Budi", 2, 1, False)
    with pytest.raises(NotAllowed):
        load_per_assignee(office, PEOPLE["coordinator of nowhere"], TODAY)


def test_everybody_sees_the_assignments_of_their_own_villages_only(office: Database) -> None:
    assign(office, by(CHIEF), [HERE, THERE], SERANG)
    assert list(seen(office, ANNA)) == [HERE]
    assert list(seen(office, PEOPLE["viewer"])) == [HERE, THERE]
    with pytest.raises(NotAllowed):
        assignments_seen(office, PEOPLE["coordinator of nowhere"])


def test_the_database_itself_refuses_a_second_open_assignment(office: Database) -> None:
    assign(office, by(CHIEF), [HERE], SERANG)
    values = {
        "village_code": HERE,
        "kind": "office",
        "assignee": "x",
        "note": "",
        "assigned_by": "",
        "assigned_at": "",
    }
    with pytest.raises(IntegrityError), office.write() as connection:
        connection.execute(insert(tables.assignments).values(values))
    with pytest.raises(IntegrityError), office.write() as connection:
        odd = values | {"village_code": NEXT, "kind": "village"}
        connection.execute(insert(tables.assignments).values(odd))


def test_a_wicked_name_and_note_are_kept_as_text(office: Database) -> None:
    assign(office, by(ANNA), [HERE], Assignee(AssigneeKind.OFFICE, EVIL), EVIL)
    (found,) = assignments_seen(office, ANNA)
    assert (found.to.name, found.note) == (EVIL, EVIL)
    with office.read() as connection:
        counted = select(func.count()).select_from(tables.assignments)
        assert connection.execute(counted).scalar_one() == 1
