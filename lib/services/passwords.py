"""Passwords as argon2id hashes; whoever reads the database learns none."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys_hash() -> str:
    return _hasher().hash("nobody has this password")


def hash_password(password: str) -> str:
    """The hash to keep, with its salt and settings in it."""
    return _hasher().hash(password)


def is_password(password: str, kept: str) -> bool:
    """Whether the password is the one kept; as slow for an account that does not exist."""
    try:
        return _hasher().verify(kept or _nobodys_hash(), password) and bool(kept)
    except (Argon2Error, InvalidHashError):
        return False
