"""Attempts, snoozes and exemptions: who may, up to when, and what stands on the trail after it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from lib.db import tables
from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.audit import Deed, Event, Origin
from lib.domain.entry_check import EntryRefused
from lib.domain.errors import NotAllowed, PantauError
from lib.domain.people import Account
from lib.domain.permissions import Person, Role
from lib.domain.record import Record
from lib.domain.rules import Exemption, ExemptionReason, Snooze, SnoozeReason
from lib.domain.status import Status
from lib.services.attempts import (
    attempts_seen,
    correct_attempt,
    delete_attempt,
    record_attempt,
)
from lib.services.exemptions import (
    approve_exemption,
    ask_exemption,
    decline_exemption,
    exemptions_seen,
    withdraw_request,
)
from lib.services.people import account_names, change_account, create_account
from lib.services.profile import village_profile
from lib.services.recording import NotThere
from lib.services.setup import load_record
from lib.services.snoozes import end_snooze, snooze_village, snoozes_seen
from lib.services.trail import trail_length
from lib.services.villages import village_table
from lib.services.writing import By

HERE, NEXT, THERE = "36.03.07.2001", "36.03.08.2001", "36.04.12.2009"
TODAY = date(2026, 7, 1)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
OWN, OTHER = frozenset({"36.03"}), frozenset({"36.04"})
ANNA = Person(Role.COORDINATOR, OWN, "anna@kantor.id")
VERA = Person(Role.VERIFIER, OWN, "vera@kantor.id")
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")


def by(person: Person, on: date = TODAY) -> By:
    # Half past midnight in Jakarta: the day in UTC is still the one before.
    return By(person, Origin.SCREEN, datetime(on.year, on.month, on.day, tzinfo=UTC) - 6.5 * HOUR)


ATTEMPT = Attempt("t1", HERE, TODAY, AttemptReason.POSTPONED_BY_VILLAGE, "panen raya")
SNOOZE = Snooze(HERE, TODAY, TODAY + 30 * DAY, SnoozeReason.WEATHER_OR_ACCESS, "banjir")
WANTED = Exemption(HERE, TODAY, TODAY + 30 * DAY, ExemptionReason.NO_ACCESS)


def trail(database: Database) -> list[Event]:
    with database.read() as connection:
        return [sealed.entry.event for sealed in walk_trail(connection)]


def on_day(database: Database, day: date, code: str = HERE) -> tuple[Status, bool]:
    row = village_table(database, CHIEF, day).by_code[code]
    return row.status, row.in_queue


def faults(refused: pytest.ExceptionInfo[EntryRefused]) -> list[tuple[str, str]]:
    return [(fault.field, fault.key) for fault in refused.value.faults]


def test_an_attempt_stays_on_record_and_resets_nothing(database: Database) -> None:
    before = on_day(database, TODAY)
    record_attempt(database, by(ANNA), ATTEMPT)
    assert on_day(database, TODAY) == before == (Status.NEVER, True)
    (kept,) = attempts_seen(database, ANNA)
    assert (kept.attempt, kept.recorded_by) == (ATTEMPT, "anna@kantor.id")
    (event,) = trail(database)
    assert (event.deed, event.subject, event.subject_id) == (Deed.ATTEMPT, "village", HERE)
    assert json.loads(event.after) == {
        "id": "t1",
        "village_code": HERE,
        "date": "2026-07-01",
        "reason": "postponed_by_village",
        "note": "panen raya",
    }
    assert event.regencies == "36.03"


def test_attempts_are_told_newest_first(database: Database) -> None:
    for key, days in (("a", 3), ("b", 1), ("c", 2)):
        record_attempt(database, by(ANNA), replace(ATTEMPT, id=key, date=TODAY - days * DAY))
    assert [kept.attempt.id for kept in attempts_seen(database, ANNA)] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"date": TODAY + DAY}, ("date", "attempt_in_future")),
        ({"date": date(1999, 12, 31)}, ("date", "too_early")),
        ({"village_code": "36.03.07.2999"}, ("village_code", "area_unknown")),
        ({"village_code": "36.03.07"}, ("village_code", "area_unknown")),
    ],
)
def test_an_attempt_that_cannot_be_is_refused_at_its_field(
    database: Database, wrong: dict[str, object], fault: tuple[str, str]
) -> None:
    with pytest.raises(EntryRefused) as refused:
        record_attempt(database, by(ANNA), replace(ATTEMPT, **wrong))  # type: ignore[arg-type]
    assert faults(refused) == [fault]
    assert trail(database) == []


def test_an_attempt_is_kept_once(database: Database) -> None:
    record_attempt(database, by(ANNA), ATTEMPT)
    with pytest.raises(EntryRefused) as refused:
        record_attempt(database, by(ANNA), ATTEMPT)
    assert faults(refused) == [("id", "id_taken")]
    assert trail_length(database) == 1


def test_an_attempt_is_corrected_with_a_reason_and_both_are_on_the_trail(
    database: Database,
) -> None:
    record_attempt(database, by(ANNA), ATTEMPT)
    changed = replace(ATTEMPT, id="t9", village_code=THERE, date=TODAY - DAY, note="jalan rusak")
    correct_attempt(database, by(ANNA), ATTEMPT, changed, "salah hari")
    (kept,) = attempts_seen(database, CHIEF)
    assert kept.attempt == replace(changed, id="t1", village_code=HERE)
    made, corrected = trail(database)
    assert (corrected.deed, corrected.reason) == (Deed.CORRECT_ATTEMPT, "salah hari")
    assert (corrected.before, json.loads(corrected.after)["date"]) == (made.after, "2026-06-30")


def test_an_attempt_by_mistake_is_deleted_with_a_reason_and_its_id_stays_taken(
    database: Database,
) -> None:
    record_attempt(database, by(ANNA), ATTEMPT)
    delete_attempt(database, by(ANNA), ATTEMPT, "desa lain")
    assert attempts_seen(database, ANNA) == ()
    made, deleted = trail(database)
    assert (deleted.deed, deleted.reason) == (Deed.DELETE_ATTEMPT, "desa lain")
    assert (deleted.before, deleted.after) == (made.after, "")
    with pytest.raises(EntryRefused):
        record_attempt(database, by(ANNA), ATTEMPT)
    with pytest.raises(NotThere):
        delete_attempt(database, by(ANNA), ATTEMPT, "lagi")


def test_a_change_of_an_attempt_needs_a_reason_and_a_day_that_was(database: Database) -> None:
    record_attempt(database, by(ANNA), ATTEMPT)
    with pytest.raises(EntryRefused) as refused:
        correct_attempt(database, by(ANNA), ATTEMPT, replace(ATTEMPT, date=TODAY + DAY), " ")
    assert faults(refused) == [("date", "attempt_in_future"), ("why", "reason_missing")]
    with pytest.raises(EntryRefused) as refused:
        delete_attempt(database, by(ANNA), ATTEMPT, "")
    assert faults(refused) == [("why", "reason_missing")]
    assert trail_length(database) == 1


def test_a_correction_made_from_an_older_attempt_overwrites_nothing(database: Database) -> None:
    record_attempt(database, by(ANNA), ATTEMPT)
    newer = replace(ATTEMPT, note="hujan")
    correct_attempt(database, by(ANNA), ATTEMPT, newer, "catatan")
    for change in (
        lambda: correct_attempt(database, by(CHIEF), ATTEMPT, replace(ATTEMPT, note="x"), "x"),
        lambda: delete_attempt(database, by(CHIEF), ATTEMPT, "x"),
    ):
        with pytest.raises(PantauError) as refused:
            change()
        assert refused.value.key == "attempt_changed"
    assert attempts_seen(database, ANNA)[0].attempt == newer


def test_a_snooze_ends_by_itself_on_its_end_date(database: Database) -> None:
    snooze_village(database, by(ANNA), SNOOZE)
    last = SNOOZE.until - DAY
    found = [on_day(database, day) for day in (TODAY - DAY, TODAY, last, SNOOZE.until)]
    assert [queued for _, queued in found] == [True, False, False, True]
    assert {status for status, _ in found} == {Status.NEVER}


@pytest.mark.parametrize(
    ("start", "days", "fault"),
    [
        (TODAY, 90, None),
        (TODAY, 91, ("until", "snooze_too_long")),
        (TODAY, 1, None),
        (TODAY, 0, ("until", "back_too_early")),
        (TODAY + 10 * DAY, 90, None),
        (TODAY + 10 * DAY, 91, ("until", "snooze_too_long")),
        (TODAY - DAY, 5, ("start", "starts_in_past")),
    ],
)
def test_a_snooze_starts_today_at_the_earliest_and_lasts_1_to_90_days(
    database: Database, start: date, days: int, fault: tuple[str, str] | None
) -> None:
    snooze = replace(SNOOZE, start=start, until=start + days * DAY)
    if fault is None:
        snooze_village(database, by(ANNA), snooze)
        assert snoozes_seen(database, ANNA, TODAY)[0].snooze == snooze
        return
    with pytest.raises(EntryRefused) as refused:
        snooze_village(database, by(ANNA), snooze)
    assert faults(refused) == [fault]
    assert snoozes_seen(database, ANNA, TODAY) == ()


def test_a_snooze_without_a_first_day_or_a_village_is_refused(database: Database) -> None:
    with pytest.raises(EntryRefused) as refused:
        snooze_village(
            database, by(ANNA), replace(SNOOZE, start=None, village_code="36.03.07.2999")
        )
    assert faults(refused) == [("village_code", "area_unknown"), ("start", "start_missing")]


def test_a_village_is_snoozed_once_at_a_time(database: Database) -> None:
    first = snooze_village(database, by(ANNA), SNOOZE)
    for start in (TODAY, SNOOZE.until - DAY):
        with pytest.raises(EntryRefused) as refused:
            snooze_village(database, by(ANNA), replace(SNOOZE, start=start, until=start + 40 * DAY))
        assert faults(refused) == [("village_code", "already_snoozed")]
    following = replace(SNOOZE, start=SNOOZE.until, until=SNOOZE.until + DAY)
    second = snooze_village(database, by(ANNA), following)
    assert [kept.id for kept in snoozes_seen(database, ANNA, TODAY)] == [first, second]


def test_a_snooze_ended_early_brings_the_village_back_today(database: Database) -> None:
    snooze_id = snooze_village(database, by(ANNA), SNOOZE)
    later = TODAY + 10 * DAY
    end_snooze(database, by(ANNA, later), snooze_id, "air surut")
    assert [on_day(database, day)[1] for day in (later - DAY, later)] == [False, True]
    assert snoozes_seen(database, ANNA, later) == ()
    begun, ended = trail(database)
    assert (begun.deed, begun.reason, begun.before) == (Deed.SNOOZE, "weather_or_access", "")
    assert (ended.deed, ended.reason, ended.before) == (Deed.END_SNOOZE, "air surut", begun.after)
    assert json.loads(ended.after)["until"] == later.isoformat()
    assert json.loads(ended.after)["id"] == snooze_id


def test_a_snooze_that_has_not_begun_never_begins_once_ended(database: Database) -> None:
    snooze_id = snooze_village(database, by(ANNA), replace(SNOOZE, start=TODAY + 5 * DAY))
    end_snooze(database, by(ANNA), snooze_id, "batal")
    assert all(on_day(database, TODAY + days * DAY)[1] for days in (0, 5, 6, 29))
    assert snoozes_seen(database, ANNA, TODAY) == ()
    snooze_village(database, by(ANNA), SNOOZE)


def test_what_is_over_does_not_end_again(database: Database) -> None:
    snooze_id = snooze_village(database, by(ANNA), SNOOZE)
    with pytest.raises(PantauError) as refused:
        end_snooze(database, by(ANNA, SNOOZE.until), snooze_id, "x")
    assert refused.value.key == "snooze_over"
    with pytest.raises(EntryRefused):
        end_snooze(database, by(ANNA), snooze_id, " ")
    assert trail_length(database) == 1


def test_an_exemption_excuses_from_its_approval_up_to_and_including_its_end(
    database: Database,
) -> None:
    wanted = ask_exemption(database, by(ANNA), WANTED, "jembatan putus")
    assert on_day(database, TODAY) == (Status.NEVER, True)
    approve_exemption(database, by(VERA), wanted)
    days = (TODAY - DAY, TODAY, TODAY + 30 * DAY, TODAY + 31 * DAY)
    assert [on_day(database, day) for day in days] == [
        (Status.NEVER, True),
        (Status.EXEMPT, False),
        (Status.EXEMPT, False),
        (Status.NEVER, True),
    ]
    (kept,) = exemptions_seen(database, ANNA)
    assert (kept.exemption, kept.note) == (
        replace(WANTED, approver="vera@kantor.id"),
        "jembatan putus",
    )
    asked, approved = trail(database)
    assert (asked.deed, asked.reason, asked.before) == (Deed.ASK_EXEMPTION, "no_access", "")
    assert (approved.deed, approved.before) == (Deed.APPROVE_EXEMPTION, asked.after)
    assert json.loads(approved.after) == json.loads(asked.after) | {"approver": "vera@kantor.id"}


def test_who_asked_does_not_approve_nor_decline(database: Database) -> None:
    wanted = ask_exemption(database, by(CHIEF), WANTED)
    for decide in (
        lambda: approve_exemption(database, by(CHIEF), wanted),
        lambda: decline_exemption(database, by(CHIEF), wanted, "x"),
    ):
        with pytest.raises(PantauError) as refused:
            decide()
        assert refused.value.key == "own_request"
    assert exemptions_seen(database, CHIEF)[0].waiting
    approve_exemption(database, by(VERA), wanted)


def test_what_was_decided_stays_decided(database: Database) -> None:
    wanted = ask_exemption(database, by(ANNA), WANTED)
    decline_exemption(database, by(VERA), wanted, "jalan sudah dibuka")
    for decide in (
        lambda: approve_exemption(database, by(CHIEF), wanted),
        lambda: decline_exemption(database, by(CHIEF), wanted, "x"),
    ):
        with pytest.raises(PantauError) as refused:
            decide()
        assert refused.value.key == "not_waiting"
    assert on_day(database, TODAY) == (Status.NEVER, True)
    assert exemptions_seen(database, ANNA)[0].declined_reason == "jalan sudah dibuka"
    declined = trail(database)[-1]
    assert (declined.deed, declined.reason) == (Deed.DECLINE_EXEMPTION, "jalan sudah dibuka")
    assert [e.deed for e in trail(database)] == [Deed.ASK_EXEMPTION, Deed.DECLINE_EXEMPTION]


def test_a_request_is_declined_with_a_reason_only(database: Database) -> None:
    wanted = ask_exemption(database, by(ANNA), WANTED)
    with pytest.raises(EntryRefused):
        decline_exemption(database, by(VERA), wanted, "")
    assert exemptions_seen(database, VERA)[0].waiting


def test_a_waiting_request_is_withdrawn_by_who_asked_and_may_be_made_anew(
    database: Database,
) -> None:
    wanted = ask_exemption(database, by(ANNA), WANTED)
    with pytest.raises(PantauError) as refused:
        withdraw_request(database, by(CHIEF), wanted)
    assert refused.value.key == "request_of_another"
    withdraw_request(database, by(ANNA), wanted)
    (kept,) = exemptions_seen(database, ANNA)
    assert kept.withdrawn and not kept.waiting
    asked, withdrawn = trail(database)
    assert (withdrawn.deed, withdrawn.before) == (Deed.WITHDRAW_EXEMPTION, asked.after)
    for again in (
        lambda: withdraw_request(database, by(ANNA), wanted),
        lambda: approve_exemption(database, by(VERA), wanted),
    ):
        with pytest.raises(PantauError) as refused:
            again()
        assert refused.value.key == "not_waiting"
    ask_exemption(database, by(ANNA), WANTED)


def test_what_was_declined_was_not_withdrawn(database: Database) -> None:
    wanted = ask_exemption(database, by(ANNA), WANTED)
    decline_exemption(database, by(VERA), wanted, "x")
    assert not exemptions_seen(database, ANNA)[0].withdrawn


def test_a_village_is_asked_for_once_and_again_after_a_decline(database: Database) -> None:
    wanted = ask_exemption(database, by(ANNA), WANTED)
    for key in ("already_asked", "already_exempt"):
        with pytest.raises(EntryRefused) as refused:
            ask_exemption(database, by(ANNA), replace(WANTED, start=TODAY + 30 * DAY))
        assert faults(refused) == [("village_code", key)]
        if key == "already_asked":
            approve_exemption(database, by(VERA), wanted)
    after = replace(WANTED, start=TODAY + 31 * DAY, until=TODAY + 40 * DAY)
    again = ask_exemption(database, by(ANNA), after)
    decline_exemption(database, by(VERA), again, "x")
    ask_exemption(database, by(ANNA), after)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"until": None}, ("until", "end_missing")),
        ({"until": TODAY - DAY}, ("until", "ends_before_it_begins")),
        ({"start": TODAY - DAY}, ("start", "starts_in_past")),
        ({"start": None}, ("start", "start_missing")),
        ({"approver": "anna@kantor.id"}, ("approver", "approved_by_oneself")),
        ({"village_code": "36.03.07.2999"}, ("village_code", "area_unknown")),
    ],
)
def test_a_request_that_is_not_whole_is_refused_at_its_field(
    database: Database, wrong: dict[str, object], fault: tuple[str, str]
) -> None:
    with pytest.raises(EntryRefused) as refused:
        ask_exemption(database, by(ANNA), replace(WANTED, **wrong))  # type: ignore[arg-type]
    assert faults(refused) == [fault]
    assert trail(database) == []


def test_a_request_of_one_day_is_whole_and_past_its_end_not_approved(database: Database) -> None:
    wanted = ask_exemption(database, by(ANNA), replace(WANTED, until=TODAY))
    with pytest.raises(PantauError) as refused:
        approve_exemption(database, by(VERA, TODAY + DAY), wanted)
    assert refused.value.key == "exemption_over"
    approve_exemption(database, by(VERA), wanted)
    assert on_day(database, TODAY)[0] is Status.EXEMPT


def test_an_approved_exemption_of_a_data_package_excuses_as_before(database: Database) -> None:
    old = Exemption(HERE, None, None, ExemptionReason.OTHER, "kepala kantor")
    load_record(database, Record(exemptions=(old,)))
    load_record(database, Record(exemptions=(old,)))
    assert on_day(database, TODAY)[0] is Status.EXEMPT
    (kept,) = exemptions_seen(database, ANNA)
    assert (kept.exemption, kept.requested_by, kept.waiting) == (old, "", False)


PEOPLE = {
    "viewer": Person(Role.VIEWER, email="v@kantor.id"),
    "viewer of here": Person(Role.VIEWER, OWN, "v@kantor.id"),
    "coordinator": Person(Role.COORDINATOR, OWN, "c@kantor.id"),
    "coordinator elsewhere": Person(Role.COORDINATOR, OTHER, "c@kantor.id"),
    "coordinator of nowhere": Person(Role.COORDINATOR, email="c@kantor.id"),
    "verifier": Person(Role.VERIFIER, OWN, "r@kantor.id"),
    "verifier elsewhere": Person(Role.VERIFIER, OTHER, "r@kantor.id"),
    "verifier of nowhere": Person(Role.VERIFIER, email="r@kantor.id"),
    "administrator": Person(Role.ADMINISTRATOR, email="a@kantor.id"),
    "administrator of here": Person(Role.ADMINISTRATOR, OWN, "a@kantor.id"),
    "administrator elsewhere": Person(Role.ADMINISTRATOR, OTHER, "a@kantor.id"),
}
BRIEFLY = ("coordinator", "coordinator elsewhere", "verifier", "administrator")
"""Who tries on PostgreSQL too, where a database of one's own takes long to make: who may is decided
before any is asked, and what is done there is the same for everybody who may."""
on_both = pytest.mark.parametrize(
    ("host", "who"),
    [*(("sqlite", who) for who in PEOPLE), *(("postgresql", who) for who in BRIEFLY)],
    indirect=["host"],
    scope="session",
)
RECORDERS = {"coordinator", "administrator", "administrator of here"}
DECIDERS = {"verifier", "administrator", "administrator of here"}

DOINGS: dict[str, tuple[set[str], Deed, Callable[[Database, By, int, int], object]]] = {
    "attempt": (
        RECORDERS,
        Deed.ATTEMPT,
        lambda d, b, s, e: record_attempt(d, b, ATTEMPT),
    ),
    "correct attempt": (
        RECORDERS,
        Deed.CORRECT_ATTEMPT,
        lambda d, b, s, e: correct_attempt(d, b, TRIED, replace(TRIED, note="x"), "x"),
    ),
    "delete attempt": (
        RECORDERS,
        Deed.DELETE_ATTEMPT,
        lambda d, b, s, e: delete_attempt(d, b, TRIED, "x"),
    ),
    "snooze": (
        RECORDERS,
        Deed.SNOOZE,
        lambda d, b, s, e: snooze_village(d, b, SNOOZE),
    ),
    "end snooze": (
        RECORDERS,
        Deed.END_SNOOZE,
        lambda d, b, s, e: end_snooze(d, b, s, "air surut"),
    ),
    "ask": (
        RECORDERS,
        Deed.ASK_EXEMPTION,
        lambda d, b, s, e: ask_exemption(d, b, WANTED),
    ),
    "approve": (
        DECIDERS,
        Deed.APPROVE_EXEMPTION,
        lambda d, b, s, e: approve_exemption(d, b, e),
    ),
    "decline": (
        DECIDERS,
        Deed.DECLINE_EXEMPTION,
        lambda d, b, s, e: decline_exemption(d, b, e, "x"),
    ),
}


TRIED = replace(ATTEMPT, id="t0", village_code=NEXT)


@on_both
@pytest.mark.parametrize("what", DOINGS)
def test_who_may_do_what_where_every_cell(database: Database, what: str, who: str) -> None:
    snooze_id = snooze_village(database, by(ANNA), replace(SNOOZE, village_code=NEXT))
    exemption_id = ask_exemption(database, by(ANNA), replace(WANTED, village_code=NEXT))
    record_attempt(database, by(ANNA), TRIED)
    before = (database.version(), trail(database))
    allowed, deed, do = DOINGS[what]
    if who in allowed:
        do(database, by(PEOPLE[who]), snooze_id, exemption_id)
        assert [e.deed for e in trail(database)] == [e.deed for e in before[1]] + [deed]
        assert database.version() == before[0] + 1
        return
    with pytest.raises((NotAllowed, NotThere)):
        do(database, by(PEOPLE[who]), snooze_id, exemption_id)
    assert (database.version(), trail(database)) == before


@on_both
def test_a_request_of_the_same_account_is_withdrawn_only_where_it_may_record(
    database: Database, who: str
) -> None:
    wanted = ask_exemption(database, by(replace(CHIEF, email=PEOPLE[who].email)), WANTED)
    if who in RECORDERS:
        withdraw_request(database, by(PEOPLE[who]), wanted)
        return
    with pytest.raises((NotAllowed, NotThere)):
        withdraw_request(database, by(PEOPLE[who]), wanted)
    assert exemptions_seen(database, CHIEF)[0].waiting


@pytest.mark.parametrize("person", [ANNA, CHIEF])
def test_what_never_was_is_not_there(database: Database, person: Person) -> None:
    with pytest.raises(NotThere):
        end_snooze(database, by(person), 4711, "x")
    with pytest.raises(NotThere):
        approve_exemption(database, by(replace(CHIEF, email="b@kantor.id")), 4711)


def test_everybody_reads_the_excuses_of_their_own_villages_only(database: Database) -> None:
    for person, code in ((ANNA, HERE), (replace(ANNA, regencies=OTHER), THERE)):
        record_attempt(database, by(person), replace(ATTEMPT, id=code, village_code=code))
        snooze_village(database, by(person), replace(SNOOZE, village_code=code))
        ask_exemption(database, by(person), replace(WANTED, village_code=code))
    seen = {
        who: (
            [kept.attempt.village_code for kept in attempts_seen(database, PEOPLE[who])],
            [kept.snooze.village_code for kept in snoozes_seen(database, PEOPLE[who], TODAY)],
            [kept.exemption.village_code for kept in exemptions_seen(database, PEOPLE[who])],
        )
        for who in ("viewer of here", "coordinator elsewhere", "viewer")
    }
    assert seen["viewer of here"] == ([HERE], [HERE], [HERE])
    assert seen["coordinator elsewhere"] == ([THERE], [THERE], [THERE])
    assert [sorted(codes) for codes in seen["viewer"]] == [[HERE, THERE]] * 3
    with pytest.raises(NotAllowed):
        attempts_seen(database, PEOPLE["coordinator of nowhere"])


def test_the_profile_tells_what_excuses_its_village_on_a_day_and_who_said_so(
    database: Database,
) -> None:
    record_attempt(database, by(ANNA), ATTEMPT)
    record_attempt(database, by(ANNA), replace(ATTEMPT, id="t2", village_code=NEXT))
    snooze_village(database, by(ANNA), SNOOZE)
    withdraw_request(database, by(ANNA), ask_exemption(database, by(ANNA), WANTED))
    declined = ask_exemption(database, by(ANNA), WANTED)
    decline_exemption(database, by(VERA), declined, "x")
    waiting = ask_exemption(database, by(ANNA), WANTED)

    def told(day: date) -> tuple[list[str], list[date], list[int]]:
        found = village_profile(database, ANNA, HERE, day)
        assert found is not None
        return (
            [kept.attempt.id for kept in found.attempts],
            [kept.snooze.until for kept in found.snoozes],
            [kept.id for kept in found.exemptions],
        )

    until = SNOOZE.until
    assert told(TODAY) == (["t1"], [until], [declined, waiting])
    assert told(TODAY - DAY) == ([], [until], [declined, waiting])
    assert told(until) == (["t1"], [], [declined, waiting])
    assert told(until + DAY) == (["t1"], [], [])


def test_names_stand_for_addresses_for_everybody_who_reads(database: Database) -> None:
    account = Account("1", "anna@kantor.id", "Anna", Role.COORDINATOR, OWN)
    create_account(database, by(CHIEF), Account("2", CHIEF.email, "Ratna", CHIEF.role))
    create_account(database, by(CHIEF), account)
    assert account_names(database, PEOPLE["viewer"])["anna@kantor.id"] == "Anna"
    change_account(database, by(CHIEF), replace(account, name="Anna Sari"))
    assert account_names(database, ANNA)["anna@kantor.id"] == "Anna Sari"
    with pytest.raises(NotAllowed):
        account_names(database, PEOPLE["coordinator of nowhere"])


def test_rows_written_before_this_release_are_read(database: Database) -> None:
    with database.write() as connection:
        connection.execute(
            insert(tables.snoozes).values(
                village_code=HERE, start=None, until=TODAY + DAY, reason="budget", note=""
            )
        )
    (kept,) = snoozes_seen(database, ANNA, TODAY)
    assert kept.recorded_by == ""
    assert on_day(database, TODAY)[1] is False
