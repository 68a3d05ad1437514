"""From what is missing to its correction, by the link of the row, signed in or not yet."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lib.db.activities import insert_activities
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.services.sources import database_at

from .conftest import ROOT, serve, settled

EMAIL, PASSWORD = "anna@kantor.id", "kata-sandi-uji-coba"


@pytest.fixture(scope="module")
def office_with_gaps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office with a coordinator of Kab. Lebak and one activity that lacks its attendance."""
    folder: Path = tmp_path_factory.mktemp("gaps")
    url = f"sqlite:///{folder / 'office.sqlite3'}"
    who = ["--email", EMAIL, "--name", "Anna", "--role", "coordinator", "--regency", "36.02"]
    subprocess.run(
        [sys.executable, "-m", "lib.cli", "create-person", *who],
        cwd=ROOT,
        env={**os.environ, "PANTAU_DATABASE_URL": url, "PANTAU_LOCAL_FOLDER": str(folder)},
        input=PASSWORD,
        text=True,
        check=True,
    )
    areas = (AreaLink("36.02.13.2007", Link.DIRECT),)
    who = (Organiser.IMIGRASI,)
    held = Activity("x1", date(2026, 11, 2), Kind.OUTREACH, None, State.HELD, areas, organisers=who)
    with database_at(url).write() as connection:
        insert_activities(connection, [held], recorded_by=EMAIL)
    yield from serve(folder, PANTAU_DATABASE_URL=url)


def sign_in(page) -> None:
    page.fill("[name=email]", EMAIL)
    page.fill("[name=sandi]", PASSWORD)
    page.get_by_role("button").click()
    settled(page)


@pytest.mark.parametrize("width, height", [(1440, 900), (390, 844)])
def test_a_row_leads_to_its_correction(browser, office_with_gaps, width, height):
    context = browser.new_context(viewport={"width": width, "height": height}, locale="id-ID")
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{office_with_gaps}/masuk?lanjut=/mutu")
    sign_in(page)
    page.get_by_role("link", name="Betulkan", exact=True).click()
    page.wait_for_url("**/catat*")
    expect(page.get_by_label("Alasan koreksi")).to_be_visible()
    settled(page)
    assert "kegiatan" not in page.url
    context.close()


def test_a_link_that_was_sent_asks_to_sign_in_first_and_then_opens_it(browser, office_with_gaps):
    context = browser.new_context(locale="id-ID")
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{office_with_gaps}/catat?kegiatan=x1")
    page.get_by_role("link", name="Masuk", exact=True).first.click()
    sign_in(page)
    expect(page.get_by_label("Alasan koreksi")).to_be_visible()
    context.close()
