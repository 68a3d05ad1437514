"""The changes on the map: one map of what moved, or both days side by side."""

from dataclasses import replace

import streamlit as st

from lib.domain.changes import Change
from lib.domain.status import Status
from lib.services.changes import Changes
from lib.ui import filters, format
from lib.ui.changes.shown import choose, chosen, present
from lib.ui.changes.words import change_word
from lib.ui.filter_url import Layer
from lib.ui.i18n import t
from lib.ui.map.event import MapEvent
from lib.ui.map.palette import CHANGE
from lib.ui.map.update import legend_class
from lib.ui.map.view import show_map, waiting_event
from lib.ui.map_clicks import filter_after
from lib.ui.map_layers import colouring, legend_of
from lib.ui.shell import Page

HEIGHT = 540
_MOVED, _BEFORE, _NOW = "peta-perubahan", "peta-dulu", "peta-kini"
_STATUSES = tuple(Status)
_SIDE_BY_SIDE = "changes-two-maps"


def take_map_events(page: Page) -> None:
    """What the reader did on one of the maps; runs the page again where the filter changes."""
    for key in (_MOVED, _BEFORE, _NOW):
        event = waiting_event(key)
        if event is not None:
            _take(page, event, of_changes=key == _MOVED)


def _take(page: Page, event: MapEvent, *, of_changes: bool) -> None:
    if event.kind in ("classes", "clear"):
        if of_changes:
            named = event.value.split(",")
            choose(change for change in Change if change in named)
        return
    wanted = filter_after(event, page.filter, page.register)
    if wanted != page.filter:
        filters.ask_for(wanted)
        st.rerun()


def wants_two_maps() -> bool:
    """A switch between the one map and the two."""
    words = {False: t("What changed"), True: t("Both days")}
    if st.session_state.get(_SIDE_BY_SIDE) not in words:
        st.session_state[_SIDE_BY_SIDE] = False
    shown = st.segmented_control(
        t("On the map"),
        list(words),
        format_func=words.__getitem__,
        key=_SIDE_BY_SIDE,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return bool(shown)


def show_change_map(page: Page, found: Changes) -> None:
    """Every village of the scope in the colour of what became of it."""
    legend = [*present(found), Change.SAME]
    swatches = {Change(swatch.code): swatch for swatch in CHANGE}
    place = {change: number for number, change in enumerate(legend)}
    class_of = {
        village.row.code: place[change] for change in legend for village in found.of[change]
    }
    lines = [legend_class(swatches[change], change_word(change)) for change in legend]
    update = colouring(page, "changes", lines, class_of)
    show_map(replace(update, selected=frozenset(chosen())), height=HEIGHT, key=_MOVED)


def show_both_days(page: Page, found: Changes) -> None:
    """The statuses of the first day and of the second; what moves one map moves the other."""
    left, right = st.columns(2, gap="small")
    everyone = [village for villages in found.of.values() for village in villages]
    for column, key, day, standings in (
        (left, _BEFORE, found.since, {v.row.code: v.before for v in everyone}),
        (right, _NOW, found.as_of, {v.row.code: v.row.standing for v in everyone}),
    ):
        class_of = {code: _STATUSES.index(s.status) for code, s in standings.items()}
        update = colouring(page, "status", legend_of(Layer.STATUS), class_of)
        update = replace(update, villages_url=page.map_table_url(day), linked=True)
        with column:
            st.markdown(f"**{t('On {day}', day=format.day(day))}**")
            show_map(update, height=HEIGHT, key=key)
