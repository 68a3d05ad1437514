"""The view in a link is read strictly: it comes from whoever wrote the address."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ui.map.map_view import MapView, read_view, write_view

START = Path(__file__).parents[4] / "lib" / "ui" / "map" / "static" / "start.js"

VIEWS = st.builds(
    lambda zoom, latitude, longitude: MapView(zoom / 10, -latitude / 10**4, longitude / 10**4),
    st.integers(70, 160),
    st.integers(40_000, 90_000),
    st.integers(1_030_000, 1_090_000),
)


@given(VIEWS)
def test_a_view_comes_back_from_its_address(view):
    assert read_view(write_view(view)) == view


@pytest.mark.parametrize(
    "text",
    [
        "",
        "11.2",
        "11.2,-6.5",
        "11.2,-6.5,106.2,1",
        "11.2,-6.5,106.2\n",
        " 11.2,-6.5,106.2",
        "11.25,-6.5,106.2",
        "1e1,-6.5,106.2",
        "nan,-6.5,106.2",
        "١١,-6.5,106.2",
        "6.9,-6.5,106.2",
        "16.1,-6.5,106.2",
        "11.2,6.5,106.2",
        "11.2,-3.9,106.2",
        "11.2,-9.1,106.2",
        "11.2,-6.5,102.9",
        "11.2,-6.5,109.1",
        "11.2,-6.50000,106.2",
        "11.2,-6.5,106.2<script>",
    ],
)
def test_anything_else_is_no_view(text):
    assert read_view(text) is None


def test_a_link_reaches_as_far_as_the_map_goes():
    script = START.read_text(encoding="utf-8")
    assert "minZoom: 7, maxZoom: 16" in script
    assert "maxBounds: [[-9, 103], [-4, 109]]" in script
    for corner in ("7,-9,103", "16,-4,109"):
        assert read_view(corner)
