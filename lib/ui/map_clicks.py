"""What a click on the map asks for: a village, an area, classes of the legend.

The values come from the browser, so each is looked up before it becomes a filter.
"""

from dataclasses import replace

from lib.domain.areas import Register
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.ui.filter_url import Filter, Layer, classes_of, codes_of
from lib.ui.map.event import MapEvent


def filter_after(event: MapEvent, found: Filter, register: Register) -> Filter:
    """The filter that the click asks for; the same filter for a click that means nothing here."""
    selection = found.selection
    codes = codes_of(register)
    if event.kind == "pick" and event.value in codes.villages:
        return replace(found, village=event.value)
    if event.kind == "area" and event.value in codes.regencies | {""}:
        area = Selection(event.value or None, None, selection.programmes, selection.statuses)
        return replace(found, selection=area, village=None)
    if event.kind == "dots":
        return replace(found, dots=event.value == "1")
    if event.kind in ("classes", "clear"):
        named = event.value.split(",")
        if found.layer is not Layer.STATUS:
            return replace(found, classes=frozenset(named) & frozenset(classes_of(found.layer)))
        chosen = frozenset(status for status in Status if status in named)
        return replace(found, selection=replace(selection, statuses=chosen))
    return found
