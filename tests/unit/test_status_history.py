"""A village's status over time: each day by the rules of that day, without a gap."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.rules import (
    SHIPPED_RULES,
    Exemption,
    ExemptionReason,
    Membership,
    Programme,
    Rule,
    RuleLevel,
    Tier,
    TierRecord,
)
from lib.domain.status import Status, decide, milestones, soon_days
from lib.domain.status_history import Span, VillageRules, status_spans

VILLAGE = "36.03.07.2001"
LAST = date(2026, 1, 12)
DAY = timedelta(days=1)


def rules(**given_rules) -> VillageRules:
    parts = {"rules": SHIPPED_RULES, "memberships": (), "tiers": (), "exemptions": ()}
    return VillageRules(village_code=VILLAGE, **{**parts, **given_rules})


def status_on(day: date, interval: int) -> Status:
    return decide(
        as_of=day, last=LAST, interval_days=interval, waiting_since=day, exempt=False
    ).status


@given(interval=st.integers(1, 3650))
def test_the_status_changes_on_each_milestone_and_not_the_day_before(interval):
    days = milestones(LAST, interval)
    assert status_on(days.overdue_from, interval) is Status.OVERDUE
    assert status_on(days.overdue_from - DAY, interval) is not Status.OVERDUE
    assert status_on(days.long_overdue_from, interval) is Status.LONG_OVERDUE
    assert status_on(days.long_overdue_from - DAY, interval) is Status.OVERDUE
    assert status_on(days.soon_from, interval) is Status.DUE_SOON
    assert days.due == days.overdue_from - DAY


def test_the_milestones_of_the_usual_interval():
    days = milestones(date(2026, 1, 12), 180)
    assert days.due == date(2026, 7, 11)
    assert days.soon_from == date(2026, 6, 11)
    assert days.overdue_from == date(2026, 7, 12)
    assert days.long_overdue_from == date(2027, 1, 8)


@pytest.mark.parametrize(("interval", "soon"), [(180, 30), (90, 30), (60, 20), (1, 0)])
def test_soon_is_capped_at_a_third_of_the_interval(interval, soon):
    assert soon_days(interval) == soon


def test_a_village_goes_from_never_over_current_to_long_overdue():
    spans = status_spans([LAST], rules(), date(2026, 1, 1), date(2027, 2, 1))
    assert spans == (
        Span(date(2026, 1, 1), date(2026, 1, 11), Status.NEVER),
        Span(date(2026, 1, 12), date(2026, 6, 10), Status.CURRENT),
        Span(date(2026, 6, 11), date(2026, 7, 11), Status.DUE_SOON),
        Span(date(2026, 7, 12), date(2027, 1, 7), Status.OVERDUE),
        Span(date(2027, 1, 8), date(2027, 2, 1), Status.LONG_OVERDUE),
    )
    assert spans[0].days == 11


def test_a_village_taken_into_a_programme_is_judged_by_its_interval_from_that_day_on():
    member = Membership(VILLAGE, Programme.DESA_BINAAN_IMIGRASI, since=date(2026, 5, 1))
    spans = status_spans([LAST], rules(memberships=(member,)), date(2026, 4, 30), date(2026, 5, 1))
    assert [span.status for span in spans] == [Status.CURRENT, Status.OVERDUE]


def test_tiers_exemptions_and_new_rules_begin_on_their_day():
    found = rules(
        rules=(*SHIPPED_RULES, Rule(RuleLevel.VILLAGE, VILLAGE, 10, valid_from=date(2026, 3, 1))),
        tiers=(TierRecord(VILLAGE, Tier.HIGH, valid_from=date(2026, 2, 1)),),
        exemptions=(
            Exemption(
                VILLAGE, date(2026, 3, 3), date(2026, 3, 4), ExemptionReason.NO_ACCESS, "Kakanwil"
            ),
        ),
    )
    days = (date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 1))
    assert [found.interval_days(day) for day in days] == [180, 90, 10]
    spans = status_spans([LAST], found, date(2026, 2, 28), date(2026, 3, 5))
    assert [(span.status, span.days) for span in spans] == [
        (Status.CURRENT, 1),
        (Status.LONG_OVERDUE, 2),
        (Status.EXEMPT, 2),
        (Status.LONG_OVERDUE, 1),
    ]


@given(
    ago=st.lists(st.integers(0, 900), max_size=6),
    length=st.integers(0, 700),
)
def test_the_spans_cover_every_day_once(ago, length):
    end = date(2026, 7, 1)
    start = end - timedelta(days=length)
    spans = status_spans([end - timedelta(days=n) for n in ago], rules(), start, end)
    assert spans[0].start == start and spans[-1].end == end
    assert sum(span.days for span in spans) == length + 1
    assert all(b.start == a.end + DAY and a.status != b.status for a, b in pairwise(spans))
