"""The page put together: what holds, a rule to be set, what-ifs, what counts, tiers."""

import streamlit as st

from lib.services.rule_list import rule_list
from lib.ui.i18n import t
from lib.ui.page_head import show_foot, show_head
from lib.ui.rules.asked import show_told
from lib.ui.rules.rule_form import show_rule_form
from lib.ui.rules.rule_table import show_rule_table
from lib.ui.rules.scenarios import show_scenarios
from lib.ui.rules.settings_part import show_settings
from lib.ui.rules.tiers import show_tiers
from lib.ui.rules.words import rules_sentence
from lib.ui.shell import Page


def show_rules(page: Page) -> None:
    """Everything of the page; nothing of it is saved but by a second button."""
    listed = rule_list(page.database, page.person, page.as_of)
    show_head(page, t("Rules"), rules_sentence(listed))
    show_told()
    left, right = st.columns(2, gap="large")
    with left:
        show_rule_table(page, listed)
        show_scenarios(page)
    with right:
        show_rule_form(page, listed)
    show_settings(page)
    show_tiers(page)
    show_foot(page)
