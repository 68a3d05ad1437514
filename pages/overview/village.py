"""Profil desa: when last, in what form, when again, who is in charge?"""

import streamlit as st

from lib.domain.permissions import Action
from lib.services.profile import village_profile
from lib.ui.i18n import t
from lib.ui.page_head import show_empty_selection, show_foot, show_head
from lib.ui.shell import open_page
from lib.ui.village.arithmetic import facts_html
from lib.ui.village.cards import show_village_cards
from lib.ui.village.changes import show_village_changes
from lib.ui.village.deeds import do_deeds, show_deeds
from lib.ui.village.head import head_html, sentence_html
from lib.ui.village.neighbours import show_neighbours
from lib.ui.village.search import search_sentence, show_most_urgent, show_search
from lib.ui.village.strip import show_strip
from lib.ui.village.timeline import show_timeline

page = open_page(Action.READ)
do_deeds(page, page.filter.village or "")
rows = page.selection.matching(page.table())
code = page.filter.village or ""
known = code in page.table().by_code
found = village_profile(page.database, page.person, code, page.as_of) if known else None
show_head(page, t("Village profile"), "" if found else search_sentence(rows))
if found:
    left, right = st.columns([2, 1], vertical_alignment="center")
    left.html(head_html(page, found))
    with right:
        show_search(page, rows)
    st.html(sentence_html(found))
    show_deeds(page, found)
    show_village_cards(found)
    show_strip(found)
    left, right = st.container(key="profile-body").columns([2, 1], gap="medium")
    with left:
        show_timeline(page, found)
        show_village_changes(page, found)
        show_neighbours(page, found)
    right.html(facts_html(found, notes=not page.simulated, tiers=page.sees_tiers))
elif rows:
    show_search(page, rows)
    show_most_urgent(page, rows)
else:
    show_empty_selection(page)
show_foot(page)
