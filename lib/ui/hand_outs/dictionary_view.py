"""The data dictionary on the page: found by table and by word, a dozen columns at a time."""

from collections.abc import Sequence

import streamlit as st

from lib.ui import format
from lib.ui.block import note_html
from lib.ui.downloads import show_downloads
from lib.ui.hand_outs.dictionary import (
    Entry,
    dictionary_table,
    entries,
)
from lib.ui.headings import show_part
from lib.ui.i18n import t, tn
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import show_pages, table_html

_TABLE, _WORD = "dictionary-table", "dictionary-word"


def show_dictionary(page: Page) -> None:
    """Two fields that narrow, the columns they leave, and all of them as files."""
    everything = entries()
    with st.container(key="dictionary"):
        left, right = st.columns([3, 1], vertical_alignment="center")
        with left:
            show_part(t("Data dictionary"), anchor="kamus")
        with right:
            show_downloads(page, dictionary_table(everything), key="dictionary")
        st.html(note_html(_about()))
        found = _narrowed(everything)
        said = tn(
            "{number} column", "{number} columns", len(found), number=format.number(len(found))
        )
        st.html(note_html(said))
        show_pages("dictionary-page", found, _table_html)


def _about() -> str:
    return t(
        "What every column of the data package, of the list of villages and of the indicators "
        "means. Codes are always text, days are written 2026-11-24, empty means unknown."
    )


def _narrowed(everything: Sequence[Entry]) -> list[Entry]:
    tables = list(dict.fromkeys(entry.table for entry in everything))
    if st.session_state.get(_TABLE) not in tables:
        st.session_state[_TABLE] = None
    left, right = st.columns(2)
    table = left.selectbox(t("Table"), tables, index=None, placeholder=t("All tables"), key=_TABLE)
    word = right.text_input(
        t("Search column or meaning"), placeholder=t("e.g. village"), key=_WORD
    ).casefold()
    return [
        entry
        for entry in everything
        if (table is None or entry.table == table)
        and word in f"{entry.column} {entry.meaning} {entry.allowed}".casefold()
    ]


def _table_html(shown: Sequence[Entry]) -> str:
    heads = [(word, "") for word in (t("Column"), t("Type"), t("Meaning"))]
    return table_html(heads, "".join(map(_row, shown)), "pb-dictionary")


def _row(entry: Entry) -> str:
    must = f"<small>{html(t('must be filled'))}</small>" if entry.needed else ""
    allowed = f"<small>{html(entry.allowed)}</small>" if entry.allowed else ""
    return (
        f'<tr><th scope="row">{html(entry.column)}<small>{html(entry.table)}</small></th>'
        f"<td>{html(entry.type)}{must}</td><td>{html(entry.meaning)}{allowed}</td></tr>"
    )
