"""A workbook in which text stays text: nothing becomes a formula, a link or a number by itself."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import Any

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE = datetime(2000, 1, 1)
"""Written as the day of making, so that the same content gives the same bytes."""
_TEXT = 49
"""The format that every spreadsheet has for text."""
_LONGEST = 32_767
_WIDEST = 46


@contextmanager
def text_workbook(file: BytesIO, title: str) -> Iterator[Any]:
    """A workbook of XlsxWriter, written into ``file`` when the block ends."""
    import xlsxwriter

    with xlsxwriter.Workbook(file, _OPTIONS) as workbook:
        workbook.set_properties({"created": _MADE, "title": title})
        yield workbook


def write_lines(workbook: Any, name: str, lines: Iterable[Sequence[str]], blank: int = 0) -> Any:
    """A sheet with a header and lines of text; ``blank`` more lines stay text when typed into.

    Every cell carries the text format: a code or date typed over another stays as it is typed.
    """
    head = workbook.add_format(
        {"bold": True, "font_color": "#FFFFFF", "bg_color": "#0F4C5C", "text_wrap": True}
    )
    text = workbook.add_format({"num_format": _TEXT, "valign": "top", "text_wrap": True})
    sheet = workbook.add_worksheet(name)
    table = [tuple(line) for line in lines]
    for column, title in enumerate(table[0]):
        longest = max((len(line[column]) for line in table if column < len(line)), default=0)
        sheet.set_column(column, column, min(_WIDEST, max(11, longest + 2)), text)
        sheet.write_string(0, column, title[:_LONGEST], head)
    for number, line in enumerate(table[1:], start=1):
        for column, cell in enumerate(line):
            if cell:
                sheet.write_string(number, column, cell[:_LONGEST], text)
    sheet.freeze_panes(1, 0)
    if table[0]:
        sheet.autofilter(0, 0, max(len(table) - 1, 1) + blank, len(table[0]) - 1)
    return sheet
