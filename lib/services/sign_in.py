"""Signing in with a password or the office's identity: opaque sessions, throttled, ended for good.

A session ends after 30 idle minutes and after 12 hours in any case. Its token is known to the
browser only; the database keeps its hash. What the person may do is read anew at every
interaction, so a disabled or demoted person is stopped there.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from lib.db import people
from lib.db.engine import Connection, Database
from lib.domain.errors import PantauError
from lib.domain.moment import read_stamp, stamp
from lib.domain.people import LONGEST_PASSWORD, Account, plain_email
from lib.services.passwords import is_password

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
_SEEN_EVERY = timedelta(minutes=1)
FAILURES, WINDOW = 5, timedelta(minutes=15)
_FAILURES_OF_A_PLACE = 30


class SignInRefused(PantauError):
    """Wrong e-mail or password (never which), too many tries, or an identity that opens nothing."""


def sign_in(database: Database, email: str, password: str, place: str, at: datetime) -> str:
    """The token of a new session; raises SignInRefused.

    ``place`` is where the try comes from (an address): tries are counted by account and by place.
    """
    wanted, since = plain_email(email)[:254], stamp(at - WINDOW)
    with database.read() as connection:
        tried = people.failures_since(connection, f"account:{wanted}", since)
        here = people.failures_since(connection, f"place:{place}", since)
        account = people.read_account(connection, wanted)
        kept = people.read_password_hash(connection, account.id) if account else ""
    if tried >= FAILURES or here >= _FAILURES_OF_A_PLACE:
        raise SignInRefused("too_many_tries", minutes=int(WINDOW.total_seconds() // 60))
    known = is_password(password[: LONGEST_PASSWORD + 1], kept)
    if account is None or not account.active or not known:
        with database.write(figures=False) as connection:
            subjects = [f"account:{wanted}", f"place:{place}"]
            people.note_failure(connection, subjects, stamp(at))
        raise SignInRefused("sign_in_wrong")
    with database.write(figures=False) as connection:
        people.forget_failures(connection, f"account:{wanted}", since)
        return _begin_session(connection, account, at)


def sign_in_by_identity(database: Database, email: str, *, verified: bool, at: datetime) -> str:
    """The token of a new session for whom an identity provider vouches; raises SignInRefused.

    An e-mail that the provider did not verify could be anybody's.
    """
    if not verified:
        raise SignInRefused("email_not_verified", email=email)
    account = account_of_email(database, email)
    if account is None:
        raise SignInRefused("no_account", email=email)
    with database.write(figures=False) as connection:
        return _begin_session(connection, account, at)


def account_of_session(
    database: Database, token: str, at: datetime, *, interacts: bool = True
) -> Account | None:
    """Whose session it is; None when it ended, idled too long, or the account was disabled.

    ``interacts`` False where nobody did anything: a page that looks for news by itself keeps no
    session from idling out.
    """
    hashed = _hash(token)
    with database.read() as connection:
        found = people.read_session(connection, hashed)
    if found is None:
        return None
    account, started, seen = found
    idle = at - read_stamp(seen)
    if not account.active or idle > IDLE or at - read_stamp(started) > LONGEST:
        sign_out(database, token)
        return None
    if interacts and idle > _SEEN_EVERY:
        with database.write(figures=False) as connection:
            people.see_session(connection, hashed, stamp(at))
    return account


def account_of_email(database: Database, email: str) -> Account | None:
    """The active account of an e-mail that somebody else vouches for; None for none."""
    with database.read() as connection:
        account = people.read_account(connection, plain_email(email))
    return account if account and account.active else None


def sign_out(database: Database, token: str) -> None:
    """The session ended, in every tab that has it."""
    with database.write(figures=False) as connection:
        people.end_session(connection, _hash(token))


def _begin_session(connection: Connection, account: Account, at: datetime) -> str:
    token = token_urlsafe(32)
    people.insert_session(connection, _hash(token), account.id, stamp(at))
    return token


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
