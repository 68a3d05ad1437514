"""Fills that are told apart without colour: stripes, dots and hatch, drawn as lines on paper.

They are those of the drawn map: dark stripes on red, light dots on amber, grey hatch on white.
"""

from collections.abc import Iterator

from lib.io.hand_out import Pattern
from lib.io.pdf_page import EDGE, HAIRLINE, Paper

_STRIPE_INK, _DOT_INK = "#8E220F", "#FFF0DA"
_STRIPES, _HATCH, _DOTS = 1.7, 1.3, 1.5
"""Millimetres from one to the next."""
_DOT = 0.32


def fill(
    paper: Paper,
    box: tuple[float, float, float, float],
    colour: str,
    pattern: Pattern = "",
) -> None:
    """A box (left, top, width, height) in a colour, with its pattern and a hairline around it."""
    left, top, width, height = box
    if width <= 0:
        return
    pdf = paper.pdf
    pdf.set_fill_color(colour)
    pdf.rect(left, top, width, height, style="F")
    if pattern == "dots":
        pdf.set_fill_color(_DOT_INK)
        for x, y in _places(box):
            pdf.circle(x, y, _DOT, style="F")
    elif pattern:
        striped = pattern == "stripes"
        with pdf.local_context(), pdf.rect_clip(left, top, width, height):
            pdf.set_draw_color(_STRIPE_INK if striped else HAIRLINE)
            pdf.set_line_width(0.5 if striped else 0.15)
            for x in _steps(_STRIPES if striped else _HATCH, width + height):
                # From the upper or right edge down to the left or lower one.
                right, low = min(x, width), min(x, height)
                pdf.line(left + right, top + x - right, left + x - low, top + low)
    pdf.set_draw_color(EDGE)
    pdf.set_line_width(0.2)
    pdf.rect(left, top, width, height)


def _places(box: tuple[float, float, float, float]) -> Iterator[tuple[float, float]]:
    """The middles of dots, in rows that are shifted against one another, none over an edge."""
    left, top, width, height = box
    for row, y in enumerate(_steps(_DOTS * 0.8, height - 2 * _DOT)):
        for x in _steps(_DOTS, width - 2 * _DOT - _DOTS / 2 * (row % 2)):
            yield left + _DOT + x + _DOTS / 2 * (row % 2), top + _DOT + y


def _steps(step: float, end: float) -> Iterator[float]:
    """From half a step on, as many as lie below the end."""
    return (step * (n + 0.5) for n in range(int(end / step + 0.5)))
