"""The page Riwayat: who changed what, narrowed, opened, downloaded, and its chain checked."""

import streamlit as st

from lib.services.trail import ROWS, trail_overview, trail_page
from lib.ui import format
from lib.ui.downloads import show_downloads
from lib.ui.history import filters
from lib.ui.history.chain import check_when_asked, history_sentence, show_check
from lib.ui.history.file import trail_table
from lib.ui.history.list import events_html
from lib.ui.i18n import t
from lib.ui.page_head import show_foot, show_head
from lib.ui.record.words import Places
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import turned_to

_PAGE, _OF = "history-page", "history-page-of"


def show_history(page: Page) -> None:
    """Sentence, check, filter, the events a page at a time, and their files."""
    check_when_asked(page)
    found = trail_overview(page.database, page.person)
    show_head(page, t("History"), history_sentence(page, found))
    if found.events:
        show_check(page)
        chosen = filters.show_filters(page, found)
        _show_events(page, chosen, found.events)
    show_foot(page)


def _show_events(page: Page, chosen: filters.Chosen, newest: int) -> None:
    if st.session_state.get(_OF) != chosen.wanted:
        st.session_state[_OF] = chosen.wanted
        st.session_state[_PAGE] = 1
    turned = int(st.session_state.get(_PAGE, 1))
    listed = trail_page(page.database, page.person, chosen.wanted, turned)
    if not listed.total:
        _show_nothing(page)
        return
    if not listed.rows:
        listed = trail_page(page.database, page.person, chosen.wanted, 1)
    places = Places(page.register)
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        st.html(f'<p class="pb-rows-of">{_counted(listed.total, newest, chosen.words)}</p>')
        show_downloads(page, trail_table(page, chosen, places, listed.total, newest), "history")
    place = st.container()
    turned_to(_PAGE, listed.total, ROWS)
    place.html(events_html(page, listed.rows, places))


def _counted(shown: int, whole: int, words: str) -> str:
    if shown == whole:
        counted = t("{count} changes", count=format.number(shown))
    else:
        counted = t(
            "{part} of {whole} changes", part=format.number(shown), whole=format.number(whole)
        )
    said = f" · {html(words)}" if words else ""
    return f"<b>{html(counted)}</b>{said}"


def _show_nothing(page: Page) -> None:
    """That the filter leaves nothing, and the way out."""
    st.info(t("No change fits this filter."))
    st.button(
        t("Show all changes"),
        key="history-clear",
        icon=":material/filter_alt_off:",
        on_click=filters.clear,
        args=(page,),
    )
