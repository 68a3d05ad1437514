"""How the page names rules and settings, what it says first, and what is wrong with a field."""

from datetime import date

import streamlit as st

from lib.domain.record import Settings
from lib.domain.rule_check import LONGEST_INTERVAL
from lib.domain.rules import Programme, Rule, RuleLevel, Tier
from lib.services.rule_list import RuleList
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.words import programme_word, tier_word


def rules_sentence(listed: RuleList) -> str:
    """How many intervals in force are confirmed, and how much the province's own decides."""
    whole = len(listed.in_force)
    confirmed = sum(held.rule.confirmed for held in listed.in_force)
    said = t(
        "{part} of {whole} intervals in force are confirmed, the others are examples.",
        part=format.number(confirmed),
        whole=format.number(whole),
    )
    if not confirmed:
        said = t(
            "None of the {whole} intervals in force is confirmed: all are examples.",
            whole=format.number(whole),
        )
    elif confirmed == whole:
        said = t("All {whole} intervals in force are confirmed.", whole=format.number(whole))
    province = sum(h.villages for h in listed.in_force if h.rule.level is RuleLevel.PROVINCE)
    decided = t(
        "That of the province decides for {part} of {whole} villages.",
        part=format.number(province),
        whole=format.number(listed.villages),
    )
    return f"{said} {decided}"


def rule_name(page: Page, rule: Rule) -> str:
    """Whom a rule is for: ``Seluruh provinsi``, ``Risiko tinggi``, ``Kab. Lebak``, a village."""
    if rule.level is RuleLevel.PROVINCE:
        return t("Whole province")
    if rule.code in set(Programme):
        return programme_word(Programme(rule.code))
    if rule.code in set(Tier):
        return t("Risk tier {tier}", tier=tier_word(Tier(rule.code)))
    return page.register.names.get(rule.code, rule.code)


def since_words(day: date | None) -> str:
    """``sejak 1 Jan 2026``."""
    return t("since {day}", day=format.day(day)) if day else t("from the beginning")


def rule_line(page: Page, rule: Rule) -> str:
    """``Kab. Lebak, 120 hari, sejak 1 Jan 2026``."""
    parts = (rule_name(page, rule), format.days(rule.interval_days), since_words(rule.valid_from))
    return ", ".join(parts)


def state_word(confirmed: bool) -> str:
    return t("confirmed") if confirmed else t("example")


def setting_name(key: str) -> str:
    return {
        "programme_start": t("Programme start"),
        "training_refreshes": t("Training refreshes"),
        "delegates_refresh": t("Delegates refresh"),
        "unverified_count": t("Unverified records count"),
    }[key]


def setting_meaning(key: str) -> str:
    """What the setting changes, in one line."""
    return {
        "programme_start": t(
            "Villages not recorded wait from this day, or from their membership where that is "
            "later. It changes their days of waiting and their order, no status."
        ),
        "training_refreshes": t(
            "With “yes” a training held for the village starts its interval anew, as outreach does."
        ),
        "delegates_refresh": t(
            "With “yes” an event elsewhere that delegates of the village attended starts its "
            "interval anew."
        ),
        "unverified_count": t(
            "With “no” records count nowhere until a verifier confirms them; they stay on record."
        ),
    }[key]


def setting_value(settings: Settings, key: str) -> str:
    """How a setting stands, as it is stored: yes, no or a day."""
    value: bool | date = getattr(settings, key)
    if isinstance(value, date):
        return value.isoformat()
    return "yes" if value else "no"


def value_word(value: str) -> str:
    """The stored value in words."""
    if value in ("yes", "no"):
        return t("yes") if value == "yes" else t("no")
    return format.day(date.fromisoformat(value))


def fault_words(key: str, written: str = "") -> str:
    """What is wrong with a field, and how to mend it."""
    most = format.number(LONGEST_INTERVAL)
    words = {
        "days_missing": t(
            "Please type the interval: a number of days from 1 to {most}.", most=most
        ),
        "interval_odd": t(
            "“{written}” is no interval. Please type a whole number of days from 1 to {most}, in "
            "digits only.",
            written=written,
            most=most,
        ),
        "area_unknown": t("Please choose what the interval is for."),
        "rule_needed": t(
            "The province keeps an interval: set another one for it before this one is dropped."
        ),
        "day_odd": t("Please choose a day that has come, not before {year}.", year=2000),
    }
    return words.get(key) or t("This cannot be saved as it is.")


def show_fault(words: str) -> None:
    st.html(f'<div class="pb-fault" role="alert"><p>{html(words)}</p></div>')
