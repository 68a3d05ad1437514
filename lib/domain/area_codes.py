"""Area codes as people and spreadsheets write them, read where they can only mean one area.

A spreadsheet that takes a code for a number keeps 3601012001 and 36.01 but makes 36.1 of 36.10, and
takes the last digits of a longer one; what may have been another code is never put right silently.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import product

from lib.domain.areas import AreaLevel, level_of

_SPACED = re.compile(r"[\s\u00a0']+")
_DOTTED = re.compile(r"\d{1,2}([.\-_,]\d{1,4}){1,3}", re.ASCII)
_BARE = re.compile(r"(\d{4}|\d{6}|\d{10})([.,]0+)?", re.ASCII)
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+?\d+", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d.*", re.ASCII)
_LOOKS_LIKE = re.compile(r"[\d.\-_,\s']{4,}", re.ASCII)
_LENGTHS = (2, 2, 2, 4)


@dataclass(frozen=True, slots=True)
class ReadCode:
    """The code that a text means, or why it means none.

    ``told`` is the key of what has to be said about it, a notice with a code and a refusal without;
    ``candidates`` are codes of the register that it may have been.
    """

    code: str | None
    told: str = ""
    candidates: tuple[str, ...] = ()


def looks_like_code(text: str) -> bool:
    """Whether a text is made of digits and separators only, and long enough to be a code."""
    return bool(_LOOKS_LIKE.fullmatch(text)) and sum(c.isdigit() for c in text) >= 3


def read_code(text: str, known: Collection[str]) -> ReadCode:
    """What a code, as it is written, means among the codes of the register."""
    written = _SPACED.sub("", text)
    if level_of(written) is not None:
        return _known(written, known, "code_restored" if written != text.strip() else "")
    if spoilt := _spoilt(written):
        return ReadCode(None, spoilt)
    if bare := _BARE.fullmatch(written):
        return _known(".".join(_cut(bare[1])), known, "code_restored")
    if _DOTTED.fullmatch(written):
        return _read_dotted(re.split(r"[.\-_,]", written), known)
    return ReadCode(None, "code_unread")


def _spoilt(written: str) -> str:
    """What a spreadsheet made of a code that cannot be had back; empty for nothing of the kind."""
    if _DAY.fullmatch(written):
        return "code_became_date"
    return "code_lost_digits" if _SCIENTIFIC.fullmatch(written) else ""


def _read_dotted(parts: list[str], known: Collection[str]) -> ReadCode:
    """Parts with other separators; with too few digits they name candidates and no area."""
    dotted = ".".join(parts)
    if level_of(dotted) is not None:
        return _known(dotted, known, "code_restored")
    if any(len(part) > length for part, length in zip(parts, _LENGTHS, strict=False)):
        return ReadCode(None, "code_unread")
    padded = [_paddings(part, length) for part, length in zip(parts, _LENGTHS, strict=False)]
    candidates = sorted({".".join(chosen) for chosen in product(*padded)} & set(known))
    return ReadCode(None, "code_shortened", tuple(candidates))


def _paddings(part: str, length: int) -> Iterable[str]:
    """A part as it may have been before zeros at one of its ends were lost."""
    return {part.zfill(length), part.ljust(length, "0")}


def _cut(digits: str) -> Iterable[str]:
    start = 0
    for length in _LENGTHS:
        if start >= len(digits):
            return
        yield digits[start : start + length]
        start += length


def _known(code: str, known: Collection[str], told: str) -> ReadCode:
    if level_of(code) is AreaLevel.PROVINCE:
        return ReadCode(None, "code_province")
    return ReadCode(code, told) if code in known else ReadCode(None, "code_unknown")
