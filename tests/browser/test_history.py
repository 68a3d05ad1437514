"""The history on a phone: it fits, axe finds nothing serious, a filter narrows, a row opens."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lib.db.engine import Database
from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.audit import Origin
from lib.domain.permissions import Person, Role
from lib.services.attempts import record_attempt
from lib.services.writing import By

from .conftest import ROOT, serve, settled

EMAIL, PASSWORD = "ratna@kantor.id", "kata-sandi-uji-coba"
PHONE = {"width": 390, "height": 844}
AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
VILLAGE = "36.02.08.2004"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office with an administrator and one attempt at a village: two events."""
    folder: Path = tmp_path_factory.mktemp("history")
    url = f"sqlite:///{folder / 'office.sqlite3'}"
    who = ["--email", EMAIL, "--name", "Ibu Ratna", "--role", "administrator"]
    subprocess.run(
        [sys.executable, "-m", "lib.cli", "create-person", *who],
        cwd=ROOT,
        env={**os.environ, "PANTAU_DATABASE_URL": url, "PANTAU_LOCAL_FOLDER": str(folder)},
        input=PASSWORD,
        text=True,
        check=True,
    )
    database = Database(url)
    by = By(Person(Role.ADMINISTRATOR, email=EMAIL), Origin.SCREEN, AT)
    record_attempt(database, by, Attempt("t", VILLAGE, AT.date(), AttemptReason.ACCESS))
    database.close()
    yield from serve(folder, PANTAU_DATABASE_URL=url)


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, browser, office) -> Iterator[Page]:
    """A phone, signed in, on the page Riwayat."""
    context = browser.new_context(viewport=PHONE, locale="id-ID", color_scheme=request.param)
    page = context.new_page()
    page.set_default_timeout(30_000)
    errors: list[str] = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto(f"{office}/masuk?lanjut=/riwayat")
    page.fill("[name=email]", EMAIL)
    page.fill("[name=sandi]", PASSWORD)
    page.get_by_role("button").click()
    settled(page)
    yield page
    context.close()
    assert errors == []


def serious(page: Page) -> list[object]:
    found = Axe().run(page).response["violations"]
    return [
        (v["id"], [n["html"][:160] for n in v["nodes"]][:3])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


def test_a_filter_narrows_and_a_row_opens_to_what_changed(phone):
    rows = phone.locator(".pb-deed")
    expect(rows).to_have_count(2)
    search = phone.get_by_role("textbox", name="Cari")
    search.fill("cisampang")
    search.press("Enter")
    expect(rows).to_have_count(1)
    settled(phone)
    summary = rows.first.locator("summary")
    summary.focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("akses terhambat", exact=True)).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert serious(phone) == []
    phone.get_by_role("link", name="Cisampang", exact=True).click()
    phone.wait_for_url("**/desa?**")
    settled(phone)
    said = phone.locator(".pb-changes summary")
    said.click()
    expect(phone.locator(".pb-changes table")).to_be_visible()
    assert "mencatat kunjungan yang tidak terlaksana" in said.inner_text()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert serious(phone) == []
