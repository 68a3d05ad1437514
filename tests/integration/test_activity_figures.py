"""What is counted over activities, and that every number opens exactly its rows."""

from datetime import date

import pytest

from lib.db.activities import delete_activity
from lib.db.engine import Database
from lib.domain.activities import Form, Kind
from lib.domain.period import Period
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.tallies import INVOLVED, Dimension, Reach
from lib.services.activity_scope import asked, rows_behind
from lib.services.setup import load_package
from tests.integration.conftest import SIMULATED_UNTIL
from tests.integration.packages import Package, activity, area

AS_OF = SIMULATED_UNTIL
DAYS = Period(date(2025, 7, 2), AS_OF)
EVER = Period(date.min, AS_OF)


@pytest.fixture
def record(database: Database, reference, package: Package):
    """Loads activities with their areas, ``{id: (cells, [(code, link), …])}``."""

    def load(**given) -> Database:
        rows, links = [], []
        for name, (cells, areas) in given.items():
            rows.append(activity(name, cells.pop("date", "2026-03-10"), **cells))
            links += [area(name, *found) for found in areas]
        package.write("activities.csv", *rows).write("activity_areas.csv", *links)
        load_package(database, package.folder, reference)
        return database

    return load


def ask(database, selection=Selection(), *, person=LOCAL_VIEWER, kind=Kind.OUTREACH, as_of=AS_OF):
    return asked(database, person, selection, as_of, kind)


def count(database, selection=Selection(), days=DAYS, **more):
    return ask(database, selection, **more).figures(days).total.activities


KRONJO, PASILIAN, DOMAS = "36.03.07.2001", "36.03.07.2002", "36.04.12.2009"


def test_planned_cancelled_deleted_and_other_activities_never_count(record):
    database = record(
        held=({}, [(KRONJO,)]),
        planned=({"state": "planned"}, [(KRONJO,)]),
        cancelled=({"state": "cancelled"}, [(KRONJO,)]),
        other=({"kind": "other"}, [(KRONJO,)]),
        gone=({}, [(KRONJO,)]),
    )
    with database.write() as connection:
        delete_activity(connection, "gone")
    assert count(database) == 1
    assert [a.id for a in rows_behind(ask(database), DAYS).shown] == ["held"]


def test_training_and_outreach_are_never_mixed(record):
    database = record(one=({}, [(KRONJO,)]), two=({"kind": "training"}, [(KRONJO,)]))
    assert [a.id for a in rows_behind(ask(database), DAYS).shown] == ["one"]
    assert [a.id for a in rows_behind(ask(database, kind=Kind.TRAINING), DAYS).shown] == ["two"]


def test_one_activity_for_three_villages_is_one_activity_and_three_visits(record):
    database = record(one=({}, [(KRONJO,), (PASILIAN,), (DOMAS,)]))
    total = ask(database).figures(DAYS).total
    assert (total.activities, total.visits) == (1, 3)


def test_an_activity_for_a_village_and_its_district_counts_once_and_for_the_village(record):
    database = record(one=({}, [(KRONJO,), ("36.03.07",)]))
    figures = ask(database).figures(DAYS)
    assert (figures.total.activities, figures.total.visits) == (1, 1)
    assert figures.where(Reach.VILLAGES).activities == 1
    assert figures.area("36.03").activities == 1


def test_an_activity_of_two_regencies_is_counted_in_each_and_once_in_the_whole(record):
    database = record(one=({}, [(KRONJO,), (PASILIAN,), (DOMAS,)]))
    figures = ask(database).figures(DAYS)
    assert figures.several_areas == 1
    assert [figures.area(code).activities for code in ("36.03", "36.04")] == [1, 1]
    assert sum(figures.area(code).visits for code in ("36.03", "36.04")) == figures.total.visits


def test_what_is_known_only_of_a_district_counts_there_and_visits_no_village(record):
    database = record(one=({}, [("36.03.07",)]))
    assert count(database) == count(database, Selection("36.03", "36.03.07")) == 1
    assert count(database, Selection("36.03", "36.03.08")) == 0
    assert ask(database).visits(DAYS) == {}
    assert ask(database).figures(DAYS).where(Reach.WIDE).activities == 1


