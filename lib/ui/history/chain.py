"""Whether the trail is as it was written: checked when somebody asks, and said in words."""

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from lib.services import clock
from lib.services.trail import Check, TrailOverview, check_trail
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page

_KEY = "history-check"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, when, and on which database."""

    found: Check
    at: datetime
    database: str


def last_check(page: Page) -> Checked | None:
    """The last check of this session on this database."""
    kept: Checked | None = st.session_state.get(_KEY)
    return kept if kept and kept.database == page.database.url else None


def history_sentence(page: Page, found: TrailOverview) -> str:
    """``1.204 perubahan oleh 7 orang sejak 3 Jan 2026; rantai utuh.``"""
    if not found.events:
        return t("No change was written yet.")
    count = format.number(found.events)
    day = format.day(found.since and clock.day_of(found.since))
    said = t("{count} changes since {day}", count=count, day=day)
    if found.people:
        people = format.number(len(found.people))
        said = t(
            "{count} changes by {people} people since {day}", count=count, people=people, day=day
        )
    checked = last_check(page)
    if checked is None or checked.found.events != found.events:
        return f"{said}."
    chain = t("the chain is broken") if checked.found.broken else t("the chain is whole")
    return f"{said}; {chain}."


def show_check(page: Page) -> None:
    """The button, and what the last check found."""
    with st.container(horizontal=True, vertical_alignment="center", key="history-chain"):
        st.button(
            t("Check the chain"),
            key="history-check-now",
            icon=":material/verified:",
            help=t("Every event is compared with its seal and with the one before it."),
        )
        checked = last_check(page)
        if checked is not None:
            css = "pb-bad" if checked.found.broken else "pb-good"
            st.html(f'<p class="pb-hint {css}" role="status">{html(check_words(checked))}</p>')


def check_when_asked(page: Page) -> None:
    """Checks every event where the button was just clicked, before the page is worded."""
    if st.session_state.get("history-check-now"):
        with st.spinner(t("Checking every event")):
            found = check_trail(page.database, page.person)
        st.session_state[_KEY] = Checked(found, clock.now(), page.database.url)


def check_words(checked: Checked) -> str:
    """What was found and when; where it is broken, at which event and what that means."""
    found, at = checked.found, format.moment(checked.at)
    if found.broken is None:
        return t(
            "All {count} events are as they were written. Checked {moment} WIB.",
            count=format.number(found.events),
            moment=at,
        )
    where = t("event no. {number}", number=format.number(found.broken))
    if found.at is not None:
        where = t("{event} of {moment} WIB", event=where, moment=format.moment(found.at))
    return t(
        "The chain breaks at {event}: something there was edited, deleted or swapped after it was "
        "written. Compare with a backup. Checked {moment} WIB.",
        event=where,
        moment=at,
    )
