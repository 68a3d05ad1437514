"""A4 paper for every PDF: the font, text that fits, and a foot with the number of the page.

What is too long for its room is wrapped, then cut with an ellipsis: nothing runs over a line or an
edge. Letters that the font does not have (it has those of western Europe) are printed as a
question mark.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal, cast

from lib.io.safe_text import one_line

MARGIN, BOTTOM, WIDTH = 12.0, 281.0, 186.0
"""Millimetres: the edge on either side, where the foot begins, and what lies between the edges."""
INK, MUTED, HAIRLINE, EDGE = "#1B2529", "#4E5A60", "#787878", "#C9CED1"
PAPER, ACCENT = "#FFFFFF", "#0F4C5C"
_FONTS = Path(__file__).parent / "fonts"
_FONT = "Plus Jakarta Sans"
_FOOT = WIDTH - 32
"""The width of the title at the foot of a page; the page number takes the rest."""
_BAND = 9.0
_PAD = 1.2
_PAGES = "{nb}"


@dataclass(frozen=True, slots=True)
class Text:
    """Some text, in points, on so many lines at most."""

    text: str
    size: float = 8.0
    style: Literal["", "B"] = ""
    lines: int = 3
    colour: str = INK

    @property
    def height(self) -> float:
        """Of one line, in millimetres."""
        return self.size * 0.3528 * 1.25


class Paper:
    """A document while it is written from the top of each page down; ``y`` is where it stands.

    ``page`` has places for ``{page}`` and ``{pages}``; ``band`` is written white on dark at the
    top of every page, where there is any.
    """

    def __init__(
        self, title: str, made: datetime, page: str, *, band: str = "", language: str = ""
    ) -> None:
        from fpdf import FPDF
        from fpdf.fonts import TTFFont

        self._title, self._page, self._band = title, page, band
        self.pdf = FPDF(format="A4")
        self.pdf.set_creation_date(made)
        self.pdf.set_title(one_line(title))
        if language:
            self.pdf.set_lang(language)
        self.pdf.set_auto_page_break(False)
        self.pdf.alias_nb_pages("")
        self.pdf.c_margin = 0
        self.pdf.set_draw_color(HAIRLINE)
        self.pdf.set_line_width(0.2)
        self.pdf.add_font(_FONT, "", _FONTS / "plus-jakarta-sans-regular.ttf")
        self.pdf.add_font(_FONT, "B", _FONTS / "plus-jakarta-sans-bold.ttf")
        plain = cast(TTFFont, self.pdf.fonts[_FONT.lower()])
        bold = cast(TTFFont, self.pdf.fonts[f"{_FONT.lower()}B"])
        self._letters = frozenset(plain.cmap)
        self._widths = {"": plain.cw, "B": bold.cw}
        self.y = MARGIN

    def written(self) -> bytes:
        self.pdf.alias_nb_pages(_PAGES)
        return bytes(self.pdf.output())

    def begin_page(self) -> None:
        """A new page with its foot and its band."""
        self.pdf.add_page()
        self._write_foot()
        self.y = MARGIN
        if self._band:
            self.pdf.set_fill_color(INK)
            self.pdf.rect(0, 0, self.pdf.w, _BAND, style="F")
            band = Text(self._band, 9, "B", lines=1, colour=PAPER)
            for line in self.wrapped(band, WIDTH):
                self.write(line, MARGIN, (_BAND - line.height) / 2)
            self.y = _BAND + 5

    def needs(self, height: float) -> bool:
        """Begins a page where so much does not fit on this one; whether it did."""
        if self.y + height <= BOTTOM:
            return False
        self.begin_page()
        return True

    def paragraph(self, text: Text, left: float = MARGIN, width: float = WIDTH) -> None:
        """Some text over a width, a little air below it."""
        for line in self.wrapped(text, width):
            self.write(line, left, self.y)
            self.y += line.height
        self.y += 0.8

    def write(self, line: Text, left: float, top: float, within: float = 0.0) -> None:
        """A line; set to the right of ``within`` millimetres, where they are given."""
        self.pdf.set_font(_FONT, line.style, line.size)
        self.pdf.set_text_color(line.colour)
        if within:
            left += within - self._width(line.text, line)
        self.pdf.set_xy(left, top)
        self.pdf.cell(h=line.height, text=line.text)

    def rule(self, left: float = MARGIN, width: float = WIDTH) -> None:
        """A hairline where the page stands."""
        self.pdf.line(left, self.y, left + width, self.y)

    def width_of(self, text: Text) -> float:
        """What the text takes on one line."""
        return self._width(self._printable(text.text), text)

    def wrapped(self, text: Text, width: float) -> list[Text]:
        """The text line by line; broken in a word only where the word is wider than a line."""
        lines: list[str] = []
        for word in self._printable(text.text).split():
            joined = f"{lines[-1]} {word}" if lines else word
            if lines and self._width(joined, text) <= width:
                lines[-1] = joined
                continue
            rest = word
            while self._width(rest, text) > width and len(rest) > 1:
                lines.append(self._beginning(rest, text, width))
                rest = rest[len(lines[-1]) :]
            lines.append(rest)
        if len(lines) > text.lines:
            last = lines[text.lines - 1]
            end = self._beginning(last, text, width - self._width("…", text)).rstrip()
            lines = [*lines[: text.lines - 1], f"{end}…"]
        return [replace(text, text=line) for line in lines]

    def height_of(self, texts: Sequence[Text], width: float) -> float:
        """What paragraphs take, one after the other."""
        return sum(sum(line.height for line in self.wrapped(text, width)) + 0.8 for text in texts)

    def _write_foot(self) -> None:
        page = self._page.format(page=self.pdf.page_no(), pages=_PAGES)
        for title in self.wrapped(Text(self._title, lines=1), _FOOT):
            self.write(title, MARGIN, BOTTOM + 3)
        # Only here does the sign mean the number of pages: elsewhere somebody may have written it.
        self.pdf.alias_nb_pages(_PAGES)
        self.write(Text(page), MARGIN + _FOOT + _PAD, BOTTOM + 3)
        self.pdf.alias_nb_pages("")

    def _beginning(self, words: str, text: Text, width: float) -> str:
        """As many of the letters as fit, at least one."""
        end = len(words)
        while end > 1 and self._width(words[:end], text) > width:
            end -= 1
        return words[:end]

    def _width(self, words: str, text: Text) -> float:
        """Letters stand beside one another without kerning, so their widths add up."""
        of = self._widths[text.style]
        return sum(of[ord(c)] for c in words) * text.size * 0.0003528

    def _printable(self, text: str) -> str:
        plain = unicodedata.normalize("NFC", one_line(text))
        return "".join(c if ord(c) in self._letters else "?" for c in plain)
