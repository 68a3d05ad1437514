"""The four cards of the priorities: who needs outreach, how badly, and which plans lapsed."""

from collections.abc import Collection
from dataclasses import replace

from lib.domain.status import NEEDS_OUTREACH, Status
from lib.services.overview import Overview
from lib.services.priorities import Priorities, Turn
from lib.ui import format
from lib.ui.cards import Card, Opens, change_words, share_card, show_cards
from lib.ui.filter_url import Filter
from lib.ui.i18n import t
from lib.ui.priorities.switches import open_rows

_LONG = frozenset({Status.LONG_OVERDUE})
_NEVER = frozenset({Status.NEVER})


def show_priority_cards(found: Priorities, view: Filter) -> None:
    """Need outreach, long overdue, not recorded, lapsed plans; each opens its villages."""
    standing = found.standing
    since = format.day_short(standing.before)
    shown: tuple[tuple[str, str, Collection[Status], str], ...] = (
        (t("Need outreach"), _needs(), NEEDS_OUTREACH, _turns(found)),
        (t("Long overdue"), _long(), _LONG, _mentored(standing, _LONG)),
        (t("Not recorded"), _never(), _NEVER, _mentored(standing, _NEVER)),
    )
    everyone = standing.everyone
    cards = []
    for title, definition, statuses, beside in shown:
        card = share_card(
            title,
            everyone.now.share(statuses),
            definition,
            before=everyone.before.share(statuses),
            since=since,
            better=-1,
            trend=[counts.share(statuses).ratio or 0.0 for counts in everyone.trend],
            beside=beside,
        )
        narrowed = frozenset() if statuses is NEEDS_OUTREACH else frozenset(statuses)
        cards.append(replace(card, opens=_rows(title, view, narrowed, only_lapsed=False)))
    lapsed = _lapsed_card(found, since)
    if found.lapsed.part:
        opens = _rows(lapsed.title, view, frozenset(), only_lapsed=True)
        lapsed = replace(lapsed, opens=opens)
    show_cards([*cards, lapsed], key="cards")


def _lapsed_card(found: Priorities, since: str) -> Card:
    change = found.lapsed.part - found.lapsed_before.part
    return Card(
        title=t("Lapsed plans"),
        figure=format.number(found.lapsed.part),
        n_of=t("of {whole} that need outreach", whole=format.number(found.lapsed.whole)),
        definition=_lapsed(),
        change=change_words(change, since),
        direction=(change > 0) - (change < 0),
        better=-1,
        beside=t("held or cancelled?") if found.lapsed.part else "",
    )


def _rows(title: str, view: Filter, statuses: frozenset[Status], *, only_lapsed: bool) -> Opens:
    return Opens(t("Show: {title}", title=title), open_rows, (view, statuses, only_lapsed))


def _turns(found: Priorities) -> str:
    return t("{queued} of them in the queue", queued=format.number(found.in_scope[Turn.QUEUED]))


def _mentored(standing: Overview, statuses: Collection[Status]) -> str:
    now, before = standing.mentored.now.share(statuses), standing.mentored.before.share(statuses)
    if not now.whole:
        return ""
    return t(
        "Desa Binaan: {part}/{whole} ({change})",
        part=format.number(now.part),
        whole=format.number(now.whole),
        change=format.signed(now.part - before.part),
    )


def _needs() -> str:
    return t(
        "Villages that are overdue, long overdue or not recorded, of all villages that are not "
        "exempt. Whoever is snoozed, or planned within 30 days, leaves the queue and stays in this "
        "figure."
    )


def _long() -> str:
    return t(
        "Villages whose last direct outreach is longer ago than twice their interval, of all "
        "villages that are not exempt: a whole further cycle was missed."
    )


def _never() -> str:
    return t(
        "Villages without any direct outreach on record, of all villages that are not exempt. The "
        "record may be incomplete."
    )


def _lapsed() -> str:
    return t(
        "Villages that need outreach and have a plan whose day has passed, neither held nor "
        "cancelled. They stay in the queue until somebody confirms it."
    )
