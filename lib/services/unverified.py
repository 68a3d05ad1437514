"""How many activities that nobody verified stand behind the figures of a page, or beside them."""

from datetime import date
from functools import lru_cache

from lib.db.activity_scope import Scope
from lib.db.engine import Database
from lib.db.unverified import count_unverified
from lib.domain.activities import Kind
from lib.domain.period import Period
from lib.domain.permissions import Action, Person, require
from lib.domain.selection import Selection
from lib.services.activity_scope import asked


def unverified_held(database: Database, person: Person, selection: Selection, as_of: date) -> int:
    """The held outreach and training up to a day, in the area and programmes selected.

    Whether they count is a setting; where everything came from files the answer is 0.
    """
    require(person, Action.READ)
    version = database.version()
    return sum(
        _count(database, version, question.scope(Period(date.min, as_of)))
        for kind in (Kind.OUTREACH, Kind.TRAINING)
        for question in [asked(database, person, selection, as_of, kind)]
    )


@lru_cache(maxsize=256)
def _count(database: Database, version: int, scope: Scope) -> int:
    with database.read() as connection:
        return count_unverified(connection, scope)
