"""The public record is a valid data package and says no more than the reports do."""

import csv
from collections import Counter
from pathlib import Path

import frictionless
import pytest

DATA = Path(__file__).parents[2] / "data"
RECORD = DATA / "public_record"
REGISTER = DATA / "reference"

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ACTIVITIES = {row["activity_id"]: row for row in rows(RECORD / "activities.csv")}
AREAS = rows(RECORD / "activity_areas.csv")
MEMBERSHIPS = rows(RECORD / "memberships.csv")
DATED = {key: row for key, row in ACTIVITIES.items() if row["kind"] != "other"}


def links(activity_id: str) -> dict[str, str]:
    return {row["area_code"]: row["link"] for row in AREAS if row["activity_id"] == activity_id}


def register_codes() -> set[str]:
    names = ("regencies.csv", "districts.csv", "villages.csv")
    return {row["code"] for name in names for row in rows(REGISTER / name)}


def test_the_package_is_valid() -> None:
    report = frictionless.Package(str(RECORD / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_62_dated_activities_and_19_of_another_kind() -> None:
    kinds = Counter(row["kind"] for row in ACTIVITIES.values())
    assert kinds == {"outreach": 53, "training": 9, "other": 19}


def test_dated_activities_run_from_2017_to_2025() -> None:
    assert {row["date"][:4] for row in DATED.values()} >= {"2017", "2025"}
    assert all("2017" <= row["date"] < "2026" for row in DATED.values())


def test_month_only_dates_stay_months() -> None:
    months = {row["date"] for row in DATED.values() if len(row["date"]) == 7}
    assert months == {"2023-06", "2023-08", "2023-10"}


def test_a_bimtek_keeps_the_kind_it_was_recorded_with() -> None:
    bimtek = [row for row in ACTIVITIES.values() if row["form"] == "technical_guidance"]
    assert [row["kind"] for row in bimtek] == ["outreach"]


def test_coordination_and_agreements_are_never_outreach() -> None:
    meetings = [r for r in ACTIVITIES.values() if r["form"] in ("coordination", "agreement")]
    assert {row["kind"] for row in meetings} == {"other"}


def test_unknown_attendance_is_empty_never_zero() -> None:
    attendance = [row["participants"] for row in DATED.values()]
    assert "0" not in attendance
    assert attendance.count("") == 47


def test_officers_inducted_are_not_attendance() -> None:
    assert ACTIVITIES["pub-2025-10-29-pimpasa-se-banten"]["participants"] == ""


def test_nothing_unconfirmed_is_recorded_as_held() -> None:
    assert {row["state"] for row in ACTIVITIES.values()} == {"held"}
    assert not any(row["date"] == "2023-07-27" for row in ACTIVITIES.values())


def test_every_dated_activity_has_a_source() -> None:
    assert all(row["source_title"] and row["source_url"] for row in DATED.values())


def test_a_source_without_full_address_is_not_a_link() -> None:
    bare = [r for r in ACTIVITIES.values() if r["source_title"].endswith(("(ref)", "(truncated)"))]
    assert len(bare) == 12
    assert all(not row["source_url"] and "jangan dikutip" in row["notes"] for row in bare)


def test_joint_means_imigrasi_and_bp3mi_both() -> None:
    joint = [
        row["date"]
        for row in ACTIVITIES.values()
        if {"imigrasi", "bp3mi"} <= set(row["organisers"].split(";"))
    ]
    assert joint == ["2024-05-17", "2025-05-21", "2025-10-02", "2025-11-18"]


def test_the_ministry_of_human_rights_is_not_imigrasi() -> None:
    assert ACTIVITIES["pub-2025-07-22-kab-serang"]["organisers"] == "local_government;other"


def test_women_only_where_the_audience_names_their_groups() -> None:
    women = [row for row in ACTIVITIES.values() if row["women"]]
    assert len(women) == 5
    assert all("PKK" in row["audience"] for row in women)


@pytest.mark.parametrize(
    ("activity_id", "venue_area_code", "areas"),
    [
        ("pub-2022-12-20-pontang", "36.73", {"36.04.12"}),
        ("pub-2023-09-13-pontang-tirtayasa", "36.04", {"36.04.12", "36.04.13"}),
        (
            "pub-2024-05-17-padarincang-lebak-wangi-tanara",
            "36.73",
            {"36.04.14", "36.04.29", "36.04.35"},
        ),
        ("pub-2025-05-21-kota-cilegon", "36.04", {"36.72"}),
        ("pub-2025-12-09-kab-tangerang", "36.03.18", {"36.03"}),
        ("pub-2021-10-19-kronjo", "36.03.07.2008", {"36.03.07", "36.03.33"}),
        ("pub-2025-10-29-pimpasa-se-banten", "36.71", set()),
    ],
)
def test_the_venue_is_not_whom_it_was_for(
    activity_id: str, venue_area_code: str, areas: set[str]
) -> None:
    assert ACTIVITIES[activity_id]["venue_area_code"] == venue_area_code
    assert set(links(activity_id)) == areas


def test_only_the_host_village_is_direct_when_others_sent_delegates() -> None:
    five = links("pub-2025-11-04-tanjakan-mekar")
    assert len(five) == 5
    assert [code for code, link in five.items() if link == "direct"] == ["36.03.11.2009"]


def test_groups_inducted_elsewhere_are_delegates() -> None:
    inducted = links("pub-2017-08-31-pontang")
    assert inducted["36.04.12.2009"] == inducted["36.04.13.2007"] == "delegate"


def test_a_village_only_mentioned_has_no_link() -> None:
    assert links("pub-2024-10-14-cigeulis") == {"36.01.05": "direct"}
    assert links("pub-2019-07-16-kramatwatu") == {"36.04.05": "direct"}


def test_no_activity_is_linked_twice_to_one_area() -> None:
    assert max(Counter((r["activity_id"], r["area_code"]) for r in AREAS).values()) == 1


def test_activities_without_area_are_those_for_the_whole_province() -> None:
    without = set(ACTIVITIES) - {row["activity_id"] for row in AREAS}
    assert len(without) == 10
    assert all("banten" in activity_id for activity_id in without)


def test_every_code_is_in_the_register() -> None:
    venues = {row["venue_area_code"] for row in ACTIVITIES.values()} - {""}
    used = {row["area_code"] for row in AREAS + MEMBERSHIPS} | venues
    assert used <= register_codes()


def test_memberships_keep_the_level_that_the_report_gives() -> None:
    levels = {13: "village", 8: "district"}
    counted = Counter((row["programme"], levels[len(row["area_code"])]) for row in MEMBERSHIPS)
    assert counted == {
        ("desa_binaan_imigrasi", "village"): 54,
        ("desa_binaan_imigrasi", "district"): 5,
        ("desmigratif", "village"): 1,
        ("desmigratif", "district"): 5,
    }


def test_derived_villages_are_all_those_of_their_districts() -> None:
    derived = {row["area_code"] for row in MEMBERSHIPS if row["derived"] == "yes"}
    districts = {code[:8] for code in derived}
    villages = {code for code in register_codes() if len(code) == 13 and code[:8] in districts}
    assert len(derived) == 46
    assert derived == villages


def test_an_unknown_designation_date_stays_empty() -> None:
    assert {row["since"] for row in MEMBERSHIPS} == {"", "2023-09-13", "2023-11-01"}
