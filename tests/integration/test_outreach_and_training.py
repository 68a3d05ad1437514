"""The figures of the two pages agree with the read model, with each other and with their parts."""

from datetime import timedelta

import pytest

from lib.domain.activities import YEAR
from lib.domain.errors import NotAllowed
from lib.domain.indicators import frequency_distribution
from lib.domain.period import Period, Preset, period_of
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.services.outreach import BY_FREQUENCY, VillageSet, outreach
from lib.services.setup import load_package
from lib.services.training import EVER, TrainedSet, trainings
from lib.services.villages import village_table
from tests.integration.conftest import SIMULATED_UNTIL
from tests.integration.packages import activity, area

AS_OF = SIMULATED_UNTIL
YEAR_BEFORE = period_of(Preset.YEAR, AS_OF)
SELECTIONS = (
    Selection(),
    Selection("36.03"),
    Selection("36.03", "36.03.07"),
    Selection(programmes=frozenset({Programme.DESA_BINAAN_IMIGRASI})),
)


@pytest.mark.parametrize("selection", SELECTIONS)
def test_coverage_is_that_of_the_read_model_over_the_same_villages(simulated, selection):
    found = outreach(simulated, LOCAL_VIEWER, selection, AS_OF, YEAR_BEFORE)
    rows = selection.scope(village_table(simulated, LOCAL_VIEWER, AS_OF))
    counted = [row for row in rows if row.status is not Status.EXEMPT]
    assert found.whole.coverage.part == sum(row.facts.outreach_12m > 0 for row in counted)
    assert found.whole.coverage.whole == found.up_to_date.whole == len(counted)
    assert found.ever.part == sum(row.facts.outreach_total > 0 for row in counted)
    assert list(found.year.distribution) == frequency_distribution(rows)
    assert found.year.visits == sum(row.facts.outreach_12m for row in rows)


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("preset", Preset)
def test_areas_add_up_to_the_whole(simulated, selection, preset):
    period = period_of(preset, AS_OF)
    found = outreach(simulated, LOCAL_VIEWER, selection, AS_OF, period)
    for name in ("visits", "villages"):
        assert sum(getattr(a, name) for a in found.areas) == getattr(found.whole, name)
        assert sum(getattr(a, name) for _, a in found.kinds) == getattr(found.whole, name)
    assert sum(a.coverage.part for a in found.areas) == found.whole.coverage.part
    assert found.whole.visits == found.figures.total.visits
    learned = trainings(simulated, LOCAL_VIEWER, selection, AS_OF, period)
    assert sum(a.trained.part for a in learned.areas) == learned.whole.trained.part
    assert sum(v.direct for v in learned.villages) == learned.figures.total.visits


@pytest.mark.parametrize("selection", SELECTIONS)
def test_a_number_of_villages_opens_exactly_those_villages(simulated, selection):
    found = outreach(simulated, LOCAL_VIEWER, selection, AS_OF, YEAR_BEFORE)
    sizes = {wanted: len(found.members(wanted)) for wanted in VillageSet}
    assert [sizes[wanted] for wanted in BY_FREQUENCY] == list(found.year.distribution)
    assert sizes[VillageSet.REACHED] == found.whole.coverage.part
    assert sizes[VillageSet.EFFECTIVE] == found.year.effective.part
    unreached = found.whole.coverage.whole - found.whole.coverage.part
    assert sizes[VillageSet.NOT_REACHED] == unreached
    by_delegates = found.with_delegates.part - found.whole.coverage.part
    assert sizes[VillageSet.DELEGATES_ONLY] == by_delegates
    learned = trainings(simulated, LOCAL_VIEWER, selection, AS_OF, YEAR_BEFORE)
    assert len(learned.members(TrainedSet.TRAINED)) == learned.whole.trained.part
    period = (TrainedSet.TRAINED, TrainedSet.NOT_TRAINED)
    for parts in (period, EVER):
        assert sum(len(learned.members(s)) for s in parts) == learned.whole.trained.whole


def test_months_add_up_to_the_period(simulated):
    found = outreach(simulated, LOCAL_VIEWER, Selection(), AS_OF, YEAR_BEFORE)
    by_month = [found.figures.at(bucket).activities for bucket in found.buckets]
    assert sum(by_month) == found.figures.total.activities
    assert len(by_month) == 13


