"""Scene four, training and joint work: what was held, for how many villages, and by whom."""

from lib.domain.indicators import Share
from lib.domain.together import Holders
from lib.io.hand_out import Chart, ChartKind, Scene, SceneKey, Series
from lib.services.meeting import Meeting
from lib.services.together import Together
from lib.ui import format
from lib.ui.hand_outs.stand import figure_of
from lib.ui.i18n import t
from lib.ui.map.palette import SEA
from lib.ui.period_words import period_words
from lib.ui.shell import Page
from lib.ui.together.cards import joint_card
from lib.ui.together.words import holders_word
from lib.ui.training.head import learning_card, sessions_card, villages_card


def work_scene(page: Page, found: Meeting) -> Scene:
    """Trainings and their villages, what people learned, and how much both agencies held."""
    cards = (
        sessions_card(page, found.training),
        villages_card(page, found.training),
        learning_card(page, found.training),
        joint_card(page, found.together),
    )
    return Scene(
        key=SceneKey.WORK,
        title=t("Training and joint work"),
        headline=_headline(page, found),
        figures=tuple(map(figure_of, cards)),
        chart=_chart(page, found.together) if found.together.whole.total else None,
        notes=tuple(f"{card.title}: {card.definition}" for card in cards),
    )


def _headline(page: Page, found: Meeting) -> str:
    joint, trained = found.together.whole.joint, found.training.whole.trained
    if not found.together.villages:
        return t("No village is left to count in this selection.")
    if not joint.whole:
        return t(
            "No activity is on record {period}.", period=period_words(page, found.together.period)
        )
    return t(
        "{trained} of {villages} villages were trained; {joint} of {all} activities were held by "
        "both agencies together.",
        trained=format.number(trained.part),
        villages=format.number(trained.whole),
        joint=format.number(joint.part),
        all=format.number(joint.whole),
    )


def _chart(page: Page, found: Together) -> Chart:
    held = found.whole.held
    shares = {holders: Share(held[holders], found.whole.total) for holders in Holders}
    return Chart(
        kind=ChartKind.BARS,
        title=t("Activities by who held them, {period}", period=period_words(page, found.period)),
        categories=tuple(map(holders_word, Holders)),
        series=(
            Series(
                t("Activities"),
                SEA,
                tuple(float(held[holders]) for holders in Holders),
                ink="#FFFFFF",
            ),
        ),
        ends=tuple(
            f"{format.number(share.part)} ({format.percent(share)})" for share in shares.values()
        ),
    )
