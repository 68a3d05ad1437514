"""A row of cards: what is written in it is inert, and only what a card opens can be opened."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import html_of, open_card, tell, ways

EVIL = "<img src=x onerror=alert(1)>\"'"


def row():
    import streamlit as st

    from lib.ui.cards import Card, Opens, show_cards

    evil = "<img src=x onerror=alert(1)>\"'"

    def note(*said):
        st.session_state["said"] = said

    show_cards(
        [
            Card("Satu", "1", "", ""),
            Card(*[evil] * 5, beside=evil, trend=(1, 2), opens=Opens(evil, note, (1, "b"))),
        ],
        key="cards",
    )


def test_what_somebody_wrote_is_inert():
    given = html_of(AppTest.from_function(row).run())
    assert "<img" not in given and EVIL not in given
    assert given.count("&lt;img src=x onerror=alert(1)&gt;&quot;&#x27;") == 9


def test_a_button_does_what_its_card_opens():
    app = open_card(AppTest.from_function(row).run(), EVIL)
    assert app.session_state["said"] == (1, "b")


@pytest.mark.parametrize("place", [1, -1, "0", None, [0], {"a": 0}], ids=repr)
def test_a_place_without_a_button_is_ignored(place):
    app = AppTest.from_function(row).run()
    [(element, _)] = ways(app).values()
    assert "said" not in tell(app, element, place).session_state
