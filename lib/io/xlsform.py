"""The form for KoboToolbox and ODK Collect, to record without a connection; its export is imported.

Villages are chosen step by step: regency, district, then one or several villages. Names of
questions and of choices are those that the import reads.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from io import BytesIO
from typing import TypeVar

from lib.domain.areas import Village
from lib.io import import_words as words
from lib.io.text_sheet import text_workbook, write_lines

_LABEL = "label::Bahasa Indonesia (id)"
_HINT = "hint::Bahasa Indonesia (id)"
_SURVEY = (
    "type",
    "name",
    _LABEL,
    _HINT,
    "required",
    "constraint",
    "constraint_message::Bahasa Indonesia (id)",
    "choice_filter",
    "appearance",
)
_CHOICES = ("list_name", "name", _LABEL, "kabupaten", "kecamatan")
_SETTINGS = ("form_title", "form_id", "version", "default_language")
_MEAN = (". >= 0 and . <= 100", "Nilai antara 0 dan 100.")

Line = tuple[str, ...]
Word = TypeVar("Word", bound=StrEnum)


def write_xlsform(register: Sequence[Village]) -> bytes:
    """The form for the villages given."""
    file = BytesIO()
    with text_workbook(file, "Formulir kegiatan") as workbook:
        write_lines(workbook, "survey", [_SURVEY, *_questions()])
        write_lines(workbook, "choices", [_CHOICES, *_choices(register)])
        settings = ("Kegiatan Desa Binaan", "kegiatan_desa_binaan", "1", "Bahasa Indonesia (id)")
        write_lines(workbook, "settings", [_SETTINGS, settings])
    return file.getvalue()


def _ask(
    kind: str,
    name: str,
    label: str,
    hint: str = "",
    *,
    required: bool = False,
    constraint: tuple[str, str] = ("", ""),
    filtered: str = "",
    appearance: str = "",
) -> Line:
    needed = "yes" if required else ""
    return (kind, name, label, hint, needed, *constraint, filtered, appearance)


def _questions() -> Iterable[Line]:
    yield _ask("start", "start", "")
    yield _ask("end", "end", "")
    yield _ask("begin_group", "kegiatan", "Kegiatan", appearance="field-list")
    yield _ask("date", "tanggal", "Tanggal", required=True)
    yield _ask("select_one jenis", "jenis", "Jenis", required=True)
    yield _ask("select_one bentuk", "bentuk", "Bentuk")
    yield _ask("select_one status", "status", "Status", required=True)
    yield _ask("end_group", "", "")
    yield _ask("begin_group", "wilayah", "Wilayah")
    yield _ask(
        "select_one kabupaten", "kabupaten", "Kabupaten/Kota", required=True, appearance="minimal"
    )
    yield _ask(
        "select_one kecamatan",
        "kecamatan",
        "Kecamatan",
        required=True,
        filtered="kabupaten=${kabupaten}",
        appearance="minimal",
    )
    yield _ask(
        "select_multiple desa",
        "desa",
        "Desa/Kelurahan",
        "Boleh lebih dari satu.",
        required=True,
        filtered="kecamatan=${kecamatan}",
    )
    yield _ask(
        "select_one hubungan",
        "hubungan",
        "Hubungan",
        "Langsung: di desa atau untuk warganya. Perwakilan: hanya utusan desa yang ikut.",
        required=True,
    )
    yield _ask("end_group", "", "")
    yield _ask("begin_group", "pelaksanaan", "Pelaksanaan", appearance="field-list")
    yield _ask("select_multiple penyelenggara", "penyelenggara", "Penyelenggara", required=True)
    yield _ask("text", "unit", "Unit penyelenggara")
    yield _ask(
        "integer",
        "kehadiran",
        "Kehadiran",
        "Kosongkan bila tidak dihitung.",
        constraint=(". >= 0 and . <= 100000", "Bilangan dari 0."),
    )
    yield _ask("text", "keterangan_kehadiran", "Keterangan kehadiran", "Misalnya: puluhan.")
    yield _ask("text", "topik", "Topik", "Beberapa topik dipisah titik koma (;).")
    yield _ask("text", "tempat", "Tempat")
    yield _ask("end_group", "", "")
    yield _ask("begin_group", "lanjutan", "Selebihnya")
    yield _ask("date", "tanggal_selesai", "Tanggal selesai", "Bila lebih dari satu hari.")
    yield _ask("text", "sasaran", "Sasaran", "Dipisah titik koma (;).")
    yield _ask("select_one ya_tidak", "tokoh", "Tokoh masyarakat hadir")
    yield _ask("select_one ya_tidak", "pemuda", "Pemuda hadir")
    yield _ask("select_one ya_tidak", "perempuan", "Perempuan hadir")
    yield _ask("decimal", "pre", "Rata-rata nilai pre-test", constraint=_MEAN)
    yield _ask("decimal", "post", "Rata-rata nilai post-test", constraint=_MEAN)
    yield _ask("integer", "diuji", "Peserta diuji")
    yield _ask("text", "tautan_bukti", "Tautan bukti", "Dimulai dengan https://")
    yield _ask("text", "catatan", "Catatan")
    yield _ask("end_group", "", "")


def _choices(register: Sequence[Village]) -> Iterable[Line]:
    yield from _vocabulary("jenis", words.KIND_WORDS)
    yield from _vocabulary("bentuk", words.FORM_WORDS)
    yield from _vocabulary("status", words.STATE_WORDS)
    yield from _vocabulary("hubungan", words.LINK_WORDS)
    yield from _vocabulary("penyelenggara", words.ORGANISER_WORDS)
    yield ("ya_tidak", "yes", "Ya", "", "")
    yield ("ya_tidak", "no", "Tidak", "", "")
    for regency in dict.fromkeys(village.regency for village in register):
        yield ("kabupaten", regency.code, regency.label, "", "")
    for district in dict.fromkeys(village.district for village in register):
        yield ("kecamatan", district.code, district.name, district.regency.code, "")
    for village in register:
        yield ("desa", village.code, village.name, village.regency.code, village.district.code)


def _vocabulary(name: str, offered: Mapping[Word, str]) -> Iterable[Line]:
    for entry, word in offered.items():
        yield (name, entry.value, word, "", "")
