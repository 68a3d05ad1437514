"""What an event is about: activities, a village, rules, a setting, an account or a file."""

from collections.abc import Sequence

from lib.domain.activities import Activity
from lib.domain.areas import regency_code_of
from lib.domain.event_changes import ActivityChange, FieldChange, Thing
from lib.services.trail import Told
from lib.ui import format
from lib.ui.activities.lines import when_words
from lib.ui.history.fields import field_words
from lib.ui.i18n import t, tn
from lib.ui.record.words import Places, headline, what_words

_TOLD_BY: dict[Thing, Sequence[tuple[str, bool]]] = {
    Thing.ATTEMPT: (("reason", False), ("date", False)),
    Thing.SNOOZE: (("reason", False), ("until", True)),
    Thing.EXEMPTION: (("reason", False), ("until", True)),
    Thing.ASSIGNMENT: (("assignee", False), ("village_code", False)),
    Thing.TIER: (("tier", False), ("valid_from", True), ("until", True)),
    Thing.RULE: (("code", False), ("interval_days", False), ("valid_from", True)),
    Thing.TARGET: (("regency_code", False), ("year", False), ("kind", False), ("value", False)),
}
"""The fields that a thing is told by in one line, and whether their names are said."""


def about(told: Told, places: Places) -> tuple[str, str]:
    """What the event is about, and beside it where, or how much; the second may be empty."""
    say = _SUBJECTS.get(told.subject)
    return say(told, places) if say else (told.subject_id or t("The whole record"), "")


def _about_activities(told: Told, places: Places) -> tuple[str, str]:
    activities = _activities(told)
    if len(activities) == 1:
        return headline(activities[0]), where(activities[0], places)
    return _counted(told), ""


def where(activity: Activity, places: Places) -> str:
    """A village in full; several by name, and their regencies once."""
    codes = [link.area_code for link in activity.areas if link.area_code in places.known]
    if len(codes) <= 1:
        return places.where(activity) if codes else ""
    regencies = sorted({places.regencies[regency_code_of(code)].label for code in codes})
    return f"{places.names(activity)} · {', '.join(regencies)}"


def _about_file(told: Told, places: Places) -> tuple[str, str]:
    return _file(told), _counted(told)


def _about_village(told: Told, places: Places) -> tuple[str, str]:
    code = told.subject_id
    return places.venue(code) if code in places.known else code, _things(told, places)


def _about_tiers(told: Told, places: Places) -> tuple[str, str]:
    """The village where it is one, else how many are."""
    if told.subject_id:
        return _about_village(told, places)
    return t("risk tiers of {count} villages", count=format.number(len(told.changes))), ""


def _about_things(told: Told, places: Places) -> tuple[str, str]:
    return _things(told, places), ""


def _about_setting(told: Told, places: Places) -> tuple[str, str]:
    words, key = field_words(Thing.SETTINGS), told.subject_id
    return words[key][0] if key in words else key, ""


def _about_account(told: Told, places: Places) -> tuple[str, str]:
    names = [str(change.said.get("name", "")) for change in _fields(told)]
    return (names[0], told.subject_id) if names else (told.subject_id, "")


_SUBJECTS = {
    "activity": _about_activities,
    "import": _about_file,
    "village": _about_village,
    "rules": _about_things,
    "assignee": _about_things,
    "target": _about_things,
    "tiers": _about_tiers,
    "setting": _about_setting,
    "person": _about_account,
}


def what(told: Told, places: Places) -> str:
    """What the event is about, short enough for a sentence on the page of a village."""
    activities = _activities(told)
    if len(activities) == 1:
        said = f"{what_words(activities[0])} {when_words(activities[0])}"
        return f"{said} ({_file(told)})" if told.file else said
    if told.subject in ("village", "tiers"):
        return _things(told, places)
    title, beside = about(told, places)
    return f"{title} ({beside})" if told.file and beside else title


def _activities(told: Told) -> list[Activity]:
    return [change.activity for change in told.changes if isinstance(change, ActivityChange)]


def _fields(told: Told) -> list[FieldChange]:
    return [change for change in told.changes if isinstance(change, FieldChange)]


def _file(told: Told) -> str:
    return told.file.name if told.file else told.subject_id


def _counted(told: Told) -> str:
    ids = len(told.changes) or len(told.subject_id.split(";"))
    count = told.file.activities if told.file else ids
    if count == 1:
        return t("one activity")
    return "" if not count else t("{count} activities", count=format.number(count))


def _things(told: Told, places: Places) -> str:
    """The first thing in one line, and how many more there are."""
    changed = _fields(told)
    if not changed:
        return ""
    first = _thing(changed[0], places)
    more = len(changed) - 1
    return " ".join([first, tn("and {count} more", "and {count} more", more)] if more else [first])


def _thing(change: FieldChange, places: Places) -> str:
    words = field_words(change.thing)
    parts = []
    for name, named in _TOLD_BY.get(change.thing, ()):
        label, write = words[name]
        if change.said.get(name):
            said = write(change.said[name], places)
            parts.append(f"{label.lower()} {said}" if named else said)
    return " · ".join(parts)
