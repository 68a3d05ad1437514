"""Office files are planned, committed and undone, on SQLite and PostgreSQL."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
import python_calamine

from lib.db.activities import read_kept
from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.domain.audit import Deed, Event, Origin
from lib.domain.errors import NotAllowed, PantauError
from lib.domain.import_plan import ImportConflict, ImportPlan, UndoRefused
from lib.domain.permissions import Person, Role
from lib.import_sentences import remark_in_words
from lib.services.export import export_record, package_of
from lib.services.imports import (
    batches,
    commit_import,
    plan_import,
    refused_file,
    template_file,
    undo_import,
    xlsform_file,
)
from lib.services.recording import (
    confirm_activities,
    correct_activity,
    delete_activity,
    record_activity,
)
from lib.services.villages import village_table
from lib.services.writing import By
from tests.integration.contents import counts
from tests.integration.sheets import Cell, csv_file, event, xlsx

HERE, NEXT, THERE = "36.03.07.2001", "36.03.08.2001", "36.04.12.2009"
AT = datetime(2026, 7, 1, 3, tzinfo=UTC)
TODAY = date(2026, 7, 1)
FIFTH = date(2026, 1, 5)
ANNA = Person(Role.COORDINATOR, frozenset({"36.03"}), "anna@kantor.id")
BUDI = Person(Role.COORDINATOR, frozenset({"36.04"}), "budi@kantor.id")
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
VERA = Person(Role.VERIFIER, frozenset({"36.03"}), "vera@kantor.id")


def by(person: Person) -> By:
    return By(person, Origin.SCREEN, AT)


def plan(database: Database, content: bytes, person: Person = CHIEF, **choices: str) -> ImportPlan:
    return plan_import(database, person, "kantor.xlsx", content, TODAY, choices=choices)


def bring_in(
    database: Database, content: bytes, person: Person = CHIEF, batch: str = "b1"
) -> ImportPlan:
    made = plan(database, content, person)
    commit_import(database, by(person), made, batch)
    return made


def reasons(made: ImportPlan) -> list[tuple[int | None, str, str]]:
    return [(r.row, r.column, r.key) for row in made.refused for r in row.reasons]


def notices(made: ImportPlan) -> list[tuple[int | None, str]]:
    assumed = ("state_assumed", "link_assumed")
    return [(r.row, r.key) for r in made.notices if r.key not in assumed]


def on_record(database: Database) -> list[Activity]:
    return list(export_record(database, CHIEF).activities)


def only(database: Database) -> Activity:
    (found,) = on_record(database)
    return found


def events(database: Database) -> list[Event]:
    with database.read() as connection:
        return [sealed.entry.event for sealed in walk_trail(connection)]


# What a good file does.


def test_a_row_becomes_an_activity_of_its_villages(database: Database) -> None:
    row = event(
        f"{HERE}; {NEXT}",
        **{
            "Tanggal": FIFTH,
            "Bentuk": "Tatap muka",
            "Status": "Terlaksana",
            "Hubungan": "Perwakilan",
            "Penyelenggara": "Imigrasi; BP3MI",
            "Unit": "Kanim Serang",
            "Kehadiran": 50,
            "Topik": "TPPO; paspor",
            "Tempat": "Balai",
            "Sasaran": "warga",
            "Tokoh": "ya",
            "Perempuan": "tidak",
            "Pre": "52,5",
            "Post": 71,
            "Diuji": 20,
            "Bukti": "https://contoh.id/a",
            "Sumber": "Laporan",
            "Catatan": "=1+1",
        },
    )
    bring_in(database, xlsx(row))
    found = only(database)
    assert found == Activity(
        found.id,
        FIFTH,
        Kind.OUTREACH,
        found.form,
        State.HELD,
        (AreaLink(HERE, Link.DELEGATE), AreaLink(NEXT, Link.DELEGATE)),
        organisers=(Organiser.IMIGRASI, Organiser.BP3MI),
        organiser_units="Kanim Serang",
        participants=50,
        topics=("TPPO", "paspor"),
        venue="Balai",
        audience=("warga",),
        leaders=True,
        women=False,
        pre_mean=52.5,
        post_mean=71.0,
        tested=20,
        evidence_url="https://contoh.id/a",
        source_title="Laporan",
        notes="=1+1",
    )
    assert found.form == "face_to_face"


def test_an_import_is_one_write_and_one_event(database: Database) -> None:
    before = database.version()
    bring_in(database, xlsx(event(), event(NEXT)), ANNA)
    assert database.version() == before + 1
    (left,) = events(database)
    assert (left.deed, left.subject, left.subject_id) == (Deed.IMPORT, "import", "b1")
    assert (left.before, left.regencies) == ("", "36.03")
    assert len(json.loads(left.after)["activities"]) == 2
    with database.read() as connection:
        kept = read_kept(connection, on_record(database)[0].id)
    assert kept is not None and (kept.recorded_by, kept.verified_by) == ("anna@kantor.id", "")


def test_a_plan_writes_nothing(database: Database) -> None:
    before = counts(database)
    made = plan(database, xlsx(event()))
    assert (len(made.added), counts(database)) == (1, before)


def test_the_village_is_reached_as_soon_as_it_is_imported(database: Database) -> None:
    bring_in(database, xlsx(event()))
    assert village_table(database, CHIEF, TODAY).by_code[HERE].standing.last == FIFTH


@pytest.mark.parametrize(
    "again",
    [
        lambda rows: xlsx(*rows),
        lambda rows: xlsx(*reversed(rows)),
        lambda rows: csv_file(*rows, delimiter=";", bom=True),
    ],
    ids=["same", "reversed", "as CSV"],
)
def test_the_same_file_twice_changes_nothing(database: Database, again) -> None:  # type: ignore[no-untyped-def]
    rows = [event(), event(NEXT, Kehadiran="puluhan"), event(THERE, Tanggal="Januari 2026")]
    bring_in(database, xlsx(*rows))
    before, left = counts(database), len(events(database))
    made = plan(database, again(rows))
    assert (len(made.added), len(made.changed), len(made.unchanged)) == (0, 0, 3)
    done = commit_import(database, by(CHIEF), made, "b2")
    assert (done.batch_id, counts(database), len(events(database))) == ("", before, left)


def test_a_later_file_changes_what_it_says_otherwise_and_leaves_the_rest(
    database: Database,
) -> None:
    bring_in(database, xlsx(event(Kehadiran=40, Catatan="tetap")))
    made = bring_in(database, xlsx(event(Kehadiran=45, Tempat="Aula")), batch="b2")
    assert (len(made.added), len(made.changed)) == (0, 1)
    found = only(database)
    assert (found.participants, found.venue, found.notes) == (45, "Aula", "tetap")


def test_a_number_lets_the_date_be_corrected(database: Database) -> None:
    bring_in(database, xlsx(event(**{"No kegiatan": "7"})))
    bring_in(database, xlsx(event(Tanggal="2026-02-06", **{"No kegiatan": "7"})), batch="b2")
    assert only(database).date == date(2026, 2, 6)


def test_lists_of_two_regencies_may_both_begin_at_one(database: Database) -> None:
    bring_in(database, xlsx(event(**{"No kegiatan": "1"})), ANNA)
    made = bring_in(database, xlsx(event(THERE, **{"No kegiatan": "1"})), BUDI, "b2")
    assert (len(made.added), len(on_record(database))) == (1, 2)


def test_a_number_used_again_for_something_else_overwrites_nothing(database: Database) -> None:
    bring_in(database, xlsx(event(**{"No kegiatan": "1"})))
    other = event(NEXT, Tanggal="2026-03-01", **{"No kegiatan": "1"})
    assert reasons(plan(database, xlsx(other))) == [(2, "", "number_taken")]


def test_rows_of_one_number_are_one_activity(database: Database) -> None:
    first = event(Hubungan="Langsung", Kehadiran=40, **{"No kegiatan": "1"})
    second = {"No kegiatan": "1", "Kode desa": NEXT, "Hubungan": "Perwakilan"}
    bring_in(database, xlsx(first, second))
    found = only(database)
    assert found.areas == (AreaLink(HERE, Link.DIRECT), AreaLink(NEXT, Link.DELEGATE))
    assert found.participants == 40


def test_an_activity_with_one_faulty_row_waits_whole(database: Database) -> None:
    first = event(**{"No kegiatan": "1"})
    second = {"No kegiatan": "1", "Kode desa": "36.03.07.2999"}
    made = plan(database, xlsx(first, second, event(NEXT)))
    assert len(made.added) == 1
    assert reasons(made) == [(2, "", "part_of_refused"), (3, "Kode desa", "code_unknown")]


def test_rows_that_contradict_each_other_are_refused(database: Database) -> None:
    made = plan(database, xlsx(event(Kehadiran=40), event(Kehadiran=50)))
    assert reasons(made) == [(2, "", "part_of_refused"), (3, "Kehadiran", "rows_disagree")]


def test_a_plan_that_was_held_is_changed_not_doubled(database: Database) -> None:
    bring_in(database, xlsx(event(Tanggal="2026-07-20", Status="Rencana")))
    later = plan_import(
        database,
        CHIEF,
        "x.xlsx",
        xlsx(event(Tanggal="2026-07-20", Status="Terlaksana", Kehadiran=30)),
        date(2026, 8, 1),
    )
    assert (len(later.added), len(later.changed)) == (0, 1)
    assert later.changed[0].after.state is State.HELD


def test_a_plan_past_is_never_made_held_by_the_same_file(database: Database) -> None:
    content = xlsx(event(Tanggal="2026-07-20"))
    bring_in(database, content)
    later = plan_import(database, CHIEF, "x.xlsx", content, date(2026, 8, 1))
    assert (len(later.unchanged), on_record(database)[0].state) == (1, State.PLANNED)


def test_an_export_of_a_collection_tool_is_read(database: Database) -> None:
    row: dict[str, Cell] = {
        "start": "2026-01-05T09:00:00.000+07:00",
        "kegiatan/tanggal": "2026-01-05",
        "kegiatan/jenis": "outreach",
        "kegiatan/bentuk": "face_to_face",
        "kegiatan/status": "held",
        "wilayah/kabupaten": "36.03",
        "wilayah/kecamatan": "36.03.07",
        "wilayah/desa": f"{HERE} 36.03.07.2002",
        "wilayah/hubungan": "direct",
        "pelaksanaan/penyelenggara": "imigrasi local_government",
        "pelaksanaan/penyelenggara/imigrasi": "1",
        "pelaksanaan/penyelenggara/local_government": "1",
        "pelaksanaan/kehadiran": "41",
        "lanjutan/tokoh": "yes",
        "_id": "17",
        "_uuid": "5c9b7f4e-0001",
        "_submission_time": "2026-01-06T01:02:03",
        "__version__": "v1",
    }
    for content in (csv_file(row), xlsx(row)):
        made = plan(database, content)
        assert (made.refused, notices(made)) == ((), [])
    commit_import(database, by(CHIEF), made, "b1")
    found = only(database)
    assert (found.id, found.recorded_on) == ("5c9b7f4e-0001", date(2026, 1, 6))
    assert [link.area_code for link in found.areas] == [HERE, "36.03.07.2002"]
    assert found.organisers == (Organiser.IMIGRASI, Organiser.LOCAL_GOVERNMENT)
    assert (found.participants, found.leaders) == (41, True)


def test_an_export_of_odk_central_names_its_rows_by_key(database: Database) -> None:
    row: dict[str, Cell] = {
        "SubmissionDate": "2026-01-06T01:02:03.000Z",
        "kegiatan-tanggal": "2026-01-05",
        "kegiatan-jenis": "outreach",
        "wilayah-desa": HERE,
        "pelaksanaan-penyelenggara": "imigrasi",
        "meta-instanceID": "uuid:77",
        "KEY": "uuid:77",
        "SubmitterName": "Anna",
    }
    made = bring_in(database, csv_file(row))
    assert (only(database).id, made.refused) == ("77", ())


# The office spreadsheet with ten faults.

FAULTY: Sequence[Mapping[str, Cell]] = (
    event(Peserta="50 orang"),
    event(Tanggal="31/02/2026"),
    event(Tanggal="12/25/2025"),
    event("36.1"),
    event("36.03.07.2999"),
    event("", Desa="Kronjo"),
    event("", Desa="Pasilan", Kecamatan="Kronjo"),
    event(Jenis="Jalan-jalan"),
    event(Penyelenggara="Bersama"),
    event(Peserta="-5"),
    event(Tanggal="2026-12-01", Status="Terlaksana"),
    event(NEXT, Tanggal="05/02/2026", Peserta="puluhan"),
)
TEN = [
    (3, "Tanggal", "date_impossible"),
    (4, "Tanggal", "date_month_first"),
    (5, "Kode desa", "code_shortened"),
    (6, "Kode desa", "code_unknown"),
    (7, "Desa", "village_homonym"),
    (8, "Desa", "village_unknown"),
    (9, "Jenis", "word_unknown"),
    (10, "Penyelenggara", "word_unknown"),
    (11, "Peserta", "number_unread"),
    (12, "Tanggal", "held_in_future"),
]
MENDED: Mapping[str, Mapping[str, str]] = {
    "31/02/2026": {"Tanggal": "28/02/2026"},
    "12/25/2025": {"Tanggal": "2025-12-25"},
    "36.1": {"Kode desa": "36.03.07.2002"},
    "36.03.07.2999": {"Kode desa": "36.03.07.1003"},
    "Kronjo": {"Kecamatan": "Kronjo", "Tanggal": "2026-02-01"},
    "Pasilan": {"Desa": "Pasilian", "Tanggal": "2026-03-01"},
    "Jalan-jalan": {"Jenis": "Pelatihan"},
    "Bersama": {"Penyelenggara": "Imigrasi; BP3MI"},
    "-5": {"Peserta": "5", "Tanggal": "2026-04-01"},
    "2026-12-01": {"Status": "Rencana"},
}


def table_of(content: bytes) -> list[dict[str, str]]:
    """The first sheet as a test reads it: header and text."""
    lines = python_calamine.load_workbook(BytesIO(content)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, lines[0]), map(str, line), strict=True)) for line in lines[1:]]


def mended(refused: bytes) -> bytes:
    rows = [
        {k: v for k, v in row.items() if k}
        | {
            k: v
            for wrong, right in MENDED.items()
            if wrong in row.values()
            for k, v in right.items()
        }
        for row in table_of(refused)
    ]
    return xlsx(*rows)


def in_words(remark) -> str:  # type: ignore[no-untyped-def]
    return remark_in_words(remark, "id")


def test_ten_faults_are_told_by_row_and_column_and_the_good_rows_go_in(
    database: Database,
) -> None:
    made = plan(database, xlsx(*FAULTY))
    assert reasons(made) == TEN
    done = commit_import(database, by(CHIEF), made, "b1")
    assert (done.added, done.refused, len(on_record(database))) == (2, 10, 2)


def test_the_refused_rows_come_back_and_go_in_once_they_are_mended(database: Database) -> None:
    made = bring_in(database, xlsx(*FAULTY))
    sent_back = refused_file(made, in_words)
    rows = table_of(sent_back)
    assert len(rows) == 10
    assert rows[0]["Alasan ditolak"] == "Tanggal: 31/02/2026 tidak ada dalam kalender."
    again = plan(database, sent_back)
    assert [key for _, _, key in reasons(again)] == [key for _, _, key in TEN]
    repaired = bring_in(database, mended(sent_back), batch="b2")
    assert (reasons(repaired), len(repaired.added)) == ([], 10)
    assert "column_unknown" not in {r.key for r in repaired.notices}
    assert len(on_record(database)) == 12


def test_one_may_want_all_or_nothing(database: Database) -> None:
    before = counts(database)
    made = plan(database, xlsx(*FAULTY))
    with pytest.raises(PantauError) as refused:
        commit_import(database, by(CHIEF), made, "b1", skip_refused=False)
    assert (refused.value.key, counts(database)) == ("rows_refused", before)


FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.id","y")',
    "=IMPORTXML(1)",
    "{=1+1}",
    "=DDE(1)",
)


def test_formulas_in_refused_rows_are_inert(database: Database) -> None:
    rows = [event(Tanggal="salah", Catatan=text, Topik=text) for text in FORMULAS]
    sent_back = refused_file(plan(database, xlsx(*rows)), in_words)
    assert [row["Catatan"] for row in table_of(sent_back)] == list(FORMULAS)
    with ZipFile(BytesIO(sent_back)) as members:
        sheets = [n for n in members.namelist() if n.startswith("xl/worksheets/sheet")]
        assert sheets and not any(b"<f>" in members.read(n) for n in sheets)
        assert not any(b"<hyperlink" in members.read(n) for n in sheets)


# What is told, and names that several villages have.


def test_an_unknown_column_is_reported(database: Database) -> None:
    made = plan(database, xlsx(event(Warna="biru")))
    assert next((r.column, r.key) for r in made.notices if r.row is None) == (
        "Warna",
        "column_unknown",
    )


def test_near_duplicates_are_told_and_go_in_all_the_same(database: Database) -> None:
    bring_in(database, xlsx(event()))
    made = plan(database, xlsx(event(Tanggal="2026-01-08"), event(Tanggal="2026-01-09")))
    assert notices(made) == [(2, "near_duplicate"), (3, "near_duplicate_row")]
    assert len(made.added) == 2


def test_a_choice_for_a_homonym_is_remembered(database: Database) -> None:
    content = xlsx(event("", Desa="Kronjo"))
    refused = plan(database, content, CHIEF).refused[0].reasons[0]
    assert refused.values["codes"] == f"{HERE};36.71.01.1002"
    chosen = plan(database, content, **{refused.values["written"]: HERE})
    commit_import(database, by(CHIEF), chosen, "b1")
    assert only(database).areas[0].area_code == HERE
    later = plan(database, xlsx(event("", Desa="Desa KRONJO", Tanggal="2026-03-01")))
    assert notices(later) == [(2, "choice_remembered")]
    assert later.added[0].after.areas[0].area_code == HERE


def test_a_choice_holds_only_for_those_of_the_same_regencies(database: Database) -> None:
    content = xlsx(event("", Desa="Kronjo"))
    written = plan(database, content, ANNA).refused[0].reasons[0].values["written"]
    commit_import(database, by(ANNA), plan(database, content, ANNA, **{written: HERE}), "b1")
    assert reasons(plan(database, content, CHIEF)) == [(2, "Desa", "village_homonym")]


def test_a_choice_outside_the_regencies_brings_nothing_in(database: Database) -> None:
    content = xlsx(event("", Desa="Kronjo"))
    written = plan(database, content, ANNA).refused[0].reasons[0].values["written"]
    made = plan(database, content, ANNA, **{written: "36.71.01.1002"})
    assert (made.added, reasons(made)) == ((), [(2, "Kode desa", "not_your_regency")])


# Who may, where.


def test_rows_outside_the_regencies_are_refused_and_the_others_go_in(database: Database) -> None:
    made = bring_in(database, xlsx(event(), event(THERE), event(f"{NEXT}; {THERE}")), ANNA)
    assert reasons(made) == [
        (3, "Kode desa", "not_your_regency"),
        (4, "Kode desa", "not_your_regency"),
    ]
    assert [link.area_code for a in on_record(database) for link in a.areas] == [HERE]


@pytest.mark.parametrize(
    "person",
    [Person(Role.VIEWER), VERA, Person(Role.COORDINATOR)],
    ids=["viewer", "verifier", "none"],
)
def test_who_may_not_record_may_not_import(database: Database, person: Person) -> None:
    content = xlsx(event())
    with pytest.raises(NotAllowed):
        plan(database, content, person)
    with pytest.raises(NotAllowed):
        commit_import(database, by(person), plan(database, content), "b1")
    assert on_record(database) == []


def test_the_plan_of_another_is_checked_again_at_commit(database: Database) -> None:
    before = counts(database)
    made = plan(database, xlsx(event(), event(THERE)), CHIEF)
    with pytest.raises(NotAllowed):
        commit_import(database, by(ANNA), made, "b1")
    forged = replace(made, added=made.added[1:])
    with pytest.raises(NotAllowed):
        commit_import(database, by(ANNA), forged, "b1")
    assert counts(database) == before


def test_an_activity_of_another_regency_is_not_taken_over_by_its_id(database: Database) -> None:
    bring_in(database, xlsx(event(THERE, **{"ID kegiatan": "x"})))
    bring_in(database, xlsx(event(f"{HERE};{THERE}", **{"ID kegiatan": "y"})), batch="b2")
    mine = xlsx(event(**{"ID kegiatan": "x"}), event(NEXT, **{"ID kegiatan": "y"}))
    assert reasons(plan(database, mine, ANNA)) == [
        (2, "", "id_taken"),
        (3, "", "belongs_elsewhere"),
    ]


# Conflicts and undoing.


def test_a_plan_made_on_older_data_conflicts_and_writes_nothing(database: Database) -> None:
    bring_in(database, xlsx(event(Kehadiran=40)))
    made = plan(database, xlsx(event(Kehadiran=45), event(NEXT)))
    kept = only(database)
    correct_activity(database, by(CHIEF), replace(kept, participants=41), 1, "hitung ulang")
    before = counts(database)
    with pytest.raises(ImportConflict):
        commit_import(database, by(CHIEF), made, "b2")
    assert (counts(database), only(database).participants) == (before, 41)


def test_the_same_plan_is_committed_once(database: Database) -> None:
    made = bring_in(database, xlsx(event()))
    with pytest.raises(ImportConflict):
        commit_import(database, by(CHIEF), made, "b2")
    assert len(on_record(database)) == 1


def test_undo_restores_exactly_what_was(database: Database) -> None:
    bring_in(database, xlsx(event(Kehadiran=40), event(THERE)))
    confirm_activities(
        database,
        by(replace(VERA, regencies=frozenset({"36.03"}))),
        {a.id: 1 for a in on_record(database) if a.areas[0].area_code == HERE},
    )
    before, figures = package_of(database, CHIEF), village_table(database, CHIEF, TODAY).rows
    bring_in(database, xlsx(event(Kehadiran=45), event(NEXT), event(THERE)), batch="b2")
    assert package_of(database, CHIEF) != before
    assert undo_import(database, by(CHIEF), "b2") == 2
    assert package_of(database, CHIEF) == before
    assert village_table(database, CHIEF, TODAY).rows == figures
    with database.read() as connection:
        kept = [read_kept(connection, a.id) for a in on_record(database)]
    assert sorted(k.verified_by for k in kept if k) == ["", "vera@kantor.id"]
    assert [e.deed for e in events(database)][-2:] == [Deed.IMPORT, Deed.UNDO_IMPORT]


def test_imports_are_undone_one_on_top_of_the_other(database: Database) -> None:
    bring_in(database, xlsx(event(Kehadiran=40)))
    bring_in(database, xlsx(event(Kehadiran=45)), batch="b2")
    with pytest.raises(UndoRefused):
        undo_import(database, by(CHIEF), "b1")
    undo_import(database, by(CHIEF), "b2")
    assert only(database).participants == 40
    undo_import(database, by(CHIEF), "b1")
    assert on_record(database) == []


def test_an_import_that_was_undone_can_be_made_again(database: Database) -> None:
    content = xlsx(event(Kehadiran=40))
    bring_in(database, content)
    before = package_of(database, CHIEF)
    undo_import(database, by(CHIEF), "b1")
    made = bring_in(database, content, batch="b2")
    assert (len(made.added), package_of(database, CHIEF)) == (1, before)
    undo_import(database, by(CHIEF), "b2")
    assert on_record(database) == []


def test_undo_refuses_what_was_changed_since_and_undoes_nothing(database: Database) -> None:
    bring_in(database, xlsx(event(), event(NEXT)))
    first = on_record(database)[0]
    correct_activity(database, by(CHIEF), replace(first, venue="Aula"), 1, "tempat")
    before = counts(database)
    with pytest.raises(UndoRefused) as refused:
        undo_import(database, by(CHIEF), "b1")
    assert (refused.value.key, refused.value.ids) == ("changed_since", (first.id,))
    assert counts(database) == before


def test_undo_is_for_once_and_for_whoever_may(database: Database) -> None:
    bring_in(database, xlsx(event()), ANNA)
    for person, key in ((BUDI, "batch_unknown"), (ANNA, ""), (ANNA, "batch_undone")):
        if not key:
            undo_import(database, by(person), "b1")
            continue
        with pytest.raises(UndoRefused) as refused:
            undo_import(database, by(person), "b1")
        assert refused.value.key == key
    with pytest.raises(UndoRefused):
        undo_import(database, by(CHIEF), "no such batch")


def test_what_a_person_deleted_is_not_brought_back_by_a_file(database: Database) -> None:
    content = xlsx(event())
    bring_in(database, content)
    delete_activity(database, by(CHIEF), only(database).id, 1, "keliru")
    assert reasons(plan(database, content)) == [(2, "", "deleted_before")]


def test_batches_are_listed_for_who_may_undo_them(database: Database) -> None:
    bring_in(database, xlsx(event()), ANNA)
    bring_in(database, xlsx(event(THERE)), BUDI, "b2")
    assert [b.id for b in batches(database, ANNA)] == ["b1"]
    assert {b.id for b in batches(database, CHIEF)} == {"b1", "b2"}


def test_a_batch_tells_how_many_activities_it_touched(database: Database) -> None:
    bring_in(database, xlsx(event(Kehadiran=40)))
    bring_in(database, xlsx(event(Kehadiran=45), event(NEXT), event(THERE)), batch="b2")
    told = {b.id: (b.added, b.changed) for b in batches(database, CHIEF)}
    assert told == {"b1": (1, 0), "b2": (2, 1)}


def test_what_was_recorded_by_hand_is_told_as_near(database: Database) -> None:
    links = (AreaLink(HERE, Link.DIRECT),)
    record_activity(
        database,
        by(CHIEF),
        Activity(
            "a", FIFTH, Kind.OUTREACH, None, State.HELD, links, organisers=(Organiser.IMIGRASI,)
        ),
    )
    assert notices(plan(database, xlsx(event()))) == [(2, "near_duplicate")]


# The template and the form.


@pytest.mark.parametrize("person", [CHIEF, ANNA], ids=["all", "one regency"])
def test_the_example_of_the_template_goes_in_without_a_fault(
    database: Database, person: Person
) -> None:
    workbook = python_calamine.load_workbook(BytesIO(template_file(database, person, TODAY)))
    header, *rows = workbook.get_sheet_by_name("Contoh").to_python()
    made = bring_in(database, xlsx(*(dict(zip(header, row, strict=True)) for row in rows)), person)
    assert (made.refused, len(made.added)) == ((), 3)
    assert not [r for r in made.notices if r.key == "column_unknown"]


def test_the_template_lists_the_villages_of_the_person_only(database: Database) -> None:
    workbook = python_calamine.load_workbook(BytesIO(template_file(database, ANNA, TODAY)))
    _, *rows = workbook.get_sheet_by_name("Daftar").to_python()
    assert [row[0] for row in rows if row[0]][:4] == [
        "36.03.07.1003",
        "36.03.07.2001",
        "36.03.07.2002",
        "36.03.08.2001",
    ]
    assert not any("36.04" in str(row[0]) for row in rows)
    assert workbook.sheet_names == ["Kegiatan", "Contoh", "Petunjuk", "Daftar"]


def test_the_template_keeps_codes_and_dates_as_text(database: Database) -> None:
    content = template_file(database, CHIEF, TODAY)
    with ZipFile(BytesIO(content)) as members:
        styles = members.read("xl/styles.xml").decode()
        first = members.read("xl/worksheets/sheet1.xml").decode()
    assert 'numFmtId="49"' in styles
    assert "<dataValidation " in first and "<f>" not in first.split("<dataValidations")[0]


def test_the_form_cascades_from_regency_to_village(database: Database) -> None:
    workbook = python_calamine.load_workbook(BytesIO(xlsform_file(database, CHIEF)))

    def sheet(name: str) -> list[dict[str, str]]:
        header, *rows = workbook.get_sheet_by_name(name).to_python()
        return [dict(zip(map(str, header), map(str, row), strict=True)) for row in rows]

    survey, choices = sheet("survey"), sheet("choices")
    lists = {row["type"].split()[1] for row in survey if row["type"].startswith("select_")}
    assert lists == {row["list_name"] for row in choices}
    village = next(row for row in choices if row["name"] == HERE)
    assert (village["list_name"], village["kecamatan"]) == ("desa", "36.03.07")
    asked = {row["name"]: row for row in survey}
    assert asked["kecamatan"]["choice_filter"] == "kabupaten=${kabupaten}"
    assert asked["desa"]["choice_filter"] == "kecamatan=${kecamatan}"
    opened = [row["type"] for row in survey if row["type"].endswith("_group")]
    assert opened == ["begin_group", "end_group"] * (len(opened) // 2)
    assert sheet("settings")[0]["form_id"] == "kegiatan_desa_binaan"
    questions = [
        n
        for n in asked
        if n and n not in ("start", "end") and not asked[n]["type"].startswith("begin")
    ]
    made = plan(database, csv_file({f"g/{n}": "" for n in questions} | {"g/tanggal": "x"}))
    assert not [r for r in made.notices if r.key == "column_unknown"]
