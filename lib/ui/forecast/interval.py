"""Another interval of the whole province tried out: what would move, and what it would demand."""

import streamlit as st

from lib.domain.permissions import Action, can
from lib.domain.rules import RuleBook, RuleLevel
from lib.services.rules import rules_kept
from lib.services.what_if import province_at
from lib.ui import format
from lib.ui.block import show_block
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.rules.preview import comparison_html
from lib.ui.rules.scenarios import INTERVALS
from lib.ui.safe import html
from lib.ui.shell import Page

_DAYS = "forecast-interval"
_OPTIONS = tuple(range(30, 731, 5))


def show_interval(page: Page) -> None:
    """The slider with its three usual places, and the comparison below; nothing is saved."""
    show_part(t("If the province had another interval"))
    if _DAYS not in st.session_state:
        st.session_state[_DAYS] = _in_force(page)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        days = st.select_slider(
            t("Interval of the province in days"),
            _OPTIONS,
            format_func=format.days,
            key=_DAYS,
            width=420,
        )
        for usual in INTERVALS:
            st.button(
                format.days(usual),
                key=f"forecast-interval-{usual}",
                on_click=_put,
                args=(usual,),
            )
    ((_, found),) = province_at(page.database, page.person, [int(days)], page.today)
    said = t(
        "Tried out for the whole province from today on, whatever the filter; the rules of "
        "programmes, risk tiers, regencies and villages are kept. Nothing is saved here."
    )
    way = ""
    if can(page.person, Action.SET_RULES):
        words = t("Set the interval under Rules")
        url = html(page.url("aturan"))
        way = f' <a class="pb-forecast-way" href="{url}" target="_self">{html(words)}</a>'
    with st.container(key="forecast-compared"):
        compared = comparison_html(found, forecast=False)
        show_block(f'{compared}<p class="pb-note">{html(said)}{way}</p>', key="compared")


def _in_force(page: Page) -> int:
    """The place of the slider that is nearest to the interval of the province today."""
    book = RuleBook(rules_kept(page.database, page.person), page.today)
    held = next(rule for rule in book.in_force if rule.level is RuleLevel.PROVINCE)
    return min(_OPTIONS, key=lambda days: abs(days - held.interval_days))


def _put(days: int) -> None:
    st.session_state[_DAYS] = days
