"""The report of a month as PDF and as DOCX, both drawn from the same words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from lib.io.report import Part, Report, ReportWords, Table
from lib.services.monthly import Monthly, month_days, monthly
from lib.ui import format
from lib.ui.changes.words import change_meaning, change_word
from lib.ui.hand_outs.decisions import decisions_scene
from lib.ui.hand_outs.file import DOCX, PDF, HandOutFile, Progress
from lib.ui.hand_outs.imprint import imprint
from lib.ui.hand_outs.paper_file import (
    page_words,
    paper_file,
    paper_map,
    picture_words,
)
from lib.ui.hand_outs.report_list import activity_grid
from lib.ui.hand_outs.report_words import MOVED, report_parts
from lib.ui.hand_outs.scenes import without_statuses
from lib.ui.hand_outs.stand import stand_scene
from lib.ui.hand_outs.work import work_scene
from lib.ui.i18n import language, t
from lib.ui.shell import Page

MAP_MM = (120.0, 92.0)
_WORDED, _DRAWN = 0.5, 0.7
"""The shares of the work that are done with the words, and with the map."""


class ReportKind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"


def report(page: Page, month: date, computed: datetime, kind: ReportKind) -> HandOutFile:
    """The report of the month that a day lies in, for the page's area and programme.

    Raises ValueError for a month that has not begun.
    """
    of_month = in_month(page, month)
    title = t("Monthly report {month}", month=format.month_in_full(month))

    def make(progress: Progress) -> bytes:
        worded = report_in_words(page, month, computed)
        progress(_WORDED)
        picture = paper_map(next((part.map for part in worded.parts if part.map), None), MAP_MM)
        progress(_DRAWN)
        if kind is ReportKind.DOCX:
            from lib.io.report_docx import to_docx

            return to_docx(worded, picture, MAP_MM, computed)
        from lib.io.report_pdf import to_pdf

        return to_pdf(worded, picture, MAP_MM, computed)

    return paper_file(of_month, title, DOCX if kind is ReportKind.DOCX else PDF, make)


def report_in_words(page: Page, month: date, computed: datetime) -> Report:
    """The report; but for who made it, when and from which data version, the record decides it."""
    at = in_month(page, month)
    found = monthly(at.database, at.person, at.selection, month, at.today)
    about = imprint(at, computed)
    name = format.month_in_full(found.days.start)
    title = t("Monthly report {month}: {area}", month=name, area=about.area)
    said = t("Every activity held, in order of day; villages are those that it was for.")
    listed = Part(
        t("Activities of {month}", month=name),
        (said,) if found.activities else (),
        (Table(activity_grid(at, found)),),
    )
    return Report(
        title=f"{title} ({t('provisional')})" if found.running else title,
        imprint=about,
        remarks=tuple(_remarks(found)),
        parts=(*report_parts(at, found), listed),
        notes=tuple(dict.fromkeys(_notes(at, found))),
        words=ReportWords(page_words(), t("Method and sources"), picture_words(), language()),
    )


def in_month(page: Page, month: date) -> Page:
    """The page on the last day of a month, or today where it is not over, with its days."""
    days = month_days(month, page.today)
    whole = without_statuses(page)
    return replace(whole, filter=replace(whole.filter, as_of=days.end, period=days))


def _remarks(found: Monthly) -> Iterator[str]:
    if found.running:
        yield t(
            "The month is not over: the figures go up to {day} and are provisional.",
            day=format.day(found.days.end),
        )


def _notes(page: Page, found: Monthly) -> Iterator[str]:
    yield from stand_scene(page, found.meeting).notes
    for change in MOVED:
        yield f"{change_word(change)}: {change_meaning(change)}"
    yield from work_scene(page, found.meeting).notes
    yield from decisions_scene(page, found.meeting).notes
