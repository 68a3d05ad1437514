"""A coordinator of Kab. Lebak imports an office spreadsheet with ten faults and mends them."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest
import python_calamine
from playwright.sync_api import Page, expect

from lib.db.engine import Database
from lib.domain.activities import Activity
from lib.domain.permissions import Person, Role
from lib.services.export import export_record
from tests.integration.sheets import Cell, event, xlsx

from .conftest import (
    create_person,
    office_url,
    serious,
    serve_office,
    settled,
    signed_in,
)

EMAIL = "anna@kantor.id"
HERE, NEXT, SERANG = "36.02.13.2005", "36.02.13.2006", "36.04.13.2007"

FAULTY: list[dict[str, Cell]] = [
    event(HERE, Kehadiran="50 orang"),
    event(HERE, Tanggal="07/01/2026"),
    event("36.1", Tanggal="2026-02-01"),
    event("", Desa="Sangiang", Tanggal="2026-02-02"),
    event(SERANG, Tanggal="2026-02-03"),
    event(HERE, Tanggal="31/02/2026"),
    event(HERE, Tanggal="12/25/2025"),
    event(HERE, Jenis="Jalan-jalan", Tanggal="2026-03-06"),
    event(HERE, Penyelenggara="", Tanggal="2026-03-17"),
    event(HERE, Kehadiran="-5", Tanggal="2026-04-10"),
    event(NEXT, Tanggal="2026-12-24", Status="Terlaksana"),
    event(NEXT, Tanggal="2026-05-08", Kehadiran=40, **{"No kegiatan": "7"}),
    event(NEXT, Tanggal="2026-05-08", Kehadiran=55, **{"No kegiatan": "7"}),
]
"""Two good rows, one of them near the other, and ten faults: the last stands in two rows."""
MENDED: Mapping[str, Mapping[str, str]] = {
    "36.1": {"Kode desa": "36.02.13.2008"},
    SERANG: {"Kode desa": "36.02.13.2009"},
    "31/02/2026": {"Tanggal": "28/02/2026"},
    "12/25/2025": {"Tanggal": "2025-12-25"},
    "Jalan-jalan": {"Jenis": "Pelatihan"},
    "2026-03-17": {"Penyelenggara": "BP3MI"},
    "-5": {"Kehadiran": "5"},
    "2026-12-24": {"Status": "Rencana"},
    "55": {"Kehadiran": "40"},
}


@pytest.fixture(scope="module")
def lebak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of an office with one coordinator, of Kab. Lebak, and that of its database."""
    folder: Path = tmp_path_factory.mktemp("impor")
    create_person(folder, EMAIL, "Anna", "coordinator", "36.02")
    for address in serve_office(folder):
        yield address, office_url(folder)


@pytest.fixture
def importing(browser, lebak) -> Iterator[Page]:
    """The page Impor at a desk, signed in."""
    with signed_in(browser, lebak[0], EMAIL, "/impor") as page:
        yield page


