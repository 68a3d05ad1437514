"""The files of the page as rows: what each is for and holds, and beside it the way to have it.

A short file is one button. A long one is asked for, shows how far it is, can be cancelled, and then
is a button with its name and size; a failed one says so in a sentence with an incident number.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from lib.services import clock
from lib.ui import format
from lib.ui.block import note_html
from lib.ui.downloads import in_language
from lib.ui.hand_outs.made_files import FileKey, MadeFiles, file_key, made_files
from lib.ui.hand_outs.making import BUSY, GONE, Making, Stage, in_steps
from lib.ui.hand_outs.offers import Group, Offer
from lib.ui.headings import show_part
from lib.ui.i18n import language, t
from lib.ui.safe import html
from lib.ui.shell import Page

_EVERY = 0.5
"""Seconds between two looks at a file that is being made."""


def show_offers(page: Page, groups: Sequence[Group]) -> None:
    """The groups side by side where there is room, and above them files of another filter."""
    files = made_files(page)
    shown = {file_key(page, offer.key) for group in groups for offer in group.offers}
    others = [
        key for key, making in files.files.items() if key not in shown and making.stage not in GONE
    ]
    if others:
        titles = {offer.key: offer.title for group in groups for offer in group.offers}
        with st.container(key="hand-outs-others"):
            show_part(t("Made for another filter or an earlier state of the data"))
            for key in others:
                st.html(f'<p class="pb-offer-title">{html(titles.get(key.offer, key.offer))}</p>')
                _show_making(files, key, files.files[key])
    columns = st.columns(2, gap="large")
    for place, group in enumerate(groups):
        with columns[place % 2]:
            show_part(group.title)
            for offer in group.offers:
                _show_offer(page, files, offer)


def _show_offer(page: Page, files: MadeFiles, offer: Offer) -> None:
    with st.container(key=f"offer-{offer.key}"):
        left, right = st.columns([5, 3], vertical_alignment="center")
        left.html(_words(offer))
        with right:
            if not offer.holds:
                st.html(note_html(t("Empty with this filter.")))
            elif offer.long:
                _show_long(page, files, offer)
            else:
                _show_short(page, offer)


def _words(offer: Offer) -> str:
    facts = [offer.format, offer.holds]
    if offer.size and offer.holds:
        facts.append(t("about {size}", size=format.size(offer.size)))
    line = " · ".join(fact for fact in facts if fact)
    return (
        f'<div class="pb-offer"><h3>{html(offer.title)}</h3><p>{html(offer.use)}</p>'
        f"<small>{html(line)}</small></div>"
    )


def _show_short(page: Page, offer: Offer) -> None:
    file = offer.file(page, clock.now())
    st.download_button(
        t("Download {format}", format=offer.format),
        data=in_language(language(), file.make),
        file_name=file.name,
        mime=file.kind,
        key=f"short-{offer.key}",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )


def _show_long(page: Page, files: MadeFiles, offer: Offer) -> None:
    key = file_key(page, offer.key)
    making = files.files.get(key)
    if making is not None:
        _show_making(files, key, making)
    if (making is None or making.stage in GONE) and st.button(
        t("Make {format}", format=offer.format),
        key=f"make-{offer.key}",
        icon=":material/draft:",
        disabled=files.busy,
        help=t("One file at a time is made.") if files.busy else None,
        width="stretch",
    ):
        gather = partial(offer.file, page, clock.now())
        files.start(key, Making(in_steps(gather, page.database.version, language())))
        st.rerun()


def _show_making(files: MadeFiles, key: FileKey, making: Making) -> None:
    """How far a file is, or the file, or that there is none."""
    if making.stage in BUSY:
        st.fragment(_watch, run_every=_EVERY)(making, key.offer)
    elif making.stage is Stage.DONE:
        file = making.file
        st.download_button(
            t("Download ({size})", size=format.size(len(file.content))),
            data=lambda: file.content,
            file_name=file.name,
            mime=file.kind,
            key=f"made-{list(files.files).index(key)}-{key.offer}",
            icon=":material/download:",
            type="primary",
            on_click="ignore",
            width="stretch",
        )
        st.html(f'<p class="pb-note pb-file">{html(file.name)}</p>')
    elif making.stage is Stage.FAILED:
        said = t(
            "This file could not be made. Nothing was changed. Incident number: {number}",
            number=making.incident,
        )
        st.html(f'<p class="pb-fault" role="alert">{html(said)}</p>')


def _watch(making: Making, name: str) -> None:
    """The bar of a file on its way; the page runs again as soon as it is there or given up."""
    stage = making.stage
    if stage not in BUSY:
        st.rerun()
    percent = round(making.done * 100)
    said = {
        Stage.WAITING: t("Waiting for a turn"),
        Stage.STOPPING: t("Being cancelled"),
    }.get(stage) or t("Being made: {percent}%", percent=percent)
    st.progress(percent, said)
    if stage is not Stage.STOPPING and st.button(
        t("Cancel"), key=f"cancel-{name}", icon=":material/close:", width="stretch"
    ):
        making.cancel()
        st.rerun()
