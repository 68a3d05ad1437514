"""Tables as HTML, a page at a time: a page is what travels on each rerun."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from lib.ui.safe import html

ROWS = 12
Row = TypeVar("Row")
Heads = Sequence[tuple[str, str]]
"""The words of each column and its class."""


def table_html(heads: Heads, body: str, css: str = "") -> str:
    """A table that scrolls by itself where it is too wide; ``body`` is its rows as HTML."""
    classes = f"pb-table {css}".strip()
    return (
        f'<div class="pb-scroll"><table class="{classes}">'
        f"{head_html(heads)}<tbody>{body}</tbody></table></div>"
    )


def head_html(heads: Heads) -> str:
    """The head of a table, its words escaped."""
    cells = "".join(f'<th scope="col" class="{css}">{html(word)}</th>' for word, css in heads)
    return f"<thead><tr>{cells}</tr></thead>"


def show_pages(
    key: str, rows: Sequence[Row], to_html: Callable[[Sequence[Row]], str], a_page: int = ROWS
) -> None:
    """The page of the rows that the reader turned to, and below it the way to the others."""
    place = st.container()
    turned = turned_to(key, len(rows), a_page)
    if rows:
        place.html(to_html(rows[(turned - 1) * a_page : turned * a_page]))


def turned_to(key: str, count: int, a_page: int) -> int:
    """The page the reader turned to, from 1; back to the first where there are fewer by now."""
    pages = -(-count // a_page)
    if st.session_state.get(key, 1) > pages:
        st.session_state[key] = 1
    return st.pagination(pages, key=key) if pages > 1 else 1
