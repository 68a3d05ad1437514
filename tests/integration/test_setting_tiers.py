"""Risk tiers: set from a file or by hand, all or none, withdrawn, and told to who may know."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.db.rules import read_tiers
from lib.domain.audit import Deed, Origin
from lib.domain.entry_check import EntryRefused
from lib.domain.errors import PantauError
from lib.domain.event_changes import FieldChange
from lib.domain.import_plan import FileRefused
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.rules import Tier, TierRecord
from lib.services.export import export_package, export_record
from lib.services.tiers import (
    LineFault,
    plan_tiers,
    set_tiers,
    tier_template_file,
    tiers_given,
    withdraw_tier,
)
from lib.services.trail import village_trail
from lib.services.villages import village_table
from lib.services.writing import By

TODAY, DAY = date(2026, 7, 1), timedelta(days=1)
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
ANNA = Person(Role.COORDINATOR, frozenset({"36.03"}), "anna@kantor.id")
HERE, NEXT, THERE = "36.03.07.2001", "36.03.07.2002", "36.04.12.2009"
HEADER = "Kode desa;Tingkat;Berlaku mulai;Sumber;Periode;Instansi"


def by(day: date = TODAY) -> By:
    return By(CHIEF, Origin.SCREEN, datetime(day.year, day.month, day.day, 3, tzinfo=UTC))


def tier(code: str = HERE, height: Tier = Tier.HIGH, since: date = TODAY) -> TierRecord:
    return TierRecord(code, height, since, "Penempatan PMI", "2025", "BP3MI Banten")


def file(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *rows]).encode()


def kept(database: Database) -> tuple[TierRecord, ...]:
    with database.read() as connection:
        return read_tiers(connection)


def deeds(database: Database) -> list[str]:
    with database.read() as connection:
        return [sealed.entry.event.deed for sealed in walk_trail(connection)]


def height(database: Database, day: date, code: str = HERE) -> Tier:
    return village_table(database, CHIEF, day).by_code[code].tier


def test_a_file_is_looked_at_first_and_set_in_one_event(database: Database) -> None:
    content = file(
        f"{HERE};tinggi;1/7/2026;Penempatan PMI;2025;BP3MI Banten",
        f"{THERE};low;2026-06-01;Pengaduan;2025;BP3MI Banten",
    )
    plan = plan_tiers(database, CHIEF, content, TODAY)
    assert (plan.faults, plan.unchanged, len(plan.records)) == ((), 0, 2)
    assert kept(database) == ()
    assert set_tiers(database, by(), plan.records) == 2
    assert [(r.village_code, r.tier) for r in tiers_given(database, CHIEF, TODAY)] == [
        (HERE, Tier.HIGH),
        (THERE, Tier.LOW),
    ]
    assert deeds(database) == [Deed.SET_TIERS]
    again = plan_tiers(database, CHIEF, content, TODAY)
    assert (again.records, again.unchanged) == ((), 2)


def test_english_headers_of_a_data_package_are_understood(database: Database) -> None:
    rows = file(
        f"{HERE},high,2026-01-01,PMI,2025,BP3MI",
        header="village_code,tier,valid_from,source,period,agency",
    )
    assert plan_tiers(database, CHIEF, rows, TODAY).records == (
        TierRecord(HERE, Tier.HIGH, date(2026, 1, 1), "PMI", "2025", "BP3MI"),
    )


@pytest.mark.parametrize(
    "row, column, key",
    [
        ("36.99.99.2001;tinggi;1/7/2026;a;b;c", "Kode desa", "village_unknown"),
        (f"{HERE};gawat;1/7/2026;a;b;c", "Tingkat", "tier_unknown"),
        (f"{HERE};tinggi;besok;a;b;c", "Berlaku mulai", "day_unread"),
        (f"{HERE};tinggi;;a;b;c", "Berlaku mulai", "day_missing"),
        (f"{HERE};tinggi;2/7/2026;a;b;c", "Berlaku mulai", "day_ahead"),
        (f"{HERE};tinggi;31/12/1999;a;b;c", "Berlaku mulai", "day_early"),
        (f"{HERE};tinggi;1/7/2026;;b;c", "Sumber", "text_missing"),
        (f"{HERE};tinggi;1/7/2026;a;b;", "Instansi", "text_missing"),
        (f"{HERE};tinggi;1/7/2026;a;b;3603071501900001", "Instansi", "personal"),
    ],
)
def test_a_fault_names_row_and_column_and_nothing_could_be_saved(
    database: Database, row: str, column: str, key: str
) -> None:
    good = f"{NEXT};sedang;1/7/2026;a;b;c"
    (fault,) = plan_tiers(database, CHIEF, file(good, row), TODAY).faults
    assert (fault.line, fault.column, fault.key) == (3, column, key)


def test_two_rows_for_one_village_are_both_told(database: Database) -> None:
    row = f"{HERE};tinggi;1/7/2026;a;b;c"
    faults = plan_tiers(database, CHIEF, file(row, row), TODAY).faults
    assert faults == tuple(LineFault(line, "Kode desa", "village_twice", HERE) for line in (2, 3))


@pytest.mark.parametrize(
    "content, key",
    [
        (b"", "file_empty"),
        (b"%PDF-1.7", "file_type"),
        (b"nama;umur\na;b", "header_missing"),
        (b"Kode desa;Tingkat\na;b", "column_missing"),
        (HEADER.encode(), "rows_none"),
        (file("x", header=f"{HEADER};tier"), "column_twice"),
    ],
)
def test_what_is_no_such_file_is_refused_as_a_whole(
    database: Database, content: bytes, key: str
) -> None:
    with pytest.raises(FileRefused) as refused:
        plan_tiers(database, CHIEF, content, TODAY)
    assert refused.value.key == key


def test_the_template_has_the_columns_the_codes_and_what_must_be_known(database: Database) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(tier_template_file(database, CHIEF)))
    assert book.get_sheet_by_name("Tingkat risiko").to_python()[0] == HEADER.split(";")
    told = str(book.get_sheet_by_name("Petunjuk").to_python())
    assert "Angka bandara bukan angka Banten" in told and "NIK" in told
    assert HERE in [row[0] for row in book.get_sheet_by_name("Daftar").to_python()]


@pytest.mark.parametrize(
    "records",
    [
        [tier(), replace(tier(NEXT), source="")],
        [tier(), tier(since=TODAY - DAY)],
        [tier(), tier("36.99.99.2001")],
        [replace(tier(), until=TODAY)],
        [],
    ],
)
def test_a_write_that_is_not_fit_sets_nothing(
    database: Database, records: list[TierRecord]
) -> None:
    with pytest.raises(EntryRefused):
        set_tiers(database, by(), records)
    assert kept(database) == () and deeds(database) == []


def test_days_before_keep_the_tier_they_had(database: Database) -> None:
    set_tiers(database, by(), [tier(height=Tier.LOW, since=TODAY - 60 * DAY)])
    set_tiers(database, by(), [tier(since=TODAY - 9 * DAY)])
    withdraw_tier(database, by(), HERE)
    heights = [height(database, TODAY - ago * DAY) for ago in (61, 60, 10, 9, 1, 0)]
    low, high, usual = Tier.LOW, Tier.HIGH, Tier.MEDIUM
    assert heights == [usual, low, low, high, high, usual]
    assert len(kept(database)) == 2


def test_one_of_the_same_day_takes_its_place(database: Database) -> None:
    set_tiers(database, by(), [tier(height=Tier.LOW), tier(THERE)])
    set_tiers(database, by(), [tier(height=Tier.MEDIUM)])
    assert {(r.village_code, r.tier) for r in kept(database)} == {
        (HERE, Tier.MEDIUM),
        (THERE, Tier.HIGH),
    }


def test_what_has_no_tier_cannot_be_withdrawn(database: Database) -> None:
    with pytest.raises(PantauError) as refused:
        withdraw_tier(database, by(), HERE)
    assert refused.value.key == "tier_gone"
    assert deeds(database) == []


def test_the_history_of_a_village_tells_it_as_far_as_the_reader_may_know(
    database: Database,
) -> None:
    set_tiers(database, by(), [tier(), tier(THERE, Tier.LOW)])
    for person, height_told in ((CHIEF, True), (ANNA, True), (LOCAL_VIEWER, False)):
        (told,) = village_trail(database, person, HERE, 1).rows
        (change,) = told.changes
        assert isinstance(change, FieldChange)
        assert change.said["valid_from"] == TODAY.isoformat()
        assert ("tier" in change.said) is height_told
        assert ("source" in change.said) is height_told
        assert THERE not in repr(told)
    with database.read() as connection:
        (sealed,) = walk_trail(connection)
    assert sealed.entry.event.regencies == "36.03;36.04"
    assert [entry["village_code"] for entry in json.loads(sealed.entry.event.after)] == [
        HERE,
        THERE,
    ]


def test_a_package_holds_them_for_people_with_an_account_and_reads_them_back(
    database: Database, tmp_path
) -> None:
    set_tiers(database, by(), [tier(), tier(THERE, since=TODAY - 3 * DAY)])
    withdraw_tier(database, by(), HERE)
    exported = export_package(database, CHIEF, tmp_path / "out")
    assert set(exported.tiers) == set(kept(database))
    assert export_record(database, LOCAL_VIEWER).tiers == ()
    assert [r.village_code for r in export_record(database, ANNA).tiers] == [HERE]
    assert "2026-06-30" in (tmp_path / "out" / "tiers.csv").read_text(encoding="utf-8")
