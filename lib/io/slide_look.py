"""Where things stand on a slide, in points, and in which colours: those of the light look."""

from typing import NamedTuple

from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Length, Pt

from lib.io.hand_out import Pattern
from lib.io.map_look import pattern_ink

INK, SOFT, ACCENT = "#1B2529", "#55636A", "#0F4C5C"
PAPER, LINE, WHITE = "#FAFAF7", "#D5DADA", "#FFFFFF"
TONES = {"good": "#1B6B4A", "bad": "#A3341B", "even": SOFT}

WIDTH, HEIGHT, MARGIN = 960, 540, 40
ACROSS = WIDTH - 2 * MARGIN
TOP, BOTTOM = 132, 494
"""Between these stands what a slide shows, under its title and over its foot."""


class Box(NamedTuple):
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


TITLE = Box(MARGIN, 54, ACROSS, 72)

_PATTERNS = {
    "stripes": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "dots": MSO_PATTERN.LARGE_CONFETTI,
    "hatch": MSO_PATTERN.LIGHT_UPWARD_DIAGONAL,
}


def emu(box: Box) -> tuple[Length, Length, Length, Length]:
    """The four lengths of a box as python-pptx takes them."""
    return Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)


def rgb(colour: str) -> RGBColor:
    """``#0F4C5C`` as python-pptx takes it."""
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))


def fill_with(fill: FillFormat, colour: str, pattern: Pattern) -> None:
    """Fills a shape or a series; the pattern tells it apart in print without colour."""
    if not pattern:
        fill.solid()
        fill.fore_color.rgb = rgb(colour)
        return
    fill.patterned()
    fill.pattern = _PATTERNS[pattern]
    fill.fore_color.rgb = rgb(pattern_ink(colour, pattern))
    fill.back_color.rgb = rgb(colour)
