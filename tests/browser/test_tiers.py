"""Many risk tiers from a file: every fault by row and column first, then set at once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import ROOT, serve, settled

EMAIL, PASSWORD = "admin@kantor.id", "kata-sandi-uji-coba"
HEADER = "Kode desa;Tingkat;Berlaku mulai;Sumber;Periode;Instansi\n"
GOOD = f"{HEADER}36.02.13.2005;tinggi;1/7/2026;Penempatan PMI;2025;BP3MI Banten\n"
BAD = f"{GOOD}36.02.13.2007;gawat;1/7/2026;3602130101900001;2025;BP3MI Banten\n"


@pytest.fixture
def rules_page(browser, tmp_path: Path) -> Iterator[Page]:
    """The page Aturan on a phone, signed in as the administrator of an empty office."""
    url = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    who = ["--email", EMAIL, "--name", "Ibu Ratna", "--role", "administrator"]
    subprocess.run(
        [sys.executable, "-m", "lib.cli", "create-person", *who],
        cwd=ROOT,
        env={**os.environ, "PANTAU_DATABASE_URL": url, "PANTAU_LOCAL_FOLDER": str(tmp_path)},
        input=PASSWORD,
        text=True,
        check=True,
    )
    for address in serve(tmp_path, PANTAU_DATABASE_URL=url):
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="id-ID")
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(f"{address}/masuk?lanjut=/aturan")
        page.fill("[name=email]", EMAIL)
        page.fill("[name=sandi]", PASSWORD)
        page.get_by_role("button").click()
        settled(page)
        yield page
        context.close()


def upload(page: Page, content: str) -> None:
    page.locator(".st-key-tiers-upload input[type=file]").set_input_files(
        {"name": "tingkat.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )


def test_a_file_is_mended_by_row_and_column_and_then_set_at_once(rules_page):
    page = rules_page
    upload(page, BAD)
    expect(page.get_by_text("Belum ada yang disimpan: 2 sel perlu diperbaiki")).to_be_visible()
    expect(page.get_by_role("row", name="3 Tingkat “gawat” bukan tingkat")).to_be_visible()
    expect(page.get_by_role("row", name="3 Sumber Ini tampak seperti NIK")).to_be_visible()
    assert page.get_by_role("button", name="Tetapkan 1 tingkat").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.reload()
    settled(page)
    upload(page, GOOD)
    page.get_by_role("button", name="Tetapkan 1 tingkat").click()
    expect(page.get_by_text("1 tingkat ditetapkan.")).to_be_visible()
    expect(page.get_by_role("link", name="Tanjungsari")).to_be_visible()
    settled(page)
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
