"""The second order of the queue: districts in which one trip clears the most villages."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from lib.domain.areas import District, Village
from lib.domain.status import Status


class Placed(Protocol):
    """What a village must tell to be put into its district's trip."""

    @property
    def village(self) -> Village: ...
    @property
    def status(self) -> Status: ...
    @property
    def rank(self) -> int | None: ...


Waiting = TypeVar("Waiting", bound=Placed)


@dataclass(frozen=True, slots=True)
class Trip(Generic[Waiting]):
    """A district with its villages in the order given; only those with a rank are queued."""

    district: District
    villages: tuple[Waiting, ...]
    queued: int
    by_status: dict[Status, int]
    """The queued villages by status, every status named."""
    first_rank: int | None
    """The rank of the village that has waited for its turn longest; None when none is queued."""


def trips(waiting: Iterable[Waiting]) -> tuple[Trip[Waiting], ...]:
    """A trip per district: most queued first, then the one with the foremost rank, then code."""
    of_district: dict[District, list[Waiting]] = defaultdict(list)
    for village in waiting:
        of_district[village.village.district].append(village)
    made = (_trip(district, tuple(found)) for district, found in of_district.items())
    return tuple(sorted(made, key=_place))


def _trip(district: District, villages: tuple[Waiting, ...]) -> Trip[Waiting]:
    counted = Counter(v.status for v in villages if v.rank is not None)
    return Trip(
        district=district,
        villages=villages,
        queued=counted.total(),
        by_status={status: counted[status] for status in Status},
        first_rank=min((v.rank for v in villages if v.rank is not None), default=None),
    )


def _place(trip: Trip[Waiting]) -> tuple[int, float, str]:
    first = float("inf") if trip.first_rank is None else float(trip.first_rank)
    return (-trip.queued, first, trip.district.code)
