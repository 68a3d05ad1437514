"""Both days side by side: what moves one map moves the other."""

from .conftest import settled


def test_two_maps_show_the_same_part_of_the_world(open_page):
    page = open_page("/perubahan?data=simulasi&sejak=2026-05-01&kab=36.02")
    page.get_by_text("Kedua hari", exact=True).click()
    maps = page.locator("iframe[src*='streamlit_folium']")
    maps.nth(1).wait_for()
    settled(page)
    frames = [maps.nth(place).element_handle().content_frame() for place in (0, 1)]
    for frame in frames:
        frame.wait_for_function("() => window.pantauMap && window.pantauMap.state.ready")
    before = [frame.evaluate("() => window.pantauMap.state.counts") for frame in frames]
    assert before[0] != before[1]
    assert sum(before[0].values()) == sum(before[1].values()) == 345
    view = "() => window.pantauMap.state.view"
    # A map may be made before its frame has its width, and then fits anew.
    page.wait_for_function(
        "() => new Set([...document.querySelectorAll(\"iframe[src*='streamlit_folium']\")]"
        ".map(e => e.contentWindow.pantauMap.state.view.join())).size === 1"
    )
    start = frames[1].evaluate("() => window.pantauMap.state.zoom")
    frames[0].get_by_role("button", name="Perbesar").click()
    frames[1].wait_for_function("start => window.pantauMap.state.zoom > start + 0.9", arg=start)
    assert frames[0].evaluate(view) == frames[1].evaluate(view)
