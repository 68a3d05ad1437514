"""A coordinator on a phone records one event for five villages, and the map shows it after."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import (
    PHONE,
    create_person,
    map_frame,
    map_state,
    serious,
    serve_office,
    settled,
    signed_in,
)

EMAIL = "anna@kantor.id"
KEPT = "Isian disimpan sebagai draf"
FIVE = ("Tanjungsari", "Maja", "Sangiang", "Binong", "Gubugan Cibeureum")


@pytest.fixture(scope="module")
def lebak_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office with one coordinator, of Kab. Lebak."""
    folder: Path = tmp_path_factory.mktemp("lebak")
    create_person(folder, EMAIL, "Anna", "coordinator", "36.02")
    yield from serve_office(folder)


@pytest.fixture
def recording(browser, lebak_office) -> Iterator[Page]:
    """The page Catat on a phone, signed in."""
    with signed_in(browser, lebak_office, EMAIL, "/catat", viewport=PHONE) as page:
        yield page


def choose_five(page: Page) -> None:
    """The district typed and chosen, then a tap for each village, quicker than the page follows."""
    page.get_by_role("combobox", name="Kecamatan", exact=True).last.click()
    page.keyboard.type("maja")
    page.keyboard.press("Enter")
    settled(page)
    for name in FIVE:
        page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_filled_form_fits_a_phone_and_axe_finds_nothing_serious(recording, scheme):
    recording.emulate_media(color_scheme=scheme)
    recording.reload()
    settled(recording)
    choose_five(recording)
    recording.get_by_text("5 dipilih").wait_for()
    settled(recording)
    assert recording.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert serious(recording) == []
    recording.get_by_role("button", name="Kosongkan").click()
    recording.get_by_text(KEPT).wait_for(state="detached")


def test_other_regencies_are_not_offered(recording):
    recording.get_by_role("combobox", name="Desa/kelurahan yang dipilih").click()
    recording.keyboard.type("sangiang")
    own = recording.get_by_role("option", name="Sangiang")
    own.first.wait_for()
    recording.keyboard.press("Control+A")
    recording.keyboard.type("lontar tirtayasa")
    own.first.wait_for(state="detached")
    assert recording.get_by_role("option", name="Lontar").count() == 0


def test_what_was_typed_is_there_after_a_reload(recording):
    assert recording.get_by_text(KEPT).count() == 0
    topics = recording.get_by_role("textbox", name="Topik lain")
    topics.fill("calo umrah")
    topics.press("Tab")
    recording.get_by_text(KEPT).wait_for()
    settled(recording)
    recording.reload()
    settled(recording)
    # The browser paints the value a moment after the run has ended.
    expect(topics).to_have_value("calo umrah")
    recording.get_by_role("button", name="Buang draf").click()
    recording.get_by_role("button", name="Buang draf").wait_for(state="detached")
    settled(recording)
    expect(topics).to_have_value("")


def test_quick_taps_on_the_map_choose_villages_and_a_second_tap_leaves_one(recording):
    recording.get_by_text("Di peta", exact=True).click()
    frame = map_frame(recording)
    place = recording.locator("iframe[src*='streamlit_folium']")
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert frame.evaluate("() => window.pantauMap.state.counts") == {"chosen": 0, "open": 345}

    def tap(x, y):
        recording.mouse.click(box["x"] + box["width"] * x, box["y"] + box["height"] * y)

    for x, y in ((0.5, 0.45), (0.45, 0.5), (0.5, 0.55)):
        tap(x, y)
    recording.get_by_text("3 dipilih").wait_for()
    settled(recording)
    tap(0.5, 0.45)
    recording.get_by_text("2 dipilih").wait_for()
    settled(recording)
    assert frame.evaluate("() => window.pantauMap.state.counts.chosen") == 2
    tap(0.45, 0.5)
    tap(0.5, 0.55)
    recording.locator(".pb-chosen").wait_for(state="detached")
    settled(recording)


def test_one_event_for_five_villages_changes_every_open_map(recording, lebak_office):
    watching = recording.context.new_page()
    watching.set_default_timeout(30_000)
    watching.goto(f"{lebak_office}/")
    settled(watching)
    before = map_state(watching)
    assert before["counts"]["current"] == 0
    choose_five(recording)
    recording.get_by_role("button", name="Imigrasi", exact=True).click()
    recording.get_by_text("5 dipilih").wait_for()
    settled(recording)
    save = recording.get_by_role("button", name="Simpan", exact=True)
    save.focus()
    recording.keyboard.press("Enter")
    recording.get_by_text("Tersimpan: Sosialisasi").wait_for()
    settled(recording)
    said = recording.locator(".pb-sentence").inner_text()
    assert "untuk 5 desa/kelurahan di Kab. Lebak" in said
    # Nobody touches the other page: its map follows by itself, and keeps its view.
    map_frame(watching).wait_for_function(
        f"() => window.pantauMap.state.counts.current === {len(FIVE)}"
    )
    assert map_state(watching)["view"] == before["view"]
    recording.goto(f"{lebak_office}/")
    settled(recording)
    assert map_state(recording)["counts"]["current"] == len(FIVE)
