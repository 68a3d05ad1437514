"""What the buttons of the page do: each asks one service once, and keeps what came of it.

Everything runs before the page is drawn, so that its figures, lists and fields show the result.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from lib.domain.activities import Activity, State
from lib.domain.audit import Deed
from lib.domain.entry_check import EntryRefused, Fault, faults_of
from lib.domain.errors import NotAllowed, PantauError
from lib.services.recording import (
    EditConflict,
    NotThere,
    activity_to_correct,
    bring_back,
    correct_activity,
    delete_activity,
    kept_activity,
    near_duplicates,
    record_activity,
    settle_plan,
)
from lib.ui.i18n import t
from lib.ui.record import memory, plan_answers
from lib.ui.record.asked import asked
from lib.ui.record.done import Done, done, keep_done
from lib.ui.record.memory import CORRECTION, NEW, OpenForm
from lib.ui.record.words import Places
from lib.ui.shell import Page


@dataclass(frozen=True, slots=True)
class Way:
    """How a form is saved: whether near-duplicates were seen, or are a plan that this settles."""

    seen: bool = False
    settles: str = ""


def do_what_was_asked(page: Page, places: Places) -> None:
    """Takes in what was typed, and does what the last button asked for."""
    form, correction = memory.new_form(page), memory.correction_form(page)
    what, about = asked()
    for open_form in (form, correction):
        if open_form is not None:
            open_form.take_in()
            if not what:
                # Before the page is drawn: a run that is cut off has kept what was typed.
                memory.keep_draft(page, open_form)
    if what in ("save", "save_anyway", "settle_with", "delete", "close", "mine", "theirs"):
        named = correction if about[0] == CORRECTION else form
        if named is not None:
            _with_form(page, named, places, what, about)
    elif what:
        _without_form(page, what, about)


def _with_form(
    page: Page, form: OpenForm, places: Places, what: str, about: tuple[str, ...]
) -> None:
    form.faults, form.near = (), ()
    if what == "close":
        memory.close(page, form)
    elif what == "delete":
        _delete(page, form)
    elif what == "theirs" and form.conflict is not None:
        memory.begin_correction(page, form.conflict)
    elif what == "mine" and form.conflict is not None:
        form.version, form.conflict = form.conflict.version, None
        _save(page, form, places, Way(seen=True))
    elif what in ("save", "save_anyway"):
        _save(page, form, places, Way(seen=what == "save_anyway"))
    elif what == "settle_with":
        _save(page, form, places, Way(seen=True, settles=about[1]))


def _without_form(page: Page, what: str, about: tuple[str, ...]) -> None:
    if what == "again":
        last = done()
        memory.begin(page, last.activity if last else None)
        keep_done(None)
    elif what == "reopen":
        last = done()
        if last is not None:
            memory.begin_again(page, last.activity)
            keep_done(None)
    elif what == "begin_for":
        memory.begin_for(page, about[0])
        keep_done(None)
    elif what == "discard":
        form = memory.correction_form(page) if about[0] == CORRECTION else memory.new_form(page)
        if form is not None:
            memory.close(page, form)
    elif what == "undo":
        _undo(page)
    elif what == "correct":
        _begin_correction(page, about[0])
    elif what == "open":
        _open_correction(page, about[0])
    elif what == "answer":
        plan_answers.answer(page, about[0], int(about[1]))


def _save(page: Page, form: OpenForm, places: Places, way: Way) -> None:
    activity = form.activity()
    faults = faults_of(activity, places.known, page.today)
    reason = str(form.values["reason"] or "").strip()
    if form.name == CORRECTION and not reason:
        faults.append(Fault("reason", "reason_missing"))
    if faults:
        form.faults = tuple(faults)
        return
    if form.name == NEW and not way.seen:
        form.near = near_duplicates(page.database, page.person, activity)
        if form.near:
            return
    if form.name == CORRECTION:
        saved = _tried(form, lambda: _correct(page, form, activity, reason))
    elif way.settles:
        saved = _tried(form, lambda: _settle(page, way.settles, activity))
    else:
        saved = _tried(form, lambda: _record(page, activity))
    if saved:
        memory.close(page, form)


def _record(page: Page, activity: Activity) -> None:
    record_activity(page.database, page.by(), activity)
    deed = Deed.PLAN if activity.state is State.PLANNED else Deed.RECORD
    keep_done(Done(deed, activity, None, 1))


def _settle(page: Page, plan_id: str, activity: Activity) -> None:
    plan = kept_activity(page.database, page.person, plan_id)
    settle_plan(page.database, page.by(), plan_id, plan.version, activity)
    held = replace(activity, id=plan_id)
    keep_done(Done(Deed.CONFIRM, held, plan.activity, plan.version + 1))


def _correct(page: Page, form: OpenForm, activity: Activity, reason: str) -> None:
    before = kept_activity(page.database, page.person, activity.id).activity
    correct_activity(page.database, page.by(), activity, form.version, reason)
    keep_done(Done(Deed.CORRECT, activity, before, form.version + 1))


def _delete(page: Page, form: OpenForm) -> None:
    reason = str(form.values["reason"] or "").strip()

    def delete() -> None:
        delete_activity(page.database, page.by(), form.base.id, form.version, reason)
        keep_done(Done(Deed.DELETE, form.base, form.base, form.version + 1))

    if _tried(form, delete):
        memory.close(page, form)


def _tried(form: OpenForm, write: Callable[[], None]) -> bool:
    """Whether it was saved; what stands in the way is kept with the form, nothing typed is lost."""
    try:
        write()
    except EntryRefused as refused:
        form.faults = refused.faults
    except EditConflict as conflict:
        form.conflict = conflict.newer
    except NotAllowed:
        form.faults = (Fault("areas", "areas_elsewhere"),)
    except NotThere:
        form.faults = (Fault("id", "activity_gone"),)
    except PantauError:
        form.faults = (Fault("id", "plan_changed"),)
    else:
        return True
    return False


def _open_correction(page: Page, activity_id: str) -> None:
    """What a link asks for: another correction under way is left as it is, and so is this one."""
    under_way = memory.correction_form(page)
    if under_way is None or under_way.payload() == under_way.begun:
        _begin_correction(page, activity_id)
    elif under_way.base.id != activity_id:
        st.warning(
            t("Another correction is under way. Save or discard it, then follow the link again.")
        )


def _begin_correction(page: Page, activity_id: str) -> None:
    try:
        kept = activity_to_correct(page.database, page.person, activity_id)
    except NotThere:
        st.warning(t("This record is not there any more, or not in your area."))
        return
    except NotAllowed:
        st.warning(
            t("This record is of another regency too: who records there as well may correct it.")
        )
        return
    keep_done(None)
    memory.begin_correction(page, kept)


def _undo(page: Page) -> None:
    """The last write taken back: what was recorded is deleted, what was changed is as before."""
    last = done()
    if last is None or last.undone:
        return
    try:
        if last.before is None:
            why = t("Undone right after saving")
            delete_activity(page.database, page.by(), last.activity.id, last.version, why)
        else:
            bring_back(page.database, page.by(), last.before, last.version)
    except PantauError:
        st.warning(t("It was changed by somebody else in between, so it was left as it is."))
        return
    keep_done(replace(last, version=last.version + 1, undone=True))
