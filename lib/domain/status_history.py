"""How one village's status went over time, each day judged by the rules of that day."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lib.domain.rules import (
    Exemption,
    Membership,
    Programme,
    Rule,
    RuleBook,
    TierRecord,
    given_tiers,
)
from lib.domain.status import Status, decide

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days from ``start`` to ``end``, both included, on which a village kept one status."""

    start: date
    end: date
    status: Status

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class VillageRules:
    """Everything besides its visits that decides one village's status, on any day."""

    village_code: str
    rules: Sequence[Rule]
    memberships: Sequence[Membership]
    tiers: Sequence[TierRecord]
    exemptions: Sequence[Exemption]

    def interval_days(self, day: date) -> int:
        joined = {m.programme for m in self.memberships if m.active(day)}
        programmes = [programme for programme in Programme if programme in joined]
        tier = given_tiers(self.tiers, day).get(self.village_code)
        return RuleBook(self.rules, day).interval_of(self.village_code, programmes, tier).days

    def exempt(self, day: date) -> bool:
        return any(e.active(day) for e in self.exemptions)


def status_spans(
    visits: Iterable[date], rules: VillageRules, start: date, end: date
) -> tuple[Span, ...]:
    """The statuses of the days from ``start`` to ``end`` without a gap, oldest first.

    ``visits`` are the days of qualifying activities in any order.
    """
    ordered = sorted(visits)
    spans: list[Span] = []
    day = start
    while day <= end:
        before = bisect(ordered, day)
        status = decide(
            as_of=day,
            last=ordered[before - 1] if before else None,
            interval_days=rules.interval_days(day),
            waiting_since=day,
            exempt=rules.exempt(day),
        ).status
        if spans and spans[-1].status is status:
            spans[-1] = Span(spans[-1].start, day, status)
        else:
            spans.append(Span(day, day, status))
        day += _DAY
    return tuple(spans)
