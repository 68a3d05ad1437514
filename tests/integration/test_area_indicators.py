"""The indicators of a filter by area: every column that adds up does, for any filter and record."""

import pytest

from lib.domain.indicators import count_statuses
from lib.domain.period import Preset, period_of
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.services.area_indicators import indicators
from lib.services.setup import load_package
from lib.services.villages import village_table
from lib.ui.hand_outs.indicator_table import FEET, indicator_columns, indicator_rows
from lib.ui.i18n import spoken
from tests.integration.conftest import SIMULATED_UNTIL
from tests.integration.packages import activity, area

AS_OF = SIMULATED_UNTIL
YEAR = period_of(Preset.YEAR, AS_OF)
SELECTIONS = (
    Selection(),
    Selection("36.03"),
    Selection("36.03", "36.03.07"),
    Selection(programmes=frozenset({Programme.DESA_BINAAN_IMIGRASI})),
    Selection("36.04", statuses=frozenset({Status.NEVER})),
)
BOTH = "imigrasi;bp3mi"


def adds_up(found) -> None:
    """Every column that says so: the rows sum to the last one, areas and feet alike."""
    with spoken("en"):
        rows, columns = indicator_rows(found), indicator_columns()
    assert len(rows) == len(found.areas) + FEET
    for place, column in enumerate(columns, start=2):
        if column.adds_up:
            *parts, total = [row[place] for row in rows]
            assert sum(part or 0 for part in parts) == total, column.head


@pytest.mark.parametrize("selection", SELECTIONS)
def test_the_areas_add_up_to_the_villages_of_the_map(simulated, selection):
    found = indicators(simulated, LOCAL_VIEWER, selection, AS_OF, YEAR)
    adds_up(found)
    rows = village_table(simulated, LOCAL_VIEWER, AS_OF).rows
    statuses = count_statuses(row.status for row in selection.scope(rows))
    assert found.whole.now.of == statuses.of
    assert found.whole.reach.coverage.whole == found.whole.trained.whole == statuses.base


def test_an_activity_for_two_areas_and_a_wider_one_still_add_up(database, reference, package):
    package.write(
        "activities.csv",
        activity("two", "2026-05-01", organisers=BOTH),
        activity("wide", "2026-05-02", organisers="imigrasi"),
        activity("training", "2026-05-03", kind="training", organisers=BOTH),
    ).write(
        "activity_areas.csv",
        area("two", "36.03.07.2001"),
        area("two", "36.04.12.2009"),
        area("wide", "36.03"),
        area("training", "36.03.07.2001"),
    )
    load_package(database, package.folder, reference)
    province = indicators(database, LOCAL_VIEWER, Selection(), AS_OF, YEAR)
    adds_up(province)
    assert province.whole.activities.held == 3 and province.whole.activities.joint == 2
    assert province.repeated.outreach == 1 and province.wider.held == 0
    regency = indicators(database, LOCAL_VIEWER, Selection("36.03"), AS_OF, YEAR)
    adds_up(regency)
    assert regency.wider.outreach == 1 and regency.by_district


def test_whoever_is_bound_to_a_regency_has_its_districts_alone(simulated):
    bound = Person(Role.VIEWER, frozenset({"36.04"}))
    found = indicators(simulated, bound, Selection(), AS_OF, YEAR)
    adds_up(found)
    assert found.by_district
    assert {area.code[:5] for area in found.areas} == {"36.04"}


def test_nothing_on_record_leaves_shares_empty_or_none(database):
    found = indicators(database, LOCAL_VIEWER, Selection(), AS_OF, YEAR)
    adds_up(found)
    assert found.whole.now.of[Status.NEVER] == found.whole.now.total
    assert found.whole.activities.held == 0
