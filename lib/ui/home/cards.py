"""The four cards of the home page: all villages, and Desa Binaan beside them."""

from collections.abc import Collection
from dataclasses import replace

from lib.domain.indicators import StatusCounts
from lib.domain.rules import Programme
from lib.domain.status import OVERDUE, UP_TO_DATE, Status
from lib.services.overview import Group, Overview
from lib.ui import filters, format
from lib.ui.cards import Card, Opens, share_card, show_cards
from lib.ui.filter_url import Filter, Layer
from lib.ui.i18n import t

_NEVER = frozenset({Status.NEVER})
_MENTORED = frozenset({Programme.DESA_BINAAN_IMIGRASI})


def overview_cards(found: Overview) -> tuple[Card, ...]:
    """Up to date, overdue, not recorded, and Desa Binaan up to date."""
    since = format.day_short(found.before)
    shown = (
        (t("Up to date"), found.everyone, UP_TO_DATE, 1, _up_to_date()),
        (t("Overdue"), found.everyone, OVERDUE, -1, _overdue()),
        (t("Not recorded"), found.everyone, _NEVER, -1, _never()),
        (t("Desa Binaan up to date"), found.mentored, UP_TO_DATE, 1, _mentored()),
    )
    return tuple(
        share_card(
            title,
            group.now.share(statuses),
            definition,
            before=group.before.share(statuses),
            since=since,
            better=better,
            trend=_trend(group, statuses),
            beside=_overdue_beside(group.now)
            if group is found.mentored
            else _beside(found.mentored, statuses),
        )
        for title, group, statuses, better, definition in shown
    )


def show_overview_cards(found: Overview, view: Filter) -> None:
    """The cards, each with a button that opens its villages."""
    of_all = view.selection.programmes
    opens = ((UP_TO_DATE, of_all), (OVERDUE, of_all), (_NEVER, of_all), (UP_TO_DATE, _MENTORED))
    show_cards(
        [
            replace(
                card, opens=Opens(t("Show: {title}", title=card.title), _open, (view, *narrowed))
            )
            for card, narrowed in zip(overview_cards(found), opens, strict=True)
        ],
        key="cards",
    )


def _open(view: Filter, statuses: Collection[Status], programmes: frozenset[Programme]) -> None:
    chosen = replace(view.selection, statuses=frozenset(statuses), programmes=programmes)
    filters.ask_for(replace(view, selection=chosen, layer=Layer.STATUS, classes=frozenset()))


def _trend(group: Group, statuses: Collection[Status]) -> list[float]:
    shares = [counts.share(statuses).ratio for counts in group.trend]
    return [share or 0.0 for share in shares] if any(s is not None for s in shares) else []


def _beside(mentored: Group, statuses: Collection[Status]) -> str:
    now, before = mentored.now.share(statuses), mentored.before.share(statuses)
    if not now.whole:
        return t("Desa Binaan: none on record")
    return t(
        "Desa Binaan: {part}/{whole} ({change})",
        part=format.number(now.part),
        whole=format.number(now.whole),
        change=format.signed(now.part - before.part),
    )


def _overdue_beside(now: StatusCounts) -> str:
    if not now.base:
        return t("Desa Binaan: none on record")
    return t(
        "{overdue} overdue, {never} not recorded",
        overdue=format.number(now.overdue.part),
        never=format.number(now.never.part),
    )


def _up_to_date() -> str:
    return t(
        "Villages whose last direct outreach lies within their interval on this day, of all "
        "villages that are not exempt."
    )


def _overdue() -> str:
    return t(
        "Villages whose last direct outreach is longer ago than their interval, of all villages "
        "that are not exempt. Those never recorded are counted apart."
    )


def _never() -> str:
    return t(
        "Villages without any direct outreach on record, of all villages that are not exempt. The "
        "record may be incomplete."
    )


def _mentored() -> str:
    return t(
        "Villages that are Desa Binaan Imigrasi on this day and up to date, of all Desa Binaan "
        "that are not exempt."
    )
