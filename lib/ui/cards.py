"""Cards: a figure with its n of N, its change, its year as a line, and its definition on demand.

A row of cards is one block, with the ways to their rows in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lib.domain.indicators import Share
from lib.ui import format
from lib.ui.block import Does, Ways, arrow_html, show_block
from lib.ui.i18n import t
from lib.ui.safe import html

_WIDTH, _HEIGHT = 120, 28


@dataclass(frozen=True, slots=True)
class Opens:
    """The arrow on a card: what it is called, what it does, and whether it leads down the page.

    The label should not repeat the card's number, which a screen reader has just said.
    """

    label: str
    does: Does
    args: tuple[object, ...] = ()
    below: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """``better`` tells whether more of it is good news (+1), bad news (-1) or neither (0)."""

    title: str
    figure: str
    n_of: str
    definition: str
    change: str = ""
    direction: int = 0
    better: int = 0
    trend: Sequence[float] = ()
    beside: str = ""
    opens: Opens | None = None

    @property
    def tone(self) -> Literal["good", "bad", "even"]:
        """Whether the change is good news."""
        way = self.direction * self.better
        return "good" if way > 0 else "bad" if way < 0 else "even"


def show_cards(cards: Sequence[Card], *, key: str) -> None:
    """The cards side by side, in pairs on a phone; definitions open by tap, click and Enter."""
    ways = Ways()
    row = "".join(_card(card, ways) for card in cards)
    show_block(f'<div class="pb-cards">{row}</div>', ways, key=key)


def change_words(change: int, since: str) -> str:
    """``naik 12 desa/kelurahan sejak 25 Okt``: sign, word and direction."""
    if change == 0:
        return t("unchanged since {day}", day=since)
    return t("{change} villages since {day}", change=format.signed(change), day=since)


def share_card(
    title: str,
    share: Share,
    definition: str,
    *,
    before: Share,
    since: str,
    better: int,
    trend: Sequence[float] = (),
    beside: str = "",
) -> Card:
    """A card whose figure is a share in per cent."""
    change = share.part - before.part
    return Card(
        title=title,
        figure=format.percent(share),
        n_of=format.n_of(share),
        definition=definition,
        change=change_words(change, since) if share.whole or before.whole else "",
        direction=(change > 0) - (change < 0),
        better=better,
        trend=trend,
        beside=beside,
    )


def _card(card: Card, ways: Ways) -> str:
    arrow = {1: "▲", -1: "▼", 0: "■"}[card.direction]
    change = (
        f'<div class="pb-card-change pb-{card.tone}"><span aria-hidden="true">{arrow}</span> '
        f"{html(card.change)}</div>"
        if card.change
        else ""
    )
    beside = f'<div class="pb-card-beside">{html(card.beside)}</div>' if card.beside else ""
    label = html(t("Definition of {title}", title=card.title))
    return (
        f'<section class="pb-card"><div class="pb-card-head">'
        f'<h3 class="pb-card-title">{html(card.title)}</h3>'
        f'<details class="pb-info"><summary aria-label="{label}" title="{label}">i</summary>'
        f"<p>{html(card.definition)}</p></details></div>"
        f'<div class="pb-card-body"><div><span class="pb-figure">{html(card.figure)}</span> '
        f'<span class="pb-n">{html(card.n_of)}</span></div>{_line(card.trend)}</div>'
        f"{change}{beside}{_way(card.opens, ways)}</section>"
    )


def _way(opens: Opens | None, ways: Ways) -> str:
    if opens is None:
        return ""
    return ways.button(
        opens.label, opens.does, *opens.args, css="pb-card-open", look=arrow_html(opens.below)
    )


def _line(trend: Sequence[float]) -> str:
    """A line of twelve months; drawn to its own scale, so it shows the movement only."""
    if len(trend) < 2:
        return ""
    low, high = min(trend), max(trend)
    span = (high - low) or 1.0
    step = _WIDTH / (len(trend) - 1)
    points = [
        f"{index * step + 2:.1f},{_HEIGHT - 4 - (value - low) / span * (_HEIGHT - 8):.1f}"
        for index, value in enumerate(trend)
    ]
    x, y = points[-1].split(",")
    return (
        f'<svg class="pb-line" aria-hidden="true" viewBox="0 0 {_WIDTH + 6} {_HEIGHT}">'
        f'<polyline points="{" ".join(points)}"/><circle cx="{x}" cy="{y}" r="3"/></svg>'
    )
