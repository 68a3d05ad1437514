"""Attendance is a number, rough words or unknown; unknown is never zero."""

import pytest

from lib.domain.attendance import Attendance, Counted, attendance_of, kept_attendance


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (Attendance(Counted.NUMBER, 50), (50, "")),
        (Attendance(Counted.NUMBER, 0), (0, "")),
        (Attendance(Counted.NUMBER, None), (None, "")),
        (Attendance(Counted.TENS), (None, "puluhan")),
        (Attendance(Counted.HUNDREDS, 300), (None, "ratusan")),
        (Attendance(Counted.TENS, note="dua sesi"), (None, "puluhan: dua sesi")),
        (Attendance(Counted.UNKNOWN, 50), (None, "")),
    ],
)
def test_what_is_kept_of_an_attendance(said: Attendance, kept: tuple[int | None, str]) -> None:
    assert kept_attendance(said) == kept


@pytest.mark.parametrize(
    ("people", "note"),
    [
        (50, ""),
        (32, "32 = PMI yang dilepas"),
        (None, ""),
        (None, "puluhan"),
        (None, "ratusan: dua hari"),
        (None, "seratusan"),
    ],
)
def test_what_is_on_record_comes_back_unchanged(people: int | None, note: str) -> None:
    assert kept_attendance(attendance_of(people, note)) == (people, note)
