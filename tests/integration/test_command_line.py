"""The command line: what it prints, in which order, and how it refuses."""

import csv
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import update

from lib.cli import main
from lib.config import ROOT, Settings
from lib.db.activities import insert_activities
from lib.db.engine import Database, sqlite_url
from lib.db.tables import audit_head
from lib.domain.activities import Activity, AreaLink, Kind, Link, State
from lib.domain.audit import Origin
from lib.domain.permissions import Person, Role
from lib.io.register import read_register
from lib.services.clock import now
from lib.services.people import anybody_there
from lib.services.rules import change_setting
from lib.services.sign_in import sign_in
from lib.services.writing import By
from tests.conftest import Install
from tests.integration.contents import counts
from tests.integration.packages import Package, activity, area

COLUMNS = (
    "village_code,village,district_code,district,regency_code,regency,village_kind,programmes,"
    "interval_days,status,last_outreach,due,age_days,days_overdue,waiting_days,outreach_12m,"
    "outreach_total,delegate_12m,training_12m,training_total,next_plan,lapsed_plan,snoozed_until,"
    "in_queue,queue_rank"
)
NUMBERS = (
    "interval_days",
    "age_days",
    "days_overdue",
    "waiting_days",
    "outreach_12m",
    "outreach_total",
    "delegate_12m",
    "training_12m",
    "training_total",
    "queue_rank",
)
VILLAGE = "36.03.07.2001"
STATUS = ("status", "--as-of", "2026-07-01")


@pytest.fixture
def office(banten: Database, install: Install) -> Database:
    """The office's own database, set up with the register and nothing else."""
    install(database_url=banten.url)
    return banten


@pytest.fixture
def visited(package: Package) -> Package:
    """A package with one overdue, planned and snoozed village."""
    package.write(
        "activities.csv",
        activity("a", "2025-10-01"),
        activity("b", "2026-06-20", state="planned"),
        activity("c", "2026-09-20", state="planned"),
        activity("d", "2026-03-01", kind="training"),
    )
    package.write("activity_areas.csv", *(area(code, VILLAGE) for code in "abcd"))
    package.write(
        "memberships.csv",
        {"area_code": VILLAGE, "programme": "desmigratif"},
        {"area_code": VILLAGE, "programme": "desa_binaan_imigrasi"},
    )
    days = {"from": "2026-06-01", "until": "2026-07-02", "reason": "budget"}
    package.write("snoozes.csv", {"village_code": VILLAGE} | days)
    return package


Capture = pytest.CaptureFixture[str]


def printed(capsys: Capture, *arguments: str) -> str:
    capsys.readouterr()
    assert main(arguments) == 0
    return capsys.readouterr().out


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_status_prints_a_row_per_village_in_order_of_code(
    office: Database, capsys: Capture
) -> None:
    text = printed(capsys, *STATUS)
    assert text.splitlines()[0] == COLUMNS
    codes = [row["village_code"] for row in table(text)]
    assert codes == sorted(codes)
    assert len(codes) == 1552


def test_a_row_holds_iso_dates_and_is_empty_where_there_is_nothing(
    office: Database, visited: Package, capsys: Capture
) -> None:
    assert main(["load", str(visited.folder)]) == 0
    rows = {row["village_code"]: row for row in table(printed(capsys, *STATUS))}
    assert rows[VILLAGE] == {
        "village_code": VILLAGE,
        "village": "Kronjo",
        "district_code": "36.03.07",
        "district": "Kronjo",
        "regency_code": "36.03",
        "regency": "Kab. Tangerang",
        "village_kind": "desa",
        "programmes": "desa_binaan_imigrasi;desmigratif",
        "interval_days": "90",
        "status": "long_overdue",
        "last_outreach": "2025-10-01",
        "due": "2025-12-30",
        "age_days": "273",
        "days_overdue": "183",
        "waiting_days": "",
        "outreach_12m": "1",
        "outreach_total": "1",
        "delegate_12m": "0",
        "training_12m": "1",
        "training_total": "1",
        "next_plan": "2026-09-20",
        "lapsed_plan": "2026-06-20",
        "snoozed_until": "2026-07-02",
        "in_queue": "no",
        "queue_rank": "",
    }
    never = rows["36.71.01.1001"]
    assert (never["status"], never["waiting_days"], never["in_queue"]) == ("never", "1022", "yes")
    assert [never[c] for c in ("last_outreach", "due", "age_days", "days_overdue")] == [""] * 4


