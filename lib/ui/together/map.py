"""Who reached which village, on the map, with the sums of activities and villages beside it."""

from dataclasses import replace

import streamlit as st

from lib.domain.indicators import Share
from lib.domain.together import Cover, Holders
from lib.services.together import Together
from lib.ui import filters, format
from lib.ui.block import note_html, show_block
from lib.ui.facts_list import Fact, facts_html
from lib.ui.headings import part_html
from lib.ui.i18n import t
from lib.ui.map.palette import COVER
from lib.ui.map.update import legend_class
from lib.ui.map.view import show_map, waiting_event
from lib.ui.map_clicks import filter_after
from lib.ui.map_layers import colouring
from lib.ui.shell import Page
from lib.ui.together.shown import Listed, choose, covers_chosen
from lib.ui.together.words import cover_word, holders_word
from lib.ui.village_panel import show_picked

HEIGHT = 540
_KEY = "peta-bersama"
_COVERS = tuple(Cover)


def take_map_event(page: Page) -> None:
    """What the reader did on the map; runs the page again where the filter changes."""
    event = waiting_event(_KEY)
    if event is None:
        return
    if event.kind in ("classes", "clear"):
        named = event.value.split(",")
        choose(Listed.VILLAGES, (cover for cover in Cover if cover in named))
        return
    wanted = filter_after(event, page.filter, page.register)
    if wanted != page.filter:
        filters.ask_for(wanted)
        st.rerun()


def show_cover_map(page: Page, found: Together) -> None:
    """Every village of the scope in the colour of who reached it; beside it the sums."""
    left, right = st.columns([2, 1], gap="medium")
    with left:
        class_of = {v.row.code: _COVERS.index(v.cover) for v in found.villages}
        legend = [legend_class(swatch, cover_word(Cover(swatch.code))) for swatch in COVER]
        update = colouring(page, "together", legend, class_of)
        selected = frozenset(cover.value for cover in covers_chosen())
        show_map(replace(update, selected=selected), height=HEIGHT, key=_KEY)
    with right:
        picked = page.table().by_code.get(page.filter.village or "")
        if picked is not None:
            show_picked(page, picked)
            return
        exempt = format.number(len(found.members(Cover.EXEMPT)))
        said = t(
            "Direct outreach in the period. {count} exempt villages are counted apart.",
            count=exempt,
        )
        reached = [
            Fact(cover_word(cover), found.covered(cover))
            for cover in Cover
            if cover is not Cover.EXEMPT
        ]
        show_block(
            part_html(t("Who held the activities"))
            + facts_html(_holders(found))
            + part_html(t("Who reached the villages"))
            + facts_html(reached)
            + note_html(said),
            key="together-sums",
        )


def _holders(found: Together) -> list[Fact]:
    """Every holder that has activities, and the three of the agreement in any case."""
    held, total = found.whole.held, found.whole.total
    asked = (Holders.TOGETHER, Holders.IMIGRASI, Holders.BP3MI)
    return [
        Fact(holders_word(holders), Share(held[holders], total))
        for holders in Holders
        if held[holders] or holders in asked
    ]
