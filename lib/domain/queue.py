"""The order in which villages wait: risk tier, then status, then how long, then code."""

from collections.abc import Iterable
from typing import Protocol

from lib.domain.rules import Tier
from lib.domain.status import Status

_TIER_PLACE = {Tier.HIGH: 0, Tier.MEDIUM: 1, Tier.LOW: 2}
_STATUS_PLACE = {Status.LONG_OVERDUE: 0, Status.NEVER: 1, Status.OVERDUE: 2}


class Queued(Protocol):
    """What a village must tell to be given its place."""

    @property
    def code(self) -> str: ...
    @property
    def status(self) -> Status: ...
    @property
    def tier(self) -> Tier: ...
    @property
    def ratio(self) -> float | None: ...
    @property
    def waiting_days(self) -> int | None: ...
    @property
    def in_queue(self) -> bool: ...


def place_key(village: Queued) -> tuple[int, int, float, str]:
    """The sorting key of a queued village; smaller comes first."""
    never = village.status is Status.NEVER
    weight = float(village.waiting_days or 0) if never else village.ratio or 0.0
    return (
        _TIER_PLACE[village.tier],
        _STATUS_PLACE[village.status],
        -weight,
        village.code,
    )


def ranks(villages: Iterable[Queued]) -> dict[str, int]:
    """The place of every queued village, 1 first, by its code."""
    queued = sorted((v for v in villages if v.in_queue), key=place_key)
    return {village.code: place for place, village in enumerate(queued, start=1)}
