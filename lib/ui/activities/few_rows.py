"""What a page offers where its period holds little or nothing: the whole record, in one click."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from lib.domain.period import Preset
from lib.services.activity_scope import FEW
from lib.services.sources import Source
from lib.ui import filters, format, shell
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page


def show_whole_record_offer(page: Page, in_period: int, on_record: Callable[[], int]) -> None:
    """A way to the whole record, where the period holds few activities and the record has more."""
    if in_period >= FEW or (whole := on_record()) <= in_period:
        return
    with st.container(
        key="whole-record", horizontal=True, vertical_alignment="center", border=True
    ):
        st.html(
            f'<p class="pb-offer">{html(_few(in_period, whole))}</p>',
            width="content",
        )
        st.button(
            t("Show everything since the beginning"),
            key="whole-record-button",
            type="primary",
            icon=":material/history:",
            on_click=filters.ask_for,
            args=(replace(page.filter, period=Preset.ALL),),
        )


def show_empty_record(page: Page, said: Sequence[str]) -> None:
    """What will stand here once something is recorded, and the records that show it already."""
    with st.container(key="empty-record", border=True):
        st.html(
            '<div class="pb-empty">' + "".join(f"<p>{html(line)}</p>" for line in said) + "</div>"
        )
        if page.data_until is not None:
            return
        with st.container(horizontal=True):
            for source, words in (
                (Source.PUBLIC, t("Open the public record")),
                (Source.SIMULATED, t("Open the simulation")),
            ):
                st.button(
                    words, key=f"open-{source}", on_click=shell.ask_for_source, args=(source,)
                )


def _few(in_period: int, whole: int) -> str:
    return t(
        "This period holds {part} of the {whole} on record.",
        part=format.number(in_period),
        whole=format.number(whole),
    )