def test_what_is_known_only_of_a_regency_counts_in_none_of_its_districts(record):
    database = record(one=({}, [("36.03",)]))
    figures = ask(database, Selection("36.03")).figures(DAYS)
    assert figures.total.activities == figures.area("36.03").activities == 1
    assert count(database, Selection("36.03", "36.03.07")) == 0


def test_an_activity_without_any_area_belongs_to_the_whole_province_only(record):
    database = record(one=({}, []))
    assert count(database) == 1
    assert ask(database).figures(DAYS).area("").activities == 1
    assert count(database, Selection("36.03")) == 0
    assert count(database, person=Person(Role.VIEWER, frozenset({"36.03"}))) == 0


def test_delegates_are_counted_apart(record):
    database = record(one=({}, [(KRONJO, "delegate"), (PASILIAN, "delegate")]))
    figures = ask(database).figures(DAYS)
    assert figures.where(Reach.DELEGATES).activities == 1
    assert figures.total.visits == 0
    assert ask(database).visits(DAYS)[KRONJO].delegates == 1


def test_a_month_only_date_is_the_first_day_of_its_month(record):
    database = record(one=({"date": "2025-07"}, [(KRONJO,)]))
    assert count(database, days=Period(date(2025, 7, 1), AS_OF)) == 1
    assert count(database, days=Period(date(2025, 7, 2), AS_OF)) == 0


def test_both_ends_of_a_period_belong_to_it(record):
    database = record(
        first=({"date": "2025-07-02"}, [(KRONJO,)]),
        last=({"date": "2026-07-01"}, [(KRONJO,)]),
        early=({"date": "2025-07-01"}, [(KRONJO,)]),
        late=({"date": "2026-07-02"}, [(KRONJO,)]),
    )
    assert {a.id for a in rows_behind(ask(database), DAYS).shown} == {"first", "last"}


def test_nothing_after_the_as_of_day_counts_whatever_the_period(record):
    database = record(one=({"date": "2026-07-02"}, [(KRONJO,)]))
    assert count(database, days=Period(date(2026, 1, 1), date(2026, 12, 31))) == 0


def test_a_programme_keeps_the_activities_linked_to_one_of_its_villages(record, package):
    package.write(
        "memberships.csv", {"area_code": KRONJO, "programme": "desmigratif", "since": "2025-01-01"}
    )
    database = record(
        there=({}, [(KRONJO,), (DOMAS,)]),
        elsewhere=({}, [(DOMAS,)]),
        wide=({}, [("36.03.07",)]),
    )
    selection = Selection(programmes=frozenset({Programme.DESMIGRATIF}))
    assert [a.id for a in rows_behind(ask(database, selection), DAYS).shown] == ["there"]
    assert ask(database, selection).figures(DAYS).total.visits == 1
    nobody = Selection(programmes=frozenset({Programme.DESA_MIGRAN_EMAS}))
    assert count(database, nobody) == 0


def test_a_person_of_one_regency_reads_neither_activities_nor_areas_of_another(record):
    database = record(
        shared=({}, [(KRONJO,), (DOMAS,)]),
        theirs=({}, [(DOMAS,)]),
    )
    person = Person(Role.VIEWER, frozenset({"36.03"}))
    found = rows_behind(ask(database, person=person), DAYS)
    assert [(a.id, [link.area_code for link in a.areas]) for a in found.shown] == [
        ("shared", [KRONJO])
    ]
    assert count(database, Selection("36.04"), person=person) == 0


def test_unknown_attendance_is_no_zero_and_joint_needs_both(record):
    database = record(
        known=({"participants": "40", "organisers": "imigrasi;bp3mi"}, [(KRONJO,)]),
        unknown=({"participants_note": "ratusan", "organisers": "imigrasi"}, [(KRONJO,)]),
        none=({"organisers": "bp3mi;police", "participants": "0"}, [(KRONJO,)]),
    )
    figures = ask(database).figures(DAYS)
    assert (figures.total.participants, figures.total.attendance_known) == (40, 2)
    assert figures.joint == 1
    assert dict(figures.organisers) == {"bp3mi": 2, "imigrasi": 2, "police": 1}


