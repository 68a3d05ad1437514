"""Bombs, macros, locked, broken and empty files are refused before anything is parsed."""

import tracemalloc
from base64 import b64encode
from random import Random

import pytest

from lib.domain.import_plan import FileRefused
from lib.io.upload_guard import MAX_BYTES, check_upload
from lib.io.workbook import read_sheet
from tests.integration.sheets import csv_file, event, with_members, xlsx

PLAIN = xlsx(event())
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sheet(rows: str) -> dict[str, bytes | str]:
    content = f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
    return {"xl/worksheets/sheet1.xml": content}


def repeated_text() -> dict[str, bytes | str]:
    long = f"<sst {MAIN}><si><t>{'x' * 500_000}</t></si></sst>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2000))
    return sheet(rows) | {"xl/sharedStrings.xml": long}


def lying_directory() -> bytes:
    """A member of 100 MB that the directory says to have 1000 bytes."""
    raw = bytearray(with_members(PLAIN, {"xl/media/image1.png": b"\0" * 100_000_000}))
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        length = int.from_bytes(raw[at + 28 : at + 30], "little")
        if raw[at + 46 : at + 46 + length].endswith(b"image1.png"):
            raw[at + 24 : at + 28] = (1000).to_bytes(4, "little")
        at = raw.find(b"PK\x01\x02", at + 4)
    return bytes(raw)


def corner(reference: str, row: int) -> str:
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return f'{first}<row r="{row}"><c r="{reference}"><v>1</v></c></row>'


NOISE = b64encode(Random(1).randbytes(400_000)).decode()
"""Hardly to be packed, so that what stands beside it is not packed too tightly."""
FULL = f"<!--{NOISE}--><row>" + '<c r="A1"/>' * 3_500_000 + "</row>"
DOCTYPE = (
    f'<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><sst {MAIN}><si><t>&b;</t></si></sst>'
)
FILES = {
    "empty": (b"", "file_empty"),
    "blank": (b" \r\n ", "file_empty"),
    "too large": (b"a," * (MAX_BYTES // 2 + 1), "file_large"),
    "pdf": (b"%PDF-1.7 x", "file_type"),
    "picture": (b"\x89PNG\r\n\x1a\n", "file_type"),
    "web page named xls": (b"<html><table><tr>", "file_type"),
    "binary": (bytes(range(256)) * 20, "file_type"),
    "old excel": (OLE2 + bytes(500), "file_old_excel"),
    "locked": (OLE2 + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
    "no zip": (b"PK\x03\x04 nothing", "file_broken"),
    "cut off": (PLAIN[: len(PLAIN) // 2], "file_broken"),
    "other zip": (b"PK\x05\x06" + bytes(18), "file_type"),
    "macros": (with_members(PLAIN, {"xl/vbaProject.bin": b"x"}), "file_macros"),
    "zeros": (with_members(PLAIN, {"xl/media/image1.png": b"\0" * 70_000_000}), "zip_bomb"),
    "tight": (with_members(PLAIN, {"xl/media/image1.png": b"\0" * 5_000_000}), "zip_bomb"),
    "many members": (
        with_members(PLAIN, {f"xl/part{n}.xml": "<a/>" for n in range(250)}),
        "zip_members",
    ),
    "far corner": (with_members(PLAIN, sheet(corner("XFD1048576", 1_048_576))), "rows_many"),
    "far right": (with_members(PLAIN, sheet(corner("XFD40000", 40_000))), "sheet_wide"),
    "odd reference": (with_members(PLAIN, sheet(corner("ABCDEFG1", 2))), "sheet_wide"),
    "one text a thousand times": (with_members(PLAIN, repeated_text()), "zip_bomb"),
    "cells without end": (with_members(PLAIN, sheet(FULL)), "cells_many"),
    "entities": (with_members(PLAIN, {"xl/sharedStrings.xml": DOCTYPE}), "file_broken"),
    "broken xml": (with_members(PLAIN, sheet("<row><c></row>")), "file_broken"),
    "open quotation mark": (b'Tanggal,Jenis\n2026-01-05,"x', "csv_broken"),
    "no header": (b"a,b\n1,2\n", "header_missing"),
    "no date": (b"Jenis,Topik\nSosialisasi,x\n", "date_column_missing"),
    "header only": (b"Tanggal,Jenis\n", "rows_none"),
    "column twice": (b"Tanggal,Tgl,Jenis\n2026-01-05,,x\n", "column_twice"),
    "too many rows": (b"Tanggal,Jenis\n" + b"2026-01-05,x\n" * 50_001, "rows_many"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_none_is_refused_with_its_reason(name: str) -> None:
    content, key = FILES[name]
    with pytest.raises(FileRefused) as refused:
        read_sheet(content)
    assert refused.value.key == key


def test_a_directory_that_lies_is_found_out() -> None:
    content = lying_directory()
    tracemalloc.start()
    with pytest.raises(FileRefused):
        check_upload(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_bomb_is_refused_without_being_unpacked_into_memory() -> None:
    content = FILES["zeros"][0]
    tracemalloc.start()
    with pytest.raises(FileRefused):
        check_upload(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        xlsx(event(), sheet="Sheet1", above=4),
        csv_file(event()),
        csv_file(event(), delimiter=";", bom=True),
        csv_file(event(), delimiter="\t"),
        b"sep=;\r\n" + csv_file(event(), delimiter=";"),
        csv_file(event()).decode().encode("utf-16"),
    ],
    ids=["xlsx", "titles above", "comma", "semicolon and BOM", "tab", "sep=", "utf-16"],
)
def test_the_same_row_is_read_from_every_kind_of_file(content: bytes) -> None:
    sheet_read = read_sheet(content)
    assert [row.cells for row in sheet_read.rows] == [tuple(str(v) for v in event().values())]


def test_rows_are_numbered_as_the_spreadsheet_does() -> None:
    read = read_sheet(xlsx(event(), {}, event("36.03.08.2001"), above=2))
    assert [row.number for row in read.rows] == [4, 6]
    read = read_sheet(b"Tanggal,Jenis,Catatan\r\n2026-01-05,x,\r\n\r\n2026-01-06,y,\r\n")
    assert [row.number for row in read.rows] == [2, 4]


def test_a_line_that_numbers_the_columns_is_no_row() -> None:
    content = b"Tanggal,Jenis,Topik\n(1),(2),(3)\n2026-01-05,Sosialisasi,x\n"
    assert [row.number for row in read_sheet(content).rows] == [3]


def test_windows_text_is_read_and_told() -> None:
    read = read_sheet("Tanggal,Jenis,Topik\n2026-01-05,Sosialisasi,caf\xe9\n".encode("cp1252"))
    assert (read.rows[0].cells[2], read.assumed_windows) == ("caf\xe9", True)
