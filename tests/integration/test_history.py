"""Who reads which events: the whole trail by who may, a village's by its readers, and no more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from lib.db import audit_list
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.audit import Deed, Origin
from lib.domain.errors import NotAllowed
from lib.domain.event_changes import ActivityChange, FieldChange
from lib.domain.people import Account
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.rules import Exemption, ExemptionReason, Rule, RuleLevel, Snooze, SnoozeReason
from lib.services.attempts import record_attempt
from lib.services.exemptions import approve_exemption, ask_exemption
from lib.services.imports import commit_import, plan_import, undo_import
from lib.services.people import create_account
from lib.services.recording import (
    bring_back,
    confirm_activities,
    correct_activity,
    delete_activity,
    record_activity,
)
from lib.services.rules import change_setting, set_rules
from lib.services.snoozes import end_snooze, snooze_village
from lib.services.trail import (
    ROWS,
    VILLAGE_ROWS,
    Told,
    TrailFilter,
    check_trail,
    trail_overview,
    trail_page,
    trail_rows,
    village_trail,
)
from lib.services.writing import By
from tests.integration.test_trail import tamper

HERE, NEXT, THERE = "36.03.07.2001", "36.03.07.2002", "36.04.12.2009"
START = datetime(2026, 7, 1, 3, tzinfo=UTC)
TODAY = date(2026, 7, 1)
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
ANNA = Person(Role.COORDINATOR, frozenset({"36.03"}), "anna@kantor.id")
BUDI = Person(Role.COORDINATOR, frozenset({"36.04"}), "budi@kantor.id")
VERA = Person(Role.VERIFIER, frozenset({"36.03"}), "vera@kantor.id")
READER = Person(Role.VIEWER, email="baca@kantor.id")
SHEET = f"""Tanggal,Jenis,Kode desa,Penyelenggara,Catatan
01/06/2026,Sosialisasi,{HERE},BP3MI,{"panjang " * 99}
02/06/2026,Sosialisasi,{THERE},BP3MI,{"panjang " * 99}
"""


def by(person: Person, at: datetime = START, origin: Origin = Origin.SCREEN) -> By:
    return By(person, origin, at)


def visit(key: str, *codes: str, on: date = TODAY) -> Activity:
    areas = tuple(AreaLink(code, Link.DIRECT) for code in codes)
    return Activity(
        key, on, Kind.OUTREACH, None, State.HELD, areas, organisers=(Organiser.IMIGRASI,)
    )


def numbers(database: Database, **wanted: object) -> list[int]:
    found = trail_page(database, CHIEF, TrailFilter(**wanted), 1)  # type: ignore[arg-type]
    assert found.total == len(found.rows)
    return [told.number for told in found.rows]


def deeds(database: Database, person: Person, code: str) -> list[str]:
    return [str(told.deed) for told in village_trail(database, person, code, 1).rows]


def newest(database: Database, person: Person, code: str) -> Told:
    return village_trail(database, person, code, 1).rows[0]


@pytest.fixture
def office(database: Database) -> Database:
    """Six events: an account, records here and there, a correction, an import, a setting."""
    command = by(Person(Role.ADMINISTRATOR), origin=Origin.COMMAND_LINE)
    create_account(
        database, command, Account("1", ANNA.email, "Anna Maria", Role.COORDINATOR, ANNA.regencies)
    )
    record_activity(database, by(ANNA), visit("a", HERE))
    record_activity(database, by(BUDI), visit("b", THERE))
    correct_activity(database, by(ANNA), visit("a", HERE, NEXT), 1, "kurang satu 100%")
    plan = plan_import(database, CHIEF, "laporan-juni.csv", SHEET.encode(), TODAY)
    commit_import(database, by(CHIEF, START + timedelta(hours=14)), plan, "batch")
    change_setting(database, by(CHIEF, START + timedelta(days=9)), "training_refreshes", "yes")
    return database


def test_events_come_newest_first_a_page_at_a_time(office: Database) -> None:
    assert numbers(office) == [6, 5, 4, 3, 2, 1]
    for place in range(ROWS):
        record_activity(office, by(ANNA), visit(f"n{place:02}", HERE, on=date(2026, 1, 1 + place)))
    first, second = (trail_page(office, CHIEF, TrailFilter(), page) for page in (1, 2))
    assert first.total == second.total == 6 + ROWS
    assert [told.number for told in first.rows + second.rows] == list(range(6 + ROWS, 0, -1))


def test_an_event_says_who_with_the_name_of_the_account(office: Database) -> None:
    (told,) = trail_page(office, CHIEF, TrailFilter(deeds=frozenset({Deed.CORRECT})), 1).rows
    assert (told.actor, told.name, told.reason) == (ANNA.email, "Anna Maria", "kurang satu 100%")
    assert (told.at, told.origin, told.regencies) == (START, "screen", ("36.03",))
    assert told.changes == (ActivityChange(visit("a", HERE), visit("a", HERE, NEXT)),)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"deeds": frozenset({Deed.RECORD, Deed.CORRECT})}, [4, 3, 2]),
        ({"actor": BUDI.email}, [3]),
        ({"actor": "command_line"}, [1]),
        ({"regency": "36.04"}, [5, 3]),
        ({"village": NEXT}, [4]),
        ({"village": THERE}, [5, 3]),
        ({"first": date(2026, 7, 2)}, [6, 5]),
        ({"last": date(2026, 7, 1)}, [4, 3, 2, 1]),
        ({"first": date(2026, 7, 2), "last": date(2026, 7, 2)}, [5]),
        ({"text": "SATU 100%"}, [4]),
        ({"text": "%_%"}, []),
        ({"text": "laporan-JUNI"}, [5]),
        ({"text": " anna maria "}, [4, 2]),
        ({"text": "budi@"}, [3]),
        ({"text": "pasilian"}, [4]),
        ({"text": NEXT}, [4]),
        ({"text": "training_refreshes"}, [6]),
        ({"text": "domas", "regency": "36.03"}, [5]),
        ({"text": "domas", "deeds": frozenset({Deed.RECORD})}, [3]),
    ],
)
def test_a_filter_narrows_and_counts_alike(
    office: Database, wanted: dict[str, object], expected: list[int]
) -> None:
    assert numbers(office, **wanted) == expected


def test_an_imported_file_is_named_with_the_number_of_its_activities(office: Database) -> None:
    (told,) = trail_page(office, CHIEF, TrailFilter(deeds=frozenset({Deed.IMPORT})), 1).rows
    assert told.file and (told.file.name, told.file.activities) == ("laporan-juni.csv", 2)
    assert len(told.changes) == 2 and not told.withheld


def test_a_file_too_large_for_a_list_is_told_without_its_content(
    office: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_list, "LARGEST", 2000)
    (told,) = trail_page(office, CHIEF, TrailFilter(deeds=frozenset({Deed.IMPORT})), 1).rows
    assert told.withheld and told.changes == () and told.file and told.file.activities == 2
    listed = village_trail(office, ANNA, HERE, 1).rows
    assert [told.withheld for told in listed] == [True, False, False]


def test_the_overview_counts_events_and_people(office: Database) -> None:
    found = trail_overview(office, CHIEF)
    assert (found.events, found.since) == (6, START)
    assert [actor.name or actor.email for actor in found.people] == [
        CHIEF.email,
        "Anna Maria",
        BUDI.email,
    ]
    assert found.machines == (Origin.COMMAND_LINE,)


def test_a_file_of_the_trail_holds_what_was_seen_and_nothing_written_since(
    office: Database,
) -> None:
    rows = trail_rows(office, CHIEF, TrailFilter(actor=ANNA.email), 4)
    record_activity(office, by(ANNA), visit("later", HERE, on=date(2026, 1, 1)))
    assert [told.number for told in rows] == [4, 2]


def test_a_long_file_is_read_some_at_a_time(
    office: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_list, "_CHUNK", 2)
    assert [t.number for t in trail_rows(office, CHIEF, TrailFilter(), 5)] == [5, 4, 3, 2, 1]


READING: list[Callable[[Database, Person], object]] = [
    trail_overview,
    check_trail,
    lambda database, person: trail_page(database, person, TrailFilter(), 1),
    lambda database, person: trail_rows(database, person, TrailFilter(), 9),
]


@pytest.mark.parametrize("read", READING)
@pytest.mark.parametrize(
    "person",
    [ANNA, VERA, READER, LOCAL_VIEWER, replace(CHIEF, regencies=frozenset({"36.03"}))],
    ids=lambda person: f"{person.role} {len(person.regencies)}",
)
def test_nobody_else_reads_the_whole_trail(
    database: Database, person: Person, read: Callable[[Database, Person], object]
) -> None:
    with pytest.raises(NotAllowed):
        read(database, person)


def test_a_check_names_the_event_that_was_changed_and_its_moment(office: Database) -> None:
    assert check_trail(office, CHIEF).broken is None
    tamper(office, "UPDATE audit_events SET reason = 'lain' WHERE number = 4")
    found = check_trail(office, CHIEF)
    assert (found.events, found.broken, found.at) == (6, 4, START)


@pytest.mark.parametrize(
    "change",
    ["deed = 'diubah'", "at = 'kemarin'", "after = '{'", "after = '{}'", "origin = 'x'"],
)
def test_an_edited_event_is_found_and_still_shown(office: Database, change: str) -> None:
    tamper(office, f"UPDATE audit_events SET {change} WHERE number = 4")
    assert check_trail(office, CHIEF).broken == 4
    shown = trail_page(office, CHIEF, TrailFilter(), 1).rows
    assert [told.number for told in shown] == [6, 5, 4, 3, 2, 1]


def test_the_index_of_villages_is_no_part_of_the_chain(office: Database) -> None:
    with office.write() as connection:
        connection.execute(text("DELETE FROM audit_villages"))
    assert check_trail(office, CHIEF).broken is None
    assert len(numbers(office)) == 6


# Of one village.


def test_a_village_tells_of_every_deed_that_touched_it(database: Database) -> None:
    new = visit("a", HERE)
    record_activity(database, by(ANNA), new)
    correct_activity(database, by(ANNA), replace(new, participants=12), 1, "kehadiran")
    confirm_activities(database, by(VERA), {"a": 2})
    correct_activity(database, by(ANNA), visit("a", NEXT), 3, "desa keliru")
    assert deeds(database, ANNA, HERE) == ["correct", "verify", "correct", "record"]
    correct_activity(database, by(ANNA), replace(visit("a", NEXT), notes="x"), 4, "catatan")
    assert deeds(database, ANNA, HERE)[0] == "correct" and len(deeds(database, ANNA, HERE)) == 4
    delete_activity(database, by(ANNA), "a", 5, "ganda")
    bring_back(database, by(ANNA), visit("a", NEXT), 6)
    assert deeds(database, ANNA, NEXT) == ["undo", "delete", "correct", "correct"]


def test_a_village_tells_of_its_excuses_imports_and_own_rules(database: Database) -> None:
    record_attempt(database, by(ANNA), Attempt("t", HERE, TODAY, AttemptReason.ACCESS))
    until = date(2026, 8, 1)
    snooze = snooze_village(database, by(ANNA), Snooze(HERE, TODAY, until, SnoozeReason.BUDGET))
    end_snooze(database, by(ANNA), snooze, "anggaran turun")
    wanted = Exemption(HERE, TODAY, until, ExemptionReason.NO_ACCESS)
    approve_exemption(database, by(VERA), ask_exemption(database, by(ANNA), wanted))
    assert deeds(database, ANNA, HERE) == [
        "approve_exemption",
        "ask_exemption",
        "end_snooze",
        "snooze",
        "attempt",
    ]
    plan = plan_import(database, CHIEF, "x.csv", SHEET.encode(), TODAY)
    commit_import(database, by(CHIEF), plan, "batch")
    undo_import(database, by(CHIEF), "batch")
    set_rules(database, by(CHIEF), [Rule(RuleLevel.VILLAGE, HERE, 90)])
    set_rules(database, by(CHIEF), [Rule(RuleLevel.REGENCY, "36.03", 90)])
    assert deeds(database, ANNA, HERE)[:4] == [
        "set_rules",
        "undo_import",
        "import",
        "approve_exemption",
    ]
    assert village_trail(database, ANNA, HERE, 1).total == 8
    assert len(village_trail(database, ANNA, HERE, 2).rows) == 8 - VILLAGE_ROWS


def test_other_villages_and_regencies_are_not_told_to_who_is_bound(database: Database) -> None:
    shared = replace(visit("s", HERE, THERE), venue_area_code=THERE)
    record_activity(database, by(CHIEF), shared)
    correct_activity(database, by(CHIEF), replace(shared, notes="x"), 1, "Domas ikut")
    assert newest(database, ANNA, HERE).reason == ""
    assert newest(database, READER, HERE).reason == "Domas ikut"
    told = village_trail(database, ANNA, HERE, 1).rows[1]
    own = replace(visit("s", HERE), venue_area_code="")
    assert told.changes == (ActivityChange(None, own),)
    assert told.regencies == ("36.03",) and "36.04" not in repr(told)
    for reader in (CHIEF, READER):
        whole = village_trail(database, reader, HERE, 1).rows[1]
        assert whole.changes == (ActivityChange(None, shared),)


def test_of_an_import_rules_and_what_was_verified_a_village_sees_its_own(
    database: Database,
) -> None:
    plan = plan_import(database, CHIEF, "x.csv", SHEET.encode(), TODAY)
    commit_import(database, by(CHIEF), plan, "batch")
    ids = [planned.after.id for planned in plan.added]
    confirm_activities(database, by(replace(CHIEF, email="lain@kantor.id")), dict.fromkeys(ids, 1))
    rules = [Rule(RuleLevel.VILLAGE, HERE, 90), Rule(RuleLevel.VILLAGE, THERE, 30)]
    set_rules(database, by(CHIEF), rules)
    set_by, verified, imported = village_trail(database, ANNA, HERE, 1).rows
    for told in (set_by, verified, imported):
        assert len(told.changes) == 1 and told.subject_id == ""
        assert "36.04" not in repr(told) and not any(i in repr(told) for i in ids[1:])
    assert imported.file and imported.file.activities == 1
    (rule,) = set_by.changes
    assert isinstance(rule, FieldChange) and rule.said["interval_days"] == 90


def test_a_coordinator_reads_nothing_of_another_regency(office: Database) -> None:
    for code in (THERE, "36.04", "36.04.12", "36", ""):
        with pytest.raises(NotAllowed):
            village_trail(office, ANNA, code, 1)
    assert deeds(office, BUDI, THERE) == ["import", "record"]


def test_who_has_no_account_reads_deeds_and_days_and_no_names(database: Database) -> None:
    wanted = Exemption(HERE, TODAY, date(2026, 8, 1), ExemptionReason.NO_ACCESS)
    approve_exemption(database, by(VERA), ask_exemption(database, by(ANNA), wanted, "jalan putus"))
    record_activity(database, by(ANNA), visit("a", HERE))
    correct_activity(database, by(ANNA), visit("a", HERE, NEXT), 1, "kata Ibu Siti")
    found = village_trail(database, LOCAL_VIEWER, HERE, 1)
    assert [str(told.deed) for told in found.rows] == [
        "correct",
        "record",
        "approve_exemption",
        "ask_exemption",
    ]
    assert all(told.at == START for told in found.rows)
    assert not any(word in repr(found) for word in ("kantor.id", "Siti"))
    assert "anna@kantor.id" in repr(village_trail(database, READER, HERE, 1))


def test_a_village_without_events_has_none(office: Database) -> None:
    assert village_trail(office, ANNA, "36.03.08.2001", 1).total == 0
    assert village_trail(office, CHIEF, "36.99.99.2999", 1).rows == ()
