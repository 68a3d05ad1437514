"""What may be done for a village: a row of deeds, and the short form of the one chosen.

Everything asked for is done before the page is drawn, so that its figures show the result. Who may
is asked for the sake of the screen; the services ask again.
"""

import streamlit as st

from lib.db.excuses import KeptExemption, KeptSnooze
from lib.domain.errors import PantauError
from lib.domain.permissions import Action, can
from lib.services.profile import VillageProfile
from lib.ui import filters, format
from lib.ui.i18n import t
from lib.ui.record.asked import ask, asked
from lib.ui.record.faults import faults_told
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.village.attempt_form import (
    delete_chosen,
    open_again,
    save_attempt,
    save_mended,
    show_attempt,
    show_mend,
)
from lib.ui.village.deed_done import Done, done, keep_done, show_done, undo
from lib.ui.village.deed_form import Act, DeedForm, chosen_key, deed_form, keep_typed
from lib.ui.village.excuse_forms import (
    save_end_snooze,
    save_exempt,
    save_snooze,
    save_withdraw,
    show_end_snooze,
    show_exempt,
    show_snooze,
    show_withdraw,
)

RECORD = "pages/work/record.py"


def do_deeds(page: Page, code: str) -> None:
    """What the last button of this village asked for; what is refused is kept for the screen."""
    keep_typed(code)
    what, about = asked()
    if what == "record_for":
        ask("begin_for", code)
        filters.ask_for(page.filter)
        st.switch_page(RECORD)
    elif what in ("deed", "delete_attempt") and about[0] == code:
        _save(page, deed_form(code, Act(about[1])), what, about)
    elif what in ("undo_deed", "reopen_attempt"):
        _go_back(page, code, what)


def show_deeds(page: Page, found: VillageProfile) -> None:
    """The deeds for whoever may record in the village's regency; nothing for others."""
    if not can(page.person, Action.RECORD, found.row.village.regency.code):
        return
    with st.container(key="village-deeds"):
        if page.as_of != page.today:
            words = t(
                "Record and excuse as of today; this shows {day}.", day=format.day(page.as_of)
            )
            st.html(f'<p class="pb-hint">{html(words)}</p>')
            return
        form = _show_row(page, found)
        show_done(found.row.code)
        if form is not None:
            with st.container(border=True, key="village-deed"):
                _show_form(page, form, found)


def _show_row(page: Page, found: VillageProfile) -> DeedForm | None:
    """Everything that may be done now; returns the form of what is chosen."""
    code, offered = found.row.code, _offered(page, found)
    key = chosen_key(code)
    if st.session_state.get(key) not in offered:
        st.session_state[key] = None
    words = _act_words()
    with st.container(horizontal=True, gap="small", key="village-deed-row"):
        st.button(
            t("Record an activity"),
            key="do-record",
            icon=":material/edit_note:",
            on_click=ask,
            args=("record_for", code),
        )
        chosen = st.pills(
            t("Attempts and excuses"),
            offered,
            format_func=words.__getitem__,
            key=key,
            label_visibility="collapsed",
            wrap=True,
        )
    return deed_form(code, Act(chosen)) if chosen else None


def _act_words() -> dict[Act, str]:
    return {
        Act.ATTEMPT: t("Record an attempt"),
        Act.MEND: t("Correct an attempt"),
        Act.SNOOZE: t("Put off"),
        Act.END_SNOOZE: t("End the snooze"),
        Act.EXEMPT: t("Ask for an exemption"),
        Act.WITHDRAW: t("Withdraw the request"),
    }


def _offered(page: Page, found: VillageProfile) -> list[Act]:
    offered = [Act.ATTEMPT]
    offered += [Act.MEND] if found.attempts else []
    offered += [Act.END_SNOOZE if found.snoozes else Act.SNOOZE]
    waiting = _waiting(found)
    endless = any(k.exemption.approver and k.exemption.until is None for k in found.exemptions)
    if waiting is None and not endless:
        offered.append(Act.EXEMPT)
    elif waiting is not None and waiting.requested_by == page.by().actor:
        offered.append(Act.WITHDRAW)
    return offered


def _waiting(found: VillageProfile) -> KeptExemption | None:
    return next((kept for kept in found.exemptions if kept.waiting), None)


def _show_form(page: Page, form: DeedForm, found: VillageProfile) -> None:
    snooze: KeptSnooze | None = next(iter(found.snoozes), None)
    waiting = _waiting(found)
    if form.act is Act.ATTEMPT:
        show_attempt(page, form)
    elif form.act is Act.MEND:
        show_mend(page, form, found)
    elif form.act is Act.SNOOZE:
        show_snooze(page, form)
    elif form.act is Act.EXEMPT:
        show_exempt(page, form, found)
    elif form.act is Act.END_SNOOZE and snooze is not None:
        show_end_snooze(form, snooze)
    elif form.act is Act.WITHDRAW and waiting is not None:
        show_withdraw(form, waiting)


def _save(page: Page, form: DeedForm, what: str, about: tuple[str, ...]) -> None:
    _, _, turn, *ids = about
    if int(turn) != form.turn:
        return
    try:
        last = delete_chosen(page, form) if what == "delete_attempt" else _written(page, form, ids)
    except PantauError as refused:
        form.refuse(faults_told(refused))
        return
    form.close()
    keep_done(last)


def _written(page: Page, form: DeedForm, ids: list[str]) -> Done:
    if form.act is Act.END_SNOOZE:
        return save_end_snooze(page, form, int(ids[0]))
    if form.act is Act.WITHDRAW:
        return save_withdraw(page, form, int(ids[0]))
    save = {
        Act.ATTEMPT: save_attempt,
        Act.MEND: save_mended,
        Act.SNOOZE: save_snooze,
        Act.EXEMPT: save_exempt,
    }[form.act]
    return save(page, form)


def _go_back(page: Page, code: str, what: str) -> None:
    """The last deed taken back, or a deleted attempt opened as a new one."""
    last = done(code)
    if last is None or last.undone:
        return
    if what == "reopen_attempt" and last.before is not None:
        open_again(last.before)
        st.session_state[chosen_key(code)] = Act.ATTEMPT
        keep_done(None)
        return
    try:
        undo(page, last)
    except PantauError:
        st.warning(t("It was changed by somebody else in between, so it was left as it is."))
