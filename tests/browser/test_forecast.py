"""The outlook in a browser: its answer above the fold, its slider by keyboard, its day mended."""

import pytest
from playwright.sync_api import expect

from .conftest import settled

PATH = "/prakiraan?data=simulasi"


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080)])
def test_leadership_reads_the_answer_without_scrolling(open_page, width, height):
    page = open_page(PATH, width=width, height=height)
    for what in (
        page.locator(".pb-sentence"),
        page.locator(".st-key-cards"),
        page.locator(".pb-plot"),
    ):
        box = what.first.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= height
    months = page.locator(".pb-months")
    fits = "e => e.parentElement.scrollWidth <= e.parentElement.clientWidth"
    assert months.evaluate(fits)


def test_on_a_phone_only_the_table_of_months_scrolls_sideways(open_page):
    page = open_page(PATH, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".pb-months").evaluate("e => e.scrollWidth > e.parentElement.clientWidth")


def test_the_slider_moves_by_keyboard_and_saves_nothing(open_page):
    page = open_page(PATH)
    slider = page.get_by_role("slider", name="Interval provinsi dalam hari")
    page.get_by_role("button", name="90 hari").click()
    expect(page.locator(".pb-moved")).not_to_contain_text("tidak satu pun")
    settled(page)
    expect(slider).to_have_attribute("aria-valuetext", "90 hari")
    first = page.locator(".pb-moved").inner_text()
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "95 hari")
    expect(page.locator(".pb-moved")).not_to_have_text(first)
    page.reload()
    settled(page)
    expect(page.locator(".pb-moved")).to_contain_text("tidak satu pun dari 1.552")


def test_a_day_too_near_is_told_at_its_field_and_a_good_one_mends_it(open_page):
    page = open_page(f"{PATH}&habis=2026-12-01")
    field = page.locator(".st-key-forecast-by-field")
    expect(field.get_by_role("alert")).to_contain_text("kurang dari sebulan lagi")
    page.goto(page.url.replace("habis=2026-12-01", "habis=2028-06-30"))
    settled(page)
    expect(field.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".pb-sentence")).to_contain_text("Agar habis sampai 30 Jun 2028")
