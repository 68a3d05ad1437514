"""What the buttons of the page do: each asks one service once, before anything is drawn."""

from collections.abc import Callable

import streamlit as st

from lib.domain.entry_check import Fault
from lib.domain.errors import PantauError
from lib.services.exemptions import approve_exemption, decline_exemption
from lib.services.recording import confirm_activities, send_back
from lib.ui.i18n import t, tn
from lib.ui.record.asked import asked
from lib.ui.record.faults import faults_told, show_fault_list
from lib.ui.safe import html
from lib.ui.shell import Page

RECORDS = "records"
"""The place on the page where faults of records are told; those of a request are told at it."""
_FAULTS, _SAID = "review-faults", "review-said"


def record_key(activity_id: str, version: int) -> str:
    """The key of a record's box: a changed record is another one, and not chosen."""
    return f"review-{activity_id}-{version}"


def note_key(activity_id: str) -> str:
    """The key of the note with which a record goes back."""
    return f"review-note-{activity_id}"


def why_key(request_id: int | str) -> str:
    """The key of the reason why a request is declined."""
    return f"request-{request_id}-why"


def do_what_was_asked(page: Page) -> None:
    """What the last button asked for; what is refused is kept for the screen."""
    what, about = asked()
    if what == "confirm":
        _try(RECORDS, lambda: _confirm(page, about))
    elif what == "send_back":
        _try(RECORDS, lambda: _send_back(page, about[0], int(about[1])))
    elif what == "approve":
        _try(about[0], lambda: _approve(page, int(about[0])))
    elif what == "decline":
        _try(about[0], lambda: _decline(page, int(about[0])))


def show_said() -> None:
    """What was just done, once."""
    said = st.session_state.pop(_SAID, "")
    if said:
        st.html(f'<p class="pb-done" role="status"><b aria-hidden="true">✓</b> {html(said)}</p>')


def show_faults_at(place: str) -> None:
    """What stood in the way of the last deed at this place."""
    at, faults = st.session_state.get(_FAULTS, ("", ()))
    if at == place:
        show_fault_list(faults)


def _try(place: str, do: Callable[[], str]) -> None:
    faults: tuple[Fault, ...] = ()
    try:
        st.session_state[_SAID] = do()
    except PantauError as refused:
        faults = faults_told(refused)
    st.session_state[_FAULTS] = (place, faults)


def _confirm(page: Page, offered: tuple[str, ...]) -> str:
    """The records whose boxes are ticked, of those that were on the screen with their versions."""
    pairs = zip(offered[::2], map(int, offered[1::2]), strict=True)
    seen = {i: version for i, version in pairs if st.session_state.get(record_key(i, version))}
    confirm_activities(page.database, page.by(), seen)
    return tn("One record confirmed.", "{count} records confirmed.", len(seen))


def _send_back(page: Page, activity_id: str, version: int) -> str:
    note = str(st.session_state.get(note_key(activity_id)) or "")
    send_back(page.database, page.by(), activity_id, version, note)
    st.session_state[record_key(activity_id, version)] = False
    return t("Sent back; whoever keeps the record sees the note.")


def _approve(page: Page, request_id: int) -> str:
    approve_exemption(page.database, page.by(), request_id)
    return t("Approved: the village is exempt on the days asked for.")


def _decline(page: Page, request_id: int) -> str:
    why = str(st.session_state.get(why_key(request_id)) or "")
    decline_exemption(page.database, page.by(), request_id, why)
    return t("Declined: the village counts as before.")
