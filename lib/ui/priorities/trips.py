"""The districts in the order in which one trip clears the most, each opening to its villages.

A district is an element that a browser opens by itself, by tap, Enter and space, without asking the
server; so the districts come a few at a time.
"""

from collections.abc import Sequence
from dataclasses import replace

from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.domain.trip import Trip, trips
from lib.services.priorities import WaitingVillage
from lib.ui import format
from lib.ui.filter_url import Filter
from lib.ui.i18n import t
from lib.ui.priorities.list import queue_html
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import ICONS, status_bar
from lib.ui.tables import show_pages
from lib.ui.words import status_word

DISTRICTS = 8
_ORDER = (Status.LONG_OVERDUE, Status.NEVER, Status.OVERDUE)


def show_trips(page: Page, villages: Sequence[WaitingVillage]) -> None:
    """The villages given by district, with pages below."""
    made = trips(villages)
    show_pages(
        "priority-trips-page",
        made,
        lambda shown: "".join(_trip(page, trip) for trip in shown),
        DISTRICTS,
    )


def _trip(page: Page, trip: Trip[WaitingVillage]) -> str:
    district = trip.district
    put_off = len(trip.villages) - trip.queued
    waiting = t("{count} waiting", count=format.number(trip.queued))
    beside = t("{count} snoozed or planned", count=format.number(put_off)) if put_off else ""
    places = [v.place for v in trip.villages if v.rank is not None]
    first = t("foremost no. {place}", place=format.number(min(places))) if places else ""
    counts = " · ".join(
        f"{ICONS[status]} {format.number(trip.by_status[status])} {status_word(status).lower()}"
        for status in _ORDER
        if trip.by_status[status]
    )
    on_map = page.url(
        "", Filter(Selection(district.regency.code, district.code), page.filter.as_of)
    )
    lead = html(t("Show this district on the map"))
    trip_url = page.url("prioritas", replace(page.filter, trip=(district.code,)))
    go = html(t("Plan a trip"))
    said = " · ".join([counts, *([html(first)] if first else [])])
    return (
        f'<div class="pb-trip-line"><details class="pb-trip"><summary><span class="pb-trip-name">'
        f"<b>Kec. {html(district.name)}</b> <small>{html(district.regency.label)}</small></span>"
        f'<span class="pb-trip-count"><b>{html(waiting)}</b> <small>{html(beside)}</small></span>'
        f'{status_bar(trip.by_status)}<span class="pb-trip-statuses">{said}</span></summary>'
        f"{queue_html(page, trip.villages, with_place_name=False)}"
        f'<p><a href="{html(on_map)}" target="_self">{lead}</a></p></details>'
        f'<a class="pb-trip-go" href="{html(trip_url)}" target="_self">{go}</a></div>'
    )
