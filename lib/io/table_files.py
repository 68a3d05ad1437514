"""A table as the bytes of a CSV or XLSX file: codes stay text, nothing runs, same bytes again.

CSV is for programs and other people's tools: comma (the convention of the data package), UTF-8 with
the mark that makes Excel read it as such, ISO dates, decimal points, every row a row of data. An
Excel set to Indonesian splits at semicolons and reads 36.10 as a number, whatever a CSV does about
it; XLSX is the file for Excel, with real dates, real numbers and text that stays text.
"""

import csv
import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO

from lib.domain.areas import level_of
from lib.io.safe_text import inert_cell, sheet_name

Value = str | int | float | date | None

_BOM = "\ufeff"
_MADE = datetime(2000, 1, 1)
"""Written as the day of making, so that the same table gives the same bytes."""
_NARROWEST, _WIDEST = 6, 46
_LONGEST = 32_767
"""Characters in a cell of Excel; XlsxWriter leaves a longer text out."""
_INK, _PAPER = "#FFFFFF", "#0F4C5C"
_STRINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The rows below a header, comma-separated, CRLF, UTF-8 with BOM; None is an empty field.

    Text that would start a formula gets an apostrophe in front (lib.io.safe_text).
    """
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([inert_cell(name) for name in columns])
    writer.writerows([_field(value) for value in row] for row in rows)
    return (_BOM + written.getvalue()).encode("utf-8")


def to_xlsx(
    sheet: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    cover: Sequence[tuple[str, str]],
    cover_sheet: str = "Info",
) -> bytes:
    """The rows on a sheet that opens first, and a cover sheet with a line per pair.

    Text is written as text and never as formula, link or number; columns of area codes carry the
    text format, so a code typed over another one stays a code. The header is frozen, filterable and
    repeated on every printed page, and the first cover line stands at the top of each.
    """
    import xlsxwriter

    table = [tuple(row) for row in rows]
    name, other = sheet_name(sheet), sheet_name(cover_sheet)
    if name.casefold() == other.casefold():
        other = sheet_name(f"{other[:-3]} 2") if len(other) > 28 else f"{other} 2"
    file = BytesIO()
    with xlsxwriter.Workbook(file, _STRINGS) as workbook:
        workbook.set_properties({"created": _MADE, "title": cover[0][1] if cover else sheet})
        _write_table(workbook, name, columns, table, cover)
        _write_cover(workbook, other, cover)
    return file.getvalue()


def _write_table(workbook, name, columns, table, cover) -> None:  # type: ignore[no-untyped-def]
    head = workbook.add_format(
        {
            "bold": True,
            "font_color": _INK,
            "bg_color": _PAPER,
            "text_wrap": True,
            "valign": "vcenter",
        }
    )
    top = {"valign": "top"}
    plain = workbook.add_format(top)
    code = workbook.add_format({**top, "num_format": "@"})
    day = workbook.add_format({**top, "num_format": "dd mmm yyyy", "align": "left"})
    number = workbook.add_format({**top, "num_format": "#,##0"})
    decimal = workbook.add_format({**top, "num_format": "#,##0.0"})
    written = workbook.add_worksheet(name)
    for place, column in enumerate(columns):
        values = [row[place] for row in table]
        is_code = _all_codes(values)
        written.set_column(place, place, _width(column, values), code if is_code else None)
        written.write_string(0, place, column, head)
        for line, value in enumerate(values, start=1):
            if value is None or (isinstance(value, float) and not math.isfinite(value)):
                continue
            if isinstance(value, str):
                written.write_string(line, place, value[:_LONGEST], code if is_code else plain)
            elif isinstance(value, date):
                written.write_datetime(line, place, value, day)
            else:
                written.write_number(
                    line, place, value, decimal if isinstance(value, float) else number
                )
    if columns:
        written.autofilter(0, 0, max(len(table), 1), len(columns) - 1)
    written.set_row(0, 32)
    written.freeze_panes(1, 0)
    written.repeat_rows(0)
    written.set_landscape()
    written.set_paper(9)
    written.fit_to_pages(1, 0)
    written.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    written.set_header(f"&L{_printed(cover[0][1]) if cover else ''}&R{_printed(name)}")
    written.set_footer("&R&P / &N")


def _write_cover(workbook, name, cover) -> None:  # type: ignore[no-untyped-def]
    term = workbook.add_format({"bold": True, "valign": "top"})
    words = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    written = workbook.add_worksheet(name)
    written.set_column(0, 0, 26)
    written.set_column(1, 1, 80)
    for line, (label, value) in enumerate(cover):
        written.write_string(line, 0, label, term)
        written.write_string(line, 1, value[:_LONGEST], words)


def _field(value: Value) -> str:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, str):
        return inert_cell(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _all_codes(values: Sequence[Value]) -> bool:
    given = [value for value in values if value not in (None, "")]
    return bool(given) and all(isinstance(v, str) and level_of(v) is not None for v in given)


def _width(column: str, values: Sequence[Value]) -> int:
    longest = max((_length(value) for value in values), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, _head_length(column)) + 2))


def _head_length(column: str) -> int:
    """A header may take two lines, so half of it, or its longest word, has to fit."""
    return max([-(-len(column) // 2), *(len(word) + 2 for word in column.split())])


def _length(value: Value) -> int:
    if isinstance(value, date):
        return len("00 mmm 0000")
    return 0 if value is None else len(str(value))


def _printed(text: str) -> str:
    """The text in a printed header, where an ampersand begins a command."""
    return text[:100].replace("&", "&&")
