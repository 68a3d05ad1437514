"""A tier rests on a figure of a village; what is missing, odd or about a person is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lib.domain.rules import Tier, TierRecord, given_tiers
from lib.domain.tier_check import faults_of_tier, looks_personal

TODAY, DAY = date(2026, 7, 1), timedelta(days=1)
CODE = "36.03.07.2001"
FIT = TierRecord(CODE, Tier.HIGH, TODAY, "Penempatan PMI", "2025", "BP3MI Banten")


def faults(record: TierRecord) -> list[tuple[str, str]]:
    return [(fault.field, fault.key) for fault in faults_of_tier(record, {CODE}, TODAY)]


def test_a_fit_tier_has_no_fault() -> None:
    assert faults(FIT) == []


@pytest.mark.parametrize(
    "record, told",
    [
        (replace(FIT, village_code="36.99.01.2001"), ("village_code", "village_unknown")),
        (replace(FIT, valid_from=None), ("valid_from", "day_missing")),
        (replace(FIT, valid_from=TODAY + DAY), ("valid_from", "day_ahead")),
        (replace(FIT, valid_from=date(1999, 12, 31)), ("valid_from", "day_early")),
        (replace(FIT, source=" "), ("source", "text_missing")),
        (replace(FIT, agency=""), ("agency", "text_missing")),
        (replace(FIT, period="x" * 41), ("period", "text_long")),
        (replace(FIT, source="NIK 3603071501900001"), ("source", "personal")),
    ],
)
def test_each_fault_stands_at_its_field(record: TierRecord, told: tuple[str, str]) -> None:
    assert faults(record) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "3603071501900001",
        "3603 0715 0190 0001",
        "081234567890",
        "+62 812-3456-7890",
        "0812.345.6789",
    ],
)
def test_identity_and_telephone_numbers_look_personal(text: str) -> None:
    assert looks_personal(f"menurut {text} itu")


@pytest.mark.parametrize(
    "text", ["2025", "2024-2025", "1.552 PMI", "No. 123/BP3MI/2025", "0800", "12/3/2025-31/12/2025"]
)
def test_years_counts_and_letters_do_not(text: str) -> None:
    assert not looks_personal(text)


def test_a_withdrawn_tier_ends_on_its_day_and_brings_nothing_older_back() -> None:
    older = TierRecord(CODE, Tier.LOW, TODAY - 30 * DAY)
    ended = TierRecord(CODE, Tier.HIGH, TODAY - 9 * DAY, until=TODAY - DAY)
    assert given_tiers([older, ended], TODAY - 10 * DAY) == {CODE: Tier.LOW}
    assert given_tiers([older, ended], TODAY - DAY) == {CODE: Tier.HIGH}
    assert given_tiers([older, ended], TODAY) == {}
