"""Scene five, what has to be decided: where to go first, and whether the pace suffices."""

from collections.abc import Iterator, Sequence

from lib.domain.status import Status
from lib.domain.trip import Trip
from lib.domain.trip_days import VILLAGES_A_DAY, days_needed
from lib.io.hand_out import Grid, Scene, SceneKey
from lib.services.forecast import Forecast
from lib.services.meeting import Meeting
from lib.services.priorities import WaitingVillage
from lib.ui import format
from lib.ui.forecast.cards import forecast_cards
from lib.ui.forecast.words import clears_words, needed_words, officers_words
from lib.ui.hand_outs.stand import figure_of
from lib.ui.i18n import t, tn
from lib.ui.shell import Page
from lib.ui.words import status_word

_DISTRICTS = 6
_STATUSES = (Status.LONG_OVERDUE, Status.OVERDUE, Status.NEVER)


def decisions_scene(page: Page, found: Meeting) -> Scene:
    """The districts with most villages waiting, and what the intervals demand of the offices."""
    cards = forecast_cards(found.forecast)
    return Scene(
        key=SceneKey.DECISIONS,
        title=t("Decisions"),
        headline=_headline(found.forecast),
        figures=tuple(map(figure_of, cards)),
        grid=_districts(found.trips),
        remarks=tuple(_remarks(page, found)),
        notes=(
            *(f"{card.title}: {card.definition}" for card in cards),
            t(
                "Event days: {count} villages on a day, which a plan can change.",
                count=format.number(VILLAGES_A_DAY),
            ),
        ),
    )


def _headline(found: Forecast) -> str:
    pace = found.pace
    if not pace.counts.base:
        return t("No village is left to count in this selection.")
    values = {"held": format.number(pace.held), "demanded": format.number(pace.demanded)}
    if pace.lacking:
        return t(
            "Decide: {lacking} more village visits a year, or longer intervals. {held} were held, "
            "{demanded} are demanded.",
            lacking=format.number(pace.lacking),
            **values,
        )
    return t(
        "The pace suffices in number: {held} village visits in 12 months, {demanded} demanded.",
        **values,
    )


def _districts(trips: Sequence[Trip[WaitingVillage]]) -> Grid:
    waiting = [trip for trip in trips if trip.queued]
    rows = [_row(trip) for trip in waiting[:_DISTRICTS]]
    rest = waiting[_DISTRICTS:]
    if rest:
        counts = [sum(trip.by_status[status] for trip in rest) for status in _STATUSES]
        days = sum(days_needed(trip.queued) for trip in rest)
        name = tn(
            "{number} other district",
            "{number} other districts",
            len(rest),
            number=format.number(len(rest)),
        )
        rows.append((name, "", *map(format.number, (sum(counts), *counts, days))))
    return Grid(
        title=t("Where one trip clears most"),
        columns=(
            t("District"),
            t("Regency or city"),
            t("In the queue"),
            *(status_word(status) for status in _STATUSES),
            t("Event days"),
        ),
        rows=tuple(rows),
        numeric=frozenset(range(2, 7)),
        empty=t("No village is in the queue."),
    )


def _row(trip: Trip[WaitingVillage]) -> tuple[str, ...]:
    counts = [trip.by_status[status] for status in _STATUSES]
    return (
        t("Kec. {name}", name=trip.district.name),
        trip.district.regency.label,
        *map(format.number, (trip.queued, *counts, days_needed(trip.queued))),
    )


def _remarks(page: Page, found: Meeting) -> Iterator[str]:
    ahead = found.forecast
    if not ahead.pace.counts.base:
        return
    yield clears_words(ahead)
    if ahead.months.waiting:
        yield needed_words(ahead)
    officers = officers_words(page, ahead)
    if officers:
        yield officers
    put_off = sum(len(trip.villages) - trip.queued for trip in found.trips)
    if put_off:
        yield tn(
            "{number} village waiting is snoozed or planned and not in the queue.",
            "{number} villages waiting are snoozed or planned and not in the queue.",
            put_off,
            number=format.number(put_off),
        )
