"""The day by which the backlog is to be cleared: the end of the next year, or one's own."""

from dataclasses import replace
from datetime import date

import streamlit as st

from lib.domain.forecast import FARTHEST_MONTHS, months_until
from lib.ui import filters, format
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page

_DAY = "forecast-by"


def fault_of(page: Page, by: date) -> str:
    """What is wrong with the day, in a sentence; empty for a good one."""
    months = months_until(page.as_of, by)
    if by <= page.as_of:
        return t("{day} is past. Please choose a later day.", day=format.day(by))
    if months < 1:
        return t(
            "{day} is less than a month away, too near to clear anything. Please choose a later "
            "day.",
            day=format.day(by),
        )
    if months > FARTHEST_MONTHS:
        return t(
            "{day} is more than ten years away. Please choose a nearer day.", day=format.day(by)
        )
    return ""


def show_by(page: Page, by: date) -> None:
    """The field, and below it what is wrong; the day goes into the filter and so into the link.

    Emptied, it is the end of the next year again.
    """
    st.session_state[_DAY] = by
    with st.container(key="forecast-by-field"):
        # The day is in the session. Left to seek a default, Streamlit puts the state of every
        # element together, which took a third of the page's run.
        st.date_input(
            t("Clear the backlog by"),
            value=None,
            min_value=filters.EARLIEST,
            max_value=filters.LATEST,
            key=_DAY,
            format="DD/MM/YYYY",
            on_change=_take_day,
            args=(page,),
        )
        fault = fault_of(page, by)
        if fault:
            st.html(f'<div class="pb-fault" role="alert"><p>{html(fault)}</p></div>')
        else:
            st.html(f'<p class="pb-hint">{html(format.day(by))}</p>')


def _take_day(page: Page) -> None:
    day = st.session_state[_DAY]
    if day is None or isinstance(day, date):
        filters.ask_for(replace(page.filter, clear_by=day))
