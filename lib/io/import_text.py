"""Numbers, attendance, yes and no, and the words of our vocabularies, as offices write them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from lib.domain.area_names import plain


class Unread(Exception):
    """A text that means nothing certain: a message key and the values it speaks of."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


Word = TypeVar("Word", bound=StrEnum)

_UNKNOWN = frozenset(
    (
        "na",
        "nihildata",
        "tidakdiketahui",
        "belumdiketahui",
        "belumtercatat",
        "tidakada",
        "tidakadadata",
    )
)
_NOTHING = " \t\r\n-–—?._/"
_WHOLE = re.compile(r"(\d{1,9})([.,]0{1,2})?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}([.,]\d{3})+", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,9}([.,]\d+)?", re.ASCII)
_PEOPLE = re.compile(
    r"(?P<number>\d{1,6})\s*(orang|org|peserta|warga|jiwa|pax|people|participants?|persons?)\b\.?"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NEGATIVE = re.compile(r"\s*[-−]\s*\d.*", re.DOTALL)
_YES = frozenset(("ya", "y", "yes", "ada", "true", "benar", "v", "√", "✓", "✔", "hadir"))
_NO = frozenset(("tidak", "t", "n", "no", "tdk", "false", "tak"))


@dataclass(frozen=True, slots=True)
class Attendance:
    """A number, or what was written in its place; never 0 for unknown."""

    number: int | None
    note: str = ""
    told: str = ""


def read_attendance(text: str) -> Attendance:
    """ "50 orang" is 50; "±50", "50-60" and "puluhan" are kept in words, the number unknown."""
    written = text.strip()
    if is_unknown(written):
        return Attendance(None)
    if _NEGATIVE.fullmatch(written):
        raise Unread("number_unread", text=written)
    if plain(written) == "nihil":
        raise Unread("attendance_unclear", text=written)
    if found := _WHOLE.fullmatch(written):
        number = int(found[1])
        return Attendance(number, told="attendance_zero" if number == 0 else "")
    if _THOUSANDS.fullmatch(written):
        return Attendance(_thousands(written), told="attendance_read")
    if found := _PEOPLE.fullmatch(written):
        note = written if found["rest"].strip(" .") else ""
        return Attendance(int(found["number"]), note, told="attendance_read")
    if re.fullmatch(r"[\d.,\s]+", written):
        raise Unread("number_unread", text=written)
    return Attendance(None, written, told="attendance_in_words")


def _thousands(text: str) -> int:
    """1.250 is 1250; 50.000 may be 50 with decimals, or 50 thousand, and is neither."""
    groups = re.split(r"[.,]", text)
    if len(groups) == 2 and groups[1] == "000":
        raise Unread("number_unclear", text=text)
    return int("".join(groups))


def read_whole(text: str) -> int | None:
    """A whole number of people."""
    written = text.strip()
    if is_unknown(written):
        return None
    if found := _WHOLE.fullmatch(written):
        return int(found[1])
    if found := _PEOPLE.fullmatch(written):
        return int(found["number"])
    raise Unread("number_unread", text=written)


def read_decimal(text: str) -> float | None:
    """A result, with a decimal comma or point."""
    written = text.strip().removesuffix("%").strip()
    if is_unknown(written):
        return None
    if not _DECIMAL.fullmatch(written):
        raise Unread("number_unread", text=text.strip())
    return float(written.replace(",", "."))


def read_yes_no(text: str) -> bool | None:
    """Yes or no; a number of people says whether there were any."""
    written = text.strip().casefold()
    if is_unknown(written) and plain(written) != "tidakada":
        return None
    if written in _YES:
        return True
    if written in _NO or plain(written) == "tidakada":
        return False
    if found := _WHOLE.fullmatch(written) or _PEOPLE.fullmatch(written):
        return int(found[1]) > 0
    raise Unread("yes_no_unread", text=text.strip())


def is_unknown(text: str) -> bool:
    """Whether a text says nothing: empty, a dash, or a word for unknown."""
    return is_blank(text) or plain(text) in _UNKNOWN


def is_blank(text: str) -> bool:
    """Whether a text is empty, or only a dash or a question mark."""
    return not text.strip(_NOTHING)


def read_word(text: str, words: Mapping[str, Word], said: str) -> Word | None:
    """The entry of a vocabulary; ``said`` lists what may be written."""
    if is_unknown(text):
        return None
    found = words.get(plain(text))
    if found is None:
        raise Unread("word_unknown", text=text.strip(), known=said)
    return found
