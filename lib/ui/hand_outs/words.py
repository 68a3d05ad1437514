"""The sentences of the page of files."""

import streamlit as st

from lib.ui import format
from lib.ui.hand_outs.imprint import filter_line, record_word
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page


def downloads_sentence(page: Page, listed: int) -> str:
    """How many villages the files tell of, or that the filter leaves none."""
    whole = len(page.table().scope(page.selection))
    if not whole:
        return t("This filter leaves no village to put into a file.")
    if listed < whole:
        return t(
            "{listed} of {whole} villages to take along: the status narrows lists, not totals.",
            listed=format.number(listed),
            whole=format.number(whole),
        )
    return t("{count} villages to take along.", count=format.number(whole))


def show_what_files_say(page: Page) -> None:
    """What stands in every file, so that nobody is surprised by it."""
    said = t("Every file says:")
    words = f"{record_word(page)} · {filter_line(page)}"
    st.html(f'<p class="pb-note">{html(said)} <b>{html(words)}</b></p>')
