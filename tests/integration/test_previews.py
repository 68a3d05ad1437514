"""A preview is what happens after the save, for any record and any rules; it writes nothing."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import delete

from lib.db import tables
from lib.db.activities import delete_activity, insert_activities
from lib.db.audit import read_head
from lib.db.engine import Database
from lib.db.rules import replace_rules
from lib.domain.activities import Activity
from lib.domain.audit import Origin
from lib.domain.entry_check import EntryRefused
from lib.domain.errors import NotAllowed
from lib.domain.permissions import Action, Person, Role, can
from lib.domain.rules import SHIPPED_RULES, Programme, Rule, RuleLevel, Tier
from lib.domain.status import Status
from lib.domain.what_if import AS_KEPT, Comparison, Supposed
from lib.services.rules import change_setting, rules_kept, set_rules
from lib.services.villages import village_table
from lib.services.what_if import Days, compare, preview_rules, preview_setting, province_at
from lib.services.writing import By
from tests.integration.test_facts_on_the_index import histories

TODAY = date(2026, 7, 1)
NOW = Days(TODAY, TODAY)
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
REGENCY = Rule(RuleLevel.REGENCY, "36.03", 30, TODAY, confirmed=True)


def by(person: Person = CHIEF) -> By:
    return By(person, Origin.SCREEN, datetime(2026, 7, 1, 3, tzinfo=UTC))


def begin(database: Database, history: list[Activity], data: st.DataObject) -> None:
    """The record of an example in place of the one before, verified and deleted here and there."""
    with database.write() as connection:
        for table in (tables.activities, tables.settings):
            connection.execute(delete(table))
        replace_rules(connection, SHIPPED_RULES)
        for activity in history:
            verifier = data.draw(st.sampled_from(("", "vera")))
            insert_activities(connection, [activity], recorded_by="anna", verified_by=verifier)
            if not data.draw(st.integers(0, 4)):
                delete_activity(connection, activity.id)


def stand(database: Database) -> tuple[int, object]:
    with database.read() as connection:
        return database.version(), read_head(connection)


levels = st.one_of(
    st.just((RuleLevel.PROVINCE, "36")),
    st.tuples(st.just(RuleLevel.REGENCY), st.sampled_from(("36.03", "36.04", "36.71"))),
    st.tuples(st.just(RuleLevel.TIER), st.sampled_from((*Programme, *Tier))),
    st.tuples(st.just(RuleLevel.VILLAGE), st.sampled_from(("36.03.07.2001", "36.04.12.2009"))),
)
first_days = st.one_of(
    st.none(), st.integers(-400, 60).map(lambda days: TODAY + timedelta(days=days))
)
rules = st.lists(
    st.builds(
        lambda place, days, first, sure: Rule(*place, days, first, sure),
        levels,
        st.sampled_from((1, 30, 90, 180, 365, 3650)),
        first_days,
        st.booleans(),
    ),
    max_size=4,
    unique_by=lambda rule: (rule.level, rule.code, rule.valid_from),
)
days_compared = st.integers(0, 90).map(lambda days: Days(TODAY + timedelta(days=days), TODAY))


def after_saving(database: Database, days: Days) -> Comparison:
    """What is in force, compared with itself."""
    return compare(database, CHIEF, AS_KEPT, days)


@hypothesis_settings(max_examples=25)
@given(history=histories(), changed=rules, days=days_compared, data=st.data())
def test_the_villages_after_a_rule_is_set_are_those_of_the_preview(
    database: Database,
    history: list[Activity],
    changed: list[Rule],
    days: Days,
    data: st.DataObject,
) -> None:
    begin(database, history, data)
    dropped = data.draw(st.lists(st.sampled_from(SHIPPED_RULES[1:]), unique=True, max_size=2))
    before, there = stand(database), after_saving(database, days)
    seen = preview_rules(database, CHIEF, changed, dropped, days=days)
    supposed = village_table(database, CHIEF, days.compared, _supposed(database, changed, dropped))
    assert stand(database) == before
    assert seen.now == there.now
    set_rules(database, by(), changed, dropped)
    assert village_table(database, CHIEF, days.compared).rows == supposed.rows
    assert after_saving(database, days).now == seen.then
    assert sum(seen.flows.values()) == seen.now.counts.total == len(supposed)


def _supposed(database: Database, changed: list[Rule], dropped: list[Rule]) -> Supposed:
    """The rules that would be kept, told plainly."""
    places = {(r.level, r.code, r.valid_from) for r in (*changed, *dropped)}
    kept = rules_kept(database, CHIEF)
    left = [r for r in kept if (r.level, r.code, r.valid_from) not in places]
    return Supposed(rules=(*left, *changed))


SWITCHES = ("unverified_count", "training_refreshes", "delegates_refresh")
choices = st.tuples(st.sampled_from(SWITCHES), st.sampled_from(("yes", "no")))


@hypothesis_settings(max_examples=40)
@given(history=histories(), steps=st.lists(choices, min_size=1, max_size=4), data=st.data())
def test_the_villages_after_a_setting_is_changed_are_those_of_the_preview(
    database: Database, history: list[Activity], steps: list[tuple[str, str]], data: st.DataObject
) -> None:
    begin(database, history, data)
    for key, value in steps:
        before = stand(database)
        seen = preview_setting(database, CHIEF, key, value, days=NOW)
        assert stand(database) == before
        change_setting(database, by(), key, value)
        assert after_saving(database, NOW).now == seen.then


def test_the_start_of_the_programme_moves_waiting_days_and_no_village(database: Database) -> None:
    seen = preview_setting(database, CHIEF, "programme_start", "2025-01-01", days=NOW)
    assert (seen.moved, seen.now) == (0, seen.then)


def test_a_shorter_interval_moves_whom_it_says(database: Database) -> None:
    seen = preview_rules(database, CHIEF, [REGENCY], days=NOW)
    assert seen.flows == {(Status.NEVER, Status.NEVER): 8}
    # Four villages of 180 days, and four of 30: 8.1 and 48.7 visits a year.
    assert (seen.now.demanded, seen.then.demanded) == (17, 57)
    assert seen.then.lacking == 57


def test_other_intervals_of_the_province_are_told_side_by_side(database: Database) -> None:
    before = stand(database)
    found = province_at(database, CHIEF, (90, 180, 365), TODAY)
    assert [(days, seen.then.demanded) for days, seen in found] == [(90, 33), (180, 17), (365, 8)]
    assert stand(database) == before


def test_what_a_save_refuses_the_preview_refuses_in_the_same_words(database: Database) -> None:
    wrong = Rule(RuleLevel.REGENCY, "36.99", 0)
    told = []
    for act in (
        lambda: preview_rules(database, CHIEF, [wrong], days=NOW),
        lambda: set_rules(database, by(), [wrong]),
    ):
        with pytest.raises(EntryRefused) as refused:
            act()
        told.append(refused.value.faults)
    assert told[0] == told[1]
    for dropped, setting in (([SHIPPED_RULES[0]], ""), ([], "soon")):
        with pytest.raises(EntryRefused):
            preview_rules(database, CHIEF, [], dropped, days=NOW)
            preview_setting(database, CHIEF, "unverified_count", setting, days=NOW)


PEOPLE = [
    Person(role, regencies) for role in Role for regencies in (frozenset(), frozenset({"36.03"}))
]
PREVIEWS: dict[str, Callable[[Database, Person], object]] = {
    "rules": lambda d, p: preview_rules(d, p, [REGENCY], days=NOW),
    "settings": lambda d, p: preview_setting(d, p, "unverified_count", "no", days=NOW),
}


@pytest.mark.parametrize("what", PREVIEWS)
@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: f"{p.role} {len(p.regencies)}")
def test_only_who_may_set_rules_sees_what_they_would_move(
    database: Database, what: str, person: Person
) -> None:
    if can(person, Action.SET_RULES):
        assert PREVIEWS[what](database, person)
        return
    with pytest.raises(NotAllowed):
        PREVIEWS[what](database, person)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: f"{p.role} {len(p.regencies)}")
def test_a_what_if_shows_nobody_other_villages_than_the_table_does(
    database: Database, person: Person
) -> None:
    with suppress(NotAllowed):
        seen = compare(database, person, Supposed(rules=(REGENCY,)), NOW)
        assert seen.now.counts.total == (4 if person.regencies else 8)
        return
    assert not can(person, Action.READ)
