"""Text on a drawn map: measured before it is written, so that it never leaves its room."""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from lib.io.safe_text import one_line

_FONTS = Path(__file__).parent / "fonts"
_FINER = 4
_UNKNOWN = "\U000ffffd"
"""No font has it: what is drawn for it stands for every letter that is missing."""


@cache
def font(size: float, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The typeface of the screen in so many pixels."""
    name = "plus-jakarta-sans-bold.ttf" if bold else "plus-jakarta-sans-regular.ttf"
    return ImageFont.truetype(_FONTS / name, size)


def width_of(text: str, size: int, *, bold: bool = False) -> float:
    """How wide a line is once it is written."""
    return font(size * _FINER, bold=bold).getlength(text) / _FINER


def write(
    image: Image.Image,
    at: tuple[float, float],
    text: str,
    size: int,
    ink: str,
    *,
    bold: bool = False,
    anchor: str = "lm",
    halo: tuple[str, float] | None = None,
) -> None:
    """Writes a line, with its colour and width of a halo around it where one is given.

    It is drawn larger and brought down, because letters set at their own small size are moved to
    whole pixels, which closes the blanks between words.
    """
    if not text:
        return
    face = font(size * _FINER, bold=bold)
    around = round(halo[1] * _FINER) if halo else 0
    left, top, right, bottom = face.getbbox(text, anchor=anchor, stroke_width=around)
    x, y = at[0] * _FINER + left, at[1] * _FINER + top
    corner = int(x // _FINER), int(y // _FINER)
    start = corner[0] * _FINER - at[0] * _FINER, corner[1] * _FINER - at[1] * _FINER
    room = (
        int(right - start[0]) // _FINER * _FINER + 2 * _FINER,
        int(bottom - start[1]) // _FINER * _FINER + 2 * _FINER,
    )
    for colour, width in ((halo[0], around), (ink, 0)) if halo else ((ink, 0),):
        mask = Image.new("L", room)
        ImageDraw.Draw(mask).text(
            (-start[0], -start[1]), text, 255, face, anchor=anchor, stroke_width=width
        )
        image.paste(colour, corner, mask.reduce(_FINER))


def printable(text: str) -> str:
    """The text on one line, a question mark for each letter that the font lacks."""
    plain = unicodedata.normalize("NFC", one_line(text))
    return "".join(c if has_letter(c) else "?" for c in plain)


@lru_cache(maxsize=1024)
def has_letter(letter: str) -> bool:
    """Whether the font can draw a letter."""
    face = font(24)
    return letter == " " or bytes(face.getmask(letter)) != bytes(face.getmask(_UNKNOWN))


@dataclass(frozen=True, slots=True)
class Lines:
    """Text that fits its room, cut into lines of one font."""

    lines: tuple[str, ...]
    size: int
    bold: bool

    @property
    def leading(self) -> int:
        """Pixels from one line to the next."""
        return round(self.size * 1.35)

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)

    @property
    def width(self) -> float:
        return max((width_of(t, self.size, bold=self.bold) for t in self.lines), default=0)

    def write(self, image: Image.Image, x: float, y: float, ink: str) -> int:
        """Writes the lines from a corner down, and gives back where the next thing may stand."""
        for place, line in enumerate(self.lines):
            middle = y + (place + 0.5) * self.leading
            write(image, (x, middle), line, self.size, ink, bold=self.bold)
        return round(y + self.height)


def fitted(
    text: str, width: float, size: int, *, least: int = 0, lines: int = 1, bold: bool = False
) -> Lines:
    """The text at its size, or smaller down to ``least``, on so many lines of that width at most.

    Where even that is too long it ends with an ellipsis.
    """
    plain = printable(text)
    for tried in range(size, least or size, -1):
        found = _wrapped(plain, width, tried, bold)
        if len(found) <= lines and all(_fits(line, width, tried, bold) for line in found):
            return Lines(tuple(found), tried, bold)
    smallest = least or size
    found = _wrapped(plain, width, smallest, bold)
    kept = [*found[: lines - 1], " ".join(found[lines - 1 :])]
    short = (_shortened(line, width, smallest, bold) for line in kept if line)
    return Lines(tuple(short), smallest, bold)


def _wrapped(text: str, width: float, size: int, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(longer, width, size, bold):
            lines[-1] = longer
        elif word:
            lines.append(word)
    return lines


def _shortened(text: str, width: float, size: int, bold: bool) -> str:
    if _fits(text, width, size, bold):
        return text
    too_long = bisect_left(
        range(len(text)), True, key=lambda n: not _fits(f"{text[:n]}…", width, size, bold)
    )
    return f"{text[: max(too_long - 1, 0)].rstrip()}…"


def _fits(text: str, width: float, size: int, bold: bool) -> bool:
    return width_of(text, size, bold=bold) <= width
