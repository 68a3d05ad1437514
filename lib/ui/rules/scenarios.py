"""What other intervals of the whole province would do, side by side; nothing is saved here."""

import streamlit as st

from lib.domain.what_if import Comparison
from lib.services.what_if import province_at
from lib.ui import format
from lib.ui.block import note_html
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.rules.preview import share_html
from lib.ui.shell import Page
from lib.ui.tables import table_html

INTERVALS = (90, 180, 365)


def show_scenarios(page: Page) -> None:
    """A row per interval: who moves, both shares, what it demands and whether the pace suffices."""
    show_part(t("If the province had another interval"))
    heads = (
        (t("Days"), "pb-num"),
        (t("Villages that move"), "pb-num"),
        (t("Up to date"), "pb-num"),
        (t("Overdue"), "pb-num pb-wide"),
        (t("Visits demanded a year"), "pb-num"),
        (t("Too few at the pace of 12 months"), "pb-num pb-wide"),
    )
    found = province_at(page.database, page.person, INTERVALS, page.today)
    body = "".join(_row(days, comparison) for days, comparison in found)
    st.html(table_html(heads, body, "pb-scenarios"))
    said = t(
        "From today on, the rules of programmes, risk tiers, regencies and villages kept. In the "
        "last 12 months {count} direct village visits were held.",
        count=format.number(found[0][1].now.held),
    )
    st.html(note_html(said))


def _row(days: int, found: Comparison) -> str:
    then = found.then
    cells = (
        (format.number(found.moved), ""),
        (share_html(then.counts.up_to_date), ""),
        (share_html(then.counts.overdue), " pb-wide"),
        (format.number(then.demanded), ""),
        (format.number(then.lacking), " pb-wide"),
    )
    body = "".join(f'<td class="pb-num{css}">{words}</td>' for words, css in cells)
    return f'<tr><th scope="row" class="pb-num">{format.number(days)}</th>{body}</tr>'
