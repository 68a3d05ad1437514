"""What one rerun tells the map: a class per village, the legend, and what is selected."""

import json
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field

from lib.io.hand_out import Pattern
from lib.ui.map.map_view import MapView
from lib.ui.map.palette import Swatch

OUTSIDE = "."
"""The class of a village that the filter leaves out."""

_CLASSES = re.compile(r"[0-9.]*", re.ASCII)
# What could end a string, a script or a template literal, or be read by folium as a place to fill.
_UNSAFE = {c: f"\\u{ord(c):04x}" for c in "<>&'`$"}


@dataclass(frozen=True, slots=True)
class LegendClass:
    """One line of the legend: ``label`` in the reader's language, the rest as in ``Swatch``."""

    code: str
    label: str
    colour: str
    icon: str
    pattern: Pattern = ""
    rank: int = 0


def legend_class(swatch: Swatch, label: str) -> LegendClass:
    """The line of the legend for a class of the palette."""
    return LegendClass(swatch.code, label, swatch.fill, swatch.icon, swatch.pattern, swatch.rank)


@dataclass(frozen=True, slots=True)
class MapUpdate:
    """The state of the map, complete; the browser works out what has changed.

    layer: ``status``, ``frequency``, ``recency`` or ``training``.
    classes: one character per village in the order of the geometry, which is the order of code: a
    digit is the place in ``legend``, ``.`` a village outside the filter (pale, not counted).
    selected: codes of the legend's classes that stand out; empty for all.
    picked: the village with the strong outline.
    focus: the regency or district to show; the view moves only when this changes.
    programme: the villages that a programme has taken in; they get a dark outline.
    texts: every word on the map, see ``texts.map_texts``; names of areas come in ``areas`` by
    code, those of all regencies and, with a focus, of its districts.
    villages_url: the table that the tooltips and the search read, see ``lib.server``.
    basemap_url: template of the tiles behind the areas, shown when ``basemap`` is true.
    unmapped: villages in the filter that the geometry lacks.
    choosing: a click moves a village between the first two classes of the legend, chosen and not,
    instead of opening it; every event then carries all that are chosen.
    linked: maps of one page that are linked show the same part of the world.
    view: what the map shows at first instead of ``focus``; later ones are not taken.
    province: ``classes`` as they would be without the area of the filter, so that the map can
    answer a choice of another area before Python does; None where a map does not do that.

    Raises ValueError when ``classes`` has a character that is not in the legend.
    """

    layer: str
    classes: str
    legend: tuple[LegendClass, ...]
    texts: Mapping[str, str]
    villages_url: str = ""
    selected: frozenset[str] = frozenset()
    picked: str | None = None
    focus: str | None = None
    programme: tuple[str, ...] = ()
    areas: Mapping[str, str] = field(default_factory=dict)
    dots: bool = False
    dark: bool = False
    basemap: bool = False
    basemap_url: str | None = None
    unmapped: int = 0
    choosing: bool = False
    linked: bool = False
    view: MapView | None = None
    province: str | None = None

    def __post_init__(self) -> None:
        places = {str(place) for place in range(len(self.legend))}
        for classes in (self.classes, self.province or self.classes):
            if not _CLASSES.fullmatch(classes) or set(classes) - places - {OUTSIDE}:
                raise ValueError("classes must be places in the legend or '.'")

    def to_script(self, answered: int = 0) -> str:
        """The call that brings the map to this state, as one line of JavaScript.

        ``answered`` is the number of the last event that this state takes into account: the map
        does not let an older answer undo what the reader has done since.
        """
        state = {
            "layer": self.layer,
            "classes": self.classes,
            "legend": [[c.code, c.label, c.colour, c.icon, c.pattern, c.rank] for c in self.legend],
            "selected": [c.code for c in self.legend if c.code in self.selected],
            "picked": self.picked,
            "focus": self.focus,
            "programme": list(self.programme),
            "areas": dict(self.areas),
            "dots": self.dots,
            "dark": self.dark,
            "basemap": self.basemap_url if self.basemap and self.basemap_url else None,
            "unmapped": self.unmapped,
            "choosing": self.choosing,
            "linked": self.linked,
            "view": astuple(self.view) if self.view else None,
            "province": "" if self.province == self.classes else self.province,
            "texts": dict(self.texts),
            "villagesUrl": self.villages_url,
            "answered": answered,
        }
        return f"window.pantauMap.update({_json(state)});"


def _json(state: Mapping[str, object]) -> str:
    """JSON that is safe inside a script, a template literal and folium's own templates.

    It is ASCII on one line. None of the characters replaced has a meaning in JSON outside its
    strings; ``{{`` occurs in strings only.
    """
    text = json.dumps(state, separators=(",", ":"))
    for character, escaped in _UNSAFE.items():
        text = text.replace(character, escaped)
    return text.replace("{{", "{\\u007b")
