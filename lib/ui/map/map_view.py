"""The part of the world that a map shows, as an address writes it: ``11.2,-6.5632,106.2518``.

Zoom, latitude and longitude of the centre. What the reader moves stays in the browser, so that no
move runs the app; the view comes here with an opened link only, and is read strictly.
"""

import re
from dataclasses import dataclass

NAME = "pandang"
"""What the address calls it."""

_VIEW = re.compile(r"(\d{1,2}(?:\.\d)?),(-\d(?:\.\d{1,4})?),(\d{3}(?:\.\d{1,4})?)", re.ASCII)
# As far as the map's script lets the reader go (static/start.js).
_ZOOMS, _LATITUDES, _LONGITUDES = (7, 16), (-9, -4), (103, 109)


@dataclass(frozen=True, slots=True)
class MapView:
    """Zoom, and the centre in degrees."""

    zoom: float
    latitude: float
    longitude: float


def read_view(text: str) -> MapView | None:
    """The view that an address names; None for anything that the map cannot show."""
    found = _VIEW.fullmatch(text)
    if found is None:
        return None
    view = MapView(*(float(part) for part in found.groups()))
    within = (
        _ZOOMS[0] <= view.zoom <= _ZOOMS[1]
        and _LATITUDES[0] <= view.latitude <= _LATITUDES[1]
        and _LONGITUDES[0] <= view.longitude <= _LONGITUDES[1]
    )
    return view if within else None


def write_view(view: MapView) -> str:
    """The view as the map's script writes it into a copied link."""
    return f"{view.zoom:.1f},{view.latitude:.4f},{view.longitude:.4f}"
