"""A rule set or dropped: checked at its fields and previewed before it is saved."""

import streamlit as st

from lib.domain.entry_check import EntryRefused
from lib.domain.rule_check import is_interval, place_of
from lib.domain.rules import Rule
from lib.services.rule_list import RuleList
from lib.ui import format
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.rules.asked import RuleChange, ask, pending
from lib.ui.rules.preview import show_preview
from lib.ui.rules.rule_fields import Typed, choose_rule, clear_fields, show_fields
from lib.ui.rules.words import fault_words, rule_line, show_fault
from lib.ui.safe import html
from lib.ui.shell import Page


def show_rule_form(page: Page, listed: RuleList) -> None:
    """Fields, what is wrong with them, what would move, and the buttons."""
    show_part(t("Set an interval"))
    chosen = choose_rule(page, listed)
    typed = show_fields(page)
    _show_replaced(typed.rule, listed)
    with st.container(horizontal=True, gap="small", key="rules-form-buttons"):
        sent = st.button(t("Show what would move"), key="rules-show")
        dropping = chosen is not None and st.button(
            t("Drop this rule"), key="rules-drop", icon=":material/delete:", type="tertiary"
        )
    setting = RuleChange(changed=(typed.rule,))
    drop = RuleChange(dropped=(chosen,)) if chosen else None
    _show_odd_days(typed, sent)
    if dropping and drop:
        _ask(page, drop, typed)
    elif sent:
        _ask(page, setting, typed)
    if found := pending(setting):
        said = t("Saved: {rule}.", rule=rule_line(page, typed.rule))
        show_preview(page, found, t("Save this interval"), said, clear_fields)
    elif drop and chosen and (found := pending(drop)):
        said = t("Dropped: {rule}.", rule=rule_line(page, chosen))
        show_preview(page, found, t("Drop it for good"), said, clear_fields)


def _show_replaced(rule: Rule, listed: RuleList) -> None:
    for held in listed.everything:
        if place_of(held) == place_of(rule) and held.interval_days != rule.interval_days:
            said = t(
                "It takes the place of the {count} days set for the same day.",
                count=format.number(held.interval_days),
            )
            st.html(f'<p class="pb-hint">{html(said)}</p>')


def _show_odd_days(typed: Typed, sent: bool) -> None:
    """What is no interval is told as soon as it is typed; that none is, once it is asked for."""
    with typed.under_days:
        if typed.days and not is_interval(typed.rule.interval_days):
            show_fault(fault_words("interval_odd", typed.days))
        elif sent and not typed.days:
            show_fault(fault_words("days_missing"))


def _ask(page: Page, change: RuleChange, typed: Typed) -> None:
    try:
        ask(page, change)
    except EntryRefused as refused:
        for fault in refused.faults:
            if fault.key == "area_unknown":
                with typed.under_code:
                    show_fault(fault_words(fault.key))
            elif fault.key != "interval_odd":
                show_fault(fault_words(fault.key))
