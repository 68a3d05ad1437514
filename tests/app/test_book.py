"""The workbook of a filter, read back: its list and its sums are those of the screen."""

from datetime import datetime
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from lib.domain.areas import AreaLevel, level_of
from lib.domain.indicators import count_statuses
from lib.domain.status import Status
from lib.services.clock import JAKARTA
from lib.ui.hand_outs.book_file import book
from lib.ui.i18n import spoken
from tests.app.conftest import READER

NOON = datetime(2026, 11, 24, 12, tzinfo=JAKARTA)


def read(app, language="id"):
    """Page, name and sheets of the workbook by their place: cover, list, indicators, terms."""
    page = app.session_state["page_context"]
    with spoken(language):
        file = book(page, NOON)
    content = file.make(lambda done: None)
    opened = CalamineWorkbook.from_filelike(BytesIO(content))
    sheets = [opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names]
    return page, file.name, opened.sheet_names, sheets


@pytest.mark.parametrize(
    "params",
    [
        {"data": "simulasi", "kab": "36.02", "status": "never,overdue"},
        {"data": "publik", "per": "2017-01-01"},
    ],
    ids=["narrowed", "nothing on record"],
)
def test_list_and_sums_are_those_of_the_read_model(run_app, params):
    page, name, names, (cover, listed, figures, _) = read(run_app(**params))
    rows = page.selection.matching(page.table())
    assert [line[0] for line in listed[1:]] == [row.code for row in rows]
    assert all(level_of(line[0]) is AreaLevel.VILLAGE for line in listed[1:])
    counts = count_statuses(row.status for row in page.selection.scope(page.table())).of
    heads, *areas, _wider, _repeated, total = figures
    for status, word in ((Status.NEVER, "Belum tercatat"), (Status.EXEMPT, "Dikecualikan")):
        place = heads.index(word)
        assert total[place] == counts[status] == sum(line[place] for line in areas)
    assert f"v{page.table().version}" in name
    assert all("SIMULASI" in sheet for sheet in names) == page.simulated
    said = {line[0]: line[1] for line in cover}
    assert said["Per tanggal"] and said["Data sampai"] and said["Dibuat oleh"]


def test_a_day_without_activities_has_every_village_and_no_ratio_of_nothing(open_page_as):
    _, _, names, (_, listed, figures, terms) = read(
        open_page_as("pages/overview/home.py", READER), "en"
    )
    assert names == ["Cover", "List", "Indicators", "Definitions"]
    assert len(listed) == 1553
    joint = figures[0].index("Joint activities (%)")
    assert figures[-1][joint] == ""
    assert ["Status", "Not recorded"] in [line[:2] for line in terms]
