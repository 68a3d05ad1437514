"""Bersama in a browser: the legend counts every village once, and the matrix keeps to its frame."""

from .conftest import settled


def test_the_legend_adds_up_and_a_phone_scrolls_the_matrix_alone(open_page):
    page = open_page("/bersama?data=simulasi&kab=36.02", width=390, height=844)
    frame = page.locator("iframe[src*='streamlit_folium']").element_handle().content_frame()
    frame.wait_for_function("() => window.pantauMap && window.pantauMap.state.ready")
    assert sum(frame.evaluate("() => window.pantauMap.state.counts").values()) == 345
    matrix = page.locator(".pb-scroll:has(.pb-matrix)")
    assert matrix.evaluate("e => e.scrollWidth > e.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_arrow_of_a_card_lists_its_rows(open_page):
    page = open_page("/bersama?data=simulasi&periode=semua")
    page.get_by_role("button", name="Lihat kunjungan yang berdekatan").click()
    page.get_by_role("columnheader", name="Kunjungan kedua").wait_for()
    settled(page)
    assert page.locator("[data-testid=stException]").count() == 0
