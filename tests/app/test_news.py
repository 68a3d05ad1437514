"""What an open page takes for news: what others wrote, and who is signed in."""

from datetime import UTC, datetime

import pytest

from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Person, Role
from lib.services.people import create_account
from lib.services.writing import By
from lib.ui.news import Shown

ADMIN = Account("1", "admin@kantor.id", "Ibu Ratna", Role.ADMINISTRATOR)
BY = By(Person(Role.ADMINISTRATOR), Origin.COMMAND_LINE, datetime(2026, 11, 24, tzinfo=UTC))


@pytest.fixture
def office(new_office):
    create_account(new_office, BY, ADMIN)
    return new_office


@pytest.fixture
def people(open_page_as):
    return open_page_as("pages/admin/people.py", ADMIN)


def make(app, email):
    app.text_input(key="new_name").set_value("Budi")
    app.text_input(key="new_email").set_value(email)
    app.text_input(key="new_password").set_value("padi menguning 2026")
    app.multiselect(key="regencies-new").set_value(["36.04"])
    next(button for button in app.button if button.label == "Buat akun").click().run()


def test_what_a_page_wrote_itself_is_no_news_to_it(people, office):
    before = office.version()
    make(people, "budi@kantor.id")
    assert office.version() == before + 1
    assert people.session_state["news_shown"] == Shown(office.version(), ADMIN)


def test_a_refused_write_leaves_no_room_for_somebody_elses(people, office):
    make(people, "bukan surel")
    assert people.session_state["news_shown"] == Shown(office.version(), ADMIN)


def test_what_somebody_wrote_while_the_page_ran_is_news_to_it(people, office, monkeypatch):
    before = office.version()

    def said(found):
        create_account(office, BY, Account("9", "lain@kantor.id", "Lain", Role.VIEWER))
        return ""

    monkeypatch.setattr("lib.ui.people.account_table.people_sentence", said)
    people.run()
    assert office.version() == before + 1
    assert people.session_state["news_shown"] == Shown(before, ADMIN)


def test_the_public_record_is_not_watched(run_app):
    assert "news_shown" not in run_app(data="public").session_state
