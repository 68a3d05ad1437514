"""Scene three, the gaps: how far apart the areas lie, and what would bring them together."""

from collections import Counter
from collections.abc import Sequence

from lib.domain.equity import Gap
from lib.domain.indicators import StatusCounts
from lib.domain.status import Status
from lib.io.hand_out import Chart, ChartKind, Figure, Scene, SceneKey, Series
from lib.services.meeting import Meeting
from lib.services.overview import AreaStanding
from lib.ui import format
from lib.ui.i18n import t, tn
from lib.ui.map import palette
from lib.ui.shell import Page
from lib.ui.words import status_word

_BARS = 10
"""More areas than this are summed into one bar, the ones furthest behind stand for themselves."""


def gaps_scene(page: Page, found: Meeting) -> Scene:
    """Every area with all its statuses, the furthest behind first."""
    areas = found.standing.areas
    return Scene(
        key=SceneKey.GAPS,
        title=t("Gaps"),
        headline=_headline(found),
        figures=_figures(found.gap, areas) if found.gap and found.gap.needed else (),
        chart=_chart(page, areas),
        notes=(
            t(
                "Villages whose last direct outreach lies within their interval on this day, of "
                "all villages that are not exempt."
            ),
            t(
                "The gap is the distance in percentage points between the areas with the highest "
                "and the lowest share; it closes when the lowest reaches the share of the highest."
            ),
        ),
    )


def _headline(found: Meeting) -> str:
    gap, areas = found.gap, found.standing.areas
    if not found.standing.everyone.now.base:
        return t("No village is left to count in this selection.")
    if gap is None:
        only = max(areas, key=lambda area: area.now.base)
        return t(
            "{area}: {part} of {whole} villages are up to date.",
            area=only.label,
            part=format.number(only.now.up_to_date.part),
            whole=format.number(only.now.up_to_date.whole),
        )
    if not gap.needed:
        return t("All areas stand level: {percent} up to date.", percent=format.percent(gap.high))
    return t(
        "{count} villages more would bring {low} ({low_percent}) level with {high} "
        "({high_percent}).",
        count=format.number(gap.needed),
        low=_label(gap.lowest, areas),
        low_percent=format.percent(gap.low),
        high=_label(gap.highest, areas),
        high_percent=format.percent(gap.high),
    )


def _figures(gap: Gap, areas: Sequence[AreaStanding]) -> tuple[Figure, ...]:
    return (
        Figure(
            t("Highest: {area}", area=_label(gap.highest, areas)),
            format.percent(gap.high),
            format.n_of(gap.high),
        ),
        Figure(
            t("Lowest: {area}", area=_label(gap.lowest, areas)),
            format.percent(gap.low),
            format.n_of(gap.low),
        ),
        Figure(t("Gap"), format.decimal(gap.points), t("percentage points")),
        Figure(t("To close it"), format.number(gap.needed), t("villages")),
    )


def _label(code: str, areas: Sequence[AreaStanding]) -> str:
    return next(area.label for area in areas if area.code == code)


def _chart(page: Page, areas: Sequence[AreaStanding]) -> Chart:
    ordered = sorted(areas, key=lambda area: (_ratio(area), -area.now.base, area.code))
    shown, rest = (ordered, []) if len(ordered) <= _BARS + 1 else (ordered[:_BARS], ordered[_BARS:])
    bars = [(area.label, area.now) for area in shown]
    if rest:
        bars.append(
            (
                tn(
                    "{number} other district",
                    "{number} other districts",
                    len(rest),
                    number=format.number(len(rest)),
                ),
                _sum(rest),
            )
        )
    return Chart(
        kind=ChartKind.STACKED,
        title=t("Villages by status; at the end of the bar: up to date"),
        categories=tuple(label for label, _ in bars),
        series=tuple(
            Series(
                name=status_word(Status(swatch.code)),
                colour=swatch.fill,
                values=tuple(float(now.of[Status(swatch.code)]) for _, now in bars),
                pattern=swatch.pattern,
                ink=swatch.text,
            )
            for swatch in palette.STATUS
        ),
        ends=tuple(
            f"{format.percent(now.up_to_date)} ({format.number(now.up_to_date.part)}/"
            f"{format.number(now.up_to_date.whole)})"
            for _, now in bars
        ),
    )


def _ratio(area: AreaStanding) -> float:
    """The share up to date; an area without anybody to count stands last."""
    ratio = area.now.up_to_date.ratio
    return 2.0 if ratio is None else ratio


def _sum(areas: Sequence[AreaStanding]) -> StatusCounts:
    found: Counter[Status] = Counter()
    for area in areas:
        found.update(area.now.of)
    return StatusCounts({status: found[status] for status in Status})
