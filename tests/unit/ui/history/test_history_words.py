"""Every deed, origin and field of the trail has its words, and an edit is shown, not hidden."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from lib.config import ROOT
from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.areas import Register
from lib.domain.assignments import Assignment
from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.audit import Deed, Origin
from lib.domain.event_changes import ActivityChange, FieldChange, Thing
from lib.domain.people import Account
from lib.domain.record import Settings
from lib.domain.rules import Exemption, Rule, RuleLevel, Snooze
from lib.domain.targets import Target
from lib.io.register import read_register
from lib.services.setup import Loaded
from lib.ui.history.fields import field_words, level_word
from lib.ui.history.lines import Difference, differences
from lib.ui.history.words import (
    GROUPS,
    deed_sentence,
    deed_word,
    group_word,
    origin_word,
)
from lib.ui.record.words import Places
from lib.ui.words import attempt_word

HERE, NEXT, THERE = "36.02.08.2004", "36.02.08.2001", "36.04.13.2007"
PLACES = Places(read_register(ROOT / "data" / "reference"))
ACTIVITY = Activity(
    id="a",
    date=date(2026, 7, 1),
    kind=Kind.OUTREACH,
    form=None,
    state=State.HELD,
    areas=(AreaLink(HERE, Link.DIRECT),),
)
OTHER: dict[str, Any] = {
    "date": date(2026, 7, 2),
    "kind": Kind.TRAINING,
    "form": Form.SEMINAR,
    "state": State.PLANNED,
    "areas": (AreaLink(HERE, Link.DELEGATE),),
    "month_only": True,
    "end_date": date(2026, 7, 3),
    "organisers": (Organiser.BP3MI,),
    "topics": ("TPPO",),
    "participants": 0,
    "audience": ("pelajar",),
    "leaders": False,
    "youth": False,
    "women": False,
    "venue_area_code": THERE,
    "pre_mean": 0.0,
    "post_mean": 0.0,
    "tested": 0,
    "recorded_on": date(2026, 7, 1),
}
KEEPING = {"note", "requested_by", "declined_by"}


def test_every_deed_has_a_word_a_sentence_and_one_group() -> None:
    assert len({deed_word(deed) for deed in Deed}) == len(Deed)
    said = {deed_sentence(deed, "Anna", "sesuatu") for deed in Deed}
    assert len(said) == len(Deed) and all("Anna" in s and "sesuatu" in s for s in said)
    assert sorted(deed for deeds in GROUPS.values() for deed in deeds) == sorted(Deed)
    assert len({group_word(group) for group in GROUPS}) == len(GROUPS)


def test_every_vocabulary_of_the_trail_has_its_words() -> None:
    assert len({origin_word(origin) for origin in Origin}) == len(Origin)
    assert len({attempt_word(reason) for reason in AttemptReason}) == len(AttemptReason)
    assert len({level_word(level) for level in RuleLevel}) == len(RuleLevel)


def test_what_is_no_code_of_ours_stays_as_it_is() -> None:
    assert origin_word("diubah") == "diubah" and deed_word(None) == "Tidak terbaca"
    snooze = FieldChange(Thing.SNOOZE, None, {"until": "besok", "reason": "x", "start": None})
    assert differences(snooze, PLACES) == [
        Difference("Kembali ke daftar pada", "", "besok"),
        Difference("Alasan", "", "x"),
    ]


@pytest.mark.parametrize("name", [f.name for f in fields(Activity) if f.name != "id"])
def test_a_change_of_any_field_of_an_activity_shows(name: str) -> None:
    changed = replace(ACTIVITY, **{name: OTHER.get(name, "lain")})
    (found,) = differences(ActivityChange(ACTIVITY, changed), PLACES)
    assert found.after and found.before != found.after


@pytest.mark.parametrize(
    ("thing", "kept"),
    [
        (Thing.ATTEMPT, {f.name for f in fields(Attempt)} - {"id"}),
        (Thing.SNOOZE, {f.name for f in fields(Snooze)}),
        (Thing.EXEMPTION, {f.name for f in fields(Exemption)} | KEEPING),
        (Thing.ASSIGNMENT, {f.name for f in fields(Assignment)}),
        (Thing.RULE, {f.name for f in fields(Rule)}),
        (Thing.TARGET, {f.name for f in fields(Target)}),
        (Thing.SETTINGS, {f.name for f in fields(Settings)}),
        (Thing.ACCOUNT, {f.name for f in fields(Account)} - {"id"}),
        (Thing.LOADED, {f.name for f in fields(Loaded)}),
        (Thing.STAND, {"events", "seal", "version", "schema"}),
    ],
)
def test_every_field_that_the_trail_keeps_has_a_name(thing: Thing, kept: set[str]) -> None:
    words = field_words(thing)
    assert set(words) == kept
    assert len({label for label, _ in words.values()}) == len(words)


def test_only_fields_that_differ_are_told() -> None:
    after = replace(ACTIVITY, participants=52, notes="<b>")
    assert differences(ActivityChange(ACTIVITY, after), PLACES) == [
        Difference("Kehadiran", "", "52"),
        Difference("Catatan tambahan", "", "<b>"),
    ]
    assert differences(ActivityChange(ACTIVITY, ACTIVITY), PLACES) == []


def test_of_areas_only_those_that_left_and_came_are_told() -> None:
    after = replace(ACTIVITY, areas=(AreaLink(NEXT, Link.DIRECT), AreaLink(HERE, Link.DIRECT)))
    assert differences(ActivityChange(ACTIVITY, after), PLACES) == [
        Difference("Desa yang berubah", "", "Gunungkencana (Kec. Gunungkencana) (langsung)")
    ]


def test_a_new_activity_is_told_by_what_is_known_of_it() -> None:
    found = differences(ActivityChange(None, ACTIVITY), PLACES)
    assert [(one.field, one.after) for one in found] == [
        ("Terlaksana atau rencana", "Terlaksana"),
        ("Tanggal", "1 Jul 2026"),
        ("Jenis", "Sosialisasi"),
        ("Desa", "Cisampang (Kec. Gunungkencana) (langsung)"),
    ]


def test_areas_outside_the_register_of_the_reader_are_not_named() -> None:
    own = Places(Register(v for v in PLACES.villages.values() if v.regency.code == "36.02"))
    after = replace(ACTIVITY, areas=(*ACTIVITY.areas, AreaLink(THERE, Link.DIRECT)))
    assert differences(ActivityChange(ACTIVITY, after), own) == []


def test_a_rule_says_for_whom_it_holds() -> None:
    for code, words in (
        ("36", "Seluruh provinsi"),
        ("desmigratif", "Desmigratif"),
        ("high", "prioritas tinggi"),
        ("36.02", "Kab. Lebak"),
    ):
        rule = FieldChange(Thing.RULE, None, {"code": code})
        assert differences(rule, PLACES) == [Difference("Berlaku untuk", "", words)]
