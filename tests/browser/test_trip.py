"""From the home page to a planned trip for six overdue villages, in at most twelve clicks."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from .conftest import ROOT, TODAY, map_frame, serve, settled

EMAIL, PASSWORD = "anna@kantor.id", "kata-sandi-uji-coba"
CLICKS = 12


@pytest.fixture(scope="module")
def simulated_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office whose record is a copy of the simulated one, with a coordinator of Kab. Lebak."""
    folder: Path = tmp_path_factory.mktemp("trip")
    file = folder / "office.sqlite3"
    environ = {
        **os.environ,
        "PANTAU_LOCAL_FOLDER": str(folder),
        "PANTAU_TODAY": TODAY,
        "PANTAU_DATABASE_URL": f"sqlite:///{file}",
    }

    def command(*words: str, said: str = "") -> None:
        run = [sys.executable, "-m", "lib.cli", *words]
        subprocess.run(run, cwd=ROOT, env=environ, input=said, text=True, check=True)

    command("demo")
    with (
        closing(sqlite3.connect(folder / "simulasi.sqlite3")) as made,
        closing(sqlite3.connect(file)) as copy,
    ):
        made.backup(copy)
    who = ["--email", EMAIL, "--name", "Anna", "--role", "coordinator", "--regency", "36.02"]
    command("create-person", *who, said=PASSWORD)
    yield from serve(folder, PANTAU_DATABASE_URL=f"sqlite:///{file}")


@pytest.fixture
def home(browser, simulated_office) -> Iterator[Page]:
    """The home page, signed in."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID")
    page = context.new_page()
    page.set_default_timeout(30_000)
    errors: list[str] = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto(f"{simulated_office}/masuk")
    page.fill("[name=email]", EMAIL)
    page.fill("[name=sandi]", PASSWORD)
    page.get_by_role("button").click()
    settled(page)
    yield page
    context.close()
    assert errors == []


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
    found = Axe().run(home).response["violations"]
    serious = [
        (v["id"], [n["html"][:160] for n in v["nodes"]][:3])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


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
