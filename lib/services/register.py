"""The villages that a person may see, and the day up to which the record goes."""

from datetime import date
from functools import lru_cache

from lib.db import facts, register
from lib.db.engine import Database
from lib.domain.areas import Register
from lib.domain.permissions import Action, Person, require


def villages_of(database: Database, person: Person) -> Register:
    """The villages of the person's regencies in order of code."""
    require(person, Action.READ)
    return _within(database, database.version(), person.regencies)


@lru_cache(maxsize=64)
def _within(database: Database, version: int, scope: frozenset[str]) -> Register:
    everything = all_villages(database, version)
    return Register(v for v in everything if v.regency.code in scope) if scope else everything


@lru_cache(maxsize=16)
def all_villages(database: Database, version: int) -> Register:
    """The whole register at a data version, for the services that scope their rows themselves."""
    with database.read() as connection:
        return register.read_register(connection)


def village_codes(database: Database) -> frozenset[str]:
    """The codes of all villages of the register, for the services that check a code."""
    return frozenset(all_villages(database, database.version()).villages)


def data_until(database: Database, person: Person, as_of: date) -> date | None:
    """The day of the latest held activity up to ``as_of``; None when there is none yet.

    It is a date of the record as a whole and names no place, so every reader may know it.
    """
    require(person, Action.READ)
    return _latest(database, database.version(), as_of)


@lru_cache(maxsize=256)
def _latest(database: Database, version: int, as_of: date) -> date | None:
    with database.read() as connection:
        return facts.latest_held(connection, as_of)
