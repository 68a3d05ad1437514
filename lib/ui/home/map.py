"""The map of the home page with the panel beside it: regencies, or the village that was picked."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.config import settings
from lib.services.overview import Overview
from lib.ui import filters
from lib.ui.filter_url import Filter, Layer
from lib.ui.home.area_table import show_areas
from lib.ui.i18n import t
from lib.ui.map.view import show_map
from lib.ui.map_layers import map_update
from lib.ui.shell import Page
from lib.ui.village_panel import show_picked

HEIGHT = 540


def show_map_with_layers(page: Page) -> DeltaGenerator:
    """Layers above, the map on two thirds; returns the last third, where the panel goes.

    A click on the map has changed the filter before the page is run (lib.ui.shell).
    """
    left, right = st.columns([2, 1], gap="medium")
    with left:
        basemap = _show_switches(page)
        show_map(map_update(page, basemap=basemap), height=HEIGHT)
    return right


def _show_switches(page: Page) -> bool:
    """The layers, and whether the background map is wanted, where one is set up."""
    words = {
        Layer.STATUS: t("Status"),
        Layer.FREQUENCY: t("Frequency"),
        Layer.RECENCY: t("Recency"),
        Layer.TRAINING: t("Training"),
    }
    key = "map-layer"
    if st.session_state.get(key) not in words:
        st.session_state[key] = page.filter.layer
    layers, background = st.columns([3, 1], vertical_alignment="center")
    layers.segmented_control(
        t("What the colours show"),
        list(words),
        format_func=words.__getitem__,
        key=key,
        on_change=_change_layer,
        args=(page.filter,),
        label_visibility="collapsed",
        required=True,
    )
    return bool(settings().basemap_url) and background.toggle(t("Background map"), key="basemap")


def _change_layer(found: Filter) -> None:
    layer = Layer(st.session_state["map-layer"])
    filters.ask_for(replace(found, layer=layer, classes=frozenset()))


def show_panel(page: Page, found: Overview) -> None:
    """The areas of the filter, or the village that was picked."""
    row = page.table().by_code.get(page.filter.village or "")
    if row is None:
        show_areas(found.areas, lambda code: page.url("", _in_area(page.filter, code)))
        return
    show_picked(page, row)


def _in_area(found: Filter, code: str) -> Filter:
    return replace(found, selection=found.selection.within(code), village=None)
