"""The filter shared by all pages: kept in the session, mirrored in the URL, set in the sidebar.

The URL rules when it says something new (a link, the back button), the widgets rule when one of
them was just touched, and a page change keeps what there was. Widgets are given their value before
they are drawn, so that a change of language or a click on the map moves them too.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import streamlit as st

from lib.domain.areas import Village
from lib.domain.period import Period, Preset
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.ui import filter_url, format
from lib.ui.filter_url import Filter
from lib.ui.i18n import t
from lib.ui.words import programme_word, status_word

EARLIEST = date(2017, 1, 1)
LATEST = date(2100, 12, 31)
_PENDING, _TOUCHED, _WIDGETS = "filter_pending", "filter_touched", "filter_widgets"
_CUSTOM, _EVERYTHING = "custom", ""
_FEW_REGENCIES = 3
"""Whoever works in so few is told them by name: theirs is not the whole province."""

Option = TypeVar("Option", bound=Hashable)


def touched() -> bool:
    """Whether a filter widget was used since the last run (asked once)."""
    return bool(st.session_state.pop(_TOUCHED, False))


def pending() -> Filter | None:
    """The filter that a click asked for since the last run (asked once)."""
    found: Filter | None = st.session_state.pop(_PENDING, None)
    return found


def ask_for(wanted: Filter) -> None:
    """The filter used from the next run on; callbacks may call it, services check it anyway."""
    st.session_state[_PENDING] = wanted


def set_widgets(found: Filter, today: date) -> None:
    """Every widget moved to the filter, before it is drawn."""
    selection = found.selection
    custom = isinstance(found.period, Period)
    days = found.days(today)
    st.session_state[_WIDGETS] = {
        "regency": selection.regency or _EVERYTHING,
        "district": selection.district or _EVERYTHING,
        "programmes": [p for p in Programme if p in selection.programmes],
        "statuses": [s for s in Status if s in selection.statuses],
        "as_of": found.as_of or today,
        "period": _CUSTOM if custom else found.period,
        "days": (max(days.start, EARLIEST), days.end),
    }


def controls(found: Filter, register: Sequence[Village], today: date) -> Filter:
    """The filter as the widgets of the sidebar set it; a district of another regency is cleared."""
    regencies = {v.regency.code: v.regency.label for v in register}
    regency = _choose("regency", t("Regency or city"), regencies, t("All regencies and cities"))
    district: str | None = None
    if regency is not None:
        districts = {
            v.district.code: v.district.name for v in register if v.regency.code == regency
        }
        district = _choose("district", t("District"), districts, t("All districts"))
    programmes = _pick("programmes", t("Programme"), Programme, programme_word)
    statuses = _pick("statuses", t("Status"), Status, status_word)
    as_of = _day(today)
    period = _period(found, today)
    return replace(
        found,
        selection=filter_url.without_stale_children(
            Selection(regency, district, frozenset(programmes), frozenset(statuses))
        ),
        as_of=None if as_of == today else as_of,
        period=period,
    )


def sentence(found: Filter, register: Sequence[Village], today: date) -> str:
    """The filter in words: ``Kab. Lebak · Kec. Maja · Desa Binaan · per 24 Nov 2026``."""
    selection = found.selection
    parts = _area(selection, register) or [_everywhere(register, t("All regencies and cities"))]
    parts += [programme_word(p) for p in Programme if p in selection.programmes]
    parts += [status_word(s) for s in Status if s in selection.statuses]
    parts.append(t("as of {day}", day=format.day(found.as_of or today)))
    return " · ".join(parts)


def area_words(found: Filter, register: Sequence[Village]) -> str:
    """The area of the filter as a title names it: ``Kec. Maja, Kab. Lebak``, ``Banten``."""
    area = _area(found.selection, register)
    return ", ".join(reversed(area)) or _everywhere(register, t("Banten province"))


def _area(selection: Selection, register: Sequence[Village]) -> list[str]:
    """The regency selected and the district, if any."""
    for village in register:
        if selection.district == village.district.code:
            return [village.regency.label, t("Kec. {name}", name=village.district.name)]
        if selection.district is None and selection.regency == village.regency.code:
            return [village.regency.label]
    return []


def _everywhere(register: Sequence[Village], everything: str) -> str:
    """All that a person may see; by name where that is a few regencies only."""
    own = list(dict.fromkeys(village.regency.label for village in register))
    return ", ".join(own) if len(own) <= _FEW_REGENCIES else everything


def _value(name: str, allowed: Callable[[object], bool]) -> str:
    """The key of a widget whose value is set from what was asked for, where it still fits."""
    key = f"filter_{name}"
    wanted = st.session_state.get(_WIDGETS, {})
    if name in wanted:
        st.session_state[key] = wanted.pop(name)
    if key in st.session_state and not allowed(st.session_state[key]):
        del st.session_state[key]
    return key


def touch() -> None:
    """Notes that a widget was used; it decides nothing."""
    st.session_state[_TOUCHED] = True


def _choose(name: str, label: str, options: dict[str, str], everything: str) -> str | None:
    codes = [_EVERYTHING, *options]
    chosen = st.sidebar.selectbox(
        label,
        codes,
        format_func=lambda code: options.get(code, everything),
        key=_value(name, lambda value: value in codes),
        on_change=touch,
    )
    return chosen or None


def _pick(
    name: str, label: str, options: Iterable[Option], word: Callable[[Option], str]
) -> list[Option]:
    listed = list(options)
    return st.sidebar.multiselect(
        label,
        listed,
        format_func=word,
        key=_value(name, lambda value: set(value) <= set(listed)),  # type: ignore[call-overload]
        placeholder=t("All"),
        on_change=touch,
    )


def _day(today: date) -> date:
    chosen = st.sidebar.date_input(
        t("As of"),
        min_value=EARLIEST,
        max_value=LATEST,
        key=_value("as_of", lambda value: isinstance(value, date)),
        format="DD/MM/YYYY",
        on_change=touch,
    )
    chosen = chosen if isinstance(chosen, date) else today
    when = t("today") if chosen == today else t("forecast") if chosen > today else t("past day")
    st.sidebar.caption(f"{format.day(chosen)} · {when}")
    return chosen


def _period(found: Filter, today: date) -> Preset | Period:
    words = {
        Preset.YEAR: t("Last 12 months"),
        Preset.THIS_YEAR: t("This year"),
        Preset.LAST_YEAR: t("Last year"),
        Preset.ALL: t("Since the beginning"),
        _CUSTOM: t("Other days"),
    }
    chosen = st.sidebar.selectbox(
        t("Period"),
        list(words),
        format_func=lambda option: words[option],
        key=_value("period", lambda value: value in words),
        on_change=touch,
    )
    if isinstance(chosen, Preset):
        return chosen
    days = st.sidebar.date_input(
        t("From and to"),
        min_value=EARLIEST,
        max_value=LATEST,
        key=_value("days", lambda value: isinstance(value, tuple)),
        format="DD/MM/YYYY",
        on_change=touch,
    )
    if isinstance(days, tuple) and len(days) == 2:
        return Period(days[0], days[1])
    return found.days(today)
