"""The intervals in force, the examples among them to be confirmed, and the others folded away."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lib.domain.rules import DEFAULT_INTERVAL, Rule
from lib.services.rule_list import RuleInForce, RuleList
from lib.services.rules import set_rules
from lib.ui import format
from lib.ui.block import note_html
from lib.ui.headings import show_part
from lib.ui.i18n import t, tn
from lib.ui.rules.asked import forget, tell
from lib.ui.rules.words import rule_line, rule_name, since_words, state_word
from lib.ui.safe import html, md
from lib.ui.shell import Page
from lib.ui.tables import show_pages, table_html

_BUTTONS = 8
"""Examples that get a button of their own; with more of them they are confirmed in the form."""


def show_rule_table(page: Page, listed: RuleList) -> None:
    """Every rule of the day with the number of villages it decides for."""
    show_part(t("Intervals in force"))
    show_pages("rules-page", listed.in_force, lambda shown: _in_force_html(page, shown))
    words = t(
        "Of several rules the nearest decides: the village’s own, then its programme or risk tier "
        "(the shortest), then the regency, then the province."
    )
    if listed.ruled_by_none:
        words += " " + t(
            "{count} villages have no rule and {days} days.",
            count=format.number(listed.ruled_by_none),
            days=DEFAULT_INTERVAL,
        )
    st.html(note_html(words))
    _show_examples(page, listed)
    _show_folded(
        page, tn("1 coming rule", "{count} coming rules", len(listed.coming)), listed.coming
    )
    _show_folded(page, tn("1 past rule", "{count} past rules", len(listed.past)), listed.past)


def _in_force_html(page: Page, shown: Sequence[RuleInForce]) -> str:
    heads = (
        (t("For"), ""),
        (t("Days"), "pb-num"),
        (t("Valid from"), "pb-wide"),
        (t("State"), ""),
        (t("Villages"), "pb-num"),
    )
    return table_html(heads, "".join(_row(page, h.rule, h.villages) for h in shown), "pb-rules")


def _row(page: Page, rule: Rule, villages: int) -> str:
    css = "pb-tag" if rule.confirmed else "pb-tag pb-tag-clock"
    return (
        f'<tr><th scope="row">{html(rule_name(page, rule))}</th>'
        f'<td class="pb-num"><b>{format.number(rule.interval_days)}</b></td>'
        f'<td class="pb-wide">{html(since_words(rule.valid_from))}</td>'
        f'<td><span class="{css}">{html(state_word(rule.confirmed))}</span></td>'
        f'<td class="pb-num">{format.number(villages)}</td></tr>'
    )


def _show_examples(page: Page, listed: RuleList) -> None:
    """A click confirms an example as it is: no figure changes, only the mark goes."""
    examples = [held.rule for held in listed.in_force if not held.rule.confirmed]
    if not examples:
        return
    words = t("Confirm an example as it is; no figure changes:")
    st.html(f'<p class="pb-hint">{html(words)}</p>')
    with st.container(horizontal=True, gap="small", key="rules-examples"):
        for rule in examples[:_BUTTONS]:
            name = rule_name(page, rule)
            days = format.days(rule.interval_days)
            if st.button(
                md(f"{name}, {days}"),
                key=f"confirm-{rule.level}-{rule.code}-{rule.valid_from}-{rule.interval_days}",
                icon=":material/check:",
            ):
                set_rules(page.database, page.by(), [replace(rule, confirmed=True)])
                forget()
                tell(t("Confirmed: {rule}.", rule=rule_line(page, rule)))
                st.rerun()


def _show_folded(page: Page, title: str, rules: Sequence[Rule]) -> None:
    if not rules:
        return
    lines = "".join(
        f"<li>{html(rule_line(page, rule))} "
        f'<span class="pb-tag">{html(state_word(rule.confirmed))}</span></li>'
        for rule in rules
    )
    st.html(
        f'<details class="pb-more"><summary>{html(title)}</summary>'
        f'<ul class="pb-rule-lines">{lines}</ul></details>'
    )
