"""Paket kecamatan: the queue of a district and of those beside it, within what a person may see."""

from datetime import date
from pathlib import Path

import pytest

from lib.db.engine import Database
from lib.domain.errors import NotAllowed
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.selection import Selection
from lib.domain.status import NEEDS_OUTREACH, Status
from lib.services.places import neighbours_of
from lib.services.priorities import priorities
from lib.services.setup import load_package
from lib.services.trips import PlannedTrip, packages, plan_trip
from lib.services.villages import village_table
from tests.integration.packages import Package, activity, area

AS_OF = date(2026, 7, 1)
ALL = Selection()
KRONJO, PONTANG = "36.03.07", "36.04.12"
FIRST, SECOND, UNPLACED = "36.03.07.2001", "36.03.07.2002", "36.03.07.1003"
ELSEWHERE = "36.04.12.2009"
MALINGPING = "36.02.01"
LEBAK = Person(Role.COORDINATOR, frozenset({"36.02"}), "lela@kantor.id")


@pytest.fixture
def loaded(database: Database, package: Package, reference: Path) -> Database:
    """One village of Kronjo overdue, one planned, one never recorded; the others never recorded."""
    package.write(
        "activities.csv",
        activity("a", "2025-10-01"),
        activity("b", "2026-07-10", state="planned"),
    )
    package.write("activity_areas.csv", area("a", FIRST), area("b", SECOND))
    load_package(database, package.folder, reference)
    return database


def planned(database: Database, selection: Selection = ALL, **how: object) -> PlannedTrip:
    found = plan_trip(database, LOCAL_VIEWER, selection, AS_OF, KRONJO, **how)  # type: ignore[arg-type]
    assert found is not None
    return found


def stops(found: PlannedTrip) -> list[str]:
    return [stop.waiting.code for stop in found.route.stops]


def test_packages_hold_the_whole_queue_of_the_selection_once(loaded: Database) -> None:
    found = packages(loaded, LOCAL_VIEWER, ALL, AS_OF)
    queued = [v.code for package in found for v in package.trip.villages if v.rank is not None]
    assert sorted(queued) == sorted(
        v.code for v in priorities(loaded, LOCAL_VIEWER, ALL, AS_OF).queue
    )
    assert [package.trip.queued for package in found] == [2, 2, 2, 1]


def test_a_package_tells_what_one_day_clears_and_how_many_it_takes(banten: Database) -> None:
    first = packages(banten, LOCAL_VIEWER, ALL, AS_OF)[0]
    assert first.trip.queued == 22
    assert (first.clears(), first.clears(30)) == (6, 22)
    assert (first.days(), first.days(11), first.days(30)) == (4, 2, 1)


def test_a_selected_district_still_shows_what_lies_beside_it(banten: Database) -> None:
    (found,) = packages(banten, LOCAL_VIEWER, Selection("36.04", PONTANG), AS_OF)
    assert found.district.code == PONTANG
    assert [trip.district.name for trip in found.neighbours] == [
        "Ciruas",
        "Tirtayasa",
        "Lebak Wangi",
    ]


def test_neighbours_are_of_the_regency_selected_and_of_the_regencies_of_the_person(
    banten: Database,
) -> None:
    beside = neighbours_of(MALINGPING)
    assert {code[:5] for code in neighbours_of(KRONJO)} == {"36.03", "36.04"}

    def found(person: Person, selection: Selection, district: str) -> set[str]:
        made = packages(banten, person, selection, AS_OF)
        (package,) = [p for p in made if p.district.code == district]
        return {trip.district.code for trip in package.neighbours}

    assert found(LOCAL_VIEWER, ALL, KRONJO) == neighbours_of(KRONJO)
    inside = {code for code in neighbours_of(KRONJO) if code.startswith("36.03")}
    assert found(LOCAL_VIEWER, Selection("36.03"), KRONJO) == inside
    assert found(LEBAK, ALL, MALINGPING) == {c for c in beside if c.startswith("36.02")}


