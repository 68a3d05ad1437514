"""The fields of a rule as they are typed: for what, how many days, from when, example or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.domain.entry_check import EARLIEST, LATEST_PLAN
from lib.domain.rule_check import place_of, written_days
from lib.domain.rules import Programme, Rule, RuleLevel, Tier
from lib.services.rule_list import RuleList
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.rules.words import rule_line, state_word
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.words import programme_word, tier_word


class Ground(StrEnum):
    """What a rule is set for, as the form asks: programmes and risk tiers are one level."""

    PROVINCE = "province"
    PROGRAMME = "programme"
    TIER = "tier"
    REGENCY = "regency"
    VILLAGE = "village"


_LEVEL = {
    Ground.PROVINCE: RuleLevel.PROVINCE,
    Ground.PROGRAMME: RuleLevel.TIER,
    Ground.TIER: RuleLevel.TIER,
    Ground.REGENCY: RuleLevel.REGENCY,
    Ground.VILLAGE: RuleLevel.VILLAGE,
}
_CHOSEN, _GROUND, _DAYS, _FROM, _STATE = (
    f"rule-{name}" for name in ("chosen", "ground", "days", "from", "state")
)
_CODE = "rule-code-{}"
_CONFIRMED, _EXAMPLE = "confirmed", "example"


@dataclass(frozen=True, slots=True)
class Typed:
    """What the fields say; no days and an empty code stand for what is missing or odd."""

    rule: Rule
    days: str
    under_code: DeltaGenerator
    under_days: DeltaGenerator


def show_fields(page: Page) -> Typed:
    """The fields, with places below them for what is wrong."""
    with st.container(key="rules-form"):
        ground = _choose_ground()
        code = _choose_code(page, ground)
        under_code = st.container()
        left, right = st.columns(2)
        with left:
            typed = _type_days()
        with right:
            first = _choose_day(page)
        under_days = st.container()
        _show_when(page, first)
        confirmed = _choose_state()
    rule = Rule(_LEVEL[ground], code, written_days(typed) or 0, first, confirmed)
    return Typed(rule, typed, under_code, under_days)


def clear_fields() -> None:
    """Empty fields for the next rule; once the widgets are drawn."""
    for key in (_CHOSEN, _GROUND, _DAYS, _FROM, _STATE, *(_CODE.format(g) for g in Ground)):
        st.session_state.pop(key, None)


def choose_rule(page: Page, listed: RuleList) -> Rule | None:
    """The rule to be changed or dropped, which fills the fields; None for a new one."""
    rules = {"|".join(map(str, place_of(rule))): rule for rule in listed.everything}
    if st.session_state.setdefault(_CHOSEN, None) not in (None, *rules):
        st.session_state[_CHOSEN] = None
    found = st.selectbox(
        t("Change or drop a rule, or set a new one"),
        list(rules),
        format_func=lambda place: rule_line(page, rules[place]),
        placeholder=t("New rule"),
        key=_CHOSEN,
        on_change=_fill,
        args=(rules, page.today),
    )
    return rules.get(found or "")


def _fill(rules: Mapping[str, Rule], today: date) -> None:
    """The fields as a rule says; from today on, so that days past keep theirs."""
    rule = rules.get(st.session_state[_CHOSEN] or "")
    if rule is None:
        return
    ground = next(g for g, level in _LEVEL.items() if level is rule.level)
    if ground is Ground.PROGRAMME and rule.code in set(Tier):
        ground = Ground.TIER
    st.session_state[_GROUND] = ground
    st.session_state[_CODE.format(ground)] = rule.code
    st.session_state[_DAYS] = str(rule.interval_days)
    st.session_state[_FROM] = max(rule.valid_from or today, today)
    st.session_state[_STATE] = _CONFIRMED if rule.confirmed else _EXAMPLE


def _choose_ground() -> Ground:
    words = {
        Ground.PROVINCE: t("Province"),
        Ground.PROGRAMME: t("Programme"),
        Ground.TIER: t("Risk tier"),
        Ground.REGENCY: t("Regency or city"),
        Ground.VILLAGE: t("Village"),
    }
    if st.session_state.get(_GROUND) not in set(Ground):
        st.session_state[_GROUND] = Ground.PROVINCE
    found = st.segmented_control(
        t("The interval is for"),
        list(Ground),
        format_func=words.__getitem__,
        key=_GROUND,
        required=True,
        wrap=True,
    )
    return Ground(found or Ground.PROVINCE)


def _choose_code(page: Page, ground: Ground) -> str:
    """The code chosen; empty while none is."""
    if ground is Ground.PROVINCE:
        return page.register[0].code[:2]
    if ground is Ground.PROGRAMME:
        names = {str(programme): programme_word(programme) for programme in Programme}
        label = t("Which programme")
    elif ground is Ground.TIER:
        names = {str(tier): tier_word(tier) for tier in Tier}
        label = t("Which risk tier")
    elif ground is Ground.REGENCY:
        names = page.register.regency_labels
        label = t("Which regency or city")
    else:
        names = {village.code: page.register.names[village.code] for village in page.register}
        label = t("Which village")
    key = _CODE.format(ground)
    if st.session_state.setdefault(key, None) not in (None, *names):
        st.session_state[key] = None
    found = st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        placeholder=t("Please choose"),
        key=key,
    )
    return found or ""


def _type_days() -> str:
    # Given a value, because a browser keeps what it shows of a field that only lost its state.
    st.session_state.setdefault(_DAYS, "")
    typed = st.text_input(
        t("Interval in days"),
        key=_DAYS,
        max_chars=20,
        placeholder=t("For example 180"),
    )
    return (typed or "").strip()


def _choose_day(page: Page) -> date:
    if not isinstance(st.session_state.get(_FROM), date):
        st.session_state[_FROM] = page.today
    found = st.date_input(
        t("Valid from"),
        min_value=EARLIEST,
        max_value=page.today + LATEST_PLAN,
        key=_FROM,
        format="DD/MM/YYYY",
    )
    return found if isinstance(found, date) else page.today


def _show_when(page: Page, first: date) -> None:
    """The day in words, and what a day past or to come means."""
    day = format.day(first)
    if first < page.today:
        said = t("{day} has passed: every figure from that day on is judged anew.", day=day)
    elif first > page.today:
        said = t("Until {day} the interval in force stays.", day=day)
    else:
        said = t("From today on; days past keep the interval they had.")
    st.html(f'<p class="pb-hint">{html(said)}</p>')


def _choose_state() -> bool:
    words = {_CONFIRMED: state_word(True), _EXAMPLE: t("still an example")}
    if st.session_state.get(_STATE) not in words:
        st.session_state[_STATE] = _CONFIRMED
    found = st.segmented_control(
        t("State"), list(words), format_func=words.__getitem__, key=_STATE, required=True
    )
    return found == _CONFIRMED
