"""The four cards of the forecast: demanded, held, waiting, and the pace that it would take."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lib.domain.indicators import Share
from lib.domain.status import NEEDS_OUTREACH
from lib.services.forecast import Forecast
from lib.ui import filters, format
from lib.ui.block import note_html, show_block
from lib.ui.cards import Card, Opens, show_cards
from lib.ui.filter_url import Filter
from lib.ui.forecast.words import (
    a_month,
    demanded_definition,
    held_definition,
    needed_definition,
    officers_words,
    waiting_definition,
)
from lib.ui.i18n import t
from lib.ui.shell import Page

_PRIORITIES = "pages/work/priorities.py"
_ASKED = "forecast-waiting-asked"


def show_forecast_cards(page: Page, found: Forecast, fault: str) -> None:
    """The cards, the villages waiting lead to their list; below, what falls to each officer."""
    if st.session_state.pop(_ASKED, False):
        _open_priorities(page.filter)
    demanded, held, waiting, needed = forecast_cards(found, fault)
    opens = Opens(t("Show: {title}", title=waiting.title), _ask)
    show_cards((demanded, held, replace(waiting, opens=opens), needed), key="cards")
    said = officers_words(page, found)
    if said:
        show_block(note_html(said), key="cards-note")


def _ask() -> None:
    """Remembers the wish for the run that follows, as only a page may lead to another."""
    st.session_state[_ASKED] = True


def _open_priorities(view: Filter) -> None:
    waiting = replace(view.selection, statuses=NEEDS_OUTREACH)
    filters.ask_for(replace(view, selection=waiting))
    st.switch_page(_PRIORITIES)


def forecast_cards(found: Forecast, fault: str = "") -> Sequence[Card]:
    """Demanded, held, waiting, and what it would take."""
    pace, counts = found.pace, found.pace.counts
    return (
        Card(
            title=t("Visits demanded a year"),
            figure=format.number(pace.demanded),
            n_of=t("for {count} villages", count=format.number(counts.base)),
            definition=demanded_definition(),
            beside=_monthly(pace.demanded),
        ),
        Card(
            title=t("Visits in 12 months"),
            figure=format.number(pace.held),
            n_of=t("of {whole} demanded", whole=format.number(pace.demanded)),
            definition=held_definition(),
            beside=t(
                "{percent} of what is demanded",
                percent=format.percent(Share(pace.held, pace.demanded)),
            ),
        ),
        Card(
            title=t("Waiting now"),
            figure=format.number(found.months.waiting),
            n_of=t("of {whole}", whole=format.number(counts.base)),
            definition=waiting_definition(),
            beside=t(
                "{overdue} overdue, {never} not recorded",
                overdue=format.number(counts.overdue.part),
                never=format.number(counts.never.part),
            ),
        ),
        _needed_card(found, fault),
    )


def _needed_card(found: Forecast, fault: str) -> Card:
    needed = None if fault or found.needed is None else found.needed.visits_a_year
    return Card(
        title=t("Visits needed a year"),
        figure=format.number(needed),
        n_of="" if fault else t("until {day}", day=format.day(found.by)),
        definition=needed_definition(),
        beside=_monthly(needed) if needed else "",
    )


def _monthly(visits_a_year: int) -> str:
    return t("{count} a month", count=format.number(a_month(visits_a_year)))
