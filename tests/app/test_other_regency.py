"""A coordinator of Kab. Lebak cannot touch Kab. Serang, whatever a browser or a link claims.

Every page of the app is tried, with an address that names Serang, with widgets that claim it, and
with wishes that no button of the page makes.
"""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from lib.db import tables
from lib.domain.activities import State
from lib.domain.audit import Deed
from lib.domain.rules import Exemption, ExemptionReason, Snooze, SnoozeReason
from lib.services.exemptions import ask_exemption
from lib.services.recording import record_activity
from lib.services.snoozes import snooze_village
from lib.ui.map.event import FIELD
from lib.ui.map.view import KEY
from lib.ui.record.done import Done
from lib.ui.record.memory import CORRECTION, NEW
from tests.app.conftest import PAGES, app_at
from tests.app.test_record_page import (
    ANNA,
    AT,
    CHIEF,
    DAY,
    FIVE,
    SERANG,
    activity,
    by,
    office,
    open_as,
)

__all__ = ["office", "open_as"]

CLOSED = "pages/admin/people.py"
SECRET = "Rahasia Serang"
TIRTAYASA, LONTAR = "36.04.13", "Lontar"
ADDRESSES = [
    {"kab": "36.04"},
    {"kec": TIRTAYASA},
    {"desa": SERANG},
    {"kab": "36.04", "kec": TIRTAYASA, "desa": SERANG, "status": "current", "periode": "semua"},
    {"kab": "36.02", "kec": TIRTAYASA, "desa": f"{FIVE[0]},{SERANG}", "lapisan": "frekuensi"},
]
WIDGETS = [
    {"filter_chosen": {"kab": "36.04"}},
    {"filter_chosen": {"kab": "36.02", "kec": TIRTAYASA, "desa": SERANG}},
    {"profile-village": SERANG},
    {"chosen_account": CHIEF.email},
    {KEY: {FIELD: f"7|pick|{SERANG}"}},
    {KEY: {FIELD: "7|area|36.04"}},
    {KEY: {FIELD: f"7|area|{TIRTAYASA}"}},
    {"record-activity-areas": [SERANG], "record-activity-organisers": ["imigrasi"]},
    {"record-activity-areas": [TIRTAYASA, "36.04", "36"]},
    {"record-activity-areas": FIVE, "record-activity-delegates": [SERANG]},
    {"record-activity-district": TIRTAYASA, f"record-activity-pills-{TIRTAYASA}": [SERANG]},
    {"record-newest-page": 99, "record-coming-page": -1, "record-lapsed-page": "x"},
]
PLAN = {"plan-p-answer": "cancelled", "plan-p-reason": "iseng"}
FILLED = {"record-activity-areas": FIVE, "record-activity-organisers": ["imigrasi"]}
WISHES = [
    (("correct", ("h",)), {}),
    (("answer", ("p", "1")), PLAN),
    (("answer", ("p", "1")), {"plan-p-answer": "moved", "plan-p-moved": date(2026, 12, 9)}),
    (("answer", ("p", "1")), {"plan-p-answer": "held", "plan-p-held": DAY, "plan-p-number": 5}),
    (("settle_with", (NEW, "p")), FILLED),
    (("save", (NEW,)), {"record-activity-areas": [SERANG]}),
    (("save_anyway", (NEW,)), {"record-activity-areas": [*FIVE, SERANG]}),
    (("save", (CORRECTION,)), {}),
    (("delete", (CORRECTION,)), {}),
    (("undo", ()), {"record-done": Done(Deed.RECORD, activity("h", SERANG), None, 1)}),
    (("undo", ()), {"record-done": Done(Deed.DELETE, activity("h", SERANG), None, 1)}),
]


@pytest.fixture
def serang(office):
    """A record, a plan, a lapsed plan, a snooze and a request, all of Serang."""
    told = {"venue": SECRET, "notes": SECRET, "participants_note": SECRET}
    chief, early = by(CHIEF), by(CHIEF, AT.replace(month=10))
    record_activity(office, chief, replace(activity("h", SERANG), **told))
    coming = activity("p", SERANG, on=date(2026, 12, 1), state=State.PLANNED)
    record_activity(office, chief, replace(coming, **told))
    lapsed = activity("l", SERANG, on=date(2026, 11, 10), state=State.PLANNED)
    record_activity(office, early, replace(lapsed, **told))
    until = date(2027, 1, 1)
    snooze_village(office, chief, Snooze(SERANG, DAY, until, SnoozeReason.BUDGET, SECRET))
    wanted = Exemption(SERANG, DAY, until, ExemptionReason.OTHER)
    ask_exemption(office, chief, wanted, SECRET)
    return office


