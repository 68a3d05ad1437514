"""The stops of a trip in their order, day by day, with the straight lines between them."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from lib.domain.route import Stop
from lib.domain.trip_days import TripDay
from lib.services.priorities import WaitingVillage
from lib.services.trips import PlannedTrip
from lib.ui import format
from lib.ui.i18n import t, tn
from lib.ui.priorities.words import days_words
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import status_badge
from lib.ui.tables import table_html
from lib.ui.village_lines import last_words


def show_stops(page: Page, plan: PlannedTrip, days: Sequence[date]) -> None:
    """A table per day; what is told of distances is told as what it is."""
    number = 1
    for day, on in zip(plan.days, days, strict=True):
        st.markdown(f"**{_heading(plan, day, on)}**")
        st.html(_table(page, day, number))
        number += len(day.stops)
    words = [t("Order and distances follow straight lines, not roads.")]
    if plan.stays:
        words.append(
            tn(
                "{count} more village here needs outreach and is not on the trip.",
                "{count} more villages here need outreach and are not on the trip.",
                len(plan.stays),
            )
        )
    st.html(f'<p class="pb-hint">{html(" ".join(words))}</p>')


def _heading(plan: PlannedTrip, day: TripDay[WaitingVillage], on: date) -> str:
    said = tn("{count} village", "{count} villages", day.clears)
    parts = [format.day(on), said]
    if len(plan.days) > 1:
        parts.insert(0, t("Day {day} of {days}", day=day.number, days=len(plan.days)))
    if day.km:
        parts.append(t("{km} km in straight lines", km=format.decimal(day.km)))
    return " · ".join(parts)


def _table(page: Page, day: TripDay[WaitingVillage], first: int) -> str:
    heads = (
        (t("No."), "pb-num"),
        (t("Village"), ""),
        (t("Status"), ""),
        (t("Last outreach"), "pb-wide"),
        (t("Overdue or waiting"), "pb-wide"),
        (t("km"), "pb-num"),
    )
    rows = "".join(_row(page, stop, number) for number, stop in enumerate(day.stops, start=first))
    return table_html(heads, rows, "pb-stops")


def _row(page: Page, stop: Stop[WaitingVillage], number: int) -> str:
    waiting = stop.waiting
    url = page.village_url(waiting.code)
    km = format.decimal(stop.km) if stop.km is not None else format.DASH
    return (
        f'<tr><td class="pb-num">{format.number(number)}</td>'
        f'<th scope="row"><a href="{html(url)}" target="_self">{html(waiting.village.name)}</a>'
        f"<small>{html(waiting.village.place)}</small></th>"
        f"<td>{status_badge(waiting.status)}</td>"
        f'<td class="pb-wide">{html(last_words(waiting.row.standing))}</td>'
        f'<td class="pb-wide">{html(days_words(waiting.reason))}</td>'
        f'<td class="pb-num">{km}</td></tr>'
    )
