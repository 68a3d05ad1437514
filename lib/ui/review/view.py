"""The page put together: what waits, requests first, then records, then what ends soon."""

from collections.abc import Sequence

import streamlit as st

from lib.db.excuses import KeptSnooze
from lib.services.people import account_names
from lib.services.review import (
    Ending,
    WaitingPage,
    WaitingRequest,
    ending_soon,
    records_waiting,
    requests_waiting,
)
from lib.ui import format
from lib.ui.headings import show_part
from lib.ui.i18n import t, tn
from lib.ui.page_head import show_foot, show_head
from lib.ui.record.words import Places
from lib.ui.review.deeds import do_what_was_asked, show_said
from lib.ui.review.records import show_records, turned
from lib.ui.review.requests import show_requests
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import show_pages, table_html
from lib.ui.words import exemption_word, snooze_word


def show_review(page: Page) -> None:
    """Does what was asked, then shows what still waits in the regency of the filter, or in all."""
    do_what_was_asked(page)
    regency, today = page.selection.regency, page.today
    records = records_waiting(page.database, page.person, turned(), regency)
    if not records.rows and records.total:
        records = records_waiting(page.database, page.person, 1, regency)
    requests = requests_waiting(page.database, page.person, today, regency)
    ending = ending_soon(page.database, page.person, today, regency)
    names = account_names(page.database, page.person)
    show_head(page, t("Review"), review_sentence(records, requests))
    show_said()
    st.html(f'<p class="pb-hint">{html(_counting_words(page))}</p>')
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_records(records, Places(page.register), names)
    with right:
        show_requests(page, requests, names)
        _show_ending(page, ending)
    show_foot(page)


def review_sentence(records: WaitingPage, requests: Sequence[WaitingRequest]) -> str:
    """``14 catatan menunggu pemeriksaan, 3 permintaan pengecualian menunggu keputusan.``"""
    if not records.total and not requests:
        return t("Everything is verified and decided.")
    waiting = tn(
        "{count} record waits to be verified",
        "{count} records wait to be verified",
        records.total,
    )
    asked = tn(
        "{count} request for an exemption", "{count} requests for an exemption", len(requests)
    )
    return f"{waiting}, {asked}."


def _counting_words(page: Page) -> str:
    """Whether what waits is counted, as the setting says."""
    if page.table().settings.unverified_count:
        return t("What waits counts in every figure already. Nobody confirms their own.")
    return t("What waits counts nowhere until it is verified. Nobody confirms their own.")


def _show_ending(page: Page, ending: Sequence[Ending]) -> None:
    show_part(t("Ends within 30 days"))
    if not ending:
        words = t("No snooze and no exemption ends soon.")
        st.html(f'<p class="pb-hint">{html(words)}</p>')
        return
    heads = ((t("Village"), ""), (t("What"), ""), (t("Back on"), ""))
    show_pages(
        "review-ending-page",
        ending,
        lambda shown: table_html(heads, "".join(_ending_row(page, one) for one in shown)),
    )


def _ending_row(page: Page, one: Ending) -> str:
    village = one.row.village
    url = html(page.village_url(village.code))
    if isinstance(one.excuse, KeptSnooze):
        what, reason = t("Snoozed"), snooze_word(one.excuse.snooze.reason)
    else:
        what, reason = t("Exempt"), exemption_word(one.excuse.exemption.reason)
    return (
        f'<tr><th scope="row"><a href="{url}" target="_self">{html(village.name)}</a>'
        f"<small>{html(village.place)}</small></th>"
        f"<td>{html(what)}<small>{html(reason)}</small></td>"
        f"<td>{html(format.day(one.back))}</td></tr>"
    )