def test_json_says_what_csv_says(office: Database, visited: Package, capsys: Capture) -> None:
    main(["load", str(visited.folder)])
    rows = table(printed(capsys, *STATUS))
    found = json.loads(printed(capsys, *STATUS, "--format", "json"))
    assert list(found[0]) == COLUMNS.split(",")
    for row, said in zip(rows, found, strict=True):
        assert row == {key: "" if v is None else str(v) for key, v in said.items()}
        assert all(said[c] is None or isinstance(said[c], int) for c in NUMBERS)


def test_a_regency_is_printed_with_its_ranks_of_the_province(
    office: Database, visited: Package, capsys: Capture
) -> None:
    main(["load", str(visited.folder)])
    everything = table(printed(capsys, *STATUS))
    serang = table(printed(capsys, *STATUS, "--regency", "36.73"))
    assert serang == [row for row in everything if row["regency_code"] == "36.73"]
    assert {row["regency"] for row in serang} == {"Kota Serang"}


def test_an_unknown_regency_is_refused(office: Database, capsys: Capture) -> None:
    assert main([*STATUS, "--regency", "36.99"]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert "'36.99' is not a regency; known are 36.01, 36.02" in answer.err


@pytest.mark.parametrize(
    "day", ["2026-02-30", "01/07/2026", "20260701", "2026-07", "today", "", "9999-12-31"]
)
def test_a_day_that_is_none_is_refused(install: Install, capsys: Capture, day: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["status", "--as-of", day])
    assert stopped.value.code == 2
    assert "--as-of" in capsys.readouterr().err


def test_load_says_how_many_rows_were_new(
    office: Database, visited: Package, capsys: Capture
) -> None:
    said = printed(capsys, "load", str(visited.folder))
    assert said.startswith("Loaded 4 activities, 2 memberships, 0 rules, 0 tiers, 1 snoozes")


def test_a_refused_package_changes_nothing_and_says_why(
    office: Database, visited: Package, capsys: Capture
) -> None:
    before = counts(office)
    visited.write("activity_areas.csv", area("a", VILLAGE), area("b", "36.03.07.2999"))
    assert main(["load", str(visited.folder)]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert answer.err.splitlines() == [
        "activity_areas.csv, row 3, column area_code: "
        "'36.03.07.2999' is not a village, district or regency of the register",
        "Refused: 1 fault, nothing was loaded.",
    ]
    assert counts(office) == before


def test_load_fills_a_blank_database(
    blank: Database, install: Install, visited: Package, capsys: Capture
) -> None:
    install(database_url=blank.url)
    assert main(["load", str(visited.folder)]) == 0
    assert (counts(blank)["activities"], counts(blank)["settings"]) == (4, 0)


def test_a_refused_package_leaves_a_blank_database_blank(
    blank: Database, install: Install, package: Package
) -> None:
    install(database_url=blank.url)
    package.write("activities.csv", activity("a", "2026-02-30"))
    assert main(["load", str(package.folder)]) == 2
    assert not blank.has_schema()


def test_seed_loads_the_public_record_once(
    blank: Database, install: Install, capsys: Capture
) -> None:
    install(database_url=blank.url)
    assert main(["seed"]) == 0
    seeded = counts(blank)
    assert seeded["activities"] > 62
    assert printed(capsys, "seed").startswith("Loaded 0 activities, 0 memberships")
    assert counts(blank) | {"version": 0} == seeded | {"version": 0}


def test_migrate_makes_the_schema_and_the_register_and_no_record(
    blank: Database, install: Install, capsys: Capture
) -> None:
    install(database_url=blank.url)
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0
    assert (counts(blank)["activities"], counts(blank)["version"]) == (0, 1)


def test_without_a_database_of_its_own_the_public_record_is_made_whole(
    install: Install, tmp_path: Path, capsys: Capture
) -> None:
    install(local_folder=tmp_path / "local")
    rows = table(printed(capsys, *STATUS))
    assert (tmp_path / "local" / "publik.sqlite3").exists()
    assert any(row["last_outreach"] for row in rows)


def test_the_simulated_record_lives_in_a_database_of_its_own(
    office: Database, install: Install, tmp_path: Path, capsys: Capture
) -> None:
    pytest.importorskip("lib.services.simulation")
    before = counts(office)
    install(database_url=office.url, local_folder=tmp_path)
    made = []
    for _ in range(2):
        said = printed(capsys, "demo", "--until", "2026-07-01", "--seed", "7")
        assert said.startswith("Built the simulated record: ")
        found = counts(Database(sqlite_url(tmp_path / "simulasi.sqlite3")))
        made.append(found)
    assert made[0] == made[1]
    assert made[0]["activities"] > 4000
    assert counts(office) == before


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a person starts it."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PANTAU_")}
    return subprocess.run(
        [sys.executable, "-m", "lib.cli", *arguments],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_module_is_a_program(tmp_path: Path, package: Package) -> None:
    url = sqlite_url(tmp_path / "office.sqlite3")
    package.write("activities.csv", activity("a", "2026-02-30"))
    refused = run("load", str(package.folder), PANTAU_DATABASE_URL=url)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "2026-02-30" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert run("status", "--as-of", "kemarin", PANTAU_DATABASE_URL=url).returncode == 2
    assert run().returncode == 2
    printed = run(*STATUS, "--regency", "36.72", PANTAU_DATABASE_URL=url)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert printed.stdout.count("\n") == 1 + _villages_of("36.72")


def _villages_of(regency: str) -> int:
    register = read_register(Settings().reference_folder)
    return sum(village.regency.code == regency for village in register)


def create(*extra: str) -> int:
    return main(["create-person", "--email", "Anna@kantor.id", "--name", "Anna", *extra])


def test_create_person_makes_an_account_with_the_password_typed_in(
    office: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("padi menguning 2026\n"))
    assert create("--role", "coordinator", "--regency", "36.02") == 0
    assert capsys.readouterr().out == "anna@kantor.id may now sign in as coordinator.\n"
    assert sign_in(office, "anna@kantor.id", "padi menguning 2026", "here", now())


def test_create_person_says_what_is_wrong_and_makes_nobody(
    office: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("kurang\n"))
    assert create("--role", "administrator") == 2
    assert "at least 12 characters" in capsys.readouterr().err
    assert create("--role", "coordinator", "--no-password") == 2
    assert "at least one --regency" in capsys.readouterr().err
    assert not anybody_there(office)


def test_verify_audit_tells_a_whole_trail_from_a_broken_one(
    office: Database, package: Package, capsys: pytest.CaptureFixture[str]
) -> None:
    package.write("activities.csv", activity("a", "2026-01-02"))
    package.write("activity_areas.csv", area("a", VILLAGE))
    assert main(["load", str(package.folder)]) == 0
    capsys.readouterr()
    assert main(["verify-audit"]) == 0
    assert capsys.readouterr().out == "The trail is whole: 1 events.\n"
    with office.write() as connection:
        connection.execute(update(audit_head).values(number=2))
    assert main(["verify-audit"]) == 2
    assert "broken at event 2" in capsys.readouterr().err


def test_status_says_beside_the_rows_what_counts(office: Database, capsys: Capture) -> None:
    by = By(Person(Role.ADMINISTRATOR), Origin.COMMAND_LINE, datetime(2026, 7, 1, tzinfo=UTC))
    assert (main(STATUS), capsys.readouterr().err) == (0, "")
    areas = (AreaLink(VILLAGE, Link.DIRECT),)
    held = Activity("a", date(2026, 6, 1), Kind.OUTREACH, None, State.HELD, areas)
    with office.write() as connection:
        insert_activities(connection, [held])
    change_setting(office, by, "training_refreshes", "yes")
    main(STATUS)
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "Unverified records, which are counted: 1.",
        "Training refreshes too.",
    ]
    assert said.out.splitlines()[0] == COLUMNS
    main([*STATUS, "--regency", "36.73"])
    assert "Unverified" not in capsys.readouterr().err