def upload(page: Page, name: str, content: bytes) -> None:
    field = page.locator("[data-testid=stFileUploaderDropzoneInput]")
    field.set_input_files({"name": name, "mimeType": "", "buffer": content})
    page.get_by_text(f"{name}", exact=False).first.wait_for()
    page.locator("[data-testid=stFileUploader]").wait_for(state="detached")
    settled(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def told(page: Page, sentence: str) -> None:
    expect(page.locator(".pb-sentence")).to_contain_text(sentence)
    settled(page)


def on_record(url: str) -> list[Activity]:
    database = Database(url)
    try:
        return list(export_record(database, Person(Role.ADMINISTRATOR)).activities)
    finally:
        database.close()


def mended(refused: bytes) -> bytes:
    """The refused rows with their faults mended, as somebody would in a spreadsheet."""
    sheet = python_calamine.load_workbook(BytesIO(refused)).get_sheet_by_index(0)
    header, *lines = [list(map(str, line)) for line in sheet.to_python()]
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    for row in rows:
        for wrong, right in MENDED.items():
            if wrong in row.values():
                row.update(right)
    return xlsx(*rows)


def test_ten_faults_are_found_mended_and_everything_can_be_undone(importing, lebak):
    page, url = importing, lebak[1]
    upload(page, "kantor.xlsx", xlsx(*FAULTY, above=2))
    told(page, "kantor.xlsx: 2 kegiatan baru, 11 baris ditolak.")
    cells = page.locator(".pb-import tbody tr").all_inner_texts()
    assert [cell.split("\t")[0] for cell in cells] == [str(row) for row in range(6, 17)]
    assert on_record(url) == []

    page.get_by_role("combobox", name="Sangiang (baris 7)").click()
    page.get_by_role("option", name="Sangiang — Kec. Maja").click()
    press(page, "Pakai pilihan ini")
    told(page, "3 kegiatan baru, 10 baris ditolak.")
    press(page, "Simpan 3 kegiatan")
    told(page, "Tersimpan dari kantor.xlsx: 3 kegiatan baru.")
    assert len(on_record(url)) == 3

    with page.expect_download() as fetched:
        press(page, "Unduh 10 baris ditolak")
    assert fetched.value.suggested_filename == "ditolak-kantor.xlsx"
    upload(page, "perbaikan.xlsx", mended(Path(fetched.value.path()).read_bytes()))
    told(page, "perbaikan.xlsx: 9 kegiatan baru.")
    press(page, "Simpan 9 kegiatan")
    told(page, "Tersimpan dari perbaikan.xlsx: 9 kegiatan baru.")
    assert len(on_record(url)) == 12

    for name, count, left in (("perbaikan.xlsx", 9, 3), ("kantor.xlsx", 3, 0)):
        line = page.locator(".st-key-import-past [data-testid=stHorizontalBlock]")
        line.filter(has_text=name).get_by_role("button", name="Urungkan").click()
        press(page, "Urungkan impor")
        told(page, f"{name} diurungkan: {count} kegiatan kembali seperti sebelumnya.")
        assert len(on_record(url)) == left


SHOWN = """() => [...document.querySelectorAll("[data-testid=stMain] *")].filter(
    e => e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) > 0
    ).flatMap(e => [...e.childNodes]).filter(n => n.nodeType === 3).map(n => n.data).join(" ")"""
"""The words that can be seen; axe wants a button's name in its text, so Streamlit's is shrunk."""
ENGLISH = ("Upload", "Browse", "Drag", "Limit", "per file", "Add files")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone_speaks_indonesian_and_axe_finds_nothing_serious(importing, scheme):
    page = importing
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.reload()
    settled(page)
    # The field is a part of its own that the browser fetches; it may come after the page.
    page.get_by_text("Berkas kegiatan", exact=True).wait_for()
    seen = page.evaluate(SHOWN)
    assert "Berkas kegiatan" in seen and [word for word in ENGLISH if word in seen] == []
    button = page.get_by_role("button", name="Pilih berkas atau seret ke sini", exact=False)
    expect(button).to_be_visible()
    assert_fine(page)
    upload(page, "kantor.xlsx", xlsx(*FAULTY, above=2))
    assert_fine(page)


def assert_fine(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert serious(page) == []


def test_a_file_too_large_is_told_at_once_in_indonesian(importing):
    field = importing.locator("[data-testid=stFileUploaderDropzoneInput]")
    field.set_input_files({"name": "b.csv", "mimeType": "", "buffer": b"a" * (11 * 1024 * 1024)})
    chip = importing.locator("[data-testid=stFileChip]")
    chip.wait_for()
    said = chip.evaluate("chip => getComputedStyle(chip, '::after').content")
    assert "Lebih besar dari 10 MB" in said
    importing.locator("[data-testid=stTooltipErrorHoverTarget]").hover()
    expect(importing.locator("[data-testid=stTooltipErrorContent]")).to_be_hidden()


PAYLOADS = (
    "<script>window.pbHacked=1</script>",
    "<img src=x onerror=window.pbHacked=1>",
    "<svg onload=window.pbHacked=1>",
    "${window.pbHacked=1}`",
    "[x](javascript:window.pbHacked=1)",
    "<a href='javascript:window.pbHacked=1'>x</a>",
)


def test_nothing_in_a_file_or_its_name_runs(importing):
    rows = [event(HERE, Topik=text, Catatan=text) for text in PAYLOADS]
    rows += [event("", Desa=text, Tanggal="2026-02-02") for text in PAYLOADS]
    rows += [event(HERE, Jenis=text, **{text: text}) for text in PAYLOADS]
    upload(importing, "<img src=x onerror=window.pbHacked=1>.xlsx", xlsx(*rows))
    for part in ("Ditolak", "Keterangan"):
        importing.get_by_role("radio", name=part).or_(
            importing.get_by_role("button", name=part)
        ).first.click()
        settled(importing)
    assert importing.evaluate("window.pbHacked") is None
    assert importing.locator("[data-testid=stMain] a[href^=javascript]").count() == 0
