"""The plan of a file before it is saved: what it would do, row by row, and the way to save it."""

from collections.abc import Callable, Mapping
from enum import StrEnum

import streamlit as st

from lib.domain.import_plan import ImportPlan, Remark
from lib.import_sentences import error_in_words, remark_in_words
from lib.io.safe_text import file_name
from lib.services.imports import refused_file
from lib.ui import format
from lib.ui.i18n import language, t, tn
from lib.ui.imports import rows
from lib.ui.imports.deeds import DISCARD, SAVE
from lib.ui.imports.memory import Importing, OpenFile
from lib.ui.imports.upload import show_file
from lib.ui.imports.words import refused_words
from lib.ui.record.asked import ask
from lib.ui.record.words import Places
from lib.ui.safe import html
from lib.ui.tables import show_pages


class Part(StrEnum):
    """What of a plan is looked at."""

    REFUSED = "refused"
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    NOTICES = "notices"


def show_save(now: Importing, file: OpenFile, places: Places) -> None:
    """Why a plan was not saved, and the buttons that save it or put it away."""
    _show_outdated(file, places)
    if now.held_back is not None:
        said = html(error_in_words(now.held_back, language()))
        st.html(f'<div class="pb-fault" role="alert"><p>{said}</p></div>')
    plan = file.plan
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="import-buttons"
    ):
        if plan.written:
            count = len(plan.written)
            st.button(
                tn(
                    "Save {number} activity",
                    "Save {number} activities",
                    count,
                    number=format.number(count),
                ),
                key=now.key("save"),
                type="primary",
                icon=":material/save:",
                on_click=ask,
                args=(SAVE,),
            )
        st.button(
            t("Put this file away") if plan.written or plan.refused else t("Choose another file"),
            key=now.key("discard"),
            icon=":material/close:" if plan.written or plan.refused else ":material/upload:",
            on_click=ask,
            args=(DISCARD,),
        )
        if plan.refused:
            show_refused_file(plan)
    if plan.refused and plan.written:
        st.toggle(t("Save only when every row is right"), key=now.key("every-row"))


def show_refused_file(plan: ImportPlan) -> None:
    """The refused rows with their reasons as a workbook, to be mended and sent again."""
    chosen = language()

    def words(remark: Remark) -> str:
        return remark_in_words(remark, chosen)

    show_file(
        "refused",
        t("Fetch {rows}", rows=refused_words(plan)),
        file_name(t("refused"), plan.file_name.rpartition(".")[0], ending="xlsx"),
        lambda: refused_file(plan, words),
    )


def show_plan(now: Importing, plan: ImportPlan, places: Places) -> None:
    """One part of the plan at a time, a page of its rows at a time."""
    shown: Mapping[Part, tuple[int, Callable[[str], None]]] = {
        Part.REFUSED: (
            len(plan.refused),
            lambda key: show_pages(key, plan.refused, rows.refused_html),
        ),
        Part.ADDED: (
            len(plan.added),
            lambda key: show_pages(key, plan.added, lambda p: rows.activities_html(p, places)),
        ),
        Part.CHANGED: (
            len(plan.changed),
            lambda key: show_pages(key, plan.changed, lambda p: rows.changes_html(p, places)),
        ),
        Part.UNCHANGED: (
            len(plan.unchanged),
            lambda key: show_pages(key, plan.unchanged, lambda p: rows.activities_html(p, places)),
        ),
        Part.NOTICES: (
            len(plan.notices),
            lambda key: show_pages(key, plan.notices, rows.notices_html),
        ),
    }
    parts = [part for part, (count, _) in shown.items() if count]
    key = now.key("part")
    if st.session_state.get(key) not in parts:
        st.session_state[key] = parts[0]
    chosen = st.segmented_control(
        t("Part of the preview"),
        parts,
        format_func=lambda part: f"{_part_word(part)} {format.number(shown[part][0])}",
        key=key,
        required=True,
        wrap=True,
        label_visibility="collapsed",
    )
    part = chosen if chosen in parts else parts[0]
    with st.container(key="import-part"):
        shown[part][1](now.key(f"page-{part}"))


def _part_word(part: Part) -> str:
    return {
        Part.REFUSED: t("Refused"),
        Part.ADDED: t("New"),
        Part.CHANGED: t("Changed"),
        Part.UNCHANGED: t("Unchanged"),
        Part.NOTICES: t("Notices"),
    }[part]


def _show_outdated(file: OpenFile, places: Places) -> None:
    """That the record changed under the preview, and where; the file itself is as it was."""
    if not file.outdated:
        return
    said = t(
        "The record changed while you were looking, so nothing was saved yet. This is the new "
        "preview of the same file."
    )
    with st.container(border=True, key="import-moved"):
        st.html(f'<div role="alert"><p class="pb-notice">{html(said)}</p></div>')
        show_pages("import-moved-page", file.moved, lambda m: rows.moved_html(m, places), 5)
