"""The page put together: a file chosen, its plan looked at and saved, earlier ones taken back."""

from collections.abc import Sequence

import streamlit as st

from lib.db.import_batches import Batch
from lib.services.imports import batches
from lib.ui.i18n import t
from lib.ui.imports.deeds import ASK_UNDO, do_what_was_asked
from lib.ui.imports.memory import Done, Importing, importing
from lib.ui.imports.names import show_names
from lib.ui.imports.past import show_confirmation, show_not_undone, show_past
from lib.ui.imports.preview import show_plan, show_refused_file, show_save
from lib.ui.imports.upload import show_forms, show_upload
from lib.ui.imports.words import opening_words, refused_words
from lib.ui.menu import HOME
from lib.ui.page_head import show_foot, show_head
from lib.ui.record.asked import ask
from lib.ui.record.words import Places
from lib.ui.safe import html
from lib.ui.shell import Page


def show_imports(page: Page) -> None:
    """Does what was asked and shows what there is to see next."""
    now = importing(page)
    do_what_was_asked(page, now)
    places = Places(page.register)
    earlier = batches(page.database, page.person)
    show_head(page, t("Import"), opening_words(now, earlier))
    show_not_undone(page, now, places)
    if now.open is not None:
        show_save(now, now.open, places)
        show_names(now, now.open, places)
        show_plan(now, now.open.plan, places)
    else:
        if now.done is not None:
            _show_done(now, now.done, earlier)
        show_forms(page)
        show_upload(now)
    show_past(page, now, earlier)
    show_foot(page)


def _show_done(now: Importing, done: Done, earlier: Sequence[Batch]) -> None:
    """What was saved, what is left to be mended, and the ways on and back."""
    with st.container(border=True, key="import-done"):
        said = t("The map and all lists count it already.")
        if done.plan.refused:
            said = t(
                "{refused}: mend them in the file and send it again.",
                refused=refused_words(done.plan),
            )
        st.html(f'<p class="pb-done" role="status"><b aria-hidden="true">✓</b> {html(said)}</p>')
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", key="import-done-buttons"
        ):
            if done.plan.refused:
                show_refused_file(done.plan)
            st.page_link(HOME, label=t("See the map"), icon=":material/map:", width="content")
            st.button(
                t("Undo"),
                key="import-undo-last",
                icon=":material/undo:",
                on_click=ask,
                args=(ASK_UNDO, done.committed.batch_id),
            )
        for batch in earlier:
            if batch.id == done.committed.batch_id:
                show_confirmation(now, batch)
