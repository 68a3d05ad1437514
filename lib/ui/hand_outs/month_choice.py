"""Which month the report on the page is of: the last one that is over, unless another is chosen."""

from datetime import date, timedelta

import streamlit as st

from lib.ui import format
from lib.ui.i18n import t
from lib.ui.shell import Page

_MONTHS = 36
_KEY = "report-month"


def choose_month(page: Page) -> date:
    """The first day of the month chosen, of the three years up to today."""
    months = months_to(page.today)
    if st.session_state.get(_KEY) not in months:
        st.session_state[_KEY] = months[1]
    return st.selectbox(
        t("Month of the report"), months, format_func=format.month_in_full, key=_KEY, width=260
    )


def months_to(today: date) -> list[date]:
    """The first days of the months up to today, the newest first."""
    months = [today.replace(day=1)]
    while len(months) < _MONTHS:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months
