"""What the text of one CSV field means; each reader raises ValueError with a plain reason.

Empty is unknown (None) everywhere, and never zero, no or today.
"""

import math
import re
from datetime import date
from enum import StrEnum
from typing import TypeVar

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d\d", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
_DECIMAL = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_EARLIEST = date(1900, 1, 1)
LATEST_ACTIVITY = date(2100, 12, 31)

Word = TypeVar("Word", bound=StrEnum)


def day(text: str) -> date | None:
    """A day written YYYY-MM-DD."""
    if not text:
        return None
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is not a date written YYYY-MM-DD")
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a day of the calendar") from None
    if found < _EARLIEST:
        raise ValueError(f"{text!r} lies before {_EARLIEST}")
    return found


def day_or_month(text: str) -> tuple[date | None, bool]:
    """A day, or the first day of a month written YYYY-MM; whether it was only a month."""
    if _MONTH.fullmatch(text):
        return day(f"{text}-01"), True
    if text and not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is not a date written YYYY-MM-DD or YYYY-MM")
    return day(text), False


def yes_no(text: str) -> bool | None:
    if not text:
        return None
    if text not in ("yes", "no"):
        raise ValueError(f"{text!r} is neither yes nor no")
    return text == "yes"


def whole(text: str, least: int = 0, most: int = 100_000_000) -> int | None:
    """A whole number within bounds; 12.0, 1e3 and "50 orang" are not."""
    if not text:
        return None
    if not _WHOLE.fullmatch(text):
        raise ValueError(f"{text!r} is not a whole number")
    number = int(text)
    if not least <= number <= most:
        raise ValueError(f"{number} is not between {least} and {most}")
    return number


def decimal(text: str) -> float | None:
    if not text:
        return None
    if not _DECIMAL.fullmatch(text) or not math.isfinite(number := float(text)):
        raise ValueError(f"{text!r} is not a number")
    return number


def words(text: str) -> tuple[str, ...]:
    """The entries of a list joined by ``;``, each once, in the order given."""
    return tuple(dict.fromkeys(entry.strip() for entry in text.split(";") if entry.strip()))


def word(text: str, vocabulary: type[Word]) -> Word | None:
    """An entry of a fixed vocabulary."""
    if not text:
        return None
    try:
        return vocabulary(text)
    except ValueError:
        raise ValueError(f"{text!r} is not one of {', '.join(vocabulary)}") from None
