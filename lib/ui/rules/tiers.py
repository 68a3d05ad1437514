"""Risk tiers: those given with what they rest on, one set by hand, many from a file, withdrawn."""

from collections.abc import Iterable, Sequence

import streamlit as st

from lib.domain.errors import PantauError
from lib.domain.rules import TierRecord
from lib.io.table_files import Value
from lib.services.tiers import tiers_given, withdraw_tier
from lib.ui import format
from lib.ui.block import note_html
from lib.ui.downloads import Table, show_downloads
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.record.words import Places
from lib.ui.rules.asked import TIERS, show_told, tell
from lib.ui.rules.tier_file import show_tier_file
from lib.ui.rules.tier_form import show_tier_form
from lib.ui.rules.tier_words import field_name, tier_fault_words
from lib.ui.rules.words import show_fault, since_words
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import show_pages, table_html
from lib.ui.village_list import village_cell
from lib.ui.words import tier_word

_WITHDRAWN = "tiers-withdraw"


def show_tiers(page: Page) -> None:
    """The part of the page below what counts."""
    show_part(t("Risk tiers"))
    words = t(
        "A tier puts a village earlier or later in the priority list and may give it another "
        "interval. Only people who signed in see it, and in the village’s history what it rests "
        "on. Figures of an airport are never a rate of Banten."
    )
    st.html(note_html(words))
    show_told(TIERS)
    places = Places(page.register)
    given = [
        record
        for record in tiers_given(page.database, page.person, page.today)
        if record.village_code in places.villages and page.selection.covers(record.village_code)
    ]
    left, right = st.columns(2, gap="large")
    with left:
        _show_given(page, places, given)
    with right:
        show_tier_form(page, places)
        show_tier_file(page, places)


def _show_given(page: Page, places: Places, given: Sequence[TierRecord]) -> None:
    if not given:
        words = t("No village in this filter has a tier of its own.")
        st.html(f'<p class="pb-empty">{html(words)}</p>')
        return
    heads = (
        (t("Village"), ""),
        (t("Tier"), ""),
        (t("Rests on"), "pb-wide"),
    )
    show_pages(
        "tiers-page",
        given,
        lambda shown: table_html(
            heads, "".join(_row(page, places, r) for r in shown), "pb-rules pb-villages"
        ),
    )
    show_downloads(page, _file(places, given), key="tiers")
    _show_withdrawal(page, places, given)


def _row(page: Page, places: Places, record: TierRecord) -> str:
    rests = " · ".join(part for part in (record.source, record.period, record.agency) if part)
    return (
        f"<tr>{village_cell(page, places.villages[record.village_code])}"
        f"<td><b>{html(tier_word(record.tier))}</b>"
        f"<small> {html(since_words(record.valid_from))}</small></td>"
        f'<td class="pb-wide">{html(rests or format.DASH)}</td></tr>'
    )


def _show_withdrawal(page: Page, places: Places, given: Sequence[TierRecord]) -> None:
    codes = [record.village_code for record in given]
    if st.session_state.setdefault(_WITHDRAWN, None) not in (None, *codes):
        st.session_state[_WITHDRAWN] = None
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.selectbox(
            t("Withdraw the tier of"),
            codes,
            format_func=places.label,
            placeholder=t("Please choose"),
            key=_WITHDRAWN,
        )
        pressed = st.button(
            t("Withdraw"),
            key="tiers-withdraw-now",
            icon=":material/undo:",
            disabled=chosen is None,
        )
    if not pressed or chosen is None:
        return
    try:
        withdraw_tier(page.database, page.by(), chosen)
    except PantauError as refused:
        show_fault(tier_fault_words(refused.key))
        return
    tell(t("Withdrawn from today on: the tier of {village}.", village=places.label(chosen)), TIERS)
    st.rerun()


def _file(places: Places, given: Sequence[TierRecord]) -> Table:
    """The tiers listed as a table to be downloaded."""

    def rows() -> Iterable[list[Value]]:
        return [_file_row(places, record) for record in given]

    return Table(
        title=t("Risk tiers"),
        columns=[
            t("Village code"),
            t("Village"),
            t("District"),
            t("Regency or city"),
            *(field_name(f) for f in ("tier", "valid_from", "source", "period", "agency")),
        ],
        rows=rows,
        count=len(given),
    )


def _file_row(places: Places, record: TierRecord) -> list[Value]:
    village = places.villages[record.village_code]
    return [
        village.code,
        village.name,
        village.district.name,
        village.regency.label,
        tier_word(record.tier),
        record.valid_from,
        record.source,
        record.period,
        record.agency,
    ]
