"""The form: six fields, the rest folded, and one button that saves all of it for every village."""

from datetime import date

import streamlit as st

from lib.domain.activities import Form, Kind, Organiser, State
from lib.domain.entry_check import EARLIEST, LATEST_PLAN
from lib.ui.i18n import t
from lib.ui.record.areas import show_areas
from lib.ui.record.asked import ask
from lib.ui.record.attendance import show_attendance
from lib.ui.record.details import DETAILS, show_details
from lib.ui.record.faults import show_faults
from lib.ui.record.fields import FORMS, TOPICS
from lib.ui.record.memory import NEW, OpenForm
from lib.ui.record.words import Places, day_words
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.words import form_word, kind_word, organiser_word, state_word


def show_form(page: Page, form: OpenForm, places: Places) -> None:
    """Every field with its faults, and the buttons; what the buttons ask for is done next run."""
    with st.container(key=f"record-form-{form.name}"):
        _show_when(page, form)
        _show_what(form)
        show_areas(page, form, places)
        _show_who(form)
        if form.values["state"] != State.PLANNED:
            show_attendance(form.seeded("counted"), form.seeded("participants"))
            show_faults(form, "participants")
        _show_topics(form)
        _show_folded(page, form, places)
        _show_end(form)


def _show_when(page: Page, form: OpenForm) -> None:
    offered = [State.HELD, State.PLANNED]
    if form.base.state is State.CANCELLED:
        offered.append(State.CANCELLED)
    _must_be_one_of(form, "state", offered)
    left, right = st.columns([3, 2])
    with left:
        st.segmented_control(
            t("Held or planned"),
            offered,
            format_func=state_word,
            key=form.seeded("state"),
            required=True,
        )
    with right:
        day = st.date_input(
            t("Date"),
            min_value=min(EARLIEST, form.base.date),
            max_value=page.today + LATEST_PLAN,
            key=form.seeded("date"),
            format="DD/MM/YYYY",
        )
        if isinstance(day, date):
            st.html(f'<p class="pb-hint">{html(day_words(day, page.today))}</p>')
        show_faults(form, "date")


def _show_what(form: OpenForm) -> None:
    _must_be_one_of(form, "kind", list(Kind))
    left, right = st.columns([3, 2])
    with left:
        kind = st.segmented_control(
            t("Kind"),
            list(Kind),
            format_func=kind_word,
            key=form.seeded("kind"),
            required=True,
            wrap=True,
        )
    forms: list[Form | None] = list(FORMS[kind or Kind.OUTREACH])
    if form.base.form is not None and form.base.form not in forms and kind == form.base.kind:
        forms.append(form.base.form)
    if form.values["form"] not in forms and form.values["form"] is not None:
        form.set("form", None)
    right.selectbox(
        t("Form of the activity"),
        forms,
        index=None,
        format_func=form_word,
        key=form.seeded("form"),
        placeholder=t("Choose a form"),
    )


def _show_who(form: OpenForm) -> None:
    st.pills(
        t("Organisers"),
        list(Organiser),
        selection_mode="multi",
        format_func=organiser_word,
        key=form.seeded("organisers"),
        wrap=True,
    )
    show_faults(form, "organisers")


def _show_topics(form: OpenForm) -> None:
    st.pills(t("Topic"), TOPICS, selection_mode="multi", key=form.seeded("topics"), wrap=True)
    st.text_input(
        t("Other topics"),
        key=form.seeded("other_topics"),
        max_chars=300,
        placeholder=t("Other topics, separated by commas"),
        label_visibility="collapsed",
    )


def _show_folded(page: Page, form: OpenForm, places: Places) -> None:
    key = form.key("details")
    if any(fault.field in DETAILS for fault in form.faults):
        st.session_state[key] = True
    folded = st.expander(t("Details"), key=key, on_change="rerun")
    if folded.open:
        with folded:
            show_details(page, form, places)


def _show_end(form: OpenForm) -> None:
    """The reason of a correction, what else stands in the way, and the buttons."""
    if form.name != NEW:
        st.text_input(
            t("Reason for the correction"),
            key=form.seeded("reason"),
            max_chars=300,
            placeholder=t("For example: wrong village, double entry"),
        )
        show_faults(form, "reason")
    if form.faults:
        words = t("Not saved yet: please mend what is marked. Everything typed is still here.")
        st.html(f'<div class="pb-fault" role="alert"><p><b>{html(words)}</b></p></div>')
    show_faults(form, "id")
    with st.container(horizontal=True, gap="small", key=form.key("buttons")):
        planned = form.values["state"] == State.PLANNED
        save = t("Save the plan") if planned else t("Save")
        st.button(
            t("Save the correction") if form.name != NEW else save,
            key=form.key("save"),
            type="primary",
            icon=":material/check:",
            on_click=ask,
            args=("save", form.name),
        )
        if form.name != NEW:
            st.button(
                t("Delete"),
                key=form.key("delete"),
                icon=":material/delete:",
                on_click=ask,
                args=("delete", form.name),
            )
            st.button(
                t("Close without saving"),
                key=form.key("close"),
                type="tertiary",
                on_click=ask,
                args=("close", form.name),
            )


def _must_be_one_of(form: OpenForm, name: str, offered: list[Kind] | list[State]) -> None:
    """The field moved to what is offered, where a browser claims something else."""
    if form.values[name] not in offered:
        form.set(name, offered[0])
