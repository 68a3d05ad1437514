"""Drafts survive a lost connection and a reload: one per person and form, for that person only.

A draft is not the record: no figure is made from it, so keeping one neither raises the data version
nor leaves an event on the trail. Somebody without an account has nowhere to keep one.
"""

from lib.db import drafts, people
from lib.db.drafts import Draft
from lib.db.engine import Connection, Database
from lib.domain.errors import PantauError
from lib.domain.moment import stamp
from lib.domain.permissions import Action, Person, require
from lib.services.writing import By

LONGEST = 200_000
"""Characters; a form with every village of Banten takes 40,000."""


def draft_of(database: Database, person: Person, form: str) -> Draft | None:
    """What the person left in a form; None where nothing waits."""
    require(person, Action.RECORD)
    with database.read() as connection:
        person_id = _account(connection, person)
        return drafts.read_draft(connection, person_id, form) if person_id else None


def save_draft(database: Database, by: By, form: str, payload: str) -> None:
    """What the person has typed so far, kept in place of the draft before."""
    require(by.person, Action.RECORD)
    if len(payload) > LONGEST:
        raise PantauError("draft_too_long", most=LONGEST)
    with database.write(figures=False) as connection:
        person_id = _account(connection, by.person)
        if person_id:
            drafts.put_draft(connection, person_id, form, Draft(payload, stamp(by.at)))


def drop_draft(database: Database, by: By, form: str) -> None:
    """The draft thrown away: it was saved as a record, or is not wanted."""
    require(by.person, Action.RECORD)
    with database.write(figures=False) as connection:
        person_id = _account(connection, by.person)
        if person_id:
            drafts.drop_draft(connection, person_id, form)


def _account(connection: Connection, person: Person) -> str:
    account = people.read_account(connection, person.email) if person.email else None
    return account.id if account else ""
