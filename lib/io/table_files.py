"""Tables as the bytes of a CSV or XLSX file: codes stay text, nothing runs, same bytes again.

CSV is for programs and other people's tools: comma (the convention of the data package), UTF-8 with
the mark that makes Excel read it as such, ISO dates, decimal points, every row a row of data. An
Excel set to Indonesian splits at semicolons and reads 36.10 as a number, whatever a CSV does about
it; XLSX is the file for Excel, with real dates, real numbers and text that stays text.
"""

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from lib.domain.areas import level_of
from lib.io.safe_text import inert_cell, sheet_name

Value = str | int | float | date | None

_BOM = "\ufeff"
_MADE = datetime(2000, 1, 1)
"""Written as the day of making, so that the same table gives the same bytes."""
_NARROWEST, _WIDEST, _WIDEST_TEXT = 6, 46, 80
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on a sheet of its own.

    The last ``feet`` rows are totals: set apart, and left alone by the filter of the sheet. The
    first ``fixed`` columns stay in sight. ``texts``: what is long is broken into lines.
    """

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    feet: int = 0
    fixed: int = 0
    texts: bool = False


def to_xlsx(
    sheet: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    cover: Sequence[tuple[str, str]],
    cover_sheet: str = "Info",
) -> bytes:
    """The rows on a sheet that opens first, and a cover sheet with a line per pair."""
    return to_workbook([Sheet(sheet, columns, rows)], cover, cover_sheet)


def to_workbook(
    sheets: Sequence[Sheet],
    cover: Sequence[tuple[str, str]],
    cover_sheet: str = "Info",
    *,
    cover_first: bool = False,
) -> bytes:
    """The sheets in their order, and a cover with a line per pair behind or before them.

    Text is written as text and never as formula, link or number; columns of area codes carry the
    text format, so a code typed over another one stays a code. Headers are frozen, filterable and
    repeated on every printed page, and the first cover line stands at the top of each.
    """
    import xlsxwriter

    *names, other = _distinct([*(sheet.name for sheet in sheets), cover_sheet])
    file = BytesIO()
    with xlsxwriter.Workbook(file, _STRINGS) as workbook:
        workbook.set_properties({"created": _MADE, "title": cover[0][1] if cover else names[0]})
        if cover_first:
            _write_cover(workbook, other, cover)
        looks = _looks(workbook)
        for name, sheet in zip(names, sheets, strict=True):
            _write_table(workbook, name, sheet, looks, cover[0][1] if cover else "")
        if not cover_first:
            _write_cover(workbook, other, cover)
    return file.getvalue()


def _distinct(wanted: Sequence[str]) -> list[str]:
    """Names of sheets that a workbook takes together; a second one of a name gets a number."""
    names: list[str] = []
    for word in map(sheet_name, wanted):
        taken = {name.casefold() for name in names}
        name, number = word, 2
        while name.casefold() in taken:
            name, number = f"{word[: 29 - len(str(number))].rstrip()} {number}", number + 1
        names.append(name)
    return names


def _looks(workbook) -> dict[str, Any]:  # type: ignore[no-untyped-def]
    """The formats of cells by name, those of totals with ``total`` before it."""
    top: dict[str, object] = {"valign": "top"}
    cells: dict[str, dict[str, object]] = {
        "plain": top,
        "long": {**top, "text_wrap": True},
        "code": {**top, "num_format": "@"},
        "day": {**top, "num_format": "dd mmm yyyy", "align": "left"},
        "number": {**top, "num_format": "#,##0"},
        "decimal": {**top, "num_format": "#,##0.0"},
    }
    looks = {name: workbook.add_format(look) for name, look in cells.items()}
    for name, look in cells.items():
        looks[f"total {name}"] = workbook.add_format({**look, "bold": True, "top": 1})
    looks["head"] = workbook.add_format(
        {
            "bold": True,
            "font_color": _INK,
            "bg_color": _PAPER,
            "text_wrap": True,
            "valign": "vcenter",
        }
    )
    return looks


def _write_table(workbook, name, sheet, looks, headline) -> None:  # type: ignore[no-untyped-def]
    table = [tuple(row) for row in sheet.rows]
    columns, last = sheet.columns, len(table) - sheet.feet
    written = workbook.add_worksheet(name)
    for place, column in enumerate(columns):
        values = [row[place] for row in table]
        is_code = _all_codes(values)
        width = _width(column, values, _WIDEST_TEXT if sheet.texts else _WIDEST)
        written.set_column(place, place, width, looks["code"] if is_code else None)
        written.write_string(0, place, column, looks["head"])
        text = "code" if is_code else "long" if sheet.texts else "plain"
        for line, value in enumerate(values, start=1):
            total = "total " if line > last else ""
            if value is None or (isinstance(value, float) and not math.isfinite(value)):
                if total:
                    written.write_blank(line, place, None, looks[f"{total}plain"])
            elif isinstance(value, str):
                written.write_string(line, place, value[:_LONGEST], looks[total + text])
            elif isinstance(value, date):
                written.write_datetime(line, place, value, looks[f"{total}day"])
            else:
                kind = "decimal" if isinstance(value, float) else "number"
                written.write_number(line, place, value, looks[total + kind])
    if columns:
        written.autofilter(0, 0, max(last, 1), len(columns) - 1)
    written.set_row(0, 48 if sheet.fixed else 32)
    written.freeze_panes(1, sheet.fixed)
    written.repeat_rows(0)
    written.set_landscape()
    written.set_paper(9)
    written.fit_to_pages(1, 0)
    written.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    written.set_header(f"&L{_printed(headline)}&R{_printed(name)}")
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


def _width(column: str, values: Sequence[Value], widest: int) -> int:
    longest = max((_length(value) for value in values), default=0)
    return max(_NARROWEST, min(widest, max(longest, _head_length(column)) + 2))


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
