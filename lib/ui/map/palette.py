"""The classes of every map layer: code, colour, icon, pattern; the same on charts and in tables.

Colour never speaks alone: icon, pattern, word and count stand with it. The five statuses that
count lie at least 20 CIEDE2000 apart, in normal vision and in full protanopia, deuteranopia and
tritanopia; a test holds them there, so nobody paints them back to red, amber, green (5.6). The
other layers are steps of the sea accent, and zero is a class of its own in all of them.
"""

from dataclasses import dataclass

from lib.io.hand_out import Pattern

INK = "#1B2529"
WHITE = "#FFFFFF"
SEA = "#0F4C5C"
_NOTHING = "#DDD8CF"


@dataclass(frozen=True, slots=True)
class Swatch:
    """A class of a layer: how it is filled and marked.

    ``text`` is the colour of words on the fill (at least 4.5 : 1). ``pattern`` is ``stripes``,
    ``dots``, ``hatch`` or empty, for print and greyscale. ``rank`` is the order in which dots are
    drawn: the highest lies on top.
    """

    code: str
    fill: str
    icon: str
    text: str
    pattern: Pattern = ""
    rank: int = 0


STATUS = (
    Swatch("current", "#1F78B4", "✔", WHITE, rank=1),
    Swatch("due_soon", "#8CC5E8", "◔", INK, rank=3),
    Swatch("overdue", "#FDB44B", "▲", INK, "dots", rank=4),
    Swatch("long_overdue", "#D6401F", "▲▲", WHITE, "stripes", rank=5),
    Swatch("never", _NOTHING, "○", INK, rank=2),
    Swatch("exempt", WHITE, "–", INK, "hatch", rank=0),
)
"""In the order of status.md, the best first."""

FREQUENCY = (
    Swatch("none", _NOTHING, "0", INK, rank=5),
    Swatch("one", "#9FD2D8", "1", INK, rank=4),
    Swatch("two", "#5BA2AD", "2", INK, rank=3),
    Swatch("few", "#2E7585", "3–4", WHITE, rank=2),
    Swatch("many", SEA, "5+", WHITE, rank=1),
)
"""Direct outreach in 12 months: 0, 1, 2, 3 to 4, 5 and more. Fixed, so that two dates compare."""

TRAINING = FREQUENCY
"""Trainings in 12 months, in the same classes."""

RECENCY = (
    Swatch("days_90", SEA, "●", WHITE, rank=1),
    Swatch("days_180", "#2E7585", "◕", WHITE, rank=2),
    Swatch("days_365", "#5BA2AD", "◑", INK, rank=3),
    Swatch("older", "#9FD2D8", "◔", INK, rank=4),
    Swatch("never", _NOTHING, "○", INK, rank=5),
)
"""Days since the last outreach: up to 90, 91 to 180, 181 to 365, more, never."""

SHARE = (
    Swatch("under_50", "#D3E7E8", "<50", INK),
    Swatch("under_75", "#7FBAC1", "50", INK),
    Swatch("under_90", "#2E7585", "75", WHITE),
    Swatch("most", SEA, "90", WHITE),
)
"""Share of villages of a district or regency: 0–49, 50–74, 75–89, 90 % and more."""

CHANGE = (
    Swatch("newly_overdue", "#7A5C7E", "↓", WHITE, "stripes", rank=7),
    Swatch("lost_again", "#C9A7CC", "↺", INK, "dots", rank=6),
    Swatch("recovered", SEA, "↑", WHITE, rank=5),
    Swatch("first_reached", "#5BA2AD", "★", INK, rank=4),
    Swatch("by_rule", "#A3A88B", "≈", INK, rank=3),
    Swatch("exempted", WHITE, "–", INK, "hatch", rank=2),
    Swatch("counted_again", "#B08A4E", "+", INK, rank=1),
    Swatch("same", _NOTHING, "=", INK, rank=0),
)
"""What became of a village between two days: plum fell behind, sea came back."""

COVER = (
    Swatch("both", SEA, "◆", WHITE, rank=5),
    Swatch("imigrasi_only", "#5BA2AD", "I", INK, rank=4),
    Swatch("bp3mi_only", "#C9A7CC", "B", INK, "dots", rank=3),
    Swatch("others_only", "#A3A88B", "+", INK, rank=2),
    Swatch("nobody", _NOTHING, "○", INK, rank=1),
    Swatch("exempt", WHITE, "–", INK, "hatch", rank=0),
)
"""Who reached a village: sea where Imigrasi did, plum where BP3MI did, deepest where both did."""
