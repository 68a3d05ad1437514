"""The page of accounts: for administrators only, and nothing typed is lost."""

from datetime import UTC, datetime
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Person, Role
from lib.services.people import accounts, create_account
from lib.services.sign_in import account_of_email
from lib.services.writing import By

TODAY = "2026-11-24"

ADMIN = Account("1", "admin@kantor.id", "Ibu Ratna", Role.ADMINISTRATOR)
ANNA = Account("2", "anna@kantor.id", "Anna", Role.COORDINATOR, frozenset({"36.02"}))
RULER = Person(Role.ADMINISTRATOR)


@pytest.fixture
def office(new_office):
    by = By(RULER, Origin.COMMAND_LINE, datetime(2026, 11, 24, tzinfo=UTC))
    for account in (ADMIN, ANNA):
        create_account(new_office, by, account)
    return new_office


@pytest.fixture
def open_as(open_page_as):
    return partial(open_page_as, "pages/admin/people.py")


def send(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()


def test_a_coordinator_is_told_that_the_page_is_not_theirs(open_as):
    app = open_as(ANNA)
    assert [e.value for e in app.error] == [
        "Halaman ini tidak terbuka untuk Anda. Silakan kembali ke halaman utama."
    ]
    assert not app.text_input


def test_an_administrator_makes_an_account(open_as, office):
    app = open_as(ADMIN)
    app.text_input(key="new_name").set_value("Budi")
    app.text_input(key="new_email").set_value("Budi@kantor.id")
    app.text_input(key="new_password").set_value("padi menguning 2026")
    app.multiselect(key="regencies-new").set_value(["36.04"])
    send(app, "Buat akun")
    assert [s.value for s in app.success] == ["Budi sekarang boleh masuk\\."]
    made = account_of_email(office, "budi@kantor.id")
    assert made and (made.role, made.regencies) == (Role.COORDINATOR, frozenset({"36.04"}))


def test_what_is_refused_is_told_and_nothing_typed_is_lost(open_as, office):
    app = open_as(ADMIN)
    app.text_input(key="new_name").set_value("Budi")
    app.text_input(key="new_email").set_value("budi@kantor.id")
    app.text_input(key="new_password").set_value("padi menguning 2026")
    send(app, "Buat akun")
    assert "kabupaten/kota" in app.error[0].value
    assert app.text_input(key="new_name").value == "Budi"
    assert [a.email for a in accounts(office, RULER)] == [ADMIN.email, ANNA.email]


def test_a_disabled_person_is_out(open_as, office):
    app = open_as(ADMIN)
    app.selectbox(key="chosen_account").set_value(ANNA.email).run()
    app.toggle[-1].set_value(False)
    send(app, "Simpan")
    assert account_of_email(office, ANNA.email) is None