def rows_of(database):
    """Every row that somebody could have changed; drafts are one's own."""
    with database.read() as connection:
        return [
            f"{table.name} {row!r}"
            for table in tables.metadata.sorted_tables
            if table is not tables.drafts
            for row in sorted(connection.execute(select(table)).all(), key=repr)
        ]


def told(app: AppTest) -> str:
    """All that the page sends, but for the address's own words in a warning."""
    nodes = [node for node in app._tree if getattr(node, "type", "") != "warning"]
    return " ".join(str(node.proto) for node in nodes if hasattr(node, "proto"))


def shows_nothing(app: AppTest) -> None:
    """No error, and nothing of Serang."""
    assert not app.exception
    said = told(app)
    assert r"class=\"pb-incident" not in said
    assert SECRET not in said and LONTAR not in said


def test_whoever_may_see_serang_does(open_as, serang):
    app = open_as(CHIEF, desa=SERANG, kec=TIRTAYASA)
    assert SECRET in told(app) and LONTAR in told(app)
    assert SECRET in told(app.switch_page("pages/overview/village.py").run())


@pytest.fixture
def lebak(serang, monkeypatch):
    """The app as the coordinator of Lebak has it, on a page that is not for them."""
    monkeypatch.setattr("lib.ui.shell.account_here", lambda database, at, interacts=True: ANNA)
    return app_at(CLOSED).run()


@pytest.mark.parametrize("page", PAGES)
def test_an_address_that_names_serang_shows_nothing_of_it(lebak, serang, page):
    before = rows_of(serang)
    for said in ADDRESSES:
        lebak.query_params.clear()
        for name, value in said.items():
            lebak.query_params[name] = value
        shows_nothing(lebak.switch_page(page).run())
    assert rows_of(serang) == before


def test_a_meeting_that_names_serang_shows_nothing_of_it(lebak, serang):
    lebak.switch_page("pages/overview/home.py").run()
    for said in ADDRESSES:
        lebak.query_params.clear()
        for name, value in {**said, "rapat": "1"}.items():
            lebak.query_params[name] = value
        shows_nothing(lebak.run())
        assert 'component_name: "meeting"' in told(lebak)


@pytest.mark.parametrize("page", PAGES)
def test_widgets_that_claim_serang_change_and_show_nothing(lebak, serang, page):
    of_serang = [row for row in rows_of(serang) if SERANG in row]
    for claimed in WIDGETS:
        # AppTest cannot claim what no widget offers while the widget is drawn.
        lebak.switch_page(CLOSED).run()
        for key, value in claimed.items():
            lebak.session_state[key] = value
        lebak.session_state["filter_touched"] = True
        shows_nothing(lebak.switch_page(page).run())
        if "record-activity-save" in [button.key for button in lebak.button]:
            shows_nothing(lebak.button(key="record-activity-save").click().run())
    assert [row for row in rows_of(serang) if SERANG in row] == of_serang


@pytest.mark.parametrize(("wish", "state"), WISHES, ids=lambda part: str(part)[:40])
def test_a_wish_about_serang_is_not_granted(open_as, serang, wish, state):
    before = rows_of(serang)
    app = open_as()
    for key, value in state.items():
        app.session_state[key] = value
    app.session_state["record-asked"] = wish
    app.run()
    shows_nothing(app)
    assert rows_of(serang) == before


def test_a_form_filled_before_the_regency_was_taken_away_is_not_saved(open_as, serang, monkeypatch):
    app = open_as(replace(ANNA, regencies=frozenset({"36.04"})))
    app.session_state["record-activity-areas"] = [SERANG]
    app.session_state["record-activity-organisers"] = ["imigrasi"]
    app.run()
    assert LONTAR in repr(app.multiselect(key="record-activity-areas").options)
    before = rows_of(serang)
    monkeypatch.setattr("lib.ui.shell.account_here", lambda database, at, interacts=True: ANNA)
    app.session_state["record-asked"] = ("save_anyway", (NEW,))
    app.run()
    shows_nothing(app)
    assert rows_of(serang) == before
