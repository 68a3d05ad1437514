"""The training page's body: areas beside time and forms, and the sessions themselves.

With few sessions the list comes first, because it says more than any chart of three.
"""

from dataclasses import replace
from functools import partial

import streamlit as st

from lib.domain.tallies import EVERYTHING, Dimension, Reach
from lib.services.activity_scope import FEW
from lib.services.training import TrainedSet, Trainings
from lib.ui import format
from lib.ui.activities.choices import (
    activity_choices,
    choose_one,
    counted,
    reach_word,
    show_forms,
    show_organisers,
)
from lib.ui.activities.list import show_activity_list, show_latest
from lib.ui.activities.row_choice import (
    ANCHOR,
    Choice,
    chart_key,
    chosen,
    show_choice_line,
    show_choices,
    value_of,
)
from lib.ui.charts import Bar, show_bars, show_columns
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.period_words import bucket_words, period_words
from lib.ui.shell import Page
from lib.ui.training.depth import (
    show_both_kinds,
    show_cascade,
    show_results,
    show_trained_people,
)
from lib.ui.training.head import PAGE
from lib.ui.training.table import show_training_table
from lib.ui.training.trained_list import show_trained_list


def show_training(page: Page, found: Trainings) -> None:
    """Everything below the cards."""
    choices = training_choices(found)
    choice = chosen(PAGE, choices)
    if not found.figures.total.activities:
        show_latest(page, found.question)
        return
    if found.figures.total.activities < FEW:
        _show_rows(page, found, choices, choice)
        _show_areas(page, found)
        show_cascade(found)
        show_both_kinds(found)
        return
    show_choice_line(PAGE, choice)
    left, right = st.columns([5, 3], gap="medium")
    with left:
        _show_areas(page, found)
    with right:
        _show_time(found, choice)
        show_forms(PAGE, found.figures, choice)
    _show_who(found, choice)
    show_trained_people(found, choice)
    show_results(found)
    show_cascade(found)
    show_both_kinds(found)
    _show_rows(page, found, choices, choice)


def training_choices(found: Trainings) -> list[Choice]:
    """Every number of the page that opens its rows, all sessions first."""
    figures = found.figures
    tested = figures.total.tested_sessions
    return [
        Choice(EVERYTHING, t("All sessions"), figures.total.activities),
        *activity_choices(figures),
        Choice(((Dimension.TESTED, "yes"),), t("With test results"), tested),
        *(
            Choice(
                ((Dimension.TIME, bucket.code),),
                t("Time: {what}", what=bucket_words(bucket)),
                figures.at(bucket).activities,
            )
            for bucket in found.buckets
        ),
        *(
            Choice(
                ((Dimension.AREA, area.code),),
                t("Area: {what}", what=area.label),
                area.tally.activities,
            )
            for area in found.areas
        ),
        *(
            Choice(wanted, trained_words(wanted), len(found.members(wanted)))
            for wanted in TrainedSet
        ),
    ]


def trained_words(wanted: TrainedSet) -> str:
    return {
        TrainedSet.TRAINED: t("Villages trained in the period"),
        TrainedSet.NOT_TRAINED: t("Villages not trained in the period"),
        TrainedSet.EVER_BOTH: t("Villages ever trained and reached by outreach"),
        TrainedSet.ONLY_TRAINED: t("Villages trained, no outreach recorded"),
        TrainedSet.ONLY_OUTREACHED: t("Villages with outreach, no training recorded"),
        TrainedSet.EVER_NEITHER: t("Villages with neither recorded"),
        TrainedSet.PASSED_ON: t("Trainers: villages with a session afterwards"),
        TrainedSet.WAITING: t("Trainers: villages still within six months"),
        TrainedSet.NOT_PASSED_ON: t("Trainers: villages without a session in six months"),
    }[wanted]


def _show_areas(page: Page, found: Trainings) -> None:
    show_part(t("Training by district") if found.question.by_district else t("Training by regency"))
    show_training_table(
        found,
        lambda code: page.url(
            "pelatihan", replace(page.filter, selection=page.selection.within(code))
        ),
    )


def _show_time(found: Trainings, choice: Choice) -> None:
    by_month = all(len(bucket.code) > 4 for bucket in found.buckets)
    title = t("Sessions month by month") if by_month else t("Sessions year by year")
    show_part(title)
    show_columns(
        [
            Bar(bucket.code, bucket_words(bucket), count, format.number(count))
            for bucket in found.buckets
            for count in [found.figures.at(bucket).activities]
        ],
        title=title,
        key=chart_key(PAGE, "time"),
        on_choose=partial(choose_one, PAGE, Dimension.TIME, "time"),
        chosen=value_of(choice, Dimension.TIME),
    )


def _show_who(found: Trainings, choice: Choice) -> None:
    figures, total = found.figures, found.figures.total.activities
    left, right = st.columns(2, gap="large")
    with left:
        show_organisers(PAGE, figures, choice)
    with right:
        show_part(t("For whom"))
        show_bars(
            [
                Bar(reach.value, reach_word(reach), count, counted(count, total))
                for reach in Reach
                for count in [figures.where(reach).activities]
            ],
            title=t("For whom"),
            key=chart_key(PAGE, "reach"),
            on_choose=partial(choose_one, PAGE, Dimension.REACH, "reach"),
            chosen=value_of(choice, Dimension.REACH),
        )
        st.caption(
            t(
                "What is known only of a district or a regency counts as a session there and "
                "trains no village."
            )
        )


def _show_rows(page: Page, found: Trainings, choices: list[Choice], choice: Choice) -> None:
    with st.container(key=f"rows-of-{PAGE}"):
        show_part(t("Rows behind the number"), anchor=ANCHOR)
        show_choices(PAGE, choices)
        if isinstance(choice.key, TrainedSet):
            show_trained_list(page, found, choice.key, trained_words(choice.key))
            return
        assert isinstance(choice.key, tuple)
        words = f"{choice.words}, {period_words(page, found.period)}"
        show_activity_list(page, found.question, page.period, choice.key, words)
