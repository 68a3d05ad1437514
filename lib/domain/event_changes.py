"""What an event of the trail changed, read back from its JSON, and which villages it touched.

An event may have been edited since it was written (``verify-audit`` tells): what cannot be read any
more changes nothing here and raises nothing.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from lib.domain.activities import Activity
from lib.domain.activity_text import of_said
from lib.domain.areas import AreaLevel, level_of, regency_within
from lib.domain.audit import Deed, Event

Said = Mapping[str, object]
"""Fields by name, as the trail keeps them: days in words, vocabularies as codes."""


class Thing(StrEnum):
    """What an event is about when it is about no activity."""

    ATTEMPT = "attempt"
    SNOOZE = "snooze"
    EXEMPTION = "exemption"
    ASSIGNMENT = "assignment"
    RULE = "rule"
    TIER = "tier"
    SETTINGS = "settings"
    TARGET = "target"
    ACCOUNT = "account"
    LOADED = "loaded"
    STAND = "stand"


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """An activity before and after; None before it was there, and after it was deleted."""

    before: Activity | None
    after: Activity | None

    @property
    def activity(self) -> Activity:
        """The activity as it is told last."""
        told = self.after or self.before
        if told is None:
            raise AssertionError("a change tells of something")
        return told


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Any other thing before and after; None where there is no such side."""

    thing: Thing
    before: Said | None
    after: Said | None

    @property
    def said(self) -> Said:
        """The fields as they are told last."""
        return self.after or self.before or {}


Change = ActivityChange | FieldChange

_EXCUSES = {
    Deed.ATTEMPT: Thing.ATTEMPT,
    Deed.CORRECT_ATTEMPT: Thing.ATTEMPT,
    Deed.DELETE_ATTEMPT: Thing.ATTEMPT,
    Deed.SNOOZE: Thing.SNOOZE,
    Deed.END_SNOOZE: Thing.SNOOZE,
    Deed.ASK_EXEMPTION: Thing.EXEMPTION,
    Deed.WITHDRAW_EXEMPTION: Thing.EXEMPTION,
    Deed.APPROVE_EXEMPTION: Thing.EXEMPTION,
    Deed.DECLINE_EXEMPTION: Thing.EXEMPTION,
}
_LISTS = {"rules": Thing.RULE, "tiers": Thing.TIER, "assignee": Thing.ASSIGNMENT}
"""Subjects whose events tell of several things at once."""
_ABOUT = {
    "setting": Thing.SETTINGS,
    "target": Thing.TARGET,
    "person": Thing.ACCOUNT,
    "record": Thing.LOADED,
    "database": Thing.STAND,
}
_TOLD_APART_BY = {
    Thing.RULE: ("level", "code", "valid_from"),
    Thing.TIER: ("village_code",),
    Thing.ASSIGNMENT: ("village_code",),
}
_TEXTS = ("id", *(field.name for field in fields(Activity) if field.default == ""))
_NUMBERS = ("participants", "pre_mean", "post_mean", "tested")
_AREA_FIELDS = {Thing.RULE: "code", Thing.TARGET: "regency_code"}
_AUTHORS = ("approver", "requested_by", "declined_by", "assignee")
_CONFIDED = ("tier", "source", "period", "agency")
"""What of a tier is told to people with an account only."""


def changes_of(event: Event) -> tuple[Change, ...]:
    """What the event changed, each thing once; empty where it says nothing or cannot be read."""
    try:
        before, after = (json.loads(text) if text else None for text in (event.before, event.after))
        return _changes(event, before, after)
    except (AttributeError, KeyError, TypeError, ValueError):
        return ()


def villages_touched(event: Event) -> frozenset[str]:
    """The villages whose record the event changed, by code.

    Of activities those they were for, before or after; of excuses theirs; of rules those with a
    rule of their own. What a data package brought is told as numbers and touches none.
    """
    return frozenset(code for change in changes_of(event) for code in villages_of(change))


