"""Accounts made and changed, by administrators or on the command line."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from lib.db import people
from lib.db.engine import Database
from lib.domain.audit import Deed, Event
from lib.domain.people import Account, AccountRefused, check_account, check_password
from lib.domain.permissions import Action, Person, Role, require
from lib.services.passwords import hash_password
from lib.services.register import all_villages
from lib.services.writing import By, writing


def accounts(database: Database, person: Person) -> tuple[Account, ...]:
    """Every account by e-mail; for administrators."""
    require(person, Action.MANAGE_PEOPLE)
    with database.read() as connection:
        return people.read_accounts(connection)


def account_names(database: Database, person: Person) -> Mapping[str, str]:
    """The names of everybody with an account, by e-mail: who recorded, asked or approved."""
    require(person, Action.READ)
    return _names(database, database.version())


@lru_cache(maxsize=8)
def _names(database: Database, version: int) -> Mapping[str, str]:
    with database.read() as connection:
        return {account.email: account.name for account in people.read_accounts(connection)}


def anybody_there(database: Database) -> bool:
    """Whether the first administrator was made yet."""
    with database.read() as connection:
        return people.has_people(connection)


def create_account(database: Database, by: By, account: Account, password: str = "") -> None:
    """A new account; without a password the person signs in with the office's identity only.

    Raises AccountRefused with what to mend, and NotAllowed.
    """
    check_account(account)
    if password:
        check_password(password)
    hashed = hash_password(password) if password else ""
    _check_regencies(database, account)
    with writing(database, by, Action.MANAGE_PEOPLE) as write:
        if people.read_account(write.connection, account.email) is not None:
            raise AccountRefused("email_taken", email=account.email)
        people.insert_account(write.connection, account, hashed)
        write.leave(_event(Deed.CREATE_PERSON, None, account))


def create_first_administrator(database: Database, by: By, account: Account, password: str) -> None:
    """The account that lets the others in; raises AccountRefused once anybody has one."""
    if anybody_there(database):
        raise AccountRefused("code_wrong")
    check_password(password)
    create_account(database, by, replace(account, role=Role.ADMINISTRATOR), password)


def change_account(database: Database, by: By, changed: Account) -> None:
    """Role, regencies, name or activity changed; whoever loses something is stopped at once.

    The last active administrator stays one: nobody else could let anybody in again.
    """
    check_account(changed)
    _check_regencies(database, changed)
    with writing(database, by, Action.MANAGE_PEOPLE) as write:
        found = people.read_accounts(write.connection)
        before = next((a for a in found if a.id == changed.id), None)
        if before is None or before.email != changed.email:
            raise AccountRefused("account_unknown")
        if not any(_rules(a) for a in found if a.id != changed.id) and not _rules(changed):
            raise AccountRefused("last_administrator")
        people.replace_account(write.connection, changed)
        if not changed.active:
            people.end_sessions_of(write.connection, changed.id)
        write.leave(_event(Deed.CHANGE_PERSON, before, changed))


def change_password(database: Database, by: By, account: Account, password: str) -> None:
    """A new password; every session of the account ends."""
    check_password(password)
    hashed = hash_password(password)
    with writing(database, by, Action.MANAGE_PEOPLE) as write:
        people.set_password(write.connection, account.id, hashed)
        people.end_sessions_of(write.connection, account.id)
        write.leave(Event(Deed.CHANGE_PERSON, "person", account.email, reason="password"))


def _check_regencies(database: Database, account: Account) -> None:
    known = {v.regency.code for v in all_villages(database, database.version())}
    for code in sorted(account.regencies - known):
        raise AccountRefused("regency_unknown", code=code, known=", ".join(sorted(known)))


def _rules(account: Account) -> bool:
    return account.active and account.role is Role.ADMINISTRATOR and not account.regencies


def _event(deed: Deed, before: Account | None, after: Account) -> Event:
    return Event(
        deed,
        "person",
        after.email,
        before=_text(before) if before else "",
        after=_text(after),
        regencies=";".join(sorted(after.regencies)),
    )


def _text(account: Account) -> str:
    said = {
        "email": account.email,
        "name": account.name,
        "role": account.role,
        "regencies": sorted(account.regencies),
        "active": account.active,
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
