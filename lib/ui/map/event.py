"""What the reader did on the map, read strictly: the values come from the browser."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["pick", "classes", "area", "dots", "clear", "chosen"]
FIELD = "pantau"
"""The field of the component's value in which the map's script puts the event."""

_EVENT = re.compile(r"(\d{1,16})\|([a-z]{1,8})\|([0-9a-z_.,]{0,30000})", re.ASCII)
_VILLAGE = r"\d\d\.\d\d\.\d\d\.\d{4}"
_VALUES: Mapping[str, re.Pattern[str]] = {
    "pick": re.compile(_VILLAGE, re.ASCII),
    "classes": re.compile(r"[a-z0-9_]{1,20}(,[a-z0-9_]{1,20}){0,9}", re.ASCII),
    "area": re.compile(r"(\d\d\.\d\d(\.\d\d)?)?", re.ASCII),
    "dots": re.compile(r"[01]", re.ASCII),
    "clear": re.compile(""),
    "chosen": re.compile(rf"({_VILLAGE}(,{_VILLAGE}){{0,1999}})?", re.ASCII),
}


@dataclass(frozen=True, slots=True)
class MapEvent:
    """One thing that the reader did.

    kind and value: ``pick`` a village's code; ``classes`` the codes of the legend's classes that
    are left, with commas; ``clear`` all classes again, value empty; ``area`` a regency's or
    district's code, empty for the whole province; ``dots`` 1 for equal dots, 0 for areas;
    ``chosen`` the codes of all villages chosen on a map for choosing, with commas.
    ``number`` tells one event from the next.

    The shape of a value is checked, its meaning is not: an unknown code may still stand in it.
    """

    kind: Kind
    value: str
    number: int


def read_event(component_value: object) -> MapEvent | None:
    """The event in a value of the component; None for anything else whatever."""
    if not isinstance(component_value, Mapping):
        return None
    text = component_value.get(FIELD)
    found = _EVENT.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    number, name, value = found.groups()
    for kind in get_args(Kind):
        if name == kind and _VALUES[name].fullmatch(value):
            return MapEvent(kind, value, int(number))
    return None
