"""The way to a village's profile: type its name, or take one of the most urgent of the filter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from lib.services.villages import VillageRow
from lib.ui import filters, format
from lib.ui.filter_url import Filter
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import ROWS
from lib.ui.village_list import village_table_html

_KEY = "profile-village"


def show_search(page: Page, rows: Sequence[VillageRow]) -> None:
    """A field to type a name into, with the villages given; namesakes are told apart by place.

    The village on the screen is always among them, also where the filter leaves it out.
    """
    names = {row.code: row.village.label for row in rows}
    shown = page.table().by_code.get(page.filter.village or "")
    if shown is not None:
        names.setdefault(shown.code, shown.village.label)
    st.session_state[_KEY] = shown.code if shown is not None else None
    st.selectbox(
        t("Find a village"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=_KEY,
        placeholder=t("Type the name of a village"),
        label_visibility="collapsed",
        on_change=_open,
        args=(page.filter,),
    )


def _open(found: Filter) -> None:
    filters.ask_for(replace(found, village=st.session_state[_KEY]))


def search_sentence(rows: Sequence[VillageRow]) -> str:
    """How many villages there are to choose from, and how many of them wait; nothing for none."""
    if not rows:
        return ""
    waiting = sum(row.in_queue for row in rows)
    return t(
        "Choose a village: {count} in this filter, {waiting} of them waiting for outreach.",
        count=format.number(len(rows)),
        waiting=format.number(waiting),
    )


def show_most_urgent(page: Page, rows: Sequence[VillageRow]) -> None:
    """The first of the priority list among the villages given, then those that are due first.

    What the profile tells of is said beside it, so that nobody has to guess what a click opens.
    """
    title = t("Most urgent in this filter")
    said = t(
        "A profile tells when a village was last reached, in what form, when it is due again "
        "and who is in charge, with every activity on record and its sources."
    )
    st.html(f'<div class="pb-timeline"><h3>{html(title)}</h3><p>{html(said)}</p></div>')
    st.html(village_table_html(page, sorted(rows, key=_urgency)[:ROWS]))


def _urgency(row: VillageRow) -> tuple[bool, int, date, str]:
    return (row.rank is None, row.rank or 0, row.standing.due or date.max, row.code)
