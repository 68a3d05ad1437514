"""Twelve payloads in every text field of a record, on every page of the app: none of them runs.

Villages are named by them, too, so that the map's tooltips, search and panel and every list of
names is tried with them.
"""

from collections.abc import Callable, Iterator
from itertools import cycle
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from lib.config import ROOT
from lib.db.engine import Database, sqlite_url
from lib.services.setup import prepare
from lib.services.sign_in import sign_in_by_identity
from lib.ui.filter_url import NAMES
from tests.hostile import XSS
from tests.hostile_record import AT, CHIEF, CODES, DISTRICT, fill

from .conftest import map_frame, menu_pages, serve, settled

PAGES = menu_pages()
LAYERS = ("status", "frekuensi", "kebaruan", "pelatihan")
FOUND = """() => {
  const odd = '[data-xss],[onerror],[onload],[onfocus],[onmouseover],iframe[srcdoc],'
    + 'img[src="/xss"],img[src*="jahat"],a[href^="javascript"],svg[onload]';
  const scripts = [...document.scripts].filter(s => s.textContent.includes('window.xss'));
  return [window.xss === undefined ? '' : 'it ran',
    ...[...document.querySelectorAll(odd)].map(e => e.outerHTML.slice(0, 200)),
    ...scripts.map(s => s.outerHTML.slice(0, 200))].filter(Boolean);
}"""


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Iterator[Database]:
    database = Database(sqlite_url(tmp_path_factory.mktemp("xss") / "office.sqlite3"))
    prepare(database, ROOT / "data" / "reference")
    fill(database, XSS)
    yield database
    database.close()


@pytest.fixture(scope="module")
def office(record, tmp_path_factory) -> Iterator[str]:
    yield from serve(tmp_path_factory.mktemp("xss-local"), PANTAU_DATABASE_URL=record.url)


@pytest.fixture
def tab_of(browser, record, office) -> Iterator[Callable[[str], Page]]:
    """Opens a tab of an administrator; what people wrote asks nothing and leads nowhere."""
    contexts = []
    seen: list[str] = []
    ours = (office, office.replace("http", "ws", 1), "data:", "blob:")

    def opened(email: str) -> Page:
        token = sign_in_by_identity(record, email, verified=True, at=AT)
        context = browser.new_context(viewport={"width": 1440, "height": 2400}, locale="id-ID")
        contexts.append(context)
        context.add_cookies([{"name": "pantau_masuk", "value": token, "url": office}])
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("dialog", lambda d: (seen.append(d.message), d.dismiss()))
        page.on("request", lambda r: None if r.url.startswith(ours) else seen.append(r.url))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert seen == []


@pytest.fixture
def chief(tab_of) -> Page:
    return tab_of(CHIEF.email)


def nothing_ran(page: Page) -> None:
    for frame in page.frames:
        if not frame.is_detached():
            assert frame.evaluate(FOUND) == []


def visit(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    assert page.locator(".pb-incident, [data-testid=stException]").count() == 0
    nothing_ran(page)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_runs_what_a_record_says(chief, office, path):
    for query in (f"kec={DISTRICT}&periode=semua", "periode=semua"):
        visit(chief, f"{office}{path}?{query}")
        # Streamlit's open by a click of its own; ours are whole in the page before they open.
        for more in chief.locator("[data-testid=stExpander] details > summary").all():
            more.click()
        chief.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        for more in chief.get_by_role("button", name="Tampilkan semua").all():
            more.click()
            settled(chief)
        nothing_ran(chief)


@pytest.mark.parametrize("number", range(len(XSS)))
def test_nothing_of_a_village_runs_and_nothing_of_ones_own_name(tab_of, office, number):
    tab = tab_of(f"p{number}@kantor.id")
    visit(tab, f"{office}/?kec={DISTRICT}&desa={CODES[number]}")
    visit(tab, f"{office}/desa?kec={DISTRICT}&desa={CODES[number]}")
    # It is on the page, as text.
    words = " ".join(XSS[number].strip("\u2028\u2029\u202e").split())[:12]
    for place in (".pb-timeline", "h2", ".pb-account"):
        assert words in " ".join(tab.locator(place).first.inner_text().split())


@pytest.mark.parametrize("layer", LAYERS)
def test_the_map_tells_of_them_as_text(chief, office, layer):
    visit(chief, f"{office}/?kec={DISTRICT}&lapisan={layer}&periode=semua")
    frame = map_frame(chief)
    frame.wait_for_function("() => window.pantauMap.state.table")
    search = frame.get_by_role("combobox")
    for text in ("window.xss", "<script", "img", "7*191"):
        search.fill(text)
        frame.get_by_role("option").first.wait_for()
        nothing_ran(chief)
        search.press("ArrowDown")
    search.press("Enter")
    chief.wait_for_url("**desa=36.02**")
    settled(chief)
    nothing_ran(chief)
    box = chief.locator("iframe[src*='streamlit_folium']").bounding_box()
    for step in range(1, 20):
        chief.mouse.move(box["x"] + box["width"] * step / 20, box["y"] + box["height"] / 2)
        nothing_ran(chief)


@pytest.mark.parametrize("shift", range(len(XSS)))
def test_no_address_runs_what_it_says(chief, office, shift):
    """Every text is in each of these addresses, and every name has a text of its own in each."""
    texts = cycle(XSS[shift:] + XSS[:shift])
    said = urlencode(dict(zip((*NAMES, "lang", "data"), texts, strict=False)))
    visit(chief, f"{office}/prioritas?{said}")


def test_no_address_of_the_sign_in_pages_runs_what_it_says(chief, office):
    for text in XSS:
        for path in ("/masuk", "/masuk/kantor", "/awal"):
            chief.goto(f"{office}{path}?{urlencode({'lanjut': text, 'lang': text})}")
            nothing_ran(chief)


def test_no_answer_of_the_sign_in_page_runs_what_was_typed(chief, office):
    for text in XSS:
        chief.goto(f"{office}/masuk")
        chief.locator("form").evaluate("form => form.noValidate = true")
        chief.get_by_label("Surel").evaluate(
            "(field, text) => { field.type = 'text'; field.value = text; }", text
        )
        chief.get_by_label("Kata sandi").fill("salah sama sekali")
        chief.get_by_role("button", name="Masuk").click()
        chief.get_by_role("alert").wait_for()
        nothing_ran(chief)


@pytest.mark.parametrize("number", range(0, len(XSS), 3))
def test_what_is_recorded_and_deleted_is_told_as_text(chief, office, number):
    visit(chief, f"{office}/catat?kec={DISTRICT}&desa={CODES[number]}")
    chief.get_by_role("button", name="Imigrasi", exact=True).first.click()
    topics = chief.get_by_role("textbox", name="Topik lain")
    topics.fill("; ".join(XSS[number : number + 3]))
    topics.press("Tab")
    chief.get_by_role("button", name="Simpan", exact=True).click()
    saved = chief.get_by_text("Tersimpan: Sosialisasi")
    anyway = chief.get_by_role("button", name="Tetap simpan")
    saved.or_(anyway).first.wait_for()
    settled(chief)
    nothing_ran(chief)
    if anyway.count():
        anyway.click()
        saved.wait_for()
        settled(chief)
        nothing_ran(chief)
    chief.get_by_role("button", name="Urungkan").click()
    chief.get_by_text("Diurungkan").first.wait_for()
    settled(chief)
    nothing_ran(chief)
