"""How many came: a number, *puluhan*, *ratusan* or unknown, asked the same way wherever it is."""

import streamlit as st

from lib.domain.attendance import Counted
from lib.ui.i18n import t


def show_attendance(counted_key: str, number_key: str) -> None:
    """The choice and, where it was counted, the number; both keys are given their value before."""
    words = {
        Counted.NUMBER: t("Number"),
        Counted.TENS: t("Dozens"),
        Counted.HUNDREDS: t("Hundreds"),
        Counted.UNKNOWN: t("Unknown"),
    }
    if st.session_state.get(counted_key) not in words:
        st.session_state[counted_key] = Counted.NUMBER
    chosen = st.segmented_control(
        t("Attendance"),
        list(words),
        format_func=words.__getitem__,
        key=counted_key,
        required=True,
        wrap=True,
    )
    if chosen == Counted.NUMBER:
        st.number_input(
            t("People who came"),
            value=None,
            step=1,
            key=number_key,
            placeholder=t("Empty: not recorded"),
            label_visibility="collapsed",
        )
