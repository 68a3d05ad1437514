"""The schema brought up to date by Alembic, in one transaction, on SQLite and PostgreSQL."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from lib.db.engine import Database

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 36_1552
"""Any number that nothing else in the database locks."""


def migrate(database: Database) -> None:
    """Every migration applied that was not yet; nothing when the schema is up to date."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with database.engine.connect().execution_options(pantau_write=True) as connection:
        config.attributes["connection"] = connection
        with connection.begin():
            if connection.dialect.name == "postgresql":
                # Copies of the app that start together queue here; on SQLite BEGIN IMMEDIATE does.
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            command.upgrade(config, "head")
