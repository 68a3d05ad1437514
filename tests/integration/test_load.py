"""A data package is loaded all or nothing, and a refusal names file, row, column and reason."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from lib.config import ROOT
from lib.db import rules
from lib.db.activities import delete_activity, read_activities
from lib.db.engine import Database
from lib.db.tables import activities
from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.errors import PackageRefused
from lib.domain.permissions import LOCAL_VIEWER
from lib.domain.rules import SHIPPED_RULES, Membership, Programme, Rule, RuleLevel
from lib.services.setup import Loaded, load_package
from lib.services.villages import village_table
from tests.integration.contents import counts
from tests.integration.packages import Package, activity, area

PUBLIC_RECORD = ROOT / "data" / "public_record"
BANTEN = ROOT / "data" / "reference"
VILLAGE = "36.03.07.2001"


def refusal(database: Database, package: Package, reference: Path) -> list[str]:
    """What stands in the way of a package, in words."""
    with pytest.raises(PackageRefused) as refused:
        load_package(database, package.folder, reference)
    return [str(complaint) for complaint in refused.value.complaints]


# What is loaded.


def test_the_public_record_loads(banten: Database) -> None:
    loaded = load_package(banten, PUBLIC_RECORD, BANTEN)
    lines = (PUBLIC_RECORD / "memberships.csv").read_text(encoding="utf-8").count("\n")
    assert loaded.memberships == lines - 1
    found = counts(banten)
    assert (found["activities"], found["memberships"]) == (loaded.activities, loaded.memberships)
    assert loaded.activities > 62
    assert len(village_table(banten, LOCAL_VIEWER, date(2026, 11, 24))) == 1552


def test_loading_the_same_package_again_changes_nothing(banten: Database) -> None:
    load_package(banten, PUBLIC_RECORD, BANTEN)
    before = counts(banten)
    again = load_package(banten, PUBLIC_RECORD, BANTEN)
    assert again == Loaded(0, 0, 0, 0, 0, 0, 0)
    assert counts(banten) | {"version": 0} == before | {"version": 0}


def test_load_makes_the_schema_where_there_is_none_and_adds_nothing_else(
    blank: Database, package: Package, reference: Path
) -> None:
    package.write("activities.csv", activity("a", "2026-01-02"))
    assert not blank.has_schema()
    assert load_package(blank, package.folder, reference).activities == 1
    found = counts(blank)
    assert (found["activities"], found["memberships"], found["settings"]) == (1, 0, 0)
    assert found["rules"] == len(SHIPPED_RULES)


def test_every_column_is_kept_as_it_was_given(
    database: Database, package: Package, reference: Path
) -> None:
    row = activity(
        "pub-1",
        "2026-02",
        end_date="2026-02-03",
        form="seminar",
        organisers="bp3mi;imigrasi;bp3mi",
        organiser_units="BP3MI Banten",
        topics="TPPO; migrasi aman",
        participants="0",
        participants_note="puluhan",
        audience="warga;pelajar",
        leaders="yes",
        youth="no",
        women="",
        venue='Aula "Kecamatan", Pontang\nlantai 2',
        venue_area_code="36.04.12",
        pre_mean="52.5",
        post_mean="71.25",
        tested="30",
        evidence_url="https://example.org/a",
        source_title="Sosialisasi <b>&`${1}`",
        source_url="https://example.org/b",
        source_url_2="https://example.org/c",
        recorded_on="2026-02-10",
        notes="=1+1 — “kutip”",
    )
    package.write("activities.csv", row)
    package.write(
        "activity_areas.csv", area("pub-1", "36.04.12"), area("pub-1", VILLAGE, "delegate")
    )
    load_package(database, package.folder, reference)
    with database.read() as connection:
        found = read_activities(connection, ["pub-1"])["pub-1"]
    assert found == Activity(
        id="pub-1",
        date=date(2026, 2, 1),
        month_only=True,
        end_date=date(2026, 2, 3),
        kind=Kind.OUTREACH,
        form=Form.SEMINAR,
        state=State.HELD,
        areas=(AreaLink("36.04.12", Link.DIRECT), AreaLink(VILLAGE, Link.DELEGATE)),
        organisers=(Organiser.BP3MI, Organiser.IMIGRASI),
        organiser_units="BP3MI Banten",
        topics=("TPPO", "migrasi aman"),
        participants=0,
        participants_note="puluhan",
        audience=("warga", "pelajar"),
        leaders=True,
        youth=False,
        women=None,
        venue='Aula "Kecamatan", Pontang\nlantai 2',
        venue_area_code="36.04.12",
        pre_mean=52.5,
        post_mean=71.25,
        tested=30,
        evidence_url="https://example.org/a",
        source_title="Sosialisasi <b>&`${1}`",
        source_url="https://example.org/b",
        source_url_2="https://example.org/c",
        recorded_on=date(2026, 2, 10),
        notes="=1+1 — “kutip”",
    )


def test_unknown_is_kept_as_unknown(database: Database, package: Package, reference: Path) -> None:
    package.write("activities.csv", activity("a", "2026-01-02", participants="", form=""))
    load_package(database, package.folder, reference)
    with database.read() as connection:
        row = connection.execute(select(activities)).one()
    assert (row.participants, row.form, row.tested, row.recorded_on) == (None, None, None, None)


def test_the_rules_given_replace_the_shipped_ones(
    database: Database, package: Package, reference: Path
) -> None:
    given = {"level": "regency", "code": "36.03", "interval_days": "120", "confirmed": "yes"}
    package.write("rules.csv", given)
    load_package(database, package.folder, reference)
    with database.read() as connection:
        assert rules.read_rules(connection) == (Rule(RuleLevel.REGENCY, "36.03", 120, None, True),)


@pytest.mark.parametrize("content", [b"", b"level,code,interval_days,valid_from,confirmed\n"])
def test_an_empty_rules_file_leaves_the_shipped_rules(
    database: Database, package: Package, reference: Path, content: bytes
) -> None:
    package.write_bytes("rules.csv", content)
    load_package(database, package.folder, reference)
    with database.read() as connection:
        assert rules.read_rules(connection) == SHIPPED_RULES


@pytest.mark.parametrize(
    ("text", "given"), [("true", True), ("yes", True), ("false", False), ("no", False)]
)
def test_settings_are_kept(
    database: Database, package: Package, reference: Path, text: str, given: bool
) -> None:
    package.write(
        "settings.csv",
        {"key": "programme_start", "value": "2025-01-01"},
        {"key": "training_refreshes", "value": text},
    )
    load_package(database, package.folder, reference)
    with database.read() as connection:
        found = rules.read_settings(connection)
    assert (found.programme_start, found.training_refreshes) == (date(2025, 1, 1), given)
    assert not found.delegates_refresh


def test_a_membership_of_a_district_makes_no_village_a_member(
    database: Database, package: Package, reference: Path
) -> None:
    row = {"area_code": "36.03.07", "programme": "desmigratif", "since": "2025-01-01"}
    package.write("memberships.csv", row)
    load_package(database, package.folder, reference)
    with database.read() as connection:
        kept = rules.read_memberships(connection)
    assert kept == (Membership("36.03.07", Programme.DESMIGRATIF, date(2025, 1, 1)),)
    table = village_table(database, LOCAL_VIEWER, date(2026, 7, 1))
    assert not any(row.programmes for row in table)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfactivity_id,date,kind,state\r\na,2026-01-02,outreach,held\r\n",
        b"state,kind,date,activity_id\nheld,outreach,2026-01-02,a\n",
        b'"activity_id","date","kind","state"\n"a","2026-01-02","outreach","held"\n\n\n',
        b" activity_id ,date,kind,state\n a , 2026-01-02 ,outreach,held",
    ],
    ids=["as Excel writes it", "columns in another order", "quoted", "padded, no last newline"],
)
def test_what_a_spreadsheet_makes_of_a_file_is_read(
    database: Database, package: Package, reference: Path, content: bytes
) -> None:
    package.write_bytes("activities.csv", content)
    assert load_package(database, package.folder, reference).activities == 1


def test_the_order_of_areas_in_the_file_means_nothing(
    database: Database, package: Package, reference: Path
) -> None:
    links = [area("a", VILLAGE), area("a", "36.03.07.2002", "delegate")]
    package.write("activities.csv", activity("a", "2026-01-02"))
    package.write("activity_areas.csv", *links)
    load_package(database, package.folder, reference)
    package.write("activity_areas.csv", *reversed(links))
    assert load_package(database, package.folder, reference).activities == 0


# What is refused, and that nothing stays behind.


def test_an_activity_of_another_content_under_the_same_id_is_refused(
    database: Database, package: Package, reference: Path
) -> None:
    package.write("activities.csv", activity("a", "2026-01-02"))
    load_package(database, package.folder, reference)
    before = counts(database)
    package.write("activities.csv", activity("b", "2026-01-02"), activity("a", "2026-01-03"))
    assert refusal(database, package, reference) == [
        "activities.csv, column activity_id: 'a' is in the database already with another content"
    ]
    assert counts(database) == before


def test_a_deleted_activity_does_not_come_back_by_loading(
    database: Database, package: Package, reference: Path
) -> None:
    package.write("activities.csv", activity("a", "2026-01-02"))
    load_package(database, package.folder, reference)
    with database.write() as connection:
        delete_activity(connection, "a")
    before = counts(database)
    assert refusal(database, package, reference) == [
        "activities.csv, column activity_id: 'a' was deleted in the database"
    ]
    assert counts(database) == before


def test_a_refused_package_leaves_no_rows_behind(
    database: Database, package: Package, reference: Path
) -> None:
    before = counts(database)
    package.write("activities.csv", activity("a", "2026-01-02"))
    package.write("activity_areas.csv", area("a", VILLAGE))
    package.write("settings.csv", {"key": "colour", "value": "red"})
    assert len(refusal(database, package, reference)) == 1
    assert counts(database) == before


def test_a_refused_package_leaves_no_schema_behind(
    blank: Database, package: Package, reference: Path
) -> None:
    package.write("activities.csv", activity("a", "2026-02-30"))
    refusal(blank, package, reference)
    assert not blank.has_schema()
