"""The one main view of the priorities: switches, downloads, and the villages in either order."""

from dataclasses import replace

import streamlit as st

from lib.services.priorities import Priorities
from lib.ui import filters, format
from lib.ui.downloads import show_downloads
from lib.ui.i18n import t
from lib.ui.page_head import show_empty_selection
from lib.ui.priorities.file import priority_table
from lib.ui.priorities.list import show_priority_list
from lib.ui.priorities.switches import show_presets, show_switches
from lib.ui.priorities.trips import show_trips
from lib.ui.shell import Page


def show_priorities(page: Page, found: Priorities) -> None:
    """The rows of the filter, or why there are none and what brings some back."""
    in_filter = len(page.selection.matching(page.table()))
    if not in_filter:
        show_empty_selection(page)
        return
    if not found.everyone:
        _show_nobody_waits(page, in_filter)
        return
    found = show_presets(page, found)
    bar = st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="priority-bar"
    )
    with bar:
        shown = show_switches(page.filter, found)
    if not shown.villages:
        st.info(t("No village here fits this choice."))
        return
    with bar:
        show_downloads(page, priority_table(page, shown), key="priorities")
    if shown.by_district:
        show_trips(page, shown.villages)
    else:
        show_priority_list(page, shown.villages)


def _show_nobody_waits(page: Page, in_filter: int) -> None:
    st.info(
        t(
            "None of the {count} villages in this filter needs outreach.",
            count=format.number(in_filter),
        )
    )
    if not page.selection.statuses:
        return
    without = replace(page.selection, statuses=frozenset())
    st.button(
        t(
            "Without {part} ({count} villages)",
            part=t("status"),
            count=format.number(len(without.matching(page.table()))),
        ),
        on_click=filters.ask_for,
        args=(replace(page.filter, selection=without),),
        key="without-status",
    )