def villages_of(change: Change) -> frozenset[str]:
    """The villages that one change is of, by code."""
    if isinstance(change, ActivityChange):
        sides = (side for side in (change.before, change.after) if side)
        codes = {link.area_code for side in sides for link in side.areas}
        return frozenset(code for code in codes if level_of(code) is AreaLevel.VILLAGE)
    code = _code(change)
    return frozenset({code}) if level_of(code) is AreaLevel.VILLAGE else frozenset()


def within(change: Change, regencies: Collection[str]) -> Change | None:
    """As much of the change as lies in the regencies; None where nothing of it does."""
    if isinstance(change, ActivityChange):
        before, after = (
            side and _trimmed(side, regencies) for side in (change.before, change.after)
        )
        own = any(side.areas for side in (before, after) if side)
        return ActivityChange(before, after) if own else None
    return change if regency_within(_code(change)) in regencies else None


def without_names(change: Change) -> Change:
    """The change without who asked, approved or declined, and without how high a tier is."""
    if isinstance(change, ActivityChange):
        return change
    hidden = _CONFIDED if change.thing is Thing.TIER else _AUTHORS
    before, after = (
        side and {name: value for name, value in side.items() if name not in hidden}
        for side in (change.before, change.after)
    )
    return FieldChange(change.thing, before, after)


def _changes(event: Event, before: Any, after: Any) -> tuple[Change, ...]:
    if event.deed in (Deed.VERIFY, Deed.SEND_BACK):
        return _activities(_listed(after), _listed(after))
    if event.subject == "import" or event.deed in (Deed.PLAN_TRIP, Deed.DROP_TRIP):
        return _activities(_listed(before), _listed(after))
    if event.subject == "activity":
        return _activities([before] if before else [], [after] if after else [])
    if event.subject in _LISTS:
        return _paired(_LISTS[event.subject], before or [], after or [])
    thing = _ABOUT.get(event.subject) or _EXCUSES[Deed(event.deed)]
    return _paired(thing, [before] if before else [], [after] if after else [])


def _listed(told: Any) -> list[Any]:
    return list(told["activities"]) if told else []


def _activities(before: list[Any], after: list[Any]) -> tuple[Change, ...]:
    was = {activity.id: activity for activity in map(_read, before)}
    became = {activity.id: activity for activity in map(_read, after)}
    return tuple(ActivityChange(was.get(i), became.get(i)) for i in (was | became))


def _read(said: Any) -> Activity:
    """The activity; raises ValueError where a field holds what no write ever put there."""
    activity = of_said(said)
    codes = [link.area_code for link in activity.areas]
    texts = [getattr(activity, name) for name in _TEXTS]
    numbers = [getattr(activity, name) for name in _NUMBERS]
    if not all(isinstance(x, str) for x in (*codes, *texts, *activity.topics, *activity.audience)):
        raise ValueError("text")
    if not all(number is None or isinstance(number, int | float) for number in numbers):
        raise ValueError("number")
    return activity


def _paired(thing: Thing, before: list[Any], after: list[Any]) -> tuple[Change, ...]:
    was, became = ({_place(thing, said): dict(said) for said in side} for side in (before, after))
    return tuple(FieldChange(thing, was.get(key), became.get(key)) for key in (was | became))


def _place(thing: Thing, said: Said) -> tuple[object, ...]:
    """What tells a thing from the others of its event; most things come alone."""
    return tuple(said[name] for name in _TOLD_APART_BY.get(thing, ()))


def _code(change: FieldChange) -> str:
    """The area that a thing is of; empty for what is of none."""
    field = _AREA_FIELDS.get(change.thing, "village_code")
    named = change.said.get(field)
    return named if isinstance(named, str) else ""


def _trimmed(activity: Activity, regencies: Collection[str]) -> Activity:
    areas = tuple(link for link in activity.areas if regency_within(link.area_code) in regencies)
    venue = activity.venue_area_code
    own = venue if regency_within(venue) in regencies else ""
    return replace(activity, areas=areas, venue_area_code=own)
