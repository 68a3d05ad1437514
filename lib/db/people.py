"""Accounts, their sessions and failed sign-ins."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from lib.db.tables import people, person_regencies, sessions, sign_in_failures
from lib.domain.people import Account
from lib.domain.permissions import Role


def has_people(connection: Connection) -> bool:
    """Whether anybody has an account yet."""
    return connection.execute(select(func.count()).select_from(people)).scalar_one() > 0


def insert_account(connection: Connection, account: Account, password_hash: str) -> None:
    """A new account; ``password_hash`` is empty for who signs in elsewhere only."""
    connection.execute(insert(people).values(password_hash=password_hash, **_values(account)))
    _insert_regencies(connection, account)


def replace_account(connection: Connection, account: Account) -> None:
    """The account of this id as it now is; its password stays."""
    connection.execute(update(people).where(people.c.id == account.id).values(**_values(account)))
    connection.execute(delete(person_regencies).where(person_regencies.c.person_id == account.id))
    _insert_regencies(connection, account)


def set_password(connection: Connection, account_id: str, password_hash: str) -> None:
    connection.execute(
        update(people).where(people.c.id == account_id).values(password_hash=password_hash)
    )


def read_accounts(connection: Connection) -> tuple[Account, ...]:
    """Every account, by e-mail."""
    rows = connection.execute(select(people)).all()
    return tuple(sorted(_accounts(connection, rows), key=lambda account: account.email))


def read_account(connection: Connection, email: str) -> Account | None:
    """The account of an e-mail, active or not."""
    rows = connection.execute(select(people).where(people.c.email == email)).all()
    return next(iter(_accounts(connection, rows)), None)


def read_password_hash(connection: Connection, account_id: str) -> str:
    found = select(people.c.password_hash).where(people.c.id == account_id)
    return str(connection.execute(found).scalar_one())


def insert_session(connection: Connection, token_hash: str, account_id: str, at: str) -> None:
    connection.execute(
        insert(sessions).values(
            token_hash=token_hash, person_id=account_id, started_at=at, seen_at=at
        )
    )


def read_session(connection: Connection, token_hash: str) -> tuple[Account, str, str] | None:
    """Whose session it is, when it started and when it was last seen; None for none."""
    row = connection.execute(
        select(sessions).where(sessions.c.token_hash == token_hash)
    ).one_or_none()
    if row is None:
        return None
    rows = connection.execute(select(people).where(people.c.id == row.person_id)).all()
    return _accounts(connection, rows)[0], row.started_at, row.seen_at


def see_session(connection: Connection, token_hash: str, at: str) -> None:
    connection.execute(
        update(sessions).where(sessions.c.token_hash == token_hash).values(seen_at=at)
    )


def end_session(connection: Connection, token_hash: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.token_hash == token_hash))


def end_sessions_of(connection: Connection, account_id: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.person_id == account_id))


def note_failure(connection: Connection, subjects: Sequence[str], at: str) -> None:
    connection.execute(
        insert(sign_in_failures), [{"subject": subject, "at": at} for subject in subjects]
    )


def failures_since(connection: Connection, subject: str, since: str) -> int:
    counted = select(func.count()).select_from(sign_in_failures)
    return connection.execute(
        counted.where(sign_in_failures.c.subject == subject, sign_in_failures.c.at >= since)
    ).scalar_one()


def forget_failures(connection: Connection, subject: str, before: str) -> None:
    """Failures of a subject forgotten after it signed in, and everybody's that are past."""
    connection.execute(
        delete(sign_in_failures).where(
            (sign_in_failures.c.subject == subject) | (sign_in_failures.c.at < before)
        )
    )


def _values(account: Account) -> dict[str, object]:
    return {
        "id": account.id,
        "email": account.email,
        "name": account.name,
        "role": account.role,
        "active": account.active,
    }


def _insert_regencies(connection: Connection, account: Account) -> None:
    if account.regencies:
        connection.execute(
            insert(person_regencies),
            [{"person_id": account.id, "regency_code": code} for code in account.regencies],
        )


def _accounts(connection: Connection, rows: Sequence[Row]) -> list[Account]:  # type: ignore[type-arg]
    regencies: dict[str, set[str]] = {row.id: set() for row in rows}
    linked = select(person_regencies).where(person_regencies.c.person_id.in_(list(regencies)))
    for link in connection.execute(linked):
        regencies[link.person_id].add(link.regency_code)
    return [
        Account(r.id, r.email, r.name, Role(r.role), frozenset(regencies[r.id]), r.active)
        for r in rows
    ]
