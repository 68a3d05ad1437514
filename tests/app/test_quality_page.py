"""Mutu data: what is missing is listed, and each row leads to where it is mended."""

import re
from datetime import date

import pytest

from lib.db.activities import delete_activities, insert_activities
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.ui.record.memory import CORRECTION
from tests.app.conftest import ANNA, CHIEF, READER, html_of, open_card

PAGE, CATAT = "pages/work/quality.py", "pages/work/record.py"
OWN, OTHER = "36.04.12.2009", "36.02.13.2005"


def visit(key: str, *codes: str, on: date = date(2026, 11, 2), **fields: object) -> Activity:
    areas = tuple(AreaLink(code, Link.DIRECT) for code in codes or (OWN,))
    who = (Organiser.IMIGRASI,)
    return Activity(key, on, Kind.OUTREACH, None, State.HELD, areas, organisers=who, **fields)


@pytest.fixture
def recorded(office):
    kept = [
        visit("a", participants=30, recorded_on=date(2026, 11, 20)),
        visit("b", "36.04.12", evidence_url="https://bukti.id"),
        visit("c", OWN, OTHER, on=date(2026, 11, 4)),
    ]
    with office.write() as connection:
        insert_activities(connection, kept, recorded_by="anna@kantor.id")
    return office


def corrections(app) -> list[str]:
    return re.findall(r"/catat\?[^\"]*kegiatan=(\w+)", html_of(app))


def open_link(open_page_as, activity_id: str, account=ANNA):
    app = open_page_as(CATAT, account)
    app.query_params["kegiatan"] = activity_id
    app.run()
    assert not app.exception
    return app


def corrected(app) -> str:
    _, forms = app.session_state["record-forms"]
    return forms[CORRECTION].base.id if CORRECTION in forms else ""


def test_day_one_says_that_nothing_is_on_record_and_breaks_nowhere(open_page_as):
    said = html_of(open_page_as(PAGE, ANNA))
    assert "Belum ada yang tercatat di wilayah ini." in said
    assert "0 dari 0" in said and "–" in said


def test_the_public_record_says_what_it_cannot_tell(run_app):
    app = run_app(PAGE)
    assert "Hari pencatatan tidak ada dalam catatan ini" in html_of(app)
    assert "/catat" not in html_of(app).replace('href="/catat"', "")


def test_pills_count_what_cards_call_missing(open_page_as, recorded):
    app = open_page_as(PAGE, CHIEF)
    said = html_of(app)
    assert "Dari 3 kegiatan dalam periode ini, 2 tanpa kehadiran, 2 tanpa bukti, 1 tanpa" in said
    open_card(app, "Perbaiki: Dicatat terlambat")
    assert "18 hari kemudian" in html_of(app)


def test_a_row_leads_to_its_correction_or_else_to_the_village(open_page_as, recorded):
    app = open_page_as(PAGE, ANNA)
    assert corrections(app) == ["b"]
    assert f"desa={OWN}" in html_of(app)
    assert OTHER not in html_of(app)
    assert corrections(open_page_as(PAGE, READER)) == []


def test_both_rows_of_a_pair_stand_side_by_side(open_page_as, recorded):
    app = open_page_as(PAGE, CHIEF)
    open_card(app, "Perbaiki: Diduga ganda")
    assert corrections(app) == ["c", "a"]


def test_a_link_opens_the_correction_and_leaves_the_address(open_page_as, recorded):
    app = open_link(open_page_as, "a")
    assert corrected(app) == "a"
    assert "kegiatan" not in app.query_params


@pytest.mark.parametrize(
    "activity_id, said",
    [
        ("c", "juga milik kabupaten/kota lain"),
        ("z", "sudah tidak ada"),
        ("gone", "sudah tidak ada"),
    ],
)
def test_a_link_to_what_may_not_be_corrected_says_so(open_page_as, recorded, activity_id, said):
    with recorded.write() as connection:
        insert_activities(connection, [visit("gone")], recorded_by="anna@kantor.id")
        delete_activities(connection, ["gone"], "ganda")
    app = open_link(open_page_as, activity_id)
    assert said in app.warning[0].value
    assert corrected(app) == ""


def test_a_link_leaves_another_correction_under_way_as_it_is(open_page_as, recorded):
    app = open_link(open_page_as, "a")
    app.text_input(key="record-correction-reason").set_value("salah ketik")
    app.query_params["kegiatan"] = "b"
    app.run()
    assert "koreksi lain" in app.warning[0].value
    assert corrected(app) == "a"
