"""A copied link brings back what was on the screen, on a phone and on plain http, too."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE, map_frame, map_state, settled

TODAY = "per=2026-11-24"
LABEL = "Salin tautan"


def copied(page: Page) -> str:
    """What the button puts into the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=LABEL).click()
    expect(page.locator(".pb-copy [role=status]")).to_contain_text("Tautan disalin")
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def at_rest(page):
    """The state of the map once it moves no more."""
    seen = None
    while seen != (seen := map_state(page)):
        page.wait_for_timeout(300)
    return seen


def test_a_copied_link_brings_back_filter_layer_village_and_view(open_page, address):
    open_page("/?data=simulasi")
    page = open_page("/?data=simulasi&kab=36.02&status=never&lapisan=frekuensi&kelas=none,one")
    frame = map_frame(page)
    assert "pandang" not in copied(page)
    frame.get_by_role("combobox").fill("Pasindangan")
    frame.get_by_role("option").first.click()
    page.wait_for_url("**desa=36.02**")
    settled(page)
    zoom = map_state(page)["zoom"]
    frame.get_by_role("button", name="Perbesar").click()
    frame.wait_for_function("before => window.pantauMap.state.zoom > before + .9", arg=zoom)
    before, link = at_rest(page), copied(page)
    assert TODAY in link and "pandang=" in link and link.startswith(f"{address}/?")
    # Moving the map changed no address.
    assert "pandang" not in page.url
    again = open_page(link.removeprefix(address))
    map_frame(again)
    after = at_rest(again)
    same = ("signature", "counts", "total", "selected", "picked", "focus")
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert after["picked"] and after["view"] == pytest.approx(before["view"], abs=0.001)
    assert again.locator(".pb-filter").inner_text() == page.locator(".pb-filter").inner_text()


@pytest.mark.parametrize(
    "path", ["/?data=simulasi&kab=36.02&program=desa_binaan_imigrasi", "/prioritas"]
)
def test_on_a_phone_the_link_crowds_no_head(open_page, path):
    page = open_page(path, **PHONE)
    button = page.get_by_role("button", name=LABEL).bounding_box()
    assert min(button["width"], button["height"]) >= 44
    words = page.locator(".pb-head > *").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().right)"
    )
    assert max(words) <= button["x"]
    copied(page)
    said = page.locator(".pb-copy [role=status]").bounding_box()
    assert said["x"] >= 0 and said["x"] + said["width"] <= PHONE["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_plain_http_has_no_clipboard_and_copies_all_the_same(open_page, address):
    page = open_page("/bersama?kab=36.02")
    page.context.grant_permissions(["clipboard-read"])
    page.evaluate(
        "() => { window.read = navigator.clipboard.readText.bind(navigator.clipboard);"
        " Object.defineProperty(navigator, 'clipboard', { value: undefined }); }"
    )
    button = page.get_by_role("button", name=LABEL)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pb-copy [role=status]")).to_contain_text("Tautan disalin")
    expect(button).to_be_focused()
    assert page.evaluate("() => window.read()") == f"{address}/bersama?kab=36.02&{TODAY}"
    page.evaluate("() => { document.execCommand = () => false; }")
    page.keyboard.press("Enter")
    field = page.get_by_label("Tautan ke halaman ini")
    expect(field).to_be_focused()
    expect(field).to_have_value(f"{address}/bersama?kab=36.02&{TODAY}")
