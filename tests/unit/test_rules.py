"""Which interval and tier a village has on a day."""

from datetime import date

import pytest

from lib.domain.record import Settings
from lib.domain.rules import (
    SHIPPED_RULES,
    Membership,
    Programme,
    Rule,
    RuleBook,
    RuleLevel,
    Tier,
    TierRecord,
    given_tiers,
    tier_in_queue,
)

AS_OF = date(2026, 7, 1)
VILLAGE = "36.03.07.2001"
BINAAN, EMAS = Programme.DESA_BINAAN_IMIGRASI, Programme.DESA_MIGRAN_EMAS

PROVINCE = Rule(RuleLevel.PROVINCE, "36", 180)
REGENCY = Rule(RuleLevel.REGENCY, "36.03", 150)
TIER = Rule(RuleLevel.TIER, BINAAN, 90)
OWN = Rule(RuleLevel.VILLAGE, VILLAGE, 45)


def interval(
    *rules: Rule,
    programmes: tuple[Programme, ...] = (BINAAN,),
    tier: Tier | None = None,
    as_of: date = AS_OF,
) -> int:
    return RuleBook(rules, as_of).interval_of(VILLAGE, programmes, tier).days


@pytest.mark.parametrize(
    ("rules", "days"),
    [
        ((PROVINCE, REGENCY, TIER, OWN), 45),
        ((PROVINCE, REGENCY, TIER), 90),
        ((PROVINCE, REGENCY), 150),
        ((PROVINCE,), 180),
        ((), 180),
    ],
    ids=["its own", "its programme", "its regency", "the province", "no rule"],
)
def test_the_nearest_rule_wins_even_where_it_is_longer(rules: tuple[Rule, ...], days: int) -> None:
    assert interval(*rules) == days
    assert interval(*reversed(rules)) == days


def test_a_longer_rule_of_its_own_wins_over_a_shorter_programme() -> None:
    assert interval(TIER, Rule(RuleLevel.VILLAGE, VILLAGE, 400)) == 400


def test_rules_of_other_places_do_not_apply() -> None:
    others = (
        Rule(RuleLevel.VILLAGE, "36.03.07.2002", 10),
        Rule(RuleLevel.REGENCY, "36.71", 20),
        Rule(RuleLevel.TIER, EMAS, 30),
        Rule(RuleLevel.PROVINCE, "32", 40),
    )
    assert interval(*others, PROVINCE) == 180


def test_the_latest_rule_valid_on_the_day_wins() -> None:
    rules = (
        Rule(RuleLevel.PROVINCE, "36", 180),
        Rule(RuleLevel.PROVINCE, "36", 120, date(2026, 1, 1)),
        Rule(RuleLevel.PROVINCE, "36", 60, date(2026, 7, 1)),
        Rule(RuleLevel.PROVINCE, "36", 30, date(2026, 7, 2)),
    )
    found = [interval(*rules, as_of=date(2026, m, d)) for m, d in ((7, 2), (7, 1), (6, 30), (1, 1))]
    assert found == [30, 60, 120, 120]
    assert interval(*rules, as_of=date(2025, 12, 31)) == 180


def test_a_newer_rule_may_lengthen_the_interval() -> None:
    newer = Rule(RuleLevel.TIER, BINAAN, 200, date(2026, 1, 1))
    assert interval(newer, TIER) == interval(TIER, newer) == 200


def test_a_rule_that_is_not_valid_yet_leaves_the_level_below() -> None:
    assert interval(PROVINCE, Rule(RuleLevel.VILLAGE, VILLAGE, 45, date(2026, 7, 2))) == 180


def test_the_shortest_of_several_tier_rules_wins() -> None:
    rules = (
        Rule(RuleLevel.TIER, BINAAN, 90),
        Rule(RuleLevel.TIER, EMAS, 60),
        Rule(RuleLevel.TIER, Tier.LOW, 365),
    )
    assert interval(*rules, programmes=(BINAAN, EMAS), tier=Tier.LOW) == 60
    assert interval(*rules, programmes=(BINAAN,), tier=Tier.LOW) == 90
    assert interval(*rules, programmes=(), tier=Tier.LOW) == 365


def test_among_tier_rules_each_code_speaks_with_its_latest() -> None:
    rules = (
        Rule(RuleLevel.TIER, BINAAN, 30),
        Rule(RuleLevel.TIER, BINAAN, 100, date(2026, 1, 1)),
        Rule(RuleLevel.TIER, Tier.HIGH, 90),
    )
    assert interval(*rules, tier=Tier.HIGH) == 90


def test_the_tier_that_a_programme_implies_has_no_rule_of_its_own() -> None:
    assert interval(PROVINCE, Rule(RuleLevel.TIER, Tier.HIGH, 10)) == 180


@pytest.mark.parametrize(
    ("programmes", "tier", "days"),
    [
        ((), None, 180),
        ((BINAAN,), None, 90),
        ((EMAS,), None, 90),
        ((Programme.DESMIGRATIF,), None, 180),
        ((), Tier.HIGH, 90),
        ((), Tier.MEDIUM, 180),
        ((), Tier.LOW, 365),
        ((BINAAN,), Tier.LOW, 90),
    ],
)
def test_the_shipped_intervals(
    programmes: tuple[Programme, ...], tier: Tier | None, days: int
) -> None:
    assert interval(*SHIPPED_RULES, programmes=programmes, tier=tier) == days


def test_no_shipped_interval_is_confirmed() -> None:
    book = RuleBook(SHIPPED_RULES, AS_OF)
    assert not book.interval_of(VILLAGE, (), None).confirmed
    assert not RuleBook((), AS_OF).interval_of(VILLAGE, (), None).confirmed
    sure = RuleBook([Rule(RuleLevel.PROVINCE, "36", 180, confirmed=True)], AS_OF)
    assert sure.interval_of(VILLAGE, (), None).confirmed


def test_the_latest_tier_given_by_the_day_counts() -> None:
    records = (
        TierRecord(VILLAGE, Tier.HIGH, date(2026, 7, 2)),
        TierRecord(VILLAGE, Tier.LOW, date(2026, 7, 1)),
        TierRecord(VILLAGE, Tier.HIGH),
    )
    assert given_tiers(records, AS_OF) == {VILLAGE: Tier.LOW}
    assert given_tiers(records, date(2026, 6, 30)) == {VILLAGE: Tier.HIGH}
    assert given_tiers(records[:2], date(2026, 6, 30)) == {}


def test_a_given_tier_orders_the_queue_before_a_programme_does() -> None:
    assert tier_in_queue(Tier.LOW, [BINAAN]) is Tier.LOW
    assert tier_in_queue(None, [BINAAN]) is Tier.HIGH
    assert tier_in_queue(None, []) is Tier.MEDIUM


@pytest.mark.parametrize(
    ("as_of", "active"),
    [("2025-12-31", False), ("2026-01-01", True), ("2026-06-30", True), ("2026-07-01", False)],
)
def test_a_membership_holds_up_to_and_including_its_last_day(as_of: str, active: bool) -> None:
    membership = Membership(VILLAGE, BINAAN, date(2026, 1, 1), date(2026, 6, 30))
    assert membership.active(date.fromisoformat(as_of)) is active


def test_a_membership_without_dates_holds_always() -> None:
    assert Membership(VILLAGE, BINAAN).active(date(1990, 1, 1))
    assert Membership(VILLAGE, BINAAN).active(date(2090, 1, 1))


def test_the_programme_begins_with_the_first_desa_binaan() -> None:
    assert Settings().programme_start == date(2023, 9, 13)
    assert not Settings().training_refreshes
    assert not Settings().delegates_refresh
