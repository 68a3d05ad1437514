"""Risk tiers as a spreadsheet: the template to fill in, and its rows read back as text.

The columns are those of tiers.csv in a data package, under their Indonesian or English names; those
that only help a reader (village, district, regency) are left aside.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from lib.domain.area_names import plain
from lib.domain.areas import Village
from lib.domain.import_plan import FileRefused
from lib.domain.rules import Tier
from lib.io.text_sheet import text_workbook, write_lines
from lib.io.workbook import header_of, read_lines, rows_below

SHEET = "Tingkat risiko"
TITLES = {
    "village_code": "Kode desa",
    "tier": "Tingkat",
    "valid_from": "Berlaku mulai",
    "source": "Sumber",
    "period": "Periode",
    "agency": "Instansi",
}
"""The header of each column as the template writes it."""
_ALSO = {
    "village_code": ("village code", "kode desa/kelurahan", "kode wilayah", "kode"),
    "tier": ("risk tier", "tingkat risiko", "risiko"),
    "valid_from": ("valid from", "since", "mulai", "mulai berlaku", "sejak"),
    "source": ("sumber data", "figure"),
    "period": ("periode data",),
    "agency": ("issuing agency", "instansi penerbit", "penerbit"),
    "until": ("sampai",),
}
_FIELD_OF = {plain(title): field for field, title in TITLES.items()} | {
    plain(name): field for field, names in _ALSO.items() for name in (field, *names)
}
_TIER_OF = {
    "high": Tier.HIGH,
    "tinggi": Tier.HIGH,
    "medium": Tier.MEDIUM,
    "sedang": Tier.MEDIUM,
    "menengah": Tier.MEDIUM,
    "low": Tier.LOW,
    "rendah": Tier.LOW,
}
_PURPOSE = (
    "Satu baris untuk satu desa/kelurahan. Kode desa ada di lembar Daftar.",
    "Tingkat: tinggi, sedang, atau rendah. Berlaku mulai: hari yang sudah tiba, misalnya 5/1/2026.",
    "Sumber, periode, dan instansi menyebut angka tingkat desa di balik tingkat ini, misalnya "
    "penempatan PMI atau pengaduan.",
    "Jangan menulis data orang: nama, NIK, atau nomor telepon ditolak.",
    "Angka bandara bukan angka Banten: penumpang datang dari mana-mana, jadi bukan dasar tingkat "
    "sebuah desa.",
)


@dataclass(frozen=True, slots=True)
class TierLine:
    """A row of the file: its number in the spreadsheet, and its texts by field."""

    number: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TierSheet:
    """The rows, and how the file calls each column."""

    lines: tuple[TierLine, ...]
    titles: Mapping[str, str]


def read_tier_sheet(content: bytes) -> TierSheet:
    """The rows of an XLSX or CSV; raises FileRefused where it has none or lacks a column."""
    found = read_lines(content, _named, SHEET)
    header = header_of(found)
    place: dict[str, int] = {}
    for number, title in enumerate(header):
        field = _field(title)
        if field in place:
            raise FileRefused("column_twice", column=title, other=header[place[field]])
        if field:
            place[field] = number
    for field, title in TITLES.items():
        if field not in place:
            raise FileRefused("column_missing", column=title)
    lines = tuple(
        TierLine(row.number, {field: row.cells[at].strip() for field, at in place.items()})
        for row in rows_below(found)
    )
    return TierSheet(lines, {field: header[at] for field, at in place.items()})


def read_tier(text: str) -> Tier | None:
    """The tier that a word means; None for any other."""
    return _TIER_OF.get(text.strip().casefold())


def tier_template(villages: Iterable[Village]) -> bytes:
    """The empty sheet, what to know before filling it in, and the villages with their codes."""
    codes: list[Sequence[str]] = [("Kode desa", "Desa/Kelurahan", "Kecamatan", "Kab/Kota")]
    codes += [(v.code, v.name, v.district.name, v.regency.label) for v in villages]
    file = BytesIO()
    with text_workbook(file, SHEET) as workbook:
        write_lines(workbook, SHEET, [[*TITLES.values()]], blank=len(codes))
        write_lines(workbook, "Petunjuk", [["Petunjuk"], *([line] for line in _PURPOSE)])
        write_lines(workbook, "Daftar", codes)
    return file.getvalue()


def _named(header: Sequence[str]) -> int:
    return len({field for title in header if (field := _field(title))})


def _field(title: str) -> str:
    return _FIELD_OF.get(plain(title), "")
