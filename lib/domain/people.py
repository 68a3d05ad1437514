"""People who sign in: who they are, what they may do where, and what makes an account whole."""

import re
from dataclasses import dataclass, field

from lib.domain.errors import PantauError
from lib.domain.permissions import Person, Role, needs_regencies

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+", re.ASCII)


class AccountRefused(PantauError):
    """Something about an account that a person can mend; ``key`` says what."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account on record. ``active`` False: the person is stopped at the next interaction."""

    id: str
    email: str
    name: str
    role: Role
    regencies: frozenset[str] = field(default_factory=frozenset)
    active: bool = True

    @property
    def person(self) -> Person:
        return Person(self.role, self.regencies, self.email, self.name)


def plain_email(text: str) -> str:
    """The e-mail as it is kept and compared: without blanks around it, in small letters."""
    return text.strip().lower()


def check_account(account: Account) -> None:
    """Nothing for an account that is whole; raises AccountRefused with the first thing missing."""
    if not _EMAIL.fullmatch(account.email) or len(account.email) > 254:
        raise AccountRefused("email_invalid", email=account.email)
    if not account.name.strip():
        raise AccountRefused("name_missing")
    if needs_regencies(account.role) and not account.regencies:
        raise AccountRefused("regencies_missing", role=account.role)


def check_password(password: str) -> None:
    """Nothing for a password long enough; raises AccountRefused. Source: NIST SP 800-63B."""
    if len(password) < SHORTEST_PASSWORD:
        raise AccountRefused("password_short", least=SHORTEST_PASSWORD)
    if len(password) > LONGEST_PASSWORD:
        raise AccountRefused("password_long", most=LONGEST_PASSWORD)
