"""What the outreach page says: how often, in what forms, which area lags, is the gap widening.

Coverage counts the villages reached directly within the period; its N is that of the status page,
all villages but the exempt. Frequency, its distribution and effective reach speak of the twelve
months that end with the period, as the map does, so that two dates compare; they count the exempt
villages too, because a visit there was still a visit.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache

from lib.db.activity_frame import VillageVisits
from lib.db.engine import Database
from lib.domain.activities import YEAR, Kind
from lib.domain.areas import VillageKind
from lib.domain.buckets import Bucket, buckets_of, period_before
from lib.domain.equity import Gap, gap_between, villages_needed
from lib.domain.indicators import (
    FREQUENCY_CLASSES,
    Recency,
    Share,
    count_statuses,
    frequency_class,
    recency,
)
from lib.domain.period import Period, trend_days
from lib.domain.permissions import Person
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.domain.tallies import Figures
from lib.services.activity_scope import Asked, asked, grouped, resolved
from lib.services.villages import VillageRow, village_table

EFFECTIVE_FORMS = 2


@dataclass(frozen=True, slots=True)
class VillageReach:
    """One village with what reached it: in the period, before it, and in the twelve months."""

    row: VillageRow
    direct: int
    delegates: int
    before: int
    year: int
    """Direct outreach in the twelve months that end with the period."""
    forms: int
    """Different forms among them."""

    @property
    def counted(self) -> bool:
        return self.row.status is not Status.EXEMPT


class VillageSet(StrEnum):
    """The villages behind a number that counts villages."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    DELEGATES_ONLY = "delegates_only"
    EFFECTIVE = "effective"
    EVER = "ever"
    NEVER = "never"
    NONE = "0"
    ONE = "1"
    TWO = "2"
    FEW = "3-4"
    MANY = "5+"


BY_FREQUENCY = (
    VillageSet.NONE,
    VillageSet.ONE,
    VillageSet.TWO,
    VillageSet.FEW,
    VillageSet.MANY,
)
"""In the order of FREQUENCY_CLASSES."""


@dataclass(frozen=True, slots=True)
class AreaReach:
    """The villages of one area in figures; ``needed`` more would stand level with the whole."""

    code: str
    label: str
    coverage: Share
    before: Share | None
    visits: int
    villages: int
    activities: int
    needed: int = 0

    @property
    def frequency(self) -> float | None:
        return self.visits / self.villages if self.villages else None


@dataclass(frozen=True, slots=True)
class YearOfReach:
    """The twelve months that end on ``end``."""

    end: date
    visits: int
    visits_before: int
    """In the twelve months before them."""
    villages: int
    distribution: tuple[int, ...]
    """Villages in each of FREQUENCY_CLASSES."""
    effective: Share

    @property
    def frequency(self) -> float | None:
        return self.visits / self.villages if self.villages else None

    @property
    def frequency_before(self) -> float | None:
        return self.visits_before / self.villages if self.villages else None


@dataclass(frozen=True, slots=True)
class Trends:
    """Thirteen points, 30 days apart, each over the twelve months that end there."""

    coverage: tuple[float, ...]
    frequency: tuple[float, ...]
    gap: tuple[float, ...]


@dataclass(frozen=True)
class Outreach:
    """The page's figures; areas are regencies, or districts where a regency is selected."""

    question: Asked
    period: Period
    before: Period | None
    """The period of the same length before it; None where the period has no start."""
    figures: Figures
    figures_before: Figures | None
    villages: tuple[VillageReach, ...]
    whole: AreaReach
    parent: AreaReach | None
    """What the selection is compared with: its regency, or the province."""
    areas: tuple[AreaReach, ...]
    kinds: tuple[tuple[VillageKind, AreaReach], ...]
    gap: Gap | None
    gap_before: Gap | None
    with_delegates: Share
    up_to_date: Share
    ever: Share
    recency: Recency
    """Of the villages that count, on the as-of day."""
    year: YearOfReach
    trends: Trends
    buckets: tuple[Bucket, ...]

    def on_record(self) -> int:
        """How many activities the scope has in all: a look at all history, so only where asked."""
        return self.question.on_record()

    @property
    def has_record(self) -> bool:
        """Whether anything is on record, in the period or outside it."""
        return bool(self.figures.cells or self.on_record())

    def members(self, wanted: VillageSet) -> list[VillageReach]:
        """The villages of a set in order of code; their number is the one on the screen."""
        return self._sets[wanted]

    @cached_property
    def _sets(self) -> dict[VillageSet, list[VillageReach]]:
        found: dict[VillageSet, list[VillageReach]] = {wanted: [] for wanted in VillageSet}
        for village in self.villages:
            for wanted in _sets_of(village):
                found[wanted].append(village)
        return found

    def label_of(self, code: str) -> str:
        """The name of the area with the lowest or highest share."""
        return next((area.label for area in self.areas if area.code == code), code)


def outreach(
    database: Database, person: Person, selection: Selection, as_of: date, period: Period
) -> Outreach:
    """The page's figures for a filter; statuses selected do not narrow them."""
    question = asked(database, person, selection, as_of, Kind.OUTREACH)
    return _outreach(question, database.version(), period)


