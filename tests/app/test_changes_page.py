"""The page of changes: sentence, cards, map, pills and list say the same."""

import re

import pytest

from lib.domain.changes import Change
from lib.services.changes import changes
from lib.ui.changes.list import change_file
from lib.ui.changes.shown import MOVED, listed
from tests.app.conftest import html_of as html
from tests.app.conftest import open_card

PAGE = "pages/overview/changes.py"


@pytest.fixture
def opened(run_app):
    def run(**params):
        return run_app(PAGE, **{"data": "simulasi", "sejak": "2026-05-01", **params})

    return run


def found_in(app):
    page = app.session_state["page_context"]
    since = page.filter.since_day(page.today)
    return changes(page.database, page.person, page.selection, since, page.as_of)


def test_cards_pills_and_list_tell_the_same_numbers(opened):
    app = opened(kab="36.03")
    found = found_in(app)
    assert found.count(Change.RECOVERED) > 0
    said = {pill.rsplit(" ", 1)[-1] for pill in app.pills(key="changes-shown").options}
    assert {str(found.count(change)) for change in MOVED[:4]} <= said
    moved = sum(found.count(change) for change in MOVED)
    assert app.subheader[-1].value == f"{moved} desa/kelurahan berubah"


def test_a_card_lists_its_villages_and_the_file_holds_them(opened):
    app = opened()
    open_card(app, "Lihat: Pulih")
    found = found_in(app)
    assert app.subheader[-1].value == f"{found.count(Change.RECOVERED)} desa/kelurahan berubah"
    badges = set(re.findall(r'<span class="pb-became pb-(\w+)">', html(app)))
    assert badges == {Change.RECOVERED}
    file = change_file(found, found.of[Change.RECOVERED])
    assert file.count == len(list(file.rows())) == found.count(Change.RECOVERED)


def test_a_click_on_the_maps_legend_is_the_same_choice(opened):
    app = opened()
    app.session_state["peta-perubahan"] = {"pantau": "5|classes|first_reached,same"}
    app.run()
    assert app.session_state["changes-shown"] == [Change.FIRST_REACHED]


def test_another_first_day_goes_into_the_link(opened):
    app = opened()
    app.segmented_control[0].set_value(365).run()
    assert app.query_params["sejak"] == "2025-11-24"
    assert "Sejak 24 Nov 2025" in html(app)


def test_an_empty_record_says_that_nothing_moved(run_app):
    app = run_app(PAGE, data="publik", kab="36.72")
    assert "tidak ada desa/kelurahan yang menjadi terlambat atau pulih" in html(app)
    assert listed(found_in(app)) == []
