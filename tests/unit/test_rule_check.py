"""What may be typed as an interval, and which rules are left once some are set or dropped."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.entry_check import EntryRefused
from lib.domain.rule_check import is_interval, rules_after, written_days
from lib.domain.rules import SHIPPED_RULES, Rule, RuleLevel

PROVINCE = SHIPPED_RULES[0]
LEBAK = Rule(RuleLevel.REGENCY, "36.02", 120, date(2026, 7, 1))


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("180", 180),
        (" 90 ", 90),
        ("007", 7),
        ("0", 0),
        ("3651", 3651),
        ("", None),
        ("-90", None),
        ("90.5", None),
        ("3.650", None),
        ("1e3", None),
        ("90 hari", None),
        ("sembilan puluh", None),
        ("٩٠", None),
        ("²", None),
        ("9" * 5000, None),
    ],
)
def test_only_digits_are_a_number_of_days(typed: str, days: int | None) -> None:
    assert written_days(typed) == days


@pytest.mark.parametrize(
    ("days", "fits"), [(0, False), (1, True), (3650, True), (3651, False), (None, False)]
)
def test_an_interval_is_one_day_to_ten_years(days: int | None, fits: bool) -> None:
    assert is_interval(days) is fits


def test_a_rule_takes_the_place_of_the_one_of_its_level_code_and_day_only() -> None:
    later = replace(LEBAK, interval_days=60, valid_from=date(2026, 8, 1))
    shorter = replace(LEBAK, interval_days=60)
    assert rules_after([PROVINCE, LEBAK], [later]) == (PROVINCE, LEBAK, later)
    assert rules_after([PROVINCE, LEBAK], [shorter]) == (PROVINCE, shorter)


def test_a_rule_is_dropped_by_its_place() -> None:
    assert rules_after([PROVINCE, LEBAK], [], [LEBAK]) == (PROVINCE,)


def test_the_province_is_never_left_without_one() -> None:
    other = replace(PROVINCE, interval_days=90, valid_from=date(2027, 1, 1))
    with pytest.raises(EntryRefused) as refused:
        rules_after([PROVINCE, LEBAK], [], [PROVINCE])
    assert [fault.key for fault in refused.value.faults] == ["rule_needed"]
    assert rules_after([PROVINCE], [other], [PROVINCE]) == (other,)
