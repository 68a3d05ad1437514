"""The first of the two days: some time before the as-of day, or a day of one's own."""

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from lib.domain.period import CHANGE_DAYS
from lib.ui import filters, format
from lib.ui.i18n import t
from lib.ui.shell import Page

_STEPS = (CHANGE_DAYS, 90, 180, 365)
_OWN = 0
_SPAN, _DAY = "changes-span", "changes-day"


def show_since(page: Page) -> None:
    """Buttons for usual spans and a calendar; the day goes into the filter and so into the link."""
    since = page.filter.since_day(page.today)
    span = (page.as_of - since).days
    own = span not in _STEPS or st.session_state.get(_SPAN) == _OWN
    st.session_state[_SPAN] = _OWN if own else span
    words = {step: format.days(step) for step in _STEPS} | {_OWN: t("Other day")}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.segmented_control(
            t("Compared with the day before"),
            list(words),
            format_func=words.__getitem__,
            key=_SPAN,
            required=True,
            wrap=True,
            on_change=_take_span,
            args=(page,),
        )
        if own:
            st.session_state[_DAY] = since
            st.date_input(
                t("First day"),
                min_value=filters.EARLIEST,
                max_value=page.as_of - timedelta(days=1),
                key=_DAY,
                format="DD/MM/YYYY",
                on_change=_take_day,
                args=(page,),
                width=180,
            )


def _take_span(page: Page) -> None:
    span = st.session_state[_SPAN]
    if span in _STEPS:
        day = page.as_of - timedelta(days=span)
        filters.ask_for(replace(page.filter, since=None if span == CHANGE_DAYS else day))


def _take_day(page: Page) -> None:
    day = st.session_state[_DAY]
    if isinstance(day, date) and day < page.as_of:
        filters.ask_for(replace(page.filter, since=day))
