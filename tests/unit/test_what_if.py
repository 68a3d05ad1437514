"""What other rules demand and move, from villages as the read model gives them."""

from dataclasses import dataclass
from datetime import date

import pytest

from lib.domain.activities import VillageFacts
from lib.domain.rules import IntervalInForce
from lib.domain.status import Status
from lib.domain.what_if import Comparison, demanded_a_year, flows_between, outlook


@dataclass(frozen=True)
class Row:
    code: str
    status: Status
    interval: IntervalInForce = IntervalInForce(180, None)
    facts: VillageFacts = VillageFacts()


def row(code: str, status: Status, days: int = 180, outreach: int = 0, training: int = 0) -> Row:
    facts = VillageFacts(outreach_12m=outreach, training_12m=training)
    return Row(code, status, IntervalInForce(days, None), facts)


@pytest.mark.parametrize(
    ("intervals", "visits"),
    [
        ([], 0),
        ([365], 1),
        ([366], 1),
        ([180], 3),
        ([180] * 180, 365),
        ([1], 365),
        ([90, 180, 365], 8),
        ([3650] * 10, 1),
    ],
)
def test_visits_demanded_a_year_are_summed_before_they_are_rounded_up(
    intervals: list[int], visits: int
) -> None:
    assert demanded_a_year(intervals) == visits


def test_an_exempt_village_demands_nothing_and_its_visits_do_not_help() -> None:
    rows = [row("a", Status.CURRENT, 365, outreach=1), row("b", Status.EXEMPT, 1, outreach=50)]
    found = outlook(rows, rows, training=False)
    assert (found.demanded, found.held, found.lacking) == (1, 1, 0)
    assert (found.counts.total, found.counts.base) == (2, 1)


def test_trainings_count_towards_the_pace_only_where_they_refresh() -> None:
    rows = [row("a", Status.CURRENT, 90, outreach=1, training=2)]
    assert outlook(rows, rows, training=False).lacking == 4
    assert outlook(rows, rows, training=True).lacking == 2


def test_the_pace_is_that_of_the_day_given_for_it() -> None:
    ahead = [row("a", Status.OVERDUE, outreach=0)]
    today = [row("a", Status.CURRENT, outreach=3)]
    assert outlook(ahead, today, training=False).held == 3


def test_flows_add_up_to_both_sides() -> None:
    before = [row("a", Status.CURRENT), row("b", Status.CURRENT), row("c", Status.NEVER)]
    after = [row("a", Status.OVERDUE), row("b", Status.CURRENT), row("c", Status.NEVER)]
    flows = flows_between(before, after)
    now, then = (outlook(rows, rows, training=False) for rows in (before, after))
    found = Comparison(date(2026, 7, 1), now, then, flows)
    assert found.moved == 1
    assert found.statuses == (Status.CURRENT, Status.OVERDUE, Status.NEVER)
    for status in Status:
        assert sum(n for (old, _), n in flows.items() if old is status) == now.counts.of[status]
        assert sum(n for (_, new), n in flows.items() if new is status) == then.counts.of[status]


def test_villages_of_two_different_sets_are_not_compared() -> None:
    with pytest.raises(ValueError, match="zip"):
        flows_between([row("a", Status.CURRENT)], [])
