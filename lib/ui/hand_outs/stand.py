"""Scene one, where we stand: how many villages are up to date, and how that moved in a year."""

from lib.domain.period import trend_days
from lib.io.hand_out import Chart, ChartKind, Figure, Scene, SceneKey, Series
from lib.services.meeting import Meeting
from lib.ui import format
from lib.ui.cards import Card
from lib.ui.home.cards import overview_cards
from lib.ui.i18n import t
from lib.ui.map.palette import SEA
from lib.ui.sentences import day_one_sentence, standing_sentence
from lib.ui.shell import Page


def stand_scene(page: Page, found: Meeting) -> Scene:
    """The four numbers of the home page, and thirteen counts of villages up to date."""
    day_one = page.data_until is None
    cards = overview_cards(found.standing)
    return Scene(
        key=SceneKey.STAND,
        title=t("Where we stand"),
        headline=day_one_sentence(found.standing) if day_one else standing_sentence(found.standing),
        figures=tuple(map(figure_of, cards)),
        chart=None if day_one else _trend(page, found),
        remarks=_exempt(found),
        notes=tuple(f"{card.title}: {card.definition}" for card in cards),
    )


def figure_of(card: Card) -> Figure:
    """The number of a card as a meeting reads it."""
    return Figure(
        label=card.title,
        value=card.figure,
        of=card.n_of,
        change=card.change,
        tone=card.tone,
        definition=card.definition,
    )


def _trend(page: Page, found: Meeting) -> Chart:
    counts = [counts.up_to_date for counts in found.standing.everyone.trend]
    last = counts[-1]
    return Chart(
        kind=ChartKind.LINE,
        title=t("Villages up to date, every 30 days"),
        categories=tuple(map(format.day, trend_days(page.as_of))),
        series=(Series(t("Up to date"), SEA, tuple(float(share.part) for share in counts)),),
        ends=(f"{format.number(last.part)} ({format.percent(last)})",),
    )


def _exempt(found: Meeting) -> tuple[str, ...]:
    now = found.standing.everyone.now
    if now.total == now.base:
        return ()
    return (
        t(
            "{count} of {whole} villages are exempt and not counted.",
            count=format.number(now.total - now.base),
            whole=format.number(now.total),
        ),
    )
