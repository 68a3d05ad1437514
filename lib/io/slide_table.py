"""A table of a scene as a native one, as large as lets every cell stand on one line."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from lib.io.hand_out import Grid
from lib.io.safe_text import one_line
from lib.io.slide_fit import LEADING, fitted, width_of
from lib.io.slide_look import ACCENT, INK, LINE, SOFT, Box, emu
from lib.io.slide_page import LEFT, RIGHT, Line, SlidePage

_SIZE, _LEAST = 15, 10
_TITLE, _PAD, _AIR = 24.0, 8.0, 6.0
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own "no style, no grid"."""


def draw_table(page: SlidePage, grid: Grid, box: Box) -> None:
    """The title, and under it the table or the sentence that stands for none."""
    head = Box(box.left, box.top, box.width, _TITLE)
    page.write(head, Line(grid.title, 14, 11, bold=True))
    room = Box(box.left, box.top + _TITLE, box.width, box.height - _TITLE)
    if not grid.rows:
        page.write(room, Line(grid.empty, 16, 12, ink=SOFT, lines=2))
        return
    size, widths = _measured(grid, room)
    high = size * LEADING + _AIR
    rows = len(grid.rows) + 1
    placed = Box(room.left, room.top, room.width, high * rows)
    frame = page.shapes.add_table(rows, len(grid.columns), *emu(placed))
    page.describe(frame, grid.title, grid.title)
    table: Any = frame.table
    table.horz_banding = False
    frame.element.find(f".//{qn('a:tableStyleId')}").text = _PLAIN
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for at, texts in enumerate((grid.columns, *grid.rows)):
        table.rows[at].height = Pt(high)
        for place, text in enumerate(texts):
            cell = table.cell(at, place)
            _write(page, cell, text, size, widths[place], head=at == 0)
            cell.text_frame.paragraphs[0].alignment = RIGHT if place in grid.numeric else LEFT


def _measured(grid: Grid, room: Box) -> tuple[int, list[float]]:
    """The size of the letters, and the widths of the columns, which take all the width."""
    rows = len(grid.rows) + 1
    for size in range(_SIZE, _LEAST - 1, -1):
        widths = [_wide(grid, place, size) for place in range(len(grid.columns))]
        if sum(widths) <= room.width and rows * (size * LEADING + _AIR) <= room.height:
            break
    # What is left over goes to all columns alike; what is missing is taken from the widest.
    over = room.width - sum(widths)
    if over >= 0:
        return size, [width + over / len(widths) for width in widths]
    widest = max(range(len(widths)), key=widths.__getitem__)
    least = room.width / len(widths)
    if widths[widest] + over >= least:
        widths[widest] += over
        return size, widths
    return size, [least] * len(widths)


def _wide(grid: Grid, place: int, size: int) -> float:
    texts = [row[place] for row in grid.rows]
    widths = [width_of(one_line(text), size) for text in texts]
    return max(*widths, width_of(one_line(grid.columns[place]), size, bold=True)) + 2 * _PAD


def _write(page: SlidePage, cell: Any, text: str, size: int, width: float, *, head: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(_PAD)
    cell.margin_top = cell.margin_bottom = Pt(0)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    run = cell.text_frame.paragraphs[0].add_run()
    run.text = fitted(text, width - 2 * _PAD, size, size, bold=head).text
    page.style(run.font, size, ACCENT if head else INK, bold=head)
    properties = cell._tc.get_or_add_tcPr()
    colour, thick = (ACCENT, 1.5) if head else (LINE, 0.75)
    properties.insert(
        0,
        parse_xml(
            '<a:lnB xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            f'w="{round(thick * 12700)}"><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
            "</a:lnB>"
        ),
    )
