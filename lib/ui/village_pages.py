"""Villages behind a number as a table, a page at a time."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from lib.ui import format
from lib.ui.i18n import t
from lib.ui.safe import html

ROWS = 12
Row = TypeVar("Row")


def show_village_pages(
    name: str,
    heads: Sequence[tuple[str, str]],
    rows: Sequence[Row],
    row_html: Callable[[Row], str],
    *,
    whole: int,
    words: str,
) -> None:
    """The rows with their number above and pages below; ``whole`` are those before the status
    filter, ``heads`` are words and a class each, ``row_html`` writes a row.
    """
    st.html(f'<p class="pb-rows-of"><b>{html(_counted(len(rows), whole))}</b> · {html(words)}</p>')
    pages = -(-len(rows) // ROWS)
    key = f"{name}-page"
    if st.session_state.get(key, 1) > pages:
        st.session_state[key] = 1
    place = st.container()
    turned = st.pagination(pages, key=key) if pages > 1 else 1
    if not rows:
        return
    head = "".join(f'<th scope="col" class="{css}">{html(word)}</th>' for word, css in heads)
    body = "".join(map(row_html, rows[(turned - 1) * ROWS : turned * ROWS]))
    place.html(
        '<div class="pb-scroll"><table class="pb-table pb-villages">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _counted(shown: int, whole: int) -> str:
    if shown == whole:
        return t("{count} villages found", count=format.number(whole))
    return t(
        "{part} of {whole} villages fit the status filter",
        part=format.number(shown),
        whole=format.number(whole),
    )
