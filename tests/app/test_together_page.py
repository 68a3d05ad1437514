"""Bersama: sentence, cards, map, lists and files tell the same numbers."""

import re

import pytest

from lib.domain.together import Cover
from lib.services.together import together
from lib.ui.together.files import overlap_file, untouched_file, village_file
from lib.ui.together.matrix import matrix_file
from lib.ui.together.shares import share_file
from lib.ui.together.shown import Listed
from tests.app.conftest import html_of

PAGE = "pages/overview/together.py"


def found_in(app):
    page = app.session_state["page_context"]
    return together(page.database, page.person, page.selection, page.as_of, page.period)


def listed(app):
    return re.findall(r'class="pb-rows-of"><b>([\d.]+) ', html_of(app))[-1]


@pytest.mark.parametrize("name", Listed)
def test_a_list_has_as_many_rows_as_its_number_says(run_app, name):
    app = run_app(PAGE, data="simulasi", kab="36.02", periode="2026-09-01..2026-10-15")
    app.session_state["together-list"] = name
    app.run()
    assert not app.exception
    found = found_in(app)
    joint = next(iter(found.kinds.values())).joint.part
    counts = {
        Listed.ACTIVITIES: joint,
        Listed.VILLAGES: len(found.villages),
        Listed.OVERLAPS: len(found.overlaps),
        Listed.UNTOUCHED: len(found.untouched),
    }
    assert counts[name] == 0 or listed(app) == str(counts[name])


def test_a_click_on_the_legend_lists_the_villages_of_the_class(run_app):
    app = run_app(PAGE, data="simulasi")
    app.session_state["peta-bersama"] = {"pantau": "5|classes|both,nobody"}
    app.run()
    found = found_in(app)
    both = len(found.members(Cover.BOTH)) + len(found.members(Cover.NOBODY))
    assert listed(app).replace(".", "") == str(both)


def test_every_file_holds_as_many_rows_as_it_says(run_app):
    found = found_in(run_app(PAGE, data="simulasi", periode="semua"))
    assert found.overlaps
    for file in (
        share_file(found),
        matrix_file(found),
        village_file(found.villages),
        overlap_file(found.overlaps),
        untouched_file(found.untouched),
    ):
        rows = list(file.rows())
        assert len(rows) == file.count
        assert {len(row) for row in rows} <= {len(file.columns)}


def test_the_columns_of_the_files_add_up_to_their_last_row(run_app):
    found = found_in(run_app(PAGE, data="simulasi", kab="36.03"))
    for file, first in ((share_file(found), 2), (matrix_file(found), 1)):
        *parts, total = file.rows()
        for place in range(first, len(total)):
            assert sum(row[place] for row in parts) == total[place]


def test_the_public_record_is_told_of_without_a_number_that_it_lacks(run_app):
    app = run_app(PAGE, periode="semua")
    assert "diselenggarakan Imigrasi dan BP3MI bersama" in html_of(app)
    app = run_app(PAGE, kab="36.72")
    assert "Tidak ada kegiatan yang tercatat" in html_of(app)
