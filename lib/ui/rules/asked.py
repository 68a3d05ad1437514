"""A change that was asked for: previewed first, saved only as it was seen, told once saved."""

from dataclasses import dataclass

import streamlit as st

from lib.domain.rules import Rule
from lib.domain.what_if import Comparison
from lib.services.rules import change_setting, set_rules
from lib.services.what_if import Days, preview_rules, preview_setting
from lib.ui.i18n import t
from lib.ui.safe import html, md
from lib.ui.shell import Page

_PENDING, _SAID = "rules-pending", "rules-said-{}"
RULES, TIERS = "rules", "tiers"
"""The parts of the page that tell what was saved."""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """Rules to be set beside the others, and some to be dropped."""

    changed: tuple[Rule, ...] = ()
    dropped: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A setting and its new value as it is stored."""

    key: str
    value: str


Change = RuleChange | SettingChange


@dataclass(frozen=True, slots=True)
class Pending:
    """A change with what the person was shown of it; nothing is saved yet."""

    change: Change
    seen: Comparison
    news: bool = False
    """Whether the record changed between the preview and the click that would have saved."""


def pending(change: Change | None) -> Pending | None:
    """The preview of this very change; None once anything about it is typed otherwise."""
    found: Pending | None = st.session_state.get(_PENDING)
    return found if found is not None and found.change == change else None


def pending_setting(key: str) -> Pending | None:
    """The preview of a change of this setting."""
    found: Pending | None = st.session_state.get(_PENDING)
    is_it = found and isinstance(found.change, SettingChange) and found.change.key == key
    return found if is_it else None


def ask(page: Page, change: Change) -> None:
    """The change previewed; raises EntryRefused as saving it would."""
    st.session_state[_PENDING] = Pending(change, _preview(page, change))


def forget() -> None:
    st.session_state.pop(_PENDING, None)


def save(page: Page, wanted: Pending, said: str) -> bool:
    """Whether it was saved: not where more would happen than the preview showed.

    Raises EntryRefused; ``said`` is told on the next run.
    """
    seen = _preview(page, wanted.change)
    if seen != wanted.seen:
        st.session_state[_PENDING] = Pending(wanted.change, seen, news=True)
        return False
    change = wanted.change
    if isinstance(change, RuleChange):
        set_rules(page.database, page.by(), change.changed, change.dropped)
    else:
        change_setting(page.database, page.by(), change.key, change.value)
    forget()
    tell(said)
    return True


def tell(said: str, part: str = RULES) -> None:
    """What the next run says first in a part of the page."""
    st.session_state[_SAID.format(part)] = said


def show_told(part: str = RULES) -> None:
    said = st.session_state.pop(_SAID.format(part), "")
    if said:
        st.success(md(said))


def show_news() -> None:
    """That the figures of a preview moved before it was saved."""
    words = t("The record changed in the meantime, so nothing was saved. Please look again.")
    st.html(f'<p class="pb-notice" role="alert">{html(words)}</p>')


def _preview(page: Page, change: Change) -> Comparison:
    days = Days(max(page.as_of, page.today), page.today)
    if isinstance(change, SettingChange):
        return preview_setting(page.database, page.person, change.key, change.value, days=days)
    starts = [rule.valid_from or days.compared for rule in (*change.changed, *change.dropped)]
    days = Days(max(days.compared, *starts), page.today)
    return preview_rules(page.database, page.person, change.changed, change.dropped, days=days)
