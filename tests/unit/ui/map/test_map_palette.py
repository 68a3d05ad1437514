"""The palette stays legible for everybody: colour vision after Machado and others (2009)."""

from itertools import combinations, pairwise
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest

from lib.ui.map.palette import (
    FREQUENCY,
    RECENCY,
    SHARE,
    STATUS,
    Swatch,
)

Triple = tuple[float, float, float]

VISION = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
COUNTED = [swatch for swatch in STATUS if swatch.code != "exempt"]


def linear(colour: str) -> Triple:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return r, g, b


def times(matrix: tuple[Triple, Triple, Triple], v: Triple) -> Triple:
    x, y, z = (sum(a * b for a, b in zip(row, v, strict=True)) for row in matrix)
    return x, y, z


def lab(colour: str, vision: str) -> Triple:
    seen = times(VISION[vision], linear(colour))
    r, g, b = (min(1.0, max(0.0, c)) for c in seen)
    to_xyz = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29
        for t in (a / w for a, w in zip(times(to_xyz, (r, g, b)), white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Triple, two: Triple) -> float:
    (l1, a1, b1), (l2, a2, b2) = one, two
    mean_c7 = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - sqrt(mean_c7 / (mean_c7 + 25**7)))
    c1, c2 = hypot(a1 * (1 + g), b1), hypot(a2 * (1 + g), b2)
    h1 = degrees(atan2(b1, a1 * (1 + g))) % 360
    h2 = degrees(atan2(b2, a2 * (1 + g))) % 360
    dh = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    mean_h = h1 + h2 if c1 * c2 == 0 else (h1 + dh / 2) % 360
    big_h = 2 * sqrt(c1 * c2) * sin(radians(dh / 2))
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * cos(radians(mean_h - 30))
        + 0.24 * cos(radians(2 * mean_h))
        + 0.32 * cos(radians(3 * mean_h + 6))
        - 0.20 * cos(radians(4 * mean_h - 63))
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    turn = 30 * exp(-(((mean_h - 275) / 25) ** 2))
    r_t = -2 * sqrt(mean_c**7 / (mean_c**7 + 25**7)) * sin(radians(2 * turn))
    dl, dc, dh2 = (l2 - l1) / s_l, (c2 - c1) / s_c, big_h / s_h
    return sqrt(dl**2 + dc**2 + dh2**2 + r_t * dc * dh2)


def contrast(one: str, two: str) -> float:
    def light(colour: str) -> float:
        r, g, b = linear(colour)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dark, bright = sorted((light(one), light(two)))
    return (bright + 0.05) / (dark + 0.05)


def test_ciede2000_agrees_with_the_published_pairs() -> None:
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)
    assert ciede2000((50, -1.3802, -84.2814), (50, 0, -82.7485)) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("vision", VISION)
def test_any_two_counted_statuses_differ_by_20_or_more(vision: str) -> None:
    for one, two in combinations(COUNTED, 2):
        assert ciede2000(lab(one.fill, vision), lab(two.fill, vision)) >= 20, (one.code, two.code)


def test_a_traffic_light_would_fall_far_below() -> None:
    red_green = [ciede2000(lab("#D7191C", v), lab("#1A9641", v)) for v in VISION]
    assert min(red_green) < 20


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("ramp", [FREQUENCY, RECENCY], ids=["frequency", "recency"])
def test_the_steps_of_a_ramp_are_told_apart(ramp: tuple[Swatch, ...], vision: str) -> None:
    for one, two in combinations(ramp, 2):
        assert ciede2000(lab(one.fill, vision), lab(two.fill, vision)) >= 10, (one.code, two.code)


@pytest.mark.parametrize("ramp", [FREQUENCY[1:], RECENCY[3::-1], SHARE])
def test_more_is_darker(ramp: tuple[Swatch, ...]) -> None:
    lightness = [lab(swatch.fill, "normal")[0] for swatch in ramp]
    assert all(one > two for one, two in pairwise(lightness))


def test_words_on_a_fill_are_legible() -> None:
    for swatch in {*STATUS, *FREQUENCY, *RECENCY, *SHARE}:
        assert contrast(swatch.fill, swatch.text) >= 4.5, swatch.code


def test_the_statuses_equally_dark_or_unfilled_carry_a_pattern() -> None:
    patterns = {swatch.code: swatch.pattern for swatch in STATUS}
    assert patterns["long_overdue"] == "stripes"
    assert patterns["overdue"] == "dots"
    assert patterns["exempt"] == "hatch"
    assert patterns["current"] == patterns["never"] == ""


def test_every_icon_of_a_layer_is_its_own() -> None:
    for layer in (STATUS, FREQUENCY, RECENCY, SHARE):
        assert len({swatch.icon for swatch in layer}) == len(layer)
