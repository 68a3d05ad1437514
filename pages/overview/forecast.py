"""Prakiraan: can the intervals be met, by when, and what would it take?"""

import streamlit as st

from lib.domain.permissions import Action
from lib.services.forecast import forecast
from lib.services.what_if import Days
from lib.ui.block import show_block
from lib.ui.forecast.by import fault_of, show_by
from lib.ui.forecast.cards import show_forecast_cards
from lib.ui.forecast.chasing import show_chasing
from lib.ui.forecast.curve import show_curve
from lib.ui.forecast.interval import show_interval
from lib.ui.forecast.months import show_months
from lib.ui.forecast.targets import show_targets
from lib.ui.forecast.words import forecast_sentence
from lib.ui.i18n import t
from lib.ui.page_head import sentence_html, show_empty_selection, show_foot, show_head
from lib.ui.shell import open_page

page = open_page(Action.READ)
by = page.filter.clear_by_day(page.today)
fault = fault_of(page, by)
found = forecast(page.database, page.person, page.selection, Days(page.as_of, page.today), by)
show_head(page, t("Outlook"))
left, right = st.columns([5, 1], gap="medium")
with left:
    show_block(sentence_html(forecast_sentence(found, fault)), key="sentence")
with right:
    show_by(page, by)
show_forecast_cards(page, found, fault)
if not page.table().scope(page.selection):
    show_empty_selection(page)
else:
    left, right = st.columns([7, 3], gap="medium")
    with left:
        show_months(page, found)
    with right:
        show_curve(page, found, fault)
show_targets(page)
left, right = st.columns(2, gap="large")
with left:
    show_interval(page)
with right:
    show_chasing(page)
show_foot(page)