@lru_cache(maxsize=32)
def _outreach(question: Asked, version: int, period: Period) -> Outreach:
    figures = question.figures(period)
    days = resolved(period, figures, question.as_of)
    earlier = period_before(period) if period.start > date.min else None
    figures_before = question.figures(earlier) if earlier else None
    villages = _villages(question, period, earlier, min(period.end, question.as_of))
    target = _coverage(villages)

    def area(code: str, label: str, members: Sequence[VillageReach], counted: int) -> AreaReach:
        share = _coverage(members)
        return AreaReach(
            code=code,
            label=label,
            coverage=share,
            before=_coverage_before(members) if earlier else None,
            visits=sum(village.direct for village in members),
            villages=len(members),
            activities=counted,
            needed=villages_needed(share, target),
        )

    by_code = {village.row.code: village for village in villages}
    areas = tuple(
        area(code, label, [by_code[row.code] for row in rows], figures.area(code).activities)
        for (code, label), rows in grouped([v.row for v in villages], question.area).items()
    )
    statuses = count_statuses(village.row.status for village in villages)
    return Outreach(
        question=question,
        period=days,
        before=earlier,
        figures=figures,
        figures_before=figures_before,
        villages=villages,
        whole=area("", "", villages, figures.total.activities),
        parent=_parent(question, version, period),
        areas=areas,
        kinds=tuple(
            (kind, area("", "", [v for v in villages if v.row.village.kind is kind], 0))
            for kind in VillageKind
        ),
        gap=gap_between({a.code: a.coverage for a in areas}),
        gap_before=gap_between({a.code: a.before for a in areas if a.before}),
        with_delegates=_share(villages, lambda v: bool(v.direct or v.delegates)),
        up_to_date=statuses.up_to_date,
        ever=_share(villages, lambda v: bool(v.row.facts.outreach_total)),
        recency=recency(village.row for village in villages if village.counted),
        year=_year(question, villages, min(period.end, question.as_of)),
        trends=_trends(question, min(period.end, question.as_of)),
        buckets=buckets_of(days),
    )


def _parent(question: Asked, version: int, period: Period) -> AreaReach | None:
    parent = question.parent()
    return _outreach(parent, version, period).whole if parent else None


def _villages(
    question: Asked, period: Period, earlier: Period | None, end: date
) -> tuple[VillageReach, ...]:
    inside = question.visits(period)
    before = question.visits(earlier) if earlier else {}
    at_end = village_table(question.database, question.person, end).by_code
    forms = question.forms(_year_to(end))
    none = VillageVisits(0, 0)
    return tuple(
        VillageReach(
            row=row,
            direct=inside.get(row.code, none).direct,
            delegates=inside.get(row.code, none).delegates,
            before=before.get(row.code, none).direct,
            year=at_end[row.code].facts.outreach_12m,
            forms=forms.get(row.code, 0),
        )
        for row in question.villages()
    )


def _year(question: Asked, villages: Sequence[VillageReach], end: date) -> YearOfReach:
    earlier = village_table(question.database, question.person, end - YEAR).by_code
    places = [frequency_class(village.year) for village in villages]
    return YearOfReach(
        end=end,
        visits=sum(village.year for village in villages),
        visits_before=sum(earlier[v.row.code].facts.outreach_12m for v in villages),
        villages=len(villages),
        distribution=tuple(places.count(place) for place in range(len(FREQUENCY_CLASSES))),
        effective=_share(villages, lambda v: v.forms >= EFFECTIVE_FORMS),
    )


def _trends(question: Asked, end: date) -> Trends:
    """The past year from the same tables as the home page, today's scope on every day."""
    codes = [row.code for row in question.villages() if row.status is not Status.EXEMPT]
    area_of = {row.code: question.area(row)[0] for row in question.villages()}
    coverage, frequency, gaps = [], [], []
    for day in trend_days(end):
        rows = village_table(question.database, question.person, day).by_code
        counts = {code: rows[code].facts.outreach_12m for code in codes}
        of_area: dict[str, list[int]] = {}
        for code, count in counts.items():
            of_area.setdefault(area_of[code], []).append(count)
        gap = gap_between(
            {code: Share(sum(map(bool, found)), len(found)) for code, found in of_area.items()}
        )
        coverage.append(sum(map(bool, counts.values())) / len(counts) if counts else 0.0)
        frequency.append(sum(counts.values()) / len(counts) if counts else 0.0)
        gaps.append(gap.points if gap else 0.0)
    return Trends(tuple(coverage), tuple(frequency), tuple(gaps))


def _coverage(villages: Sequence[VillageReach]) -> Share:
    return _share(villages, lambda village: village.direct > 0)


def _coverage_before(villages: Sequence[VillageReach]) -> Share:
    return _share(villages, lambda village: village.before > 0)


def _share(villages: Sequence[VillageReach], test: Callable[[VillageReach], bool]) -> Share:
    counted = [village for village in villages if village.counted]
    return Share(sum(map(test, counted)), len(counted))


def _sets_of(village: VillageReach) -> Iterator[VillageSet]:
    """The sets that a village belongs to; an exempt one only to that of its frequency."""
    yield BY_FREQUENCY[frequency_class(village.year)]
    if not village.counted:
        return
    yield VillageSet.REACHED if village.direct else VillageSet.NOT_REACHED
    if village.delegates and not village.direct:
        yield VillageSet.DELEGATES_ONLY
    if village.forms >= EFFECTIVE_FORMS:
        yield VillageSet.EFFECTIVE
    yield VillageSet.EVER if village.row.facts.outreach_total else VillageSet.NEVER


def _year_to(end: date) -> Period:
    return Period(end - YEAR + timedelta(days=1), end)
