"""What an event changed as HTML: the fields that differ, and the ways to what it is about."""

from datetime import date

from lib.domain.event_changes import Change, FieldChange, villages_of
from lib.services.trail import Told
from lib.ui import format
from lib.ui.history.about import where
from lib.ui.history.lines import differences
from lib.ui.i18n import t, tn
from lib.ui.record.words import Places, headline
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import table_html

_LISTED = 10
"""Activities of a file, and villages led to, that are written out."""


def details_html(told: Told, places: Places) -> str:
    """The fields before and after; of several activities a line each, and theirs where changed."""
    if told.withheld:
        return _line(t("This file is too large to be told here activity by activity."))
    if not told.changes:
        return _line(t("This event tells of no field."))
    if len(told.changes) == 1:
        return _fields_html(told.changes[0], places) or _line(t("No field differs."))
    shown = "".join(_item(change, places) for change in sorted(told.changes, key=_day)[:_LISTED])
    return f"<ul>{shown}</ul>{_line(_more(len(told.changes) - _LISTED))}"


def ways_html(page: Page, told: Told, places: Places) -> str:
    """Links to the villages that the event touched, or to the accounts."""
    codes = {code for change in told.changes for code in villages_of(change)}
    known = sorted(codes & places.villages.keys())
    links = [_link(page.village_url(code), places.villages[code].name) for code in known[:_LISTED]]
    if told.subject == "person":
        links.append(_link(page.url("orang"), t("People")))
    more = _more(len(known) - _LISTED)
    return " · ".join([*links, *([html(more)] if more else [])])


def _day(change: Change) -> date:
    """Activities in the order of their days; other things as they come."""
    return date.min if isinstance(change, FieldChange) else change.activity.date


def _item(change: Change, places: Places) -> str:
    if isinstance(change, FieldChange):
        return f"<li>{_fields_html(change, places)}</li>"
    said = html(headline(change.activity))
    place = html(where(change.activity, places))
    changed = _fields_html(change, places) if change.before and change.after else ""
    return f"<li><b>{said}</b> <small>{place}</small>{changed}</li>"


def _fields_html(change: Change, places: Places) -> str:
    """A table of the fields that differ; one column of values where the thing is new or gone."""
    found = differences(change, places)
    if not found:
        return ""
    heads = [t("Field"), *(word for word in (_before(change), _after(change)) if word)]
    rows = "".join(
        f'<tr><th scope="row">{html(one.field)}</th>'
        + "".join(
            f"<td>{html(words or format.DASH)}</td>"
            for words, side in ((one.before, change.before), (one.after, change.after))
            if side is not None
        )
        + "</tr>"
        for one in found
    )
    return table_html([(word, "") for word in heads], rows, "pb-versions")


def _before(change: Change) -> str:
    """The head of the column of values before; empty where there were none."""
    if change.before is None:
        return ""
    return t("Before") if change.after is not None else t("What it said")


def _after(change: Change) -> str:
    if change.after is None:
        return ""
    return t("After") if change.before is not None else t("What it says")


def _more(count: int) -> str:
    return tn("and {count} more", "and {count} more", count) if count > 0 else ""


def _line(words: str) -> str:
    return f'<p class="pb-hint">{html(words)}</p>' if words else ""


def _link(url: str, words: str) -> str:
    return f'<a href="{html(url)}" target="_self">{html(words)}</a>'
