"""Areas found for what a row says of them: by code, by district and name, by name in a regency.

A name that several villages share is refused with its candidates, unless somebody chose one of them
before. Code, name, district and regency of one row must fit each other: a wrong digit shows.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from difflib import get_close_matches

from lib.domain.area_codes import ReadCode, looks_like_code, read_code
from lib.domain.area_names import (
    plain_district,
    plain_regency,
    plain_village,
    regency_kind,
    split_label,
)
from lib.domain.areas import District, Regency, Village, district_code_of, regency_code_of
from lib.domain.import_rows import Field

_CODES = re.compile(r"[;|\n\r]+|,(?!\s*(\d{1,2}\b(?!\.)|\d+[eE]))")
"""A comma parts codes, but not the decimals of a number that a code became."""
_NAMES = re.compile(r"[;|\n\r]+")
_FEW = 4
"""Candidates told when a name is only like others."""


@dataclass(frozen=True, slots=True)
class WrittenAreas:
    """What a row says of its areas, as it is written."""

    codes: str = ""
    villages: str = ""
    district: str = ""
    regency: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Something to be told of a field."""

    field: Field
    key: str
    values: Mapping[str, str] = default(default_factory=dict)


@dataclass(slots=True)
class Found:
    """The codes found, each once, with notices and, where areas stay unclear, faults."""

    codes: list[str] = default(default_factory=list)
    notices: list[Told] = default(default_factory=list)
    faults: list[Told] = default(default_factory=list)
    chosen: dict[str, str] = default(default_factory=dict)
    """Choices that were used, by the name as it is remembered."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row says that its villages lie, and what that may mean; None for nothing."""

    written: WrittenAreas
    districts: list[set[str]] | None
    regencies: set[str] | None


