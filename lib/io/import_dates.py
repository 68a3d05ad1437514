"""A date as offices write it: 2026-01-05, 05/01/2026, 5-1-2026, 5 Januari 2026, 05 Jan 2026.

The day comes before the month, as is usual in Indonesia. A year of two digits is read when it is
near, a month without a day as such. What could be two dates, or is none, raises Unread.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lib.io.import_text import Unread

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})([T ]\d{1,2}[:.]\d.*)?", re.ASCII)
_DAY_FIRST = re.compile(
    r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})( \d{1,2}[:.]\d.*)?", re.ASCII
)
_IN_WORDS = re.compile(
    r"(?:[^\W\d_]+\s*[,/]\s*)?(\d{1,2})[\s\-./]*([^\W\d_]+)\.?[\s\-./,]*(\d{4}|\d{2})"
)
_MONTH_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})\s*,\s*(\d{4})")
_MONTH_ONLY = re.compile(r"([^\W\d_]+)\.?[\s\-./]*(\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4})", re.ASCII)
_SERIAL = re.compile(r"(\d{5})([.,]\d+)?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_RANGE = re.compile(
    r".*\d\s*(-|–|s/d|s\.?d\.?|sampai|hingga|&|dan)\s*\d.*[^\W\d_]{3,}.*|.*s/d.*", re.I
)
_EPOCH = date(1899, 12, 30)
_SERIALS = range(36_526, 55_154)
"""2000-01-01 to 2050-12-31, counted as a spreadsheet does."""
_NEAR_YEARS = 10

_MONTHS = (
    "januari january jan",
    "februari pebruari february feb peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu agt ags agust aug",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
_MONTH_OF = {word: n for n, words in enumerate(_MONTHS, start=1) for word in words.split()}


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A day, or the first day of a month; ``told`` is the key of what has to be said about it."""

    day: date
    month_only: bool = False
    told: str = ""


def read_date(text: str, today: date) -> ReadDate | None:
    """The date that a text means, None for an empty one."""
    written = " ".join(text.split())
    if not written:
        return None
    found = _in_numbers(written, today) or _in_words(written, today)
    if found is not None:
        return found
    if _YEAR.fullmatch(written):
        raise Unread("date_is_year", text=written)
    raise Unread("date_is_span" if _RANGE.fullmatch(written) else "date_unread", text=written)


def _in_numbers(written: str, today: date) -> ReadDate | None:
    if found := _ISO.fullmatch(written):
        return ReadDate(_day(written, int(found[1]), int(found[2]), int(found[3])))
    if found := _DAY_FIRST.fullmatch(written):
        return _read_day_first(written, int(found[1]), int(found[2]), found[3], today)
    if found := _ISO_MONTH.fullmatch(written):
        year, month = int(found[1] or found[4]), int(found[2] or found[3])
        return ReadDate(_day(written, year, month, 1), month_only=True)
    if (found := _SERIAL.fullmatch(written)) and int(found[1]) in _SERIALS:
        return ReadDate(_EPOCH + timedelta(days=int(found[1])), told="date_was_number")
    return None


def _in_words(written: str, today: date) -> ReadDate | None:
    if found := _IN_WORDS.fullmatch(written):
        year = _whole_year(written, found[3], today)
        told = "date_short_year" if len(found[3]) == 2 else ""
        return ReadDate(_day(written, year, _month(written, found[2]), int(found[1])), told=told)
    if found := _MONTH_BEFORE.fullmatch(written):
        return ReadDate(_day(written, int(found[3]), _month(written, found[1]), int(found[2])))
    if found := _MONTH_ONLY.fullmatch(written):
        first = _day(written, int(found[2]), _month(written, found[1]), 1)
        return ReadDate(first, month_only=True)
    return None


def _read_day_first(text: str, day: int, month: int, year: str, today: date) -> ReadDate:
    if month > 12 >= day:
        meant = _day(text, _whole_year(text, year, today), day, month)
        raise Unread("date_month_first", text=text, meant=meant.isoformat())
    found = _day(text, _whole_year(text, year, today), month, day)
    if len(year) == 2:
        return ReadDate(found, told="date_short_year")
    return ReadDate(found, told="date_day_first" if day <= 12 and day != month else "")


def _whole_year(text: str, year: str, today: date) -> int:
    if len(year) == 4:
        return int(year)
    whole = 2000 + int(year)
    if abs(whole - today.year) > _NEAR_YEARS:
        raise Unread("date_year_unclear", text=text)
    return whole


def _month(text: str, word: str) -> int:
    try:
        return _MONTH_OF[word.casefold()]
    except KeyError:
        raise Unread("date_unread", text=text) from None


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise Unread("date_impossible", text=text) from None
    if not 1900 <= year <= 2100:
        raise Unread("date_impossible", text=text)
    return found
