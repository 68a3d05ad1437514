"""Which rows a page lists: those behind the number, bar or cell that was last asked for.

One choice at a time, kept in the session under the page's name. The number that was clicked is the
number of rows: a choice names its count, and the list counts again in the database.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from lib.domain.tallies import EVERYTHING, Facet
from lib.ui import format
from lib.ui.block import Ways, arrow_html
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


@dataclass(frozen=True, slots=True)
class RowChoice:
    """The choice of a page with the buttons of its block that change it."""

    page: str
    choice: Choice
    ways: Ways

    def button(self, key: Key, label: str, look: str = "", *, tab_stop: bool = True) -> str:
        """A number, bar or cell that asks for its rows; pressed again, for all of them."""
        pressed = self.choice.key == key
        wanted = EVERYTHING if pressed else key
        return self.ways.button(
            label, choose, self.page, wanted, look=look, pressed=pressed, tab_stop=tab_stop
        )

    def pale(self, key: Key, among: Collection[Key]) -> bool:
        """Whether another of them is chosen, so that this one steps back."""
        return self.choice.key in among and self.choice.key != key

    def way(self, label: str, key: Key) -> str:
        """A quiet button that leads to the rows of a key."""
        look = arrow_html(down=True)
        return self.ways.button(label, choose, self.page, key, css="pb-way", look=look)


def asked_for(page: str) -> Key:
    """What was last asked for, whether or not it is still there."""
    key: Key = st.session_state.get(_widget(page), EVERYTHING)
    return key


def choose(page: str, key: Key) -> None:
    """The choice from the next run on."""
    st.session_state[_widget(page)] = key


def choice_line(rows: RowChoice) -> str:
    """What is chosen with a way to its rows; a hint where nothing is. It keeps its place."""
    choice, way = rows.choice, t("Go to the rows")
    link = f'<a href="#{ANCHOR}">{html(way)}</a>'
    if choice.key == EVERYTHING:
        hint = t("Click a number, a bar or a cell to see its rows.")
        return f'<p class="pb-hint">{html(hint)} {link}</p>'
    said = t("Chosen: {what}", what=choice.label)
    everything = rows.ways.button(
        t("Show everything again"), choose, rows.page, EVERYTHING, css="pb-way"
    )
    return f'<p class="pb-hint pb-chosen">{html(said)} {link} {everything}</p>'


def way_to_rows(page: str, words: str, key: Key) -> Opens:
    """The arrow on a card: the rows behind its number."""
    return Opens(words, choose, (page, key), below=True)


def show_choices(page: str, choices: Sequence[Choice]) -> None:
    """The choices as a list to pick from: the way for keyboards, and for what no chart shows."""
    words = {choice.key: choice.label for choice in choices}
    st.selectbox(
        t("Rows behind the number"),
        list(words),
        format_func=words.__getitem__,
        key=_widget(page),
        label_visibility="collapsed",
    )


def _widget(page: str) -> str:
    return f"rows-{page}"
