"""What the form keeps folded: everything that makes a record fuller and a minute longer."""

from datetime import date

import streamlit as st

from lib.domain.activities import State
from lib.ui.i18n import t
from lib.ui.record.faults import show_faults
from lib.ui.record.fields import ANSWERS, AUDIENCES
from lib.ui.record.memory import OpenForm
from lib.ui.record.words import Places, day_words
from lib.ui.safe import html
from lib.ui.shell import Page

DETAILS = ("end_date", "tested", "pre_mean", "post_mean", "evidence_url")
"""Fields of this part that can have a fault."""


def show_details(page: Page, form: OpenForm, places: Places) -> None:
    _show_days(page, form)
    _show_venue(form, places)
    _show_people(form)
    if form.values["state"] != State.PLANNED:
        _show_learning(form)
        _show_evidence(form)
    st.text_area(
        t("Notes"),
        key=form.seeded("notes"),
        max_chars=2_000,
        height=90,
        placeholder=t("What a colleague should know"),
    )


def _show_days(page: Page, form: OpenForm) -> None:
    left, right = st.columns(2)
    left.checkbox(t("Only the month is known"), key=form.seeded("month_only"))
    if form.values["month_only"] is True:
        return
    with right:
        ends = st.date_input(
            t("Last day, where it took several"),
            value=None,
            key=form.seeded("end_date"),
            format="DD/MM/YYYY",
        )
        said = day_words(ends, page.today) if isinstance(ends, date) else t("One day")
        st.html(f'<p class="pb-hint">{html(said)}</p>')
        show_faults(form, "end_date")


def _show_venue(form: OpenForm, places: Places) -> None:
    left, right = st.columns(2)
    left.text_input(
        t("Venue"),
        key=form.seeded("venue"),
        max_chars=200,
        placeholder=t("For example: village hall"),
    )
    offered = places.codes
    held = form.values["venue_area_code"]
    if held is not None and held not in offered:
        if held == form.base.venue_area_code:
            return  # It lies in another regency: it stays on record, the form cannot name it.
        form.set("venue_area_code", None)
    right.selectbox(
        t("Village or district of the venue"),
        offered,
        index=None,
        format_func=places.venue,
        key=form.seeded("venue_area_code"),
        placeholder=t("Type to search"),
    )


def _show_people(form: OpenForm) -> None:
    st.text_input(
        t("Units of the organisers"),
        key=form.seeded("organiser_units"),
        max_chars=200,
        placeholder=t("For example: Kanim Kelas I Serang"),
    )
    if form.values["state"] != State.PLANNED:
        st.text_input(
            t("About the attendance"),
            key=form.seeded("attendance_note"),
            max_chars=200,
            placeholder=t("For example: 30 of them former migrant workers"),
        )
    st.pills(t("Audience"), AUDIENCES, selection_mode="multi", key=form.seeded("audience"))
    st.text_input(
        t("Other audience"),
        key=form.seeded("other_audience"),
        max_chars=300,
        placeholder=t("Others, separated by commas"),
        label_visibility="collapsed",
    )
    words = {"yes": t("yes"), "no": t("no")}
    asked = {
        "leaders": t("Community leaders came"),
        "youth": t("Young people came"),
        "women": t("Women came"),
    }
    for column, (name, label) in zip(st.columns(3), asked.items(), strict=True):
        column.segmented_control(
            label, ANSWERS, format_func=words.__getitem__, key=form.seeded(name)
        )


def _show_learning(form: OpenForm) -> None:
    left, right = st.columns(2)
    left.text_input(
        t("Trainers or speakers"),
        key=form.seeded("trainers"),
        max_chars=300,
        placeholder=t("Names or offices"),
    )
    right.text_input(
        t("Material"),
        key=form.seeded("material"),
        max_chars=300,
        placeholder=t("Module, slides, leaflet"),
    )
    asked = {
        "pre_mean": t("Mean before (0–100)"),
        "post_mean": t("Mean after (0–100)"),
        "tested": t("People tested"),
    }
    for column, (name, label) in zip(st.columns(3), asked.items(), strict=True):
        with column:
            st.number_input(
                label,
                value=None,
                step=1 if name == "tested" else 0.5,
                format="%d" if name == "tested" else "%.1f",
                key=form.seeded(name),
                placeholder=t("not recorded"),
            )
            show_faults(form, name)


def _show_evidence(form: OpenForm) -> None:
    st.text_input(
        t("Link to the evidence"),
        key=form.seeded("evidence_url"),
        max_chars=500,
        placeholder="https://",
    )
    show_faults(form, "evidence_url")
