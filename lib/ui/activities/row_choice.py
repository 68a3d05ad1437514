"""Which rows a page lists: those behind the number, bar or cell that was last asked for.

One choice at a time, kept in the session under the page's name. The number that was clicked is the
number of rows: a choice names its count, and the list counts again in the database. A chart that
no longer owns the choice is drawn afresh, so that no stale selection stays in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from lib.domain.tallies import EVERYTHING, Dimension, Facet
from lib.ui import format
from lib.ui.cards import Opens
from lib.ui.i18n import t
from lib.ui.safe import html

Key = Facet | StrEnum
"""Activities by a facet, or villages by the set that they belong to."""
ANCHOR = "baris"


@dataclass(frozen=True, slots=True)
class Choice:
    """Rows that can be asked for: in words, and how many there are."""

    key: Key
    words: str
    count: int

    @property
    def label(self) -> str:
        return f"{self.words} ({format.number(self.count)})"


def chosen(page: str, choices: Sequence[Choice]) -> Choice:
    """The choice in force; the first one where what was asked for is no longer there."""
    wanted = st.session_state.get(_widget(page), choices[0].key)
    found = next((choice for choice in choices if choice.key == wanted), choices[0])
    st.session_state[_widget(page)] = found.key
    return found


def asked_for(page: str) -> Key:
    """What was last asked for, whether or not it is still there."""
    key: Key = st.session_state.get(_widget(page), EVERYTHING)
    return key


def choose(page: str, key: Key, owner: str = "") -> None:
    """The choice from the next run on; ``owner`` is the chart that was clicked."""
    before = st.session_state.get(_owner(page), "")
    if before and before != owner:
        _renew(page, before)
    st.session_state[_owner(page)] = owner
    st.session_state[_widget(page)] = key


def chart_key(page: str, name: str) -> str:
    """The key under which a chart of the page is drawn."""
    return f"{page}-{name}-{st.session_state.get(f'{page}-{name}-drawn', 0)}"


def value_of(choice: Choice, dimension: Dimension) -> str | None:
    """The value of a dimension where it is all that the choice asks for."""
    if isinstance(choice.key, tuple) and len(choice.key) == 1:
        return dict(choice.key).get(dimension)
    return None


def show_choice_line(page: str, choice: Choice) -> None:
    """What is chosen with a way to its rows; a hint where nothing is. It keeps its place."""
    hint = t("Click a number, a bar or a cell to see its rows.")
    way = t("Go to the rows")
    link = f'<a href="#{ANCHOR}">{html(way)}</a>'
    with st.container(key=f"chosen-{page}", horizontal=True, vertical_alignment="center"):
        if choice.key == EVERYTHING:
            st.html(f'<p class="pb-hint">{html(hint)} {link}</p>')
            return
        said = t("Chosen: {what}", what=choice.label)
        st.html(f'<p class="pb-hint pb-chosen">{html(said)} {link}</p>', width="content")
        st.button(
            t("Show everything again"),
            key=f"everything-{page}",
            type="tertiary",
            icon=":material/close:",
            on_click=choose,
            args=(page, EVERYTHING),
        )


def way_to_rows(page: str, words: str, key: Key) -> Opens:
    """The arrow on a card: the rows behind its number."""
    return Opens(words, choose, (page, key), below=True)


def show_way_to_rows(page: str, words: str, key: Key) -> None:
    """The same way as a button of its own."""
    st.button(
        words,
        key=f"open-{words}",
        type="tertiary",
        icon=":material/arrow_downward:",
        on_click=choose,
        args=(page, key),
    )


def show_choices(page: str, choices: Sequence[Choice]) -> None:
    """The choices as a list to pick from: the way for keyboards, and for what no chart shows."""
    words = {choice.key: choice.label for choice in choices}
    st.selectbox(
        t("Rows behind the number"),
        list(words),
        format_func=words.__getitem__,
        key=_widget(page),
        on_change=_picked,
        args=(page,),
        label_visibility="collapsed",
    )


def _picked(page: str) -> None:
    choose(page, st.session_state[_widget(page)])


def _renew(page: str, name: str) -> None:
    drawn = f"{page}-{name}-drawn"
    st.session_state[drawn] = st.session_state.get(drawn, 0) + 1


def _widget(page: str) -> str:
    return f"rows-{page}"


def _owner(page: str) -> str:
    return f"rows-{page}-owner"
