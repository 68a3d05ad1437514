"""What a trip leaves the screen as: a list to print, a calendar file, a text to send."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from lib.services import clock
from lib.services.trips import PlannedTrip
from lib.ui.i18n import t
from lib.ui.shell import Page
from lib.ui.trip_files import trip_files


def show_hand_out(page: Page, plan: PlannedTrip, days: Sequence[date]) -> None:
    """The three of them, each of exactly the stops shown; made when they are asked for."""
    files = trip_files(page, plan, clock.now(), days)
    with st.container(horizontal=True, gap="small", key="trip-files"):
        for ending, kind, make, words in (
            ("pdf", "application/pdf", files.pdf, t("List to print (PDF)")),
            ("ics", "text/calendar", files.calendar, t("Calendar (.ics)")),
        ):
            st.download_button(
                words,
                data=make,
                file_name=files.name(ending),
                mime=kind,
                key=f"trip-{ending}",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
            )
    with st.expander(t("Text for WhatsApp")):
        st.text_area(
            t("Copy the text and send it"),
            files.message(),
            height=220,
            key=f"trip-text-{files.name('txt')}-{len(plan.route.stops)}",
        )