class Gazetteer:
    """The register, ready to be asked for areas as people write them."""

    def __init__(self, register: Iterable[Village]) -> None:
        self.villages = {village.code: village for village in register}
        self.districts: dict[str, District] = {}
        self.regencies: dict[str, Regency] = {}
        self._by_name: dict[str, list[Village]] = defaultdict(list)
        self._districts_by_name: dict[str, list[District]] = defaultdict(list)
        for village in self.villages.values():
            self._by_name[plain_village(village.name)].append(village)
            self.districts[village.district.code] = village.district
            self.regencies[village.regency.code] = village.regency
        for district in self.districts.values():
            self._districts_by_name[plain_district(district.name)].append(district)
        self.known = frozenset({*self.villages, *self.districts, *self.regencies})

    def label(self, code: str) -> str:
        """An area as the screen writes it, with its code."""
        if code in self.villages:
            return f"{code} {self.villages[code].label}"
        if code in self.districts:
            district = self.districts[code]
            return f"{code} Kec. {district.name}, {district.regency.label}"
        return f"{code} {self.regencies[code].label}"

    def labels(self, codes: Iterable[str]) -> str:
        return "; ".join(self.label(code) for code in codes)

    def find(self, written: WrittenAreas, choices: Mapping[str, str]) -> Found:
        """The areas of a row; ``choices`` are villages chosen for names, by ``choice_key``."""
        found = Found()
        regencies = self._regencies(written.regency, found)
        districts = self._districts(written.district, regencies, found)
        if found.faults:
            return found
        codes, names = _pieces(written)
        for piece in codes:
            self._add_code(piece, found)
        self._check_places(found, districts, regencies)
        if codes and not found.faults:
            self._check_names(names, found)
        elif not codes:
            for name in names:
                self._add_name(name, _Place(written, districts, regencies), found, choices)
        if not codes and not names:
            self._add_wider(districts, regencies, found)
        found.codes = list(dict.fromkeys(found.codes))
        return found

    def _regencies(self, text: str, found: Found) -> set[str] | None:
        """The regencies that a text may mean; None where it says nothing."""
        if not text.strip():
            return None
        meant: set[str] = set()
        for piece in _split_names(text):
            if looks_like_code(piece):
                read = read_code(piece, self.regencies)
                self._note(read, piece, Field.REGENCY, found)
                meant |= {read.code} if read.code else set()
                continue
            kind = regency_kind(piece)
            fits = {
                r.code
                for r in self.regencies.values()
                if plain_regency(r.name) == plain_regency(piece) and kind in (None, r.kind)
            }
            if not fits:
                known = self.labels(sorted(self.regencies))
                values = {"name": piece, "candidates": known}
                found.faults.append(Told(Field.REGENCY, "regency_unknown", values))
            meant |= fits
        return meant

    def _districts(
        self, text: str, regencies: set[str] | None, found: Found
    ) -> list[set[str]] | None:
        """For each district written, those that it may mean; None where nothing is written."""
        if not text.strip():
            return None
        meant: list[set[str]] = []
        for piece in _split_names(text):
            if looks_like_code(piece):
                read = read_code(piece, self.districts)
                self._note(read, piece, Field.DISTRICT, found)
                meant.append({read.code} if read.code else set())
                continue
            fits = {
                d.code
                for d in self._districts_by_name.get(plain_district(piece), [])
                if regencies is None or d.regency.code in regencies
            }
            if not fits:
                values = {"name": piece, "candidates": self._like_district(piece, regencies)}
                found.faults.append(Told(Field.DISTRICT, "district_unknown", values))
            meant.append(fits)
        return meant

    def _add_code(self, piece: str, found: Found) -> None:
        read = read_code(piece, self.known)
        self._note(read, piece, Field.CODES, found)
        if read.code:
            found.codes.append(read.code)
            if read.code not in self.villages:
                values = {"area": self.label(read.code)}
                found.notices.append(Told(Field.CODES, "area_is_wide", values))

    def _note(self, read: ReadCode, piece: str, where: Field, found: Found) -> None:
        if not read.told:
            return
        shown = [code for code in read.candidates if code in self.known]
        values = {"code": piece.strip(), "candidates": self.labels(shown)}
        if read.code:
            values["read"] = self.label(read.code)
            found.notices.append(Told(where, read.told, values))
        else:
            found.faults.append(Told(where, read.told, values))

    def _check_places(
        self, found: Found, districts: list[set[str]] | None, regencies: set[str] | None
    ) -> None:
        """The codes lie in the districts and regencies that the row names."""
        wide = {code for meant in districts or [] for code in meant}
        for code in found.codes:
            values = {"area": self.label(code)}
            if regencies is not None and regency_code_of(code) not in regencies:
                found.faults.append(Told(Field.REGENCY, "code_elsewhere", values))
            elif wide and len(code) > 5 and district_code_of(code) not in wide:
                found.faults.append(Told(Field.DISTRICT, "code_elsewhere", values))

    def _check_names(self, names: list[str], found: Found) -> None:
        """The names beside codes are those of the codes; other spellings are told."""
        coded = {plain_village(self._name(code)) for code in found.codes}
        for piece in names:
            name = plain_village(split_label(piece)[0])
            if name in coded:
                continue
            values = {"name": piece, "area": self.labels(found.codes)}
            if name in self._by_name:
                found.faults.append(Told(Field.VILLAGES, "code_and_name_differ", values))
            else:
                found.notices.append(Told(Field.VILLAGES, "name_spelled_otherwise", values))

    def _name(self, code: str) -> str:
        area = self.villages.get(code) or self.districts.get(code) or self.regencies[code]
        return area.name

    def _add_name(
        self, piece: str, place: "_Place", found: Found, choices: Mapping[str, str]
    ) -> None:
        written, districts, regencies = place.written, place.districts, place.regencies
        name, own_district, own_regency = split_label(piece)
        if own_regency:
            regencies = self._regencies(own_regency, found)
        if own_district:
            districts = self._districts(own_district, regencies, found)
        if found.faults:
            return
        within = None if districts is None else {code for meant in districts for code in meant}
        homonyms = self._by_name.get(plain_village(name), [])
        fits = [
            v
            for v in homonyms
            if (within is None or v.district.code in within)
            and (regencies is None or v.regency.code in regencies)
        ]
        placed = own_district or written.district, own_regency or written.regency
        key = choice_key(name, *placed)
        chosen = self.villages.get(choices.get(key, ""))
        told = {"name": name, "written": key}
        if len(fits) == 1:
            found.codes.append(fits[0].code)
            sure = regencies is not None and len(regencies) == 1
            if within is None and not sure:
                values = told | {"read": self.label(fits[0].code)}
                found.notices.append(Told(Field.VILLAGES, "name_alone", values))
        elif chosen is not None:
            found.codes.append(chosen.code)
            found.chosen[key] = chosen.code
            values = told | {"read": self.label(chosen.code)}
            found.notices.append(Told(Field.VILLAGES, "choice_remembered", values))
        elif fits:
            codes = [village.code for village in fits]
            values = told | {"candidates": self.labels(codes), "codes": ";".join(codes)}
            found.faults.append(Told(Field.VILLAGES, "village_homonym", values))
        else:
            codes = [v.code for v in homonyms] or self._like_village(name, within, regencies)
            values = told | {"candidates": self.labels(codes), "codes": ";".join(codes)}
            found.faults.append(Told(Field.VILLAGES, "village_unknown", values))

    def _add_wider(
        self, districts: list[set[str]] | None, regencies: set[str] | None, found: Found
    ) -> None:
        """Districts, or else regencies, where the row names no village."""
        wider = districts if districts is not None else [regencies] if regencies else []
        where = Field.DISTRICT if districts is not None else Field.REGENCY
        for meant in wider:
            codes = sorted(meant)
            if where is Field.DISTRICT and len(codes) > 1:
                values = {"candidates": self.labels(codes)}
                found.faults.append(Told(where, "district_homonym", values))
                continue
            if where is Field.REGENCY and len({self.regencies[c].name for c in codes}) < len(codes):
                values = {"candidates": self.labels(codes)}
                found.faults.append(Told(where, "regency_homonym", values))
                continue
            found.codes.extend(codes)
            found.notices.append(Told(where, "area_is_wide", {"area": self.labels(codes)}))

    def _like_village(
        self, name: str, within: set[str] | None, regencies: set[str] | None
    ) -> list[str]:
        near = {
            plain_village(v.name): v.code
            for v in self.villages.values()
            if (within is not None and v.district.code in within)
            or (within is None and regencies is not None and v.regency.code in regencies)
        }
        return [near[n] for n in get_close_matches(plain_village(name), near, _FEW, 0.7)]

    def _like_district(self, name: str, regencies: set[str] | None) -> str:
        near = {
            plain_district(d.name): d.code
            for d in self.districts.values()
            if regencies is None or d.regency.code in regencies
        }
        return self.labels(
            near[n] for n in get_close_matches(plain_district(name), near, _FEW, 0.7)
        )


def choice_key(name: str, district: str, regency: str) -> str:
    """A name with its place as a choice for it is remembered."""
    kind = regency_kind(regency) or ""
    return "/".join((plain_village(name), plain_district(district), kind + plain_regency(regency)))


def _pieces(written: WrittenAreas) -> tuple[list[str], list[str]]:
    """The codes and the names of a row; forms for phones put codes where names stand."""
    codes = [p for p in _split_codes(written.codes) if p.strip()]
    names: list[str] = []
    for piece in _split_names(written.villages):
        many = piece.split()
        if all(looks_like_code(one) for one in many):
            codes.extend(many)
        else:
            names.append(piece)
    return codes, names


def _split_codes(text: str) -> list[str]:
    parted = _CODES.sub(";", text)
    return parted.split(";")


def _split_names(text: str) -> list[str]:
    pieces = [piece.strip() for piece in _NAMES.split(text)]
    split: list[str] = []
    for piece in pieces:
        whole = split_label(piece)[1] or looks_like_code(piece)
        split.extend([piece] if whole else [part.strip() for part in piece.split(",")])
    return [piece for piece in split if piece]
