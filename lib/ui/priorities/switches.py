"""Which of the villages that need outreach are listed, and in which of the two orders."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from lib.domain.status import Status
from lib.domain.trip import trips
from lib.services.priorities import Priorities, Turn, WaitingVillage
from lib.ui import filters, format
from lib.ui.filter_url import Filter
from lib.ui.i18n import t
from lib.ui.priorities.words import turn_word

_SHOWN, _LAPSED, _DISTRICTS = "priority-shown", "priority-lapsed", "priority-districts"
_EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Shown:
    """The villages listed in their order, what they are in words, and whether by district."""

    villages: Sequence[WaitingVillage]
    words: str
    by_district: bool


def show_switches(found: Priorities) -> Shown:
    """Queue, snoozed, planned or all, with counts that add up; lapsed plans only; by district."""
    narrowed = found.with_lapsed_plan()
    offered = bool(narrowed.everyone) or st.session_state.get(_LAPSED, False)
    if st.session_state.get(_LAPSED):
        found = narrowed
    listed = _listed(found)
    if st.session_state.get(_SHOWN) not in listed:
        st.session_state[_SHOWN] = next(iter(listed))
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="priority-switches"
    ):
        if len(listed) > 1:
            st.segmented_control(
                t("Villages listed"),
                list(listed),
                format_func=lambda option: f"{_word(option)} {format.number(len(listed[option]))}",
                key=_SHOWN,
                required=True,
                label_visibility="collapsed",
                wrap=True,
                persist_state="session",
            )
        by_district = st.toggle(t("By district"), key=_DISTRICTS, persist_state="session")
        lapsed = offered and st.toggle(t("Lapsed plans only"), key=_LAPSED, persist_state="session")
    chosen = st.session_state[_SHOWN]
    words = [_word(chosen)]
    if lapsed:
        words.append(t("Lapsed plans only"))
    villages = listed[chosen]
    if by_district:
        words.append(t("By district"))
        villages = [village for trip in trips(villages) for village in trip.villages]
    return Shown(villages, " · ".join(words), by_district)


def open_rows(view: Filter, statuses: frozenset[Status], only_lapsed: bool) -> None:
    """Lists whoever needs outreach and has one of the statuses, from the next run on."""
    st.session_state[_SHOWN] = _EVERYONE
    st.session_state[_LAPSED] = only_lapsed
    filters.ask_for(replace(view, selection=replace(view.selection, statuses=statuses)))


def _listed(found: Priorities) -> dict[str, Sequence[WaitingVillage]]:
    """The lists on offer; where nobody is put off, the queue is all there is."""
    listed: dict[str, Sequence[WaitingVillage]] = {
        turn: found.of_turn[turn] for turn in Turn if found.of_turn[turn]
    }
    if len(listed) != 1:
        listed[_EVERYONE] = found.everyone
    return listed


def _word(option: str) -> str:
    return t("All") if option == _EVERYONE else turn_word(Turn(option))
