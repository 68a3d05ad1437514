"""Activities as a table, a page at a time: when, what, for whom, by whom, how many, from where."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from lib.domain.activities import Activity, AreaLink, Kind, Link
from lib.domain.areas import AreaLevel, level_of
from lib.domain.learning import MIN_TESTED
from lib.domain.period import Period
from lib.domain.tallies import Facet
from lib.services.activity_scope import Asked, rows_behind
from lib.ui import format
from lib.ui.activities.file import activity_table_file
from lib.ui.activities.lines import attendance_words, organisers_words, sources_html, when_words
from lib.ui.block import Ways, show_block
from lib.ui.downloads import show_downloads
from lib.ui.headings import part_html
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import ROWS, page_of, pager_html, rows_of_html, table_html
from lib.ui.words import form_word

NAMED = 3
"""Areas written out in a row; the others open on demand."""


def show_activity_list(page: Page, question: Asked, days: Period, facet: Facet, words: str) -> None:
    """The activities of a facet, newest first, with their number above and pages below."""
    key = f"{question.kind}-list-page"
    mark = (facet, days, question.selection)
    if st.session_state.get(f"{key}-of") != mark:
        st.session_state[f"{key}-of"] = mark
        st.session_state.pop(key, None)
    turned = int(st.session_state.get(key, 1))
    found = rows_behind(question, days, facet, limit=ROWS, offset=(turned - 1) * ROWS)
    if page_of(key, found.total) != turned:
        found = rows_behind(question, days, facet, limit=ROWS)
    ways, kind = Ways(), question.kind
    content = rows_of_html(_counted(kind, found.total), f"{_visits(kind, found.visits)} · {words}")
    if found.shown:
        content += activity_table_html(page, found.shown, kind)
    show_block(content + pager_html(key, found.total, ROWS, ways), ways, key=f"{kind}-rows-shown")
    if found.total:
        file = activity_table_file(page, question, days, facet, count=found.total, shown=words)
        show_downloads(page, file, key=f"{question.kind}-rows")


def show_latest(page: Page, question: Asked) -> None:
    """The latest on record, where the period holds nothing at all."""
    found = rows_behind(question, Period(date.min, question.as_of), limit=ROWS)
    if found.shown:
        table = activity_table_html(page, found.shown, question.kind)
        show_block(part_html(t("The latest on record")) + table, key="latest")


def activity_table_html(page: Page, rows: Sequence[Activity], kind: Kind) -> str:
    """The rows as HTML; of trainings the results too."""
    training = kind is Kind.TRAINING
    heads = [
        (t("Date"), ""),
        (t("Activity"), ""),
        (t("Areas"), ""),
        (t("Organisers"), "pb-wide"),
        (t("Attendance"), "pb-num pb-wide"),
        *([(t("Test results"), "pb-num pb-wide")] if training else []),
        (t("Source"), "pb-wide"),
    ]
    names = page.register.names
    body = "".join(_row(page, row, names, training) for row in rows)
    return table_html(heads, body, "pb-activities")


def _counted(kind: Kind, count: int) -> str:
    if kind is Kind.TRAINING:
        return t("{count} sessions", count=format.number(count))
    return t("{count} activities", count=format.number(count))


def _visits(kind: Kind, count: int) -> str:
    if kind is Kind.TRAINING:
        return t("held for {count} villages, counted each time", count=format.number(count))
    return t("{count} village visits", count=format.number(count))


def _row(page: Page, activity: Activity, names: Mapping[str, str], training: bool) -> str:
    topics = ", ".join(activity.topics)
    people = t("Attendance: {count}", count=attendance_words(activity))
    results = f'<td class="pb-num pb-wide">{html(results_words(activity))}</td>' if training else ""
    return (
        f'<tr><td class="pb-when">{html(when_words(activity))}</td>'
        f'<th scope="row">{html(form_word(activity.form))}'
        f'<small>{html(topics)}</small><small class="pb-narrow">{html(people)}</small></th>'
        f"<td>{_areas(page, activity, names)}</td>"
        f'<td class="pb-wide">{html(organisers_words(activity))}</td>'
        f'<td class="pb-num pb-wide">{html(attendance_words(activity))}</td>{results}'
        f'<td class="pb-wide pb-source">{sources_html(activity)}</td></tr>'
    )


def results_words(activity: Activity) -> str:
    """``54,2 → 69,5`` with the people tested; a dash where nobody was tested twice."""
    if not activity.tested or activity.pre_mean is None or activity.post_mean is None:
        return format.DASH
    tested = t("{count} tested", count=format.number(activity.tested))
    if activity.tested < MIN_TESTED:
        return t("{tested}, too few to tell", tested=tested)
    before, after = format.decimal(activity.pre_mean), format.decimal(activity.post_mean)
    return f"{before} → {after}, {tested}"


def _areas(page: Page, activity: Activity, names: Mapping[str, str]) -> str:
    if not activity.areas:
        return html(t("Whole province"))
    lines = [_area(page, link, names) for link in activity.areas]
    if len(lines) <= NAMED:
        return "".join(lines)
    more = html(t("and {count} more", count=format.number(len(lines) - NAMED)))
    return (
        "".join(lines[:NAMED])
        + f'<details class="pb-more"><summary>{more}</summary>{"".join(lines[NAMED:])}</details>'
    )


def _area(page: Page, link: AreaLink, names: Mapping[str, str]) -> str:
    code = link.area_code
    name, _, where = names.get(code, code).partition(" — ")
    if level_of(code) is AreaLevel.VILLAGE:
        url = page.village_url(code)
        told = f'<a href="{html(url)}" target="_self">{html(name)}</a> — {html(where)}'
    else:
        told = f"{html(name)} <em>{html(_level_words(code))}</em>"
    delegates = t("Delegates")
    sent = f" <em>{html(delegates)}</em>" if link.link is Link.DELEGATE else ""
    return f'<span class="pb-area">{told}{sent}</span>'


def _level_words(code: str) -> str:
    if level_of(code) is AreaLevel.DISTRICT:
        return t("district only")
    return t("regency or city only")
