"""Areas are compared by share, and the villages needed are the fewest that close the gap."""

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.equity import gap_between, villages_needed
from lib.domain.indicators import Share


def shares():
    return st.integers(0, 400).flatmap(
        lambda whole: st.integers(0, whole).map(lambda part: Share(part, whole))
    )


@given(shares().filter(lambda s: s.whole), shares().filter(lambda s: s.whole))
def test_the_villages_needed_are_the_fewest_that_reach_the_target(share, target):
    needed = villages_needed(share, target)

    def level(part):
        return part * target.whole >= target.part * share.whole

    assert level(share.part + needed)
    assert needed == 0 or not level(share.part + needed - 1)
    assert share.part + needed <= share.whole


def test_the_gap_lies_between_the_highest_and_the_lowest_share_not_total():
    gap = gap_between({"36.01": Share(100, 400), "36.72": Share(30, 40)})
    assert (gap.highest, gap.lowest, gap.points, gap.ratio) == ("36.72", "36.01", 50.0, 3.0)
    assert gap.needed == 200


def test_areas_without_villages_have_no_part_in_the_gap():
    assert gap_between({"36.01": Share(1, 2), "36.02": Share(0, 0)}) is None


def test_there_is_no_ratio_to_an_area_without_any():
    assert gap_between({"36.01": Share(1, 2), "36.02": Share(0, 9)}).ratio is None


def test_nothing_is_needed_where_nothing_is_asked():
    assert villages_needed(Share(0, 10), Share(0, 0)) == 0
