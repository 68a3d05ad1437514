"""Dates, attendance, numbers and codes as offices write them: read when certain, never guessed."""

from datetime import date

import pytest

from lib.domain.area_codes import read_code
from lib.io.import_dates import read_date
from lib.io.import_text import (
    Unread,
    read_attendance,
    read_decimal,
    read_whole,
    read_yes_no,
)

TODAY = date(2026, 7, 1)
FIFTH = date(2026, 1, 5)
KNOWN = {
    "36.01",
    "36.03",
    "36.71",
    "36.01.01",
    "36.01.10",
    "36.03.07",
    "36.01.01.2001",
    "36.01.10.2001",
    "36.03.07.2001",
}


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-05",
        "05/01/2026",
        "5-1-2026",
        "5 Januari 2026",
        "05 Jan 2026",
        "05/01/26",
        "5.1.2026",
        "Senin, 5 Januari 2026",
        "Senin/5 Januari 2026",
        "5 JANUARI 2026",
        "5 January 2026",
        "January 5, 2026",
        "5-Jan-26",
        "46027",
        "2026-01-05 00:00:00",
        "2026-01-05T08:12:33.000+07:00",
        "  5   Januari  2026 ",
    ],
)
def test_a_date_is_read_in_every_writing_that_offices_use(text: str) -> None:
    found = read_date(text, TODAY)
    assert found is not None
    assert (found.day, found.month_only) == (FIFTH, False)


@pytest.mark.parametrize(
    "word", ["Pebruari", "Februari", "Feb", "February", "Agustus", "Agt", "Nopember", "Desember"]
)
def test_months_have_their_indonesian_and_english_names(word: str) -> None:
    months = {"p": 2, "f": 2, "a": 8, "n": 11, "d": 12}
    found = read_date(f"3 {word} 2025", TODAY)
    assert found is not None and found.day == date(2025, months[word[0].lower()], 3)


@pytest.mark.parametrize("text", ["Januari 2026", "2026-01", "01/2026", "Jan 2026"])
def test_a_month_without_a_day_is_its_first_day_and_says_so(text: str) -> None:
    found = read_date(text, TODAY)
    assert found is not None and (found.day, found.month_only) == (date(2026, 1, 1), True)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("31/02/2026", "date_impossible"),
        ("29 Februari 2025", "date_impossible"),
        ("12/25/2025", "date_month_first"),
        ("26/01/05", "date_year_unclear"),
        ("05/01/98", "date_year_unclear"),
        ("2026", "date_is_year"),
        ("5-7 Januari 2026", "date_is_span"),
        ("5 s.d. 7 Januari 2026", "date_is_span"),
        ("Jan-26", "date_unread"),
        ("20260105", "date_unread"),
        ("kemarin", "date_unread"),
        ("3/1/2026 s/d 4/1/2026", "date_is_span"),
        ("5 Foo 2026", "date_unread"),
    ],
)
def test_a_date_that_is_none_or_could_be_two_is_refused(text: str, key: str) -> None:
    with pytest.raises(Unread) as unread:
        read_date(text, TODAY)
    assert unread.value.key == key


@pytest.mark.parametrize(
    ("text", "told"),
    [("05/01/2026", "date_day_first"), ("05/05/2026", ""), ("25/01/2026", ""), ("2026-01-05", "")],
)
def test_the_order_of_day_and_month_is_told_where_it_decides(text: str, told: str) -> None:
    found = read_date(text, TODAY)
    assert found is not None and found.told == told


@pytest.mark.parametrize("text", ["", "-", "?", "n/a", "tidak diketahui", "belum tercatat"])
def test_unknown_attendance_is_never_zero(text: str) -> None:
    found = read_attendance(text)
    assert (found.number, found.note) == (None, "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("50", 50),
        ("50.0", 50),
        ("50 orang", 50),
        ("50 Peserta", 50),
        ("60orang", 60),
        ("1.250", 1250),
    ],
)
def test_a_number_with_its_people_is_read(text: str, number: int) -> None:
    assert read_attendance(text).number == number


@pytest.mark.parametrize("text", ["puluhan", "±50", "50-60", "sekitar 50", "lebih dari 100", ">50"])
def test_a_rough_number_is_kept_in_words_and_stays_unknown(text: str) -> None:
    found = read_attendance(text)
    assert (found.number, found.note, found.told) == (None, text, "attendance_in_words")


def test_what_follows_the_number_is_kept_beside_it() -> None:
    found = read_attendance("50 orang (30 L, 20 P)")
    assert (found.number, found.note) == (50, "50 orang (30 L, 20 P)")


@pytest.mark.parametrize("text", ["-5", "50.000", "1.25", "nihil", "12,5"])
def test_an_unclear_number_is_refused(text: str) -> None:
    with pytest.raises(Unread):
        read_attendance(text)


def test_results_have_a_decimal_comma_or_point() -> None:
    assert [read_decimal(t) for t in ("72,5", "72.5", "80%", "-")] == [72.5, 72.5, 80.0, None]
    with pytest.raises(Unread):
        read_decimal("tujuh")


def test_how_many_were_tested_is_a_whole_number() -> None:
    assert [read_whole(t) for t in ("20", "20 orang", "")] == [20, 20, None]
    with pytest.raises(Unread):
        read_whole("20-25")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("ya", "ada", "✓", "12 orang"), True),
        (("Tidak", "tidak ada", "0"), False),
        (("", "-"), None),
    ],
)
def test_yes_and_no_are_read_and_a_dash_is_neither(
    texts: tuple[str, ...], said: bool | None
) -> None:
    assert {read_yes_no(text) for text in texts} == {said}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("36.01.01.2001", "36.01.01.2001"),
        ("3601012001", "36.01.01.2001"),
        ("3601012001.0", "36.01.01.2001"),
        ("3601012001,00", "36.01.01.2001"),
        ("36 .01. 01.2001", "36.01.01.2001"),
        ("36-01-01-2001", "36.01.01.2001"),
        ("'36.01.01.2001", "36.01.01.2001"),
        ("360101", "36.01.01"),
        ("36.01", "36.01"),
        ("36,71", "36.71"),
    ],
)
def test_a_code_is_read_where_it_can_only_mean_one_area(text: str, code: str) -> None:
    assert read_code(text, KNOWN).code == code


@pytest.mark.parametrize(
    ("text", "told", "candidates"),
    [
        ("36.1", "code_shortened", ("36.01",)),
        ("36.01.1", "code_shortened", ("36.01.01", "36.01.10")),
        ("36.1.1.2001", "code_shortened", ("36.01.01.2001", "36.01.10.2001")),
        ("3,60101E+09", "code_lost_digits", ()),
        ("3.601012E9", "code_lost_digits", ()),
        ("2036-03-07", "code_became_date", ()),
        ("36.01.99.2001", "code_unknown", ()),
        ("3601992001", "code_unknown", ()),
        ("36", "code_province", ()),
        ("Lebak", "code_unread", ()),
        ("36.010.01.2001", "code_unread", ()),
    ],
)
def test_a_code_that_was_eaten_is_refused_with_what_it_may_have_been(
    text: str, told: str, candidates: tuple[str, ...]
) -> None:
    found = read_code(text, KNOWN)
    assert (found.code, found.told, found.candidates) == (None, told, candidates)


def test_a_code_that_was_put_right_is_told() -> None:
    assert read_code("3601012001", KNOWN).told == "code_restored"
    assert read_code("36.01.01.2001", KNOWN).told == ""
