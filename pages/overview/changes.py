"""Perubahan: who fell behind between two days, and who came back?"""

import streamlit as st

from lib.domain.permissions import Action
from lib.services.changes import changes
from lib.ui import format
from lib.ui.changes.areas import show_change_areas
from lib.ui.changes.cards import show_change_cards
from lib.ui.changes.list import change_file, show_changed
from lib.ui.changes.maps import (
    show_both_days,
    show_change_map,
    take_map_events,
    wants_two_maps,
)
from lib.ui.changes.shown import listed, show_choice
from lib.ui.changes.since import show_since
from lib.ui.changes.words import changes_sentence
from lib.ui.downloads import show_downloads
from lib.ui.i18n import t
from lib.ui.page_head import show_empty_selection, show_foot, show_head
from lib.ui.shell import open_page
from lib.ui.village_panel import show_picked

page = open_page(Action.READ)
take_map_events(page)
since = page.filter.since_day(page.today)
found = changes(page.database, page.person, page.selection, since, page.as_of)
show_head(page, t("Changes"), changes_sentence(found))
show_since(page)
show_change_cards(found)
if not page.table().scope(page.selection):
    show_empty_selection(page)
elif wants_two_maps():
    show_both_days(page, found)
else:
    left, right = st.columns([2, 1], gap="medium")
    with left:
        show_change_map(page, found)
    with right:
        picked = page.table().by_code.get(page.filter.village or "")
        if picked is None:
            show_change_areas(page, found)
        else:
            show_picked(page, picked)
show_choice(found)
rows = listed(found)
left, right = st.columns([3, 1], vertical_alignment="center")
left.subheader(t("{count} villages changed", count=format.number(len(rows))), anchor=False)
if rows:
    with right:
        show_downloads(page, change_file(found, rows), key="changes")
    show_changed(page, found, rows)
show_foot(page)
