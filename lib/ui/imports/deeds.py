"""What an uploaded file and the buttons of the page do: each asks one service once.

Everything runs before the page is drawn, so that its sentence and lists show the result.
"""

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

import streamlit as st

from lib.domain.errors import PantauError
from lib.domain.import_plan import (
    FileRefused,
    ImportConflict,
    ImportPlan,
    moved_since,
    unclear_names,
)
from lib.services.imports import batches, commit_import, plan_import, undo_import
from lib.ui.i18n import t
from lib.ui.imports.memory import Done, Importing, OpenFile
from lib.ui.record.asked import asked
from lib.ui.safe import md
from lib.ui.shell import Page

DISCARD, SAVE, SETTLE = "import-discard", "import-save", "import-settle"
ASK_UNDO, KEEP, UNDO = "import-ask-undo", "import-keep", "import-undo"


def do_what_was_asked(page: Page, now: Importing) -> None:
    """Takes in a file that was uploaded, and does what the last button asked for."""
    what, about = asked()
    uploaded = st.session_state.get(now.key("file"))
    if uploaded is not None:
        _open(page, now, uploaded.name, uploaded.getvalue())
    elif what == DISCARD:
        now.begin()
    elif what == SAVE and now.open is not None:
        _save(page, now, now.open)
    elif what == SETTLE and now.open is not None:
        _settle(page, now, now.open)
    elif what == ASK_UNDO:
        now.confirming, now.undone, now.not_undone = about[0], None, None
    elif what == KEEP:
        now.confirming = ""
    elif what == UNDO:
        _undo(page, now, about[0])


def _open(page: Page, now: Importing, name: str, content: bytes) -> None:
    now.begin()
    with st.spinner(t("Reading {file}", file=md(name))):
        try:
            plan = _plan(page, name, content, {})
        except FileRefused as refused:
            now.refused = (name, refused)
        else:
            now.open = OpenFile(name, content, plan)


def _settle(page: Page, now: Importing, file: OpenFile) -> None:
    """The plan made anew with the villages chosen; an emptied choice is taken back."""
    choices = dict(file.choices)
    for name in unclear_names(file.plan):
        key = choice_field(now, name.written)
        if key in st.session_state:
            choices[name.written] = st.session_state[key] or ""
    with st.spinner(t("Reading {file}", file=md(file.name))):
        plan = _plan(page, file.name, file.content, choices)
        now.open = replace(file, plan=plan, choices=choices, outdated=False, moved=())
        now.held_back = None


def choice_field(now: Importing, written: str) -> str:
    """The key of the field in which a village is chosen for a name."""
    return now.key(f"choice-{written}")


def _save(page: Page, now: Importing, file: OpenFile) -> None:
    """The very plan that was shown; where the record moved under it, a new one to look at."""
    every_row = bool(st.session_state.get(now.key("every-row")))
    with st.spinner(t("Saving {file}", file=md(file.name))):
        try:
            committed = commit_import(
                page.database, page.by(), file.plan, str(uuid4()), skip_refused=not every_row
            )
        except ImportConflict:
            plan = _plan(page, file.name, file.content, file.choices)
            moved = moved_since(file.plan, plan)
            now.open = replace(file, plan=plan, outdated=True, moved=moved)
            now.held_back = None
        except PantauError as refused:
            now.held_back = refused
        else:
            now.begin()
            now.done = Done(file.plan, committed)


def _undo(page: Page, now: Importing, batch_id: str) -> None:
    if batch_id != now.confirming:
        return
    now.confirming = ""
    names = {batch.id: batch.file_name for batch in batches(page.database, page.person)}
    try:
        count = undo_import(page.database, page.by(), batch_id)
    except PantauError as refused:
        now.not_undone = (names.get(batch_id, ""), refused)
        return
    if now.done is not None and now.done.committed.batch_id == batch_id:
        now.done = None
    now.undone = (names[batch_id], count)


def _plan(page: Page, name: str, content: bytes, choices: Mapping[str, str]) -> ImportPlan:
    return plan_import(page.database, page.person, name, content, page.today, choices=choices)
