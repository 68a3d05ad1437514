"""Blocks in a browser: new figures neither shut a definition nor take the keyboard away."""

from playwright.sync_api import expect

from .conftest import settled


def test_a_definition_stays_open_and_the_keyboard_in_its_place(open_page):
    page = open_page("/sosialisasi?data=simulasi")
    first, last = page.locator(".pb-card").first, page.locator(".pb-card").last
    before = first.inner_text()
    first.locator("summary").press("Enter")
    last.get_by_role("button").press("Enter")
    page.wait_for_url("**kab=**")
    settled(page)
    assert first.inner_text() != before
    assert first.locator("details").get_attribute("open") is not None
    assert last.get_by_role("button").evaluate("e => e === document.activeElement")


def test_a_bar_is_chosen_and_given_back_by_keyboard(open_page):
    page = open_page("/pelatihan?data=simulasi")
    bar = page.locator(".pb-bars").get_by_role("button", name="Keterampilan")
    said = bar.locator("xpath=ancestor::tr").locator("b").inner_text().split(" · ")[0]
    bar.press("Enter")
    expect(page.locator(".pb-rows-of")).to_contain_text(f"{said} sesi")
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".pb-pale").first).to_be_visible()
    assert bar.evaluate("e => e === document.activeElement")
    bar.press("Enter")
    expect(bar).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".pb-pale")).to_have_count(0)


def test_a_click_anywhere_on_a_bar_chooses_it(open_page):
    page = open_page("/sosialisasi?data=simulasi")
    row = page.locator(".pb-bars tr", has_text="Seminar")
    row.locator("i").click(force=True)
    expect(row.get_by_role("button")).to_have_attribute("aria-pressed", "true")
