"""What an event changed, field by field in words: as it was, and as it became."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.domain.activities import Activity, AreaLink
from lib.domain.event_changes import Change, FieldChange, Said, Thing
from lib.ui import format
from lib.ui.history.fields import field_words
from lib.ui.i18n import t, tn
from lib.ui.record.lines import activity_lines
from lib.ui.record.words import Places
from lib.ui.words import link_word

NAMED = 12
"""Areas written out of a change; a file may bring hundreds."""

Line = tuple[str, str]
"""The name of a field and what it says."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that an event changed; a side is empty where there was nothing."""

    field: str
    before: str
    after: str


def differences(change: Change, places: Places) -> list[Difference]:
    """The fields that differ; all that say something where the thing is new or gone."""
    before, after = _sides(change, places)
    left, right = dict(before), dict(after)
    fields = dict.fromkeys(name for name, _ in (*before, *after))
    both = bool(before and after)
    found = [Difference(name, left.get(name, ""), right.get(name, "")) for name in fields]
    return [
        replace(one, before=_said(one.before), after=_said(one.after))
        for one in found
        if one.before != one.after and (both or _said(one.before) or _said(one.after))
    ]


def _said(words: str) -> str:
    """The words; empty for those of a field that says nothing."""
    nothing = (format.DASH, f"{format.DASH} → {format.DASH}", t("not recorded"))
    return "" if words in nothing else words


def _sides(change: Change, places: Places) -> tuple[Sequence[Line], Sequence[Line]]:
    if isinstance(change, FieldChange):
        thing = change.thing
        return _fields(thing, change.before, places), _fields(thing, change.after, places)
    before, after = change.before, change.after
    if before is None or after is None:
        return _activity(before, places), _activity(after, places)
    gone = [link for link in before.areas if link not in after.areas]
    come = [link for link in after.areas if link not in before.areas]
    name = t("Villages that changed")
    return (
        [*activity_lines(replace(before, areas=()), places), (name, _areas(gone, places))],
        [*activity_lines(replace(after, areas=()), places), (name, _areas(come, places))],
    )


def _activity(activity: Activity | None, places: Places) -> list[Line]:
    if activity is None:
        return []
    areas = (t("Villages"), _areas(activity.areas, places))
    lines = activity_lines(replace(activity, areas=()), places)
    return [areas if name == areas[0] else (name, words) for name, words in lines]


def _areas(links: Sequence[AreaLink], places: Places) -> str:
    known = [link for link in links if link.area_code in places.known]
    named = [
        f"{places.short(link.area_code)} ({link_word(link.link).lower()})" for link in known[:NAMED]
    ]
    more = len(known) - len(named)
    if more:
        named.append(tn("and {count} more", "and {count} more", more))
    return ", ".join(named)


def _fields(thing: Thing, said: Said | None, places: Places) -> list[Line]:
    if said is None:
        return []
    words = field_words(thing)
    return [(words[name][0], words[name][1](said[name], places)) for name in words if name in said]
