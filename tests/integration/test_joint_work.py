"""Imigrasi and BP3MI together: the counts reconcile with the record and with the other pages."""

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise, product

import pytest

from lib.domain.activities import Kind, Link, Organiser, State
from lib.domain.areas import AreaLevel, level_of
from lib.domain.errors import NotAllowed
from lib.domain.period import Period, Preset, period_of
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.status import NEEDS_OUTREACH, Status
from lib.domain.tallies import Dimension
from lib.domain.together import Cover, Holders
from lib.services.activity_scope import rows_behind
from lib.services.outreach import VillageSet, outreach
from lib.services.setup import load_package
from lib.services.simulation import simulate
from lib.services.together import together
from lib.services.training import CASCADE, EVER, TrainedSet, trainings
from tests.integration.conftest import SIMULATED_UNTIL
from tests.integration.packages import activity, area

AS_OF = SIMULATED_UNTIL
YEAR = period_of(Preset.YEAR, AS_OF)
KRONJO, PASILIAN, DOMAS = "36.03.07.2001", "36.03.07.2002", "36.04.12.2009"
SELECTIONS = (
    Selection(),
    Selection("36.03"),
    Selection("36.03", "36.03.07"),
    Selection(programmes=frozenset({Programme.DESA_BINAAN_IMIGRASI})),
)


@pytest.fixture(scope="module")
def kept(register):
    """What ``simulated`` holds."""
    return simulate(register, until=SIMULATED_UNTIL)


@pytest.fixture
def record(database, reference, package):
    """Loads outreach, ``name=(date, organisers, [code, …])``; a third part is further cells."""

    def load(**given):
        rows, links = [], []
        for name, (day, organisers, codes, *more) in given.items():
            cells = more[0] if more else {}
            rows.append(activity(name, day, organisers=organisers, **cells))
            links += [area(name, code) for code in codes]
        package.write("activities.csv", *rows).write("activity_areas.csv", *links)
        load_package(database, package.folder, reference)
        return together(database, LOCAL_VIEWER, Selection(), AS_OF, YEAR)

    return load


def holders_of(organisers):
    both = {Organiser.IMIGRASI, Organiser.BP3MI} & set(organisers)
    if len(both) == 2:
        return Holders.TOGETHER
    if both:
        return Holders(both.pop().value)
    return Holders.OTHERS if organisers else Holders.UNKNOWN


def visits_of(kept, period):
    """Direct outreach of the period by village, read from the activities one by one."""
    for held in kept.activities:
        if held.state is State.HELD and held.kind is Kind.OUTREACH and held.date in period:
            for link in held.areas:
                if link.link is Link.DIRECT and level_of(link.area_code) is AreaLevel.VILLAGE:
                    yield link.area_code, held


def test_every_count_adds_up_and_is_that_of_the_other_pages(simulated):
    for selection, preset in product(SELECTIONS, Preset):
        check_counts(simulated, selection, period_of(preset, AS_OF))


def check_counts(database, selection, period):
    found = together(database, LOCAL_VIEWER, selection, AS_OF, period)
    reached = outreach(database, LOCAL_VIEWER, selection, AS_OF, period)
    trained = trainings(database, LOCAL_VIEWER, selection, AS_OF, period)
    assert found.kinds[Kind.OUTREACH].held == reached.figures.held
    assert found.kinds[Kind.TRAINING].held == trained.figures.held
    assert found.whole.total == sum(kind.total for kind in found.kinds.values())
    for holders in Holders:
        parts = sum(a.held[holders] for a in (*found.areas, found.wider))
        assert parts >= found.whole.held[holders]
    covered = found.covered(*(c for c in Cover if c is not Cover.EXEMPT))
    assert covered.part == covered.whole == reached.whole.coverage.whole
    assert covered.part - found.covered(Cover.NOBODY).part == reached.whole.coverage.part
    assert (
        sum(len(found.members(c)) for c in Cover) == len(found.villages) == reached.whole.villages
    )
    assert found.matrix.total == reached.whole.visits
    for place in reached.areas:
        assert found.matrix.visits[place.code] == place.visits
        of_offices = sum(o.visits.get(place.code, 0) for o in found.matrix.offices)
        assert of_offices - found.matrix.repeated(place.code) == place.visits
        assert found.matrix.repeated(place.code) >= 0


def test_visits_covers_and_overlaps_are_those_of_the_activities_one_by_one(simulated, kept):
    for preset in Preset:
        check_visits(simulated, kept, period_of(preset, AS_OF))


