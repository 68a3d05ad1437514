"""Which column of an office spreadsheet or of an ODK export says what, by its header.

Headers are compared without case, blanks and punctuation. Of a header with a group before it
(``kegiatan/tanggal``, ``kegiatan-tanggal``) the last part counts when the whole is no header. What
is not understood is reported, never dropped silently; columns that a collection tool or our own
file of refused rows adds by itself are known and left aside.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.area_names import plain
from lib.domain.import_plan import FileRefused
from lib.domain.import_rows import Field

USUAL: dict[Field, str] = {
    Field.NUMBER: "No kegiatan",
    Field.DATE: "Tanggal",
    Field.END_DATE: "Tanggal selesai",
    Field.KIND: "Jenis",
    Field.FORM: "Bentuk",
    Field.STATE: "Status",
    Field.CODES: "Kode desa",
    Field.VILLAGES: "Desa/Kelurahan",
    Field.DISTRICT: "Kecamatan",
    Field.REGENCY: "Kab/Kota",
    Field.LINK: "Hubungan",
    Field.ORGANISERS: "Penyelenggara",
    Field.ORGANISER_UNITS: "Unit penyelenggara",
    Field.PARTICIPANTS: "Kehadiran",
    Field.PARTICIPANTS_NOTE: "Keterangan kehadiran",
    Field.TOPICS: "Topik",
    Field.VENUE: "Tempat",
    Field.AUDIENCE: "Sasaran",
    Field.LEADERS: "Tokoh masyarakat",
    Field.YOUTH: "Pemuda",
    Field.WOMEN: "Perempuan",
    Field.PRE_MEAN: "Nilai pre-test",
    Field.POST_MEAN: "Nilai post-test",
    Field.TESTED: "Peserta diuji",
    Field.EVIDENCE_URL: "Tautan bukti",
    Field.SOURCE: "Sumber",
    Field.SOURCE_URL: "Tautan sumber",
    Field.NOTES: "Catatan",
    Field.KEY: "ID kegiatan",
    Field.RECORDED_ON: "Dicatat pada",
}
"""The header of each field as the template writes it."""

_ALSO: dict[Field, str] = {
    Field.KEY: "activity_id, kegiatan_id, _uuid, KEY, meta/instanceID, instanceID, uuid",
    Field.NUMBER: "nomor kegiatan, no. kegiatan, kode kegiatan, activity number, activity no",
    Field.DATE: "tgl, tanggal kegiatan, tanggal pelaksanaan, tanggal mulai, tgl kegiatan, "
    "tgl pelaksanaan, hari/tanggal, waktu pelaksanaan, date, activity date, start date",
    Field.END_DATE: "tgl selesai, tanggal akhir, tanggal berakhir, sampai tanggal, end date",
    Field.KIND: "jenis kegiatan, kind, type, activity type, jenis_kegiatan",
    Field.FORM: "bentuk kegiatan, metode, form, method",
    Field.STATE: "status kegiatan, keadaan, state",
    Field.CODES: "kode, kode wilayah, kode desa/kelurahan, kode kelurahan, kode kemendagri, "
    "kode area, code, area code, area_code, village code, village_code, kode desa/kel",
    Field.VILLAGES: "desa, kelurahan, desa/kel, nama desa, nama desa/kelurahan, nama kelurahan, "
    "desa dan kelurahan, desa / kelurahan, village, villages, village name",
    Field.DISTRICT: "kec, nama kecamatan, district",
    Field.REGENCY: "kabupaten, kota, kabupaten/kota, kab, kab./kota, nama kabupaten/kota, "
    "regency, regency/city, city",
    Field.LINK: "langsung/perwakilan, keterlibatan, link",
    Field.ORGANISERS: "penyelenggara kegiatan, pelaksana, instansi, organiser, organisers, "
    "organizer, organizers, instansi penyelenggara",
    Field.ORGANISER_UNITS: "unit, unit kerja, satuan kerja, satker, organiser unit, "
    "organiser_units, units",
    Field.PARTICIPANTS: "jumlah peserta, peserta, jumlah kehadiran, hadir, jumlah hadir, "
    "jumlah yang hadir, participants, attendance, attendees",
    Field.PARTICIPANTS_NOTE: "participants_note, attendance note, keterangan peserta",
    Field.TOPICS: "materi, tema, topik kegiatan, topics, topic, subject",
    Field.VENUE: "lokasi, tempat kegiatan, tempat pelaksanaan, venue, place, location",
    Field.AUDIENCE: "sasaran peserta, peserta sasaran, audience, target",
    Field.LEADERS: "tokoh, tokoh hadir, leaders, community leaders",
    Field.YOUTH: "remaja, youth",
    Field.WOMEN: "wanita, women",
    Field.PRE_MEAN: "pre, pretest, pre test, rata-rata pre-test, pre_mean, nilai pre, pre-test",
    Field.POST_MEAN: "post, posttest, post test, rata-rata post-test, post_mean, nilai post, "
    "post-test",
    Field.TESTED: "diuji, jumlah diuji, tested",
    Field.EVIDENCE_URL: "bukti, link bukti, dokumentasi, tautan dokumentasi, evidence, "
    "evidence_url",
    Field.SOURCE: "sumber data, source, source_title",
    Field.SOURCE_URL: "link sumber, source url, source_url",
    Field.NOTES: "keterangan, ket, catatan kegiatan, notes, note, remarks",
    Field.RECORDED_ON: "_submission_time, SubmissionDate, recorded_on, tanggal dicatat",
}
REASON = "Alasan ditolak"
"""The column that the file of refused rows adds; it is left aside when the file comes back."""

_LEFT_ASIDE = (
    f"{REASON}, alasan, no, no urut, nomor, nomor urut, start, end, today, deviceid, username, "
    "phonenumber, subscriberid, simserial, audit, formhub/uuid, rootUuid, instanceName, "
    "SubmitterID, SubmitterName, AttachmentsPresent, AttachmentsExpected, Status, ReviewState, "
    "DeviceID, Edits, FormVersion, simid, wilayah, pengantar"
)
_META = re.compile(r"^(_|meta[/\-]|formhub/)")
_GROUP = re.compile(r"[/\-:.]")
_SENTENCE = re.compile(r"\(.*?\)|\*")
_IDENTITY = ("_uuid", "key", "metainstanceid", "instanceid")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields stand in a row, and what the headers say."""

    header: tuple[str, ...]
    place: dict[Field, int]
    unknown: tuple[str, ...]

    def name(self, field: Field) -> str:
        """The header of a field as it is written here, or as the template writes it."""
        return self.header[self.place[field]] if field in self.place else USUAL[field]


