"""An order in which to visit villages, short in straight lines, the same one every time.

It starts where the queue starts, goes on to the nearest village again and again, and is then
improved by 2-opt: a stretch is walked the other way round as long as that shortens the whole. It
does not lead back. Nobody can say that it is the shortest; it is never longer than the order of
the nearest. Villages without a point come last, since no distance is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic

from lib.domain.place import Place, distance_km
from lib.domain.trip import Waiting

_LEAST_GAIN_KM = 1e-9
"""Less is rounding, and would let two equal orders take turns for ever."""

Distances = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Stop(Generic[Waiting]):
    """A village on the way. ``km`` is the straight line from the stop before it.

    None for the first stop, and for a village without a point.
    """

    waiting: Waiting
    place: Place | None
    km: float | None


@dataclass(frozen=True, slots=True)
class Route(Generic[Waiting]):
    """The stops in order; those without a point at the end."""

    stops: tuple[Stop[Waiting], ...]

    @property
    def km(self) -> float:
        """The straight lines in all, from the first stop to the last one with a point."""
        return sum(stop.km or 0.0 for stop in self.stops)

    @property
    def without_place(self) -> tuple[Waiting, ...]:
        return tuple(stop.waiting for stop in self.stops if stop.place is None)


def route(
    villages: Sequence[Waiting], places: Mapping[str, Place], start: str | None = None
) -> Route[Waiting]:
    """Every village once, from ``start`` (a code) on.

    Without a start, or where it has no point or is not among them, from the village with a point
    that stands first in the queue. ``places`` are by village code.
    """
    known = sorted((v for v in villages if v.village.code in places), key=_place_in_queue)
    unknown = sorted((v for v in villages if v.village.code not in places), key=_place_in_queue)
    first = next((n for n, v in enumerate(known) if v.village.code == start), 0)
    points = [places[v.village.code] for v in known]
    away = [[distance_km(one, other) for other in points] for one in points]
    order = improved(nearest_first(away, first), away) if known else []
    steps = [None, *(away[a][b] for a, b in pairwise(order))]
    stops = [Stop(known[n], points[n], km) for n, km in zip(order, steps, strict=False)]
    return Route((*stops, *(Stop(village, None, None) for village in unknown)))


def nearest_first(away: Distances, first: int) -> list[int]:
    """Every place once from ``first`` on, each time to the nearest; of equals the lower number."""
    order, left = [first], [n for n in range(len(away)) if n != first]
    while left:
        here = away[order[-1]]
        order.append(min(left, key=lambda n: (here[n], n)))
        left.remove(order[-1])
    return order


def improved(order: Sequence[int], away: Distances) -> list[int]:
    """The order with its stretches turned round where that shortens it; the first place stays."""
    way = list(order)
    while _turn_once(way, away):
        pass
    return way


def _turn_once(way: list[int], away: Distances) -> bool:
    """Every stretch turned that is worth it, once through; whether there was any."""
    turned, last = False, len(way) - 1
    for begin in range(1, last):
        for end in range(begin + 1, last + 1):
            before, head, tail = way[begin - 1], way[begin], way[end]
            gain = away[before][head] - away[before][tail]
            if end < last:
                after = way[end + 1]
                gain += away[tail][after] - away[head][after]
            if gain > _LEAST_GAIN_KM:
                way[begin : end + 1] = way[begin : end + 1][::-1]
                turned = True
    return turned


def _place_in_queue(waiting: Waiting) -> tuple[float, str]:
    """Whoever is put off comes after the queue."""
    rank = waiting.rank
    return (float("inf") if rank is None else float(rank), waiting.village.code)
