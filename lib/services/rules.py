"""Intervals and settings, changed by who may set rules for the whole province."""

from collections.abc import Collection
from datetime import date

from lib.db import activities
from lib.db import rules as kept
from lib.db.engine import Database
from lib.domain.audit import Deed, Event
from lib.domain.entry_check import EntryRefused
from lib.domain.event_text import event_text, events_text
from lib.domain.permissions import Action, Person, require
from lib.domain.record import Settings
from lib.domain.rule_check import (
    KnownCodes,
    faults_of_rules,
    faults_of_setting,
    place_of,
    rules_after,
)
from lib.domain.rules import Rule
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
    refuse_rules(database, changed)
    with writing(database, by, Action.SET_RULES) as write:
        there = kept.read_rules(write.connection)
        kept.replace_rules(write.connection, rules_after(there, changed, dropped))
        places = {place_of(rule) for rule in (*changed, *dropped)}
        before = [rule for rule in there if place_of(rule) in places]
        write.leave(
            Event(
                Deed.SET_RULES,
                "rules",
                "",
                before=events_text(before),
                after=events_text(list(changed)),
            )
        )


def refuse_rules(database: Database, wanted: Collection[Rule]) -> None:
    """Nothing for rules fit to be set; raises EntryRefused with every fault."""
    villages = all_villages(database, database.version())
    known = KnownCodes(
        provinces={village.code[:2] for village in villages},
        regencies={village.regency.code for village in villages},
        villages={village.code for village in villages},
    )
    faults = faults_of_rules(wanted, known)
    if faults:
        raise EntryRefused(faults)


def refuse_setting(key: str, value: str, today: date) -> None:
    """Nothing for a setting fit to be changed; raises EntryRefused at ``key``."""
    faults = faults_of_setting(key, value, today)
    if faults:
        raise EntryRefused(faults)


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
    refuse_setting(key, value, day_of(by.at))
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
