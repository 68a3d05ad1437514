"""Whatever is on record: districts sum to regencies, these to the province, statuses to all.

And for any filter the legend, the list, the queue, the changes and the file tell the same villages.
"""

import tempfile
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from lib.db.engine import Database
from lib.domain.areas import district_code_of, regency_code_of
from lib.domain.changes import Change
from lib.domain.indicators import StatusCounts, count_statuses
from lib.domain.permissions import LOCAL_VIEWER
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.status import NEEDS_OUTREACH, Status
from lib.services.changes import changes
from lib.services.forecast import forecast
from lib.services.overview import AreaStanding, overview
from lib.services.priorities import priorities
from lib.services.setup import load_package
from lib.services.villages import village_table
from lib.services.what_if import Days
from lib.ui.i18n import spoken
from lib.ui.village_file import village_table_file
from tests.integration.contents import empty
from tests.integration.oracle import VILLAGES, Files
from tests.integration.packages import Package
from tests.integration.test_read_model import AS_OF, ago, packages

AREAS = [
    (None, None),
    *((regency_code_of(code), None) for code in VILLAGES),
    *((regency_code_of(code), district_code_of(code)) for code in VILLAGES),
]
SELECTIONS = st.builds(
    lambda area, programmes, statuses: Selection(*area, programmes, statuses),
    st.sampled_from(AREAS),
    st.frozensets(st.sampled_from(Programme), max_size=1),
    st.frozensets(st.sampled_from(Status)),
)


def summed(areas: Iterable[AreaStanding]) -> dict[Status, int]:
    found = [area.now.of for area in areas]
    return {status: sum(of[status] for of in found) for status in Status}


def counted(database: Database, selection: Selection, as_of: date) -> StatusCounts:
    """The counts of a selection, after its areas were found to sum to them."""
    found = overview(database, LOCAL_VIEWER, selection, as_of)
    assert summed(found.areas) == found.everyone.now.of
    return found.everyone.now


@hypothesis_settings(max_examples=60)
@given(
    files=packages(),
    as_of=st.one_of(st.just(AS_OF), ago.map(lambda days: AS_OF - timedelta(days))),
    selection=SELECTIONS,
)
def test_every_total_is_the_sum_of_its_parts_and_every_view_tells_the_same_villages(
    database: Database, reference: Path, files: Files, as_of: date, selection: Selection
) -> None:
    empty(database)
    with tempfile.TemporaryDirectory() as folder:
        package = Package(Path(folder))
        for name, rows in files.items():
            package.write(name, *rows)
        load_package(database, package.folder, reference)

    province = overview(database, LOCAL_VIEWER, Selection(), as_of)
    assert counted(database, Selection(), as_of).total == len(VILLAGES)
    for area in province.areas:
        assert counted(database, Selection(regency=area.code), as_of) == area.now

    table = village_table(database, LOCAL_VIEWER, as_of)
    assert table.scope(selection) == selection.scope(table)
    legend = count_statuses(row.status for row in selection.scope(table))
    listed = [row.code for row in selection.matching(table)]
    chosen = selection.statuses or frozenset(Status)
    assert counted(database, selection, as_of) == legend
    assert len(listed) == sum(legend.of[status] for status in chosen)
    with spoken("id"):
        file = village_table_file(selection.matching(table))
        assert [row[0] for row in file.rows()] == listed
    queue = priorities(database, LOCAL_VIEWER, selection, as_of)
    assert len(queue.everyone) == sum(legend.of[s] for s in NEEDS_OUTREACH & chosen)

    moved = changes(database, LOCAL_VIEWER, selection, as_of - timedelta(days=30), as_of)
    assert sum(moved.count(change) for change in Change) == moved.now.total == legend.total
    ahead = forecast(
        database, LOCAL_VIEWER, selection, Days(as_of, as_of), as_of + timedelta(days=400)
    ).months
    assert ahead.waiting == legend.needs_outreach.part
    assert ahead.waiting + sum(ahead.due) + ahead.later == legend.base
