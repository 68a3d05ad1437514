"""A map drawn on the server, without browser and tiles, so that it never comes out blank.

The colours are those of the screen's map in its light theme, whatever the theme of who asks.
"""

from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from lib.domain.outlines import Outlines
from lib.io import map_look as look
from lib.io.hand_out import MapPicture
from lib.io.map_names import place_names
from lib.io.map_paint import paint
from lib.io.map_text import write
from lib.io.map_view import Box, Size, View, view_of

_MARGIN = 22
_BAR = (150, 30)
"""At most so wide and high, with its number, in pixels of the screen."""
_STEPS = (1, 2, 5)
_WATER = {ImageColor.getrgb(colour) for colour in (look.SEA, *look.SHALLOWS)}


def draw_map(picture: MapPicture, outlines: Outlines, size: Size, unit: float = 1.0) -> Image.Image:
    """The areas, names and scale of a map in RGB, with neither title nor legend.

    ``unit`` is the width of a thin line in pixels: 2 for a picture that is shown half as large, so
    that its names can be read. North is up.
    """
    view = view_of(outlines, picture.focus, size, _MARGIN * unit)
    drawn = paint(picture, outlines, view, unit)
    bar = _emptiest_corner(drawn, unit)
    for name in place_names(picture, outlines, view, unit, [bar]):
        name.write(drawn, unit)
    _draw_scale(drawn, view, bar, unit)
    return drawn


def to_png(image: Image.Image) -> bytes:
    """The picture as a file; the same picture gives the same bytes."""
    file = BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()


def scale_of(view: View, longest: float) -> tuple[float, float]:
    """Kilometres and pixels of a bar of a round length, as long as may be."""
    most = longest * view.km_per_pixel
    power = 0.01
    while power * 10 <= most:
        power *= 10
    km = max(step * power for step in _STEPS if step * power <= most)
    return km, km / view.km_per_pixel


def _draw_scale(drawn: Image.Image, view: View, box: Box, unit: float) -> None:
    km, long = scale_of(view, _BAR[0] * unit * 0.8)
    left, bottom = box[0] + 4 * unit, box[3] - 6 * unit
    right, tick = left + long, 6 * unit
    line = [(left, bottom - tick), (left, bottom), (right, bottom), (right, bottom - tick)]
    draw = ImageDraw.Draw(drawn)
    draw.line(line, look.HALO, round(5 * unit))
    draw.line(line, look.INK, max(round(1.6 * unit), 1))
    said = f"{km:.0f} km" if km >= 1 else f"{km * 1000:.0f} m"
    middle, halo = ((left + right) / 2, bottom - 5 * unit), (look.HALO, 2 * unit)
    write(drawn, middle, said, round(12 * unit), look.INK, bold=True, anchor="ms", halo=halo)


def _emptiest_corner(drawn: Image.Image, unit: float) -> Box:
    """The box of a corner with the least of anything but water in it."""
    width, height = drawn.size
    wide, high, rim = _BAR[0] * unit, _BAR[1] * unit, 10 * unit
    low, right = height - high - rim, width - wide - rim
    corners = [(rim, low), (right, low), (rim, rim), (right, rim)]

    def painted(corner: tuple[float, float]) -> int:
        x, y = corner
        part = drawn.crop((round(x), round(y), round(x + wide), round(y + high)))
        found = part.getcolors(part.width * part.height) or []
        return sum(count for count, colour in found if colour not in _WATER)

    x, y = min(corners, key=painted)
    return x, y, x + wide, y + high
