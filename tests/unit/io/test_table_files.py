"""Tables as files, read back by other programs' readers: text, dates and numbers stay theirs."""

import csv
import zipfile
from datetime import date
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from lib.io.table_files import Sheet, to_csv, to_workbook, to_xlsx
from tests.unit.io.test_safe_text import PAYLOADS

COLUMNS = ("Kode", "Nama", "Hari", "Rasio", "Jatuh tempo")
ROWS = (
    ("36.10", "Desa; Satu", 1552, 2.5, date(2026, 7, 1)),
    ("36.02.12.2014", 'Desa "Dua", baris', 0, float("nan"), None),
)
COVER = (("Tabel", "SIMULASI · Prioritas"), ("Per tanggal", "24 Nov 2026"))


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def workbook(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(BytesIO(content))


def read_sheet(content: bytes, place: int = 0) -> list[list[object]]:
    return workbook(content).get_sheet_by_index(place).to_python(skip_empty_area=False)


def sheet_xml(content: bytes, place: int = 1) -> str:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return packed.read(f"xl/worksheets/sheet{place}.xml").decode()


def test_csv_holds_iso_dates_plain_numbers_and_nothing_for_unknown() -> None:
    content = to_csv(COLUMNS, ROWS)
    assert content.startswith(b"\xef\xbb\xbfKode,")
    assert content.count(b"\r\n") == 3
    assert read_csv(content)[1:] == [
        ["36.10", "Desa; Satu", "1552", "2.5", "2026-07-01"],
        ["36.02.12.2014", 'Desa "Dua", baris', "0", "", ""],
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_starts_a_field_of_a_csv(payload: str) -> None:
    header, row = read_csv(to_csv([payload], [[payload]]))
    assert header[0].startswith("'") and row[0].startswith("'")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_text_in_an_xlsx_letter_by_letter(payload: str) -> None:
    content = to_xlsx("Tabel", [payload], [[payload]], [("Saringan", payload)])
    said = payload.replace("\r", "_x000D_")
    assert [str(cell).replace("\r", "_x000D_") for [cell] in read_sheet(content)] == [said, said]
    assert all("<f>" not in sheet_xml(content, place) for place in (1, 2))


def test_codes_stay_text_dates_dates_and_numbers_numbers() -> None:
    content = to_xlsx("Prioritas", COLUMNS, ROWS, COVER)
    assert read_sheet(content) == [
        list(COLUMNS),
        ["36.10", "Desa; Satu", 1552.0, 2.5, date(2026, 7, 1)],
        ["36.02.12.2014", 'Desa "Dua", baris', 0.0, "", ""],
    ]


def test_text_that_looks_like_a_link_or_a_number_stays_text() -> None:
    content = to_xlsx("Tabel", ["a", "b"], [["https://a.example/x", "0123"]], COVER)
    assert read_sheet(content)[1] == ["https://a.example/x", "0123"]
    assert "hyperlink" not in sheet_xml(content)


def test_the_cover_follows_the_rows_and_says_what_they_are() -> None:
    content = to_xlsx("Prioritas", COLUMNS, ROWS, COVER, "Tentang berkas ini")
    assert workbook(content).sheet_names == ["Prioritas", "Tentang berkas ini"]
    assert read_sheet(content, 1) == [list(line) for line in COVER]


def test_the_same_table_gives_the_same_bytes() -> None:
    assert to_xlsx("T", COLUMNS, ROWS, COVER) == to_xlsx("T", COLUMNS, ROWS, COVER)
    assert to_csv(COLUMNS, ROWS) == to_csv(COLUMNS, ROWS)


def test_two_sheets_of_one_name_are_told_apart() -> None:
    assert workbook(to_xlsx("info", COLUMNS, ROWS, COVER)).sheet_names == ["info", "Info 2"]
    long = "x" * 40
    names = workbook(to_xlsx(long, COLUMNS, ROWS, COVER, long)).sheet_names
    assert names == ["x" * 31, "x" * 28 + " 2"]


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    content = to_xlsx("Tabel", ["Catatan"], [["a" * 40_000]], COVER)
    assert read_sheet(content)[1] == ["a" * 32_767]


def test_a_table_without_rows_still_has_its_header() -> None:
    assert read_csv(to_csv(COLUMNS, [])) == [list(COLUMNS)]
    assert read_sheet(to_xlsx("Tabel", COLUMNS, [], COVER)) == [list(COLUMNS)]


def test_an_ampersand_in_the_printed_header_is_no_command() -> None:
    content = to_xlsx("Tabel", COLUMNS, ROWS, [("Tabel", "A&B" * 60)])
    header = sheet_xml(content).split("<oddHeader>")[1].split("&amp;RTabel")[0]
    assert header.startswith("&amp;LA&amp;&amp;B")
    assert header.removeprefix("&amp;L").count("&amp;") % 2 == 0


def test_several_tables_stand_in_one_workbook_with_the_cover_first() -> None:
    sheets = [Sheet("Daftar", COLUMNS, ROWS), Sheet("daftar", ["Istilah"], [["=1+1"]], texts=True)]
    content = to_workbook(sheets, COVER, "Sampul", cover_first=True)
    assert workbook(content).sheet_names == ["Sampul", "Daftar", "daftar 2"]
    assert read_sheet(content, 1)[1][0] == "36.10"
    assert read_sheet(content, 2) == [["Istilah"], ["=1+1"]]
    assert all("<f>" not in sheet_xml(content, place) for place in (1, 2, 3))


def test_the_filter_of_a_sheet_leaves_its_totals_alone() -> None:
    content = to_workbook([Sheet("T", ["n"], [[1], [2], [3]], feet=1, fixed=1)], COVER)
    assert '<autoFilter ref="A1:A3"/>' in sheet_xml(content)
    assert read_sheet(content)[-1] == [3.0]