def test_results_count_only_in_pairs(record):
    training = {"kind": "training"}
    paired = training | {"tested": "20", "pre_mean": "50", "post_mean": "65"}
    database = record(
        paired=(paired | {"participants": "30"}, [(KRONJO,)]),
        uncounted=(paired | {"tested": "4"}, [(KRONJO,)]),
        half=(training | {"participants": "9", "pre_mean": "10"}, [(KRONJO,)]),
    )
    learning = ask(database, kind=Kind.TRAINING).figures(DAYS).total.learning
    assert (learning.tested, learning.attending, learning.gain) == (24, 30 + 4 + 9, 15)


def test_unrecorded_form_organiser_and_audience_have_rows_of_their_own(record):
    database = record(bare=({}, [(KRONJO,)]), full=({"form": "seminar"}, [(KRONJO,)]))
    figures = ask(database).figures(DAYS)
    assert figures.forms == {None: 1, Form.SEMINAR: 1}
    assert figures.organisers == {"": 2} and figures.audience == {"": 2}
    for dimension, expected in ((Dimension.FORM, 1), (Dimension.ORGANISER, 2)):
        assert rows_behind(ask(database), DAYS, ((dimension, ""),)).total == expected


def facets(figures):
    """Every number of a page with the facet that opens it."""
    total = figures.total
    yield (), total.activities
    for form, found in figures.forms.items():
        yield ((Dimension.FORM, form or ""),), found
    for value, found in figures.organisers.items():
        yield ((Dimension.ORGANISER, value),), found
    for value, found in figures.audience.items():
        yield ((Dimension.AUDIENCE, value),), found
    for reach in Reach:
        yield ((Dimension.REACH, reach.value),), figures.where(reach).activities
    for name in INVOLVED:
        yield ((Dimension.INVOLVED, name),), getattr(total, name)
    for holders, count in figures.held.items():
        yield ((Dimension.HOLDERS, holders.value),), count
    for term, count in figures.topics.items():
        yield ((Dimension.TOPIC, term),), count
    yield ((Dimension.ENTERED, "in_time"),), figures.total.entered_in_time
    late = figures.total.entry_known - figures.total.entered_in_time
    yield ((Dimension.ENTERED, "late"),), late
    yield ((Dimension.ATTENDANCE, "yes"),), total.attendance_known
    yield ((Dimension.TESTED, "yes"),), total.tested_sessions
    for code in {cell.area for cell in figures.areas}:
        yield ((Dimension.AREA, code),), figures.area(code).activities
    for year, month in {(cell.year, cell.month) for cell in figures.cells}:
        cells = [c for c in figures.cells if (c.year, c.month) == (year, month)]
        month_code = ((Dimension.TIME, f"{year}-{month:02d}"),)
        yield month_code, sum(c.tally.activities for c in cells)
    for year in {cell.year for cell in figures.cells}:
        cells = [c for c in figures.cells if c.year == year]
        yield ((Dimension.TIME, str(year)),), sum(c.tally.activities for c in cells)
    for cell in figures.areas[:40]:
        both = (Dimension.AREA, cell.area), (Dimension.TIME, f"{cell.year}-{cell.month:02d}")
        yield both, cell.tally.activities


@pytest.mark.parametrize("kind", [Kind.OUTREACH, Kind.TRAINING])
@pytest.mark.parametrize(
    "selection", [Selection(), Selection("36.04"), Selection("36.04", "36.04.12")]
)
def test_every_number_of_the_public_record_opens_exactly_its_rows(public, kind, selection):
    question = ask(public, selection, kind=kind, as_of=date(2026, 11, 24))
    assert question.on_record() == rows_behind(question, Period(date.min, question.as_of)).total
    for facet, number in facets(question.figures(EVER)):
        found = rows_behind(question, EVER, facet)
        assert (found.total, len(found.shown)) == (number, number), facet


def test_every_number_of_a_large_record_opens_exactly_its_rows(simulated):
    for kind in (Kind.OUTREACH, Kind.TRAINING):
        question = ask(simulated, Selection("36.03"), kind=kind)
        for facet, number in facets(question.figures(DAYS)):
            assert rows_behind(question, DAYS, facet, limit=1).total == number, facet


def test_pages_of_rows_follow_each_other_without_gap_or_repetition(simulated):
    question = ask(simulated)
    whole = [a.id for a in rows_behind(question, DAYS).shown]
    paged = [
        a.id
        for offset in range(0, len(whole), 100)
        for a in rows_behind(question, DAYS, limit=100, offset=offset).shown
    ]
    assert paged == whole and len(set(whole)) == len(whole)
