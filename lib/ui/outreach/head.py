"""The outreach page's sentence and cards: how often, how far, how much, and how far apart."""

from dataclasses import replace

from lib.domain.equity import Gap
from lib.domain.indicators import Share
from lib.domain.tallies import EVERYTHING, Dimension, Reach
from lib.services.activity_scope import FEW
from lib.services.outreach import Outreach, VillageSet
from lib.ui import filters, format
from lib.ui.activities.row_choice import Key, way_to_rows
from lib.ui.cards import Card, Opens, show_cards
from lib.ui.i18n import t
from lib.ui.period_words import before_words, period_words
from lib.ui.shell import Page
from lib.ui.words import form_word

PAGE = "outreach"


def outreach_sentence(page: Page, found: Outreach) -> str:
    """How often, in what form, which area lags and whether the gap widens; or that nothing is."""
    total = found.figures.total.activities
    if not found.whole.villages:
        return t("No village is left to count in this selection.")
    if not found.has_record:
        return t("No outreach is on record here yet.")
    if not total:
        return t("No outreach is on record {period}.", period=period_words(page, found.period))
    if total < FEW or not found.year.visits:
        said = t(
            "{count} outreach activities {period}; they reached {part} of {whole} villages "
            "directly.",
            count=format.number(total),
            period=period_words(page, found.period),
            part=format.number(found.whole.coverage.part),
            whole=format.number(found.whole.coverage.whole),
        )
        return said if total < FEW else f"{said} {_gap_sentence(found)}".strip()
    often = t(
        "{often} times per village in 12 months, most often as {form}; {none} of {whole} villages "
        "not once.",
        often=_often(found.year.frequency),
        form=form_word(next(iter(found.figures.forms))).lower(),
        none=format.number(found.year.distribution[0]),
        whole=format.number(found.year.villages),
    )
    return f"{often} {_gap_sentence(found)}".strip()


def _gap_sentence(found: Outreach) -> str:
    gap = found.gap
    if gap is None:
        return ""
    level = [a for a in found.areas if a.coverage.whole and a.coverage.ratio == gap.low.ratio]
    if len(level) == len([a for a in found.areas if a.coverage.whole]):
        return t("All areas stand level.")
    lagging = (
        t("{count} areas lag", count=format.number(len(level)))
        if len(level) > 1
        else t("{area} lags", area=found.label_of(gap.lowest))
    )
    said = t(
        "{lagging} {points} points behind {best}",
        lagging=lagging,
        points=format.decimal(gap.points),
        best=found.label_of(gap.highest),
    )
    return f"{said}, {_moved_words(gap, found.gap_before)}." if found.gap_before else f"{said}."


def _moved_words(gap: Gap, before: Gap | None) -> str:
    moved = round(gap.points - before.points, 1) if before else 0.0
    if moved > 0:
        return t("a gap {points} points wider than before", points=format.decimal(moved))
    if moved < 0:
        return t("a gap {points} points narrower than before", points=format.decimal(-moved))
    return t("a gap as wide as before")


def show_outreach_cards(page: Page, found: Outreach) -> None:
    """Coverage, frequency, activities and the gap; each opens its rows."""
    shown: tuple[tuple[Card, str, Key], ...] = (
        (_coverage_card(page, found), t("Show the villages reached"), VillageSet.REACHED),
        (
            _frequency_card(found),
            t("Show the activities for villages"),
            ((Dimension.REACH, Reach.VILLAGES.value),),
        ),
        (_activities_card(page, found), t("Show all activities"), EVERYTHING),
    )
    cards = [replace(card, opens=way_to_rows(PAGE, words, key)) for card, words, key in shown]
    show_cards([*cards, _last_card(page, found)], key="cards")


def _coverage_card(page: Page, found: Outreach) -> Card:
    share, before = found.whole.coverage, found.whole.before
    change = share.part - before.part if before else 0
    return Card(
        title=t("Period coverage"),
        figure=format.percent(share),
        n_of=format.n_of(share),
        definition=t(
            "Villages with at least one direct outreach in the period, of all villages that are "
            "not exempt. “Up to date” asks something else of the same villages: whether the last "
            "one is recent enough. The line shows twelve months that end on each of its days."
        ),
        change=_villages_words(change, page) if before else "",
        direction=(change > 0) - (change < 0),
        better=1,
        trend=found.trends.coverage,
        beside=t(
            "Up to date: {percent} ({part}/{whole})",
            percent=format.percent(found.up_to_date),
            part=format.number(found.up_to_date.part),
            whole=format.number(found.up_to_date.whole),
        ),
    )


def _villages_words(change: int, page: Page) -> str:
    if change == 0:
        return t("as many as {before}", before=before_words(page))
    return t(
        "{change} villages against {before}",
        change=format.signed(change),
        before=before_words(page),
    )


