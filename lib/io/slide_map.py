"""The map of a scene as a picture, and beside it its legend as shapes and text with counts."""

from collections.abc import Callable
from io import BytesIO

from pptx.enum.text import MSO_ANCHOR

from lib.io.hand_out import MapPicture
from lib.io.slide_look import INK, SOFT, WHITE, Box, emu
from lib.io.slide_page import RIGHT, Line, SlidePage

DrawMap = Callable[[MapPicture, tuple[int, int]], bytes]
"""Draws a map as PNG in so many pixels."""
_LEGEND, _GAP, _ROW = 270.0, 24.0, 30.0
_SWATCH = (30.0, 20.0)
_FINE = 2
"""Pixels for a point: sharp on a screen of 1920 pixels."""


def draw_map(page: SlidePage, picture: MapPicture, box: Box, drawn: DrawMap) -> None:
    """The picture on the left, the legend on the right; their counts add up to the villages."""
    area = Box(box.left, box.top, box.width - _LEGEND - _GAP, box.height)
    png = drawn(picture, (round(area.width * _FINE), round(area.height * _FINE)))
    frame = page.shapes.add_picture(BytesIO(png), *emu(area))
    counts = ", ".join(f"{c.label} {page.words.number(c.count)}" for c in picture.classes)
    page.describe(frame, picture.title, f"{picture.title}: {counts}. {picture.credit}.")
    _draw_legend(page, picture, Box(area.right + _GAP, box.top, _LEGEND, box.height))


def _draw_legend(page: SlidePage, picture: MapPicture, box: Box) -> None:
    wide, high = _SWATCH
    top = box.top
    page.write(Box(box.left, top, box.width, 26), Line(picture.total_label, 18, 12, bold=True))
    top += 34
    for entry in picture.classes:
        swatch = Box(box.left, top + (_ROW - high) / 2, wide, high)
        page.panel(swatch, colour=entry.colour, edge=SOFT, pattern=entry.pattern)
        label = Box(swatch.right + 10, top, box.width - wide - 80, _ROW)
        said = f"{entry.icon} {entry.label}".strip()
        page.write(label, Line(said, 16, 11), anchor=MSO_ANCHOR.MIDDLE)
        count = Box(box.right - 66, top, 66, _ROW)
        number = Line(page.words.number(entry.count), 16, 11, bold=True)
        page.write(count, number, align=RIGHT, anchor=MSO_ANCHOR.MIDDLE)
        top += _ROW
    if picture.outlined:
        swatch = Box(box.left, top + (_ROW - high) / 2, wide, high)
        page.panel(swatch, colour=WHITE, edge=INK, thick=2.5)
        label = Box(swatch.right + 10, top, box.width - wide - 10, _ROW)
        page.write(label, Line(picture.outlined_label, 14, 10), anchor=MSO_ANCHOR.MIDDLE)
        top += _ROW
    if picture.unmapped_label:
        page.write(Box(box.left, top, box.width, _ROW), Line(picture.unmapped_label, 13, 10))
    credit = Line(picture.credit, 11, 9, ink=SOFT, lines=5)
    foot = Box(box.left, box.bottom - 68, box.width, 68)
    page.write(foot, credit, anchor=MSO_ANCHOR.BOTTOM)
