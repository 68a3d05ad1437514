"""What waits for a verifier, what may be judged, and what confirming and sending back leave."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.db.tables import import_batches, import_changes
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.domain.audit import Deed, Event, Origin
from lib.domain.entry_check import EntryRefused
from lib.domain.errors import NotAllowed, PantauError
from lib.domain.indicators import Share
from lib.domain.permissions import Person, Role
from lib.domain.rules import Exemption, ExemptionReason, Snooze, SnoozeReason
from lib.services.exemptions import approve_exemption, ask_exemption
from lib.services.recording import (
    EditConflict,
    NotThere,
    bring_back,
    confirm_activities,
    correct_activity,
    delete_activity,
    kept_activity,
    record_activity,
    send_back,
)
from lib.services.review import ROWS, ending_soon, records_waiting, requests_waiting
from lib.services.snoozes import end_snooze, snooze_village
from lib.services.writing import By
from tests.integration.test_excuses import PEOPLE

HERE, NEXT, THERE = "36.03.07.2001", "36.03.08.2001", "36.04.12.2009"
TODAY = date(2026, 7, 1)
DAY = timedelta(days=1)
ANNA = Person(Role.COORDINATOR, frozenset({"36.03"}), "anna@kantor.id")
VERA = Person(Role.VERIFIER, frozenset({"36.03"}), "vera@kantor.id")
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")


def by(person: Person) -> By:
    return By(person, Origin.SCREEN, datetime(2026, 7, 1, 3, tzinfo=UTC))


def event(key: str = "a", *codes: str, on: date = TODAY, recorded: date = TODAY) -> Activity:
    areas = tuple(AreaLink(code, Link.DIRECT) for code in codes or (HERE,))
    organisers = (Organiser.IMIGRASI,)
    return Activity(
        key,
        on,
        Kind.OUTREACH,
        None,
        State.HELD,
        areas,
        organisers=organisers,
        recorded_on=recorded,
    )


def put(database: Database, person: Person = ANNA, **said: object) -> None:
    record_activity(database, by(person), replace(event(), **said))  # type: ignore[arg-type]


def waiting(database: Database, person: Person = VERA, page: int = 1) -> list[str]:
    return [row.kept.activity.id for row in records_waiting(database, person, page).rows]


def last_event(database: Database) -> Event:
    with database.read() as connection:
        return [sealed.entry.event for sealed in walk_trail(connection)][-1]


def areas(*codes: str) -> tuple[AreaLink, ...]:
    return tuple(AreaLink(code, Link.DIRECT) for code in codes)


# What waits.


def test_records_wait_the_oldest_on_record_first_however_long_ago_they_were_held(
    database: Database,
) -> None:
    put(database, id="new", recorded_on=TODAY)
    put(database, id="old", recorded_on=TODAY - 9 * DAY)
    put(database, id="late", date=date(2019, 3, 1), recorded_on=TODAY - 5 * DAY)
    assert waiting(database) == ["old", "late", "new"]


def test_what_was_verified_deleted_or_is_of_another_regency_does_not_wait(
    database: Database,
) -> None:
    for key in ("verified", "deleted", "here"):
        put(database, id=key)
    put(database, CHIEF, id="there", areas=areas(THERE))
    confirm_activities(database, by(VERA), {"verified": 1})
    delete_activity(database, by(ANNA), "deleted", 1, "ganda")
    assert waiting(database) == ["here"]
    assert waiting(database, CHIEF) == ["here", "there"]


def test_one_regency_may_be_asked_for_within_the_own_ones(database: Database) -> None:
    put(database)
    put(database, CHIEF, id="there", areas=areas(THERE))
    found = records_waiting(database, CHIEF, 1, "36.04")
    assert ([row.kept.activity.id for row in found.rows], found.total) == (["there"], 1)
    with pytest.raises(NotAllowed):
        records_waiting(database, VERA, 1, "36.04")
    with pytest.raises(NotAllowed):
        requests_waiting(database, VERA, TODAY, "36.04")
    with pytest.raises(NotAllowed):
        ending_soon(database, VERA, TODAY, "36.04")


def test_pages_hold_every_record_once(database: Database) -> None:
    keys = [f"{number:02}" for number in range(ROWS + 2)]
    for key in keys:
        put(database, id=key)
    found = records_waiting(database, VERA, 1)
    assert (found.total, found.pages) == (ROWS + 2, 2)
    assert waiting(database) + waiting(database, page=2) == keys


def test_own_records_and_those_of_another_regency_too_say_so(database: Database) -> None:
    put(database, CHIEF, id="chief's")
    put(database, CHIEF, id="shared", areas=areas(HERE, THERE))
    seen = {
        person.email: [
            (row.own, row.may_verify, row.open) for row in records_waiting(database, person, 1).rows
        ]
        for person in (VERA, CHIEF)
    }
    assert seen[VERA.email] == [(False, True, True), (False, False, False)]
    assert seen[CHIEF.email] == [(True, True, False), (True, True, False)]


@pytest.mark.parametrize("who", PEOPLE)
def test_who_may_see_what_waits_and_where_every_cell(database: Database, who: str) -> None:
    put(database)
    ask_exemption(
        database, by(ANNA), Exemption(HERE, TODAY, TODAY + DAY, ExemptionReason.NO_ACCESS)
    )
    snooze_village(database, by(ANNA), Snooze(HERE, TODAY, TODAY + DAY, SnoozeReason.BUDGET))
    person = PEOPLE[who]

    def counts() -> tuple[int, int, int]:
        return (
            records_waiting(database, person, 1).total,
            len(requests_waiting(database, person, TODAY)),
            len(ending_soon(database, person, TODAY)),
        )

    if who in {"verifier", "administrator", "administrator of here"}:
        assert counts() == (1, 1, 1)
    elif who in {"verifier elsewhere", "administrator elsewhere"}:
        assert counts() == (0, 0, 0)
    else:
        with pytest.raises(NotAllowed):
            counts()


# Judging.


def test_several_are_confirmed_at_once_with_one_event(database: Database) -> None:
    put(database, id="a")
    put(database, id="b")
    confirm_activities(database, by(VERA), {"b": 1, "a": 1})
    assert waiting(database) == []
    found = last_event(database)
    assert (found.deed, found.subject_id, found.regencies) == (Deed.VERIFY, "a;b", "36.03")


def test_who_changed_a_record_does_not_confirm_it_and_another_does(database: Database) -> None:
    put(database)
    correct_activity(database, by(CHIEF), replace(event(), participants=9), 1, "jumlah")
    with pytest.raises(PantauError) as refused:
        confirm_activities(database, by(CHIEF), {"a": 2})
    assert refused.value.key == "own_record"
    assert records_waiting(database, CHIEF, 1).rows[0].own
    confirm_activities(database, by(VERA), {"a": 2})


def test_who_imported_a_change_does_not_confirm_it(database: Database) -> None:
    put(database)
    with database.write() as connection:
        connection.execute(
            insert(import_batches).values(
                id="b", file_name="x.csv", imported_at="", imported_by=CHIEF.email
            )
        )
        connection.execute(
            insert(import_changes).values(batch_id="b", activity_id="a", before="", version_after=2)
        )
    assert records_waiting(database, CHIEF, 1).rows[0].own


def test_who_verified_it_once_verifies_the_correction_too(database: Database) -> None:
    put(database)
    confirm_activities(database, by(VERA), {"a": 1})
    correct_activity(database, by(ANNA), replace(event(), participants=9), 2, "jumlah")
    assert records_waiting(database, VERA, 1).rows[0].open
    confirm_activities(database, by(VERA), {"a": 3})


def test_what_changed_since_it_was_seen_is_not_confirmed_nor_anything_with_it(
    database: Database,
) -> None:
    put(database, id="a")
    put(database, id="b")
    correct_activity(database, by(ANNA), replace(event("b"), participants=9), 1, "jumlah")
    with pytest.raises(EditConflict):
        confirm_activities(database, by(VERA), {"a": 1, "b": 1})
    assert waiting(database) == ["a", "b"]


@pytest.mark.parametrize(
    ("seen", "refusal"),
    [({}, EntryRefused), ({"nothing": 1}, NotThere), ({"deleted": 2}, NotThere)],
)
def test_what_is_not_there_is_not_confirmed(
    database: Database, seen: dict[str, int], refusal: type[PantauError]
) -> None:
    put(database, id="deleted")
    delete_activity(database, by(ANNA), "deleted", 1, "ganda")
    with pytest.raises(refusal):
        confirm_activities(database, by(VERA), seen)


def test_what_was_verified_is_not_verified_again(database: Database) -> None:
    put(database)
    confirm_activities(database, by(VERA), {"a": 1})
    with pytest.raises(PantauError) as refused:
        confirm_activities(database, by(CHIEF), {"a": 2})
    assert refused.value.key == "already_verified"
    assert kept_activity(database, VERA, "a").verified_by == VERA.email


def test_what_is_sent_back_waits_on_with_its_note_until_it_is_corrected(
    database: Database,
) -> None:
    put(database)
    send_back(database, by(VERA), "a", 1, " kehadiran 5.000? ")
    kept = kept_activity(database, ANNA, "a")
    assert (kept.returned_by, kept.returned_note) == (VERA.email, "kehadiran 5.000?")
    assert (kept.version, waiting(database)) == (1, ["a"])
    found = last_event(database)
    assert (found.deed, found.reason) == (Deed.SEND_BACK, "kehadiran 5.000?")
    correct_activity(database, by(ANNA), replace(event(), participants=50), 1, "salah ketik")
    kept = kept_activity(database, ANNA, "a")
    assert (kept.returned_by, kept.returned_note) == ("", "")


def test_what_was_sent_back_may_be_confirmed_all_the_same(database: Database) -> None:
    put(database)
    send_back(database, by(VERA), "a", 1, "yakin?")
    confirm_activities(database, by(VERA), {"a": 1})
    assert kept_activity(database, ANNA, "a").returned_note == ""
    delete_activity(database, by(ANNA), "a", 2, "x")
    bring_back(database, by(ANNA), event(), 3)
    assert kept_activity(database, ANNA, "a").returned_note == ""


def test_a_record_is_sent_back_with_a_note_and_never_by_who_recorded_it(
    database: Database,
) -> None:
    put(database, CHIEF)
    with pytest.raises(EntryRefused):
        send_back(database, by(VERA), "a", 1, "  ")
    with pytest.raises(PantauError) as refused:
        send_back(database, by(CHIEF), "a", 1, "x")
    assert refused.value.key == "own_record"


# Requests, and what ends.


def test_a_request_tells_the_share_before_and_after_it(database: Database) -> None:
    put(database)
    for code in (HERE, NEXT):
        wanted = Exemption(code, TODAY, TODAY + 9 * DAY, ExemptionReason.NOT_A_TARGET)
        ask_exemption(database, by(ANNA), wanted, "dimekarkan")
    fresh, never = requests_waiting(database, VERA, TODAY)
    assert (fresh.before, fresh.after) == (Share(1, 4), Share(0, 3))
    assert (never.before, never.after) == (Share(1, 4), Share(1, 3))
    assert (fresh.kept.note, fresh.own, fresh.over) == ("dimekarkan", False, False)


def test_a_request_past_its_end_says_so_and_an_own_one_too(database: Database) -> None:
    wanted = Exemption(HERE, TODAY, TODAY, ExemptionReason.NO_ACCESS)
    ask_exemption(database, by(CHIEF), wanted)
    (found,) = requests_waiting(database, CHIEF, TODAY + DAY)
    assert found.own and found.over


def test_decided_requests_wait_no_more(database: Database) -> None:
    wanted = Exemption(HERE, TODAY, TODAY, ExemptionReason.NO_ACCESS)
    approve_exemption(database, by(VERA), ask_exemption(database, by(ANNA), wanted))
    assert requests_waiting(database, VERA, TODAY) == ()


def test_what_ends_within_thirty_days_is_told_by_the_day_its_village_comes_back(
    database: Database,
) -> None:
    for code, days in ((HERE, 30), (NEXT, 31)):
        put_off = Snooze(code, TODAY, TODAY + days * DAY, SnoozeReason.BUDGET)
        snooze_village(database, by(ANNA), put_off)
    for code, days in ((HERE, 28), ("36.03.07.2002", 0), ("36.03.07.1003", 30)):
        wanted = Exemption(code, TODAY, TODAY + days * DAY, ExemptionReason.NO_ACCESS)
        asked = ask_exemption(database, by(ANNA), wanted)
        approve_exemption(database, by(VERA), asked)
    assert [
        (one.row.code, (one.back - TODAY).days) for one in ending_soon(database, VERA, TODAY)
    ] == [
        ("36.03.07.2002", 1),
        (HERE, 29),
        (HERE, 30),
    ]


def test_a_snooze_ended_before_it_began_ends_no_more(database: Database) -> None:
    later = Snooze(HERE, TODAY + 5 * DAY, TODAY + 9 * DAY, SnoozeReason.BUDGET)
    end_snooze(database, by(ANNA), snooze_village(database, by(ANNA), later), "batal")
    assert ending_soon(database, VERA, TODAY) == ()
