"""Names on a map where they fit: within their area as far as can be, and never on each other.

For each name a coarse picture of its area is blurred with a box of the name's own size. What comes
out says at every point how much of the name would lie within the area if it stood there; the
highest point that is still free is the place. So a name moves aside from its neighbours by itself,
keeps off the rim, and one that would lie mostly in other areas is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import dist

from PIL import Image, ImageDraw, ImageFilter

from lib.domain.areas import AreaLevel, level_of
from lib.domain.outlines import Outlines
from lib.io import map_look as look
from lib.io.hand_out import MapPicture
from lib.io.map_text import printable, width_of, write
from lib.io.map_view import Box, View, boxes_of

_COARSE = 4
"""Pixels of the screen to a point of the coarse picture, each way."""
_RIM, _APART = 6, 2
_LEAST_WITHIN: Mapping[AreaLevel | None, float] = {
    AreaLevel.REGENCY: 0.25,
    AreaLevel.DISTRICT: 0.55,
    AreaLevel.VILLAGE: 0.7,
}
"""How much of a name must lie in its own area; of a regency's less, as it is the only one."""
_AROUND = 11


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its place on the picture, in one line or two."""

    code: str
    lines: tuple[str, ...]
    size: int
    bold: bool
    ink: str
    box: Box

    def write(self, image: Image.Image, unit: float) -> None:
        left, top, right, bottom = self.box
        leading = (bottom - top) / len(self.lines)
        for place, line in enumerate(self.lines):
            middle = (left + right) / 2, top + (place + 0.5) * leading
            halo = look.HALO, 2 * unit
            write(image, middle, line, self.size, self.ink, bold=self.bold, anchor="mm", halo=halo)


def place_names(
    picture: MapPicture, outlines: Outlines, view: View, unit: float, taken: list[Box]
) -> list[Name]:
    """The names that fit, none on another or on a box that is taken."""
    placing = _Placing(outlines, view, unit, list(taken))
    for code in _in_order(picture, outlines):
        placing.add(code, picture.areas[code], muted=not code.startswith(picture.focus or ""))
    for place in picture.around:
        placing.add_around(place.name, view.place((place.longitude, place.latitude)))
    return placing.names


def _in_order(picture: MapPicture, outlines: Outlines) -> Iterator[str]:
    """The codes that are named: what lies in the focus first, the smallest areas before others."""
    boxes = boxes_of(outlines)
    focus = picture.focus or ""

    def rank(code: str) -> tuple[bool, float]:
        west, south, east, north = boxes[code]
        return not code.startswith(focus), (east - west) * (north - south)

    known = [code for code in picture.areas if code in boxes and not focus.startswith(code)]
    yield from sorted(known, key=rank)


class _Placing:
    def __init__(self, outlines: Outlines, view: View, unit: float, taken: list[Box]) -> None:
        self._outlines, self._view, self._unit = outlines, view, unit
        self._cell = max(_COARSE * unit, 1.0)
        self._coarse = view.times(1 / self._cell)
        self._taken = taken
        self.names: list[Name] = []

    def add(self, code: str, text: str, *, muted: bool) -> None:
        """Puts a name where most of it lies within its area, unless too little would."""
        level = level_of(code)
        box = boxes_of(self._outlines)[code]
        if not self._view.shows(box):
            return
        ink = look.MUTED if muted else look.INK
        best: tuple[float, Name] | None = None
        for lines in _ways(printable(text)):
            name = self._named(code, lines, level, ink)
            found = self._best_place(code, name)
            if found and (best is None or found[0] > best[0] + 0.1):
                best = found[0], self._moved(name, found[1])
        if best is not None and best[0] >= _LEAST_WITHIN[level]:
            self._keep(best[1])

    def add_around(self, text: str, at: tuple[float, float]) -> None:
        """Puts the name of a sea or neighbour at its place, if nothing else is there."""
        name = self._sized("", (printable(text),), round(_AROUND * self._unit), False, look.SEA_INK)
        name = self._moved(name, at)
        left, top, right, bottom = name.box
        width, height = self._view.size
        rim = _RIM * self._unit
        inside = left > rim and top > rim and right < width - rim and bottom < height - rim
        if inside and not any(_meet(name.box, other) for other in self._taken):
            self._keep(name)

    def _keep(self, name: Name) -> None:
        self.names.append(name)
        self._taken.append(name.box)

    def _named(self, code: str, lines: tuple[str, ...], level: AreaLevel | None, ink: str) -> Name:
        points = 13.5 if level is AreaLevel.REGENCY else 11.5
        bold = level is not AreaLevel.VILLAGE
        return self._sized(code, lines, round(points * self._unit), bold, ink)

    def _sized(self, code: str, lines: tuple[str, ...], size: int, bold: bool, ink: str) -> Name:
        wide = max(width_of(line, size, bold=bold) for line in lines) + 2 * _APART * self._unit
        high = len(lines) * size * 1.2
        return Name(code, lines, size, bold, ink, (0, 0, wide, high))

    def _moved(self, name: Name, middle: tuple[float, float]) -> Name:
        wide, high = name.box[2] - name.box[0], name.box[3] - name.box[1]
        left, top = middle[0] - wide / 2, middle[1] - high / 2
        return replace(name, box=(left, top, left + wide, top + high))

    def _area(self, code: str) -> Image.Image:
        """The coarse picture of an area."""
        area = Image.new("L", self._coarse.size)
        draw = ImageDraw.Draw(area)
        for polygon in self._outlines.of[code]:
            draw.polygon(self._coarse.flat(polygon[0]), 255)
            for hole in polygon[1:]:
                draw.polygon(self._coarse.flat(hole), 0)
        return area

    def _best_place(self, code: str, name: Name) -> tuple[float, tuple[float, float]] | None:
        """How much of a name lies within its area at best, and the middle of it there."""
        cell = self._cell
        x, y = name.box[2] / 2 / cell, name.box[3] / 2 / cell
        within = self._area(code).filter(ImageFilter.BoxBlur((x, y)))
        free = ImageDraw.Draw(within)
        for left, top, right, bottom in self._taken:
            box = (
                left / cell - x - 1,
                top / cell - y - 1,
                right / cell + x + 1,
                bottom / cell + y + 1,
            )
            free.rectangle(box, 0)
        rim = _RIM * self._unit / cell
        for outside in (
            (0, 0, x + rim, within.height),
            (within.width - x - rim, 0, within.width, within.height),
            (0, 0, within.width, y + rim),
            (0, within.height - y - rim, within.width, within.height),
        ):
            free.rectangle(outside, 0)
        most = within.getextrema()[1]
        if not isinstance(most, int) or not most:
            return None
        at = _middle_of_best(within, most)
        return most / 255, ((at[0] + 0.5) * cell, (at[1] + 0.5) * cell)


def _ways(text: str) -> list[tuple[str, ...]]:
    """The name in one line, and in two, cut where the longer of them is shortest."""
    words = text.split(" ")
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return [(text,), *sorted(cuts, key=lambda cut: max(map(len, cut)))[:1]]


def _middle_of_best(scores: Image.Image, most: int) -> tuple[int, int]:
    """Of the points with the highest score the one nearest to the middle of them."""
    best = scores.point([255 * (n >= most - 2) for n in range(256)])
    box = best.getbbox()
    assert box is not None
    left, top, right, bottom = box
    middle = (left + right) / 2, (top + bottom) / 2
    inside = best.crop(box).tobytes()
    wide = right - left
    points = ((left + n % wide, top + n // wide) for n, value in enumerate(inside) if value)
    return min(points, key=lambda point: dist(point, middle))


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]
