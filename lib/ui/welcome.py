"""What an office sees on its first day, before anything is recorded."""

import streamlit as st

from lib.services.sources import Source
from lib.ui import shell
from lib.ui.i18n import t


def show_welcome() -> None:
    """An invitation to look at the public or the simulated record."""
    with st.container(border=True, key="welcome"):
        words, left, right = st.columns([3, 1, 1], vertical_alignment="center")
        words.write(t("To see how the dashboard looks with data, open one of these records."))
        left.button(
            t("Open the public record"),
            on_click=shell.ask_for_source,
            args=(Source.PUBLIC,),
            width="stretch",
        )
        right.button(
            t("Open the simulation"),
            on_click=shell.ask_for_source,
            args=(Source.SIMULATED,),
            width="stretch",
        )
