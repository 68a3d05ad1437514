"""Intervals and settings are changed by who may, refused at their field, and told on the trail."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.domain.audit import Deed, Event, Origin
from lib.domain.entry_check import EntryRefused
from lib.domain.errors import NotAllowed
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.record import Settings
from lib.domain.rules import SHIPPED_RULES, Programme, Rule, RuleLevel
from lib.services.rules import change_setting, rules_kept, set_rules, settings_kept
from lib.services.villages import village_table
from lib.services.writing import By

HERE, THERE = "36.03.07.2001", "36.04.12.2009"
TODAY = date(2026, 7, 1)
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
REGENCY = Rule(RuleLevel.REGENCY, "36.03", 120, TODAY, confirmed=True)


def by(person: Person) -> By:
    return By(person, Origin.SCREEN, datetime(2026, 7, 1, 3, tzinfo=UTC))


def trail(database: Database) -> list[Event]:
    with database.read() as connection:
        return [sealed.entry.event for sealed in walk_trail(connection)]


def interval(database: Database, code: str, day: date) -> int:
    return village_table(database, CHIEF, day).by_code[code].interval.days


def test_a_rule_holds_from_its_first_day_in_its_regency_only(database: Database) -> None:
    set_rules(database, by(CHIEF), [REGENCY])
    assert [interval(database, HERE, day) for day in (date(2026, 6, 30), TODAY)] == [180, 120]
    assert interval(database, THERE, TODAY) == 180
    (event,) = trail(database)
    assert (event.deed, event.subject, event.before) == (Deed.SET_RULES, "rules", "")
    assert json.loads(event.after) == [
        {
            "level": "regency",
            "code": "36.03",
            "interval_days": 120,
            "valid_from": "2026-07-01",
            "confirmed": True,
        }
    ]


def test_a_rule_takes_the_place_of_the_one_of_its_first_day(database: Database) -> None:
    set_rules(database, by(CHIEF), [REGENCY])
    set_rules(database, by(CHIEF), [replace(REGENCY, interval_days=60)])
    assert interval(database, HERE, TODAY) == 60
    assert len(rules_kept(database, CHIEF)) == len(SHIPPED_RULES) + 1
    assert trail(database)[1].before == trail(database)[0].after


def test_an_example_is_confirmed_without_another_interval(database: Database) -> None:
    assert not village_table(database, CHIEF, TODAY).confirmed
    set_rules(database, by(CHIEF), [replace(rule, confirmed=True) for rule in SHIPPED_RULES])
    assert village_table(database, CHIEF, TODAY).confirmed
    assert len(trail(database)) == 1


def test_a_rule_set_by_mistake_is_dropped(database: Database) -> None:
    set_rules(database, by(CHIEF), [REGENCY])
    set_rules(database, by(CHIEF), [], dropped=[REGENCY])
    assert rules_kept(database, CHIEF) == SHIPPED_RULES
    assert trail(database)[1].before == trail(database)[0].after


def test_the_province_keeps_an_interval(database: Database) -> None:
    with pytest.raises(EntryRefused) as refused:
        set_rules(database, by(CHIEF), [REGENCY], dropped=[SHIPPED_RULES[0]])
    assert refused.value.faults[0].key == "rule_needed"
    assert rules_kept(database, CHIEF) == SHIPPED_RULES


@pytest.mark.parametrize("days", [0, -1, 3651, "90", "", "tiga bulan", 90.0, True, None])
def test_an_interval_that_is_none_is_refused_at_its_field(database: Database, days: object) -> None:
    wrong = replace(REGENCY, interval_days=days)  # type: ignore[arg-type]
    with pytest.raises(EntryRefused) as refused:
        set_rules(database, by(CHIEF), [Rule(RuleLevel.PROVINCE, "36", 90), wrong])
    (fault,) = refused.value.faults
    assert (fault.field, fault.key) == ("regency:36.03", "interval_odd")
    assert (rules_kept(database, CHIEF), trail(database)) == (SHIPPED_RULES, [])


@pytest.mark.parametrize("days", [1, 3650])
def test_an_interval_is_one_day_to_ten_years(database: Database, days: int) -> None:
    set_rules(database, by(CHIEF), [replace(REGENCY, interval_days=days)])
    assert interval(database, HERE, TODAY) == days


@pytest.mark.parametrize(
    ("level", "code"),
    [
        (RuleLevel.PROVINCE, "32"),
        (RuleLevel.REGENCY, "36.99"),
        (RuleLevel.REGENCY, "36"),
        (RuleLevel.TIER, "highest"),
        (RuleLevel.VILLAGE, "36.03.07"),
        (RuleLevel.VILLAGE, "36.03.07.2999"),
    ],
)
def test_a_code_of_another_level_is_refused_at_its_field(
    database: Database, level: RuleLevel, code: str
) -> None:
    with pytest.raises(EntryRefused) as refused:
        set_rules(database, by(CHIEF), [Rule(level, code, 90)])
    assert [(f.field, f.key) for f in refused.value.faults] == [(f"{level}:{code}", "area_unknown")]


def test_every_level_may_be_set_and_none_twice_at_once(database: Database) -> None:
    tier = Rule(RuleLevel.TIER, Programme.DESMIGRATIF, 60)
    village = Rule(RuleLevel.VILLAGE, HERE, 30)
    set_rules(database, by(CHIEF), [REGENCY, tier, village, replace(REGENCY, valid_from=None)])
    assert interval(database, HERE, TODAY) == 30
    with pytest.raises(EntryRefused) as refused:
        set_rules(database, by(CHIEF), [village, replace(village, interval_days=31)])
    assert [fault.key for fault in refused.value.faults] == ["rule_twice"]


def test_a_setting_changes_alone_and_is_told_before_and_after(database: Database) -> None:
    change_setting(database, by(CHIEF), "programme_start", "2025-01-01")
    change_setting(database, by(CHIEF), "training_refreshes", "yes")
    assert settings_kept(database, LOCAL_VIEWER) == Settings(
        programme_start=date(2025, 1, 1), training_refreshes=True
    )
    first, second = trail(database)
    assert [(e.deed, e.subject, e.subject_id) for e in (first, second)] == [
        (Deed.SET_RULES, "setting", "programme_start"),
        (Deed.SET_RULES, "setting", "training_refreshes"),
    ]
    assert json.loads(first.before)["programme_start"] == "2023-09-13"
    assert second.before == first.after


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("unverified_count", "true", "yes_no_odd"),
        ("unverified_count", "", "yes_no_odd"),
        ("training_refreshes", "Yes", "yes_no_odd"),
        ("programme_start", "1 Januari 2025", "day_odd"),
        ("programme_start", "20250101", "day_odd"),
        ("programme_start", "2026-07-02", "day_odd"),
        ("programme_start", "1899-01-01", "day_odd"),
        ("colour", "yes", "setting_unknown"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_at_its_field(
    database: Database, key: str, value: str, fault: str
) -> None:
    with pytest.raises(EntryRefused) as refused:
        change_setting(database, by(CHIEF), key, value)
    assert [(f.field, f.key) for f in refused.value.faults] == [(key, fault)]
    assert (settings_kept(database, CHIEF), trail(database)) == (Settings(), [])


PEOPLE = [
    Person(role, regencies) for role in Role for regencies in (frozenset(), frozenset({"36.03"}))
]
DOINGS: dict[str, Callable[[Database, By], None]] = {
    "rules": lambda d, b: set_rules(d, b, [REGENCY]),
    "settings": lambda d, b: change_setting(d, b, "unverified_count", "no"),
}


@pytest.mark.parametrize("what", DOINGS)
@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: f"{p.role} {len(p.regencies)}")
def test_only_an_administrator_of_the_whole_province_sets_rules(
    database: Database, what: str, person: Person
) -> None:
    if person.role is Role.ADMINISTRATOR and not person.regencies:
        DOINGS[what](database, by(person))
        assert [e.deed for e in trail(database)] == [Deed.SET_RULES]
        return
    before = database.version()
    with pytest.raises(NotAllowed):
        DOINGS[what](database, by(person))
    assert (database.version(), trail(database)) == (before, [])
