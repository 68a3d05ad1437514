"""The list of a trip on A4 paper, to be ticked off and signed on the spot.

Black on white with hairlines, so it prints the same without colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.io.pdf_page import BOTTOM, MARGIN, Paper, Text
from lib.io.trip_sheet import TripDaySheet, TripLine, TripSheet

_WIDTHS = (9.0, 50.0, 23.0, 21.0, 20.0, 21.0, 12.0, 30.0)
"""Millimetres: number, village, status, last, due, late, done, signature; as wide as the page."""
_DONE = 6
_LEAST_ROW = 12.0
"""Room for a signature."""
_PAD = 1.2
_BOX = 5.0


@dataclass(frozen=True, slots=True)
class PdfWords:
    """``columns`` heads the eight columns; ``page`` has places for ``{page}`` and ``{pages}``."""

    columns: tuple[str, str, str, str, str, str, str, str]
    page: str


def to_pdf(sheet: TripSheet, words: PdfWords, made: datetime) -> bytes:
    """A list with a heading per day; the same sheet gives the same bytes.

    ``made`` goes into the file's properties; the title and the marks stand on every page.
    """
    return _List(sheet, words, made).written()


class _List:
    """The list while it is written, from the top of the page down."""

    def __init__(self, sheet: TripSheet, words: PdfWords, made: datetime) -> None:
        self._sheet, self._words = sheet, words
        self._paper = Paper(sheet.title, made, words.page)

    def written(self) -> bytes:
        self._begin_page()
        self._paper.paragraph(Text(self._sheet.title, 14, "B", lines=2))
        self._paper.y += 1
        for text in self._sheet.about:
            self._paper.paragraph(Text(text, 8.5, lines=4))
        for day in self._sheet.days:
            self._write_day(day)
        return self._paper.written()

    def _begin_page(self) -> None:
        """A page with its foot and the marks."""
        self._paper.begin_page()
        for mark in self._sheet.marks:
            self._paper.paragraph(Text(mark, 10, "B", lines=2))

    def _write_day(self, day: TripDaySheet) -> None:
        rows = [self._fitted(_row(line)) for line in day.lines]
        heading = Text(day.heading, 10.5, "B", lines=2)
        least = (
            8 + 2 * heading.height + self._head_height() + max(map(_height, rows[:1]), default=0)
        )
        if self._paper.y + least > BOTTOM:
            self._begin_page()
        self._paper.y += 4
        self._paper.paragraph(heading)
        self._write_head()
        for row in rows:
            if self._paper.y + _height(row) > BOTTOM:
                self._begin_page()
                self._write_head()
            self._write_row(row)

    def _write_head(self) -> None:
        self._paper.y += 1
        self._paper.rule()
        head = self._head()
        self._write_cells(head)
        self._paper.y += _height(head, 0)
        self._paper.rule()

    def _head(self) -> list[list[Text]]:
        return self._fitted([[Text(name, 7.5, "B")] for name in self._words.columns])

    def _head_height(self) -> float:
        return 1 + _height(self._head(), 0)

    def _write_row(self, row: list[list[Text]]) -> None:
        self._write_cells(row)
        left = MARGIN + sum(_WIDTHS[:_DONE])
        top = self._paper.y + _PAD + 0.8
        self._paper.pdf.rect(left + (_WIDTHS[_DONE] - _BOX) / 2, top, _BOX, _BOX)
        self._paper.y += _height(row)
        self._paper.rule()

    def _write_cells(self, row: list[list[Text]]) -> None:
        left = MARGIN
        for cell, width in zip(row, _WIDTHS, strict=False):
            top = self._paper.y + _PAD
            for line in cell:
                self._paper.write(line, left + _PAD, top)
                top += line.height
            left += width

    def _fitted(self, row: Sequence[Sequence[Text]]) -> list[list[Text]]:
        """The cells of a row with each text on lines that fit."""
        return [
            [line for text in cell for line in self._paper.wrapped(text, width - 2 * _PAD)]
            for cell, width in zip(row, _WIDTHS, strict=False)
        ]


def _row(line: TripLine) -> list[list[Text]]:
    """The cells that hold text; the box and the room for a signature are drawn beside them."""
    village = [Text(line.name, 9, "B", lines=2), Text(line.place, 7.5, lines=2)]
    return [
        [Text(line.number)],
        [*village, Text(line.code, 7.5, lines=1)],
        *([Text(text)] for text in (line.status, line.last, line.due, line.late)),
    ]


def _height(row: Sequence[Sequence[Text]], least: float = _LEAST_ROW) -> float:
    return max(least, *(sum(line.height for line in cell) + 2 * _PAD for cell in row))
