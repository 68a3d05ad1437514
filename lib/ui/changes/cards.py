"""The four cards of the changes; each lists its villages."""

import streamlit as st

from lib.domain.changes import Change
from lib.services.changes import Changes
from lib.services.overview import is_mentored
from lib.ui import format
from lib.ui.cards import Card, show_card
from lib.ui.changes.shown import MOVED, choose
from lib.ui.changes.words import change_meaning, change_word
from lib.ui.i18n import t


def show_change_cards(found: Changes) -> None:
    """Newly overdue, lost again, recovered, first reached, of the villages counted."""
    with st.container(key="cards"):
        columns = st.columns(4, gap="small")
    for column, change in zip(columns, MOVED[:4], strict=True):
        with column:
            show_card(_card(found, change))
            st.button(
                t("Show: {title}", title=change_word(change)),
                key=f"rows-{change}",
                type="tertiary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=choose,
                args=([change],),
            )


def _card(found: Changes, change: Change) -> Card:
    mentored = sum(is_mentored(village.row) for village in found.of[change])
    return Card(
        title=change_word(change),
        figure=format.number(found.count(change)),
        n_of=t("of {whole}", whole=format.number(found.now.total)),
        definition=change_meaning(change),
        beside=t("{count} of them Desa Binaan", count=format.number(mentored)),
    )
