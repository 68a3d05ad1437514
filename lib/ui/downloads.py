"""Two quiet buttons beside a table: its rows as CSV and as XLSX, made when they are asked for.

What is downloaded is what the page counts: the caller gives the very rows it shows. The name of a
file carries the data version, because a browser keeps a file under its name, and every row says
which day and which record it is of, because rows are copied further than their file.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from lib.io.safe_text import file_name
from lib.io.table_files import Value, to_csv, to_xlsx
from lib.services import clock
from lib.ui import filters, format
from lib.ui.hand_outs.file import CSV, XLSX
from lib.ui.hand_outs.imprint import imprint, record_word
from lib.ui.i18n import Language, language, spoken, t
from lib.ui.shell import Page

Row = Sequence[Value]
Lines = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds, worded in the language of the screen.

    ``rows`` is asked when the file is made, ``count`` is their number; ``meaning`` explains a
    column or a word per pair; ``shown`` tells what the page's own switches narrow the rows to.
    ``dated`` False: the rows are of no day and no record.
    """

    title: str
    columns: Sequence[str]
    rows: Callable[[], Iterable[Row]]
    count: int
    meaning: Lines = ()
    shown: str = ""
    dated: bool = True


def show_downloads(page: Page, table: Table, key: str) -> None:
    """The buttons side by side; before a click nothing is made, and after it nothing reruns."""
    said = t("{count} rows, exactly those of this list", count=format.number(table.count))
    with st.container(
        horizontal=True, horizontal_alignment="right", gap=None, key=f"downloads-{key}"
    ):
        for ending, kind, make in (
            ("csv", CSV, csv_file(page, table)),
            ("xlsx", XLSX, xlsx_file(page, table, clock.now())),
        ):
            st.download_button(
                ending.upper(),
                data=in_language(language(), make),
                file_name=download_name(page, table, ending),
                mime=kind,
                key=f"download-{key}-{ending}",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
                help=said,
            )


def download_name(page: Page, table: Table, ending: str) -> str:
    """The name of a table's file."""
    return named(page, table.title, ending)


def named(page: Page, title: str, ending: str) -> str:
    """``prioritas-kab-lebak-2026-11-24-v12.csv``, with *simulasi* where the record is simulated."""
    return file_name(
        title,
        filters.area_words(page.filter, page.register),
        page.source if page.simulated else "",
        page.as_of.isoformat(),
        f"v{page.table().version}",
        ending=ending,
    )


def csv_file(page: Page, table: Table) -> Callable[[], bytes]:
    """What makes the CSV."""
    columns, said = marked_columns(table), marks(page) if table.dated else ()
    return lambda: to_csv(columns, ((*row, *said) for row in table.rows()))


def xlsx_file(page: Page, table: Table, computed: datetime) -> Callable[[], bytes]:
    """What makes the XLSX with its cover."""
    columns, said = marked_columns(table), marks(page) if table.dated else ()
    title = f"{t('SIMULATION')} {table.title}" if page.simulated else table.title
    about, lines = t("About this file"), cover(page, table, computed)
    return lambda: to_xlsx(title, columns, ((*r, *said) for r in table.rows()), lines, about)


def cover(page: Page, table: Table, computed: datetime) -> list[tuple[str, str]]:
    """What a reader of the file must know, a line per pair."""
    about = imprint(page, computed)
    said = filters.sentence(page.filter, page.register, page.today)
    lines = [
        (t("Table"), f"{about.record} · {table.title} · {said}"),
        (t("Shown"), table.shown),
        (t("Rows"), format.number(table.count)),
        *about.lines,
        *table.meaning,
    ]
    return [line for line in lines if line[1]]


def in_language(chosen: Language, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """The making of a file for the thread that a click starts, which knows of no session."""

    def made() -> bytes:
        with spoken(chosen):
            return make()

    return made


def marked_columns(table: Table) -> list[str]:
    """The columns with those that ``marks`` fills behind them."""
    return [*table.columns, t("As of"), t("Data")] if table.dated else list(table.columns)


def marks(page: Page) -> Row:
    """The day and the record that a row is of."""
    return page.as_of, record_word(page)
