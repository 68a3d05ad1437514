"""The four cards of the page of both agencies; each lists its rows."""

from dataclasses import replace

from lib.domain.together import OVERLAP_DAYS, Cover
from lib.services.together import Together
from lib.ui import format
from lib.ui.cards import Card, Opens, show_cards
from lib.ui.i18n import t
from lib.ui.shell import Page
from lib.ui.together.shown import Listed, choose
from lib.ui.together.words import joint_points, points_words
from lib.ui.words import kind_word


def show_together_cards(page: Page, found: Together) -> None:
    """Joint activities, villages of both, overlaps, districts of neither."""
    shown: tuple[tuple[Card, str, tuple[object, ...]], ...] = (
        (joint_card(page, found), t("Show the activities"), (Listed.ACTIVITIES,)),
        (
            _both_card(found),
            t("Show the villages both reached"),
            (Listed.VILLAGES, [Cover.BOTH]),
        ),
        (_overlap_card(found), t("Show the visits close together"), (Listed.OVERLAPS,)),
        (_untouched_card(found), t("Show these districts"), (Listed.UNTOUCHED,)),
    )
    show_cards(
        [
            replace(card, opens=Opens(words, choose, listed, below=True))
            for card, words, listed in shown
        ],
        key="cards",
    )


def joint_card(page: Page, found: Together) -> Card:
    """The activities that both agencies held together."""
    points = joint_points(found) or 0.0
    return Card(
        title=t("Joint activities"),
        figure=format.percent(found.whole.joint),
        n_of=format.n_of(found.whole.joint),
        definition=t(
            "Activities held in the period with both Immigration and BP3MI among the organisers, "
            "of all activities held: outreach, training and others."
        ),
        change=points_words(page, found),
        direction=(points > 0) - (points < 0),
        better=1,
        beside=" · ".join(
            f"{kind_word(kind)} {format.number(held.joint.part)}/{format.number(held.total)}"
            for kind, held in found.kinds.items()
        ),
    )


def _both_card(found: Together) -> Card:
    share = found.covered(Cover.BOTH)
    one = found.covered(Cover.IMIGRASI, Cover.BP3MI).part
    neither = found.covered(Cover.OTHERS, Cover.NOBODY).part
    return Card(
        title=t("Villages both reached"),
        figure=format.percent(share),
        n_of=format.n_of(share),
        definition=t(
            "Villages that direct outreach of Immigration and direct outreach of BP3MI reached in "
            "the period, jointly or one after the other, of all villages that are not exempt. "
            "Both, one and neither add up to them."
        ),
        beside=t(
            "one of them: {one} · neither: {neither}",
            one=format.number(one),
            neither=format.number(neither),
        ),
    )


def _overlap_card(found: Together) -> Card:
    return Card(
        title=t("Visits close together"),
        figure=format.number(found.overlapping),
        n_of=t("villages"),
        definition=t(
            "Villages where one agency came on its own, and the other on its own at most {days} "
            "days later. Joint outreach is none, and a visit of which only the month is recorded "
            "cannot be compared.",
            days=OVERLAP_DAYS,
        ),
        beside=t(
            "{count} pairs of visits that could have been one",
            count=format.number(len(found.overlaps)),
        ),
    )


def _untouched_card(found: Together) -> Card:
    return Card(
        title=t("Districts neither reached"),
        figure=format.number(len(found.untouched)),
        n_of=t("of {whole}", whole=format.number(found.districts)),
        definition=t(
            "Districts in which neither Immigration nor BP3MI reached a village directly in the "
            "period. What is recorded for the district alone reaches no village and is told in the "
            "list."
        ),
        beside=t(
            "{count} villages, {needing} of them need outreach",
            count=format.number(sum(d.villages for d in found.untouched)),
            needing=format.number(sum(d.needing for d in found.untouched)),
        ),
    )
