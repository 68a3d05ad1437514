"""The areas of a map painted by number, several times as fine as the picture, then brought down.

A picture of numbers takes a byte for each point where colours take three, and it is turned into
colours a band at a time: a map of 1,600 × 1,000 stays below 60 MB, and its edges come out smooth.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageColor, ImageDraw

from lib.domain.areas import AreaLevel, level_of
from lib.domain.outlines import Outlines, Position, Ring
from lib.io import map_look as look
from lib.io.hand_out import MapPicture
from lib.io.map_view import View, boxes_of, lines_of, village_polygons

_FINE_UP_TO = 2_400_000
"""Points of a picture that is painted three times as fine; a larger one twice."""
_BAND = 240
_SHALLOW_WIDTHS = (22, 13, 6)
_NO_JOINTS_UP_TO = 4
"""Points: a gap at a corner of so thin a line is gone once the picture is brought down."""


@dataclass
class _Colours:
    """The colours in use by number."""

    known: list[str] = field(default_factory=list)

    def number(self, colour: str) -> int:
        return self.known.index(colour) if colour in self.known else self.new(colour)

    def new(self, colour: str) -> int:
        """A number of its own, whatever else has the same colour."""
        self.known.append(colour)
        return len(self.known) - 1

    def palette(self) -> list[int]:
        return [channel for colour in self.known for channel in ImageColor.getrgb(colour)]


def paint(picture: MapPicture, outlines: Outlines, view: View, unit: float) -> Image.Image:
    """The areas and lines of a map without any text; ``unit`` is the width of a thin line."""
    finer = 3 if view.size[0] * view.size[1] <= _FINE_UP_TO else 2
    painting = _Painting(picture, outlines, view.times(finer), unit * finer)
    return painting.brought_down(finer)


class _Painting:
    def __init__(self, picture: MapPicture, outlines: Outlines, view: View, unit: float) -> None:
        self._picture, self._outlines, self._view, self._unit = picture, outlines, view, unit
        self._colours = _Colours()
        self._points = Image.new("P", view.size, self._colours.number(look.SEA))
        self._draw = ImageDraw.Draw(self._points)
        self._fills = [self._colours.new(entry.colour) for entry in picture.classes]
        near = picture.focus is not None
        self._paint_shallows()
        self._paint_villages()
        self._paint_patterns()
        if near:
            self._lines(AreaLevel.VILLAGE, look.HALO, 0.7)
            self._lines(AreaLevel.DISTRICT, look.mixed(look.INK, look.HALO, 0.35), 1.0)
        self._lines(AreaLevel.REGENCY, look.COAST, 1.0, shared=False)
        self._outline_villages(1.9 if near else 1.2)
        self._lines(AreaLevel.REGENCY, look.HALO, 3.4)
        self._lines(AreaLevel.REGENCY, look.BORDER, 1.8 if near else 1.4)
        if near and level_of(picture.focus or "") is AreaLevel.DISTRICT:
            self._outline(self._outlines.of.get(picture.focus or "", ()), look.BORDER, 2.2)

    def brought_down(self, finer: int) -> Image.Image:
        """The picture in colours at its own size."""
        self._points.putpalette(self._colours.palette())
        width, height = self._view.size
        whole = Image.new("RGB", (width // finer, height // finer))
        for top in range(0, height, _BAND * finer):
            band = self._points.crop((0, top, width, min(top + _BAND * finer, height)))
            whole.paste(band.convert("RGB").reduce(finer), (0, top // finer))
        return whole

    def _paint_shallows(self) -> None:
        for width, colour in zip(_SHALLOW_WIDTHS, look.SHALLOWS, strict=True):
            self._lines(AreaLevel.REGENCY, colour, width, shared=False)

    def _paint_villages(self) -> None:
        view, draw, boxes = self._view, self._draw, boxes_of(self._outlines)
        land, sea = self._colours.number(look.LAND), self._colours.number(look.SEA)
        shown = {code for code, box in boxes.items() if view.shows(box)}
        for code, polygon in village_polygons(self._outlines):
            if code not in shown:
                continue
            place = self._picture.place_of.get(code)
            draw.polygon(view.flat(polygon[0]), land if place is None else self._fills[place])
            for hole in polygon[1:]:
                draw.polygon(view.flat(hole), sea)

    def _paint_patterns(self) -> None:
        """A pattern goes onto the points of its class, which have a number of their own."""
        for entry, number in zip(self._picture.classes, self._fills, strict=True):
            if not (entry.pattern and entry.count):
                continue
            chosen = self._points.point([255 * (n == number) for n in range(256)], "L")
            mask = look.pattern_mask(entry.pattern, self._view.size, self._unit)
            ink = self._colours.number(look.pattern_ink(entry.colour, entry.pattern))
            self._points.paste(ink, mask=ImageChops.multiply(chosen, mask))

    def _outline_villages(self, width: float) -> None:
        for code in sorted(self._picture.outlined):
            self._outline(self._outlines.of.get(code, ()), look.INK, width)

    def _outline(self, polygons: Sequence[Sequence[Ring]], colour: str, width: float) -> None:
        for polygon in polygons:
            for ring in polygon:
                self._line(ring, colour, width)

    def _lines(self, level: AreaLevel, colour: str, width: float, *, shared: bool = True) -> None:
        for line in lines_of(self._outlines, level, shared=shared):
            self._line(line, colour, width)

    def _line(self, line: Sequence[Position], colour: str, width: float) -> None:
        thick = max(round(width * self._unit), 1)
        points = self._view.flat(line)
        if thick <= _NO_JOINTS_UP_TO:
            self._draw.line(points, self._colours.number(colour), thick)
            return
        points = _without_steps(points, thick / 4)
        self._draw.line(points, self._colours.number(colour), thick, joint="curve")


def _without_steps(points: list[float], least: float) -> list[float]:
    """A line without the corners that lie nearer than that to the one before, its ends kept."""
    x, y = points[:2]
    kept = [x, y]
    for place in range(2, len(points) - 2, 2):
        if abs(points[place] - x) + abs(points[place + 1] - y) >= least:
            x, y = points[place : place + 2]
            kept += (x, y)
    return kept + points[-2:]
