"""What both pages of activities ask of them: each number in words, and its bars."""

from collections.abc import Iterable, Mapping
from functools import partial

import streamlit as st

from lib.domain.activities import Organiser
from lib.domain.indicators import Share
from lib.domain.tallies import INVOLVED, Dimension, Facet, Figures, Reach
from lib.domain.together import Holders
from lib.ui import format
from lib.ui.activities.row_choice import Choice, chart_key, choose, value_of
from lib.ui.charts import Bar, show_bars
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.words import form_word, organiser_word

TAGS = 8
"""Audience tags and topics that are shown: free words in the record, with a long tail."""


def activity_choices(figures: Figures) -> Iterable[Choice]:
    """What both pages ask of activities: form, organiser, joint, audience, involvement, reach."""
    total = figures.total
    for form, count in figures.forms.items():
        yield Choice(_one(Dimension.FORM, form or ""), form_choice_words(form_word(form)), count)
    for organiser, count in figures.organisers.items():
        words = t("Organiser: {what}", what=organiser_label(organiser))
        yield Choice(_one(Dimension.ORGANISER, organiser), words, count)
    yield Choice(_one(Dimension.HOLDERS, Holders.TOGETHER), t("Held jointly"), figures.joint)
    for term, count in most_named(figures.audience):
        words = t("Audience: {what}", what=term or t("not recorded"))
        yield Choice(_one(Dimension.AUDIENCE, term), words, count)
    for term, count in most_named(figures.topics):
        words = t("Topic: {what}", what=term or t("not recorded"))
        yield Choice(_one(Dimension.TOPIC, term), words, count)
    for name in INVOLVED:
        yield Choice(_one(Dimension.INVOLVED, name), involved_word(name), getattr(total, name))
    in_time = total.entered_in_time
    yield Choice(_one(Dimension.ENTERED, "in_time"), t("Entered within 7 days"), in_time)
    late = total.entry_known - in_time
    yield Choice(_one(Dimension.ENTERED, "late"), t("Entered later than 7 days"), late)
    yield Choice(
        _one(Dimension.ATTENDANCE, "yes"), t("Attendance recorded"), total.attendance_known
    )
    for reach in Reach:
        count = figures.where(reach).activities
        yield Choice(_one(Dimension.REACH, reach.value), reach_word(reach), count)


def most_named(terms: Mapping[str, int]) -> list[tuple[str, int]]:
    """The words that are named most, and the activities without any last."""
    named = [(term, count) for term, count in terms.items() if term]
    unknown = [(term, count) for term, count in terms.items() if not term]
    return [*named[:TAGS], *unknown]


def organiser_label(value: str) -> str:
    """The agency, or that none is recorded."""
    return organiser_word(Organiser(value)) if value else t("not recorded")


def form_choice_words(word: str) -> str:
    return t("Form: {what}", what=word)


def involved_word(name: str) -> str:
    return {
        "leaders": t("With community leaders"),
        "youth": t("With youth"),
        "women": t("With women's groups"),
    }[name]


def reach_word(reach: Reach) -> str:
    return {
        Reach.VILLAGES: t("For villages directly"),
        Reach.WIDE: t("Known by district or regency only"),
        Reach.DELEGATES: t("With delegates only"),
    }[reach]


def counted(count: int, total: int) -> str:
    """``502 · 34,1 %``, as it stands at the end of a bar."""
    return f"{format.number(count)} · {format.percent(Share(count, total))}"


def _one(dimension: Dimension, value: str) -> Facet:
    return ((dimension, value),)


def choose_one(page: str, dimension: Dimension, chart: str, value: str | None) -> None:
    """The rows of a bar that was clicked; all of them for none."""
    choose(page, _one(dimension, value) if value is not None else (), chart)


def show_forms(page: str, figures: Figures, choice: Choice) -> None:
    """Activities by form, the most usual first."""
    show_part(t("Forms"))
    total = figures.total.activities
    show_bars(
        [
            Bar(form or "", form_word(form), count, counted(count, total))
            for form, count in figures.forms.items()
        ],
        title=t("Forms"),
        key=chart_key(page, "forms"),
        on_choose=partial(choose_one, page, Dimension.FORM, "forms"),
        chosen=value_of(choice, Dimension.FORM),
    )


def show_organisers(page: str, figures: Figures, choice: Choice) -> None:
    """Activities by agency; one of several agencies is counted for each."""
    show_part(t("Organisers"))
    total = figures.total.activities
    show_bars(
        [
            Bar(value, organiser_label(value), count, counted(count, total))
            for value, count in figures.organisers.items()
        ],
        title=t("Organisers"),
        key=chart_key(page, "organisers"),
        on_choose=partial(choose_one, page, Dimension.ORGANISER, "organisers"),
        chosen=value_of(choice, Dimension.ORGANISER),
    )


def show_audience(page: str, figures: Figures, choice: Choice) -> None:
    """Activities by the tags of their audience."""
    _show_terms(page, Dimension.AUDIENCE, t("Audience"), figures, choice)
    st.caption(t("Tags as the reports have them; an activity may have several."))


def show_topics(page: str, figures: Figures, choice: Choice) -> None:
    """Activities by topic."""
    _show_terms(page, Dimension.TOPIC, t("Topics"), figures, choice)


def _show_terms(
    page: str, dimension: Dimension, title: str, figures: Figures, choice: Choice
) -> None:
    show_part(title)
    terms = figures.topics if dimension is Dimension.TOPIC else figures.audience
    total = figures.total.activities
    show_bars(
        [
            Bar(term, term or t("not recorded"), count, counted(count, total))
            for term, count in most_named(terms)
        ],
        title=title,
        key=chart_key(page, dimension),
        on_choose=partial(choose_one, page, dimension, dimension),
        chosen=value_of(choice, dimension),
    )