def check_visits(database, kept, period):
    found = together(database, LOCAL_VIEWER, Selection(), AS_OF, period)
    visits, alone = defaultdict(Counter), defaultdict(list)
    for code, held in visits_of(kept, period):
        by = holders_of(held.organisers)
        visits[code][by] += 1
        if by in {Holders.IMIGRASI, Holders.BP3MI} and not held.month_only:
            alone[code].append((held.date, by.value))
    assert {v.row.code: Counter(v.visits) for v in found.villages if v.visits} == visits
    expected = Counter(
        (code, first, second)
        for code, days in alone.items()
        for first, second in pairwise(sorted(days))
        if first[1] != second[1] and (second[0] - first[0]).days <= 30
    )
    assert expected
    seen = Counter(
        (
            s.row.code,
            (s.overlap.first, s.overlap.first_by.value),
            (s.overlap.second, s.overlap.second_by.value),
        )
        for s in found.overlaps
    )
    assert seen == expected


def test_a_number_of_activities_opens_exactly_its_rows(simulated):
    found = together(simulated, LOCAL_VIEWER, Selection("36.03"), AS_OF, YEAR)
    for kind, question in found.questions.items():
        for holders, count in found.kinds[kind].held.items():
            facet = ((Dimension.HOLDERS, holders.value),)
            assert rows_behind(question, YEAR, facet).total == count
    for place in found.areas:
        facet = ((Dimension.HOLDERS, Holders.TOGETHER.value), (Dimension.AREA, place.code))
        rows = [rows_behind(q, YEAR, facet).total for q in found.questions.values()]
        assert sum(rows) == place.joint.part


def test_untouched_districts_are_those_without_a_visit_of_either(simulated, kept):
    month = Period(AS_OF - timedelta(days=30), AS_OF)
    found = together(simulated, LOCAL_VIEWER, Selection(), AS_OF, month)
    touched = {
        code[:8]
        for code, held in visits_of(kept, month)
        if {Organiser.IMIGRASI, Organiser.BP3MI} & set(held.organisers)
    }
    everywhere = {v.village.district.code for v in found.villages}
    assert {d.district.code for d in found.untouched} == everywhere - touched
    for lying in found.untouched:
        rows = [v for v in found.villages if v.village.district == lying.district]
        needing = sum(v.status in NEEDS_OUTREACH for v in rows)
        assert (lying.villages, lying.needing) == (len(rows), needing)


@pytest.mark.parametrize(
    ("second", "organisers", "cells", "expected"),
    [
        ("2026-03-31", "bp3mi;police", {}, 1),
        ("2026-04-01", "bp3mi", {}, 0),
        ("2026-03-02", "imigrasi", {}, 0),
        ("2026-03-02", "imigrasi;bp3mi", {}, 0),
        ("2026-03", "bp3mi", {}, 0),
        ("2026-03-02", "bp3mi", {"state": "planned"}, 0),
        ("2026-03-02", "bp3mi", {"kind": "training"}, 0),
    ],
)
def test_two_visits_overlap_within_thirty_days_of_different_agencies(
    record, second, organisers, cells, expected
):
    found = record(
        one=("2026-03-01", "imigrasi", [KRONJO]), two=(second, organisers, [KRONJO], cells)
    )
    assert len(found.overlaps) == expected


def test_what_is_known_of_a_district_only_covers_no_village_of_it(record):
    found = record(wide=("2026-03-01", "imigrasi", ["36.04.12"]), here=("2026-03-01", "", [KRONJO]))
    pontang = next(d for d in found.untouched if d.district.code == "36.04.12")
    assert (pontang.villages, pontang.wide) == (2, 1)
    kronjo = next(d for d in found.untouched if d.district.code == "36.03.07")
    assert (kronjo.by_others, kronjo.wide) == (1, 0)
    assert [v.cover for v in found.villages if v.row.code == KRONJO] == [Cover.OTHERS]


def test_an_activity_of_two_regencies_stands_in_both_and_once_in_the_sum(record):
    found = record(both=("2026-03-01", "imigrasi;bp3mi", [KRONJO, DOMAS]))
    assert [a.joint.part for a in found.areas] == [1, 1, 0]
    assert (found.whole.joint.part, found.wider.total) == (1, 0)


