"""A filter as a workbook: cover, list, indicators and definitions, from the figures of the pages.

The list holds exactly the villages of the filter; the indicators speak of its whole area, which a
status selected does not narrow, and say so.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from lib.domain.status import Status
from lib.io.table_files import Sheet, to_workbook
from lib.services.area_indicators import Indicators, indicators
from lib.services.villages import VillageRow
from lib.ui import format
from lib.ui.downloads import marked_columns, marks, named
from lib.ui.hand_outs.file import XLSX, HandOutFile, Progress
from lib.ui.hand_outs.imprint import imprint
from lib.ui.hand_outs.indicator_table import (
    FEET,
    indicator_columns,
    indicator_heads,
    indicator_rows,
    status_meaning,
)
from lib.ui.hand_outs.map_picture import chosen_classes
from lib.ui.i18n import language, spoken, t
from lib.ui.map_layers import listed_rows
from lib.ui.period_words import period_words
from lib.ui.shell import Page
from lib.ui.village_file import village_columns, village_table_file
from lib.ui.words import status_word

Lines = list[tuple[str, str]]


def book(page: Page, computed: datetime) -> HandOutFile:
    """The workbook of a page's filter at the moment of making, in the language of the screen."""
    chosen = language()
    rows = listed_rows(page)
    found = indicators(page.database, page.person, page.selection, page.as_of, page.period)
    lines = cover_lines(page, found, computed, len(rows))
    name = named(page, t("Workbook"), "xlsx")

    def make(progress: Progress) -> bytes:
        with spoken(chosen):
            sheets = (_list(page, rows), _indicators(page, found), _definitions(page))
            progress(0.2)
            content = to_workbook(sheets, lines, _sheet(page, t("Cover")), cover_first=True)
            progress(1.0)
            return content

    return HandOutFile(name, XLSX, make)


def cover_lines(page: Page, found: Indicators, computed: datetime, listed: int) -> Lines:
    """What a reader must know first: record and filter, what each sheet holds, the imprint."""
    about = imprint(page, computed)
    whole = found.whole.now.total
    lines = [
        (t("Workbook"), f"{about.record} · {about.filter}"),
        (
            t("Sheet: {name}", name=t("List")),
            t("{count} villages, exactly those of the filter.", count=format.number(listed)),
        ),
        (
            t("Sheet: {name}", name=t("Indicators")),
            t(
                "{areas} areas with {count} villages; the last row is the total.",
                areas=format.number(len(found.areas)),
                count=format.number(whole),
            ),
        ),
        (
            t("Sheet: {name}", name=t("Definitions")),
            t("What each status and each column means."),
        ),
        (t("Period"), period_words(page, found.period)),
    ]
    if page.selection.statuses:
        said = t("A status selected narrows the list, not the indicators.")
        lines.append((t("Status selected"), said))
    if page.filter.classes:
        lines.append((t("Shown"), ", ".join(chosen_classes(page))))
    return [*lines, *about.lines]


def _list(page: Page, rows: Sequence[VillageRow]) -> Sheet:
    table = village_table_file(rows)
    return Sheet(
        _sheet(page, t("List")),
        marked_columns(table),
        ((*row, *marks(page)) for row in table.rows()),
        fixed=2,
    )


def _indicators(page: Page, found: Indicators) -> Sheet:
    heads = (*indicator_heads(by_district=found.by_district), t("As of"), t("Data"))
    rows = [(*row, *marks(page)) for row in indicator_rows(found)]
    return Sheet(_sheet(page, t("Indicators")), heads, rows, feet=FEET, fixed=2)


def _definitions(page: Page) -> Sheet:
    return Sheet(
        _sheet(page, t("Definitions")),
        (t("Sheet"), t("Term"), t("Meaning")),
        list(definition_rows()),
        texts=True,
    )


def _sheet(page: Page, name: str) -> str:
    """The name of a sheet, which says that a record is simulated."""
    return f"{t('SIMULATION')} {name}" if page.simulated else name


def definition_rows() -> Iterator[tuple[str, str, str]]:
    """Every status, column and term with what it means."""
    for status in Status:
        yield t("Status"), status_word(status), status_meaning(status)
    for column in village_columns():
        yield t("List"), column.head, column.meaning
    for figure in indicator_columns():
        yield t("Indicators"), figure.head, figure.meaning
    yield t("Indicators"), t("Wider areas"), t("Only a wider area, or none, is on record.")
    yield (
        t("Indicators"),
        t("Counted more than once"),
        t("What the rows above hold twice; taken off, they add up to the total."),
    )
    yield from ((t("Terms"), term, meaning) for term, meaning in terms())


def terms() -> Lines:
    """The words of the trade that files use and nobody must guess at."""
    return [
        (
            t("Desa Binaan Imigrasi"),
            t("A village that an office has taken into the programme by a deed."),
        ),
        (t("Direct"), t("Held in the village or for its residents: starts its interval anew.")),
        (
            t("Delegates"),
            t("Wider events in which only delegates of the village sat; they reset nothing."),
        ),
        (
            t("Interval"),
            t("Days within which a village must be reached again, as valid on the as-of day."),
        ),
        (
            t("Queue"),
            t("Needs outreach, is not snoozed and has no plan within the next 30 days."),
        ),
    ]
