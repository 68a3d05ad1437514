"""Spreadsheets as a test writes them, cell by cell, without the code that reads them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

Cell = str | int | float | date | None
Row = Mapping[str, Cell]


def xlsx(*rows: Row, sheet: str = "Kegiatan", above: int = 0) -> bytes:
    """A workbook with a header that has every column of the rows, ``above`` lines below the top."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    file = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        written = workbook.add_worksheet(sheet)
        for line in range(above):
            written.write_string(line, 0, f"LAPORAN KEGIATAN {line}")
        written.write_row(above, 0, columns)
        for line, row in enumerate(rows, start=above + 1):
            for place, column in enumerate(columns):
                value = row.get(column)
                if isinstance(value, date):
                    moment = datetime(value.year, value.month, value.day)
                    written.write_datetime(line, place, moment, day)
                elif isinstance(value, str):
                    written.write_string(line, place, value)
                elif value is not None:
                    written.write_number(line, place, value)
    return file.getvalue()


def csv_file(*rows: Row, delimiter: str = ",", bom: bool = False) -> bytes:
    """The rows as CSV, every field quoted."""
    columns = list(dict.fromkeys(column for row in rows for column in row))

    def line(cells: Sequence[object]) -> str:
        quoted = ('"' + str("" if c is None else c).replace('"', '""') + '"' for c in cells)
        return delimiter.join(quoted)

    lines = [line(columns), *(line([row.get(c) for c in columns]) for row in rows)]
    return (("\ufeff" if bom else "") + "\r\n".join(lines) + "\r\n").encode()


def with_members(workbook: bytes, members: Mapping[str, bytes | str]) -> bytes:
    """The workbook with members added, or put in place of its own."""
    file = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name in source.namelist():
            if name not in members:
                made.writestr(name, source.read(name))
        for name, content in members.items():
            made.writestr(name, content)
    return file.getvalue()


def event(code: str = "36.03.07.2001", **cells: Cell) -> dict[str, Cell]:
    """A row as the template has it: held outreach in one village unless said otherwise."""
    row: dict[str, Cell] = {
        "Tanggal": "2026-01-05",
        "Jenis": "Sosialisasi",
        "Kode desa": code,
        "Penyelenggara": "Imigrasi",
    }
    return row | cells
