"""The history of the record: for administrators, narrowed, opened, and checked; and a village's."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Person, Role
from lib.domain.trail import TrailFilter
from lib.services.people import create_account
from lib.services.recording import correct_activity, record_activity
from lib.services.writing import By
from lib.ui.history.file import trail_table
from lib.ui.history.filters import Chosen
from lib.ui.i18n import spoken
from lib.ui.record.words import Places
from tests.app.conftest import choose
from tests.app.conftest import html_of as html

TODAY = "2026-11-24"
HISTORY, VILLAGE = "pages/admin/history.py", "pages/overview/village.py"
HERE, THERE = "36.02.08.2004", "36.04.13.2007"
AT = datetime(2026, 11, 24, 7, 5, tzinfo=UTC)
ADMIN = Account("1", "admin@kantor.id", "Ibu Ratna", Role.ADMINISTRATOR)
ANNA = Account("2", "anna@kantor.id", "Anna", Role.COORDINATOR, frozenset({"36.02"}))
WILD = "<img src=x onerror=alert(1)>**"


def visit(*codes: str, **more: object) -> Activity:
    areas = tuple(AreaLink(code, Link.DIRECT) for code in codes)
    day = date(2026, 11, 20)
    new = Activity("a", day, Kind.OUTREACH, Form.FACE_TO_FACE, State.HELD, areas)
    return replace(new, organisers=(Organiser.IMIGRASI,), **more)


@pytest.fixture
def office(new_office):
    """Two accounts, and one activity that was recorded and corrected: four events."""
    for account in (ADMIN, ANNA):
        create_account(new_office, By(Person(Role.ADMINISTRATOR), Origin.COMMAND_LINE, AT), account)
    by = By(ADMIN.person, Origin.SCREEN, AT)
    record_activity(new_office, by, visit(HERE))
    correct_activity(new_office, by, visit(HERE, THERE, participants=52, venue=WILD), 1, WILD)
    return new_office


@pytest.fixture
def open_as(open_page_as):
    def opened(account: Account, page: str, **params: str) -> AppTest:
        return open_page_as(page, account, **params)

    return opened


def events(app: AppTest) -> int:
    return html(app).count('<details class="pb-deed"')


def test_a_coordinator_is_told_that_the_page_is_not_theirs(open_as):
    app = open_as(ANNA, HISTORY)
    assert "tidak terbuka untuk Anda" in app.error[0].value
    assert events(app) == 0


def test_the_page_says_how_many_changes_who_and_since_when(open_as):
    said = html(open_as(ADMIN, HISTORY))
    assert "4 perubahan oleh 1 orang sejak 24 Nov 2026." in said
    assert "24 Nov 2026 14.05" in said and "Kegiatan dikoreksi" in said
    assert "Ibu Ratna" in said and "admin@kantor.id" in said and "Baris perintah" in said


def test_an_event_opens_to_the_fields_that_differ_in_words(open_as):
    said = html(open_as(ADMIN, HISTORY))
    corrected = said.split('<details class="pb-deed"')[1]
    assert "<td>–</td><td>52</td>" in corrected and "Kehadiran" in corrected
    assert "Desa yang berubah" in corrected and "Lontar (Kec. Tirtayasa)" in corrected
    assert "participants" not in corrected and WILD not in corrected
    assert f"desa={HERE}" in corrected and f"desa={THERE}" in corrected


def test_the_fields_narrow_the_events_and_can_be_cleared(open_as):
    app = open_as(ADMIN, HISTORY)
    app.selectbox(key="history-deed").set_value("people").run()
    assert events(app) == 2 and "2 dari 4 perubahan" in html(app)
    app.selectbox(key="history-actor").set_value(ADMIN.email).run()
    assert events(app) == 0 and "Tidak ada perubahan" in app.info[0].value
    app.button(key="history-clear").click().run()
    assert events(app) == 4
    app.date_input(key="history-first").set_value(date(2026, 11, 25)).run()
    assert events(app) == 0
    app.date_input(key="history-first").set_value(None).run()
    app.text_input(key="history-text").set_value("lontar").run()
    assert events(app) == 1 and "“lontar”" in html(app)


def test_the_regency_is_that_of_the_filter_of_every_page(open_as):
    app = open_as(ADMIN, HISTORY, kab="36.04")
    assert app.selectbox(key="history-regency").value == "36.04" and events(app) == 1
    app.selectbox(key="history-regency").set_value("36.02").run()
    assert app.query_params["kab"] == "36.02" and events(app) == 3


def test_the_chain_is_checked_when_asked(open_as, office):
    app = open_as(ADMIN, HISTORY)
    app.button(key="history-check-now").click().run()
    assert "; rantai utuh." in html(app)
    assert "Semua 4 peristiwa utuh seperti saat ditulis. Diperiksa 24 Nov 2026 12.00" in html(app)
    with office.write() as connection:
        connection.execute(text("DROP TRIGGER audit_events_no_update"))
        connection.execute(text("UPDATE audit_events SET reason = 'x' WHERE number = 3"))
    app.button(key="history-check-now").click().run()
    assert "; rantai putus." in html(app)
    assert "Rantai putus pada peristiwa no. 3 (24 Nov 2026 14.05 WIB)" in html(app)


def test_another_deed_makes_the_last_check_old(open_as, office):
    app = open_as(ADMIN, HISTORY)
    app.button(key="history-check-now").click().run()
    by = By(ADMIN.person, Origin.SCREEN, AT)
    correct_activity(office, by, visit(HERE), 2, "x")
    app.run()
    assert "5 perubahan oleh 1 orang sejak 24 Nov 2026." in html(app)


def test_the_file_holds_the_rows_of_the_filter_in_words(open_as):
    app = open_as(ADMIN, HISTORY)
    page = app.session_state["page_context"]
    chosen = Chosen(TrailFilter(actor=ADMIN.email), "Ibu Ratna")
    with spoken("id"):
        table = trail_table(page, chosen, Places(page.register), 2, 4)
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows()]
    assert [row["Tindakan"] for row in rows] == ["Kegiatan dikoreksi", "Kegiatan dicatat"]
    assert rows[0]["Alasan"] == WILD and rows[0]["Kode desa/kelurahan"] == f"{HERE}; {THERE}"
    assert (rows[0]["Tanggal"], rows[0]["Waktu (WIB)"]) == (date(2026, 11, 24), "14:05:00")
    assert "Kehadiran: – → 52" in rows[0]["Yang berubah"]


def test_the_page_speaks_english_too(open_as):
    app = open_as(ADMIN, HISTORY)
    choose(app, lang="en")
    said = html(app)
    assert "4 changes by 1 people since 24 Nov 2026." in said and "Activity corrected" in said


# On the page of a village.


def test_a_village_tells_its_changes_below_its_activities(open_as):
    said = html(open_as(ADMIN, VILLAGE, desa=HERE))
    assert "Riwayat perubahan <small>2</small>" in said
    line = "24 Nov 2026 14.05</span> Ibu Ratna mengoreksi Sosialisasi, tatap muka 20 Nov 2026"
    assert line in said and WILD not in said
    assert said.index("Kegiatan desa ini") < said.index("Riwayat perubahan")


def test_a_coordinator_is_not_told_of_villages_elsewhere(open_as):
    said = html(open_as(ANNA, VILLAGE, desa=HERE))
    assert "Ibu Ratna mengoreksi" in said and "Lontar" not in said
    assert "Riwayat perubahan" not in html(open_as(ANNA, VILLAGE, desa=THERE))


def test_a_village_without_changes_and_the_public_record_say_nothing(open_as):
    assert "Riwayat perubahan" not in html(open_as(ADMIN, VILLAGE, desa="36.02.08.2001"))
    assert "Riwayat perubahan" not in html(open_as(ADMIN, VILLAGE, desa=HERE, data="publik"))
