"""Every fault of a data package is refused by file, row, column and reason, all of them at once."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.db.engine import Database, sqlite_url
from lib.domain.errors import PackageRefused
from lib.services.setup import Loaded, load_package
from tests.integration.packages import Cells, Package, activity, area

VILLAGE = "36.03.07.2001"

Write = Callable[[Package], object]


def refusal(database: Database, package: Package, reference: Path) -> list[str]:
    """What stands in the way of a package, in words."""
    with pytest.raises(PackageRefused) as refused:
        load_package(database, package.folder, reference)
    return [str(complaint) for complaint in refused.value.complaints]


def activities_csv(*rows: Cells) -> Write:
    return lambda package: package.write("activities.csv", *rows)


def areas_csv(*rows: Cells) -> Write:
    def write(package: Package) -> None:
        package.write("activities.csv", activity("a", "2026-01-02"), activity("b", "2026-01-03"))
        package.write("activity_areas.csv", *rows)

    return write


def one(name: str, **cells: str) -> Write:
    return lambda package: package.write(name, cells)


def raw(name: str, content: bytes) -> Write:
    return lambda package: package.write_bytes(name, content)


ACTIVITY = {"activity_id": "a", "date": "2026-01-02", "kind": "outreach", "state": "held"}
SNOOZE = {"village_code": VILLAGE, "from": "2026-01-01", "until": "2026-04-01", "reason": "budget"}
EXEMPTION = {"village_code": VILLAGE, "from": "", "until": "", "reason": "other"}
RULE = {"level": "province", "code": "36", "interval_days": "180"}
MEMBERSHIP = {"area_code": VILLAGE, "programme": "desmigratif"}
HEADER = b"activity_id,date,kind,state\n"

FAULTS: dict[str, tuple[Write, str]] = {
    # activities.csv
    "a day that does not exist": (
        one("activities.csv", **ACTIVITY | {"date": "2026-02-30"}),
        "activities.csv, row 2, column date: '2026-02-30' is not a day of the calendar",
    ),
    "a date of another form": (
        activities_csv(activity("b", "2026-01-01"), activity("a", "31/12/2026")),
        "activities.csv, row 3, column date: "
        "'31/12/2026' is not a date written YYYY-MM-DD or YYYY-MM",
    ),
    "no date": (
        one("activities.csv", **ACTIVITY | {"date": " "}),
        "activities.csv, row 2, column date: must not be empty",
    ),
    "a date of another century": (
        one("activities.csv", **ACTIVITY | {"date": "2101-01-01"}),
        "activities.csv, row 2, column date: lies after 2100-12-31",
    ),
    "an end before the beginning": (
        one("activities.csv", **ACTIVITY, end_date="2026-01-01"),
        "activities.csv, row 2, column end_date: 2026-01-01 lies before the date 2026-01-02",
    ),
    "an id twice": (
        activities_csv(ACTIVITY, activity("b", "2026-01-01"), ACTIVITY),
        "activities.csv, row 4, column activity_id: stands already in row 2",
    ),
    "no id": (
        one("activities.csv", **ACTIVITY | {"activity_id": ""}),
        "activities.csv, row 2, column activity_id: must not be empty",
    ),
    "an unknown kind": (
        one("activities.csv", **ACTIVITY | {"kind": "sosialisasi"}),
        "activities.csv, row 2, column kind: 'sosialisasi' is not one of outreach, training, other",
    ),
    "no kind": (
        one("activities.csv", **ACTIVITY | {"kind": ""}),
        "activities.csv, row 2, column kind: must not be empty",
    ),
    "an unknown state": (
        one("activities.csv", **ACTIVITY | {"state": "done"}),
        "activities.csv, row 2, column state: 'done' is not one of planned, held, cancelled",
    ),
    "an unknown form": (
        one("activities.csv", **ACTIVITY, form="webinar"),
        "activities.csv, row 2, column form: 'webinar' is not one of seminar, counselling, "
        "campaign, school_visit, face_to_face, media, passport_service, inauguration, "
        "technical_guidance, training_of_trainers, joint_training, skills, coordination, "
        "agreement, other",
    ),
    "an unknown organiser": (
        one("activities.csv", **ACTIVITY, organisers="imigrasi;joint"),
        "activities.csv, row 2, column organisers: 'joint' is not one of imigrasi, bp3mi, "
        "local_government, police, university, ngo, other",
    ),
    "participants in words": (
        one("activities.csv", **ACTIVITY, participants="50 orang"),
        "activities.csv, row 2, column participants: '50 orang' is not a whole number",
    ),
    "fewer than no participants": (
        one("activities.csv", **ACTIVITY, participants="-1"),
        "activities.csv, row 2, column participants: -1 is not between 0 and 100000000",
    ),
    "participants with a point": (
        one("activities.csv", **ACTIVITY, participants="12.0"),
        "activities.csv, row 2, column participants: '12.0' is not a whole number",
    ),
    "a mean with a comma": (
        one("activities.csv", **ACTIVITY, pre_mean="72,5"),
        "activities.csv, row 2, column pre_mean: '72,5' is not a number",
    ),
    "women neither yes nor no": (
        one("activities.csv", **ACTIVITY, women="ya"),
        "activities.csv, row 2, column women: 'ya' is neither yes nor no",
    ),
    "a venue nobody knows": (
        one("activities.csv", **ACTIVITY, venue_area_code="36.99"),
        "activities.csv, row 2, column venue_area_code: '36.99' is not an area of the register",
    ),
    "a fault behind another record of two lines": (
        activities_csv(activity("b", "2026-01-01", notes="dua\nbaris"), ACTIVITY | {"kind": "x"}),
        "activities.csv, row 3, column kind: 'x' is not one of outreach, training, other",
    ),
    # activity_areas.csv
    "an unknown village": (
        areas_csv(area("a", "36.03.07.2999")),
        "activity_areas.csv, row 2, column area_code: "
        "'36.03.07.2999' is not a village, district or regency of the register",
    ),
    "a code eaten by Excel": (
        areas_csv(area("a", "36.3")),
        "activity_areas.csv, row 2, column area_code: "
        "'36.3' is not a village, district or regency of the register",
    ),
    "a whole province": (
        areas_csv(area("a", "36")),
        "activity_areas.csv, row 2, column area_code: "
        "'36' is not a village, district or regency of the register",
    ),
    "an unknown link": (
        areas_csv(area("a", VILLAGE, "perwakilan")),
        "activity_areas.csv, row 2, column link: 'perwakilan' is not one of direct, delegate",
    ),
    "no link": (
        areas_csv(area("a", VILLAGE, "")),
        "activity_areas.csv, row 2, column link: must not be empty",
    ),
    "two links of one activity to one village": (
        areas_csv(area("a", VILLAGE), area("b", VILLAGE), area("a", VILLAGE, "delegate")),
        "activity_areas.csv, row 4, column area_code: stands already in row 2",
    ),
    "an area of an activity that is not there": (
        areas_csv(area("c", VILLAGE)),
        "activity_areas.csv, row 2, column activity_id: 'c' is not in activities.csv",
    ),
    # memberships.csv
    "a membership of a regency": (
        one("memberships.csv", **MEMBERSHIP | {"area_code": "36.03"}),
        "memberships.csv, row 2, column area_code: "
        "'36.03' is not a village or district of the register",
    ),
    "an unknown programme": (
        one("memberships.csv", **MEMBERSHIP | {"programme": "pimpasa"}),
        "memberships.csv, row 2, column programme: "
        "'pimpasa' is not one of desa_binaan_imigrasi, desa_migran_emas, desmigratif",
    ),
    "a membership reversed": (
        one("memberships.csv", **MEMBERSHIP, since="2026-01-02", until="2026-01-01"),
        "memberships.csv, row 2, column until: 2026-01-01 lies before since 2026-01-02",
    ),
    "a membership since a month": (
        one("memberships.csv", **MEMBERSHIP, since="2026-01"),
        "memberships.csv, row 2, column since: '2026-01' is not a date written YYYY-MM-DD",
    ),
    # rules.csv
    "an interval of no days": (
        one("rules.csv", **RULE | {"interval_days": "0"}),
        "rules.csv, row 2, column interval_days: 0 is not between 1 and 3650",
    ),
    "no interval": (
        one("rules.csv", **RULE | {"interval_days": ""}),
        "rules.csv, row 2, column interval_days: must not be empty",
    ),
    "an unknown level": (
        one("rules.csv", **RULE | {"level": "district"}),
        "rules.csv, row 2, column level: 'district' is not one of province, regency, tier, village",
    ),
    "a code of another level": (
        one("rules.csv", **RULE | {"level": "regency"}),
        "rules.csv, row 2, column code: '36' is not a code of level regency",
    ),
    "a tier nobody knows": (
        one("rules.csv", **RULE | {"level": "tier", "code": "urgent"}),
        "rules.csv, row 2, column code: 'urgent' is not a code of level tier",
    ),
    # tiers.csv, snoozes.csv, exemptions.csv, settings.csv
    "an unknown tier": (
        one("tiers.csv", village_code=VILLAGE, tier="tinggi"),
        "tiers.csv, row 2, column tier: 'tinggi' is not one of high, medium, low",
    ),
    "a tier of a district": (
        one("tiers.csv", village_code="36.03.07", tier="high"),
        "tiers.csv, row 2, column village_code: '36.03.07' is not a village of the register",
    ),
    "a snooze of more than 90 days": (
        one("snoozes.csv", **SNOOZE | {"until": "2026-04-02"}),
        "snoozes.csv, row 2, column until: a snooze lasts at most 90 days",
    ),
    "a snooze without an end": (
        one("snoozes.csv", **SNOOZE | {"until": ""}),
        "snoozes.csv, row 2, column until: must not be empty",
    ),
    "a snooze without a reason": (
        one("snoozes.csv", **SNOOZE | {"reason": ""}),
        "snoozes.csv, row 2, column reason: must not be empty",
    ),
    "a snooze with a reason of its own": (
        one("snoozes.csv", **SNOOZE | {"reason": "libur"}),
        "snoozes.csv, row 2, column reason: 'libur' is not one of weather_or_access, "
        "village_calendar, budget, safety, waiting_for_partner, other",
    ),
    "a snooze reversed": (
        one("snoozes.csv", **SNOOZE | {"until": "2025-12-31"}),
        "snoozes.csv, row 2, column until: 2025-12-31 lies before from 2026-01-01",
    ),
    "an exemption reversed": (
        one("exemptions.csv", **EXEMPTION | {"from": "2026-01-02", "until": "2026-01-01"}),
        "exemptions.csv, row 2, column until: 2026-01-01 lies before from 2026-01-02",
    ),
    "an exemption with a reason of its own": (
        one("exemptions.csv", **EXEMPTION | {"reason": "malas"}),
        "exemptions.csv, row 2, column reason: "
        "'malas' is not one of merged_or_split, not_a_target, no_access, other",
    ),
    "an unknown setting": (
        one("settings.csv", key="colour", value="red"),
        "settings.csv, row 2, column key: "
        "'colour' is not one of programme_start, training_refreshes, delegates_refresh, "
        "unverified_count",
    ),
    "a setting of another type": (
        one("settings.csv", key="training_refreshes", value="sometimes"),
        "settings.csv, row 2, column value: 'sometimes' is neither yes nor no",
    ),
    "a setting twice": (
        lambda package: package.write(
            "settings.csv",
            {"key": "programme_start", "value": "2025-01-01"},
            {"key": "programme_start", "value": "2024-01-01"},
        ),
        "settings.csv, row 3, column key: stands already in row 2",
    ),
    # files
    "a column of another name": (
        raw("activities.csv", b"activity_id,date,kind,state,peserta\na,2026-01-02,outreach,held,5"),
        "activities.csv, row 1, column peserta: is not a column of this file",
    ),
    "a column missing": (
        raw("activities.csv", b"activity_id,date,state\na,2026-01-02,held\n"),
        "activities.csv, row 1, column kind: is missing from the header",
    ),
    "a column twice": (
        raw("activity_areas.csv", b"activity_id,area_code,link,link\n"),
        "activity_areas.csv, row 1, column link: stands twice in the header",
    ),
    "a ragged row": (
        raw("activities.csv", HEADER + b"b,2026-01-02,outreach,held\na,2026-01-02,outreach\n"),
        "activities.csv, row 3: has 3 fields, the header has 4",
    ),
    "a quote that never ends": (
        raw("activities.csv", HEADER + b'a,2026-01-02,outreach,"held\n'),
        "activities.csv, row 2: is not readable CSV (unexpected end of data)",
    ),
    "text that is not UTF-8": (
        raw("activities.csv", HEADER + b"\xff,2026-01-02,outreach,held\n"),
        "activities.csv: is not UTF-8 text",
    ),
    "a NUL character": (
        raw("activities.csv", HEADER + b"a\x00,2026-01-02,outreach,held\n"),
        "activities.csv, row 2: holds a NUL character",
    ),
    "a broken description": (
        raw("datapackage.json", b'{"name": '),
        "datapackage.json: is not readable JSON",
    ),
    "a description that describes nothing": (
        raw("datapackage.json", b"[]"),
        "datapackage.json: is not a JSON object",
    ),
}


@pytest.mark.parametrize(("write", "complaint"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_refused_by_file_row_column_and_reason(
    tmp_path: Path, package: Package, reference: Path, write: Write, complaint: str
) -> None:
    write(package)
    untouched = tmp_path / "untouched.sqlite3"
    database = Database(sqlite_url(untouched))
    found = list(dict.fromkeys(refusal(database, package, reference)))
    assert found == [complaint]
    assert not untouched.exists()


def test_every_fault_is_named_at_once(
    database: Database, package: Package, reference: Path
) -> None:
    package.write(
        "activities.csv",
        activity("a", "2026-02-30"),
        activity("b", "2026-01-02", participants="banyak", leaders="ya"),
    )
    package.write("tiers.csv", {"village_code": "36.03.07.2999", "tier": "high"})
    places = [complaint.split(":")[0] for complaint in refusal(database, package, reference)]
    assert places == [
        "activities.csv, row 2, column date",
        "activities.csv, row 3, column participants",
        "activities.csv, row 3, column leaders",
        "tiers.csv, row 2, column village_code",
    ]


def test_areas_of_a_refused_activity_are_not_refused_with_it(
    database: Database, package: Package, reference: Path
) -> None:
    package.write("activities.csv", activity("a", "2026-02-30"))
    package.write("activity_areas.csv", area("a", VILLAGE))
    assert len(refusal(database, package, reference)) == 1


def test_a_folder_that_is_missing_is_refused(
    database: Database, reference: Path, tmp_path: Path
) -> None:
    missing = Package(tmp_path / "there")
    missing.folder.rmdir()
    assert refusal(database, missing, reference) == [f"{missing.folder}: is not a folder"]


def test_a_folder_in_place_of_a_file_is_refused(
    database: Database, package: Package, reference: Path
) -> None:
    (package.folder / "activities.csv").mkdir()
    (complaint,) = refusal(database, package, reference)
    assert complaint.startswith("activities.csv: cannot be read (")


def test_a_folder_without_any_file_of_a_package_is_refused(
    database: Database, package: Package, reference: Path
) -> None:
    package.write_bytes("activites.csv", b"activity_id\n")
    (complaint,) = refusal(database, package, reference)
    assert complaint.startswith(f"{package.folder}: holds none of activities.csv")


def test_files_without_rows_are_a_package_without_a_record(
    database: Database, package: Package, reference: Path
) -> None:
    package.write_bytes("datapackage.json", json.dumps({"name": "empty"}).encode())
    package.write_bytes("activities.csv", HEADER)
    assert load_package(database, package.folder, reference) == Loaded(0, 0, 0, 0, 0, 0, 0)
