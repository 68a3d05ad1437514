"""A map as a sheet of its own: title, filter, legend with counts, scale, source and small print.

Every text is measured before it is written: it is wrapped, then made smaller, then cut with an
ellipsis, so that none leaves its room, however long a name or a filter is.
"""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from lib.domain.outlines import Outlines
from lib.io import map_look as look
from lib.io.hand_out import Imprint, MapClass, MapPicture
from lib.io.map_text import Lines, fitted, font, printable, width_of, write
from lib.io.map_view import Size
from lib.io.static_map import draw_map, to_png

SIZE: Size = (1600, 1000)
_PANEL = 372
_SWATCH = (34, 24)
_ROW = 72
_MARK_STRENGTH = 20
"""Of 255: the mark across a simulated map, to be seen without hiding a class."""


def map_sheet_png(
    picture: MapPicture, imprint: Imprint, outlines: Outlines, size: Size = SIZE
) -> bytes:
    """The sheet as a PNG file; the same content gives the same bytes."""
    return to_png(draw_sheet(picture, imprint, outlines, size))


def draw_sheet(
    picture: MapPicture, imprint: Imprint, outlines: Outlines, size: Size = SIZE
) -> Image.Image:
    """The sheet in RGB, wider than high."""
    return _Sheet(picture, imprint, outlines, size).drawn()


