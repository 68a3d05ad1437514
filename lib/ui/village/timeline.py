"""The activities of a village as a list by year, newest first, a dozen until more are asked for.

Visits that were tried and did not happen stand among those shown, quietly, and are not counted.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import streamlit as st

from lib.db.excuses import KeptAttempt
from lib.domain.activities import Kind, Link, State
from lib.services.profile import Entry, Tie, VillageProfile
from lib.ui import format
from lib.ui.activities.lines import about_words, scores_words, sources_html, when_words
from lib.ui.i18n import t, tn
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.village.excuses import attempt_html
from lib.ui.words import form_word, kind_word, state_word

SHOWN = 12
WIDE_SHOWN = 5


_ALL = "timeline-all"


def show_timeline(page: Page, found: VillageProfile) -> None:
    """Every activity of the village, and apart from it those known only for a wider area."""
    everything = st.session_state.get(_ALL) == found.row.code
    own, wide = found.entries, found.wide
    shown = own if everything else own[:SHOWN]
    tried = [
        k for k in found.attempts if len(shown) == len(own) or k.attempt.date >= _day(shown[-1])
    ]
    body = timeline_html([*shown, *tried], found, notes=not page.simulated)
    nothing = t("No activity of this village is on record yet.")
    attempts = tn("{count} attempt", "{count} attempts", len(found.attempts))
    _show(
        t("Activities of this village"),
        len(shown),
        len(own),
        body or f"<p>{html(nothing)}</p>",
        beside=f" · {attempts}" if found.attempts else "",
    )
    if wide:
        title = t("Known only for the district or regency: changes no village's status")
        shown = wide if everything else wide[:WIDE_SHOWN]
        body = timeline_html(shown, found, notes=not page.simulated)
        _show(title, len(shown), len(wide), body)
    if not everything and (len(own) > SHOWN or len(wide) > WIDE_SHOWN):
        st.button(
            t("Show all {count} activities", count=format.number(len(own) + len(wide))),
            key="timeline-more",
            icon=":material/expand_more:",
            on_click=_show_all,
            args=(found.row.code,),
        )


def _show_all(code: str) -> None:
    st.session_state[_ALL] = code


def _show(title: str, shown: int, total: int, body: str, beside: str = "") -> None:
    counted = (f"{shown}/{total}" if shown < total else f"{total}") + html(beside)
    st.html(
        f'<section class="pb-timeline"><h3>{html(title)} <small>{counted}</small></h3>'
        f"{body}</section>"
    )


def timeline_html(
    entries: Sequence[Entry | KeptAttempt], found: VillageProfile, *, notes: bool
) -> str:
    """The entries grouped by year; what people wrote is escaped, links lead to the web only."""
    years = groupby(sorted(entries, key=_day, reverse=True), key=lambda entry: _day(entry).year)
    return "".join(
        f"<h4>{year}</h4><ol>{''.join(_line(e, found, notes) for e in of_year)}</ol>"
        for year, of_year in years
    )


def _day(entry: Entry | KeptAttempt) -> date:
    return entry.activity.date if isinstance(entry, Entry) else entry.attempt.date


def _line(entry: Entry | KeptAttempt, found: VillageProfile, notes: bool) -> str:
    if isinstance(entry, Entry):
        return _entry(entry, found.as_of, notes)
    return attempt_html(entry, found, _ago(entry.attempt.date, found.as_of), notes=notes)


def _entry(entry: Entry, as_of: date, notes: bool) -> str:
    activity = entry.activity
    form = f" · {form_word(activity.form)}" if activity.form else ""
    css = f"pb-event pb-event-{_look(entry)}"
    lines = [line for line in (_about(entry), scores_words(activity)) if line]
    details = "".join(f"<p>{html(line)}</p>" for line in lines)
    said = f"<p>{html(activity.notes)}</p>" if notes and activity.notes else ""
    sources = "" if activity.state is State.PLANNED else f"<p>{sources_html(activity)}</p>"
    return (
        f'<li class="{css}"><div class="pb-event-when">{html(when_words(activity))}'
        f"<small>{html(_ago(activity.date, as_of))}</small></div>"
        f"<div><p><b>{html(kind_word(activity.kind))}{html(form)}</b>{_marks(entry)}</p>"
        f"{details}{said}{sources}</div></li>"
    )


def _look(entry: Entry) -> str:
    """The marker of an entry, the same as on the strip."""
    if entry.activity.state is State.CANCELLED:
        return "cancelled"
    if entry.activity.state is State.PLANNED:
        return "planned"
    if entry.tie in (Tie.DISTRICT, Tie.REGENCY):
        return "wide"
    if entry.activity.kind is Kind.OUTREACH:
        return "delegate" if entry.tie is Tie.DELEGATE else "outreach"
    return "training" if entry.activity.kind is Kind.TRAINING else "other"


def _ago(day: date, as_of: date) -> str:
    days = (as_of - day).days
    if days < 0:
        return t("in {count} days", count=format.number(-days))
    return t("{count} days ago", count=format.number(days)) if days else t("this day")


def _marks(entry: Entry) -> str:
    words = []
    if entry.sets_clock:
        words.append((t("sets the due day"), "pb-tag pb-tag-clock"))
    if entry.activity.state is not State.HELD:
        lapsed = t("Lapsed plan") if entry.lapsed else state_word(entry.activity.state)
        words.append((lapsed, "pb-tag"))
    if not entry.verified:
        words.append((t("not verified"), "pb-tag"))
    if entry.tie is Tie.DELEGATE:
        words.append((t("Delegates"), "pb-tag"))
    if entry.tie is Tie.DISTRICT:
        words.append((t("district level"), "pb-tag"))
    if entry.tie is Tie.REGENCY:
        words.append((t("regency level"), "pb-tag"))
    return "".join(f' <span class="{css}">{html(word)}</span>' for word, css in words)


def _about(entry: Entry) -> str:
    """Who held it, for how many, on what, where, and for how many other villages."""
    activity = entry.activity
    parts = about_words(activity)
    others = sum(link.link is Link.DIRECT for link in activity.areas) - 1
    if entry.tie is Tie.DIRECT and others > 0:
        parts.append(tn("with one other area", "with {count} other areas", others))
    return " · ".join(parts)
