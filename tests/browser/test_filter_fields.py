"""The sidebar: the map answers a choice before Python does, and nothing chosen is lost."""

from playwright.sync_api import expect

from .conftest import map_frame, settled

DEAF = "WebSocket.prototype.send = () => {}"
"""Python hears of nothing from here on."""
STATE = "() => window.pantauMap.state"


def test_the_map_shows_another_area_and_status_before_python_hears_of_them(open_page):
    page = open_page("/?data=simulasi")
    frame = map_frame(page)
    whole = frame.evaluate(STATE)
    page.evaluate(DEAF)
    regency = page.get_by_role("combobox", name="Kabupaten/kota")
    regency.select_option(label="Kab. Lebak")
    frame.wait_for_function("() => window.pantauMap.state.focus === '36.02'")
    frame.wait_for_function("() => window.pantauMap.state.total === 345")
    page.get_by_role("checkbox", name="Belum tercatat").check()
    frame.wait_for_function("() => window.pantauMap.state.selected.join() === 'never'")
    page.get_by_role("checkbox", name="Belum tercatat").uncheck()
    regency.select_option(label="Semua kab/kota")
    frame.wait_for_function("() => window.pantauMap.state.total === 1552")
    frame.wait_for_function("() => window.pantauMap.state.selected.length === 0")
    assert frame.evaluate(STATE)["counts"] == whole["counts"]


def test_what_the_map_foresaw_is_what_python_says(open_page):
    page = open_page("/?data=simulasi&kab=36.02&status=never")
    page.get_by_role("combobox", name="Kabupaten/kota").select_option(label="Kota Serang")
    page.wait_for_url("**kab=36.73**")
    settled(page)
    chosen = map_frame(page).evaluate(STATE)
    linked = map_frame(open_page("/?data=simulasi&kab=36.73&status=never")).evaluate(STATE)
    for part in ("counts", "total", "selected", "focus", "signature"):
        assert chosen[part] == linked[part], part


def test_choices_in_quick_succession_all_count(open_page):
    page = open_page("/sosialisasi?data=simulasi")
    page.get_by_role("combobox", name="Kabupaten/kota").select_option(label="Kab. Lebak")
    page.get_by_role("checkbox", name="Desa Binaan Imigrasi").check()
    page.get_by_role("combobox", name="Periode").select_option(label="Tahun ini")
    page.wait_for_url("**periode=tahun-ini**")
    settled(page)
    assert "kab=36.02" in page.url and "program=" in page.url
    expect(page.locator(".pb-filter")).to_contain_text("Kab. Lebak · Desa Binaan Imigrasi")


def test_a_district_is_offered_within_its_regency_and_leaves_with_it(open_page):
    page = open_page("/?data=simulasi")
    expect(page.get_by_role("combobox", name="Kecamatan")).to_have_count(0)
    regency = page.get_by_role("combobox", name="Kabupaten/kota")
    regency.select_option(label="Kab. Lebak")
    page.get_by_role("combobox", name="Kecamatan").select_option(label="Maja")
    page.wait_for_url("**kec=**")
    settled(page)
    regency.select_option(label="Kota Serang")
    page.wait_for_url("**kab=36.73**")
    settled(page)
    assert "kec=" not in page.url


def test_a_day_that_makes_no_sense_is_told_at_the_field_and_changes_nothing(open_page):
    page = open_page("/prakiraan?data=simulasi&kab=36.02")
    before = page.url
    day = page.locator("input[type=date]").first
    day.fill("1999-01-01")
    day.blur()
    expect(page.get_by_role("alert")).to_contain_text("Isi tanggal dari 1 Jan 2017")
    assert page.url == before
    day.fill("2025-12-01")
    page.wait_for_url("**per=2025-12-01**")
    settled(page)
    expect(page.get_by_text("1 Des 2025 · hari yang lalu")).to_be_visible()
    expect(page.locator(".pb-wrong")).to_be_hidden()


def test_own_days_begin_with_those_on_the_screen(open_page):
    page = open_page("/sosialisasi?data=simulasi")
    page.get_by_role("combobox", name="Periode").select_option(label="Tanggal lain")
    first = page.get_by_label("hari pertama")
    expect(first).to_have_value("2025-11-25")
    first.fill("2026-01-01")
    page.wait_for_url("**periode=2026-01-01..2026-11-24**")
    settled(page)
    page.get_by_role("combobox", name="Periode").select_option(label="12 bulan terakhir")
    expect(first).to_have_count(0)
    page.wait_for_url("**/sosialisasi?data=simulasi")


def test_the_menu_stays_in_the_app_and_its_links_carry_the_filter(open_page):
    page = open_page("/?data=simulasi&kab=36.02")
    page.evaluate("window.same = true")
    link = page.get_by_role("navigation", name="Halaman").get_by_role("link", name="Prioritas")
    expect(link).to_have_attribute("href", "/prioritas?kab=36.02&data=simulasi")
    link.click()
    page.wait_for_url("**/prioritas?kab=36.02&data=simulasi")
    settled(page)
    assert page.evaluate("window.same")
    expect(link).to_have_attribute("aria-current", "page")
    expect(page.locator(".pb-filter")).to_contain_text("Kab. Lebak")
    page.go_back()
    page.wait_for_url("**/?*")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ringkasan & Peta")


def test_on_a_phone_the_menu_closes_over_the_page_it_opened(open_page):
    page = open_page("/?data=simulasi", width=390, height=844)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="Prioritas").click()
    page.wait_for_url("**/prioritas**")
    settled(page)
    expect(page.get_by_role("link", name="Prioritas")).not_to_be_in_viewport()
