"""What the training page says: how many sessions, in how many villages, and do people learn.

Training is counted for itself and never mixed with outreach. A village is trained when a session
was held in it or for its residents within the period; N is all villages but the exempt. What was
ever held, training beside outreach, speaks of all time up to the as-of day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache

from lib.db.activity_frame import VillageVisits
from lib.db.cascade import read_sessions_after, read_trainers_days
from lib.db.engine import Database
from lib.domain.activities import Kind
from lib.domain.buckets import Bucket, buckets_of, period_before
from lib.domain.cascade import Cascade, Outcome, Session, TrainersDay, cascade_of
from lib.domain.indicators import Share
from lib.domain.period import Period, trend_days
from lib.domain.permissions import Person
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.domain.tallies import Figures, Tally
from lib.services.activity_scope import Asked, asked, grouped, resolved
from lib.services.villages import VillageRow, village_table


@dataclass(frozen=True, slots=True)
class VillageTraining:
    """One village with the sessions held for it, directly and with its delegates."""

    row: VillageRow
    direct: int
    delegates: int
    before: int

    @property
    def counted(self) -> bool:
        return self.row.status is not Status.EXEMPT


class TrainedSet(StrEnum):
    """The villages behind a number that counts villages."""

    TRAINED = "trained"
    NOT_TRAINED = "not_trained"
    EVER_BOTH = "ever_both"
    ONLY_TRAINED = "only_trained"
    ONLY_OUTREACHED = "only_outreached"
    EVER_NEITHER = "ever_neither"
    PASSED_ON = "passed_on"
    WAITING = "waiting"
    NOT_PASSED_ON = "not_passed_on"


EVER = (
    TrainedSet.EVER_BOTH,
    TrainedSet.ONLY_TRAINED,
    TrainedSet.ONLY_OUTREACHED,
    TrainedSet.EVER_NEITHER,
)
"""Every village that counts is in exactly one of them."""
CASCADE = {
    TrainedSet.PASSED_ON: Outcome.PASSED_ON,
    TrainedSet.WAITING: Outcome.WAITING,
    TrainedSet.NOT_PASSED_ON: Outcome.NOT_PASSED_ON,
}


@dataclass(frozen=True, slots=True)
class AreaTraining:
    """One area: sessions, people and results in ``tally``, and how many villages were trained."""

    code: str
    label: str
    tally: Tally
    trained: Share
    before: Share | None


@dataclass(frozen=True)
class Trainings:
    """The page's figures; areas are regencies, or districts where a regency is selected."""

    question: Asked
    period: Period
    before: Period | None
    figures: Figures
    figures_before: Figures | None
    villages: tuple[VillageTraining, ...]
    whole: AreaTraining
    parent: AreaTraining | None
    areas: tuple[AreaTraining, ...]
    trained_trend: tuple[float, ...]
    """Villages trained in the twelve months that end on thirteen days, 30 days apart."""
    buckets: tuple[Bucket, ...]
    cascade: Cascade

    def on_record(self) -> int:
        """How many activities the scope has in all: a look at all history, so only where asked."""
        return self.question.on_record()

    @property
    def has_record(self) -> bool:
        """Whether anything is on record, in the period or outside it."""
        return bool(self.figures.cells or self.on_record())

    def members(self, wanted: TrainedSet) -> list[VillageTraining]:
        """The villages of a set in order of code; their number is the one on the screen."""
        return self._sets[wanted]

    @cached_property
    def _sets(self) -> dict[TrainedSet, list[VillageTraining]]:
        found: dict[TrainedSet, list[VillageTraining]] = {wanted: [] for wanted in TrainedSet}
        outcomes = self.cascade.outcomes
        for village in self.villages:
            for wanted in _sets_of(village):
                found[wanted].append(village)
            for wanted, outcome in CASCADE.items():
                if outcomes.get(village.row.code) is outcome:
                    found[wanted].append(village)
        return found

    @property
    def exempt(self) -> int:
        """The villages that are in none of the sets of ``EVER``."""
        return sum(not village.counted for village in self.villages)


def trainings(
    database: Database, person: Person, selection: Selection, as_of: date, period: Period
) -> Trainings:
    """The page's figures for a filter; statuses selected do not narrow them."""
    question = asked(database, person, selection, as_of, Kind.TRAINING)
    return _trainings(question, database.version(), period)


@lru_cache(maxsize=32)
def _trainings(question: Asked, version: int, period: Period) -> Trainings:
    figures = question.figures(period)
    days = resolved(period, figures, question.as_of)
    earlier = period_before(period) if period.start > date.min else None
    villages = _villages(question, period, earlier)

    def area(
        code: str, label: str, members: Sequence[VillageTraining], tally: Tally
    ) -> AreaTraining:
        return AreaTraining(
            code=code,
            label=label,
            tally=tally,
            trained=_share([v.direct for v in members if v.counted]),
            before=_share([v.before for v in members if v.counted]) if earlier else None,
        )

    by_code = {village.row.code: village for village in villages}
    parent = question.parent()
    return Trainings(
        question=question,
        period=days,
        before=earlier,
        figures=figures,
        figures_before=question.figures(earlier) if earlier else None,
        villages=villages,
        whole=area("", "", villages, figures.total),
        parent=_trainings(parent, version, period).whole if parent else None,
        areas=tuple(
            area(code, label, [by_code[row.code] for row in rows], figures.area(code))
            for (code, label), rows in grouped([v.row for v in villages], question.area).items()
        ),
        trained_trend=_trend(question, min(period.end, question.as_of)),
        buckets=buckets_of(days),
        cascade=_cascade(question, version, Period(period.start, min(period.end, question.as_of))),
    )


def _sets_of(village: VillageTraining) -> Iterator[TrainedSet]:
    """The sets that a village belongs to by its visits; an exempt one to none of them."""
    if not village.counted:
        return
    facts = village.row.facts
    yield EVER[2 * (not facts.training_total) + (not facts.outreach_total)]
    yield TrainedSet.TRAINED if village.direct else TrainedSet.NOT_TRAINED


def _cascade(question: Asked, version: int, days: Period) -> Cascade:
    """What came of the trainings of trainers in the villages in scope, exempt ones too."""
    trainers, sessions = _after_trainers(question.database, version, days, question.as_of)
    codes = {row.code for row in question.villages()}
    return cascade_of((t for t in trainers if t.village_code in codes), sessions, question.as_of)


def _villages(
    question: Asked, period: Period, earlier: Period | None
) -> tuple[VillageTraining, ...]:
    inside = question.visits(period)
    before = question.visits(earlier) if earlier else {}
    none = VillageVisits(0, 0)
    return tuple(
        VillageTraining(
            row=row,
            direct=inside.get(row.code, none).direct,
            delegates=inside.get(row.code, none).delegates,
            before=before.get(row.code, none).direct,
        )
        for row in question.villages()
    )


def _trend(question: Asked, end: date) -> tuple[float, ...]:
    codes = [row.code for row in question.villages() if row.status is not Status.EXEMPT]
    found = []
    for day in trend_days(end):
        rows = village_table(question.database, question.person, day).by_code
        found.append(float(sum(rows[code].facts.training_12m > 0 for code in codes)))
    return tuple(found)


def _share(sessions: Sequence[int]) -> Share:
    return Share(sum(count > 0 for count in sessions), len(sessions))


@lru_cache(maxsize=32)
def _after_trainers(
    database: Database, version: int, days: Period, as_of: date
) -> tuple[Sequence[TrainersDay], Sequence[Session]]:
    with database.read() as connection:
        trainers = read_trainers_days(connection, days)
        return trainers, read_sessions_after(connection, days, as_of)
