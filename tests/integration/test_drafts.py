"""Drafts survive, are one per person and form, and are not the record."""

from datetime import UTC, datetime

import pytest

from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.domain.audit import Origin
from lib.domain.errors import NotAllowed, PantauError
from lib.domain.people import Account
from lib.domain.permissions import Person, Role
from lib.services.drafts import LONGEST, draft_of, drop_draft, save_draft
from lib.services.people import create_account
from lib.services.writing import By

EARLY, LATE = datetime(2026, 7, 1, 3, tzinfo=UTC), datetime(2026, 7, 1, 4, tzinfo=UTC)
ANNA = Account("1", "anna@kantor.id", "Anna", Role.COORDINATOR, frozenset({"36.03"}))
BUDI = Account("2", "budi@kantor.id", "Budi", Role.COORDINATOR, frozenset({"36.04"}))
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")


@pytest.fixture(autouse=True)
def people(database: Database) -> None:
    for account in (ANNA, BUDI):
        create_account(database, By(CHIEF, Origin.COMMAND_LINE, EARLY), account)


def by(account: Account, at: datetime = EARLY) -> By:
    return By(account.person, Origin.SCREEN, at)


def trail_length(database: Database) -> int:
    with database.read() as connection:
        return len(list(walk_trail(connection)))


def test_the_newest_draft_takes_the_place_of_the_one_before(database: Database) -> None:
    save_draft(database, by(ANNA), "activity", "satu")
    save_draft(database, by(ANNA, LATE), "activity", "dua")
    draft = draft_of(database, ANNA.person, "activity")
    assert draft is not None
    assert (draft.payload, draft.saved_at) == ("dua", "2026-07-01T04:00:00.000000Z")


def test_each_person_and_form_has_one_of_its_own(database: Database) -> None:
    save_draft(database, by(ANNA), "activity", "milik Anna")
    save_draft(database, by(ANNA), "correction", "koreksi")
    assert draft_of(database, BUDI.person, "activity") is None
    drop_draft(database, by(BUDI), "activity")
    drop_draft(database, by(ANNA), "correction")
    kept = draft_of(database, ANNA.person, "activity")
    assert kept is not None and kept.payload == "milik Anna"
    assert draft_of(database, ANNA.person, "correction") is None


def test_a_draft_changes_no_figure_and_leaves_no_event(database: Database) -> None:
    version, events = database.version(), trail_length(database)
    save_draft(database, by(ANNA), "activity", "isi")
    drop_draft(database, by(ANNA), "activity")
    assert (database.version(), trail_length(database)) == (version, events)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.VERIFIER])
def test_who_may_not_record_keeps_no_draft(database: Database, role: Role) -> None:
    person = Person(role, frozenset({"36.03"}), "anna@kantor.id")
    with pytest.raises(NotAllowed):
        save_draft(database, By(person, Origin.SCREEN, EARLY), "activity", "isi")
    with pytest.raises(NotAllowed):
        draft_of(database, person, "activity")


def test_without_an_account_there_is_nowhere_to_keep_one(database: Database) -> None:
    save_draft(database, By(CHIEF, Origin.SCREEN, EARLY), "activity", "isi")
    assert draft_of(database, CHIEF, "activity") is None


def test_a_draft_longer_than_any_form_is_refused(database: Database) -> None:
    with pytest.raises(PantauError) as refused:
        save_draft(database, by(ANNA), "activity", "x" * (LONGEST + 1))
    assert refused.value.key == "draft_too_long"
    assert draft_of(database, ANNA.person, "activity") is None
