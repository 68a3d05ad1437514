"""The priorities in a real browser: files of exactly the rows counted, districts by keyboard."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from python_calamine import CalamineWorkbook

from .conftest import settled

FILTERS = {"regency": "kab=36.02", "statuses": "status=overdue,long_overdue&program=desmigratif"}


def download(page: Page, kind: str) -> tuple[str, Path]:
    # A tooltip would lie over the button beside it, so the keyboard presses it.
    with page.expect_download() as started:
        page.get_by_role("button", name=kind, exact=True).press("Enter")
    return started.value.suggested_filename, Path(started.value.path())


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def test_the_files_of_the_home_page_hold_the_rows_it_counts(open_page):
    page = open_page("/?data=simulasi&kab=36.71&status=never,overdue")
    counted = number(page.get_by_role("heading", name="dalam saringan ini").inner_text())
    name, path = download(page, "CSV")
    assert name.startswith("desa-kota-tangerang-simulasi-2026-11-24-v")
    rows = rows_of(path.read_bytes())
    assert len(rows) == counted > 0
    assert {row["Status"] for row in rows} <= {"Belum tercatat", "Terlambat"}


@pytest.mark.parametrize("name", FILTERS)
def test_both_files_hold_exactly_the_rows_that_the_page_counts(open_page, name):
    page = open_page(f"/prioritas?data=simulasi&{FILTERS[name]}")
    counted = number(page.locator(".pb-sentence").inner_text().split(" desa")[0])
    _, path = download(page, "CSV")
    rows = rows_of(path.read_bytes())
    name, path = download(page, "XLSX")
    assert name.endswith(".xlsx") and "simulasi" in name
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert len(rows) == len(sheet) - 1 == counted > 0
    assert [row["Kode desa"] for row in rows] == [line[2] for line in sheet[1:]]
    shown = page.locator(".pb-queue tbody th a").all_inner_texts()
    assert shown == [row["Desa/Kelurahan"] for row in rows[:12]]


def test_the_files_follow_the_list_chosen(open_page):
    page = open_page("/prioritas?data=simulasi")
    snoozed = page.get_by_role("radio", name=re.compile("^Ditunda"))
    counted = number(snoozed.inner_text())
    snoozed.click()
    page.get_by_text(re.compile("ditunda sampai")).first.wait_for()
    settled(page)
    _, path = download(page, "CSV")
    rows = rows_of(path.read_bytes())
    assert len(rows) == counted
    assert {row["Giliran"] for row in rows} == {"Ditunda"} and all(
        row["Ditunda sampai"] > "2026-11-24" for row in rows
    )


def test_the_keyboard_opens_a_district_and_leads_to_a_profile(open_page):
    page = open_page("/prioritas?data=simulasi&kab=36.04")
    page.get_by_text("Per kecamatan", exact=True).click()
    summary = page.locator(".pb-trip summary").first
    summary.wait_for()
    settled(page)
    villages = page.locator(".pb-trip").first.locator("tbody tr")
    assert not villages.first.is_visible()
    summary.press("Enter")
    assert villages.first.is_visible()
    assert villages.count() == number(summary.locator(".pb-trip-count b").inner_text())
    link = villages.first.get_by_role("link")
    name = link.inner_text()
    link.press("Enter")
    page.wait_for_url("**/desa?**")
    settled(page)
    assert "kab=36.04" in page.url and page.get_by_text(name).first.is_visible()


def test_a_phone_shows_the_reason_of_every_row_without_scrolling_sideways(open_page):
    page = open_page("/prioritas?data=simulasi", width=390, height=844)
    rows = page.locator(".pb-queue tbody tr")
    rows.nth(11).wait_for()
    assert rows.count() == 12
    assert all(row.locator(".pb-why").is_visible() for row in rows.all())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = page.locator(".pb-scroll").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0


def test_a_file_asked_for_in_english_is_in_english(open_page):
    page = open_page("/prioritas?data=simulasi&kab=36.71&lang=en")
    name, path = download(page, "CSV")
    assert name.startswith("priorities-kota-tangerang-simulasi-")
    assert {row["Data"] for row in rows_of(path.read_bytes())} == {"SIMULATION"}