def test_a_person_of_one_regency_sees_nothing_of_another(simulated):
    person = Person(Role.VIEWER, frozenset({"36.03"}))
    own = together(simulated, person, Selection(), AS_OF, YEAR)
    same = together(simulated, LOCAL_VIEWER, Selection("36.03"), AS_OF, YEAR)
    assert own.whole == same.whole and own.areas == same.areas
    assert own.matrix == same.matrix and own.overlaps == same.overlaps
    assert {v.row.code[:5] for v in own.villages} == {"36.03"}
    assert "36.04." not in repr(own) and "36.71." not in repr(own)
    assert together(simulated, person, Selection("36.04"), AS_OF, YEAR).villages == ()


def test_nobody_reads_without_the_right_to(database):
    nobody = Person("stranger")
    with pytest.raises(NotAllowed):
        together(database, nobody, Selection(), AS_OF, YEAR)


def test_training_beside_outreach_adds_up_to_the_villages_that_count(simulated):
    for selection in SELECTIONS:
        check_fourfold(simulated, selection)


def check_fourfold(database, selection):
    found = trainings(database, LOCAL_VIEWER, selection, AS_OF, YEAR)
    sizes = [len(found.members(wanted)) for wanted in EVER]
    assert sum(sizes) == found.whole.trained.whole == len(found.villages) - found.exempt
    ever = sum(v.counted and v.row.facts.training_total > 0 for v in found.villages)
    assert sizes[0] + sizes[1] == ever
    reached = outreach(database, LOCAL_VIEWER, selection, AS_OF, YEAR)
    assert sizes[0] + sizes[2] == reached.ever.part == len(reached.members(VillageSet.EVER))
    assert len(reached.members(VillageSet.NEVER)) == reached.ever.whole - reached.ever.part
    assert reached.recency.reached + reached.recency.never == reached.ever.whole
    named = [v.row.code for wanted in CASCADE for v in found.members(wanted)]
    assert sorted(named) == sorted(found.cascade.outcomes)


def test_trainers_are_followed_through_the_record_of_their_villages(record, database):
    tot = {"kind": "training", "form": "training_of_trainers"}
    record(
        trainers=("2026-02-01", "bp3mi", [KRONJO, PASILIAN, DOMAS], tot),
        again=("2026-03-01", "bp3mi", [PASILIAN], tot),
        after=("2026-04-01", "bp3mi", [KRONJO]),
        cancelled=("2026-04-02", "bp3mi", [DOMAS], {"state": "cancelled"}),
    )
    found = trainings(database, LOCAL_VIEWER, Selection(), AS_OF, YEAR)
    assert [v.row.code for v in found.members(TrainedSet.PASSED_ON)] == [KRONJO]
    assert [v.row.code for v in found.members(TrainedSet.WAITING)] == [PASILIAN, DOMAS]
    assert found.cascade.sessions == 1


@pytest.mark.parametrize(
    ("day", "cells", "known", "in_time"),
    [
        ("2026-03-01", {"recorded_on": "2026-03-08"}, 1, 1),
        ("2026-03-01", {"recorded_on": "2026-03-09"}, 1, 0),
        ("2026-03-01", {"recorded_on": "2026-03-09", "end_date": "2026-03-02"}, 1, 1),
        ("2026-03-01", {}, 0, 0),
        ("2026-03", {"recorded_on": "2026-03-02"}, 0, 0),
    ],
)
def test_an_activity_is_entered_in_time_within_seven_days_of_its_end(
    record, day, cells, known, in_time
):
    found = record(one=(day, "imigrasi", [KRONJO], cells))
    total = found.questions[Kind.OUTREACH].figures(YEAR).total
    assert (total.entry_known, total.entered_in_time) == (known, in_time)


def test_no_and_unknown_are_told_apart(record):
    found = record(
        yes=("2026-03-01", "imigrasi", [KRONJO], {"youth": "yes"}),
        no=("2026-03-01", "imigrasi", [PASILIAN], {"youth": "no"}),
        unknown=("2026-03-01", "imigrasi", [DOMAS]),
    )
    total = found.questions[Kind.OUTREACH].figures(YEAR).total
    assert (total.youth, total.youth_known, total.leaders_known) == (1, 2, 0)


def test_an_exempt_village_is_counted_apart(simulated):
    found = together(simulated, LOCAL_VIEWER, Selection(), AS_OF, YEAR)
    exempt = {v.row.code for v in found.villages if v.status is Status.EXEMPT}
    assert {v.row.code for v in found.members(Cover.EXEMPT)} == exempt
