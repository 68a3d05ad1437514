"""The page put together: what greets first, the form, and what is on record beside it."""

import streamlit as st

from lib.services.recording import lapsed_plans
from lib.ui.i18n import t
from lib.ui.page_head import show_foot, show_head
from lib.ui.record import memory
from lib.ui.record.between import (
    show_conflict,
    show_correction_head,
    show_near,
    show_restored,
)
from lib.ui.record.deeds import do_what_was_asked
from lib.ui.record.done import done, done_words, show_done
from lib.ui.record.form import show_form
from lib.ui.record.memory import OpenForm
from lib.ui.record.plan_answers import show_lapsed
from lib.ui.record.recent import show_recent
from lib.ui.record.words import Places, lapsed_words
from lib.ui.safe import html
from lib.ui.shell import Page


def show_record(page: Page) -> None:
    """Does what was asked, shows everything, and keeps what was typed as a draft."""
    places = Places(page.register)
    do_what_was_asked(page, places)
    last = done()
    lapsed = lapsed_plans(page.database, page.person, page.today)
    said = done_words(last, places) if last else lapsed_words(len(lapsed))
    show_head(page, t("Record"), said)
    if last is not None:
        show_done(last, places)
    show_lapsed(page, places, lapsed)
    form = memory.correction_form(page)
    if form is None and last is not None and last.is_new:
        show_recent(page, places)
    else:
        left, right = st.columns([3, 2], gap="large")
        with left:
            _show_form(page, places, form or memory.new_form(page))
        with right:
            show_recent(page, places)
    show_foot(page)


def _show_form(page: Page, places: Places, form: OpenForm) -> None:
    """The form with what stands between it and its saving; then its draft is kept."""
    if form.name == memory.CORRECTION:
        show_correction_head(form)
    show_restored(form)
    show_conflict(form, places)
    show_form(page, form, places)
    show_near(form, places)
    form.take_in()
    memory.keep_draft(page, form)
    if form.drafted:
        words = t("What is typed is kept as a draft, also when the connection is lost.")
        st.html(f'<p class="pb-hint">{html(words)}</p>')
