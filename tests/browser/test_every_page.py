"""Every page in a real browser: whole, quiet, accessible, in both themes and on a phone."""

import pytest

from .conftest import (
    map_frame,
    serious,
    settled,
)

PATHS = {
    "home": "/",
    "outreach": "/sosialisasi",
    "training": "/pelatihan",
    "together": "/bersama",
    "changes": "/perubahan?sejak=2026-05-01",
    "outlook": "/prakiraan",
    "village": "/desa?desa=36.04.13.2007",
    "priorities": "/prioritas",
    "quality": "/mutu",
    "downloads": "/unduhan",
}


def with_query(path, query):
    return f"{path}{'&' if '?' in path else '?'}{query}"


def is_whole(page):
    """Without an error; that it asked no other host is seen where it was opened."""
    assert page.locator("[data-testid=stException]").count() == 0
    page.locator("h1").first.wait_for()
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PATHS)
def test_a_page_is_whole_and_axe_finds_nothing_serious(open_page, name, scheme):
    page = open_page(with_query(PATHS[name], "data=simulasi"), scheme=scheme)
    is_whole(page)
    assert page.locator(".pb-mark", has_text="SIMULASI").is_visible()
    if name == "home":
        map_frame(page)
    assert serious(page) == []


@pytest.mark.parametrize("name", PATHS)
def test_a_page_is_whole_on_a_phone_and_never_scrolls_sideways(open_page, name):
    page = open_page(PATHS[name], width=390, height=844)
    is_whole(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", PATHS)
def test_english_is_a_switch_and_keeps_the_filter(open_page, name):
    page = open_page(with_query(PATHS[name], "kab=36.04&status=never"))
    is_whole(page)
    page.get_by_role("combobox", name="Bahasa").select_option(label="English")
    page.locator(".pb-foot", has_text="Data up to").wait_for()
    settled(page)
    assert "kab=36.04" in page.url and "status=never" in page.url and "lang=en" in page.url


def test_a_menu_link_keeps_the_filter(open_page):
    page = open_page("/?kab=36.02&program=desmigratif")
    page.get_by_role("link", name="Prioritas").click()
    page.wait_for_url("**/prioritas?**")
    settled(page)
    assert "kab=36.02" in page.url and "program=desmigratif" in page.url


def test_an_unknown_code_is_left_out_with_a_notice(open_page):
    page = open_page("/?kab=99.99&status=never")
    assert page.get_by_text("kab=99.99").is_visible()
    page.wait_for_url(lambda url: "kab=" not in url)
    assert "status=never" in page.url


def test_day_one_of_an_office_invites_to_look_around(open_page, empty_office):
    page = open_page("/", at=empty_office)
    assert page.get_by_text("0 dari 1.552").first.is_visible()
    page.get_by_role("button", name="Buka catatan publik").click()
    page.wait_for_url("**data=publik**")
    settled(page)
    assert page.get_by_text("Data sampai 9 Des 2025").is_visible()
