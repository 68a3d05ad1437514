"""Every indicator of a filter by area: the figures of four pages side by side, and their total.

Nothing is counted here. Villages lie in one area each, so their columns add up to the total by
themselves; activities may be for several areas, or for a wider one, so two rows more tell what the
areas leave out and what they count more than once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.db.engine import Database
from lib.domain.indicators import Share, StatusCounts
from lib.domain.period import Period
from lib.domain.permissions import Person
from lib.domain.selection import Selection
from lib.domain.tallies import Figures
from lib.domain.together import Holders
from lib.services.outreach import AreaReach, outreach
from lib.services.overview import overview
from lib.services.together import AreaHeld, together
from lib.services.training import trainings


@dataclass(frozen=True, slots=True)
class ActivityCounts:
    """Activities held in the period: of each kind asked for, of all kinds, and joint ones."""

    outreach: int
    training: int
    held: int
    joint: int

    def __add__(self, other: "ActivityCounts") -> "ActivityCounts":
        return ActivityCounts(
            self.outreach + other.outreach,
            self.training + other.training,
            self.held + other.held,
            self.joint + other.joint,
        )

    def __sub__(self, other: "ActivityCounts") -> "ActivityCounts":
        return ActivityCounts(
            self.outreach - other.outreach,
            self.training - other.training,
            self.held - other.held,
            self.joint - other.joint,
        )


@dataclass(frozen=True, slots=True)
class AreaIndicators:
    """One area, or the whole: villages by status, reached and trained, and its activities."""

    code: str
    label: str
    now: StatusCounts
    reach: AreaReach
    trained: Share
    activities: ActivityCounts


@dataclass(frozen=True, slots=True)
class Indicators:
    """Areas in order of code: regencies, or districts where a regency is selected.

    The activities of the areas and of ``wider`` less ``repeated`` are those of the whole.
    """

    areas: tuple[AreaIndicators, ...]
    wider: ActivityCounts
    """Recorded for an area wider than these, or for none."""
    repeated: ActivityCounts
    """Counted in more than one area."""
    whole: AreaIndicators
    by_district: bool
    period: Period


def indicators(
    database: Database, person: Person, selection: Selection, as_of: date, period: Period
) -> Indicators:
    """The indicators of a filter on a day; statuses selected do not narrow them."""
    if selection.regency is None and len(person.regencies) == 1:
        # Whoever is bound to one regency compares its districts, as on the page of outreach.
        selection = replace(selection, regency=next(iter(person.regencies)))
    standing = overview(database, person, selection, as_of)
    reached = outreach(database, person, selection, as_of, period)
    trained = trainings(database, person, selection, as_of, period)
    held = together(database, person, selection, as_of, period)
    reach_of = {area.code: area for area in reached.areas}
    trained_of = {area.code: area for area in trained.areas}
    held_of = {area.code: area for area in held.areas}
    areas = tuple(
        AreaIndicators(
            code=area.code,
            label=area.label,
            now=area.now,
            reach=reach_of[area.code],
            trained=trained_of[area.code].trained,
            activities=_counts(
                reach_of[area.code].activities,
                trained_of[area.code].tally.activities,
                held_of[area.code],
            ),
        )
        for area in standing.areas
        # One whose last village left the programme within 30 days is only compared with.
        if area.code in reach_of
    )
    codes = frozenset(reach_of)
    wider = _counts(_beyond(reached.figures, codes), _beyond(trained.figures, codes), held.wider)
    whole = AreaIndicators(
        code="",
        label="",
        now=standing.everyone.now,
        reach=reached.whole,
        trained=trained.whole.trained,
        activities=_counts(
            reached.figures.total.activities, trained.figures.total.activities, held.whole
        ),
    )
    return Indicators(
        areas=areas,
        wider=wider,
        repeated=_sum(areas, wider) - whole.activities,
        whole=whole,
        by_district=reached.question.by_district,
        period=reached.period,
    )


def _counts(outreach_held: int, training_held: int, held: AreaHeld) -> ActivityCounts:
    return ActivityCounts(outreach_held, training_held, held.total, held.held[Holders.TOGETHER])


def _beyond(figures: Figures, codes: frozenset[str]) -> int:
    """Activities of which only a wider area, or none, is on record."""
    return sum(cell.tally.activities for cell in figures.areas if cell.area not in codes)


def _sum(areas: Sequence[AreaIndicators], wider: ActivityCounts) -> ActivityCounts:
    return sum((area.activities for area in areas), wider)
