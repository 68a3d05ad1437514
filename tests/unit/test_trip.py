"""Districts in the order in which one trip clears the most villages."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.areas import District, Regency, RegencyKind, Village, VillageKind
from lib.domain.status import NEEDS_OUTREACH, Status
from lib.domain.trip import trips

REGENCY = Regency("36.04", "Serang", RegencyKind.KABUPATEN)


@dataclass(frozen=True)
class Placed:
    code: str
    rank: int | None
    status: Status = Status.OVERDUE

    @property
    def village(self) -> Village:
        district = District(self.code[:8], self.code[:8], REGENCY)
        return Village(self.code, self.code, VillageKind.DESA, district)


def order(*villages: Placed) -> list[str]:
    return [trip.district.code for trip in trips(villages)]


def test_the_district_with_the_most_queued_villages_comes_first() -> None:
    one, two = Placed("36.04.12.2001", 1), [Placed(f"36.04.13.200{n}", n) for n in (2, 3)]
    assert order(one, *two) == ["36.04.13", "36.04.12"]


def test_of_two_with_as_many_the_one_with_the_foremost_village_comes_first() -> None:
    assert order(Placed("36.04.12.2001", 9), Placed("36.04.13.2001", 4)) == ["36.04.13", "36.04.12"]


def test_whoever_is_put_off_travels_along_and_does_not_count() -> None:
    off = [Placed(f"36.04.12.200{n}", None) for n in range(3)]
    first, last = trips([Placed("36.04.13.2001", 7), *off])
    assert (first.district.code, first.queued, first.first_rank) == ("36.04.13", 1, 7)
    assert (last.queued, last.first_rank, len(last.villages)) == (0, None, 3)


def test_villages_keep_the_order_they_were_given_in() -> None:
    given_order = [Placed("36.04.12.2002", 1), Placed("36.04.12.2001", 5)]
    assert list(trips(given_order)[0].villages) == given_order


placed = st.builds(
    Placed,
    code=st.from_regex(r"36\.04\.1[0-4]\.20[0-9]{2}", fullmatch=True),
    rank=st.one_of(st.none(), st.integers(1, 1552)),
    status=st.sampled_from(sorted(NEEDS_OUTREACH)),
)


@given(st.lists(placed, unique_by=lambda village: village.code))
def test_trips_lose_and_double_nobody(villages: list[Placed]) -> None:
    made = trips(villages)
    assert sorted(v.code for t in made for v in t.villages) == sorted(v.code for v in villages)
    assert sum(t.queued for t in made) == sum(v.rank is not None for v in villages)
    assert all(sum(t.by_status.values()) == t.queued for t in made)
    assert [t.queued for t in made] == sorted((t.queued for t in made), reverse=True)
