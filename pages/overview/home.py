"""Ringkasan & Peta: how many villages are up to date, how that moved, where the others gather."""

import streamlit as st

from lib.domain.permissions import Action
from lib.services.overview import overview
from lib.services.sources import Source
from lib.ui.home.cards import show_overview_cards
from lib.ui.home.map import show_map_with_layers, show_panel
from lib.ui.i18n import t
from lib.ui.map_layers import listed_rows
from lib.ui.page_head import show_empty_selection, show_foot, show_head
from lib.ui.sentences import day_one_sentence, overview_sentence
from lib.ui.shell import open_page
from lib.ui.village_list import show_village_list
from lib.ui.welcome import show_welcome

page = open_page(Action.READ)
# The map is sent before what stands above it: its new colours are what the reader waits for.
above = st.container()
panel = show_map_with_layers(page)
found = overview(page.database, page.person, page.selection, page.as_of)
day_one = page.data_until is None
with above:
    sentence = day_one_sentence(found) if day_one else overview_sentence(found)
    show_head(page, t("Overview & Map"), sentence)
    if day_one and page.source is Source.OFFICE:
        show_welcome()
    show_overview_cards(found, page.filter)
with panel:
    show_panel(page, found)
rows = listed_rows(page)
if rows:
    show_village_list(page, rows)
else:
    show_empty_selection(page)
show_foot(page)
