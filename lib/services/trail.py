"""The trail read and checked."""

from lib.db import audit
from lib.db.engine import Database
from lib.domain.audit import first_broken


def broken_event(database: Database) -> int | None:
    """The number of the first event that was edited, deleted or swapped; None for a whole trail.

    For whoever runs the command line; it names no event's content.
    """
    with database.read() as connection:
        return first_broken(audit.walk_trail(connection), audit.read_head(connection))


def trail_length(database: Database) -> int:
    """How many events were ever written."""
    with database.read() as connection:
        return audit.read_head(connection).number