def test_the_period_before_is_counted_over_the_same_villages(simulated):
    found = outreach(simulated, LOCAL_VIEWER, Selection(), AS_OF, YEAR_BEFORE)
    earlier = village_table(simulated, LOCAL_VIEWER, AS_OF - YEAR).by_code
    now = village_table(simulated, LOCAL_VIEWER, AS_OF)
    counted = [row.code for row in now if row.status is not Status.EXEMPT]
    assert found.whole.before.part == sum(earlier[c].facts.outreach_12m > 0 for c in counted)
    assert found.whole.before.whole == found.whole.coverage.whole


def test_a_period_without_a_start_begins_with_the_first_activity_and_has_none_before(simulated):
    found = outreach(simulated, LOCAL_VIEWER, Selection(), AS_OF, period_of(Preset.ALL, AS_OF))
    assert found.before is None and found.whole.before is None and found.gap_before is None
    assert found.period.start.day == 1 and found.period.start >= AS_OF - 6 * YEAR
    assert found.whole.coverage.part == found.ever.part


def test_a_district_is_compared_with_its_regency_and_a_regency_with_the_province(simulated):
    def coverage(selection):
        return outreach(simulated, LOCAL_VIEWER, selection, AS_OF, YEAR_BEFORE)

    district = coverage(Selection("36.03", "36.03.07"))
    regency = coverage(Selection("36.03"))
    assert district.parent == regency.whole
    assert regency.parent == coverage(Selection()).whole
    assert coverage(Selection()).parent is None


def test_statuses_narrow_no_figure(simulated):
    narrowed = Selection(statuses=frozenset({Status.NEVER}))
    assert outreach(simulated, LOCAL_VIEWER, narrowed, AS_OF, YEAR_BEFORE) == outreach(
        simulated, LOCAL_VIEWER, Selection(), AS_OF, YEAR_BEFORE
    )


def test_a_write_is_seen_at_once(own_simulated, reference, package):
    before = outreach(own_simulated, LOCAL_VIEWER, Selection(), AS_OF, YEAR_BEFORE)
    package.write("activities.csv", activity("new", "2026-06-01"))
    package.write("activity_areas.csv", area("new", "36.04.12.2009"))
    load_package(own_simulated, package.folder, reference)
    after = outreach(own_simulated, LOCAL_VIEWER, Selection(), AS_OF, YEAR_BEFORE)
    assert after.figures.total.activities == before.figures.total.activities + 1


def test_an_empty_record_has_figures_without_a_single_activity(database):
    found = outreach(database, LOCAL_VIEWER, Selection(), AS_OF, YEAR_BEFORE)
    assert (found.on_record(), found.figures.total.activities) == (0, 0)
    assert (found.whole.coverage.part, found.whole.coverage.whole) == (0, 8)
    assert found.gap.points == 0 and found.gap.needed == 0
    learned = trainings(database, LOCAL_VIEWER, Selection(), AS_OF, YEAR_BEFORE)
    assert learned.figures.total.learning.gain is None


def test_a_period_after_the_as_of_day_is_empty(simulated):
    ahead = Period(AS_OF + timedelta(days=1), AS_OF + timedelta(days=90))
    found = outreach(simulated, LOCAL_VIEWER, Selection(), AS_OF, ahead)
    assert found.figures.total.activities == 0 and found.buckets == ()


def test_a_person_of_one_regency_compares_its_districts(simulated):
    person = Person(Role.VIEWER, frozenset({"36.03"}))
    found = outreach(simulated, person, Selection(), AS_OF, YEAR_BEFORE)
    assert [a.code for a in found.areas] == ["36.03.07", "36.03.08"]
    assert found.whole.villages == 4 and found.parent is None


def test_nobody_reads_without_the_right_to(simulated):
    class Stranger(Person):
        pass

    nobody = Stranger("stranger")  # type: ignore[arg-type]
    for service in (outreach, trainings):
        with pytest.raises(NotAllowed):
            service(simulated, nobody, Selection(), AS_OF, YEAR_BEFORE)