def test_who_is_bound_to_lebak_gets_no_village_of_another_regency(banten: Database) -> None:
    at_the_border = next(
        package.district.code
        for package in packages(banten, LEBAK, ALL, AS_OF)
        if any(not c.startswith("36.02") for c in neighbours_of(package.district.code))
    )
    found = plan_trip(
        banten, LEBAK, ALL, AS_OF, at_the_border, neighbours=neighbours_of(at_the_border)
    )
    assert found is not None
    assert len(found.districts) > 1
    assert {code[:5] for code in stops(found)} == {"36.02"}
    assert {v.code[:5] for v in found.stays} <= {"36.02"}
    with pytest.raises(NotAllowed):
        plan_trip(banten, LEBAK, ALL, AS_OF, KRONJO)


@pytest.mark.parametrize("person", [Person(Role.COORDINATOR), Person(Role.VERIFIER)])
def test_who_is_given_no_regency_gets_no_trip(database: Database, person: Person) -> None:
    for ask in (
        lambda: packages(database, person, ALL, AS_OF),
        lambda: plan_trip(database, person, ALL, AS_OF, KRONJO),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_a_trip_visits_the_queue_and_says_who_stays(loaded: Database) -> None:
    found = planned(loaded)
    assert stops(found) == [FIRST, UNPLACED]
    assert [v.code for v in found.route.without_place] == [UNPLACED]
    assert [v.code for v in found.stays] == [SECOND]
    assert {s: n for s, n in found.resets.items() if n} == {Status.OVERDUE: 1, Status.NEVER: 1}
    assert [district.code for district in found.districts] == [KRONJO]


def test_neighbours_come_along_when_asked_for_and_others_do_not(banten: Database) -> None:
    kemiri = "36.03.09"
    assert kemiri in neighbours_of(KRONJO)
    found = planned(banten, neighbours=[kemiri, PONTANG])
    assert [district.code for district in found.districts] == [KRONJO, kemiri]
    assert {code[:8] for code in stops(found)} == {KRONJO, kemiri}
    assert stops(found)[0].startswith(KRONJO)
    assert sum(found.resets.values()) == len(stops(found)) == sum(day.clears for day in found.days)


def test_what_was_chosen_is_visited_put_off_or_not_and_the_rest_stays(loaded: Database) -> None:
    found = planned(loaded, chosen={FIRST, SECOND, ELSEWHERE}, start=SECOND)
    assert stops(found) == [SECOND, FIRST]
    assert [v.code for v in found.stays] == [UNPLACED]
    assert found.route.km > 0


def test_the_filter_narrows_a_trip_as_it_narrows_the_list(loaded: Database) -> None:
    found = planned(loaded, Selection(statuses=frozenset({Status.NEVER})))
    assert (stops(found), [v.code for v in found.stays]) == ([UNPLACED], [SECOND])


def test_where_nobody_waits_there_is_no_trip(loaded: Database) -> None:
    assert plan_trip(loaded, LOCAL_VIEWER, ALL, AS_OF, KRONJO, chosen=()) is None
    assert plan_trip(loaded, LOCAL_VIEWER, ALL, AS_OF, "36.03.99") is None
    upto = Selection(statuses=frozenset({Status.CURRENT}))
    assert plan_trip(loaded, LOCAL_VIEWER, upto, AS_OF, KRONJO) is None


def test_an_event_on_its_day_clears_the_villages_of_a_day(
    database: Database, package: Package, reference: Path
) -> None:
    day = planned(database, villages_a_day=2).days[0]
    codes = [stop.waiting.code for stop in day.stops]

    def needing() -> set[str]:
        table = village_table(database, LOCAL_VIEWER, AS_OF)
        return {row.code for row in table if row.status in NEEDS_OUTREACH}

    before = needing()
    package.write("activities.csv", activity("event", AS_OF.isoformat()))
    package.write("activity_areas.csv", *(area("event", code) for code in codes))
    load_package(database, package.folder, reference)
    assert before - needing() == set(codes)
    assert len(codes) == day.clears == 2