def _frequency_card(found: Outreach) -> Card:
    now, before = found.year.frequency, found.year.frequency_before
    places = _places(now)
    change = round((now or 0.0) - (before or 0.0), places)
    return Card(
        title=t("Frequency in 12 months"),
        figure=_often(now),
        n_of=t("times per village"),
        definition=t(
            "Direct outreach times villages, per village, in the 12 months to {day}. One activity "
            "for three villages is one activity and three village visits. The mean hides the "
            "villages without any: their number stands below.",
            day=format.day(found.year.end),
        ),
        change=t(
            "{change} against {before}",
            change=format.signed_decimal(change, places),
            before=t("a year before"),
        )
        if found.year.visits_before
        else "",
        direction=(change > 0) - (change < 0),
        better=1,
        trend=found.trends.frequency,
        beside=t(
            "{visits} village visits / {villages} villages",
            visits=format.number(found.year.visits),
            villages=format.number(found.year.villages),
        ),
    )


def _often(times: float | None) -> str:
    """One decimal; two below once per village, where one would hide most of it."""
    return format.decimal(times, _places(times))


def _places(times: float | None) -> int:
    return 1 if times is None or times >= 1 or not times else 2


def _activities_card(page: Page, found: Outreach) -> Card:
    total = found.figures.total.activities
    before = found.figures_before
    change = total - before.total.activities if before else 0
    months = [b for b in found.buckets if not b.partial]
    return Card(
        title=t("Activities"),
        figure=format.number(total),
        n_of=t("held"),
        definition=t(
            "Outreach held in the period, each counted once however many villages it was for. "
            "What is known only of a district or a regency counts here and for no village; "
            "delegates are counted apart. The line shows the whole months."
        ),
        change=t(
            "{change} against {before}",
            change=format.signed(change),
            before=before_words(page),
        )
        if before
        else "",
        direction=(change > 0) - (change < 0),
        better=1,
        trend=[float(found.figures.at(bucket).activities) for bucket in months] if total else (),
        beside=t(
            "{wide} known by district or regency only, {delegates} with delegates only",
            wide=format.number(found.figures.where(Reach.WIDE).activities),
            delegates=format.number(found.figures.where(Reach.DELEGATES).activities),
        ),
    )


def _last_card(page: Page, found: Outreach) -> Card:
    """The gap between areas; where there is only one, its distance from what is around it."""
    gap = found.gap
    if gap is None or not gap.points:
        card = _gap_card(found, gap) if gap else _beside_parent_card(found)
        words = t("Show the villages not reached")
        return replace(card, opens=way_to_rows(PAGE, words, VillageSet.NOT_REACHED))
    words = t("Show {area}", area=found.label_of(gap.lowest))
    lowest = replace(page.filter, selection=page.selection.within(gap.lowest))
    return replace(_gap_card(found, gap), opens=Opens(words, filters.ask_for, (lowest,)))


def _gap_card(found: Outreach, gap: Gap) -> Card:
    before = found.gap_before
    moved = round(gap.points - before.points, 1) if before else 0.0
    return Card(
        title=t("Gap between areas"),
        figure=format.decimal(gap.points),
        n_of=t("points, {times} times", times=format.decimal(gap.ratio))
        if gap.ratio
        else t("points"),
        definition=t(
            "Coverage of the area with the highest share less that of the lowest: {best} "
            "{high} ({high_n}), {lowest} {low} ({low_n}). Areas are compared by share, never by "
            "totals. The line shows twelve months that end on each of its days.",
            best=found.label_of(gap.highest),
            high=format.percent(gap.high),
            high_n=f"{gap.high.part}/{gap.high.whole}",
            lowest=found.label_of(gap.lowest),
            low=format.percent(gap.low),
            low_n=f"{gap.low.part}/{gap.low.whole}",
        ),
        change=_moved_card_words(moved) if before else "",
        direction=(moved > 0) - (moved < 0),
        better=-1,
        trend=found.trends.gap,
        beside=t(
            "{area} needs {count} villages to stand level with {best}",
            area=found.label_of(gap.lowest),
            count=format.number(gap.needed),
            best=found.label_of(gap.highest),
        )
        if gap.points
        else t("All areas stand level."),
    )


def _moved_card_words(moved: float) -> str:
    if moved > 0:
        return t("widened by {points} points", points=format.decimal(moved))
    if moved < 0:
        return t("narrowed by {points} points", points=format.decimal(-moved))
    return t("as wide as before")


def _beside_parent_card(found: Outreach) -> Card:
    around = found.parent.coverage if found.parent else Share(0, 0)
    own = found.whole.coverage
    known = own.ratio is not None and around.ratio is not None
    points = round(((own.ratio or 0.0) - (around.ratio or 0.0)) * 100, 1)
    return Card(
        title=t("Against the area around"),
        figure=format.signed_decimal(points) if known else format.DASH,
        n_of=t("points"),
        definition=t(
            "Period coverage here less that of the regency, or of the province, around it."
        ),
        beside=t(
            "Around: {percent} ({part}/{whole})",
            percent=format.percent(around),
            part=format.number(around.part),
            whole=format.number(around.whole),
        )
        if found.parent
        else "",
    )
