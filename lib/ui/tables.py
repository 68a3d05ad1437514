"""Tables as HTML, a page at a time: a page is what travels on each rerun."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from lib.ui import format
from lib.ui.block import Ways, icon_html, show_block
from lib.ui.i18n import t
from lib.ui.safe import html

ROWS = 12
_STEP = "pb-step"
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


def rows_of_html(count: str, words: str) -> str:
    """How many rows stand below, and what they are."""
    return f'<p class="pb-rows-of"><b>{html(count)}</b> · {html(words)}</p>'


def show_pages(
    key: str,
    rows: Sequence[Row],
    to_html: Callable[[Sequence[Row]], str],
    a_page: int = ROWS,
    *,
    above: str = "",
) -> None:
    """The page of the rows that the reader turned to and the way to the others, as one block.

    ``above`` is HTML that stands above them in any case.
    """
    turned, ways = page_of(key, len(rows), a_page), Ways()
    shown = rows[(turned - 1) * a_page : turned * a_page]
    table = to_html(shown) if shown else ""
    if above or table:
        content = above + table + pager_html(key, len(rows), a_page, ways)
        show_block(content, ways, key=f"{key}-shown")


def page_of(key: str, count: int, a_page: int = ROWS) -> int:
    """The page the reader turned to, from 1; back to the first where there are fewer by now."""
    if st.session_state.get(key, 1) > _pages(count, a_page):
        st.session_state[key] = 1
    return int(st.session_state.get(key, 1))


def pager_html(key: str, count: int, a_page: int, ways: Ways) -> str:
    """The way to the other pages, for the block that shows the page which ``page_of`` told."""
    here, last = page_of(key, count, a_page), _pages(count, a_page)
    if last <= 1:
        return ""
    shown = sorted({1, 2, 3, last} if here < 3 else {1, here - 1, here, here + 1, last})
    parts: list[str] = []
    before = 0
    for number in (n for n in shown if 1 <= n <= last):
        if number - before > 1:
            parts.append("<span>…</span>")
        said = format.number(number)
        if number == here:
            parts.append(f'<span aria-current="page">{html(said)}</span>')
        else:
            parts.append(ways.button(said, _turn, key, number))
        before = number
    if here > 1:
        back = icon_html("chevron_left")
        parts.insert(0, ways.button(t("Previous page"), _turn, key, here - 1, css=_STEP, look=back))
    if here < last:
        on = icon_html("chevron_right")
        parts.append(ways.button(t("Next page"), _turn, key, here + 1, css=_STEP, look=on))
    label = html(t("Pages of the list"))
    return f'<nav class="pb-pager" aria-label="{label}">{"".join(parts)}</nav>'


def _turn(key: str, number: int) -> None:
    st.session_state[key] = number


def _pages(count: int, a_page: int) -> int:
    return -(-count // a_page)


def turned_to(key: str, count: int, a_page: int = ROWS) -> int:
    """The page the reader turned to, as ``page_of``, with Streamlit's own way to the others."""
    turned = page_of(key, count, a_page)
    pages = _pages(count, a_page)
    return st.pagination(pages, key=key) if pages > 1 else turned
