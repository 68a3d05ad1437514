"""What was changed on record of a village, by whom and when, a few lines at a time."""

import streamlit as st

from lib.services.profile import VillageProfile
from lib.services.sources import Source
from lib.services.trail import VILLAGE_ROWS, Told, village_trail
from lib.ui import format
from lib.ui.history.about import what
from lib.ui.history.details import details_html
from lib.ui.history.words import deed_sentence, reason_words, who_words
from lib.ui.i18n import t
from lib.ui.record.words import Places
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import turned_to

_PAGE, _OF = "village-changes", "village-changes-of"


def show_village_changes(page: Page, found: VillageProfile) -> None:
    """The events of the village in the office's record; the other records have no history."""
    if page.source is not Source.OFFICE:
        return
    code = found.row.code
    if st.session_state.get(_OF) != code:
        st.session_state[_OF] = code
        st.session_state[_PAGE] = 1
    turned = int(st.session_state.get(_PAGE, 1))
    listed = village_trail(page.database, page.person, code, turned)
    if not listed.total:
        return
    places = Places(page.register)
    lines = "".join(_event(told, places) for told in listed.rows)
    title, count = t("History of changes"), format.number(listed.total)
    st.html(
        f'<section class="pb-changes"><h3>{html(title)} <small>{count}</small></h3>'
        f"<ol>{lines}</ol></section>"
    )
    turned_to(_PAGE, listed.total, VILLAGE_ROWS)


def _event(told: Told, places: Places) -> str:
    """A line that opens to what the event changed."""
    said = deed_sentence(told.deed, who_words(told), what(told, places))
    reason = reason_words(told) if told.subject == "activity" else ""
    why = f" <em>{html(reason)}</em>" if reason else ""
    return (
        f"<li><details><summary><span>{html(format.moment(told.at))}</span> {html(said)}{why}"
        f"</summary>{details_html(told, places)}</details></li>"
    )
