"""A row of cards in a browser: new figures neither shut a definition nor take the keyboard away."""

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
