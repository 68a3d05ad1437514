"""The colours, patterns and signs of a drawn map: those of the screen's map in its light theme.

The signs of the classes are drawn as shapes, because the font has letters only.
"""

from math import ceil

from PIL import Image, ImageColor, ImageDraw

from lib.io.hand_out import MapClass, Pattern
from lib.io.map_text import font, has_letter

SEA, SHALLOWS = "#E9F1F3", ("#EEF5F6", "#F3F8F9", "#F8FBFB")
LAND, COAST, BORDER, HALO = "#F3F2EC", "#7F979F", "#2C3A40", "#FFFFFF"
INK, MUTED, SEA_INK, HAIRLINE = "#1B2529", "#5A686E", "#5F7F8B", "#D5DADA"
PAPER, CARD, ACCENT = "#FAFAF7", "#FFFFFF", "#0F4C5C"
_TILE = 8
_ALARM = "#460A00"
_HATCH = "#8B959A"


def mixed(colour: str, other: str, share: float) -> str:
    """A colour on its way to another: 0 is the first, 1 the second."""
    a, b = ImageColor.getrgb(colour), ImageColor.getrgb(other)
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in zip(a, b, strict=True))


def pattern_ink(colour: str, pattern: Pattern) -> str:
    """The colour of a pattern on a fill."""
    if pattern == "stripes":
        return mixed(colour, _ALARM, 0.75)
    return mixed(colour, "#FFFFFF", 0.8) if pattern == "dots" else _HATCH


def pattern_mask(pattern: Pattern, size: tuple[int, int], unit: float) -> Image.Image:
    """The pattern over a whole picture, 255 where its ink goes; ``unit`` is a pixel of the screen.

    It repeats without a seam, and lies the same on every picture.
    """
    side = max(round(_TILE * unit), 4)
    tile = _tile(pattern, side)
    mask = Image.new("L", size)
    for x in range(0, size[0], side):
        mask.paste(tile, (x, 0))
    band = mask.crop((0, 0, size[0], side))
    for y in range(side, size[1], side):
        mask.paste(band, (0, y))
    return mask


def _tile(pattern: Pattern, side: int) -> Image.Image:
    tile = Image.new("L", (side, side))
    draw = ImageDraw.Draw(tile)
    part = side / _TILE
    if pattern == "dots":
        for at in (2 * part, 6 * part):
            draw.ellipse((at - part, at - part, at + part, at + part), fill=255)
        return tile
    step = side if pattern == "stripes" else side / 2
    width = max(round((1.9 if pattern == "stripes" else 1.1) * part), 1)
    for number in range(-1, ceil(2 * side / step) + 2):
        x = number * step
        draw.line((x - side, 2 * side, x + 2 * side, -side), fill=255, width=width)
    return tile


def swatch(entry: MapClass, size: tuple[int, int], unit: float) -> Image.Image:
    """A little field in the colour and pattern of a class, with a thin edge."""
    finer = 4
    field = Image.new("RGB", (size[0] * finer, size[1] * finer), entry.colour)
    if entry.pattern:
        ink = pattern_ink(entry.colour, entry.pattern)
        field.paste(ink, mask=pattern_mask(entry.pattern, field.size, unit * finer))
    edge = mixed(entry.colour, INK, 0.35)
    draw = ImageDraw.Draw(field)
    draw.rectangle((0, 0, field.width - 1, field.height - 1), None, edge, round(unit * finer))
    return field.reduce(finer)


def sign(icon: str, side: int, ink: str) -> Image.Image | None:
    """The sign of a class as a shape on a clear square; None where there is none to be drawn."""
    finer = 4
    large = side * finer
    mask = Image.new("L", (large, large))
    if not _draw_sign(ImageDraw.Draw(mask), icon, large):
        return None
    drawn = Image.new("RGBA", (side, side), ink)
    drawn.putalpha(mask.reduce(finer))
    return drawn


_FULL = {"○": 0, "◔": 90, "◑": 180, "◕": 270, "●": 360}
"""Degrees of a disc that are filled, from the top with the clock."""


def _draw_sign(draw: ImageDraw.ImageDraw, icon: str, side: int) -> bool:
    def across(*shares: float) -> list[float]:
        return [share * side for share in shares]

    width = round(side * 0.11)
    if icon == "✔":
        draw.line(across(0.14, 0.54, 0.4, 0.8, 0.87, 0.22), 255, round(side * 0.16), joint="curve")
    elif icon in _FULL:
        disc = across(0.12, 0.12, 0.88, 0.88)
        draw.ellipse(disc, None, 255, width)
        draw.pieslice(disc, -90, _FULL[icon] - 90, 255)
    elif icon == "▲":
        draw.polygon(across(0.5, 0.14, 0.92, 0.86, 0.08, 0.86), 255)
    elif icon == "▲▲":
        draw.polygon(across(0.26, 0.22, 0.5, 0.8, 0.0, 0.8), 255)
        draw.polygon(across(0.74, 0.22, 1.0, 0.8, 0.5, 0.8), 255)
    elif icon == "◆":
        draw.polygon(across(0.5, 0.08, 0.92, 0.5, 0.5, 0.92, 0.08, 0.5), 255)
    elif icon and all(map(has_letter, icon)):
        size = round(side * (0.78 if len(icon) < 3 else 0.58))
        draw.text((side / 2, side / 2), icon, 255, font(size, bold=True), anchor="mm")
    else:
        return False
    return True
