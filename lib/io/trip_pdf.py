"""The list of a trip on A4 paper, to be ticked off and signed on the spot.

Black on white with hairlines, so it prints the same without colour. What is too long for its cell
is wrapped, then cut with an ellipsis: nothing runs over a line or an edge. Letters that the font
does not have (it has those of western Europe) are printed as a question mark.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal, cast

from lib.io.safe_text import one_line
from lib.io.trip_sheet import TripDaySheet, TripLine, TripSheet

_FONTS = Path(__file__).parent / "fonts"
_FONT = "Plus Jakarta Sans"
_MARGIN, _BOTTOM = 12.0, 281.0
_WIDTHS = (9.0, 50.0, 23.0, 21.0, 20.0, 21.0, 12.0, 30.0)
"""Millimetres: number, village, status, last, due, late, done, signature; 186 in all."""
_DONE = 6
_FOOT = sum(_WIDTHS) - 32
"""The width of the title at the foot of a page; the page number takes the rest."""
_LEAST_ROW = 12.0
"""Room for a signature."""
_PAD = 1.2
_BOX = 5.0
_GREY = 120
_PAGES = "{nb}"


@dataclass(frozen=True, slots=True)
class PdfWords:
    """``columns`` heads the eight columns; ``page`` has places for ``{page}`` and ``{pages}``."""

    columns: tuple[str, str, str, str, str, str, str, str]
    page: str


@dataclass(frozen=True, slots=True)
class _Text:
    """Some text in a cell, in points, on so many lines at most."""

    text: str
    size: float = 8.0
    style: Literal["", "B"] = ""
    lines: int = 3

    @property
    def height(self) -> float:
        """Of one line, in millimetres."""
        return self.size * 0.3528 * 1.25


def to_pdf(sheet: TripSheet, words: PdfWords, made: datetime) -> bytes:
    """A list with a heading per day; the same sheet gives the same bytes.

    ``made`` goes into the file's properties; the title and the marks stand on every page.
    """
    return _List(sheet, words, made).written()


class _List:
    """The list while it is written, from the top of the page down."""

    def __init__(self, sheet: TripSheet, words: PdfWords, made: datetime) -> None:
        from fpdf import FPDF
        from fpdf.fonts import TTFFont

        self._sheet, self._words = sheet, words
        self._pdf = FPDF(format="A4")
        self._pdf.set_creation_date(made)
        self._pdf.set_title(one_line(sheet.title))
        self._pdf.set_auto_page_break(False)
        self._pdf.alias_nb_pages("")
        self._pdf.c_margin = 0
        self._pdf.set_draw_color(_GREY)
        self._pdf.set_line_width(0.2)
        self._pdf.add_font(_FONT, "", _FONTS / "plus-jakarta-sans-regular.ttf")
        self._pdf.add_font(_FONT, "B", _FONTS / "plus-jakarta-sans-bold.ttf")
        font = cast(TTFFont, self._pdf.fonts[_FONT.lower()])
        self._letters = frozenset(font.cmap)
        self._y = _MARGIN

    def written(self) -> bytes:
        self._begin_page()
        for text in self._sheet.about:
            self._paragraph(_Text(text, 8.5, lines=4))
        for day in self._sheet.days:
            self._write_day(day)
        self._pdf.alias_nb_pages(_PAGES)
        return bytes(self._pdf.output())

    def _begin_page(self) -> None:
        """A page with its foot, the title and the marks."""
        self._pdf.add_page()
        self._write_foot()
        self._y = _MARGIN
        first = self._pdf.page_no() == 1
        for mark in self._sheet.marks:
            self._paragraph(_Text(mark, 10, "B", lines=2))
        if first:
            self._paragraph(_Text(self._sheet.title, 14, "B", lines=2))
            self._y += 1

    def _write_foot(self) -> None:
        page = self._words.page.format(page=self._pdf.page_no(), pages=_PAGES)
        self._y = _BOTTOM + 3
        for title in self._wrapped(_Text(self._sheet.title, lines=1), _FOOT):
            self._write(title, _MARGIN, self._y)
        # Only here does the sign mean the number of pages: elsewhere somebody may have written it.
        self._pdf.alias_nb_pages(_PAGES)
        self._write(_Text(page), _MARGIN + _FOOT + _PAD, self._y)
        self._pdf.alias_nb_pages("")

    def _write_day(self, day: TripDaySheet) -> None:
        rows = [self._fitted(_row(line)) for line in day.lines]
        heading = _Text(day.heading, 10.5, "B", lines=2)
        least = (
            8 + 2 * heading.height + self._head_height() + max(map(_height, rows[:1]), default=0)
        )
        if self._y + least > _BOTTOM:
            self._begin_page()
        self._y += 4
        self._paragraph(heading)
        self._write_head()
        for row in rows:
            if self._y + _height(row) > _BOTTOM:
                self._begin_page()
                self._write_head()
            self._write_row(row)

    def _write_head(self) -> None:
        self._y += 1
        self._rule()
        head = self._head()
        self._write_cells(head)
        self._y += _height(head, 0)
        self._rule()

    def _head(self) -> list[list[_Text]]:
        return self._fitted([[_Text(name, 7.5, "B")] for name in self._words.columns])

    def _head_height(self) -> float:
        return 1 + _height(self._head(), 0)

    def _write_row(self, row: list[list[_Text]]) -> None:
        self._write_cells(row)
        height = _height(row)
        left = _MARGIN + sum(_WIDTHS[:_DONE])
        self._pdf.rect(left + (_WIDTHS[_DONE] - _BOX) / 2, self._y + _PAD + 0.8, _BOX, _BOX)
        self._y += height
        self._rule()

    def _write_cells(self, row: list[list[_Text]]) -> None:
        left = _MARGIN
        for cell, width in zip(row, _WIDTHS, strict=False):
            top = self._y + _PAD
            for line in cell:
                self._write(line, left + _PAD, top)
                top += line.height
            left += width

    def _paragraph(self, text: _Text) -> None:
        """Some text over the width of the page."""
        for line in self._wrapped(text, sum(_WIDTHS)):
            self._write(line, _MARGIN, self._y)
            self._y += line.height
        self._y += 0.8

    def _write(self, line: _Text, left: float, top: float) -> None:
        self._pdf.set_font(_FONT, line.style, line.size)
        self._pdf.set_xy(left, top)
        self._pdf.cell(h=line.height, text=line.text)

    def _rule(self) -> None:
        self._pdf.line(_MARGIN, self._y, _MARGIN + sum(_WIDTHS), self._y)

    def _fitted(self, row: Sequence[Sequence[_Text]]) -> list[list[_Text]]:
        """The cells of a row with each text on lines that fit."""
        return [
            [line for text in cell for line in self._wrapped(text, width - 2 * _PAD)]
            for cell, width in zip(row, _WIDTHS, strict=False)
        ]

    def _wrapped(self, text: _Text, width: float) -> list[_Text]:
        """The text line by line; broken in a word only where the word is wider than a line."""
        self._pdf.set_font(_FONT, text.style, text.size)
        words = self._printable(text.text)
        made = self._pdf.multi_cell(width, text.height, words, dry_run=True, output="LINES")
        lines = cast(list[str], made)
        if len(lines) > text.lines:
            lines = [*lines[: text.lines - 1], self._shortened(lines[text.lines - 1], width)]
        return [replace(text, text=line.strip()) for line in lines]

    def _shortened(self, line: str, width: float) -> str:
        while line and self._pdf.get_string_width(f"{line}…") > width:
            line = line[:-1].rstrip()
        return f"{line}…"

    def _printable(self, text: str) -> str:
        plain = unicodedata.normalize("NFC", one_line(text))
        return "".join(c if ord(c) in self._letters else "?" for c in plain)


def _row(line: TripLine) -> list[list[_Text]]:
    """The cells that hold text; the box and the room for a signature are drawn beside them."""
    village = [_Text(line.name, 9, "B", lines=2), _Text(line.place, 7.5, lines=2)]
    return [
        [_Text(line.number)],
        [*village, _Text(line.code, 7.5, lines=1)],
        *([_Text(text)] for text in (line.status, line.last, line.due, line.late)),
    ]


def _height(row: Sequence[Sequence[_Text]], least: float = _LEAST_ROW) -> float:
    return max(least, *(sum(line.height for line in cell) + 2 * _PAD for cell in row))
