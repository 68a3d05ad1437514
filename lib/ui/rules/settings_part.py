"""What counts, setting by setting: what it means, how it stands, what the other choice moves."""

from datetime import date

import streamlit as st

from lib.domain.entry_check import EARLIEST, EntryRefused
from lib.domain.record import Settings
from lib.services.rules import settings_kept
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.rules.asked import SettingChange, ask, pending_setting
from lib.ui.rules.preview import show_preview
from lib.ui.rules.words import (
    fault_words,
    setting_meaning,
    setting_name,
    setting_value,
    show_fault,
    value_word,
)
from lib.ui.safe import html
from lib.ui.shell import Page

_SWITCHES = ("unverified_count", "training_refreshes", "delegates_refresh")
_START = "programme_start"
_START_DAY = "rules-programme-start"


def show_settings(page: Page) -> None:
    """The four settings; a change is previewed first, as that of a rule is."""
    kept = settings_kept(page.database, page.person)
    show_part(t("What counts"))
    for key in _SWITCHES:
        other = "no" if getattr(kept, key) else "yes"
        with st.container(key=f"rules-setting-{key}"):
            left, right = st.columns([3, 1], vertical_alignment="center")
            left.html(_setting_html(kept, key))
            label = t("See what “{value}” would move", value=value_word(other))
            if right.button(label, key=f"rules-see-{key}"):
                ask(page, SettingChange(key, other))
            _show_preview(page, key)
    with st.container(key=f"rules-setting-{_START}"):
        left, middle, right = st.columns([2, 1, 1], vertical_alignment="bottom")
        left.html(_setting_html(kept, _START))
        with middle:
            day = _choose_start(page, kept)
        if right.button(t("See what this day would move"), key=f"rules-see-{_START}"):
            _ask(page, day)
        _show_preview(page, _START)


def _setting_html(kept: Settings, key: str) -> str:
    value = value_word(setting_value(kept, key))
    return (
        f'<p class="pb-setting"><b>{html(setting_name(key))}</b> '
        f'<span class="pb-tag pb-tag-clock">{html(value)}</span>'
        f"<small>{html(setting_meaning(key))}</small></p>"
    )


def _choose_start(page: Page, kept: Settings) -> date:
    if not isinstance(st.session_state.get(_START_DAY), date):
        st.session_state[_START_DAY] = kept.programme_start
    found = st.date_input(
        t("Another day"),
        min_value=EARLIEST,
        max_value=page.today,
        key=_START_DAY,
        format="DD/MM/YYYY",
    )
    return found if isinstance(found, date) else kept.programme_start


def _ask(page: Page, day: date) -> None:
    try:
        ask(page, SettingChange(_START, day.isoformat()))
    except EntryRefused as refused:
        show_fault(fault_words(refused.faults[0].key))


def _show_preview(page: Page, key: str) -> None:
    found = pending_setting(key)
    if found is None or not isinstance(found.change, SettingChange):
        return
    value = value_word(found.change.value)
    said = t("Saved: {setting}, {value}.", setting=setting_name(key), value=value)
    label = t("Save “{value}”", value=value)
    show_preview(page, found, label, said)
