"""Which rows the page of both agencies lists: cards, legend and switches set one choice."""

from collections.abc import Iterable
from enum import StrEnum

import streamlit as st

from lib.domain.together import Cover
from lib.services.together import CoveredVillage, Together
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.shell import Page
from lib.ui.together.words import ICONS, cover_word

_LIST, _COVERS = "together-list", "together-covers"


class Listed(StrEnum):
    """The lists below the tables, one at a time."""

    ACTIVITIES = "activities"
    VILLAGES = "villages"
    OVERLAPS = "overlaps"
    UNTOUCHED = "untouched"


def choose(listed: Listed, covers: Iterable[Cover] = ()) -> None:
    """This list from the next drawing on; of villages, those of the covers."""
    st.session_state[_LIST] = listed
    if listed is Listed.VILLAGES:
        wanted = frozenset(covers)
        st.session_state[_COVERS] = [cover for cover in Cover if cover in wanted]


def show_switch() -> Listed:
    """The lists to choose from, and the one chosen."""
    words = {
        Listed.ACTIVITIES: t("Activities"),
        Listed.VILLAGES: t("Villages"),
        Listed.OVERLAPS: t("Visits close together"),
        Listed.UNTOUCHED: t("Districts neither reached"),
    }
    if st.session_state.get(_LIST) not in words:
        st.session_state[_LIST] = Listed.ACTIVITIES
    chosen = st.segmented_control(
        t("Rows behind the numbers"),
        list(words),
        format_func=words.__getitem__,
        key=_LIST,
        required=True,
        wrap=True,
        label_visibility="collapsed",
    )
    return Listed(chosen or Listed.ACTIVITIES)


def covers_chosen() -> frozenset[Cover]:
    """The covers that stand out on the map and in the list; none means all."""
    held = st.session_state.get(_COVERS) or ()
    return frozenset(cover for cover in Cover if cover in held)


def show_covers(found: Together) -> None:
    """A pill per cover with its count."""
    counts = {cover: len(found.members(cover)) for cover in Cover}
    st.session_state[_COVERS] = [cover for cover in Cover if cover in covers_chosen()]
    st.pills(
        t("Who reached the village"),
        list(counts),
        selection_mode="multi",
        format_func=lambda c: f"{ICONS[c]} {cover_word(c)} {format.number(counts[c])}",
        key=_COVERS,
        label_visibility="collapsed",
    )


def villages_listed(page: Page, found: Together) -> list[CoveredVillage]:
    """The villages of the covers chosen that match the status filter, in order of code."""
    covers = covers_chosen() or frozenset(Cover)
    return [v for v in found.villages if v.cover in covers and page.selection.matches(v)]
