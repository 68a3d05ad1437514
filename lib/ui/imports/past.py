"""What was imported before, each of it open to be taken back whole."""

from collections.abc import Sequence

import streamlit as st

from lib.db.import_batches import Batch
from lib.domain.errors import PantauError
from lib.domain.import_plan import UndoRefused
from lib.import_sentences import error_in_words
from lib.services.imports import activities_in_the_way
from lib.ui import format
from lib.ui.headings import show_part
from lib.ui.i18n import language, t, tn
from lib.ui.imports.deeds import ASK_UNDO, KEEP, UNDO
from lib.ui.imports.memory import Importing
from lib.ui.imports.words import counted, moment_words
from lib.ui.record.asked import ask
from lib.ui.record.words import Places, headline
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import turned_to

_A_PAGE = 8
_TOLD = 10


def show_past(page: Page, now: Importing, earlier: Sequence[Batch]) -> None:
    """The imports of the person, newest first, a page at a time; an administrator's: all."""
    if not earlier:
        return
    show_part(t("Earlier imports"))
    everybody = any(batch.imported_by != page.person.email for batch in earlier)
    place = st.container(key="import-past")
    turned = turned_to("import-past-page", len(earlier), _A_PAGE)
    with place:
        for batch in earlier[(turned - 1) * _A_PAGE : turned * _A_PAGE]:
            _show_batch(now, batch, who=batch.imported_by if everybody else "")


def show_confirmation(now: Importing, batch: Batch) -> None:
    """What undoing would do, and both ways on; nothing where another import is meant."""
    if now.confirming != batch.id:
        return
    with st.container(border=True, key="import-confirm"):
        count = batch.added + batch.changed
        said = tn(
            "Undo {file}? {number} activity goes back to what it was before the import.",
            "Undo {file}? {number} activities go back to what they were before the import.",
            count,
            file=batch.file_name,
            number=format.number(count),
        )
        st.html(f'<p class="pb-notice" role="alert">{html(said)}</p>')
        with st.container(horizontal=True, gap="small", key="import-confirm-buttons"):
            st.button(
                t("Undo the import"),
                key="import-undo",
                type="primary",
                icon=":material/undo:",
                on_click=ask,
                args=(UNDO, batch.id),
            )
            st.button(t("Keep it"), key="import-keep", on_click=ask, args=(KEEP,))


def show_not_undone(page: Page, now: Importing, places: Places) -> None:
    """Why an import was not undone, and which activities stand in the way."""
    if now.not_undone is None:
        return
    name, refused = now.not_undone
    said = f"<p><b>{html(_refusal_words(name, refused))}</b></p>"
    ids = refused.ids if isinstance(refused, UndoRefused) else ()
    found = activities_in_the_way(page.database, page.person, ids[:_TOLD])
    lines = "".join(
        f"<li>{html(headline(a))}<small>{html(places.names(a))}</small></li>" for a in found
    )
    more = len(ids) - len(found)
    if found and more:
        lines += f"<li>{html(tn('and {count} more', 'and {count} more', more))}</li>"
    listed = f"<ul>{lines}</ul>" if lines else ""
    st.html(f'<div class="pb-fault pb-in-the-way" role="alert">{said}{listed}</div>')


def _refusal_words(name: str, refused: PantauError) -> str:
    if not isinstance(refused, UndoRefused) or not refused.ids:
        return error_in_words(refused, language())
    count = len(refused.ids)
    return tn(
        "{file} was not undone: {number} activity was changed after the import.",
        "{file} was not undone: {number} activities were changed after the import.",
        count,
        file=name,
        number=format.number(count),
    )


def _show_batch(now: Importing, batch: Batch, who: str) -> None:
    facts = [moment_words(batch.imported_at), counted(batch.added, batch.changed), who]
    undone = t("undone on {when}", when=moment_words(batch.undone_at)) if batch.undone_at else ""
    tag = f' <span class="pb-tag">{html(undone)}</span>' if undone else ""
    left, right = st.columns([5, 2], vertical_alignment="center", wrap=False)
    left.html(
        f'<p class="pb-plan-line"><b>{html(batch.file_name)}</b>{tag}'
        f"<small>{html(' · '.join(fact for fact in facts if fact))}</small></p>"
    )
    if not batch.undone_at:
        right.button(
            t("Undo"),
            key=f"import-ask-{batch.id}",
            type="tertiary",
            icon=":material/undo:",
            on_click=ask,
            args=(ASK_UNDO, batch.id),
        )
    if now.done is None or now.done.committed.batch_id != batch.id:
        show_confirmation(now, batch)
