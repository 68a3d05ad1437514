"""The training page's body: areas beside time and forms, and the sessions themselves.

All figures are one block of the page; the rows behind them stand below it. With few sessions the
list comes first, because it says more than any chart of three.
"""

from dataclasses import replace
from functools import partial

import streamlit as st

from lib.domain.tallies import EVERYTHING, Dimension, Reach
from lib.services.activity_scope import FEW
from lib.services.training import TrainedSet, Trainings
from lib.ui.activities.choices import (
    MANY,
    activity_choices,
    audience_html,
    facet,
    forms_html,
    headed_bars,
    organisers_html,
    reach_word,
    topics_html,
)
from lib.ui.activities.list import show_activity_list, show_latest
from lib.ui.activities.row_choice import (
    ANCHOR,
    Choice,
    RowChoice,
    choice_line,
    chosen,
    show_choices,
)
from lib.ui.block import Ways, note_html, show_block, side_by_side
from lib.ui.charts import Column, columns_html
from lib.ui.headings import part_html, show_part
from lib.ui.i18n import t
from lib.ui.period_words import bucket_words, period_words
from lib.ui.shell import Page
from lib.ui.training.depth import both_kinds, cascade_html, results_html, trained_people
from lib.ui.training.head import PAGE
from lib.ui.training.table import training_table
from lib.ui.training.trained_list import show_trained_list


def show_training(page: Page, found: Trainings) -> None:
    """Everything below the cards."""
    choices = training_choices(found)
    choice = chosen(PAGE, choices)
    if not found.figures.total.activities:
        show_latest(page, found.question)
        return
    rows = RowChoice(PAGE, choice, Ways())
    if found.figures.total.activities < FEW:
        _show_rows(page, found, choices, choice)
        content = _areas(page, found) + cascade_html(found, rows) + both_kinds(found, rows)
        show_block(content, rows.ways, key="figures")
        return
    show_block(_figures(page, found, rows), rows.ways, key="figures")
    _show_rows(page, found, choices, choice)


def _figures(page: Page, found: Trainings, rows: RowChoice) -> str:
    """What is known in numbers; who and what about stand where the table of areas leaves room."""
    figures = found.figures
    areas, charts = _areas(page, found), _time(found, rows) + forms_html(figures, rows)
    who = organisers_html(figures, rows), _for_whom(found, rows)
    about = topics_html(figures, rows), audience_html(figures, rows)
    if len(found.areas) > MANY:
        charts += "".join((*who, *about))
    return "".join(
        [
            choice_line(rows),
            side_by_side(areas, charts, widths="5fr 3fr"),
            "" if len(found.areas) > MANY else side_by_side(*who) + side_by_side(*about),
            trained_people(found),
            results_html(found),
            cascade_html(found, rows),
            both_kinds(found, rows),
        ]
    )


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


def _areas(page: Page, found: Trainings) -> str:
    title = t("Training by district") if found.question.by_district else t("Training by regency")
    return part_html(title) + training_table(
        found,
        lambda code: page.url(
            "pelatihan", replace(page.filter, selection=page.selection.within(code))
        ),
    )


def _time(found: Trainings, rows: RowChoice) -> str:
    by_month = all(len(bucket.code) > 4 for bucket in found.buckets)
    title = t("Sessions month by month") if by_month else t("Sessions year by year")
    keys = [facet(Dimension.TIME, bucket.code) for bucket in found.buckets]
    columns = [
        Column(
            bucket_words(bucket),
            found.figures.at(bucket).activities,
            partial(rows.button, key, bucket_words(bucket)),
            pale=rows.pale(key, keys),
        )
        for key, bucket in zip(keys, found.buckets, strict=True)
    ]
    return part_html(title) + columns_html(columns, title=title)


def _for_whom(found: Trainings, rows: RowChoice) -> str:
    counts = [
        (
            facet(Dimension.REACH, reach.value),
            reach_word(reach),
            found.figures.where(reach).activities,
        )
        for reach in Reach
    ]
    said = t(
        "What is known only of a district or a regency counts as a session there and trains no "
        "village."
    )
    bars = headed_bars(t("For whom"), counts, found.figures.total.activities, rows)
    return bars + note_html(said)


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
