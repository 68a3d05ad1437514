"""The trip at hand: its villages, their order, the plan, who goes, and what is handed out."""

from dataclasses import replace

import streamlit as st

from lib.domain.selection import Selection
from lib.services.trips import Package, packages, plan_trip
from lib.ui import filters, format
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.trips.assign import show_assign
from lib.ui.trips.choice import Choice, choose_villages
from lib.ui.trips.hand_out import show_hand_out
from lib.ui.trips.plan import do_what_was_asked, show_done, show_plan
from lib.ui.trips.stops import show_stops


def show_trip(page: Page) -> None:
    """The trip of the filter, or why there is none."""
    do_what_was_asked(page)
    show_done()
    found = {
        p.district.code: p for p in packages(page.database, page.person, _area(page), page.as_of)
    }
    package = found.get(page.filter.trip[0])
    _show_head(page, package)
    if package is None:
        st.info(t("Nobody in this district is waiting for a visit any more."))
        return
    map_place, controls = st.columns([3, 2], gap="medium")
    with controls:
        choice = choose_villages(page, package, map_place)
        plan = plan_trip(
            page.database,
            page.person,
            _area(page),
            page.as_of,
            package.district.code,
            neighbours=page.filter.trip[1:],
            chosen=choice.chosen,
            villages_a_day=choice.a_day,
        )
        if plan is None:
            st.info(t("No village is chosen yet: tap one on the map, or take the first ones."))
            return
        days = show_plan(page, plan)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.subheader(_sentence(choice), anchor=False)
        show_stops(page, plan, days)
    with right:
        st.subheader(t("Take it along"), anchor=False)
        show_hand_out(page, plan, days)
        st.subheader(t("Assign"), anchor=False)
        show_assign(page, plan)


def _area(page: Page) -> Selection:
    """Where trips may lead: the filter without its district, which may lie beside the trip."""
    return replace(page.selection, statuses=frozenset(), district=None)


def _show_head(page: Page, package: Package | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="trip-head"):
        st.button(
            t("Back to the list"),
            icon=":material/arrow_back:",
            key="trip-back",
            on_click=filters.ask_for,
            args=(replace(page.filter, trip=()),),
        )
        if package is not None:
            words = t(
                "{district}: {count} waiting",
                district=package.district.place,
                count=format.number(package.trip.queued),
            )
            st.html(f'<h2 class="pb-trip-title">{html(words)}</h2>')


def _sentence(choice: Choice) -> str:
    return t(
        "The trip clears {part} of {whole} villages that wait here",
        part=format.number(len(choice.chosen)),
        whole=format.number(len(choice.offered)),
    )
