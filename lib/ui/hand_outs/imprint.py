"""What every file says of itself, in the language of the screen."""

from collections.abc import Iterator
from datetime import datetime

from lib.io.hand_out import Imprint
from lib.ui import filters, format
from lib.ui.counting import choices_in_force
from lib.ui.i18n import t
from lib.ui.shell import Page
from lib.ui.words import source_word


def imprint(page: Page, computed: datetime) -> Imprint:
    """The imprint of a page's filter at the moment of making."""
    mark = t("SIMULATION: none of these activities took place") if page.simulated else ""
    examples = (
        ""
        if page.table().confirmed
        else t("examples: not every interval in force is confirmed yet")
    )
    return Imprint(
        record=record_word(page),
        mark=mark,
        examples=examples,
        filter=filter_line(page),
        area=filters.area_words(page.filter, page.register),
        lines=tuple(line for line in _lines(page, computed, mark, examples) if line[1]),
        made=computed,
        version=page.table().version,
    )


def record_word(page: Page) -> str:
    """The record a figure is of: ``SIMULASI``, or which of the true ones."""
    return t("SIMULATION") if page.simulated else source_word(page.source)


def filter_line(page: Page) -> str:
    """The filter with interval and last day: what must stand beside every figure of a meeting."""
    said = filters.sentence(page.filter, page.register, page.today)
    until = page.data_until
    parts = [said, interval_words(page)]
    if page.as_of > page.today:
        parts.insert(1, t("FORECAST"))
    parts.append(t("data up to {day}", day=format.day(until)) if until else t("no activity yet"))
    return " · ".join(part for part in parts if part)


def interval_words(page: Page) -> str:
    """``interval 90–180 hari (contoh)``: the shortest and the longest in force; empty for none."""
    days = sorted({row.interval.days for row in page.table().scope(page.selection)})
    if not days:
        return ""
    span = format.number(days[0])
    if len(days) > 1:
        span = f"{span}–{format.number(days[-1])}"
    said = t("interval {days} days", days=span)
    return said if page.table().confirmed else f"{said} ({t('example')})"


def made_by(page: Page) -> str:
    """Who asked for a file: the name of the account, or that nobody signed in."""
    return page.account.name if page.account is not None else t("a reader without an account")


def _lines(page: Page, computed: datetime, mark: str, examples: str) -> Iterator[tuple[str, str]]:
    as_of = format.day(page.as_of)
    if page.as_of > page.today:
        as_of = f"{as_of} ({t('FORECAST')})"
    until = page.data_until
    yield t("Data"), mark or source_word(page.source)
    yield t("Filter"), filters.sentence(page.filter, page.register, page.today)
    yield t("As of"), as_of
    yield t("Data up to"), format.day(until) if until else t("no activity yet")
    yield t("Computed"), f"{format.moment(computed)} WIB"
    yield t("Made by"), made_by(page)
    yield t("Data version"), str(page.table().version)
    yield t("Intervals"), examples
    for choice in choices_in_force(page):
        yield t("What counts"), f"{choice.words}. {choice.meaning}"
    yield (
        t("Not recorded"),
        t("“Not recorded” means that nothing is on record, not that nobody came."),
    )
