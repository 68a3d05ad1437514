"""Why a village stands where it stands in the queue, in the order in which the queue decides.

A tier that a programme gives is told apart from one that was given to the village: membership is
public and is named, a given tier rests on figures that are not, so a reason holds its height only.
Where the two agree on high, membership is the reason, and medium is what a village is without
either: nobody can read from a reason whether anything was given.
"""

from dataclasses import dataclass
from enum import StrEnum

from lib.domain.rules import Programme, Tier
from lib.domain.status import Standing, Status


class TierSource(StrEnum):
    PROGRAMME = "programme"
    GIVEN = "given"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Reason:
    """``days`` are overdue, or waiting for a village never recorded, which has no ``ratio``."""

    tier: Tier
    source: TierSource
    programmes: tuple[Programme, ...]
    status: Status
    days: int
    interval_days: int
    ratio: float | None


def reason_of(
    *, tier: Tier, programmes: tuple[Programme, ...], standing: Standing, interval_days: int
) -> Reason:
    """The reason of a village that needs outreach."""
    never = standing.status is Status.NEVER
    days = standing.waiting_days if never else standing.days_overdue
    return Reason(
        tier=tier,
        source=tier_source(tier, programmes),
        programmes=programmes,
        status=standing.status,
        days=days or 0,
        interval_days=interval_days,
        ratio=standing.ratio,
    )


def tier_source(tier: Tier, programmes: tuple[Programme, ...]) -> TierSource:
    """What a village's place in the queue may be said to come from."""
    if tier is Tier.HIGH and programmes:
        return TierSource.PROGRAMME
    if tier is Tier.MEDIUM and not programmes:
        return TierSource.USUAL
    return TierSource.GIVEN
