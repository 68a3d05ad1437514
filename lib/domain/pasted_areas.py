"""Areas read from a pasted list: what is sure, what has candidates to choose from, what is unknown.

One area a line, or several with commas: codes, with dots or without, and names, each with its
district behind it where the name alone is not enough (``Kronjo, Kresek, Kab. Tangerang``). A name
followed by a district in which such a village lies is one village; everything else is read alone.
"""

import re
from dataclasses import dataclass

from lib.domain.area_codes import looks_like_code
from lib.domain.area_match import Found, Gazetteer, WrittenAreas
from lib.domain.area_names import split_label

_LINES = re.compile(r"[\n\r;|]+")
_PARTS = re.compile(r"\s*[,\t]\s*")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,3}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Unclear:
    """What was written, and the areas that it may mean: none where nothing is like it."""

    written: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pasted:
    """The codes that are sure, each once in order, and what a person has to settle."""

    codes: tuple[str, ...]
    unclear: tuple[Unclear, ...]

    @property
    def homonyms(self) -> tuple[Unclear, ...]:
        return tuple(one for one in self.unclear if one.candidates)

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(one.written for one in self.unclear if not one.candidates)


def read_pasted(text: str, gazetteer: Gazetteer) -> Pasted:
    """A pasted list among the areas of the gazetteer."""
    codes: list[str] = []
    unclear: list[Unclear] = []
    for line in _LINES.split(text):
        for written, found in _entries(_BULLET.sub("", line).strip(), gazetteer):
            if found.faults:
                unclear.append(Unclear(written, _candidates(found)))
            else:
                codes.extend(found.codes)
    return Pasted(tuple(dict.fromkeys(codes)), tuple(dict.fromkeys(unclear)))


def _entries(line: str, gazetteer: Gazetteer) -> list[tuple[str, Found]]:
    """What a line says, piece by piece, with what each piece was found to be."""
    if not line:
        return []
    if split_label(line)[1]:
        return [(line, gazetteer.find(WrittenAreas(villages=line), {}))]
    parts = [part for part in _PARTS.split(line) if part]
    entries: list[tuple[str, Found]] = []
    while parts:
        taken, found = _longest(parts, gazetteer)
        entries.append((", ".join(parts[:taken]), found))
        parts = parts[taken:]
    return entries


def _longest(parts: list[str], gazetteer: Gazetteer) -> tuple[int, Found]:
    """How many parts the first entry takes: name, district and regency, or fewer."""
    name = parts[0]
    if looks_like_code(name):
        return 1, gazetteer.find(WrittenAreas(codes=name), {})
    for taken in (3, 2):
        if len(parts) >= taken and not any(map(looks_like_code, parts[:taken])):
            district, regency = parts[1], parts[2] if taken == 3 else ""
            found = gazetteer.find(WrittenAreas("", name, district, regency), {})
            if found.codes and not found.faults:
                return taken, found
    return 1, gazetteer.find(WrittenAreas(villages=name), {})


def _candidates(found: Found) -> tuple[str, ...]:
    listed = (told.values.get("codes", "") for told in found.faults)
    return tuple(code for codes in listed for code in codes.split(";") if code)
