"""The order of the queue: tier, status, how long, code; and every row can say its place."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.queue import place_key, ranks
from lib.domain.rules import Tier
from lib.domain.status import NEEDS_OUTREACH, Status


@dataclass(frozen=True)
class Waiting:
    code: str
    status: Status = Status.OVERDUE
    tier: Tier = Tier.MEDIUM
    ratio: float | None = None
    waiting_days: int | None = None
    in_queue: bool = True


def order(*villages: Waiting) -> list[str]:
    places = ranks(villages)
    return sorted(places, key=lambda code: places[code])


def test_the_risk_tier_comes_first() -> None:
    low = Waiting("a", Status.LONG_OVERDUE, Tier.LOW, ratio=9)
    medium = Waiting("b", Status.LONG_OVERDUE, Tier.MEDIUM, ratio=5)
    high = Waiting("c", Status.OVERDUE, Tier.HIGH, ratio=1.1)
    assert order(low, medium, high) == ["c", "b", "a"]


def test_then_long_overdue_before_never_before_overdue() -> None:
    overdue = Waiting("a", Status.OVERDUE, ratio=2)
    never = Waiting("b", Status.NEVER, waiting_days=9000)
    long_overdue = Waiting("c", Status.LONG_OVERDUE, ratio=2.1)
    assert order(overdue, never, long_overdue) == ["c", "b", "a"]


def test_then_the_larger_ratio_or_the_longer_wait() -> None:
    assert order(Waiting("a", ratio=1.1), Waiting("b", ratio=1.9)) == ["b", "a"]
    nevers = (Waiting(c, Status.NEVER, waiting_days=n) for c, n in (("a", 9), ("b", 10), ("c", 0)))
    assert order(*nevers) == ["b", "a", "c"]


def test_then_the_code() -> None:
    same = [
        Waiting(code, ratio=1.5) for code in ("36.71.01.1001", "36.03.07.2001", "36.04.01.1001")
    ]
    assert order(*same) == ["36.03.07.2001", "36.04.01.1001", "36.71.01.1001"]


def test_a_ratio_is_compared_exactly_across_intervals() -> None:
    assert order(Waiting("b", ratio=200 / 180), Waiting("a", ratio=100 / 90)) == ["a", "b"]


def test_who_is_not_in_the_queue_has_no_place_in_it() -> None:
    assert ranks([Waiting("a", in_queue=False), Waiting("b", ratio=2)]) == {"b": 1}


codes = st.integers(0, 10_000).map(str)
waiting = st.builds(
    Waiting,
    code=codes,
    status=st.sampled_from(sorted(NEEDS_OUTREACH)),
    tier=st.sampled_from(Tier),
    ratio=st.floats(0, 50),
    waiting_days=st.integers(0, 5000),
    in_queue=st.booleans(),
)


@given(st.lists(waiting, unique_by=lambda village: village.code))
def test_every_queued_village_can_say_its_place(villages: list[Waiting]) -> None:
    places = ranks(villages)
    queued = [v for v in villages if v.in_queue]
    assert sorted(places.values()) == list(range(1, len(queued) + 1))
    in_order = sorted(queued, key=lambda v: places[v.code])
    assert in_order == sorted(queued, key=place_key)
