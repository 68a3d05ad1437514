"""Accounts, and signing in with one, on SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.db.people import read_password_hash
from lib.domain.audit import Deed, Origin
from lib.domain.errors import NotAllowed
from lib.domain.people import Account, AccountRefused
from lib.domain.permissions import Person, Role
from lib.services.people import (
    accounts,
    anybody_there,
    change_account,
    change_password,
    create_account,
)
from lib.services.sign_in import (
    FAILURES,
    IDLE,
    LONGEST,
    WINDOW,
    SignInRefused,
    account_of_email,
    account_of_session,
    sign_in,
    sign_in_by_identity,
    sign_out,
)
from lib.services.writing import By

AT = datetime(2026, 11, 25, 3, tzinfo=UTC)
ADMIN = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
BY = By(ADMIN, Origin.SCREEN, AT)
CHIEF = Account("1", "admin@kantor.id", "Ibu Ratna", Role.ADMINISTRATOR)
ANNA = Account("2", "anna@kantor.id", "Anna", Role.COORDINATOR, frozenset({"36.03", "36.71"}))
PASSWORD = "padi menguning 2026"


@pytest.fixture
def office(database: Database) -> Database:
    create_account(database, BY, CHIEF, PASSWORD)
    create_account(database, BY, ANNA, PASSWORD)
    return database


def key_of(refused: pytest.ExceptionInfo[AccountRefused]) -> str:
    return refused.value.key


def test_an_account_comes_back_as_it_was_made(office: Database) -> None:
    assert accounts(office, ADMIN) == (CHIEF, ANNA)


def test_nobody_is_there_on_the_first_day(database: Database) -> None:
    assert not anybody_there(database)
    create_account(database, BY, CHIEF)
    assert anybody_there(database)


def test_the_database_keeps_no_password(office: Database) -> None:
    with office.read() as connection:
        kept = read_password_hash(connection, ANNA.id)
        said = [entry.entry.event for entry in walk_trail(connection)]
    assert kept.startswith("$argon2id$") and PASSWORD not in kept
    assert not any(PASSWORD in e.after or kept in e.after for e in said)


@pytest.mark.parametrize(
    ("account", "key"),
    [
        (replace(ANNA, email="anna"), "email_invalid"),
        (replace(ANNA, email="a@b@c.id"), "email_invalid"),
        (replace(ANNA, name=" "), "name_missing"),
        (replace(ANNA, regencies=frozenset()), "regencies_missing"),
        (replace(ANNA, regencies=frozenset({"36.99"})), "regency_unknown"),
        (replace(ANNA, id="3", email=CHIEF.email), "email_taken"),
    ],
)
def test_an_account_that_is_not_whole_is_refused_and_leaves_nothing(
    database: Database, account: Account, key: str
) -> None:
    create_account(database, BY, CHIEF)
    with pytest.raises(AccountRefused) as refused:
        create_account(database, BY, account)
    assert key_of(refused) == key
    assert accounts(database, ADMIN) == (CHIEF,)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_make_and_see_accounts(office: Database, role: Role) -> None:
    other = Person(role, frozenset({"36.03"}))
    with pytest.raises(NotAllowed):
        accounts(office, other)
    with pytest.raises(NotAllowed):
        create_account(office, By(other, Origin.SCREEN, AT), replace(ANNA, id="9", email="x@y.id"))
    with pytest.raises(NotAllowed):
        change_account(office, By(other, Origin.SCREEN, AT), replace(ANNA, role=Role.VERIFIER))


def test_an_administrator_of_one_regency_rules_over_nobody(office: Database) -> None:
    bound = Person(Role.ADMINISTRATOR, frozenset({"36.03"}))
    with pytest.raises(NotAllowed):
        accounts(office, bound)


def test_the_last_administrator_stays_one(office: Database) -> None:
    for changed in (replace(CHIEF, active=False), replace(CHIEF, role=Role.VIEWER)):
        with pytest.raises(AccountRefused) as refused:
            change_account(office, BY, changed)
        assert key_of(refused) == "last_administrator"


def test_a_change_is_told_with_before_and_after(office: Database) -> None:
    change_account(office, BY, replace(ANNA, regencies=frozenset({"36.04"})))
    with office.read() as connection:
        event = list(walk_trail(connection))[-1].entry.event
    assert event.deed is Deed.CHANGE_PERSON
    assert '"36.71"' in event.before and '"36.04"' in event.after


def test_signing_in_opens_a_session_and_signing_out_ends_it(office: Database) -> None:
    token = sign_in(office, " Anna@Kantor.ID ", PASSWORD, "10.0.0.1", AT)
    assert account_of_session(office, token, AT) == ANNA
    sign_out(office, token)
    assert account_of_session(office, token, AT) is None


def test_a_session_loses_no_cached_figure(office: Database) -> None:
    before = office.version()
    token = sign_in(office, ANNA.email, PASSWORD, "10.0.0.1", AT)
    account_of_session(office, token, AT + timedelta(minutes=5))
    assert office.version() == before


def test_a_session_idles_for_half_an_hour_and_lasts_half_a_day(office: Database) -> None:
    token = sign_in(office, ANNA.email, PASSWORD, "10.0.0.1", AT)
    now = AT
    while now + timedelta(minutes=29) - AT <= LONGEST:
        now += timedelta(minutes=29)
        assert account_of_session(office, token, now) == ANNA
    assert account_of_session(office, token, AT + LONGEST + timedelta(seconds=1)) is None
    other = sign_in(office, ANNA.email, PASSWORD, "10.0.0.1", AT)
    assert account_of_session(office, other, AT + IDLE + timedelta(seconds=1)) is None
    assert account_of_session(office, other, AT + timedelta(minutes=1)) is None


def test_a_page_that_looks_for_news_keeps_no_session_alive(office: Database) -> None:
    token = sign_in(office, "anna@kantor.id", PASSWORD, "10.0.0.1", AT)
    for minutes in (10, 20, 30):
        at = AT + timedelta(minutes=minutes)
        assert account_of_session(office, token, at, interacts=False) == ANNA
    late = AT + IDLE + timedelta(seconds=1)
    assert account_of_session(office, token, late, interacts=False) is None


def test_whoever_is_disabled_or_demoted_is_stopped_at_the_next_look(office: Database) -> None:
    token = sign_in(office, ANNA.email, PASSWORD, "10.0.0.1", AT)
    demoted = replace(ANNA, role=Role.VIEWER)
    change_account(office, BY, demoted)
    assert account_of_session(office, token, AT) == demoted
    change_account(office, BY, replace(demoted, active=False))
    assert account_of_session(office, token, AT) is None
    assert account_of_email(office, ANNA.email) is None
    with pytest.raises(SignInRefused):
        sign_in(office, ANNA.email, PASSWORD, "10.0.0.1", AT)


def test_a_new_password_ends_every_session(office: Database) -> None:
    token = sign_in(office, ANNA.email, PASSWORD, "10.0.0.1", AT)
    change_password(office, BY, ANNA, "hujan di bulan Juni")
    assert account_of_session(office, token, AT) is None
    assert sign_in(office, ANNA.email, "hujan di bulan Juni", "10.0.0.1", AT)


def test_a_wrong_password_and_an_unknown_email_are_told_alike(office: Database) -> None:
    for email, password in ((ANNA.email, "salah sama sekali"), ("siapa@kantor.id", PASSWORD)):
        with pytest.raises(SignInRefused) as refused:
            sign_in(office, email, password, "10.0.0.1", AT)
        assert (refused.value.key, refused.value.values) == ("sign_in_wrong", {})


def test_tries_are_throttled_by_account_from_anywhere_and_forgotten_in_time(
    office: Database,
) -> None:
    for place in range(FAILURES):
        with pytest.raises(SignInRefused):
            sign_in(office, ANNA.email, "salah sama sekali", f"10.0.0.{place}", AT)
    with pytest.raises(SignInRefused) as refused:
        sign_in(office, ANNA.email, PASSWORD, "10.0.9.9", AT)
    assert refused.value.key == "too_many_tries"
    later = AT + WINDOW + timedelta(seconds=1)
    assert sign_in(office, ANNA.email, PASSWORD, "10.0.9.9", later)


def test_an_account_without_a_password_signs_in_with_the_office_only(database: Database) -> None:
    create_account(database, BY, CHIEF)
    with pytest.raises(SignInRefused):
        sign_in(database, CHIEF.email, "", "10.0.0.1", AT)
    assert account_of_email(database, "Admin@kantor.id") == CHIEF


def test_an_identity_opens_a_session_that_ends_as_any_other(office: Database) -> None:
    def begun(at: datetime) -> str:
        return sign_in_by_identity(office, " Anna@Kantor.ID ", verified=True, at=at)

    token, left = begun(AT), begun(AT)
    assert account_of_session(office, token, AT) == ANNA
    assert account_of_session(office, token, AT + IDLE + timedelta(seconds=1)) is None
    sign_out(office, left)
    assert account_of_session(office, left, AT) is None
    change_account(office, BY, replace(ANNA, active=False))
    with pytest.raises(SignInRefused) as refused:
        begun(AT)
    assert refused.value.key == "no_account"


@pytest.mark.parametrize("email", [ANNA.email, "siapa@kantor.id", ""])
def test_an_identity_that_is_not_verified_opens_nothing(office: Database, email: str) -> None:
    with pytest.raises(SignInRefused) as refused:
        sign_in_by_identity(office, email, verified=False, at=AT)
    assert (refused.value.key, refused.value.values) == ("email_not_verified", {"email": email})
