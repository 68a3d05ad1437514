"""Text for a slide at a size at which it fits, measured before it is written.

A slide cannot embed a font, so it is set in one that every office computer has (Calibri), and
measured in the wider one of the screen: what fits here fits there with some room to spare.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lib.io.safe_text import one_line

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LEADING = 1.22
"""The height of a line of Calibri, in sizes."""
_FONTS = Path(__file__).parent / "fonts"
_MEASURED = 100


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text on so many lines of its box; ``cut`` when an ellipsis stands for its end."""

    text: str
    size: int
    lines: int
    cut: bool = False

    @property
    def height(self) -> float:
        """In points."""
        return self.lines * self.size * LEADING


def plain(text: str) -> str:
    """The text on one line; a blank that must not break, as before a percent sign, stays one."""
    return "\u00a0".join(map(one_line, text.split("\u00a0")))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is at most, in points."""
    # The font has no letters of East Asia; those are as wide as they are high.
    known = "".join("W" if unicodedata.east_asian_width(c) in "WF" else c for c in text)
    return _font(bold).getlength(known) * size / _MEASURED


def fitted(
    text: str, width: float, size: int, least: int, *, lines: int = 1, bold: bool = False
) -> Fitted:
    """The text on so many lines of that width at most, at its size or smaller down to ``least``.

    Where even that is too long it ends with an ellipsis.
    """
    said = plain(text)
    for tried in range(size, least, -1):
        needed = lines_of(said, width, tried, bold=bold)
        if needed <= lines:
            return Fitted(said, tried, needed)
    needed = lines_of(said, width, least, bold=bold)
    if needed <= lines:
        return Fitted(said, least, needed)
    kept, over = 0, len(said)
    while over - kept > 1:
        middle = (kept + over) // 2
        fits = lines_of(f"{said[:middle]}…", width, least, bold=bold) <= lines
        kept, over = (middle, over) if fits else (kept, middle)
    return Fitted(f"{said[:kept].rstrip()}…", least, lines, cut=True)


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """On how many lines a text stands; a word wider than a line goes on in the next."""
    lines, used = 1, 0.0
    blank = width_of(" ", size, bold=bold)
    for word in plain(text).split(" "):
        wide = width_of(word, size, bold=bold)
        if used and used + blank + wide > width:
            lines, used = lines + 1, 0.0
        used += wide + (blank if used else 0.0)
        while used > width:
            lines, used = lines + 1, used - width
    return lines


def columns_of(
    texts: Sequence[str], width: float, height: float, size: int, gap: float
) -> list[list[str]]:
    """The texts parted into columns of that height, in their order; a text is never cut in two."""
    columns: list[list[str]] = []
    room = 0.0
    for text in texts:
        high = lines_of(text, width, size) * size * LEADING + gap
        if not columns or high > room:
            columns.append([])
            room = height
        columns[-1].append(text)
        room -= high
    return columns


@cache
def _font(bold: bool) -> "FreeTypeFont":
    from PIL import ImageFont

    name = "plus-jakarta-sans-bold.ttf" if bold else "plus-jakarta-sans-regular.ttf"
    # The basic layout is there on every computer, so a file is the same wherever it is made.
    return ImageFont.truetype(_FONTS / name, _MEASURED, layout_engine=ImageFont.Layout.BASIC)
