"""From the home page to a planned trip for six overdue villages, in at most twelve clicks."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from .conftest import (
    command,
    create_person,
    map_frame,
    serious,
    serve_office,
    settled,
    signed_in,
)

EMAIL = "anna@kantor.id"
CLICKS = 12


@pytest.fixture(scope="module")
def simulated_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office whose record is a copy of the simulated one, with a coordinator of Kab. Lebak."""
    folder: Path = tmp_path_factory.mktemp("trip")
    command(folder, "demo")
    with (
        closing(sqlite3.connect(folder / "simulasi.sqlite3")) as made,
        closing(sqlite3.connect(folder / "office.sqlite3")) as copy,
    ):
        made.backup(copy)
    create_person(folder, EMAIL, "Anna", "coordinator", "36.02")
    yield from serve_office(folder)


@pytest.fixture
def home(browser, simulated_office) -> Iterator[Page]:
    """The home page, signed in."""
    with signed_in(browser, simulated_office, EMAIL) as page:
        yield page


def test_six_overdue_villages_are_planned_in_a_dozen_clicks_and_leave_the_queue(home):
    clicks = 0

    def click(place: Locator) -> None:
        nonlocal clicks
        clicks += 1
        place.click()
        settled(home)

    click(home.get_by_role("link", name="Prioritas"))
    home.locator(".pb-queue").wait_for()
    click(home.get_by_text("Per kecamatan", exact=True))
    click(home.locator(".pb-trip-go").first)
    home.locator(".pb-stops").first.wait_for()
    title = home.locator(".pb-trip-title").inner_text()
    waiting = int(title.rsplit(": ", 1)[1].split()[0])
    assert home.locator(".pb-stops tbody tr").count() == 6
    click(home.get_by_text("Imigrasi", exact=True).last)
    save = home.get_by_role("button", name="Rencanakan 6 desa/kelurahan, pada 1 Des 2026")
    click(save)
    home.get_by_text("Tersimpan: rencana untuk 6 desa/kelurahan di Kec.").wait_for()
    settled(home)
    title = home.locator(".pb-trip-title").inner_text()
    assert int(title.rsplit(": ", 1)[1].split()[0]) == waiting - 6
    assert clicks <= CLICKS
    home.get_by_role("button", name="Urungkan").click()
    home.get_by_text("Diurungkan: perjalanan ke Kec.").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_trip_fits_a_phone_and_axe_finds_nothing_serious(home, simulated_office, scheme):
    home.set_viewport_size({"width": 390, "height": 844})
    home.emulate_media(color_scheme=scheme)
    home.goto(f"{simulated_office}/prioritas?paket=36.02.13")
    settled(home)
    map_frame(home)
    assert home.evaluate("document.documentElement.scrollWidth") <= 390
    assert serious(home) == []


def test_the_list_and_the_calendar_come_as_files(home, simulated_office):
    home.goto(f"{simulated_office}/prioritas?paket=36.02.13")
    settled(home)
    for name, ending, start in (
        ("Daftar cetak (PDF)", ".pdf", b"%PDF"),
        ("Kalender (.ics)", ".ics", b"BEGIN:VCALENDAR"),
    ):
        with home.expect_download() as started:
            home.get_by_role("button", name=name).press("Enter")
        assert started.value.suggested_filename.endswith(ending)
        assert Path(started.value.path()).read_bytes().startswith(start)
