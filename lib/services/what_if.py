"""What would follow if rules or settings were others, before anything is saved.

Everything comes from the one read model (lib.services.villages) under what is supposed, and from
the checks that stand before a save, so a preview cannot differ from what happens after it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lib.db import rules as kept
from lib.db.engine import Database
from lib.domain.permissions import Action, Person, require
from lib.domain.rule_check import rules_after
from lib.domain.rules import Rule, RuleLevel
from lib.domain.what_if import AS_KEPT, Comparison, Outlook, Supposed, flows_between, outlook
from lib.services.rules import refuse_rules, refuse_setting
from lib.services.villages import village_table


@dataclass(frozen=True, slots=True)
class Days:
    """The day the villages are compared on, and the last one whose activities can be on record."""

    compared: date
    today: date


def compare(database: Database, person: Person, supposed: Supposed, days: Days) -> Comparison:
    """The villages that the person may read, as things are and as they would be."""
    require(person, Action.READ)
    return _compared(database, database.version(), person, supposed, days)


@lru_cache(maxsize=32)
def _compared(
    database: Database, version: int, person: Person, supposed: Supposed, days: Days
) -> Comparison:
    now, then = (
        village_table(database, person, days.compared, under) for under in (AS_KEPT, supposed)
    )
    return Comparison(
        day=days.compared,
        now=_outlook(database, person, AS_KEPT, days),
        then=_outlook(database, person, supposed, days),
        flows=flows_between(now.rows, then.rows),
    )


def _outlook(database: Database, person: Person, supposed: Supposed, days: Days) -> Outlook:
    table = village_table(database, person, days.compared, supposed)
    of_late = village_table(database, person, min(days.compared, days.today), supposed)
    return outlook(table, of_late, training=table.settings.training_refreshes)


def preview_rules(
    database: Database,
    person: Person,
    changed: Collection[Rule],
    dropped: Collection[Rule] = (),
    *,
    days: Days,
) -> Comparison:
    """What set_rules with the same arguments would do; raises EntryRefused as it would."""
    require(person, Action.SET_RULES)
    refuse_rules(database, changed)
    with database.read() as connection:
        there = kept.read_rules(connection)
    supposed = Supposed(rules=rules_after(there, changed, dropped))
    return compare(database, person, supposed, days)


def preview_setting(
    database: Database, person: Person, key: str, value: str, *, days: Days
) -> Comparison:
    """What change_setting with the same arguments would do; raises EntryRefused as it would."""
    require(person, Action.SET_RULES)
    refuse_setting(key, value, days.today)
    with database.read() as connection:
        supposed = Supposed(settings=kept.read_settings(connection, {key: value}))
    return compare(database, person, supposed, days)


def province_at(
    database: Database, person: Person, intervals: Sequence[int], today: date
) -> list[tuple[int, Comparison]]:
    """What each interval in days would do as the rule of the whole province from today on."""
    require(person, Action.READ)
    with database.read() as connection:
        there = kept.read_rules(connection)
    code = next(rule.code for rule in there if rule.level is RuleLevel.PROVINCE)
    days = Days(today, today)
    found = []
    for interval in intervals:
        rule = Rule(RuleLevel.PROVINCE, code, interval, today)
        supposed = Supposed(rules=rules_after(there, [rule]))
        found.append((interval, compare(database, person, supposed, days)))
    return found
