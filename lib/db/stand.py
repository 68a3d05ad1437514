"""Where a database stands, read from any connection, and whether its trail is whole."""

from sqlalchemy import Connection, delete, func, inspect, select, text, update

from lib.db.audit import append_entry, read_head, walk_trail
from lib.db.tables import audit_events, audit_head, data_version, sessions
from lib.domain.audit import Entry, Head, first_broken
from lib.domain.backup import BackupRefused, Stand

KEPT_TABLES = ("alembic_version", data_version.name, audit_head.name, audit_events.name)
"""What a database of this app has at least; a backup without one of them is none."""


def read_stand(connection: Connection) -> Stand | None:
    """Where the database stands; None where no schema with a trail was made yet."""
    if not set(KEPT_TABLES) <= set(inspect(connection).get_table_names()):
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    version = connection.execute(select(data_version.c.version)).scalar_one()
    return Stand(str(revision), read_head(connection), int(version))


def check_trail(connection: Connection, head: Head) -> None:
    """Nothing for a trail as long as its head says and whole; raises BackupRefused."""
    number = connection.execute(select(func.count()).select_from(audit_events)).scalar_one()
    broken = first_broken(walk_trail(connection), head)
    if broken is not None or number != head.number:
        raise BackupRefused("trail_broken", number=broken or number)


def read_seal(connection: Connection, number: int) -> str:
    """The seal of the event of a number; empty where there is none."""
    wanted = select(audit_events.c.seal).where(audit_events.c.number == number)
    return str(connection.execute(wanted).scalar_one_or_none() or "")


def settle_restored(connection: Connection, version: int, entry: Entry) -> None:
    """The last steps in a database put back: its event, its version, and everybody signed out.

    ``version`` is above every one that figures were cached under, before and after. A session that
    was ended since the backup must not live again.
    """
    connection.execute(delete(sessions))
    connection.execute(update(data_version).values(version=version))
    append_entry(connection, entry)