@dataclass(frozen=True, slots=True)
class _Field:
    """A rectangle in whole pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> Size:
        return max(self.right - self.left, 1), max(self.bottom - self.top, 1)

    def within(self, edge: int) -> "_Field":
        return _Field(self.left + edge, self.top + edge, self.right - edge, self.bottom - edge)


class _Sheet:
    def __init__(
        self, picture: MapPicture, imprint: Imprint, outlines: Outlines, size: Size
    ) -> None:
        self._picture, self._imprint, self._outlines = picture, imprint, outlines
        self._unit = min(size[0] / SIZE[0], size[1] / SIZE[1])
        self._sheet = Image.new("RGB", size, look.PAPER)
        self._draw = ImageDraw.Draw(self._sheet)
        pad = self._px(36)
        self._field = _Field(pad, pad, size[0] - pad, size[1] - self._px(24))

    def drawn(self) -> Image.Image:
        top = self._write_head()
        bottom = self._write_foot()
        right = self._field.right
        panel = _Field(right - self._px(_PANEL), top, right, bottom)
        area = _Field(self._field.left, top, panel.left - self._px(20), bottom)
        self._draw_map(area)
        self._draw_panel(panel)
        return self._sheet

    def _px(self, length: float) -> int:
        return max(round(length * self._unit), 1)

    def _fit(
        self, text: str, width: float, size: float, least: float, lines: int, *, bold: bool = False
    ) -> Lines:
        return fitted(text, width, self._px(size), least=self._px(least), lines=lines, bold=bold)

    def _write_head(self) -> int:
        """Mark, title and filter from the top down; gives back where the map begins."""
        field, px = self._field, self._px
        wide = field.right - field.left
        y = field.top
        if self._imprint.mark:
            said = self._fit(self._imprint.mark, wide, 20, 13, 1, bold=True)
            y = px(52)
            self._draw.rectangle((0, 0, self._sheet.width, y), look.ACCENT)
            said.write(self._sheet, field.left, (y - said.height) / 2, look.CARD)
            y += px(20)
        y = self._fit(self._picture.title, wide, 36, 24, 2, bold=True).write(
            self._sheet, field.left, y, look.INK
        )
        y = self._fit(self._imprint.filter, wide, 19, 14, 2).write(
            self._sheet, field.left, y + px(2), look.INK
        )
        if self._imprint.examples:
            y = self._fit(self._imprint.examples, wide, 15, 13, 1, bold=True).write(
                self._sheet, field.left, y + px(2), look.MUTED
            )
        return y + px(14)

    def _write_foot(self) -> int:
        """Source and small print at the bottom; gives back where the map ends."""
        field, px = self._field, self._px
        wide = field.right - field.left
        credit = self._fit(self._picture.credit, wide, 13.5, 11, 2, bold=True)
        small = self._fit(self._imprint.small_print, wide, 13, 11, 6)
        top = field.bottom - credit.height - small.height - px(4)
        y = credit.write(self._sheet, field.left, top, look.INK)
        small.write(self._sheet, field.left, y + px(4), look.MUTED)
        return top - px(14)

    def _draw_map(self, field: _Field) -> None:
        drawn = draw_map(self._picture, self._outlines, field.size, self._unit)
        if self._imprint.mark:
            self._mark(drawn)
        self._sheet.paste(drawn, (field.left, field.top))
        self._edge(field)

    def _mark(self, drawn: Image.Image) -> None:
        """The record's name across the map, so that a part of it cannot be taken for a true one."""
        text = printable(self._imprint.record.upper())
        wide, high = drawn.size
        size = round(min(high * 0.3, wide / max(font(100, bold=True).getlength(text), 1) * 86))
        across = Image.new("L", drawn.size)
        ImageDraw.Draw(across).text(
            (wide / 2, high / 2), text, _MARK_STRENGTH, font(size, bold=True), anchor="mm"
        )
        turned = across.rotate(18, Image.Resampling.BICUBIC)
        drawn.paste(look.INK, mask=turned)

    def _draw_panel(self, field: _Field) -> None:
        self._draw.rectangle(self._corners(field), look.CARD)
        self._edge(field)
        inner, px = field.within(self._px(22)), self._px
        wide = inner.right - inner.left
        y = self._fit(self._picture.total_label, wide, 25, 17, 2, bold=True).write(
            self._sheet, inner.left, inner.top - px(4), look.INK
        )
        y += px(14)
        notes = self._notes(wide)
        below = sum(note.height + px(12) for note in notes) + px(14)
        row = min(px(_ROW), (inner.bottom - y - below) // max(len(self._picture.classes), 1))
        for entry in self._picture.classes:
            self._draw_class(entry, _Field(inner.left, y, inner.right, y + row))
            y += row
        if notes:
            self._draw.line((inner.left, y, inner.right, y), look.HAIRLINE, px(1))
            y += px(14)
        for place, note in enumerate(notes):
            outlined = place == 0 and bool(self._picture.outlined)
            if outlined:
                chip = (inner.left, y, inner.left + px(_SWATCH[0]), y + px(_SWATCH[1]))
                self._draw.rectangle(chip, look.CARD, look.INK, px(2))
            x = inner.left + (px(_SWATCH[0] + 12) if outlined else 0)
            y = note.write(self._sheet, x, y, look.INK) + px(12)

    def _notes(self, wide: int) -> list[Lines]:
        """What stands below the classes: who is outlined, and how many are not on the map."""
        picture = self._picture
        notes = []
        if picture.outlined:
            said = f"{picture.outlined_label}: {picture.number(len(picture.outlined))}"
            notes.append(self._fit(said, wide - self._px(_SWATCH[0] + 12), 16, 13, 2))
        if picture.unmapped:
            notes.append(self._fit(picture.unmapped_label, wide, 16, 13, 2))
        return notes

    def _draw_class(self, entry: MapClass, row: _Field) -> None:
        """A line of the legend: field, sign, word, count, and a bar as long as the count is."""
        px, draw = self._px, self._draw
        chip = px(_SWATCH[0]), px(_SWATCH[1])
        middle = row.top + px(18)
        self._sheet.paste(look.swatch(entry, chip, self._unit), (row.left, middle - chip[1] // 2))
        x = row.left + chip[0] + px(10)
        side = px(20)
        sign = look.sign(entry.icon, side, look.INK)
        if sign is not None:
            self._sheet.paste(sign, (x, middle - side // 2), sign)
        x += side + px(9)
        said = self._picture.number(entry.count)
        wide = width_of(said, px(20), bold=True)
        at = row.right, middle
        write(self._sheet, at, said, px(20), look.INK, bold=True, anchor="rm")
        label = self._fit(entry.label, row.right - wide - px(10) - x, 19, 13, 2)
        label.write(self._sheet, x, middle - label.height / 2, look.INK)
        most = max((other.count for other in self._picture.classes), default=0) or 1
        left, top = row.left + chip[0] + px(10), row.top + px(39)
        long = (row.right - left) * entry.count / most
        if row.size[1] >= px(46):
            draw.rectangle((left, top, row.right, top + px(5)), look.LAND)
            if entry.count:
                edge = look.mixed(entry.colour, look.INK, 0.35)
                draw.rectangle(
                    (left, top, left + max(long, px(2)), top + px(5)), entry.colour, edge
                )

    def _edge(self, field: _Field) -> None:
        self._draw.rectangle(self._corners(field), None, look.HAIRLINE, self._px(1))

    @staticmethod
    def _corners(field: _Field) -> tuple[int, int, int, int]:
        return field.left, field.top, field.right - 1, field.bottom - 1
