"""What the forecast says in a sentence, and the definitions behind its cards."""

from dataclasses import replace

from lib.domain.officers import INDUCTED, PIMPASA, visits_each
from lib.domain.selection import Selection
from lib.services.forecast import Forecast
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.rules.preview import pace_words
from lib.ui.shell import Page


def forecast_sentence(found: Forecast, fault: str) -> str:
    """Whether the pace meets the intervals, when the backlog clears, and what it would take.

    With a fault in the day asked for, the last is left out.
    """
    if not found.pace.counts.base:
        return t("No village is left to count in this selection.")
    said = [pace_words(found.pace), clears_words(found)]
    if not fault and found.months.waiting:
        said.append(needed_words(found))
    return " ".join(said)


def clears_words(found: Forecast) -> str:
    """When the backlog clears at the pace of the last 12 months."""
    waiting = format.number(found.months.waiting)
    if not found.months.waiting:
        return t("No village is overdue or not recorded.")
    if found.present.on is None:
        return t(
            "At this pace the backlog of {waiting} villages is not cleared within ten years.",
            waiting=waiting,
        )
    month = format.month(found.present.on)
    if found.pace.lacking:
        return t(
            "At this pace the backlog of {waiting} villages clears in {month} at best, and then "
            "comes back.",
            waiting=waiting,
            month=month,
        )
    return t(
        "At this pace the backlog of {waiting} villages clears in {month} at best.",
        waiting=waiting,
        month=month,
    )


def needed_words(found: Forecast) -> str:
    """What pace would clear the backlog by the day asked for."""
    day = format.day(found.by)
    if found.needed is None:
        return t("No pace clears it by {day}: some intervals are too short.", day=day)
    values = {"day": day, "needed": format.number(found.needed.visits_a_year)}
    if found.needed.visits_a_year <= found.pace.held:
        return t("By {day} that is {needed} visits a year, fewer than are held.", **values)
    if found.needed.visits_a_year < found.pace.demanded:
        return t(
            "To clear it by {day} takes {needed} visits a year, then {demanded} to keep it so.",
            **values,
            demanded=format.number(found.pace.demanded),
        )
    return t(
        "To clear it by {day} takes {needed} visits a year, {month} a month.",
        **values,
        month=format.number(a_month(found.needed.visits_a_year)),
    )


def a_month(visits_a_year: int) -> int:
    """The visits a month that a pace asks for, rounded up."""
    return -(-visits_a_year // 12)


def officers_words(page: Page, found: Forecast) -> str:
    """What the demand means for each village immigration officer; empty for a part of Banten."""
    part = replace(page.selection, statuses=frozenset()) != Selection() or page.person.regencies
    if part or page.as_of < INDUCTED or not found.pace.counts.base:
        return ""
    each = visits_each(found.pace.demanded)
    return t(
        "If the {count} PIMPASA inducted for Banten on {day} did it alone: {year} visits a year "
        "each, {month} a month.",
        count=format.number(PIMPASA),
        day=format.day(INDUCTED),
        year=format.number(round(each)),
        month=format.decimal(each / 12),
    )


def demanded_definition() -> str:
    return t(
        "The direct visits a year that keep every village up to date that is not exempt: 365 "
        "divided by the interval, summed over the villages, rounded up."
    )


def held_definition() -> str:
    return t(
        "Direct visits to the same villages in the last 12 months; an event for three villages is "
        "three visits."
    )


def waiting_definition() -> str:
    return t("Villages overdue or not recorded on this day, of all villages that are not exempt.")


def needed_definition() -> str:
    return t(
        "The least direct visits a year with which nobody is overdue or not recorded on that day, "
        "if each visit goes to the village that is due longest. Visits to villages that are up to "
        "date clear nothing, so it takes more in practice."
    )
