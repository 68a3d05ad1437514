"""What an event changed is read back from its text, and nobody is told more than their own."""

import json
from dataclasses import replace
from datetime import date

import pytest

from lib.domain.activities import Activity, AreaLink, Kind, Link, State
from lib.domain.activity_text import texts, to_text
from lib.domain.audit import Deed, Event
from lib.domain.event_changes import (
    ActivityChange,
    FieldChange,
    Thing,
    changes_of,
    villages_touched,
    within,
    without_names,
)
from lib.domain.event_text import event_text, events_text
from lib.domain.rules import Exemption, ExemptionReason, Rule, RuleLevel, Snooze, SnoozeReason

HERE, NEXT, THERE = "36.02.08.2004", "36.02.08.2001", "36.04.13.2007"
DAY = date(2026, 7, 1)


def visit(*codes: str, key: str = "a", venue: str = "") -> Activity:
    areas = tuple(AreaLink(code, Link.DIRECT) for code in codes)
    return Activity(
        key, DAY, Kind.OUTREACH, None, State.HELD, areas, venue_area_code=venue, notes="ä'\"\\"
    )


def corrected(before: Activity | None, after: Activity | None) -> Event:
    texts_of = [to_text(side) if side else "" for side in (before, after)]
    return Event(Deed.CORRECT, "activity", "a", *texts_of)


def test_an_activity_is_read_back_before_and_after() -> None:
    before, after = visit(HERE), visit(HERE, THERE)
    assert changes_of(corrected(before, after)) == (ActivityChange(before, after),)
    assert changes_of(corrected(None, after)) == (ActivityChange(None, after),)
    assert changes_of(corrected(before, None)) == (ActivityChange(before, None),)


def test_the_activities_of_a_file_are_told_apart_by_their_ids() -> None:
    old, new, added = visit(HERE), visit(NEXT), visit(THERE, key="b")
    event = Event(
        Deed.IMPORT, "import", "batch", texts([old], file="x.csv"), texts([new, added], file="x")
    )
    assert changes_of(event) == (ActivityChange(old, new), ActivityChange(None, added))
    assert villages_touched(event) == {HERE, NEXT, THERE}


def test_verifying_changes_no_field_and_touches_the_villages() -> None:
    event = Event(Deed.VERIFY, "activity", "a;b", after=texts([visit(HERE), visit(NEXT, key="b")]))
    assert all(
        isinstance(change, ActivityChange) and change.before == change.after
        for change in changes_of(event)
    )
    assert villages_touched(event) == {HERE, NEXT}


def test_a_village_is_touched_that_an_activity_had_or_has() -> None:
    assert villages_touched(corrected(visit(HERE), visit(THERE))) == {HERE, THERE}
    assert villages_touched(corrected(visit("36.02.08"), visit("36.02", "36"))) == frozenset()


def test_an_excuse_touches_its_village() -> None:
    snooze = Snooze(HERE, DAY, date(2026, 8, 1), SnoozeReason.BUDGET)
    event = Event(Deed.SNOOZE, "village", HERE, after=event_text(snooze, id=1))
    (change,) = changes_of(event)
    assert isinstance(change, FieldChange) and change.thing is Thing.SNOOZE
    assert change.said["until"] == "2026-08-01"
    assert villages_touched(event) == {HERE}


def test_rules_are_paired_by_place_and_touch_villages_of_their_own() -> None:
    province = Rule(RuleLevel.PROVINCE, "36", 180)
    own = Rule(RuleLevel.VILLAGE, HERE, 90, DAY)
    event = Event(
        Deed.SET_RULES,
        "rules",
        "",
        before=events_text([province]),
        after=events_text([replace(province, interval_days=150), own]),
    )
    assert [
        (change.before is None, change.said["interval_days"])
        for change in changes_of(event)
        if isinstance(change, FieldChange)
    ] == [(False, 150), (True, 90)]
    assert villages_touched(event) == {HERE}


def test_a_loaded_record_touches_no_village() -> None:
    event = Event(Deed.LOAD, "record", "", after='{"activities": 12}')
    assert villages_touched(event) == frozenset()
    assert [change.said for change in changes_of(event) if isinstance(change, FieldChange)] == [
        {"activities": 12}
    ]


@pytest.mark.parametrize("subject", ["activity", "import", "village", "rules", "person", "x"])
@pytest.mark.parametrize("text", ["{", "{}", "[]", "5", '"x"', "[5]", '{"activities": [5]}'])
def test_what_somebody_edited_is_never_an_error(subject: str, text: str) -> None:
    for deed in ("correct", "verify", "snooze", "edited"):
        assert villages_touched(Event(deed, subject, "a", text, text)) == frozenset()


@pytest.mark.parametrize(
    ("field", "value"),
    [("participants", '"x"'), ("notes", "5"), ("topics", "[5]"), ("areas", '[[5, "direct"]]')],
)
def test_a_field_of_another_kind_makes_an_activity_unreadable(field: str, value: str) -> None:
    said = json.loads(to_text(visit(HERE))) | {field: json.loads(value)}
    assert changes_of(Event(Deed.RECORD, "activity", "a", after=json.dumps(said))) == ()


def test_other_regencies_are_left_out_of_an_activity() -> None:
    change = ActivityChange(visit(HERE, THERE, venue=THERE), visit(THERE, venue=HERE))
    assert within(change, {"36.02"}) == ActivityChange(visit(HERE), visit(venue=HERE))
    assert within(change, {"36.71"}) is None


def test_excuses_and_rules_of_other_regencies_are_left_out() -> None:
    rule = FieldChange(Thing.RULE, None, {"level": "regency", "code": "36.04"})
    excuse = FieldChange(Thing.ATTEMPT, None, {"village_code": THERE})
    account = FieldChange(Thing.ACCOUNT, None, {"email": "a@b.id"})
    assert [within(change, {"36.02"}) for change in (rule, excuse, account)] == [None] * 3
    assert [within(change, {"36.04"}) for change in (rule, excuse)] == [rule, excuse]


def test_names_of_people_can_be_left_out() -> None:
    exemption = Exemption(HERE, DAY, None, ExemptionReason.OTHER, "vera@kantor.id")
    said = json.loads(event_text(exemption, requested_by="anna@kantor.id", declined_by=""))
    (change,) = [without_names(FieldChange(Thing.EXEMPTION, None, said))]
    assert isinstance(change, FieldChange) and "kantor" not in str(change.said)
