"""The outreach page's body: areas beside forms, months, who and for whom, and the rows.

All figures are one block of the page; the rows behind them stand below it.
"""

from dataclasses import replace

import streamlit as st

from lib.domain.buckets import Bucket
from lib.domain.indicators import Share
from lib.services.activity_scope import FEW
from lib.services.outreach import BY_FREQUENCY, Outreach, VillageSet
from lib.ui import format
from lib.ui.activities.choices import MANY, audience_html, choice_bars, forms_html, organisers_html
from lib.ui.activities.facts import involved_facts, timeliness_fact
from lib.ui.activities.list import show_activity_list, show_latest
from lib.ui.activities.row_choice import (
    ANCHOR,
    Choice,
    RowChoice,
    asked_for,
    choice_line,
    chosen,
    show_choices,
)
from lib.ui.block import Ways, note_html, show_block, side_by_side
from lib.ui.charts import Field, heat_html
from lib.ui.facts_list import Fact, facts_html
from lib.ui.headings import part_html, show_part
from lib.ui.i18n import t
from lib.ui.outreach.choices import areas_shown, cell_key, frequency_word, outreach_choices
from lib.ui.outreach.head import PAGE
from lib.ui.outreach.reach_table import reach_table
from lib.ui.outreach.reached_list import show_reached_list
from lib.ui.period_words import bucket_words, period_words
from lib.ui.shell import Page

ONE_GLANCE = 3
"""Areas whose table leaves room below it."""


def show_outreach(page: Page, found: Outreach) -> None:
    """Everything below the cards; with few activities their list, which says more than charts."""
    choices = outreach_choices(found, asked_for(PAGE))
    choice = chosen(PAGE, choices)
    if not found.figures.total.activities:
        show_latest(page, found.question)
        return
    if found.figures.total.activities < FEW:
        _show_rows(page, found, choices, choice)
        show_block(_areas(page, found), key="figures")
        return
    rows = RowChoice(PAGE, choice, Ways())
    show_block(_figures(page, found, rows), rows.ways, key="figures")
    _show_rows(page, found, choices, choice)


def _figures(page: Page, found: Outreach, rows: RowChoice) -> str:
    """What is known in numbers; who and for whom stand where the table of areas leaves room."""
    who = _organisers(found, rows), audience_html(found.figures, rows)
    areas, forms = _areas(page, found), forms_html(found.figures, rows) + _frequency(found, rows)
    if len(found.areas) <= ONE_GLANCE:
        areas += "".join(who)
    elif len(found.areas) > MANY:
        forms += "".join(who)
    between = ONE_GLANCE < len(found.areas) <= MANY
    return "".join(
        [
            choice_line(rows),
            side_by_side(areas, forms, widths="5fr 3fr"),
            _months(found, rows),
            side_by_side(*who) if between else "",
            part_html(t("Quality of reach")),
            facts_html(_facts(found)),
        ]
    )


def _areas(page: Page, found: Outreach) -> str:
    title = t("Coverage by district") if found.question.by_district else t("Coverage by regency")
    return part_html(title) + reach_table(
        found,
        lambda code: page.url(
            "sosialisasi", replace(page.filter, selection=page.selection.within(code))
        ),
    )


def _frequency(found: Outreach, rows: RowChoice) -> str:
    counts = [
        (wanted, frequency_word(wanted).capitalize(), count)
        for wanted, count in zip(BY_FREQUENCY, found.year.distribution, strict=True)
    ]
    title = t("Villages by the times they were reached")
    bars = choice_bars(title, counts, found.year.villages, rows)
    return part_html(_frequency_title(found)) + bars


def _frequency_title(found: Outreach) -> str:
    if found.year.end == found.question.as_of:
        return t("Times per village in 12 months")
    return t("Times per village in the 12 months to {day}", day=format.day(found.year.end))


def _months(found: Outreach, rows: RowChoice) -> str:
    by_month = all(len(bucket.code) > 4 for bucket in found.buckets)
    title = t("Activities month by month") if by_month else t("Activities year by year")

    def field(code: str, bucket: Bucket) -> Field:
        key, count = cell_key(code, bucket.code), found.figures.area_at(code, bucket).activities
        button = rows.button(key, format.number(count), tab_stop=False)
        return Field(count, button, chosen=key == rows.choice.key)

    fields = {
        (label, bucket_words(bucket)): field(code, bucket)
        for code, label in areas_shown(found)
        for bucket in found.buckets
    }
    partial_ones = [bucket_words(bucket) for bucket in found.buckets if bucket.partial]
    return (
        part_html(title)
        + heat_html(
            fields,
            title=title,
            corner=t("District") if found.question.by_district else t("Regency or city"),
        )
        + (
            note_html(t("Not whole in this period: {what}.", what=", ".join(partial_ones)))
            if partial_ones
            else ""
        )
    )


def _organisers(found: Outreach, rows: RowChoice) -> str:
    said = note_html(t("An activity of several agencies is counted for each of them."))
    return organisers_html(found.figures, rows) + said


def _facts(found: Outreach) -> list[Fact]:
    """What is printed as n of N, each with its definition."""
    total = found.figures.total
    whole, recent = total.activities, found.recency
    return [
        Fact(
            t("Effective reach"),
            found.year.effective,
            t("two or more different forms in 12 months"),
        ),
        Fact(
            t("With delegates"),
            found.with_delegates,
            t("reached directly or by delegates in the period"),
        ),
        Fact(t("Ever reached"), found.ever, t("directly, at any time up to this day")),
        Fact(
            t("Joint activities"),
            Share(found.figures.joint, whole),
            t("held by Immigration and BP3MI together"),
        ),
        *involved_facts(found.figures),
        Fact(
            t("Attendance"),
            Share(total.attendance_known, whole),
            t("contacts, not unique people; activities with a known number"),
            figure=format.number(total.participants) if total.attendance_known else format.DASH,
        ),
        Fact(
            t("Days since the last outreach"),
            Share(recent.reached, recent.reached + recent.never),
            t(
                "median of the villages ever reached; for 9 of 10 of them at most {days} days, "
                "{never} villages are not recorded so far",
                days=format.number(recent.ninetieth),
                never=format.number(recent.never),
            ),
            figure=format.days(recent.median),
        ),
        timeliness_fact(found.figures),
    ]


def _show_rows(page: Page, found: Outreach, choices: list[Choice], choice: Choice) -> None:
    with st.container(key=f"rows-of-{PAGE}"):
        show_part(t("Rows behind the number"), anchor=ANCHOR)
        show_choices(PAGE, choices)
        if isinstance(choice.key, VillageSet):
            show_reached_list(page, found, choice.key)
            return
        assert isinstance(choice.key, tuple)
        words = f"{choice.words}, {period_words(page, found.period)}"
        show_activity_list(page, found.question, page.period, choice.key, words)
        if page.selection.statuses:
            st.caption(t("The status filter narrows lists of villages, not activities."))
