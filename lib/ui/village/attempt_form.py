"""An attempt recorded, or one recorded by mistake corrected or deleted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

import streamlit as st

from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.errors import PantauError
from lib.domain.excuse_check import faults_of_attempt
from lib.services.attempts import correct_attempt, delete_attempt, record_attempt
from lib.services.profile import VillageProfile
from lib.services.recording import NotThere
from lib.ui.i18n import t
from lib.ui.safe import html, md
from lib.ui.shell import Page
from lib.ui.village.deed_done import Done
from lib.ui.village.deed_form import (
    Act,
    DeedForm,
    deed_form,
    show_button,
    show_day,
    show_pills,
    show_save,
    show_text,
    show_why,
)
from lib.ui.village.excuses import attempt_headline
from lib.ui.words import attempt_word

_WHICH, _FILLED, _SEEN = "which", "filled", "seen"


def show_attempt(page: Page, form: DeedForm) -> None:
    """Day, reason and note of a visit that did not happen."""
    words = t("An attempt stays on record and is no visit: status and due day stay as they are.")
    st.html(f'<p class="pb-hint">{html(words)}</p>')
    _show_fields(form, page.today)
    show_save(form, t("Save the attempt"))


def show_mend(page: Page, form: DeedForm, found: VillageProfile) -> None:
    """One of the village's attempts with what it says, to be corrected or deleted."""
    kept = {one.attempt.id: one for one in found.attempts}
    key = form.key(_WHICH)
    if st.session_state.get(key) not in kept:
        st.session_state[key] = next(iter(kept))
    which = st.selectbox(
        t("Which attempt"),
        list(kept),
        format_func=lambda attempt_id: md(attempt_headline(kept[attempt_id])),
        key=key,
    )
    _fill(form, kept[which].attempt)
    _show_fields(form, page.today)
    show_why(form, t("For example: wrong village, double entry"))
    form.show_faults("id", "village_code")
    with st.container(horizontal=True, gap="small"):
        show_button(form, "deed", t("Save the correction"), icon=":material/check:", primary=True)
        show_button(form, "delete_attempt", t("Delete"), icon=":material/delete:")


def save_attempt(page: Page, form: DeedForm) -> Done:
    """A new attempt as it was typed; raises what the service refuses."""
    new = Attempt(str(uuid4()), form.code, page.today, AttemptReason.NOT_REACHED)
    attempt = _typed(form, new, page.today)
    record_attempt(page.database, page.by(), attempt)
    return Done(form.code, Act.ATTEMPT, attempt)


def save_mended(page: Page, form: DeedForm) -> Done:
    """The attempt chosen, with what was typed in place of what it said."""
    seen, why = _seen(form), form.text("why")
    changed = _typed(form, seen, page.today)
    _written(form, lambda: correct_attempt(page.database, page.by(), seen, changed, why))
    return Done(form.code, Act.MEND, changed, before=seen)


def delete_chosen(page: Page, form: DeedForm) -> Done:
    """The attempt chosen, deleted."""
    seen, why = _seen(form), form.text("why")
    _written(form, lambda: delete_attempt(page.database, page.by(), seen, why))
    return Done(form.code, Act.MEND, None, before=seen)


def open_again(attempt: Attempt) -> None:
    """The form of a new attempt, saying what a deleted one said."""
    _set_fields(deed_form(attempt.village_code, Act.ATTEMPT), attempt)


def _show_fields(form: DeedForm, today: date) -> None:
    left, right = st.columns([2, 3])
    with left:
        show_day(form, "date", t("Day of the attempt"), today, today)
    with right:
        show_pills(form, t("Why it did not happen"), AttemptReason, attempt_word)
    show_text(form, "note", t("Note"), t("For example: the village head was away"))


def _typed(form: DeedForm, base: Attempt, today: date) -> Attempt:
    """The attempt that the form says; raises EntryRefused with every fault at its field."""
    day, reason = form.day("date"), form.one_of(AttemptReason)
    attempt = replace(base, date=day or today, reason=reason or base.reason, note=form.text("note"))
    faults = faults_of_attempt(attempt, [form.code], today)
    if day is None:
        faults.append(Fault("date", "day_missing"))
    if reason is None:
        faults.append(Fault("reason", "reason_not_chosen"))
    if form.act is Act.MEND and not form.text("why"):
        faults.append(Fault("why", "reason_missing"))
    if faults:
        raise EntryRefused(faults)
    return attempt


def _fill(form: DeedForm, attempt: Attempt) -> None:
    """The fields as the attempt says, once; what is corrected is the attempt as it was then."""
    if st.session_state.get(form.key(_FILLED)) != attempt.id:
        st.session_state[form.key(_FILLED)] = attempt.id
        st.session_state.pop(form.key(_SEEN), None)
        _set_fields(form, attempt)
    st.session_state.setdefault(form.key(_SEEN), attempt)


def _set_fields(form: DeedForm, attempt: Attempt) -> None:
    st.session_state[form.key("date")] = attempt.date
    st.session_state[form.key("reason")] = attempt.reason
    st.session_state[form.key("note")] = attempt.note


def _seen(form: DeedForm) -> Attempt:
    seen = st.session_state.get(form.key(_SEEN))
    if not isinstance(seen, Attempt):
        raise NotThere("attempt_unknown")
    return seen


def _written(form: DeedForm, write: Callable[[], None]) -> None:
    """The write done; where somebody was quicker, the next one starts from what is there now."""
    try:
        write()
    except PantauError as refused:
        if refused.key == "attempt_changed":
            del st.session_state[form.key(_SEEN)]
        raise
