"""The register of villages, read from the reference files shipped with the project."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from lib.domain.areas import District, Regency, RegencyKind, Register, Village, VillageKind
from lib.domain.place import Place


def read_register(folder: Path) -> Register:
    """All villages in order of code, each with its district and regency.

    ``folder`` holds regencies.csv, districts.csv and villages.csv (UTF-8, codes as text).
    """
    regencies = {
        row["code"]: Regency(row["code"], row["name"], RegencyKind(row["kind"]))
        for row in _rows(folder / "regencies.csv")
    }
    districts = {
        row["code"]: District(row["code"], row["name"], regencies[row["regency_code"]])
        for row in _rows(folder / "districts.csv")
    }
    villages = (
        Village(row["code"], row["name"], VillageKind(row["kind"]), districts[row["district_code"]])
        for row in _rows(folder / "villages.csv")
    )
    return Register(sorted(villages, key=lambda village: village.code))


def read_places(folder: Path) -> Mapping[str, Place]:
    """The point of each village by code; a village without one in villages.csv is left out."""
    return {
        row["code"]: Place(
            float(row["latitude"]), float(row["longitude"]), row.get("estimated") == "yes"
        )
        for row in _rows(folder / "villages.csv")
        if row.get("latitude") and row.get("longitude")
    }


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
