"""The page of rules in a browser: on a phone, by keyboard, for axe, and its marks on every page."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import (
    PHONE,
    ROOT,
    create_person,
    office_url,
    serious,
    serve,
    serve_office,
    settled,
    signed_in,
)

EMAIL = "ratna@kantor.id"


@pytest.fixture(scope="module")
def ruled_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office with one administrator and one record that nobody verified."""
    folder: Path = tmp_path_factory.mktemp("rules")
    create_person(folder, EMAIL, "Ratna", "administrator")
    run = [sys.executable, "-c", RECORD, office_url(folder)]
    subprocess.run(run, cwd=ROOT, check=True)
    yield from serve_office(folder)


RECORD = """
import sys
from datetime import date
from lib.db.activities import insert_activities
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Kind, Link, State
area = AreaLink("36.02.13.2005", Link.DIRECT)
held = Activity("a", date(2026, 8, 1), Kind.OUTREACH, None, State.HELD, (area,))
with Database(sys.argv[1]).write() as connection:
    insert_activities(connection, [held], recorded_by="anna@kantor.id")
"""


@pytest.fixture
def ruling(browser, ruled_office) -> Iterator[Page]:
    """The page Aturan on a phone, signed in."""
    with signed_in(browser, ruled_office, EMAIL, "/aturan", viewport=PHONE) as page:
        yield page


def preview(page: Page) -> None:
    """Ninety days for the province, typed and asked for without a mouse."""
    page.get_by_label("Interval (hari)").focus()
    page.keyboard.type("90")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Lihat akibatnya").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Simpan interval ini").wait_for()
    settled(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_preview_fits_a_phone_and_axe_finds_nothing_serious(ruling, scheme):
    ruling.emulate_media(color_scheme=scheme)
    ruling.reload()
    settled(ruling)
    preview(ruling)
    ruling.locator(".pb-choice summary").click()
    assert ruling.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    matrix = ruling.locator(".pb-scroll:has(.pb-moves)")
    assert matrix.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert serious(ruling) == []


def test_what_is_typed_is_refused_at_its_field_and_mended_there(ruling):
    days = ruling.get_by_label("Interval (hari)")
    days.fill("3651")
    days.press("Tab")
    fault = ruling.get_by_text("“3651” bukan interval")
    fault.wait_for()
    assert days.input_value() == "3651"
    days.fill("90")
    days.press("Tab")
    fault.wait_for(state="detached")


def test_an_interval_is_set_by_keyboard_and_every_page_follows(ruling, ruled_office):
    preview(ruling)
    ruling.get_by_text("1 dari 1.552 desa/kelurahan berpindah status").wait_for()
    ruling.get_by_role("button", name="Simpan interval ini").focus()
    ruling.keyboard.press("Enter")
    ruling.get_by_text("Tersimpan: Seluruh provinsi, 90 hari").wait_for()
    settled(ruling)
    # A browser keeps what it shows of a field unless it is told otherwise.
    expect(ruling.get_by_label("Interval (hari)")).to_have_value("")
    ruling.goto(f"{ruled_office}/desa?desa=36.02.13.2005")
    settled(ruling)
    assert ruling.get_by_text("interval 90 hari", exact=True).is_visible()
    mark = ruling.locator(".pb-choice summary")
    mark.focus()
    ruling.keyboard.press("Enter")
    assert ruling.get_by_text("yang belum diperiksa verifikator; menurut pilihan").is_visible()


def test_a_fresh_server_that_is_asked_for_the_page_first_refuses_it(browser, tmp_path):
    for fresh in serve(tmp_path):
        page = browser.new_page(locale="id-ID")
        page.goto(f"{fresh}/aturan")
        page.get_by_text("Halaman ini tidak terbuka untuk Anda.").wait_for()
        assert page.get_by_label("Interval (hari)").count() == 0
        page.close()
