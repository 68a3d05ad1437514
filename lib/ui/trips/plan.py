"""The trip put on the calendar: a plan per day for its villages, all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import streamlit as st

from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.entry_check import LATEST_PLAN, Fault
from lib.domain.errors import NotAllowed, PantauError
from lib.domain.permissions import Action, can_in_areas
from lib.domain.trip_days import dates_of
from lib.services.recording import drop_trip, near_duplicates, plan_trip_days
from lib.services.trips import PlannedTrip
from lib.ui import format
from lib.ui.i18n import t, tn
from lib.ui.record.faults import faults_told, show_fault_list
from lib.ui.record.fields import FORMS
from lib.ui.record.words import day_words
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.trips.choice import forget_choice
from lib.ui.words import form_word, organiser_word

_DATE, _FORM, _WHO = "trip-date", "trip-form", "trip-organisers"
_DONE, _ASKED, _FAULTS = "trip-done", "trip-asked", "trip-faults"


@dataclass(frozen=True, slots=True)
class Done:
    """A trip that this session planned: its plans by id, their days and how many villages."""

    ids: tuple[str, ...]
    days: tuple[date, ...]
    villages: int
    place: str
    undone: bool = False


def do_what_was_asked(page: Page) -> None:
    """Takes a trip back where its button was pressed, before anything is shown."""
    done: Done | None = st.session_state.get(_DONE)
    if st.session_state.pop(_ASKED, "") != "undo" or done is None or done.undone:
        return
    try:
        seen = dict.fromkeys(done.ids, 1)
        drop_trip(page.database, page.by(), seen, t("the trip was taken back"))
        st.session_state[_DONE] = Done(done.ids, done.days, done.villages, done.place, undone=True)
    except PantauError as refused:
        st.session_state[_FAULTS] = faults_told(refused)


def show_done() -> None:
    """The trip planned last, in one sentence, with the way back."""
    done: Done | None = st.session_state.get(_DONE)
    if done is None:
        return
    said = {"villages": _villages(done.villages), "place": done.place, "days": _days(done.days)}
    words = (
        t("Undone: the trip to {place} is not planned any more.", place=done.place)
        if done.undone
        else t("Planned: {villages} in {place}, {days}.", **said)
    )
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="trip-done"):
        st.html(f'<p class="pb-done" role="status">{html(words)}</p>')
        if not done.undone:
            st.button(t("Undo"), key="trip-undo", icon=":material/undo:", on_click=_ask_undo)


def show_plan(page: Page, plan: PlannedTrip) -> tuple[date, ...]:
    """First day, form and organisers, and the button; the days that the trip would take.

    Who may not record there is told so, and sees the days all the same.
    """
    first = _show_day(page)
    days = dates_of(first, plan.days)
    codes = [stop.waiting.code for stop in plan.route.stops]
    if not can_in_areas(page.person, Action.RECORD, codes):
        words = t(
            "Plans are made by coordinators of this regency, signed in to the office’s record."
        )
        st.html(f'<p class="pb-hint">{html(words)}</p>')
        return days
    st.selectbox(
        t("Form of the activity"),
        FORMS[Kind.OUTREACH],
        index=None,
        format_func=form_word,
        key=_FORM,
        placeholder=t("Choose a form"),
    )
    st.pills(
        t("Organisers"),
        list(Organiser),
        selection_mode="multi",
        format_func=organiser_word,
        key=_WHO,
        wrap=True,
    )
    plans = _plans(page, plan, days)
    _show_near(page, plans)
    show_fault_list(st.session_state.pop(_FAULTS, ()))
    words = t("Plan {villages}, {days}", villages=_villages(len(codes)), days=_days(days))
    if st.button(words, type="primary", icon=":material/event_available:", key="trip-save"):
        _save(page, plan, plans, days)
    return days


def _show_day(page: Page) -> date:
    tomorrow = page.today + timedelta(days=1)
    held = st.session_state.get(_DATE)
    if not isinstance(held, date) or held < page.today:
        st.session_state[_DATE] = _working_day(tomorrow + timedelta(days=6))
    chosen = st.date_input(
        t("First day of the trip"),
        min_value=page.today,
        max_value=page.today + LATEST_PLAN,
        key=_DATE,
        format="DD/MM/YYYY",
    )
    day = chosen if isinstance(chosen, date) else tomorrow
    st.html(f'<p class="pb-hint">{html(day_words(day, page.today))}</p>')
    return day


def _working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _plans(page: Page, plan: PlannedTrip, days: Sequence[date]) -> list[Activity]:
    """An activity per day of the trip, for the villages that it stops at."""
    form = st.session_state.get(_FORM)
    who = st.session_state.get(_WHO) or ()
    return [
        Activity(
            id=str(uuid4()),
            date=on,
            kind=Kind.OUTREACH,
            form=form if form in set(Form) else None,
            state=State.PLANNED,
            areas=tuple(
                AreaLink(code, Link.DIRECT)
                for code in sorted(stop.waiting.code for stop in day.stops)
            ),
            organisers=tuple(organiser for organiser in Organiser if organiser in who),
            recorded_on=page.today,
        )
        for day, on in zip(plan.days, days, strict=True)
    ]


def _show_near(page: Page, plans: Sequence[Activity]) -> None:
    """Activities on record close to a day of the trip; they hinder nothing, but may be the same."""
    near = {one.id: one for p in plans for one in near_duplicates(page.database, page.person, p)}
    if near:
        days = ", ".join(format.day(one.date) for one in list(near.values())[:3])
        words = tn(
            "On record within three days for one of these villages: {count} activity ({days}).",
            "On record within three days for some of these villages: {count} activities ({days}).",
            len(near),
            days=days,
        )
        st.html(f'<p class="pb-notice" role="status">{html(words)}</p>')


def _save(page: Page, plan: PlannedTrip, plans: Sequence[Activity], days: Sequence[date]) -> None:
    try:
        plan_trip_days(page.database, page.by(), plans)
    except NotAllowed:
        st.session_state[_FAULTS] = (Fault("areas", "areas_elsewhere"),)
    except PantauError as refused:
        st.session_state[_FAULTS] = faults_told(refused)
    else:
        st.session_state[_DONE] = Done(
            tuple(p.id for p in plans),
            tuple(days),
            len(plan.route.stops),
            plan.districts[0].place,
        )
        forget_choice(page)
        for key in (_FORM, _WHO):
            st.session_state.pop(key, None)
    st.rerun()


def _ask_undo() -> None:
    st.session_state[_ASKED] = "undo"


def _villages(count: int) -> str:
    return tn("{count} village", "{count} villages", count)


def _days(days: Sequence[date]) -> str:
    if len(days) == 1:
        return t("on {day}", day=format.day(days[0]))
    return t("from {first} to {last}", first=format.day(days[0]), last=format.day(days[-1]))
