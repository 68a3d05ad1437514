"""Intervals and settings, changed by who may set rules for the whole province."""

from collections.abc import Collection

from lib.db import activities
from lib.db import rules as kept
from lib.db.engine import Database
from lib.domain.audit import Deed, Event
from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.event_text import event_text, events_text
from lib.domain.permissions import Action, Person, require
from lib.domain.record import Settings
from lib.domain.rule_check import KnownCodes, faults_of_rules, faults_of_setting
from lib.domain.rules import Rule, RuleLevel
from lib.services.clock import day_of
from lib.services.register import all_villages
from lib.services.writing import By, writing


def rules_kept(database: Database, person: Person) -> tuple[Rule, ...]:
    """Every rule, those of days past and to come included."""
    require(person, Action.READ)
    with database.read() as connection:
        return kept.read_rules(connection)


def set_rules(
    database: Database, by: By, changed: Collection[Rule], dropped: Collection[Rule] = ()
) -> None:
    """Rules set beside the others, each in place of one of its level, code and first day.

    A new ``valid_from`` leaves the days before it judged by the rule of then; the same rule with
    ``confirmed`` is no longer an example. ``dropped`` rules never were; one of the province stays.
    Raises EntryRefused with every fault at ``level:code``.
    """
    require(by.person, Action.SET_RULES)
    faults = faults_of_rules(changed, _known_codes(database))
    if faults:
        raise EntryRefused(faults)
    with writing(database, by, Action.SET_RULES) as write:
        places = {_place(rule) for rule in (*changed, *dropped)}
        there = kept.read_rules(write.connection)
        before = [rule for rule in there if _place(rule) in places]
        left = [rule for rule in there if _place(rule) not in places]
        rules = [*left, *changed]
        if not any(rule.level is RuleLevel.PROVINCE for rule in rules):
            raise EntryRefused([Fault("province", "rule_needed")])
        kept.replace_rules(write.connection, rules)
        write.leave(
            Event(
                Deed.SET_RULES,
                "rules",
                "",
                before=events_text(before),
                after=events_text(list(changed)),
            )
        )


def _place(rule: Rule) -> tuple[object, ...]:
    return rule.level, rule.code, rule.valid_from


def _known_codes(database: Database) -> KnownCodes:
    villages = all_villages(database, database.version())
    return KnownCodes(
        provinces={village.code[:2] for village in villages},
        regencies={village.regency.code for village in villages},
        villages={village.code for village in villages},
    )


def settings_kept(database: Database, person: Person) -> Settings:
    """What was set, and the shipped defaults for the rest."""
    require(person, Action.READ)
    with database.read() as connection:
        return kept.read_settings(connection)


def change_setting(database: Database, by: By, key: str, value: str) -> None:
    """One setting, as a data package writes it: yes, no or a day; raises EntryRefused at ``key``.

    Every figure follows at once: where unverified records stop or begin to count, all villages
    that they touch are numbered again.
    """
    require(by.person, Action.SET_RULES)
    faults = faults_of_setting(key, value, day_of(by.at))
    if faults:
        raise EntryRefused(faults)
    with writing(database, by, Action.SET_RULES) as write:
        before = kept.read_settings(write.connection)
        kept.write_settings(write.connection, {key: value})
        if key == "unverified_count":
            activities.count_unverified_again(write.connection)
        after = kept.read_settings(write.connection)
        write.leave(
            Event(
                Deed.SET_RULES,
                "setting",
                key,
                before=event_text(before),
                after=event_text(after),
            )
        )
