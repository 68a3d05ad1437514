"""Imports and exports on the command line: what they print, and with whose rights."""

import json
from pathlib import Path

import pytest

from lib.cli import main
from lib.db.engine import Database
from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Person, Role
from lib.services.clock import now
from lib.services.export import export_record
from lib.services.people import change_account, create_account
from lib.services.writing import By
from tests.conftest import Install
from tests.integration.contents import counts
from tests.integration.sheets import event, xlsx

Capture = pytest.CaptureFixture[str]
CHIEF = Person(Role.ADMINISTRATOR)
ANNA = Account("2", "anna@kantor.id", "Anna", Role.COORDINATOR, frozenset({"36.03"}))
HERE, THERE = "36.03.07.2001", "36.04.12.2009"


@pytest.fixture
def office(banten: Database, install: Install) -> Database:
    install(database_url=banten.url, today="2026-07-01")
    chief = Account("1", "admin@kantor.id", "Ratna", Role.ADMINISTRATOR)
    for account in (chief, ANNA):
        create_account(banten, By(CHIEF, Origin.COMMAND_LINE, now()), account)
    return banten


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """One good row of each of two regencies, and one with a day that is none."""
    path = tmp_path / "kantor.xlsx"
    path.write_bytes(xlsx(event(HERE), event(THERE), event(HERE, Tanggal="31/02/2026")))
    return path


def test_import_says_what_it_did_and_every_refused_row(
    office: Database, sheet: Path, capsys: Capture
) -> None:
    assert main(["import", str(sheet)]) == 2
    said = capsys.readouterr().out
    assert "2 added, 0 changed, 0 unchanged, 1 rows refused" in said
    assert "Refused: row 4, column Tanggal: 31/02/2026 is no day of the calendar." in said
    assert len(export_record(office, CHIEF).activities) == 2


def test_a_file_without_a_fault_is_done(office: Database, tmp_path: Path) -> None:
    path = tmp_path / "baik.xlsx"
    path.write_bytes(xlsx(event(HERE)))
    assert [main(["import", str(path)]) for _ in range(2)] == [0, 0]
    assert len(export_record(office, CHIEF).activities) == 1


def test_a_dry_run_writes_nothing(office: Database, sheet: Path, capsys: Capture) -> None:
    before = counts(office)
    assert main(["import", str(sheet), "--dry-run"]) == 2
    assert "Nothing was written." in capsys.readouterr().out
    assert counts(office) == before


def test_json_says_the_same_for_programs(office: Database, sheet: Path, capsys: Capture) -> None:
    assert main(["import", str(sheet), "--format", "json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert (said["added"], said["changed"], said["unchanged"]) == (2, 0, 0)
    assert said["batch"] and not said["dry_run"]
    assert [(r["row"], r["column"], r["key"]) for r in said["refused"]] == [
        (4, "Tanggal", "date_impossible")
    ]


def test_an_account_imports_within_its_regencies(
    office: Database, sheet: Path, capsys: Capture
) -> None:
    assert main(["import", str(sheet), "--as", "Anna@Kantor.id"]) == 2
    assert "row 3, column Kode desa" in capsys.readouterr().out
    (found,) = export_record(office, CHIEF).activities
    assert [link.area_code for link in found.areas] == [HERE]


@pytest.mark.parametrize("email", ["nobody@kantor.id", "anna@kantor.id"])
def test_an_unknown_or_disabled_account_imports_nothing(
    office: Database, sheet: Path, capsys: Capture, email: str
) -> None:
    disabled = Account("2", ANNA.email, ANNA.name, ANNA.role, ANNA.regencies, active=False)
    change_account(office, By(CHIEF, Origin.COMMAND_LINE, now()), disabled)
    before = counts(office)
    assert main(["import", str(sheet), "--as", email]) == 2
    assert "no active account" in capsys.readouterr().err
    assert counts(office) == before


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"a,b\n1,2\n"])
def test_a_file_that_is_none_is_refused_in_a_sentence(
    office: Database, tmp_path: Path, capsys: Capture, content: bytes
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert main(["import", str(path)]) == 2
    answer = capsys.readouterr()
    assert (answer.out, answer.err.count("\n")) == ("", 1)
    assert answer.err.startswith("Refused: ") and "Nothing was imported." in answer.err
    assert main(["import", str(tmp_path / "missing.xlsx"), "--format", "json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["key"] == "unreadable"


def test_the_refused_rows_are_written_to_be_mended(
    office: Database, sheet: Path, tmp_path: Path, capsys: Capture
) -> None:
    refused = tmp_path / "ditolak.xlsx"
    main(["import", str(sheet), "--refused", str(refused)])
    capsys.readouterr()
    assert main(["import", str(refused)]) == 2
    assert "row 2, column Tanggal" in capsys.readouterr().out


def test_imports_are_listed_and_undone_by_their_batch(
    office: Database, sheet: Path, capsys: Capture
) -> None:
    main(["import", str(sheet)])
    capsys.readouterr()
    assert main(["imports", "--format", "json"]) == 0
    (batch,) = json.loads(capsys.readouterr().out)
    assert (batch["file_name"], batch["added"], batch["changed"]) == ("kantor.xlsx", 2, 0)
    assert main(["undo-import", batch["id"]]) == 0
    assert capsys.readouterr().out == "Undone: 2 activities are as they were before the import.\n"
    assert export_record(office, CHIEF).activities == ()
    assert main(["imports"]) == 0
    assert f"{batch['id']}  " in (said := capsys.readouterr().out) and ", undone " in said


def test_what_cannot_be_undone_is_refused_in_a_sentence(
    office: Database, sheet: Path, capsys: Capture
) -> None:
    main(["import", str(sheet)])
    capsys.readouterr()
    main(["imports", "--format", "json"])
    batch = json.loads(capsys.readouterr().out)[0]["id"]
    before = counts(office)
    assert main(["undo-import", "none"]) == 2
    assert main(["undo-import", batch, "--as", ANNA.email]) == 2
    assert main(["undo-import", batch, "--as", "nobody@kantor.id"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "Refused: There is no such import.",
        "Refused: There is no such import.",
        "Refused: nobody@kantor.id has no active account here.",
    ]
    assert counts(office) == before
    assert main(["imports", "--as", ANNA.email]) == 0
    assert capsys.readouterr().out == "Nothing was imported yet.\n"


def test_export_writes_what_load_reads_back(
    office: Database, blank: Database, install: Install, sheet: Path, tmp_path: Path
) -> None:
    main(["import", str(sheet)])
    assert main(["export", str(tmp_path / "out")]) == 0
    install(database_url=blank.url)
    assert main(["load", str(tmp_path / "out")]) == 0
    assert export_record(blank, CHIEF) == export_record(office, CHIEF)
