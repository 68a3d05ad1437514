"""The fields of the sidebar: the filter, the record and the language, as one element of our own.

It says what was chosen in the words of an address, so a choice is read and checked as a link is
(``filter_url.read``). Before Python hears of it the element tells the page's map, which answers
with its new colours at once (``assets/filter_fields.js``, ``map/static/start.js``).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import streamlit as st

from lib.domain.areas import Register
from lib.domain.period import Period, Preset
from lib.domain.rules import Programme
from lib.domain.status import Status
from lib.services.sources import Source
from lib.ui import filter_url, format
from lib.ui.filter_url import Filter
from lib.ui.filters import EARLIEST, LATEST
from lib.ui.i18n import language, t
from lib.ui.own_element import own_element
from lib.ui.words import programme_word, source_word, status_word

LANGUAGE, SOURCE = "lang", "data"
"""What an address calls the language and the record."""
_KEY, _CHOSEN, _NUMBER = "filter-fields", "filter_chosen", "filter_number"
_LANGUAGES = {"id": "Indonesia", "en": "English"}

Field = dict[str, object]

_fields = own_element("filter_fields")


def chosen_in_fields() -> Mapping[str, str] | None:
    """The fields as an address would say them, after a choice in the sidebar."""
    found: Mapping[str, str] | None = st.session_state.get(_CHOSEN)
    return found


def forget_chosen() -> None:
    """To be called once the choice is kept; a run that ends before that does not lose it."""
    st.session_state.pop(_CHOSEN, None)


def show_filter_fields(
    found: Filter,
    register: Register,
    today: date,
    source: Source,
    sources: Iterable[Source],
) -> None:
    """The fields as the filter has them; a district can be chosen within a regency only."""
    with st.sidebar:
        _fields(
            key=_KEY,
            data={
                "fields": [
                    *_areas(found, register),
                    _several(
                        filter_url.PROGRAMME,
                        t("Programme"),
                        {p.value: programme_word(p) for p in Programme},
                        found.selection.programmes,
                    ),
                    _several(
                        filter_url.STATUS,
                        t("Status"),
                        {s.value: status_word(s) for s in Status},
                        found.selection.statuses,
                    ),
                    _as_of(found, today),
                    *_period(found, today),
                    _one(SOURCE, t("Data"), {s.value: source_word(s) for s in sources}, source),
                    _one(LANGUAGE, t("Language"), _LANGUAGES, language()),
                ],
                "answered": st.session_state.get(_NUMBER, 0),
            },
            on_chosen_change=_take,
        )


def _take() -> None:
    """Keeps what the browser says was chosen; whatever is not words by name says nothing."""
    said = st.session_state[_KEY].chosen
    number, fields = (said.get("number"), said.get("fields")) if isinstance(said, dict) else (0, {})
    if isinstance(number, int) and isinstance(fields, dict):
        st.session_state[_NUMBER] = number
        st.session_state[_CHOSEN] = {
            name: text for name, text in fields.items() if isinstance(text, str)
        }


def _areas(found: Filter, register: Register) -> list[Field]:
    regency, district = found.selection.regency, found.selection.district
    regencies = {"": t("All regencies and cities")} | register.regency_labels
    fields = [_one(filter_url.REGENCY, t("Regency or city"), regencies, regency or "")]
    if regency is not None:
        here = register.district_names(regency)
        all_of_it = {"": t("All districts")}
        fields.append(_one(filter_url.DISTRICT, t("District"), all_of_it | here, district or ""))
    return fields


def _as_of(found: Filter, today: date) -> Field:
    """The as-of day; today is told as no day, so that it goes on meaning today."""
    day = found.as_of or today
    when = t("today") if day == today else t("forecast") if day > today else t("past day")
    return {
        **_days(filter_url.AS_OF, t("As of"), [day], f"{format.day(day)} · {when}"),
        "today": today.isoformat(),
    }


def _period(found: Filter, today: date) -> list[Field]:
    """The presets, and the two days where neither of them is meant."""
    days = found.days(today)
    custom = isinstance(found.period, Period)
    first, last = max(days.start, EARLIEST), days.end
    spelled = f"{first.isoformat()}{filter_url.RANGE}{last.isoformat()}"
    words = {
        Preset.YEAR.value: t("Last 12 months"),
        Preset.THIS_YEAR.value: t("This year"),
        Preset.LAST_YEAR.value: t("Last year"),
        Preset.ALL.value: t("Since the beginning"),
        spelled: t("Other days"),
    }
    value = spelled if custom else str(found.period)
    fields = [_one(filter_url.PERIOD, t("Period"), words, value)]
    if custom:
        told = f"{format.day(first)} – {format.day(last)}"
        fields.append(_days(filter_url.PERIOD, t("From and to"), [first, last], told))
    return fields


def _one(name: str, label: str, words: Mapping[str, str], value: str) -> Field:
    """One of several; all of them are told as nothing."""
    return {
        "kind": "one",
        "name": name,
        "label": label,
        "options": list(words.items()),
        "value": value,
    }


def _several(name: str, label: str, words: Mapping[str, str], value: Iterable[str]) -> Field:
    """Any of several; none chosen is all of them."""
    return {
        "kind": "several",
        "name": name,
        "label": label,
        "options": list(words.items()),
        "value": [code for code in words if code in set(value)],
    }


def _days(name: str, label: str, days: Sequence[date], told: str) -> Field:
    return {
        "kind": "days",
        "name": name,
        "label": label,
        "value": [day.isoformat() for day in days],
        "words": [t("first day"), t("last day")] if len(days) > 1 else [label],
        "least": EARLIEST.isoformat(),
        "most": LATEST.isoformat(),
        "between": filter_url.RANGE,
        "told": told,
        "wrong": t(
            "Please give a day from {first} to {last}, the first not after the last.",
            first=format.day(EARLIEST),
            last=format.day(LATEST),
        ),
    }
