"""The profile of a village tells all that is on record of it on a day, and nothing of later."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from lib.db.activities import delete_activity
from lib.db.engine import Database
from lib.domain.errors import NotAllowed
from lib.domain.indicators import Share
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.status import Status
from lib.services.profile import Tie, VillageProfile, village_profile
from lib.services.setup import load_package
from lib.services.villages import village_table
from tests.integration.packages import Package, activity, area

VILLAGE, DISTRICT, REGENCY = "36.03.07.2001", "36.03.07", "36.03"
AS_OF = date(2026, 7, 1)


@pytest.fixture
def profile(database: Database, reference: Path, package: Package):
    """The profile of the village after loading activities given as (row, area rows)."""

    def loaded(*rows: dict[str, str], areas=(), day: date = AS_OF, **files) -> VillageProfile:
        package.write("activities.csv", *rows)
        links = areas or [area(row["activity_id"], VILLAGE) for row in rows]
        package.write("activity_areas.csv", *links)
        for name, content in files.items():
            package.write(f"{name}.csv", *content)
        load_package(database, package.folder, reference)
        found = village_profile(database, LOCAL_VIEWER, VILLAGE, day)
        assert found is not None
        return found

    return loaded


def ids(entries) -> list[str]:
    return [entry.activity.id for entry in entries]


# Who may see what.


def test_a_code_that_the_register_lacks_has_no_profile(database):
    assert village_profile(database, LOCAL_VIEWER, "36.03.07.9999", AS_OF) is None
    assert village_profile(database, LOCAL_VIEWER, "nonsense", AS_OF) is None


def test_a_village_outside_the_regencies_of_a_person_is_refused(database):
    coordinator = Person(Role.VIEWER, frozenset({"36.04"}))
    assert village_profile(database, coordinator, "36.04.12.2009", AS_OF) is not None
    with pytest.raises(NotAllowed):
        village_profile(database, coordinator, VILLAGE, AS_OF)


def test_a_village_without_any_record_has_a_profile(database):
    found = village_profile(database, LOCAL_VIEWER, VILLAGE, AS_OF)
    assert found.row.status is Status.NEVER
    assert (found.entries, found.wide, found.offices) == ((), (), ())
    assert found.last_visit is None
    assert found.attendance.known == Share(0, 0)
    assert [(span.status, span.end) for span in found.spans] == [(Status.NEVER, AS_OF)]


# What the timeline holds.


def test_the_timeline_is_newest_first_and_knows_only_plans_of_later_days(profile):
    found = profile(
        activity("old", "2024-02-01"),
        activity("held later", "2026-07-02"),
        activity("cancelled later", "2026-07-03", state="cancelled"),
        activity("plan", "2026-08-01", state="planned"),
        activity("lapsed", "2026-06-20", state="planned"),
        activity("cancelled", "2026-05-01", state="cancelled"),
        activity("today", "2026-07-01", kind="training"),
    )
    assert ids(found.entries) == ["plan", "today", "lapsed", "cancelled", "old"]
    assert [e.activity.id for e in found.entries if e.lapsed] == ["lapsed"]


def test_a_deleted_activity_is_not_told(profile, database):
    profile(activity("a", "2026-01-01"), activity("b", "2026-02-01"))
    with database.write() as connection:
        delete_activity(connection, "b")
    found = village_profile(database, LOCAL_VIEWER, VILLAGE, AS_OF)
    assert ids(found.entries) == ["a"] and found.last_visit.id == "a"


def test_the_latest_direct_outreach_sets_the_clock_and_nothing_else_does(profile):
    found = profile(
        activity("direct", "2026-01-12"),
        activity("older", "2025-01-12"),
        activity("delegates", "2026-03-01"),
        activity("training", "2026-03-02", kind="training"),
        activity("district", "2026-03-03"),
        areas=[
            area("direct", VILLAGE),
            area("older", VILLAGE),
            area("delegates", VILLAGE, "delegate"),
            area("training", VILLAGE),
            area("district", DISTRICT),
        ],
    )
    assert [e.activity.id for e in found.entries if e.sets_clock] == ["direct"]
    assert found.last_visit.id == "direct"
    assert found.row.standing.last == found.last_visit.date


def test_of_two_visits_on_one_day_one_sets_the_clock(profile):
    found = profile(activity("a", "2026-01-12"), activity("b", "2026-01-12"))
    assert sum(entry.sets_clock for entry in found.entries) == 1


def test_a_setting_lets_a_training_set_the_clock(profile):
    found = profile(
        activity("outreach", "2026-01-12"),
        activity("training", "2026-02-12", kind="training"),
        settings=[{"key": "training_refreshes", "value": "true"}],
    )
    assert found.last_visit.id == "training"
    assert found.spans[-1].status is found.row.status is Status.CURRENT


def test_what_is_known_only_of_the_district_or_regency_is_told_apart(profile):
    found = profile(
        activity("village", "2026-01-01"),
        activity("both", "2026-01-02"),
        activity("district", "2026-01-03"),
        activity("regency", "2026-01-04"),
        activity("next door", "2026-01-05"),
        areas=[
            area("village", VILLAGE),
            area("both", VILLAGE),
            area("both", DISTRICT),
            area("district", DISTRICT),
            area("regency", REGENCY),
            area("next door", "36.03.07.2002"),
        ],
    )
    assert ids(found.entries) == ["both", "village"]
    assert [(e.activity.id, e.tie) for e in found.wide] == [
        ("regency", Tie.REGENCY),
        ("district", Tie.DISTRICT),
    ]
    assert not any(entry.sets_clock for entry in found.wide)


def test_a_visit_of_which_only_the_month_is_known_counts_from_its_first_day(profile):
    found = profile(activity("a", "2026-06"))
    assert found.last_visit.month_only
    assert found.row.standing.due == date(2026, 6, 1) + timedelta(days=180)


# Figures.


def test_attendance_is_summed_over_direct_activities_and_says_how_many_are_known(profile):
    found = profile(
        activity("a", "2026-01-01", participants="40"),
        activity("b", "2026-01-02", participants="0", kind="training"),
        activity("c", "2026-01-03"),
        activity("plan", "2026-08-01", state="planned", participants="99"),
        activity("other", "2026-01-04", kind="other", participants="99"),
        activity("delegates", "2026-01-05", participants="99"),
        areas=[
            *(area(name, VILLAGE) for name in ("a", "b", "c", "plan", "other")),
            area("delegates", VILLAGE, "delegate"),
        ],
    )
    assert found.attendance.total == 40
    assert found.attendance.known == Share(2, 3)


def test_delegates_only_is_told_where_nothing_was_held_in_the_village(profile):
    found = profile(activity("a", "2024-01-01"), areas=[area("a", VILLAGE, "delegate")])
    assert found.delegates_only and found.delegate_total == 1
    assert found.row.status is Status.NEVER


# Programmes and neighbours.


def test_the_offices_in_charge_are_those_of_active_memberships(profile):
    taken_in = {"area_code": VILLAGE, "programme": "desa_binaan_imigrasi"}
    found = profile(
        memberships=[
            taken_in | {"since": "2020-01-01", "until": "2021-01-01", "office": "Former"},
            taken_in | {"since": "2024-01-01", "office": "Kanim Tangerang", "deed": "1/2024"},
            {"area_code": DISTRICT, "programme": "desmigratif", "office": "Disnaker"},
        ],
    )
    assert found.offices == ("Kanim Tangerang",)
    assert [m.office for m in found.memberships] == ["Kanim Tangerang", "Former"]
    assert [m.office for m in found.district_memberships] == ["Disnaker"]


def test_the_neighbours_are_the_villages_of_the_district_in_order(profile):
    found = profile(activity("a", "2026-06-01"))
    assert [row.code for row in found.neighbours] == [
        "36.03.07.1003",
        "36.03.07.2001",
        "36.03.07.2002",
    ]
    assert found.district.up_to_date == Share(1, 3)


# The strip agrees with every other page.


def test_the_status_of_each_past_day_is_that_of_the_read_model(profile, database):
    found = profile(
        activity("a", "2024-11-20"),
        activity("b", "2025-09-05"),
        activity("c", "2026-05-01"),
        memberships=[
            {"area_code": VILLAGE, "programme": "desa_binaan_imigrasi", "since": "2025-06-01"}
        ],
        tiers=[{"village_code": VILLAGE, "tier": "low", "valid_from": "2024-01-01"}],
        rules=[
            {"level": "province", "code": "36", "interval_days": "200"},
            {"level": "tier", "code": "desa_binaan_imigrasi", "interval_days": "60"},
            {"level": "tier", "code": "low", "interval_days": "300", "valid_from": "2024-12-01"},
        ],
        exemptions=[
            {
                "village_code": VILLAGE,
                "from": "2026-02-01",
                "until": "2026-03-01",
                "reason": "other",
                "approver": "Kakanwil",
            }
        ],
    )
    edges = {span.start for span in found.spans} | {span.end for span in found.spans}
    for day in sorted(edges):
        shown = next(span.status for span in found.spans if span.start <= day <= span.end)
        row = village_table(database, LOCAL_VIEWER, day).by_code[VILLAGE]
        assert row.status is shown, day
    assert len(found.spans) > 6
