"""The whole record read back: what ``store.insert_record`` put in, in an order of its own."""

from sqlalchemy import Connection, select

from lib.db import tables
from lib.db.activities import read_activities
from lib.db.rules import (
    read_exemptions,
    read_memberships,
    read_rules,
    read_snoozes,
    read_tiers,
)
from lib.domain.record import Record


def read_record(connection: Connection) -> Record:
    """Every undeleted activity by date and id, and all the rest in the order it was put in.

    What was deleted, accounts, attempts, assignments and the trail are no part of a record.
    """
    found = read_activities(connection, select(tables.activities.c.id)).values()
    given = connection.execute(select(tables.settings)).all()
    return Record(
        activities=tuple(sorted(found, key=lambda activity: (activity.date, activity.id))),
        memberships=read_memberships(connection),
        rules=read_rules(connection),
        tiers=read_tiers(connection),
        snoozes=read_snoozes(connection),
        exemptions=read_exemptions(connection),
        settings={row.key: row.value for row in sorted(given, key=lambda row: row.key)},
    )
