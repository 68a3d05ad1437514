"""The indicators of a filter as a table: a row per area, every share with its n and its N."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lib.domain.indicators import Share
from lib.domain.status import NEEDS_OUTREACH, Status
from lib.io.table_files import Value
from lib.services.area_indicators import ActivityCounts, AreaIndicators, Indicators
from lib.ui.i18n import t
from lib.ui.words import status_word

FEET = 3
"""Rows below those of the areas: wider ones, those counted more than once, and the total."""


@dataclass(frozen=True, slots=True)
class IndicatorColumn:
    """A column, what it means, and its figure; ``adds_up``: the rows sum to the total.

    ``count`` is given where activities are counted, which may lie in several areas.
    """

    head: str
    meaning: str
    figure: Callable[[AreaIndicators], Value]
    adds_up: bool = True
    count: Callable[[ActivityCounts], int] | None = None


def indicator_columns() -> tuple[IndicatorColumn, ...]:
    """The columns of figures, without code and name of the area."""
    return (*_standing(), *_reach(), *_training(), *_activities())


def indicator_heads(*, by_district: bool) -> tuple[str, ...]:
    """Every head, code and name of the area first."""
    area = t("District") if by_district else t("Regency or city")
    return (t("Area code"), area, *(column.head for column in indicator_columns()))


def indicator_rows(found: Indicators) -> list[list[Value]]:
    """The areas in order of code and below them the ``FEET`` rows that close the columns."""
    columns = indicator_columns()
    areas = [[a.code, a.label, *(c.figure(a) for c in columns)] for a in found.areas]
    total = [c.figure(found.whole) for c in columns]
    return [
        *areas,
        ["", t("Wider areas"), *_counted(found.wider)],
        ["", t("Counted more than once"), *_counted(ActivityCounts(0, 0, 0, 0) - found.repeated)],
        ["", t("All of them"), *total],
    ]


def _counted(counts: ActivityCounts) -> list[Value]:
    """A row that has activities and no villages."""
    return [c.count(counts) if c.count else None for c in indicator_columns()]


def _standing() -> tuple[IndicatorColumn, ...]:
    return (
        IndicatorColumn(
            t("Villages"), t("All desa and kelurahan of the area."), lambda a: a.now.total
        ),
        IndicatorColumn(
            status_word(Status.EXEMPT),
            t("An approved exemption is in force; left out of every share."),
            lambda a: a.now.of[Status.EXEMPT],
        ),
        IndicatorColumn(
            t("Counted (N)"),
            t("All villages but the exempt: what every share of villages is of."),
            lambda a: a.now.base,
        ),
        *(
            column
            for status in Status
            if status is not Status.EXEMPT
            for column in _status_columns(status)
        ),
        IndicatorColumn(
            t("Up to date or due soon"),
            t("Villages whose last outreach lies within their interval."),
            lambda a: a.now.up_to_date.part,
        ),
        _percent(t("Up to date or due soon"), lambda a: a.now.up_to_date),
        IndicatorColumn(
            t("Needs outreach"),
            t("Overdue, long overdue or not recorded."),
            lambda a: a.now.share(NEEDS_OUTREACH).part,
        ),
        _percent(t("Needs outreach"), lambda a: a.now.share(NEEDS_OUTREACH)),
    )


def _status_columns(status: Status) -> Iterable[IndicatorColumn]:
    word = status_word(status)
    yield IndicatorColumn(word, status_meaning(status), lambda a: a.now.of[status])
    yield _percent(word, lambda a: a.now.share((status,)))


def _reach() -> tuple[IndicatorColumn, ...]:
    return (
        IndicatorColumn(
            t("Reached in the period"),
            t("Villages with at least one direct outreach in the period, of those counted."),
            lambda a: a.reach.coverage.part,
        ),
        _percent(t("Reached in the period"), lambda a: a.reach.coverage),
        IndicatorColumn(
            t("Village visits"),
            t(
                "Direct outreach times villages in the period: one activity for three villages is "
                "three visits. Visits to exempt villages are counted too."
            ),
            lambda a: a.reach.visits,
        ),
        IndicatorColumn(
            t("Visits per village"),
            t("Village visits of the period divided by all villages of the area."),
            lambda a: None if a.reach.frequency is None else float(a.reach.frequency),
            adds_up=False,
        ),
    )


def _training() -> tuple[IndicatorColumn, ...]:
    return (
        IndicatorColumn(
            t("Trained in the period"),
            t("Villages with at least one training of their own in the period, of those counted."),
            lambda a: a.trained.part,
        ),
        _percent(t("Trained in the period"), lambda a: a.trained),
    )


def _activities() -> tuple[IndicatorColumn, ...]:
    several = t("Held in the period. One for several areas counts in each, in the total once.")

    def counted(head: str, meaning: str, count: Callable[[ActivityCounts], int]) -> IndicatorColumn:
        return IndicatorColumn(head, meaning, lambda a: count(a.activities), count=count)

    return (
        counted(t("Outreach activities"), several, lambda c: c.outreach),
        counted(t("Trainings"), several, lambda c: c.training),
        counted(
            t("All activities"), t("Outreach, trainings and others together."), lambda c: c.held
        ),
        counted(
            t("Joint activities"),
            t("Both Immigration and BP3MI are among the organisers; of all activities."),
            lambda c: c.joint,
        ),
        _percent(
            t("Joint activities"),
            lambda a: Share(a.activities.joint, a.activities.held),
            t("In per cent of all activities."),
        ),
    )


def _percent(
    head: str, share: Callable[[AreaIndicators], Share], meaning: str = ""
) -> IndicatorColumn:
    said = meaning or t("In per cent of the villages counted (N); empty where there are none.")

    def figure(area: AreaIndicators) -> Value:
        ratio = share(area).ratio
        return None if ratio is None else ratio * 100

    return IndicatorColumn(f"{head} (%)", said, figure, adds_up=False)


def status_meaning(status: Status) -> str:
    """When a village has a status; the first of them that fits wins."""
    return {
        Status.CURRENT: t("Within the interval, and not due soon."),
        Status.DUE_SOON: t(
            "Due within the next 30 days, or within a third of a shorter interval; the due day "
            "itself is not overdue."
        ),
        Status.OVERDUE: t("The due day has passed."),
        Status.LONG_OVERDUE: t("More than two intervals have passed since the last outreach."),
        Status.NEVER: t("Nothing is on record, which does not mean that nobody came."),
        Status.EXEMPT: t("An approved exemption is in force; left out of every share."),
    }[status]
