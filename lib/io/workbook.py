"""A workbook or CSV file as rows of text, numbered as the spreadsheet numbers them.

Everything is text on its way in: a real date becomes 2026-01-05, a whole number loses its .0, and a
header is looked for below titles and logos. A line that only numbers the columns is left out.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO

from lib.domain.area_names import plain
from lib.domain.import_plan import FileRefused
from lib.domain.import_rows import Field
from lib.io.import_columns import Columns, read_header, recognised
from lib.io.upload_guard import MAX_ROWS, Kind, check_upload

SHEET = "Kegiatan"
OWN_SHEETS = ("Contoh", "Petunjuk", "Daftar", "Info")
"""Sheets of our own template and files that hold no rows to import."""
_HEADER_WITHIN = 30
_FEWEST = 2
_DELIMITERS = ";,\t"
_LONGEST_FIELD = 1_000_000

Cell = str | float | bool | date | time | timedelta | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row below the header; ``number`` is the spreadsheet's, ``too_many``: cells beyond it."""

    number: int
    cells: tuple[str, ...]
    too_many: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, the columns they stand in, and the sheets that were not read."""

    columns: Columns
    rows: tuple[SheetRow, ...]
    not_read: tuple[str, ...] = ()
    assumed_windows: bool = False
    """Whether a CSV was no UTF-8 and was read as Windows writes Western text."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a sheet as text; ``header`` is the place of its header among them."""

    lines: list[list[str]]
    header: int
    not_read: tuple[str, ...] = ()
    assumed_windows: bool = False


Recognise = Callable[[Sequence[str]], int]
"""How many columns a line would name if it were the header."""


def read_sheet(content: bytes) -> Sheet:
    """The rows of an uploaded file; raises FileRefused when there are none to be had."""
    found = read_lines(content, recognised, SHEET)
    columns = read_header(header_of(found))
    if Field.DATE not in columns.place:
        raise FileRefused("date_column_missing")
    return Sheet(columns, rows_below(found), found.not_read, found.assumed_windows)


def read_lines(content: bytes, named: Recognise, sheet: str) -> Lines:
    """The lines of a file, or of its sheet with a header; one called ``sheet`` is read alone."""
    if check_upload(content) is Kind.CSV:
        return _read_csv(content, named)
    return _read_workbook(content, named, sheet)


def header_of(found: Lines) -> list[str]:
    """The header without the empty cells behind it."""
    header = list(found.lines[found.header])
    while header and not header[-1].strip():
        header.pop()
    return header


def rows_below(found: Lines) -> tuple[SheetRow, ...]:
    """The filled rows below the header; raises FileRefused for none and for too many."""
    width = len(header_of(found))
    below = enumerate(found.lines[found.header + 1 :], start=found.header + 2)
    rows = [
        SheetRow(number, _fitted(line, width), any(c.strip() for c in line[width:]))
        for number, line in below
        if any(cell.strip() for cell in line)
    ]
    if rows and _numbers_columns(rows[0].cells):
        rows = rows[1:]
    if len(rows) > MAX_ROWS:
        raise FileRefused("rows_many", most=MAX_ROWS)
    if not rows:
        raise FileRefused("rows_none")
    return tuple(rows)


def _read_workbook(content: bytes, named: Recognise, sheet: str) -> Lines:
    import python_calamine

    try:
        workbook = python_calamine.load_workbook(BytesIO(content))
        visible = [
            found.name
            for found in workbook.sheets_metadata
            if found.typ is python_calamine.SheetTypeEnum.WorkSheet
            and found.visible is python_calamine.SheetVisibleEnum.Visible
        ]
        own = [name for name in visible if plain(name) == plain(sheet)]
        tried = own or [name for name in visible if name not in OWN_SHEETS] or visible
        for name in tried:
            lines = [
                [_text(cell) for cell in line]
                for line in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ]
            at = _header_line(lines, named)
            if at is not None:
                others = [n for n in visible if n != name and n not in OWN_SHEETS]
                return Lines(lines, at, tuple(others))
    except (python_calamine.CalamineError, ValueError):
        raise FileRefused("file_broken") from None
    raise FileRefused("header_missing")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _read_csv(content: bytes, named: Recognise) -> Lines:
    text, assumed = _decoded(content)
    text, forced = _without_mark(text)
    fields = {d: _most_fields(text, d, named) for d in forced or _DELIMITERS}
    delimiter = max(fields, key=lambda d: fields[d])
    if not fields[delimiter]:
        raise FileRefused("header_missing")
    lines = _lines(text, delimiter, MAX_ROWS + _HEADER_WITHIN + 1)
    at = _header_line(lines, named)
    if at is None:
        raise FileRefused("header_missing")
    return Lines(lines, at, assumed_windows=assumed)


def _most_fields(text: str, delimiter: str, named: Recognise) -> int:
    """How many fields the likeliest header names when the text is parted so."""
    top = _lines(text, delimiter, _HEADER_WITHIN, strict=False)
    return max((named(line) for line in top), default=0)


def _decoded(content: bytes) -> tuple[str, bool]:
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16"), False
        if b"\0" in content:
            raise FileRefused("file_type")
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), True
    except UnicodeDecodeError:
        raise FileRefused("file_type") from None


def _without_mark(text: str) -> tuple[str, str]:
    """The text without Excel's own first line ``sep=;``, which stays as an empty one."""
    first, end, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return end + rest, first.strip()[4]
    return text, ""


def _lines(text: str, delimiter: str, most: int, *, strict: bool = True) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    lines: list[list[str]] = []
    try:
        for line in reader:
            lines.append(line)
            if len(lines) >= most:
                break
    except csv.Error:
        raise FileRefused("csv_broken", line=reader.line_num) from None
    return lines


def _header_line(lines: Sequence[Sequence[str]], named: Recognise) -> int | None:
    """Where the header stands: the line among the first that names most fields."""
    counts = [named(line) for line in lines[:_HEADER_WITHIN]]
    most = max(counts, default=0)
    return counts.index(most) if most >= _FEWEST else None


def _fitted(line: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(line[:width]) + ("",) * (width - len(line))


def _numbers_columns(cells: Sequence[str]) -> bool:
    """Whether a line only counts the columns, as official forms do: (1) (2) (3)."""
    said = [cell.strip(" ()") for cell in cells if cell.strip()]
    return len(said) >= 3 and said == [str(n) for n in range(1, len(said) + 1)]
