"""A table on paper: widths that follow what is in it, a head that returns on every page."""

from collections.abc import Sequence
from dataclasses import replace

from lib.io.hand_out import Grid
from lib.io.pdf_page import BOTTOM, EDGE, INK, MARGIN, MUTED, WIDTH, Paper, Text

_PAD, _AIR = 1.1, 0.6
_TOGETHER = 3
"""So many rows stand with the head; fewer at the foot of a page look lost."""
_LEAST = 11.0
"""No column is narrower, in millimetres."""


class PdfGrid:
    """A grid as it stands on the page: measured once, then drawn as far as there is room."""

    def __init__(
        self,
        paper: Paper,
        grid: Grid,
        *,
        size: float = 8.0,
        lines: int = 2,
        bold_last: bool = False,
    ) -> None:
        self._paper, self._grid = paper, grid
        self._cell = Text("", size, lines=lines)
        self._bold_last = bold_last
        self._widths = self._measured()
        self._head = self._fitted(grid.columns, Text("", size - 0.5, "B", 3, MUTED))

    def draw(self, most: int | None = None) -> None:
        """The title and all rows, over as many pages as they take; ``most`` rows where given."""
        rows = [self._row(n) for n in range(len(self._grid.rows))][:most]
        first = sum(map(_height, rows[:_TOGETHER]))
        title = Text(self._grid.title, self._cell.size + 0.5, "B", lines=2)
        self._paper.needs(self._paper.height_of([title], WIDTH) + _height(self._head) + first)
        if self._grid.title:
            self._paper.paragraph(title)
        if not rows:
            self._paper.paragraph(replace(self._cell, text=self._grid.empty))
            return
        self._write_head()
        for row in rows:
            if self._paper.needs(_height(row)):
                self._write_head()
            self._write(row)
            self._paper.rule()
        self._paper.y += 1.5

    def fitting(self, below: float, most: int) -> int:
        """How many rows fit on this page above what needs ``below`` millimetres."""
        title = Text(self._grid.title, self._cell.size + 0.5, "B", lines=2)
        room = BOTTOM - self._paper.y - below - 1.5
        room -= self._paper.height_of([title], WIDTH) + _height(self._head)
        for number in range(min(most, len(self._grid.rows))):
            room -= _height(self._row(number))
            if room < 0:
                return number
        return min(most, len(self._grid.rows))

    def _row(self, number: int) -> list[list[Text]]:
        last = self._bold_last and number == len(self._grid.rows) - 1
        style = replace(self._cell, style="B") if last else self._cell
        return self._fitted(self._grid.rows[number], style)

    def _write_head(self) -> None:
        self._write(self._head)
        self._paper.pdf.set_draw_color(INK)
        self._paper.rule()
        self._paper.pdf.set_draw_color(EDGE)

    def _write(self, row: Sequence[Sequence[Text]]) -> None:
        left = MARGIN
        for place, (cell, width) in enumerate(zip(row, self._widths, strict=True)):
            top = self._paper.y + _AIR
            for line in cell:
                within = width - 2 * _PAD if place in self._grid.numeric else 0.0
                self._paper.write(line, left + _PAD, top, within)
                top += line.height
            left += width
        self._paper.y += _height(row)

    def _fitted(self, texts: Sequence[str], style: Text) -> list[list[Text]]:
        return [
            self._paper.wrapped(replace(style, text=text), width - 2 * _PAD)
            for text, width in zip(texts, self._widths, strict=True)
        ]

    def _measured(self) -> list[float]:
        """Numbers keep what they need; texts share the rest by what they would take."""
        paper, grid = self._paper, self._grid
        head = replace(self._cell, size=self._cell.size - 0.5, style="B")
        wanted = []
        for place, name in enumerate(grid.columns):
            texts = {row[place] for row in grid.rows}
            body = max(
                (paper.width_of(replace(self._cell, text=text)) for text in texts), default=0
            )
            words = max((paper.width_of(replace(head, text=w)) for w in name.split()), default=0)
            wanted.append(max(body * 1.06, words) + 2 * _PAD + 0.6)
        texts_at = [n for n in range(len(wanted)) if n not in grid.numeric] or [0]
        for place in grid.numeric:
            wanted[place] = max(min(wanted[place], 30.0), _LEAST)
        fixed = sum(w for n, w in enumerate(wanted) if n not in texts_at)
        return _shared(wanted, texts_at, WIDTH - fixed)


def _shared(wanted: list[float], places: list[int], room: float) -> list[float]:
    """The widths wanted with some of them stretched, or the widest cut down, to fill the room."""
    taken = sum(wanted[place] for place in places)
    if taken <= room:
        for place in places:
            wanted[place] += (room - taken) * wanted[place] / taken
        return wanted
    open_places, left = sorted(places, key=lambda p: wanted[p]), room
    for number, place in enumerate(open_places):
        fair = left / (len(open_places) - number)
        wanted[place] = min(wanted[place], fair)
        left -= wanted[place]
    return wanted


def _height(row: Sequence[Sequence[Text]]) -> float:
    return max((sum(line.height for line in cell) for cell in row), default=0.0) + 2 * _AIR
