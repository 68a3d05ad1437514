"""The workbook to fill in: codes and dates as text, lists to choose from, an example, instructions.

Dates are text on purpose: a spreadsheet set to American English makes 5/1/2026 the first of May.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from io import BytesIO
from typing import Any, TypeVar

from lib.domain.areas import Village
from lib.domain.import_rows import Field
from lib.io import import_words as words
from lib.io.import_columns import USUAL
from lib.io.text_sheet import text_workbook, write_lines
from lib.io.workbook import SHEET

Word = TypeVar("Word", bound=StrEnum)

_LEFT_OUT = frozenset({Field.KEY, Field.RECORDED_ON})
_COLUMNS = tuple(field for field in USUAL if field not in _LEFT_OUT)
_ROWS = 2_000
"""Lines in which the lists are offered."""
_YES_NO = ("ya", "tidak")
_NEEDED = (Field.DATE, Field.KIND, Field.ORGANISERS)

_STEPS = (
    (
        "Mengisi",
        "Isi lembar Kegiatan, satu baris untuk satu kegiatan. Lembar Contoh tidak diimpor.",
    ),
    (
        "Wajib",
        "Tanggal, Jenis, Penyelenggara, dan wilayah: Kode desa, atau Desa/Kelurahan dengan "
        "Kecamatan. Kolom lain boleh kosong; kosong berarti belum diketahui, bukan nol.",
    ),
    (
        "Tanggal",
        "2026-01-05, 05/01/2026, 5-1-2026, 5 Januari 2026 atau 05 Jan 2026. Hari selalu di depan "
        "bulan. Bila harinya tidak diketahui: Januari 2026.",
    ),
    (
        "Kode desa",
        "13 karakter dengan titik, seperti di lembar Daftar. Beberapa desa dipisah titik koma (;).",
    ),
    (
        "Nama desa",
        "389 desa di Banten namanya sama dengan desa lain: tulis juga kecamatannya, dan bedakan "
        "Kab. dengan Kota.",
    ),
    (
        "Beberapa baris",
        "Satu kegiatan boleh ditulis pada beberapa baris, misalnya desa yang satu Langsung dan "
        "yang lain Perwakilan: beri No kegiatan yang sama. Nomor itu cukup unik dalam satu tahun "
        "dan kabupaten/kota. Kirim ulang nomor yang sama untuk memperbaiki kegiatannya.",
    ),
    (
        "Hubungan",
        "Langsung: diadakan di desa atau untuk warganya. Perwakilan: hanya utusan desa yang ikut. "
        "Kosong berarti Langsung.",
    ),
    (
        "Status",
        "Terlaksana, Rencana atau Batal. Kosong berarti Terlaksana untuk hari yang lewat dan "
        "Rencana untuk hari yang akan datang.",
    ),
    (
        "Kehadiran",
        "Sebuah angka. Bila tidak dihitung tulis dengan kata, misalnya puluhan: kata itu disimpan "
        "dan angkanya tetap belum diketahui.",
    ),
    (
        "Daftar isian",
        "Penyelenggara, Topik dan Sasaran boleh lebih dari satu, dipisah titik koma (;).",
    ),
    ("Tautan", "Tautan bukti dan sumber dimulai dengan https:// atau http://."),
    (
        "Sesudah diunggah",
        "Aplikasi menunjukkan dulu apa yang akan berubah. Baris yang ditolak kembali sebagai "
        "berkas dengan kolom Alasan ditolak: perbaiki, lalu kirim berkas itu lagi.",
    ),
)


def write_template(register: Sequence[Village], today: date) -> bytes:
    """The workbook for the villages given; the example speaks of days around ``today``."""
    file = BytesIO()
    header = [USUAL[field] for field in _COLUMNS]
    with text_workbook(file, "Template impor kegiatan") as workbook:
        sheet = write_lines(workbook, SHEET, [header], blank=_ROWS)
        example = [
            [row.get(field, "") for field in _COLUMNS] for row in example_rows(register, today)
        ]
        write_lines(workbook, "Contoh", [header, *example])
        _write_steps(workbook)
        _write_lists(workbook, sheet, register)
    return file.getvalue()


def example_rows(register: Sequence[Village], today: date) -> list[Mapping[Field, str]]:
    """Rows that show each way of writing; all of them can be imported as they are."""
    if not register:
        return []
    first, second, third = (register[min(n, len(register) - 1)] for n in range(3))
    held, planned = today - timedelta(days=40), today + timedelta(days=30)
    several = "; ".join(dict.fromkeys((first.code, second.code, third.code)))
    return [
        {
            Field.NUMBER: "1",
            Field.DATE: held.isoformat(),
            Field.KIND: "Sosialisasi",
            Field.FORM: "Tatap muka",
            Field.STATE: "Terlaksana",
            Field.CODES: several,
            Field.LINK: "Langsung",
            Field.ORGANISERS: "Imigrasi; BP3MI",
            Field.ORGANISER_UNITS: "Kantor Imigrasi",
            Field.PARTICIPANTS: "45",
            Field.TOPICS: "TPPO; Migrasi aman",
            Field.VENUE: "Balai desa",
            Field.AUDIENCE: "Warga; Calon PMI",
            Field.LEADERS: "ya",
            Field.WOMEN: "ya",
        },
        {
            Field.NUMBER: "2",
            Field.DATE: held.strftime("%d/%m/%Y"),
            Field.KIND: "Pelatihan",
            Field.FORM: "Bimbingan teknis",
            Field.STATE: "Terlaksana",
            Field.VILLAGES: first.name,
            Field.DISTRICT: first.district.name,
            Field.REGENCY: first.regency.label,
            Field.LINK: "Langsung",
            Field.ORGANISERS: "BP3MI",
            Field.PARTICIPANTS: "puluhan",
            Field.PRE_MEAN: "52,5",
            Field.POST_MEAN: "71",
            Field.TESTED: "20",
        },
        {
            Field.NUMBER: "2",
            Field.VILLAGES: third.name,
            Field.DISTRICT: third.district.name,
            Field.REGENCY: third.regency.label,
            Field.LINK: "Perwakilan" if third != first else "Langsung",
        },
        {
            Field.NUMBER: "3",
            Field.DATE: planned.isoformat(),
            Field.KIND: "Sosialisasi",
            Field.FORM: "Penyuluhan",
            Field.STATE: "Rencana",
            Field.CODES: second.code,
            Field.LINK: "Langsung",
            Field.ORGANISERS: "Imigrasi",
        },
    ]


def _write_steps(workbook: Any) -> None:
    term = workbook.add_format({"bold": True, "valign": "top"})
    body = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet = workbook.add_worksheet("Petunjuk")
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 96)
    for line, (title, said) in enumerate(_STEPS):
        sheet.write_string(line, 0, title, term)
        sheet.write_string(line, 1, said, body)


def _write_lists(workbook: Any, sheet: Any, register: Sequence[Village]) -> None:
    """The villages to look codes up, and beside them the words that the lists offer."""
    villages = [[v.code, v.name, v.district.name, v.regency.label] for v in register]
    named = ["Kode desa", "Desa/Kelurahan", "Kecamatan", "Kab/Kota"]
    lists = write_lines(workbook, "Daftar", [named, *villages])
    regencies = list(dict.fromkeys(v.regency.label for v in register))
    offered: dict[Field, Sequence[str]] = {
        Field.KIND: _words(words.KIND_WORDS),
        Field.FORM: _words(words.FORM_WORDS),
        Field.STATE: _words(words.STATE_WORDS),
        Field.LINK: _words(words.LINK_WORDS),
        Field.ORGANISERS: _words(words.ORGANISER_WORDS),
        Field.REGENCY: regencies,
        Field.LEADERS: _YES_NO,
        Field.YOUTH: _YES_NO,
        Field.WOMEN: _YES_NO,
    }
    for number, (field, entries) in enumerate(offered.items(), start=len(named) + 1):
        lists.write_string(0, number, USUAL[field])
        for line, entry in enumerate(entries, start=1):
            lists.write_string(line, number, entry)
        letter = chr(ord("A") + number)
        column = _COLUMNS.index(field)
        rule = {
            "validate": "list",
            "source": f"=Daftar!${letter}$2:${letter}${len(entries) + 1}",
            "error_type": "warning" if field is Field.ORGANISERS else "stop",
            "error_title": USUAL[field],
            "error_message": "Pilih dari daftar." + _several(field),
        }
        sheet.data_validation(1, column, _ROWS, column, rule)
    for field in _NEEDED:
        sheet.write_comment(0, _COLUMNS.index(field), "Wajib diisi")


def _several(field: Field) -> str:
    return " Beberapa lembaga: pisahkan dengan titik koma." if field is Field.ORGANISERS else ""


def _words(offered: Mapping[Word, str]) -> tuple[str, ...]:
    return tuple(offered.values())
