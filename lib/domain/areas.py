"""Areas of the register and their codes.

A code is the dotted Kemendagri code and is always text: ``36`` a province, ``36.03`` a regency or
city, ``36.03.07`` a district, ``36.03.07.2001`` a village. Names are not keys: 389 of the 1,552
villages of Banten share theirs with another one.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

_CODE = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?", re.ASCII)


class AreaLevel(StrEnum):
    PROVINCE = "province"
    REGENCY = "regency"
    DISTRICT = "district"
    VILLAGE = "village"


class RegencyKind(StrEnum):
    KABUPATEN = "kabupaten"
    KOTA = "kota"


class VillageKind(StrEnum):
    DESA = "desa"
    KELURAHAN = "kelurahan"


_LEVEL_OF_LENGTH = {
    2: AreaLevel.PROVINCE,
    5: AreaLevel.REGENCY,
    8: AreaLevel.DISTRICT,
    13: AreaLevel.VILLAGE,
}


_WITHIN_REGENCY = (AreaLevel.REGENCY, AreaLevel.DISTRICT, AreaLevel.VILLAGE)


def level_of(code: str) -> AreaLevel | None:
    """The level a code is written for; None when it is not a code at all."""
    return _LEVEL_OF_LENGTH[len(code)] if _CODE.fullmatch(code) else None


def regency_code_of(code: str) -> str:
    """The code of the regency that a district or village code lies in."""
    return code[:5]


def regency_within(code: str) -> str | None:
    """The regency that an area is or lies in; None for a province, and for what is no code."""
    return regency_code_of(code) if level_of(code) in _WITHIN_REGENCY else None


def district_code_of(code: str) -> str:
    """The code of the district that a village code lies in."""
    return code[:8]


@dataclass(frozen=True, slots=True)
class Regency:
    code: str
    name: str
    kind: RegencyKind

    @property
    def label(self) -> str:
        """``Kab. Tangerang`` or ``Kota Tangerang``: two different places, so never without it."""
        return f"{'Kota' if self.kind is RegencyKind.KOTA else 'Kab.'} {self.name}"


@dataclass(frozen=True, slots=True)
class District:
    code: str
    name: str
    regency: Regency

    @property
    def place(self) -> str:
        """``Kec. Kronjo, Kab. Tangerang``."""
        return f"Kec. {self.name}, {self.regency.label}"


@dataclass(frozen=True, slots=True)
class Village:
    code: str
    name: str
    kind: VillageKind
    district: District

    @property
    def regency(self) -> Regency:
        return self.district.regency

    @property
    def place(self) -> str:
        """``Kec. Kronjo, Kab. Tangerang``: what tells a village from its namesakes."""
        return self.district.place

    @property
    def label(self) -> str:
        """``Lontar — Kec. Tirtayasa, Kab. Serang``: how a village is written on every screen."""
        return f"{self.name} — {self.place}"


class Register(tuple[Village, ...]):
    """Villages in order of code, with what they lie in; each page looks areas up many times."""

    @cached_property
    def villages(self) -> dict[str, Village]:
        """The villages by code."""
        return {village.code: village for village in self}

    @cached_property
    def districts(self) -> dict[str, District]:
        """The districts by code, in order of code."""
        return {village.district.code: village.district for village in self}

    @cached_property
    def regencies(self) -> dict[str, Regency]:
        """The regencies by code, in order of code."""
        return {village.regency.code: village.regency for village in self}

    @cached_property
    def regency_labels(self) -> dict[str, str]:
        """``Kab. Serang``, ``Kota Serang`` by code, in order of code."""
        return {code: regency.label for code, regency in self.regencies.items()}

    def district_names(self, regency: str | None) -> dict[str, str]:
        """The districts of a regency by code, in order of code; none for no regency."""
        within = self.districts.values()
        return {found.code: found.name for found in within if found.regency.code == regency}

    @cached_property
    def names(self) -> dict[str, str]:
        """Every area as it is written on screens, by code.

        ``Lontar — Kec. Tirtayasa, Kab. Serang``, ``Kec. Pontang, Kab. Serang``, ``Kab. Serang``.
        """
        districts = {code: district.place for code, district in self.districts.items()}
        villages = {v.code: f"{v.name} — {districts[v.district.code]}" for v in self}
        return villages | districts | self.regency_labels
