"""A trip from the list: chosen, planned whole, given to somebody, taken back."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from lib.db.engine import sqlite_url
from lib.domain.activities import Organiser
from lib.domain.assignments import Assignee, AssigneeKind
from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Person, Role
from lib.services import sources
from lib.services.assignments import assign, assignments_seen
from lib.services.people import create_account
from lib.services.writing import By
from lib.ui.filter_url import Filter
from tests.app.conftest import html_of as html

TODAY = "2026-11-24"
MAJA = "36.02.13"
RULER = Person(Role.ADMINISTRATOR)
ANNA = Account("2", "anna@kantor.id", "Anna", Role.COORDINATOR, frozenset({"36.02"}))
READER = Account("3", "baca@kantor.id", "Pembaca", Role.VIEWER)


@pytest.fixture
def office(tmp_path, local_folder, install):
    """An office whose record is a copy of the simulated one."""
    settings = install(local_folder=local_folder, today=TODAY)
    simulated = sources.open_source(sources.Source.SIMULATED, settings, date(2026, 11, 24))
    file = tmp_path / "office.sqlite3"
    made = sqlite3.connect(simulated.url.removeprefix("sqlite:///"))
    with closing(made), closing(sqlite3.connect(file)) as copy:
        made.backup(copy)
    install(local_folder=tmp_path, today=TODAY, database_url=sqlite_url(file))
    database = sources.database_at(sqlite_url(file))
    by = By(RULER, Origin.COMMAND_LINE, datetime(2026, 11, 24, tzinfo=UTC))
    for account in (ANNA, READER):
        create_account(database, by, account)
    yield database
    sources.database_at.cache_clear()


@pytest.fixture
def opened(open_page_as):
    def run(account=ANNA, trip=MAJA):
        return open_page_as("pages/work/priorities.py", account, paket=trip)

    return run


def villages_key(trip=MAJA):
    return f"trip-{trip}"


def plan(app):
    app.pills(key="trip-organisers").set_value([Organiser.IMIGRASI]).run()
    app.button(key="trip-save").click().run()
    assert not app.exception


def waiting(app):
    return next(v.split(" menunggu")[0] for v in html(app).split('pb-trip-title">')[1:])


def test_the_first_six_of_the_queue_are_on_the_trip(opened):
    app = opened()
    assert len(app.multiselect(key=villages_key()).value) == 6
    assert app.button(key="trip-save").label.startswith("Rencanakan 6 desa/kelurahan, pada ")


def test_a_trip_is_planned_and_its_villages_leave_the_queue(opened):
    app = opened()
    before = int(waiting(app).rsplit(" ", 1)[-1])
    chosen = app.multiselect(key=villages_key()).value
    plan(app)
    assert "Tersimpan: rencana untuk 6 desa/kelurahan di Kec. Maja, Kab. Lebak" in html(app)
    assert int(waiting(app).rsplit(" ", 1)[-1]) == before - 6
    assert not set(app.multiselect(key=villages_key()).value) & set(chosen)
    app.button(key="trip-undo").click().run()
    assert "Diurungkan: perjalanan ke Kec. Maja" in html(app)
    assert int(waiting(app).rsplit(" ", 1)[-1]) == before


def test_what_is_missing_is_told_and_nothing_is_planned(opened, office):
    app = opened()
    version = office.version()
    app.button(key="trip-save").click().run()
    assert 'class="pb-fault"' in html(app)
    assert office.version() == version
    assert len(app.multiselect(key=villages_key()).value) == 6


def test_more_villages_than_a_day_takes_make_more_days(opened):
    app = opened()
    app.button(key="trip-take-all").click().run()
    count = len(app.multiselect(key=villages_key()).value)
    assert count > 6
    assert f"Rencanakan {count} desa/kelurahan, dari " in app.button(key="trip-save").label
    assert "Hari 2 dari" in " ".join(m.value for m in app.markdown)


def test_taps_on_the_map_choose(opened):
    app = opened()
    codes = app.session_state[villages_key()]
    app.session_state[f"{villages_key()}-map"] = {"pantau": f"3|chosen|{','.join(codes[:2])}"}
    app.run()
    assert app.session_state[villages_key()] == codes[:2]
    assert app.button(key="trip-save").label.startswith("Rencanakan 2 desa/kelurahan")


def test_a_neighbouring_district_comes_along(opened):
    app = opened(trip=f"{MAJA},36.02.12")
    both = f"{MAJA}-36.02.12"
    alone = opened()
    assert len(app.multiselect(key=villages_key(both)).options) > len(
        alone.multiselect(key=villages_key()).options
    )


def test_a_trip_is_given_to_an_office_and_the_load_is_shown(opened, office):
    app = opened()
    app.selectbox(key="trip-assignee").select_index(0).run()
    app.button(key="trip-assign").click().run()
    assert "6 desa/kelurahan ditugaskan." in html(app)
    assert len(assignments_seen(office, ANNA.person)) == 6


def test_whoever_has_villages_assigned_finds_them_as_their_own(opened, office):
    app = opened()
    codes = app.session_state[villages_key()]
    by = By(ANNA.person, Origin.SCREEN, datetime(2026, 11, 24, tzinfo=UTC))
    assign(office, by, codes[:3], Assignee(AssigneeKind.PERSON, ANNA.email))
    app.query_params.pop("paket")
    app.query_params["pilihan"] = "saya"
    app.run()
    assert "Tugas saya 3" in app.segmented_control(key="priority-preset").options
    assert html(app).count('<td class="pb-num pb-rank">') == 3


def test_who_may_only_read_sees_the_trip_and_cannot_plan(opened):
    app = opened(READER)
    assert "Rencana dibuat oleh koordinator" in html(app)
    assert "trip-save" not in [b.key for b in app.button]
    assert "trip-assign" not in [b.key for b in app.button]


def test_a_district_of_another_regency_is_no_trip_for_a_coordinator(opened):
    app = opened(trip="36.04.12")
    assert app.session_state["filter"] == Filter()
    assert "paket=36" in " ".join(w.value for w in app.warning)
