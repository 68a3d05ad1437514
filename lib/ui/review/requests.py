"""The requests for an exemption that wait, each with what its approval changes."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.services.review import WaitingRequest
from lib.ui import format
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.record.asked import ask
from lib.ui.review.deeds import show_faults_at, why_key
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import status_badge
from lib.ui.tables import turned_to
from lib.ui.village.excuses import exemption_days
from lib.ui.words import author_word, exemption_word

ROWS = 4


def show_requests(page: Page, found: Sequence[WaitingRequest], names: Mapping[str, str]) -> None:
    """The oldest first, a few at a time; nothing where none waits."""
    show_part(t("Requests for an exemption"))
    if not found:
        words = t("Nobody waits for an exemption to be decided.")
        st.html(f'<p class="pb-hint">{html(words)}</p>')
        return
    place = st.container()
    shown = turned_to("review-requests-page", len(found), ROWS)
    with place:
        for request in found[(shown - 1) * ROWS : shown * ROWS]:
            _show_request(page, request, names)


def _show_request(page: Page, request: WaitingRequest, names: Mapping[str, str]) -> None:
    request_id = str(request.kept.id)
    with st.container(border=True, key=f"request-{request_id}"):
        st.html(_request_html(page, request, names))
        show_faults_at(request_id)
        if request.own:
            return
        st.text_input(
            t("Why it is declined"),
            key=why_key(request_id),
            max_chars=300,
            placeholder=t("For example: the road is open again"),
        )
        with st.container(horizontal=True, gap="small"):
            if not request.over:
                _button(request_id, "approve", t("Approve"), ":material/check:", primary=True)
            _button(request_id, "decline", t("Decline"), ":material/close:")


def _button(request_id: str, what: str, label: str, icon: str, *, primary: bool = False) -> None:
    st.button(
        label,
        key=f"request-{request_id}-{what}",
        icon=icon,
        type="primary" if primary else "secondary",
        on_click=ask,
        args=(what, request_id),
    )


def _request_html(page: Page, request: WaitingRequest, names: Mapping[str, str]) -> str:
    kept, row = request.kept, request.row
    asked = kept.exemption
    who = t("asked for by {who}", who=author_word(kept.requested_by, names))
    facts = [exemption_word(asked.reason), exemption_days(asked), kept.note, who]
    told = " · ".join(html(fact) for fact in facts if fact)
    url = html(page.village_url(row.code))
    return (
        f'<div class="pb-request"><p><a href="{url}" target="_self">{html(row.village.label)}</a> '
        f"{status_badge(row.status)}</p><p>{told}</p><p>{html(_change_words(request))}</p></div>"
    )


def _change_words(request: WaitingRequest) -> str:
    """What approval does to the share up to date of the regency, or why it cannot be approved."""
    if request.own:
        return t("You asked for this yourself; somebody else decides.")
    if request.over:
        return t("Its last day has passed; it can only be declined.")
    return t(
        "If approved: up to date in {regency} {before} ({before_percent}) becomes {after} "
        "({after_percent}).",
        regency=request.row.village.regency.label,
        before=format.n_of(request.before),
        before_percent=format.percent(request.before),
        after=format.n_of(request.after),
        after_percent=format.percent(request.after),
    )
