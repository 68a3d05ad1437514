"""The field in which a file is chosen, and the two files to collect activities in.

Streamlit's field speaks English; the style sheet hides its words and shows those given here.
"""

import json
from collections.abc import Callable

import streamlit as st

from lib.import_sentences import error_in_words
from lib.io.safe_text import file_name
from lib.io.upload_guard import MAX_BYTES, MAX_ROWS
from lib.services.imports import template_file, xlsform_file
from lib.ui import format
from lib.ui.hand_outs.file import XLSX
from lib.ui.i18n import language, t
from lib.ui.imports.memory import Importing
from lib.ui.safe import html
from lib.ui.shell import Page

_MEGABYTES = MAX_BYTES // 1024 // 1024


def show_upload(now: Importing) -> None:
    """The field; what is put into it is taken in at the start of the next run."""
    _show_refused_file(now)
    speak_upload()
    with st.container(key="import-upload"):
        st.file_uploader(t("Spreadsheet with activities"), key=now.key("file"))
    limits = t(
        "XLSX, CSV, or an export of KoboToolbox or ODK, up to {most} MB and {rows} rows.",
        most=_MEGABYTES,
        rows=format.number(MAX_ROWS),
    )
    st.html(f'<p class="pb-hint">{html(limits)}</p>')


def show_forms(page: Page) -> None:
    """The template and the form for phones, each made when it is asked for."""
    database, person, today = page.database, page.person, page.today
    with st.container(horizontal=True, gap="medium", key="import-forms"):
        _form(
            "template",
            t("Template (XLSX)"),
            t("To fill in at a desk: lists to choose from, an example, the village codes."),
            lambda: template_file(database, person, today),
        )
        _form(
            "xlsform",
            t("Form for phones (XLSForm)"),
            t("To collect without a connection in KoboToolbox or ODK; upload its export here."),
            lambda: xlsform_file(database, person),
        )


def _form(name: str, label: str, purpose: str, make: Callable[[], bytes]) -> None:
    with st.container(key=f"import-form-{name}", gap=None):
        show_file(name, label, file_name(label, ending="xlsx"), make)
        st.html(f'<p class="pb-hint">{html(purpose)}</p>')


def show_file(key: str, label: str, name: str, make: Callable[[], bytes]) -> None:
    """A quiet button that fetches a workbook; it is made by the click, and nothing reruns."""
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=XLSX,
        key=f"import-fetch-{key}",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def _show_refused_file(now: Importing) -> None:
    if now.refused is None:
        return
    name, why = now.refused
    said = t("{file} was not read.", file=name)
    st.html(
        f'<div class="pb-fault" role="alert"><p><b>{html(said)}</b> '
        f"{html(error_in_words(why, language()))}</p></div>"
    )


def speak_upload() -> None:
    """The words of the field as properties that the style sheet shows."""
    words = {
        "choose": t("Choose a file or drop it here"),
        "drop": t("Drop the file here"),
        "large": t("Larger than {most} MB, or the connection broke.", most=_MEGABYTES),
    }
    said = "".join(
        f"--pb-upload-{name}: {json.dumps(word, ensure_ascii=False)};"
        for name, word in words.items()
    )
    st.html(f"<style>:root {{ {said} }}</style>")
