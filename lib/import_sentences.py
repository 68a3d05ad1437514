"""What an import tells, in a sentence of each language; shared by the command line and the screen.

The file of refused rows is read by people who never see the app, so its sentences are kept here and
not with the texts of the screen. Candidates, where there are any, follow the sentence.
"""

from collections.abc import Mapping
from typing import Literal

from lib.domain.errors import PantauError
from lib.domain.import_plan import Remark

Language = Literal["id", "en"]


def sentence(key: str, values: Mapping[str, str | int], language: Language) -> str:
    """The sentence of a message key with its values filled in."""
    english, indonesian = SENTENCES[key]
    said = (indonesian if language == "id" else english).format_map(values)
    candidates = values.get("candidates")
    if candidates:
        said += f" {'Mungkin' if language == 'id' else 'Perhaps'}: {candidates}."
    return said


def remark_in_words(remark: Remark, language: Language) -> str:
    """What a remark says, without its row, after the column that it speaks of."""
    said = sentence(remark.key, remark.values, language)
    return f"{remark.column}: {said}" if remark.column else said


def error_in_words(error: PantauError, language: Language) -> str:
    """Why a file, a commit or an undo was refused."""
    return sentence(error.key, error.values, language)


SENTENCES: dict[str, tuple[str, str]] = {
    # The file as a whole.
    "column_missing": (
        "The column “{column}” is missing; the template has it.",
        "Kolom “{column}” tidak ada; ada di templat.",
    ),
    "file_empty": ("The file is empty.", "Berkas ini kosong."),
    "file_large": (
        "The file is larger than {most} MB.",
        "Berkas ini lebih besar dari {most} MB.",
    ),
    "file_encrypted": (
        "The file is locked with a password; save it without one.",
        "Berkas ini terkunci kata sandi; simpan tanpa kata sandi.",
    ),
    "file_old_excel": (
        "The file is of an old Excel (.xls); save it as .xlsx.",
        "Berkas ini dari Excel lama (.xls); simpan sebagai .xlsx.",
    ),
    "file_type": (
        "The file is neither an Excel workbook (.xlsx) nor a CSV.",
        "Berkas ini bukan buku kerja Excel (.xlsx) dan bukan CSV.",
    ),
    "file_broken": (
        "The file is damaged; open it in a spreadsheet and save it anew.",
        "Berkas ini rusak; buka di lembar kerja lalu simpan ulang.",
    ),
    "file_macros": (
        "The file holds macros; save it as .xlsx without them.",
        "Berkas ini berisi makro; simpan sebagai .xlsx tanpa makro.",
    ),
    "zip_members": (
        "The workbook has more than {most} parts; copy the rows into the template.",
        "Buku kerja ini memuat lebih dari {most} bagian; salin barisnya ke template.",
    ),
    "zip_bomb": (
        "The workbook unpacks to far more than it seems (the limit is {most} MB).",
        "Isi buku kerja ini jauh lebih besar dari ukurannya (batasnya {most} MB).",
    ),
    "rows_many": (
        "The file has more than {most} rows; split it.",
        "Berkas ini lebih dari {most} baris; bagi menjadi beberapa berkas.",
    ),
    "cells_many": (
        "The workbook has too many cells; split it.",
        "Buku kerja ini memuat terlalu banyak sel; bagi menjadi beberapa berkas.",
    ),
    "sheet_wide": (
        "The sheet reaches too far to the right; delete the columns that are not needed.",
        "Lembar ini terlalu lebar; hapus kolom yang tidak diperlukan.",
    ),
    "csv_broken": (
        "The CSV cannot be read at line {line}: a quotation mark is open.",
        "CSV tidak terbaca pada baris {line}: ada tanda kutip yang tidak ditutup.",
    ),
    "header_missing": (
        "No header was found; columns such as Tanggal, Jenis and Kode desa are needed.",
        "Judul kolom tidak ditemukan; perlu kolom seperti Tanggal, Jenis dan Kode desa.",
    ),
    "date_column_missing": (
        "There is no column for the date (Tanggal).",
        "Tidak ada kolom Tanggal.",
    ),
    "rows_none": (
        "There are no rows below the header.",
        "Tidak ada baris di bawah judul kolom.",
    ),
    "column_twice": (
        "The columns {other} and {column} say the same; keep one.",
        "Kolom {other} dan {column} sama artinya; sisakan satu.",
    ),
    "account_unknown": (
        "{email} has no active account here.",
        "{email} tidak punya akun aktif di sini.",
    ),
    # Committing and undoing.
    "plan_outdated": (
        "The record changed after the preview; look at a new preview first.",
        "Catatan berubah setelah pratinjau; lihat pratinjau baru dulu.",
    ),
    "rows_refused": (
        "{count} rows are refused, so nothing was imported.",
        "{count} baris ditolak, jadi tidak ada yang diimpor.",
    ),
    "not_allowed": (
        "This account may not do that there; nothing was changed.",
        "Akun ini tidak boleh melakukannya di wilayah itu; tidak ada yang diubah.",
    ),
    "changed_since": (
        "{count} activities were changed after the import, so nothing was undone: {ids}.",
        "{count} kegiatan diubah setelah impor, jadi tidak ada yang diurungkan: {ids}.",
    ),
    "batch_undone": (
        "The import was undone already.",
        "Impor ini sudah diurungkan.",
    ),
    "batch_unknown": ("There is no such import.", "Impor ini tidak ada."),
    # Dates.
    "date_missing": ("the date is missing.", "tanggal belum diisi."),
    "date_unread": (
        "{text} is not understood as a date; write 2026-01-05 or 5 Januari 2026.",
        "{text} tidak terbaca sebagai tanggal; tulis 2026-01-05 atau 5 Januari 2026.",
    ),
    "date_impossible": (
        "{text} is no day of the calendar.",
        "{text} tidak ada dalam kalender.",
    ),
    "date_month_first": (
        "{text} seems to have the month first; the day comes first here. If it is meant so, write "
        "{meant}.",
        "{text} tampaknya menaruh bulan di depan; di sini hari di depan bulan. Bila benar, tulis "
        "{meant}.",
    ),
    "date_year_unclear": (
        "the year of {text} is unclear; write it with four digits.",
        "tahun pada {text} tidak jelas; tulis empat angka.",
    ),
    "date_is_year": (
        "{text} is only a year; write at least the month (Januari 2026).",
        "{text} hanya tahun; tulis setidaknya bulannya (Januari 2026).",
    ),
    "date_is_span": (
        "{text} is more than one day; write the first day here and the last in Tanggal selesai.",
        "{text} lebih dari satu hari; tulis hari pertama di sini dan hari terakhir di Tanggal "
        "selesai.",
    ),
    "date_needs_day": (
        "{text} has no day; write the whole date or leave it empty.",
        "{text} tanpa hari; tulis tanggal lengkap atau kosongkan.",
    ),
    "too_early": ("the date lies before {value}.", "tanggal sebelum {value}."),
    "held_in_future": (
        "{value} is yet to come; what has been held is not.",
        "{value} belum lewat; kegiatan yang terlaksana tidak mungkin di masa depan.",
    ),
    "planned_in_past": (
        "a plan cannot be of a day past ({value}); write Terlaksana or Batal.",
        "rencana tidak mungkin pada hari yang lewat ({value}); tulis Terlaksana atau Batal.",
    ),
    "too_late": ("{value} is too far ahead.", "{value} terlalu jauh di depan."),
    "ends_before_it_begins": (
        "the last day lies before the first.",
        "hari terakhir sebelum hari pertama.",
    ),
    # Areas.
    "areas_missing": (
        "no village is given: write its code, or its name and district.",
        "desa belum diisi: tulis kodenya, atau nama dan kecamatannya.",
    ),
    "area_unknown": ("{value} is not in the register.", "{value} tidak ada dalam daftar wilayah."),
    "area_twice": ("{value} stands here twice.", "{value} tertulis dua kali."),
    "code_unknown": (
        "the code {code} is not in the register.",
        "kode {code} tidak ada dalam daftar wilayah.",
    ),
    "code_unread": (
        "{code} is no area code; a village's has 13 characters, such as 36.03.07.2001.",
        "{code} bukan kode wilayah; kode desa 13 karakter, misalnya 36.03.07.2001.",
    ),
    "code_shortened": (
        "{code} has lost digits, as when a spreadsheet takes a code for a number (36.10 becomes "
        "36.1); write the whole code as text.",
        "{code} kehilangan angka, seperti bila lembar kerja menganggap kode sebagai bilangan "
        "(36.10 menjadi 36.1); tulis kode lengkap sebagai teks.",
    ),
    "code_lost_digits": (
        "{code} is a code that a spreadsheet rounded; write it as text with dots.",
        "{code} adalah kode yang dibulatkan lembar kerja; tulis sebagai teks dengan titik.",
    ),
    "code_became_date": (
        "a spreadsheet made a date of the code ({code}); write it as text.",
        "lembar kerja mengubah kode menjadi tanggal ({code}); tulis sebagai teks.",
    ),
    "code_province": (
        "{code} is the whole province; write villages, a district or a regency.",
        "{code} adalah seluruh provinsi; tulis desa, kecamatan atau kabupaten/kota.",
    ),
    "code_elsewhere": (
        "{area} does not lie where this row says.",
        "{area} tidak terletak di wilayah yang ditulis pada baris ini.",
    ),
    "code_and_name_differ": (
        "the name {name} does not go with the code: {area}.",
        "nama {name} tidak cocok dengan kodenya: {area}.",
    ),
    "regency_unknown": (
        "{name} is no regency or city of Banten.",
        "{name} bukan kabupaten/kota di Banten.",
    ),
    "regency_homonym": (
        "the name means a regency and a city; write Kab. or Kota.",
        "nama ini dipakai kabupaten dan kota; tulis Kab. atau Kota.",
    ),
    "district_unknown": (
        "there is no district {name} there.",
        "tidak ada kecamatan {name} di sana.",
    ),
    "district_homonym": (
        "several districts have this name; write the regency.",
        "beberapa kecamatan bernama ini; tulis kabupaten/kotanya.",
    ),
    "village_unknown": (
        "no village {name} was found there.",
        "desa {name} tidak ditemukan di sana.",
    ),
    "village_homonym": (
        "several villages are called {name}; write the code or the district.",
        "beberapa desa bernama {name}; tulis kode atau kecamatannya.",
    ),
    "not_your_regency": (
        "{area} lies outside your regencies.",
        "{area} di luar wilayah Anda.",
    ),
    # Other cells.
    "kind_missing": (
        "the kind is missing: Sosialisasi, Pelatihan or Kegiatan lain.",
        "jenis belum diisi: Sosialisasi, Pelatihan atau Kegiatan lain.",
    ),
    "organisers_missing": ("the organiser is missing.", "penyelenggara belum diisi."),
    "word_unknown": (
        "{text} is not known here; write {known}.",
        "{text} tidak dikenal; tulis {known}.",
    ),
    "yes_no_unread": ("{text} is neither ya nor tidak.", "{text} bukan ya dan bukan tidak."),
    "number_unread": ("{text} is not a number here.", "{text} bukan angka yang dapat dibaca."),
    "number_unclear": (
        "{text} may be thousands or decimals; write it without dot and comma.",
        "{text} bisa ribuan atau desimal; tulis tanpa titik dan koma.",
    ),
    "attendance_unclear": (
        "{text} may be nobody or not known; write 0, or leave it empty.",
        "{text} bisa berarti tidak ada orang atau tidak diketahui; tulis 0 atau kosongkan.",
    ),
    "people_odd": (
        "{value} people cannot be.",
        "jumlah {value} orang tidak mungkin.",
    ),
    "more_tested_than_there": (
        "more people were tested than attended.",
        "peserta diuji lebih banyak dari kehadiran.",
    ),
    "mean_odd": (
        "{value} is not between 0 and 100.",
        "{value} tidak antara 0 dan 100.",
    ),
    "one_of_two_results": (
        "one of the two results is missing; give both or none.",
        "salah satu nilai pre-test dan post-test kosong; isi keduanya atau kosongkan.",
    ),
    "address_odd": (
        "{value} is no link; it begins with https:// and has no blanks.",
        "{value} bukan tautan; tautan dimulai dengan https:// dan tanpa spasi.",
    ),
    "text_long": (
        "the text has more than {most} characters.",
        "teks lebih dari {most} huruf.",
    ),
    "cells_beyond_header": (
        "The row has more cells than the header.",
        "Baris ini punya sel lebih banyak dari judul kolom.",
    ),
    # The activity as a whole.
    "part_of_refused": (
        "Belongs to the activity of row {row}, which is refused.",
        "Bagian dari kegiatan pada baris {row} yang ditolak.",
    ),
    "rows_disagree": (
        "says something else than row {other} of the same activity.",
        "berbeda dengan baris {other} dari kegiatan yang sama.",
    ),
    "twice_in_file": (
        "Row {row} tells the same activity.",
        "Baris {row} memuat kegiatan yang sama.",
    ),
    "id_taken": (
        "The id belongs to another activity already.",
        "ID ini sudah dipakai kegiatan lain.",
    ),
    "number_taken": (
        "The number belongs to another activity (of {date}); give this one a number of its own.",
        "Nomor ini sudah dipakai kegiatan lain (tanggal {date}); beri nomor sendiri.",
    ),
    "belongs_elsewhere": (
        "The activity on record also has areas outside your regencies; only an administrator "
        "changes it.",
        "Kegiatan ini juga mencakup wilayah di luar wilayah Anda; hanya administrator yang dapat "
        "mengubahnya.",
    ),
    "deleted_before": (
        "The activity was deleted from the record; bring it back there first.",
        "Kegiatan ini sudah dihapus dari catatan; pulihkan dulu di sana.",
    ),
    # Notices.
    "column_unknown": (
        "the column is not known and was not read.",
        "kolom ini tidak dikenal dan tidak dibaca.",
    ),
    "sheet_not_read": (
        "The sheet {sheet} was not read.",
        "Lembar {sheet} tidak dibaca.",
    ),
    "csv_not_utf8": (
        "The CSV is not UTF-8 and was read as Windows text.",
        "CSV ini bukan UTF-8 dan dibaca sebagai teks Windows.",
    ),
    "state_assumed": (
        "{count} activities give no status: held for days past, planned for days to come.",
        "{count} kegiatan tanpa status: Terlaksana untuk hari yang lewat, Rencana untuk yang akan "
        "datang.",
    ),
    "link_assumed": (
        "{count} rows do not say how the villages took part: read as Langsung.",
        "{count} baris tanpa hubungan: dibaca sebagai Langsung.",
    ),
    "date_day_first": (
        "{count} dates were read with the day first, such as {text} as {read}.",
        "{count} tanggal dibaca dengan hari di depan, misalnya {text} sebagai {read}.",
    ),
    "date_short_year": ("{text} was read as {read}.", "{text} dibaca sebagai {read}."),
    "date_was_number": (
        "the number {text} was read as the date {read}.",
        "bilangan {text} dibaca sebagai tanggal {read}.",
    ),
    "attendance_read": ("{text} was read as {read}.", "{text} dibaca sebagai {read}."),
    "attendance_in_words": (
        "{text} was kept as a note; the number stays unknown.",
        "{text} disimpan sebagai keterangan; jumlahnya tetap belum diketahui.",
    ),
    "attendance_zero": (
        "0 means that nobody came; leave it empty where the number is unknown.",
        "0 berarti tidak ada yang hadir; kosongkan bila jumlahnya tidak diketahui.",
    ),
    "kind_from_form": (
        "{text} is a form; the kind was read as {read}.",
        "{text} adalah bentuk; jenisnya dibaca sebagai {read}.",
    ),
    "organiser_of_unit": ("{text} was read as {read}.", "{text} dibaca sebagai {read}."),
    "code_restored": ("{code} was read as {read}.", "{code} dibaca sebagai {read}."),
    "name_spelled_otherwise": (
        "{name} is spelled otherwise in the register: {area}.",
        "{name} ditulis lain dalam daftar wilayah: {area}.",
    ),
    "name_alone": (
        "{name} was found by its name alone: {read}.",
        "{name} ditemukan dari namanya saja: {read}.",
    ),
    "choice_remembered": (
        "{name} is {read}, as somebody chose.",
        "{name} adalah {read}, seperti yang pernah dipilih.",
    ),
    "area_is_wide": (
        "no village is named: recorded for {area}, and no village counts as reached.",
        "tidak menyebut desa: dicatat untuk {area}, dan tidak ada desa yang terhitung didatangi.",
    ),
    "near_duplicate": (
        "May be on record already: {area}, {date}.",
        "Mungkin sudah tercatat: {area}, {date}.",
    ),
    "near_duplicate_row": (
        "May be the activity of row {row}: {area}, {date}.",
        "Mungkin sama dengan kegiatan pada baris {row}: {area}, {date}.",
    ),
}
