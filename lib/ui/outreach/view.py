"""The outreach page's body: areas beside forms, months, who and for whom, and the rows."""

from dataclasses import replace

import streamlit as st

from lib.domain.indicators import Share
from lib.domain.tallies import Dimension
from lib.services.activity_scope import FEW
from lib.services.outreach import BY_FREQUENCY, Outreach, VillageSet
from lib.ui import format
from lib.ui.activities.choices import (
    counted,
    show_audience,
    show_forms,
    show_organisers,
)
from lib.ui.activities.facts import involved_facts, timeliness_fact
from lib.ui.activities.list import show_activity_list, show_latest
from lib.ui.activities.row_choice import (
    ANCHOR,
    Choice,
    asked_for,
    chart_key,
    choose,
    chosen,
    show_choice_line,
    show_choices,
)
from lib.ui.charts import Bar, HeatCell, show_bars, show_heat
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.outreach.choices import areas_shown, cell_key, frequency_word, outreach_choices
from lib.ui.outreach.facts_list import Fact, show_facts
from lib.ui.outreach.head import PAGE
from lib.ui.outreach.reach_table import show_reach_table
from lib.ui.outreach.reached_list import show_reached_list
from lib.ui.period_words import bucket_words, period_words
from lib.ui.shell import Page

ONE_GLANCE, MANY = 3, 12
"""Areas whose table leaves room below it, and areas whose table is longer than the charts."""
_CELL = "|"


def show_outreach(page: Page, found: Outreach) -> None:
    """Everything below the cards; with few activities their list, which says more than charts."""
    choices = outreach_choices(found, asked_for(PAGE))
    choice = chosen(PAGE, choices)
    if not found.figures.total.activities:
        show_latest(page, found.question)
        return
    if found.figures.total.activities < FEW:
        _show_rows(page, found, choices, choice)
        _show_areas(page, found)
        return
    show_choice_line(PAGE, choice)
    left, right = st.columns([5, 3], gap="medium")
    with left:
        _show_areas(page, found)
        if len(found.areas) <= ONE_GLANCE:
            _show_organisers(found, choice)
            show_audience(PAGE, found.figures, choice)
    with right:
        show_forms(PAGE, found.figures, choice)
        _show_frequency(found, choice)
        if len(found.areas) > MANY:
            _show_organisers(found, choice)
            show_audience(PAGE, found.figures, choice)
    _show_months(found, choice)
    if ONE_GLANCE < len(found.areas) <= MANY:
        left, right = st.columns(2, gap="large")
        with left:
            _show_organisers(found, choice)
        with right:
            show_audience(PAGE, found.figures, choice)
    show_part(t("Quality of reach"))
    show_facts(_facts(found))
    _show_rows(page, found, choices, choice)


def _show_areas(page: Page, found: Outreach) -> None:
    title = t("Coverage by district") if found.question.by_district else t("Coverage by regency")
    show_part(title)
    show_reach_table(
        found,
        lambda code: page.url(
            "sosialisasi", replace(page.filter, selection=page.selection.within(code))
        ),
    )


def _show_frequency(found: Outreach, choice: Choice) -> None:
    show_part(_frequency_title(found))
    total = found.year.villages
    show_bars(
        [
            Bar(wanted.value, frequency_word(wanted).capitalize(), count, counted(count, total))
            for wanted, count in zip(BY_FREQUENCY, found.year.distribution, strict=True)
        ],
        title=t("Villages by the times they were reached"),
        key=chart_key(PAGE, "frequency"),
        on_choose=_choose_villages,
        chosen=choice.key.value if choice.key in BY_FREQUENCY else None,
    )


def _frequency_title(found: Outreach) -> str:
    if found.year.end == found.question.as_of:
        return t("Times per village in 12 months")
    return t("Times per village in the 12 months to {day}", day=format.day(found.year.end))


def _show_months(found: Outreach, choice: Choice) -> None:
    by_month = all(len(bucket.code) > 4 for bucket in found.buckets)
    title = t("Activities month by month") if by_month else t("Activities year by year")
    show_part(title)
    values = dict(choice.key) if isinstance(choice.key, tuple) and len(choice.key) == 2 else {}
    lit = _CELL.join(values[d] for d in (Dimension.AREA, Dimension.TIME)) if values else None
    with st.container(key="heat"):
        show_heat(
            [
                HeatCell(
                    key=f"{code}{_CELL}{bucket.code}",
                    row=label,
                    column=bucket_words(bucket),
                    count=found.figures.area_at(code, bucket).activities,
                )
                for code, label in areas_shown(found)
                for bucket in found.buckets
            ],
            title=title,
            corner=t("District") if found.question.by_district else t("Regency or city"),
            key=chart_key(PAGE, "months"),
            on_choose=_choose_cell,
            chosen=lit,
        )
    partial_ones = [bucket_words(bucket) for bucket in found.buckets if bucket.partial]
    if partial_ones:
        st.caption(t("Not whole in this period: {what}.", what=", ".join(partial_ones)))


def _show_organisers(found: Outreach, choice: Choice) -> None:
    show_organisers(PAGE, found.figures, choice)
    st.caption(t("An activity of several agencies is counted for each of them."))


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


def _choose_villages(value: str | None) -> None:
    choose(PAGE, VillageSet(value) if value else (), "frequency")


def _choose_cell(value: str | None) -> None:
    code, _, bucket = (value or "").partition(_CELL)
    choose(PAGE, cell_key(code, bucket) if value else (), "months")
