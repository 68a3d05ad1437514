"""The map in a real browser: it counts what the list counts, and panning costs nothing."""

import csv
import io
import subprocess
import sys

import pytest

from .conftest import ROOT, TODAY, map_frame, map_state, settled

SIMULATED = "/?data=simulasi"


def sent_frames(page):
    frames = []

    def note(frame):  # Playwright marks its listeners, and a built-in method takes no mark.
        frames.append(frame)

    page.on("websocket", lambda ws: ws.on("framesent", note))
    return frames


@pytest.fixture
def statuses(local_folder, open_page):
    """The status of every village as the command line prints it."""
    open_page(SIMULATED)
    printed = subprocess.run(
        [sys.executable, "-m", "lib.cli", "status", "--as-of", TODAY],
        cwd=ROOT,
        env={"PANTAU_DATABASE_URL": f"sqlite:///{local_folder / 'simulasi.sqlite3'}"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return list(csv.DictReader(io.StringIO(printed)))


def test_the_map_counts_what_the_command_line_counts(open_page, statuses):
    counts = map_state(open_page(SIMULATED))["counts"]
    assert sum(counts.values()) == 1552
    for code, number in counts.items():
        assert number == sum(row["status"] == code for row in statuses)


@pytest.mark.parametrize("query", ["kab=36.02", "kab=36.04&kec=36.04.13", "program=desmigratif"])
def test_map_and_list_agree_on_a_filter(open_page, query):
    page = open_page(f"{SIMULATED}&{query}")
    total = sum(map_state(page)["counts"].values())
    written = f"{total:,}".replace(",", ".")
    assert page.get_by_text(f"{written} desa/kelurahan dalam saringan ini").is_visible()


def test_a_click_on_the_legend_filters_list_address_and_map(open_page):
    page = open_page(SIMULATED)
    frame = map_frame(page)
    before = map_state(page)
    frame.get_by_role("button", name="Belum tercatat").click()
    page.wait_for_url("**status=never**")
    settled(page)
    number = f"{before['counts']['never']:,}".replace(",", ".")
    assert page.get_by_text(f"{number} desa/kelurahan dalam saringan ini").is_visible()
    after = map_state(page)
    assert after["counts"] == before["counts"]
    assert after["signature"] != before["signature"]


def test_panning_and_zooming_never_rerun_the_app(open_page, browser, address):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    frames = sent_frames(page)
    page.goto(address + SIMULATED)
    settled(page)
    frame = map_frame(page)
    sent = len(frames)
    box = page.locator("iframe[src*='streamlit_folium']").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    zoom = map_state(page)["zoom"]
    page.mouse.move(x, y)
    page.mouse.wheel(0, -600)
    frame.wait_for_function("zoom => window.pantauMap.state.zoom > zoom", arg=zoom)
    page.mouse.down()
    page.mouse.move(x + 120, y + 60, steps=5)
    page.mouse.up()
    frame.wait_for_function("() => new Promise(done => setTimeout(() => done(true), 600))")
    assert len(frames) == sent
    context.close()


def test_a_filter_keeps_the_view(open_page):
    page = open_page(SIMULATED)
    frame = map_frame(page)
    frame.locator("#map_div").focus()
    zoom = map_state(page)["zoom"]
    frame.locator("#map_div").press("+")
    frame.wait_for_function("zoom => window.pantauMap.state.zoom > zoom", arg=zoom)
    frame.wait_for_function("() => new Promise(done => setTimeout(() => done(true), 500))")
    view = map_state(page)["view"]
    frame.get_by_role("button", name="Mutakhir").click()
    page.wait_for_url("**status=current**")
    settled(page)
    assert map_state(page)["view"] == view


def test_a_link_to_a_regency_opens_on_that_regency(open_page):
    province = map_state(open_page(SIMULATED))
    lebak = map_state(open_page(f"{SIMULATED}&kab=36.02"))
    assert (province["focus"], lebak["focus"]) == (None, "36.02")
    assert lebak["zoom"] > province["zoom"] + 0.3
    latitude, longitude, _ = lebak["view"]
    assert abs(latitude + 6.65) < 0.25 and abs(longitude - 106.2) < 0.35


def test_the_search_tells_namesakes_apart_and_opens_the_village(open_page):
    page = open_page(SIMULATED)
    frame = map_frame(page)
    box = frame.get_by_role("combobox")
    box.fill("mekarsari")
    options = frame.get_by_role("option")
    options.first.wait_for()
    words = options.all_inner_texts()
    assert len(words) == len(set(words)) > 3
    assert all("Kec." in text for text in words)
    box.press("ArrowDown")
    chosen = frame.locator("[role=option][aria-selected=true]").inner_text().split(" — ")[0]
    box.press("Enter")
    page.wait_for_url("**desa=36.**")
    settled(page)
    page.locator(".pb-village h2", has_text=chosen).wait_for()
    page.get_by_role("button", name="Kembali").click()
    page.wait_for_url(lambda url: "desa=" not in url)


def test_equal_dots_keep_the_counts(open_page):
    page = open_page(SIMULATED)
    before = map_state(page)["counts"]
    map_frame(page).get_by_role("button", name="Tampilkan titik sama besar").click()
    page.wait_for_url("**titik=1**")
    settled(page)
    assert map_state(page)["counts"] == before


@pytest.mark.parametrize(
    ("word", "code"),
    [("Frekuensi", "frekuensi"), ("Kebaruan", "kebaruan"), ("Pelatihan", "pelatihan")],
)
def test_every_layer_counts_all_villages(open_page, word, code):
    page = open_page(SIMULATED)
    page.get_by_test_id("stMain").get_by_text(word, exact=True).first.click()
    page.wait_for_url(f"**lapisan={code}**")
    settled(page)
    assert sum(map_state(page)["counts"].values()) == 1552


def test_a_basemap_that_fails_leaves_the_map_usable(browser, empty_office):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(empty_office)
    settled(page)
    map_frame(page)
    page.get_by_text("Peta latar").click()
    settled(page)
    assert sum(map_state(page)["counts"].values()) == 1552
    map_frame(page).get_by_text("Peta latar tidak terjangkau").wait_for()
    context.close()


def test_the_map_is_reached_and_filtered_by_keyboard(open_page):
    page = open_page(SIMULATED)
    frame = map_frame(page)
    frame.get_by_role("combobox").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        focused = frame.evaluate("() => document.activeElement.innerText || ''")
        if "Terlambat berat" in focused:
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**status=long_overdue**")
