"""A block: HTML put together as one element of the page, with buttons in it that do something.

A rerun costs the browser some 5 ms per element, so what stands side by side on a page is one of
them (docs/decisions/0012). Texts are escaped where they are put into the HTML, by ``safe.html``.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from lib.ui.own_element import own_element
from lib.ui.safe import html

Does = Callable[..., None]

_block = own_element("block")


class Ways:
    """The buttons of a block, each known to the browser by its place among them only."""

    def __init__(self) -> None:
        self._does: list[Callable[[], None]] = []

    def button(
        self,
        label: str,
        does: Does,
        *args: object,
        css: str = "",
        look: str = "",
        pressed: bool | None = None,
        tab_stop: bool = True,
    ) -> str:
        """The HTML of a button; ``look`` is HTML after its label, ``pressed`` for a choice.

        ``tab_stop`` False: one of very many, for which the keyboard has another way.
        """
        place = len(self._does)
        self._does.append(partial(does, *args))
        state = "" if pressed is None else f' aria-pressed="{str(pressed).lower()}"'
        state += "" if tab_stop else ' tabindex="-1"'
        return (
            f'<button type="button" class="{css}"{state} data-opens="{place}">'
            f"<span>{html(label)}</span>{look}</button>"
        )

    def open(self, place: object) -> None:
        """What the button does whose place the browser names; nothing for any other."""
        if isinstance(place, int) and 0 <= place < len(self._does):
            self._does[place]()


def show_block(content: str, ways: Ways | None = None, *, key: str) -> None:
    """The HTML as one element."""
    ways = ways or Ways()
    _block(
        key=key,
        data={"html": content},
        on_opened_change=lambda: ways.open(st.session_state[key].get("opened")),
    )


def side_by_side(*parts: str, widths: str = "1fr 1fr") -> str:
    """Parts beside each other, below each other on a phone; ``widths`` as CSS has them."""
    inside = "".join(f"<div>{part}</div>" for part in parts)
    return f'<div class="pb-side" style="--widths:{widths}">{inside}</div>'


def note_html(text: str) -> str:
    """A remark in small below what it is about."""
    return f'<p class="pb-note">{html(text)}</p>'


def icon_html(name: str) -> str:
    """One of the icons of Streamlit's own font, for the look of a button."""
    return f'<span class="pb-icon" aria-hidden="true" translate="no">{html(name)}</span>'


def arrow_html(down: bool) -> str:
    """The arrow of a button that leads to another page, or down this one."""
    css = "pb-arrow pb-arrow-down" if down else "pb-arrow"
    return f'<i class="{css}" aria-hidden="true"></i>'
