"""Which events are listed: by deed, person, regency, days and words."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from lib.domain.audit import Deed
from lib.domain.trail import TrailFilter
from lib.services.trail import TrailOverview
from lib.ui import filters, format
from lib.ui.filters import EARLIEST, LATEST
from lib.ui.history.words import GROUPS, deed_word, group_word, origin_word
from lib.ui.i18n import t
from lib.ui.people.account_table import regency_names
from lib.ui.shell import Page

_DEED, _ACTOR, _REGENCY = "history-deed", "history-actor", "history-regency"
_FIRST, _LAST, _TEXT = "history-first", "history-last", "history-text"
_KEYS = (_DEED, _ACTOR, _FIRST, _LAST, _TEXT)
_ALL = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filter, and what it says beside the regency, which the head of the page tells."""

    wanted: TrailFilter
    words: str


def show_filters(page: Page, found: TrailOverview) -> Chosen:
    """The fields in rows that wrap; the regency is that of the page's filter, set here too."""
    with st.container(horizontal=True, gap="small", key="history-filters"):
        deeds, deed_words = _deeds()
        actor, actor_words = _actor(found)
        _regency(page)
        first, last = _day(_FIRST, t("From day")), _day(_LAST, t("Up to day"))
        text = st.text_input(
            t("Search"),
            key=_TEXT,
            max_chars=100,
            placeholder=t("village, reason, file, e-mail"),
        ).strip()
    wanted = TrailFilter(
        deeds=deeds,
        actor=actor,
        regency=page.selection.regency or "",
        first=first,
        last=last,
        text=text,
    )
    words = [deed_words, actor_words, _days_words(first, last), f"“{text}”" if text else ""]
    return Chosen(wanted, " · ".join(word for word in words if word))


def clear(page: Page) -> None:
    """Every field empty from the next run on."""
    for key in _KEYS:
        st.session_state.pop(key, None)
    _ask_for_regency(page, None)


def _deeds() -> tuple[frozenset[Deed], str]:
    options = {_ALL: t("Everything"), **{group: group_word(group) for group in GROUPS}}
    options |= {deed.value: deed_word(deed) for deeds in GROUPS.values() for deed in deeds}
    chosen = _choose(_DEED, t("What was done"), options)
    if not chosen:
        return frozenset(), ""
    return frozenset(GROUPS.get(chosen) or (Deed(chosen),)), options[chosen]


def _actor(found: TrailOverview) -> tuple[str, str]:
    options = {_ALL: t("Everybody")}
    options |= {a.email: f"{a.name} ({a.email})" if a.name else a.email for a in found.people}
    options |= {origin.value: origin_word(origin) for origin in found.machines}
    chosen = _choose(_ACTOR, t("Who"), options)
    return chosen, options[chosen] if chosen else ""


def _regency(page: Page) -> None:
    options = {_ALL: t("All regencies and cities"), **regency_names(page)}
    st.session_state[_REGENCY] = page.selection.regency or _ALL
    _choose(_REGENCY, t("Regency or city"), options, lambda: _regency_chosen(page))


def _regency_chosen(page: Page) -> None:
    _ask_for_regency(page, st.session_state[_REGENCY] or None)


def _ask_for_regency(page: Page, code: str | None) -> None:
    selection = replace(page.selection, regency=code, district=None)
    filters.ask_for(replace(page.filter, selection=selection))


def _choose(
    key: str, label: str, options: dict[str, str], on_change: Callable[[], None] | None = None
) -> str:
    if st.session_state.get(key) not in options:
        st.session_state[key] = _ALL
    return st.selectbox(
        label, list(options), format_func=options.__getitem__, key=key, on_change=on_change
    )


def _day(key: str, label: str) -> date | None:
    chosen = st.date_input(
        label,
        value=None,
        min_value=EARLIEST,
        max_value=LATEST,
        key=key,
        format="DD/MM/YYYY",
    )
    return chosen if isinstance(chosen, date) else None


def _days_words(first: date | None, last: date | None) -> str:
    if first and last:
        return t("from {first} to {last}", first=format.day(first), last=format.day(last))
    if first:
        return t("from {day}", day=format.day(first))
    return t("up to {day}", day=format.day(last)) if last else ""
