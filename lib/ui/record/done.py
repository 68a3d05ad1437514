"""What was just saved, in one sentence, with the way back and the way on."""

from dataclasses import dataclass

import streamlit as st

from lib.domain.activities import Activity
from lib.domain.audit import Deed
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.record.asked import ask
from lib.ui.record.words import Places, saved_words, what_words
from lib.ui.safe import html

_KEY = "record-done"


@dataclass(frozen=True, slots=True)
class Done:
    """A write of this session: the activity as it is now, as it was, and its version now."""

    deed: Deed
    activity: Activity
    before: Activity | None
    version: int
    undone: bool = False

    @property
    def is_new(self) -> bool:
        return self.before is None


def done() -> Done | None:
    """The last write of this session, until the next thing is begun."""
    found: Done | None = st.session_state.get(_KEY)
    return found


def keep_done(last: Done | None) -> None:
    st.session_state[_KEY] = last


def done_words(last: Done, places: Places) -> str:
    """What was saved, or that it was taken back."""
    activity = last.activity
    values = {
        "what": what_words(activity),
        "when": format.activity_day(activity.date, activity.month_only),
        "where": places.where(activity),
    }
    if last.undone and last.is_new:
        return t("Undone: {what} on {when} for {where} counts nowhere.", **values)
    if last.undone:
        return t("Undone: {what} on {when} for {where} is as it was before.", **values)
    words = {
        Deed.CORRECT: t("Corrected: {what} on {when} for {where}.", **values),
        Deed.DELETE: t("Deleted: {what} on {when} for {where}.", **values),
        Deed.MOVE: t("Moved to {when}: {what} for {where}.", **values),
        Deed.CANCEL: t("Cancelled: {what} on {when} for {where}.", **values),
    }
    return words.get(last.deed) or saved_words(activity, places)


def show_done(last: Done, places: Places) -> None:
    """The villages it touched, and the buttons."""
    with st.container(border=True, key="record-done"):
        mark = "↩" if last.undone else "✓"
        st.html(
            f'<p class="pb-done" role="status"><b aria-hidden="true">{mark}</b> '
            f"{html(places.names(last.activity))}</p>"
        )
        with st.container(horizontal=True, gap="small", key="record-done-buttons"):
            if last.is_new and last.undone:
                _button("reopen", t("Open what was typed again"), ":material/edit_note:")
            elif not last.undone:
                _button("undo", t("Undo"), ":material/undo:")
            if last.is_new:
                _button("again", t("Record another one"), ":material/add:", primary=True)


def _button(what: str, label: str, icon: str, *, primary: bool = False) -> None:
    st.button(
        label,
        key=f"record-{what}",
        icon=icon,
        type="primary" if primary else "secondary",
        on_click=ask,
        args=(what,),
    )
