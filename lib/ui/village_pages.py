"""Villages behind a number as a table, a page at a time."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from lib.ui import format
from lib.ui.i18n import t
from lib.ui.tables import Heads, rows_of_html, show_pages, table_html

Row = TypeVar("Row")


def show_village_pages(
    name: str,
    heads: Heads,
    rows: Sequence[Row],
    row_html: Callable[[Row], str],
    *,
    whole: int,
    words: str,
) -> None:
    """The rows with their number above and pages below; ``whole`` are those before the status
    filter, ``heads`` are words and a class each, ``row_html`` writes a row.
    """
    show_pages(
        f"{name}-page",
        rows,
        lambda shown: table_html(heads, "".join(map(row_html, shown)), "pb-villages"),
        above=rows_of_html(_counted(len(rows), whole), words),
    )


def _counted(shown: int, whole: int) -> str:
    if shown == whole:
        return t("{count} villages found", count=format.number(whole))
    return t(
        "{part} of {whole} villages fit the status filter",
        part=format.number(shown),
        whole=format.number(whole),
    )
