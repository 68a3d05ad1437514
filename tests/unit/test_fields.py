"""What the text of a CSV field means, and what it is refused for."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.activities import Kind, Organiser
from lib.io import fields

Reader = Callable[[str], object]


def kind(text: str) -> StrEnum | None:
    return fields.word(text, Kind)


@pytest.mark.parametrize("reader", [fields.day, fields.yes_no, fields.whole, fields.decimal, kind])
def test_empty_is_unknown(reader: Reader) -> None:
    assert reader("") is None


def test_a_day_is_written_year_month_day() -> None:
    assert fields.day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30",
        "2025-02-29",
        "2026-13-01",
        "2026-00-10",
        "01/02/2026",
        "2026-1-2",
        "20260102",
        "2026-W01-1",
        "2026-01",
        "2026",
        "0026-01-02",
        "2026-01-02T00:00",
        "٢٠٢٦-٠١-٠٢",
        "kemarin",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        fields.day(text)


def test_a_month_counts_as_its_first_day() -> None:
    assert fields.day_or_month("2026-02") == (date(2026, 2, 1), True)
    assert fields.day_or_month("2026-02-03") == (date(2026, 2, 3), False)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026-2", "2026", "02-2026", "2026-02-30"])
def test_what_is_neither_day_nor_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        fields.day_or_month(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_any_day_is_read_back(day: date) -> None:
    assert fields.day(day.isoformat()) == day
    assert fields.day_or_month(f"{day:%Y-%m}") == (day.replace(day=1), True)


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("12", 12), ("007", 7)])
def test_a_whole_number_is_read(text: str, number: int) -> None:
    assert fields.whole(text) == number


@pytest.mark.parametrize(
    "text", ["-1", "12.0", "1e3", "50 orang", "1,000", "1.000", "+5", "٣", "999999999", "puluhan"]
)
def test_what_is_no_whole_number_of_people_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not"):
        fields.whole(text)


@pytest.mark.parametrize("text", ["0", "3651", "-180"])
def test_a_whole_number_keeps_within_its_bounds(text: str) -> None:
    with pytest.raises(ValueError, match="is not between 1 and 3650"):
        fields.whole(text, 1, 3650)


@pytest.mark.parametrize(("text", "number"), [("72.5", 72.5), ("0", 0), ("-1.5", -1.5)])
def test_a_decimal_has_a_point(text: str, number: float) -> None:
    assert fields.decimal(text) == number


@pytest.mark.parametrize("text", ["72,5", "nan", "inf", "1e999", "1_000", "tujuh", "٣", "1.", "."])
def test_what_is_no_decimal_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        fields.decimal(text)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_decimal_is_read_back(number: float) -> None:
    assert fields.decimal(repr(number)) == number


def test_yes_and_no_are_the_only_answers() -> None:
    assert (fields.yes_no("yes"), fields.yes_no("no")) == (True, False)
    for text in ("ya", "true", "YES", "1"):
        with pytest.raises(ValueError, match="neither yes nor no"):
            fields.yes_no(text)


def test_a_list_is_joined_by_semicolons_and_holds_each_entry_once() -> None:
    assert fields.words(" TPPO; migrasi aman ;;TPPO;") == ("TPPO", "migrasi aman")
    assert fields.words("") == ()


def test_a_word_is_one_of_its_vocabulary() -> None:
    assert fields.word("bp3mi", Organiser) is Organiser.BP3MI
    with pytest.raises(ValueError, match="'joint' is not one of imigrasi, bp3mi"):
        fields.word("joint", Organiser)
