"""A short form of the village page: what its widgets hold, and what stands in the way of saving it.

What was typed stays while another form is open, and after a refusal. After saving the widgets get
other keys: a second tap on a button that a slow browser still shows means nothing any more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from lib.domain.entry_check import EARLIEST, LATEST_PLAN, Fault
from lib.ui.i18n import t
from lib.ui.record.asked import ask
from lib.ui.record.faults import show_fault_list
from lib.ui.record.words import day_words
from lib.ui.safe import html

Word = TypeVar("Word", bound=StrEnum)
_FAULTS, _TURNS = "deed-faults", "deed-turns"


class Act(StrEnum):
    """What may be done for a village, each with a form of its own."""

    ATTEMPT = "attempt"
    MEND = "mend"
    SNOOZE = "snooze"
    END_SNOOZE = "end_snooze"
    EXEMPT = "exempt"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class DeedForm:
    """The form of one act for one village; ``turn`` counts how often it was saved."""

    code: str
    act: Act
    turn: int

    def key(self, name: str) -> str:
        """The key of a widget of this form."""
        turn = f"-{self.turn}" if self.turn else ""
        return f"{_prefix(self.code)}{self.act}-{name}{turn}"

    def seeded(self, name: str, value: object) -> str:
        """The key of a widget that begins with a value."""
        key = self.key(name)
        if key not in st.session_state:
            st.session_state[key] = value
        return key

    def text(self, name: str) -> str:
        return str(st.session_state.get(self.key(name)) or "").strip()

    def day(self, name: str) -> date | None:
        typed = st.session_state.get(self.key(name))
        return typed if isinstance(typed, date) else None

    def one_of(self, vocabulary: type[Word], name: str = "reason") -> Word | None:
        """The word chosen; None for none, and for what a browser made up."""
        typed = st.session_state.get(self.key(name))
        return next((word for word in vocabulary if word == typed), None)

    def refuse(self, faults: Iterable[Fault]) -> None:
        """What stands in the way, kept for the screen."""
        st.session_state[_FAULTS] = (self, tuple(faults))

    def show_faults(self, *fields: str) -> None:
        """The faults of these fields, below them."""
        of_form, faults = st.session_state.get(_FAULTS, (None, ()))
        if of_form == self:
            show_fault_list(fault for fault in faults if fault.field in fields)

    def close(self) -> None:
        """The form put away: the next one of its kind starts empty."""
        st.session_state.setdefault(_TURNS, {})[self.code, self.act] = self.turn + 1
        st.session_state[chosen_key(self.code)] = None
        st.session_state.pop(_FAULTS, None)


def deed_form(code: str, act: Act) -> DeedForm:
    """The form of an act for a village, as often as it was saved so far."""
    return DeedForm(code, act, st.session_state.get(_TURNS, {}).get((code, act), 0))


def chosen_key(code: str) -> str:
    """The key of the choice between the forms of a village."""
    return f"{_prefix(code)}chosen"


def keep_typed(code: str) -> None:
    """What was typed for a village kept, whether or not its form is drawn in this run."""
    for key in list(st.session_state):
        if str(key).startswith(_prefix(code)):
            st.session_state[key] = st.session_state[key]


def show_day(
    form: DeedForm, name: str, label: str, today: date, usual: date | None = None
) -> date | None:
    """A day, said in words too; ``usual`` is what it begins with, none for a day to be chosen."""
    key = form.seeded(name, usual) if usual is not None else form.key(name)
    day = st.date_input(
        label,
        value="today" if usual is not None else None,
        min_value=EARLIEST,
        max_value=today + LATEST_PLAN,
        key=key,
        format="DD/MM/YYYY",
    )
    found = day if isinstance(day, date) else None
    if found is not None:
        st.html(f'<p class="pb-hint">{html(day_words(found, today))}</p>')
    form.show_faults(name)
    return found


def show_text(form: DeedForm, name: str, label: str, example: str) -> None:
    """A line of text."""
    st.text_input(label, key=form.key(name), max_chars=300, placeholder=example)
    form.show_faults(name)


def show_pills(
    form: DeedForm, label: str, vocabulary: type[Word], word: Callable[[Word], str]
) -> None:
    """The reason, one of a vocabulary."""
    st.pills(label, list(vocabulary), format_func=word, key=form.key("reason"))
    form.show_faults("reason")


def show_why(form: DeedForm, example: str) -> None:
    """The reason that the trail keeps."""
    show_text(form, "why", t("Reason, kept on the trail"), example)


def show_save(form: DeedForm, label: str, *about: str) -> None:
    """What concerns no single field, and the button."""
    form.show_faults("id", "village_code")
    show_button(form, "deed", label, *about, icon=":material/check:", primary=True)


def show_button(
    form: DeedForm, what: str, label: str, *about: str, icon: str, primary: bool = False
) -> None:
    """A button that asks for something about this very form."""
    st.button(
        label,
        key=f"do-{what}-{form.act}",
        icon=icon,
        type="primary" if primary else "secondary",
        on_click=ask,
        args=(what, form.code, form.act, str(form.turn), *about),
    )


def _prefix(code: str) -> str:
    return f"deed-{code}-"