def _names() -> dict[str, Field]:
    named: dict[str, Field] = {}
    for field, usual in USUAL.items():
        for written in (usual, field.value, *_ALSO[field].split(", ")):
            named.setdefault(plain(written), field)
    return named


_FIELD_OF = _names()
_ASIDE = frozenset(plain(name) for name in _LEFT_ASIDE.split(", ")) - frozenset(_FIELD_OF)


def recognised(header: Sequence[str]) -> int:
    """How many fields a row of a sheet would name if it were the header."""
    return len({field for cell in header if (field := _field_of(cell)) is not None})


def read_header(header: Sequence[str]) -> Columns:
    """Where each field stands; raises FileRefused for two columns that say the same."""
    place: dict[Field, int] = {}
    unknown: list[str] = []
    exports = any(cell.strip() in ("_uuid", "KEY", "_submission_time") for cell in header)
    for number, cell in enumerate(header):
        field = _field_of(cell)
        if field is None:
            if cell.strip() and not _is_aside(cell, header):
                unknown.append(cell.strip())
            continue
        if field in place:
            kept = header[place[field]]
            if field is Field.KEY and exports:
                place[field] = place[field] if plain(kept) in ("uuid", "key") else number
                continue
            values = {"column": cell.strip(), "other": kept.strip()}
            raise FileRefused("column_twice", **values)
        place[field] = number
    return Columns(tuple(header), place, tuple(unknown))


def _field_of(cell: str) -> Field | None:
    written = _SENTENCE.sub("", cell).strip()
    if not written:
        return None
    whole = plain(written)
    if whole in _FIELD_OF:
        return _FIELD_OF[whole]
    if _META.match(written) or whole in _ASIDE:
        return None
    *groups, last = _GROUP.split(written)
    return _FIELD_OF.get(plain(last)) if groups and plain(last) not in ("uuid", "key") else None


def _is_aside(cell: str, header: Sequence[str]) -> bool:
    """Whether a tool added the column: its own data, or a choice taken apart (``x/imigrasi``)."""
    written = cell.strip()
    if _META.match(written) or plain(written) in _ASIDE or plain(written.split("/")[-1]) in _ASIDE:
        return True
    parent = written.rpartition("/")[0]
    return bool(parent) and any(parent == other.strip() for other in header)
