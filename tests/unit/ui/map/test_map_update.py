"""The update reaches the browser whole, and nothing in it can break out of its string."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ui.map.map_view import MapView
from lib.ui.map.palette import STATUS
from lib.ui.map.update import MapUpdate, legend_class
from lib.ui.map.village_map import StateGroup, VillageMap

PLAIN = MapUpdate(
    layer="status",
    classes="0123450.1",
    legend=tuple(legend_class(swatch, swatch.code) for swatch in STATUS),
    texts={"lang": "id"},
)


def argument(script: str) -> dict[str, object]:
    """What the browser reads: the JSON between the brackets."""
    assert script.startswith("window.pantauMap.update(") and script.endswith(");")
    found: dict[str, object] = json.loads(script[len("window.pantauMap.update(") : -2])
    return found


def written_by_streamlit_folium(update: MapUpdate) -> tuple[str, str]:
    """The map script and the feature group as the component gets them."""
    from streamlit_folium import _get_feature_group_string, _get_map_string

    village_map = VillageMap("peta/aset/abc/peta.js", "peta/geometri/abc.json")
    script = _get_map_string(village_map)
    return script, _get_feature_group_string(StateGroup(update.to_script()), village_map)


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "${alert(1)}",
        "`+alert(1)+`",
        "'-alert(1)-'",
        '"+alert(1)+"',
        '\\"+alert(1)//',
        "line\u2028separator\u2029",
        "{{ 'map_div' }}",
        "{% raw %}",
        "<!-- <img src=x onerror=alert(1)>",
        "feature_group_0 map_div_0",
    ],
)
def test_text_comes_through_as_text_and_nothing_else(text: str) -> None:
    update = replace(PLAIN, texts={"lang": text}, areas={"36.01": text})
    _, group = written_by_streamlit_folium(update)
    line = next(line for line in group.splitlines() if "pantauMap.update" in line)
    assert argument(line.strip())["texts"] == {"lang": text}
    assert not re.search(r"[<>`$'\u2028\u2029]|\{\{", line)


@given(st.text())
def test_any_text_stays_one_line_of_json(text: str) -> None:
    script = replace(PLAIN, texts={"lang": text}).to_script()
    assert argument(script)["texts"] == {"lang": text}
    assert len(script.splitlines()) == 1


def test_the_map_script_stays_the_same_whatever_changes() -> None:
    changed = replace(
        PLAIN,
        layer="frequency",
        classes="1.",
        selected=frozenset({"never"}),
        picked="36.01.01.2001",
        focus="36.01",
        dark=True,
        dots=True,
        texts={"lang": "en"},
        view=MapView(11.2, -6.5, 106.2),
    )
    assert written_by_streamlit_folium(PLAIN)[0] == written_by_streamlit_folium(changed)[0]


def test_statuses_that_differ_after_an_underscore_are_sent_as_an_update() -> None:
    due_soon = replace(PLAIN, selected=frozenset({"due_soon"}))
    long_overdue = replace(PLAIN, selected=frozenset({"long_overdue"}))
    groups = [written_by_streamlit_folium(u)[1] for u in (due_soon, long_overdue)]
    assert groups[0] != groups[1]


def test_the_same_state_is_written_the_same_way_twice() -> None:
    assert written_by_streamlit_folium(PLAIN) == written_by_streamlit_folium(PLAIN)


def test_nothing_is_loaded_from_elsewhere() -> None:
    village_map = VillageMap("peta/aset/abc/peta.js", "peta/geometri/abc.json")
    assert village_map.default_js == [("peta", "../../peta/aset/abc/peta.js")]
    assert village_map.default_css == []
    assert "://" not in written_by_streamlit_folium(PLAIN)[0]


@pytest.mark.parametrize("classes", ["6", "x", "0 1", "0\n", "٣"])
def test_a_class_outside_the_legend_is_refused(classes: str) -> None:
    with pytest.raises(ValueError, match="places in the legend"):
        replace(PLAIN, classes=classes)


def test_selected_codes_are_those_of_the_legend_in_its_order() -> None:
    update = replace(PLAIN, selected=frozenset({"never", "current", "unheard_of"}))
    assert argument(update.to_script())["selected"] == ["current", "never"]


def test_a_view_is_sent_as_the_map_takes_it() -> None:
    assert argument(PLAIN.to_script())["view"] is None
    linked = replace(PLAIN, view=MapView(11.2, -6.5, 106.2))
    assert argument(linked.to_script())["view"] == [11.2, -6.5, 106.2]


def test_the_basemap_is_sent_only_when_it_is_switched_on() -> None:
    offered = replace(PLAIN, basemap_url="https://tiles.example/{z}/{x}/{y}.png")
    assert argument(offered.to_script())["basemap"] is None
    shown = replace(offered, basemap=True)
    assert argument(shown.to_script())["basemap"] == "https://tiles.example/{z}/{x}/{y}.png"


def test_an_update_of_all_villages_stays_small() -> None:
    update = replace(
        PLAIN,
        classes="4" * 1552,
        programme=tuple(f"36.01.01.{2000 + n}" for n in range(60)),
        areas={f"36.01.{n:02}": "Kab. Tangerang Selatan" for n in range(45)},
    )
    assert len(update.to_script()) - 1552 < 5_000
