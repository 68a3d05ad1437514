"""A plan answered in one step: it was held, moved to another day, or cancelled.

The answer stands beside the plan, with the one or two things that it needs; lapsed plans come
first, because a village stays in the queue until somebody says what became of them.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

import streamlit as st

from lib.db.activities import Kept
from lib.domain.activities import Activity, State
from lib.domain.attendance import Attendance, Counted, kept_attendance
from lib.domain.audit import Deed
from lib.domain.entry_check import EARLIEST, LATEST_PLAN, EntryRefused, Fault
from lib.domain.errors import NotAllowed, PantauError
from lib.services.recording import cancel_plan, kept_activity, move_plan, settle_plan
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.record.asked import ask
from lib.ui.record.attendance import show_attendance
from lib.ui.record.done import Done, keep_done
from lib.ui.record.faults import show_fault_list
from lib.ui.record.words import Places, day_words, headline
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import turned_to

ROWS = 3
_FAULTS = "record-plan-faults"


class Answer(StrEnum):
    HELD = "held"
    MOVED = "moved"
    CANCELLED = "cancelled"


def show_lapsed(page: Page, places: Places, lapsed: Sequence[Kept]) -> None:
    """The plans whose day has passed, oldest first, a few at a time."""
    if not lapsed:
        return
    with st.container(border=True, key="record-lapsed"):
        title = t("What became of these plans?")
        count = format.number(len(lapsed))
        st.html(f'<h2 class="pb-part">{html(title)} <small>{html(count)}</small></h2>')
        place = st.container()
        shown = turned_to("record-lapsed-page", len(lapsed), ROWS)
        with place:
            for kept in lapsed[(shown - 1) * ROWS : shown * ROWS]:
                show_plan(page, places, kept)


def show_plan(page: Page, places: Places, kept: Kept) -> None:
    """One plan with its three answers; what the chosen one needs, and the button."""
    plan = kept.activity
    with st.container(key=f"planned-{plan.id}"):
        left, right = st.columns([3, 2], vertical_alignment="center")
        left.html(
            f'<p class="pb-plan-line"><b>{html(headline(plan))}</b>'
            f"<small>{html(places.names(plan))}</small></p>"
        )
        words = {
            Answer.HELD: t("Held"),
            Answer.MOVED: t("Moved"),
            Answer.CANCELLED: t("Cancelled"),
        }
        with right:
            answer = st.segmented_control(
                t("What became of the plan"),
                list(words),
                format_func=words.__getitem__,
                key=_key(plan.id, "answer"),
                label_visibility="collapsed",
            )
        if answer is not None:
            _show_answer(page, plan, Answer(answer))
            show_fault_list(_faults(plan.id))
            st.button(
                t("Save the answer"),
                key=_key(plan.id, "save"),
                type="primary",
                icon=":material/check:",
                on_click=ask,
                args=("answer", plan.id, str(kept.version)),
            )


def answer(page: Page, plan_id: str, version: int) -> None:
    """The answer saved, or what is wrong with it kept for the screen."""
    chosen = st.session_state.get(_key(plan_id, "answer"))
    st.session_state[_FAULTS] = (plan_id, ())
    try:
        plan = kept_activity(page.database, page.person, plan_id).activity
        if chosen == Answer.HELD:
            _settle(page, plan, version)
        elif chosen == Answer.MOVED:
            day = _typed_day(plan_id, "moved", page.today)
            move_plan(page.database, page.by(), plan_id, version, day)
            moved = replace(plan, date=day, end_date=None, month_only=False)
            keep_done(Done(Deed.MOVE, moved, plan, version + 1))
        elif chosen == Answer.CANCELLED:
            reason = str(st.session_state.get(_key(plan_id, "reason")) or "")
            cancel_plan(page.database, page.by(), plan_id, version, reason)
            cancelled = replace(plan, state=State.CANCELLED)
            keep_done(Done(Deed.CANCEL, cancelled, plan, version + 1))
    except EntryRefused as refused:
        st.session_state[_FAULTS] = (plan_id, refused.faults)
    except NotAllowed:
        st.session_state[_FAULTS] = (plan_id, (Fault("areas", "areas_elsewhere"),))
    except PantauError:
        st.session_state[_FAULTS] = (plan_id, (Fault("id", "plan_changed"),))


def _settle(page: Page, plan: Activity, version: int) -> None:
    counted = st.session_state.get(_key(plan.id, "counted"), Counted.NUMBER)
    number = st.session_state.get(_key(plan.id, "number"))
    said = Attendance(
        next((one for one in Counted if one == counted), Counted.NUMBER),
        number if isinstance(number, int) else None,
    )
    people, note = kept_attendance(said)
    held = replace(
        plan,
        state=State.HELD,
        date=_typed_day(plan.id, "held", plan.date),
        end_date=None,
        month_only=False,
        participants=people,
        participants_note=note,
        recorded_on=page.today,
    )
    settle_plan(page.database, page.by(), plan.id, version, held)
    keep_done(Done(Deed.CONFIRM, held, plan, version + 1))


def _show_answer(page: Page, plan: Activity, chosen: Answer) -> None:
    if chosen is Answer.CANCELLED:
        st.text_input(
            t("Why it was cancelled"),
            key=_key(plan.id, "reason"),
            max_chars=300,
            placeholder=t("For example: flood, village festival"),
        )
        return
    left, right = st.columns(2)
    held = chosen is Answer.HELD
    usual = min(plan.date, page.today) if held else page.today + timedelta(days=7)
    key = _key(plan.id, chosen)
    if key not in st.session_state:
        st.session_state[key] = usual
    with left:
        day = st.date_input(
            t("Held on") if held else t("New day"),
            min_value=min(EARLIEST, plan.date) if held else page.today,
            max_value=page.today if held else page.today + LATEST_PLAN,
            key=key,
            format="DD/MM/YYYY",
        )
        if isinstance(day, date):
            st.html(f'<p class="pb-hint">{html(day_words(day, page.today))}</p>')
    if held:
        with right:
            show_attendance(_key(plan.id, "counted"), _key(plan.id, "number"))


def _typed_day(plan_id: str, name: str, usual: date) -> date:
    typed = st.session_state.get(_key(plan_id, name))
    return typed if isinstance(typed, date) else usual


def _faults(plan_id: str) -> Sequence[Fault]:
    of_plan, faults = st.session_state.get(_FAULTS, ("", ()))
    return faults if of_plan == plan_id else ()


def _key(plan_id: str, name: str) -> str:
    return f"plan-{plan_id}-{name}"
