"""Areas as they are written on every screen, by code."""

from collections.abc import Iterable

from lib.domain.areas import Village


def area_names(register: Iterable[Village]) -> dict[str, str]:
    """``Lontar — Kec. Tirtayasa, Kab. Serang``, ``Kec. Pontang, Kab. Serang``, ``Kab. Serang``."""
    names: dict[str, str] = {}
    for village in register:
        district, regency = village.district, village.regency
        names[village.code] = village.label
        names[district.code] = f"Kec. {district.name}, {regency.label}"
        names[regency.code] = regency.label
    return names
