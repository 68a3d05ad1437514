"""The fields of everything but activities that an event tells of, in words."""

from collections.abc import Callable, Mapping
from datetime import date

from lib.domain.assignments import AssigneeKind
from lib.domain.attempts import AttemptReason
from lib.domain.event_changes import Thing
from lib.domain.permissions import Role
from lib.domain.rules import ExemptionReason, Programme, RuleLevel, SnoozeReason, Tier
from lib.domain.targets import TargetKind
from lib.ui import format
from lib.ui.history.words import Code, coded
from lib.ui.i18n import t
from lib.ui.record.words import Places
from lib.ui.words import (
    attempt_word,
    exemption_word,
    programme_word,
    role_word,
    snooze_word,
    target_word,
    tier_word,
)

Writer = Callable[[object, Places], str]
Field = tuple[str, Writer]
"""The name of a field on the screen, and what writes its value."""


def field_words(thing: Thing) -> Mapping[str, Field]:
    """The name of every field of a thing on the screen, and what writes it; ids are left out."""
    village: Field = (t("Village"), _area)
    words: dict[Thing, dict[str, Field]] = {
        Thing.ATTEMPT: {
            "village_code": village,
            "date": (t("Date"), _day),
            "reason": (t("Reason"), _code(AttemptReason, attempt_word)),
            "note": (t("Note"), _text),
        },
        Thing.SNOOZE: {
            "village_code": village,
            "start": (t("From"), _day),
            "until": (t("Back in the list on"), _day),
            "reason": (t("Reason"), _code(SnoozeReason, snooze_word)),
            "note": (t("Note"), _text),
        },
        Thing.EXEMPTION: {
            "village_code": village,
            "start": (t("From"), _day),
            "until": (t("Up to and including"), _day),
            "reason": (t("Reason"), _code(ExemptionReason, exemption_word)),
            "note": (t("Note"), _text),
            "requested_by": (t("Asked for by"), _text),
            "approver": (t("Approved by"), _text),
            "declined_by": (t("Declined by"), _text),
        },
        Thing.ASSIGNMENT: {
            "village_code": village,
            "assignee": (t("Assigned to"), _text),
            "kind": (t("Officer or office"), _code(AssigneeKind, assignee_kind_word)),
            "note": (t("Note"), _text),
        },
        Thing.RULE: {
            "level": (t("Level"), _code(RuleLevel, level_word)),
            "code": (t("Holds for"), _holds_for),
            "interval_days": (t("Interval"), _days),
            "valid_from": (t("From"), _day),
            "confirmed": (t("Confirmed"), _truth),
        },
        Thing.TIER: {
            "village_code": village,
            "tier": (t("Risk tier"), _code(Tier, tier_word)),
            "valid_from": (t("From"), _day),
            "until": (t("Up to and including"), _day),
            "source": (t("Source"), _text),
            "period": (t("Period"), _text),
            "agency": (t("Issuing agency"), _text),
        },
        Thing.SETTINGS: {
            "programme_start": (t("Waiting days are counted from"), _day),
            "training_refreshes": (t("Training counts as a visit"), _truth),
            "delegates_refresh": (t("Delegates count as a visit"), _truth),
            "unverified_count": (t("Unverified records count"), _truth),
        },
        Thing.TARGET: {
            "regency_code": (t("Regency or city"), _area),
            "year": (t("Year"), _text),
            "kind": (t("Target for"), _code(TargetKind, target_word)),
            "value": (t("Villages"), _number),
        },
        Thing.ACCOUNT: {
            "name": (t("Name"), _text),
            "email": (t("E-mail"), _text),
            "role": (t("Role"), _code(Role, role_word)),
            "regencies": (t("Regencies and cities"), _regencies),
            "active": (t("May sign in"), _truth),
        },
        Thing.LOADED: {
            "activities": (t("Activities"), _number),
            "memberships": (t("Programme memberships"), _number),
            "rules": (t("Rules"), _number),
            "tiers": (t("Tiers"), _number),
            "snoozes": (t("Snoozes"), _number),
            "exemptions": (t("Exemptions"), _number),
            "settings": (t("Settings"), _number),
        },
        Thing.STAND: {
            "events": (t("Events on the trail"), _number),
            "version": (t("Data version"), _number),
            "schema": (t("Schema"), _text),
            "seal": (t("Seal"), _text),
        },
    }
    return words[thing]


def assignee_kind_word(kind: AssigneeKind) -> str:
    return {AssigneeKind.PERSON: t("officer"), AssigneeKind.OFFICE: t("office")}[kind]


def level_word(level: RuleLevel) -> str:
    """How far a rule reaches."""
    return {
        RuleLevel.PROVINCE: t("Province"),
        RuleLevel.REGENCY: t("Regency or city"),
        RuleLevel.TIER: t("Programme or priority"),
        RuleLevel.VILLAGE: t("Village"),
    }[level]


def _code(vocabulary: type[Code], word: Callable[[Code], str]) -> Writer:
    return lambda value, places: coded(vocabulary, word, value)


def _text(value: object, places: Places) -> str:
    return "" if value is None else str(value)


def _number(value: object, places: Places) -> str:
    return format.number(value) if isinstance(value, int) else _text(value, places)


def _days(value: object, places: Places) -> str:
    return format.days(value) if isinstance(value, int) else _text(value, places)


def _truth(value: object, places: Places) -> str:
    return t("yes") if value is True else t("no") if value is False else _text(value, places)


def _day(value: object, places: Places) -> str:
    try:
        return format.day(date.fromisoformat(str(value))) if value else format.DASH
    except ValueError:
        return str(value)


def _area(value: object, places: Places) -> str:
    code = str(value)
    return places.venue(code) if code in places.known else code


def _holds_for(value: object, places: Places) -> str:
    code = str(value)
    if code in set(Programme):
        return programme_word(Programme(code))
    if code in set(Tier):
        return t("priority {tier}", tier=tier_word(Tier(code)))
    return t("Whole province") if len(code) == len("36") else _area(code, places)


def _regencies(value: object, places: Places) -> str:
    codes = value if isinstance(value, list) else []
    return ", ".join(_area(code, places) for code in codes) or t("Whole province")
