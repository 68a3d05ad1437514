"""The one-file snapshot as an office opens it: from a disk, without a network.

Its villages are those of the register, twelve of them with hostile names.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.config import ROOT
from lib.db.engine import Database, sqlite_url
from lib.domain.permissions import LOCAL_VIEWER
from lib.services.clock import JAKARTA
from lib.services.register import villages_of
from lib.services.setup import prepare
from lib.services.sources import Source
from lib.ui.filter_url import Filter
from lib.ui.hand_outs.snapshot_file import snapshot
from lib.ui.i18n import Language, spoken
from lib.ui.shell import Page as Shown
from tests.hostile import XSS
from tests.hostile_record import CODES, DAY, fill

from .conftest import DESK, PHONE, serious

NOON = datetime(2026, 11, 24, 12, tzinfo=JAKARTA)
ODD = "[data-xss],[onerror],[onload],[onfocus],[onmouseover],main iframe,main svg circle"
Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    """The snapshot of the whole province in both languages."""
    folder = tmp_path_factory.mktemp("snapshot")
    database = Database(sqlite_url(folder / "office.sqlite3"))
    prepare(database, ROOT / "data" / "reference")
    fill(database, XSS)
    register = villages_of(database, LOCAL_VIEWER)
    shown = Shown(LOCAL_VIEWER, None, database, Source.OFFICE, Filter(), DAY, register)
    made: dict[Language, Path] = {}
    for language in ("id", "en"):
        with spoken(language):
            made[language] = folder / f"{language}.html"
            made[language].write_bytes(snapshot(shown, NOON).make())
    database.close()
    return made


@pytest.fixture
def opened(browser: Browser, files: dict[Language, Path]) -> Iterator[Opener]:
    """Opens a file with the network off; fails on any request and any complaint of the browser."""
    contexts, asked, complaints = [], [], []

    def opener(language: Language = "id", size: dict = DESK, scheme: str = "light") -> Page:  # type: ignore[type-arg]
        context = browser.new_context(viewport=size, color_scheme=scheme, offline=True)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda r: asked.append(r.url))
        page.on("console", lambda m: complaints.append(m.text))
        page.on("pageerror", lambda e: complaints.append(str(e)))
        page.goto(files[language].as_uri())
        page.wait_for_function("() => window.pantauMap?.state.painted > 0")
        return page

    yield opener
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []


def state_of(page: Page) -> dict:  # type: ignore[type-arg]
    return page.evaluate("() => window.pantauMap.state")


def test_a_village_is_found_by_name_and_told_from_its_namesakes(opened: Opener) -> None:
    page = opened()
    search = page.get_by_role("combobox", name="Cari desa/kelurahan")
    search.fill("mekarsari")
    options = page.get_by_role("option")
    assert len(set(options.all_inner_texts())) == options.count() > 5
    search.fill("pulo panjang")
    search.press("Enter")
    beside = page.locator("#beside")
    expect(beside.get_by_role("heading")).to_have_text("Pulo Panjang")
    expect(beside).to_contain_text("Kec. Pulo Ampel, Kab. Serang")
    expect(beside).to_contain_text("belum tercatat")
    assert state_of(page)["picked"] == "36.04.08.2009"


def test_status_and_regency_narrow_map_and_list_alike(opened: Opener) -> None:
    page = opened()
    heading = page.locator("#list h2")
    expect(heading).to_have_text("1.552 dari 1.552 desa/kelurahan dalam salinan ini")
    counts = state_of(page)["counts"]
    assert sum(counts.values()) == 1552 and counts["current"] > 0
    page.locator(".legend").get_by_role("button", name="Mutakhir").click()
    assert state_of(page)["selected"] == ["current"]
    expect(heading).to_contain_text(f"{counts['current']} dari 1.552")
    expect(page.locator("#list tbody tr")).to_have_count(counts["current"])
    page.get_by_label("Kabupaten/kota").select_option(label="Kota Cilegon")
    assert state_of(page)["total"] == 43
    expect(page.locator("#list")).to_contain_text("Tidak ada desa yang sesuai")
    page.locator("#choice").get_by_role("button", name="Tampilkan semua").click()
    expect(heading).to_contain_text("1.552 dari 1.552")
    assert state_of(page)["selected"] == []


def test_the_list_is_narrowed_sorted_and_shown_piece_by_piece(opened: Opener) -> None:
    page = opened()
    rows = page.locator("#list tbody tr")
    expect(rows).to_have_count(100)
    page.get_by_role("button", name="Tampilkan 100 lagi").click()
    expect(rows).to_have_count(200)
    page.get_by_label("Saring daftar").fill("pulo ampel")
    expect(page.locator("#list h2")).to_contain_text("9 dari 1.552")
    head = page.get_by_role("columnheader", name="Desa/Kelurahan")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    names = page.locator("#list tbody th button").all_inner_texts()
    assert names == sorted(names)
    page.locator("#list tbody").get_by_role("button", name="Pulo Panjang").click()
    expect(page.locator("#beside").get_by_role("heading")).to_have_text("Pulo Panjang")


def test_no_name_that_somebody_wrote_runs(opened: Opener) -> None:
    page = opened()
    page.get_by_label("Kabupaten/kota").select_option(label="Kab. Lebak")
    for code in CODES:
        page.evaluate("code => window.pantauMap.find(code)", code)
        expect(page.locator("#beside")).to_contain_text(code)
    names = page.locator("#list tbody th button").all_text_contents()
    assert page.evaluate("() => window.xss === undefined")
    assert page.locator(ODD).count() == 0
    assert len(names) == 100


@pytest.mark.parametrize(
    ("language", "size", "scheme"),
    [("id", PHONE, "dark"), ("id", DESK, "light"), ("en", PHONE, "light")],
)
def test_everybody_can_use_it_on_a_phone_and_on_a_desk(
    opened: Opener, language: Language, size: dict, scheme: str
) -> None:
    page = opened(language, size, scheme)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("() => document.fonts.check('16px \"Plus Jakarta Sans\"')")
    assert page.evaluate("() => document.documentElement.lang") == language
    assert serious(page) == []
    page.evaluate("() => window.pantauMap.find('36.04.08.2009')")
    assert serious(page) == []
