"""The training page's sentence and cards: sessions, villages, people, and what they learned."""

from dataclasses import replace

from lib.domain.indicators import Share
from lib.domain.learning import MIN_TESTED, Learning
from lib.domain.tallies import EVERYTHING, Dimension
from lib.services.training import TrainedSet, Trainings
from lib.ui import format
from lib.ui.activities.row_choice import Key, way_to_rows
from lib.ui.cards import Card, show_cards
from lib.ui.i18n import t
from lib.ui.period_words import before_words, period_words
from lib.ui.shell import Page

PAGE = "training"


def training_sentence(page: Page, found: Trainings) -> str:
    """How many sessions, in how many villages, and whether people learn; or that nothing is."""
    total = found.figures.total
    if not found.villages:
        return t("No village is left to count in this selection.")
    if not found.has_record:
        return t("No training is on record here yet.")
    if not total.activities:
        return t("No training is on record {period}.", period=period_words(page, found.period))
    trained = found.whole.trained
    said = t(
        "{count} training sessions in {part} of {whole} villages {period}.",
        count=format.number(total.activities),
        part=format.number(trained.part),
        whole=format.number(trained.whole),
        period=period_words(page, found.period),
    )
    return f"{said} {_learned(total.learning)}"


def _learned(learning: Learning) -> str:
    if not learning.tested:
        return t("No test results are on record.")
    if learning.gain is None:
        return t("Too few people were tested to tell whether they learn.")
    points = round(learning.gain, 1)
    if points > 0:
        return t(
            "People learn: results rise by {points} points, from {before} to {after}.",
            points=format.decimal(points),
            before=format.decimal(learning.mean_before),
            after=format.decimal(learning.mean_after),
        )
    return t(
        "Results do not rise: {before} before, {after} after.",
        before=format.decimal(learning.mean_before),
        after=format.decimal(learning.mean_after),
    )


def show_training_cards(page: Page, found: Trainings) -> None:
    """Sessions, villages trained, people, learning gain; each opens its rows."""
    shown: tuple[tuple[Card, str, Key], ...] = (
        (sessions_card(page, found), t("Show all sessions"), EVERYTHING),
        (villages_card(page, found), t("Show the villages trained"), TrainedSet.TRAINED),
        (
            _people_card(page, found),
            t("Show the sessions with a known attendance"),
            ((Dimension.ATTENDANCE, "yes"),),
        ),
        (
            learning_card(page, found),
            t("Show the sessions with test results"),
            ((Dimension.TESTED, "yes"),),
        ),
    )
    show_cards(
        [replace(card, opens=way_to_rows(PAGE, words, key)) for card, words, key in shown],
        key="cards",
    )


def _changed(change: int, page: Page) -> str:
    if change == 0:
        return t("as many as {before}", before=before_words(page))
    return t("{change} against {before}", change=format.signed(change), before=before_words(page))


def sessions_card(page: Page, found: Trainings) -> Card:
    """The trainings held."""
    total = found.figures.total.activities
    before = found.figures_before
    change = total - before.total.activities if before else 0
    months = [bucket for bucket in found.buckets if not bucket.partial]
    return Card(
        title=t("Sessions"),
        figure=format.number(total),
        n_of=t("held"),
        definition=t(
            "Trainings held in the period, each counted once however many villages it was for. "
            "Outreach is counted on its own page and never among them. The line shows the whole "
            "months."
        ),
        change=_changed(change, page) if before else "",
        direction=(change > 0) - (change < 0),
        better=1,
        trend=[float(found.figures.at(bucket).activities) for bucket in months] if total else (),
        # A look at all history, 0.2 s of a million activities: only where the period tells nothing.
        beside=""
        if total
        else t("{count} on record in all", count=format.number(found.on_record())),
    )


def villages_card(page: Page, found: Trainings) -> Card:
    """The villages trained."""
    trained, before = found.whole.trained, found.whole.before
    change = trained.part - before.part if before else 0
    around = found.parent.trained if found.parent else None
    return Card(
        title=t("Villages trained"),
        figure=format.percent(trained),
        n_of=format.n_of(trained),
        definition=t(
            "Villages with at least one training held in the village or for its residents in the "
            "period, of all villages that are not exempt. The line shows twelve months that end "
            "on each of its days."
        ),
        change=_changed(change, page) if before else "",
        direction=(change > 0) - (change < 0),
        better=1,
        trend=found.trained_trend if any(found.trained_trend) else (),
        beside=t(
            "Around: {percent} ({part}/{whole})",
            percent=format.percent(around),
            part=format.number(around.part),
            whole=format.number(around.whole),
        )
        if around
        else "",
    )


def _people_card(page: Page, found: Trainings) -> Card:
    total = found.figures.total
    before = found.figures_before.total if found.figures_before else None
    comparable = before is not None and before.attendance_known and total.attendance_known
    change = total.participants - before.participants if before and comparable else 0
    known = Share(total.attendance_known, total.activities)
    return Card(
        title=t("Attendance"),
        figure=format.number(total.participants) if total.attendance_known else format.DASH,
        n_of=t("contacts"),
        definition=t(
            "Sum of the participants of the sessions whose number is known: contacts, not unique "
            "people. Sessions without a number are left out, never taken as 0."
        ),
        change=_changed(change, page) if comparable else "",
        direction=(change > 0) - (change < 0),
        better=1,
        beside=t(
            "known for {part} of {whole} sessions",
            part=format.number(known.part),
            whole=format.number(known.whole),
        ),
    )


def learning_card(page: Page, found: Trainings) -> Card:
    """What people learned, where enough were tested."""
    learning = found.figures.total.learning
    before = found.figures_before.total.learning if found.figures_before else None
    tested = learning.share_tested
    moved = round((learning.gain or 0.0) - (before.gain or 0.0), 1) if before else 0.0
    comparable = before is not None and None not in (before.gain, learning.gain)
    return Card(
        title=t("Learning gain"),
        figure=format.signed_decimal(learning.gain) if learning.gain is not None else format.DASH,
        n_of=t("points") if learning.shown else "",
        definition=t(
            "Mean result after less mean result before, of people tested both times, each "
            "session weighted by those tested. Hidden below {least} people tested.",
            least=MIN_TESTED,
        ),
        change=t(
            "{change} points against {before}",
            change=format.signed_decimal(moved),
            before=before_words(page),
        )
        if comparable
        else "",
        direction=(moved > 0) - (moved < 0),
        better=1,
        beside=t(
            "{part} of {whole} attending were tested",
            part=format.number(tested.part),
            whole=format.number(tested.whole),
        )
        if tested.whole
        else t("no test results recorded"),
    )
