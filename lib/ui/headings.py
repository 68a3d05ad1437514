"""The heading of a part of a page: a step below the sentence, quieter than Streamlit's own."""

import streamlit as st

from lib.ui.safe import html


def part_html(title: str, *, anchor: str = "") -> str:
    """A heading of the second level; ``anchor`` is what a link on the page may lead to."""
    place = f' id="{html(anchor)}"' if anchor else ""
    return f'<h2 class="pb-part"{place}>{html(title)}</h2>'


def show_part(title: str, *, anchor: str = "") -> None:
    """The heading as an element of its own, above others of Streamlit's."""
    st.html(part_html(title, anchor=anchor))
