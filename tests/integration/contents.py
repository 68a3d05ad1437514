"""What a database holds, looked at and taken out again by tests."""

from sqlalchemy import delete, func, select

from lib.db import tables
from lib.db.engine import Database
from lib.db.rules import replace_rules
from lib.domain.rules import SHIPPED_RULES

IMPORT_TABLES = (tables.import_changes, tables.import_batches, tables.name_choices)
RECORD_TABLES = (
    tables.activity_areas,
    tables.activity_organisers,
    tables.activity_terms,
    tables.activities,
    tables.memberships,
    tables.tiers,
    tables.snoozes,
    tables.exemptions,
    tables.settings,
)


def empty(database: Database) -> None:
    """The record taken out again and the shipped rules put back, between two examples."""
    with database.write() as connection:
        for table in (*IMPORT_TABLES, *RECORD_TABLES):
            connection.execute(delete(table))
        replace_rules(connection, SHIPPED_RULES)


def counts(database: Database) -> dict[str, int]:
    """The rows of every table of the record, and the data version."""
    with database.read() as connection:
        found = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (*RECORD_TABLES, tables.rules)
        }
    return found | {"version": database.version()}
