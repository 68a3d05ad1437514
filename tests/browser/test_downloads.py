"""Unduhan in a browser: a long file is cancelled, made again and downloaded under its name."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import serve, settled

SLOW = """
import os, time, xlsxwriter

class Workbook(xlsxwriter.Workbook):
    def __init__(self, *said, **more):
        while not os.path.exists(os.environ["GATE"]):
            time.sleep(0.02)
        super().__init__(*said, **more)

xlsxwriter.Workbook = Workbook
"""


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workbooks wait until this file is there."""
    return tmp_path_factory.mktemp("gate") / "open"


@pytest.fixture(scope="module")
def patient(gate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app, with workbooks that are made when the test says so."""
    folder = tmp_path_factory.mktemp("patient")
    (folder / "sitecustomize.py").write_text(SLOW, encoding="utf-8")
    paths = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))
    yield from serve(folder, PYTHONPATH=paths, GATE=str(gate))


def test_a_long_file_is_cancelled_made_again_and_downloaded(open_page, patient, gate):
    page = open_page("/unduhan?kab=36.04", width=390, height=844, at=patient)
    make = page.get_by_role("button", name="Buat XLSX")
    make.click()
    page.get_by_role("button", name="Batalkan").click()
    expect(page.get_by_text("Sedang dibatalkan").first).to_be_visible()
    expect(page.get_by_role("button", name="Buat ZIP")).to_be_disabled()
    gate.touch()
    expect(make).to_be_enabled(timeout=30_000)
    make.click()
    ready = page.get_by_role("button", name="Unduh (")
    ready.wait_for()
    settled(page)
    with page.expect_download() as caught:
        ready.click()
    assert caught.value.suggested_filename.startswith("buku-kerja-kab-serang-")
    assert Path(caught.value.path()).read_bytes()[:2] == b"PK"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
