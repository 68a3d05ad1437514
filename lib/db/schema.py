"""The schema brought up to date by Alembic, in one transaction, on SQLite and PostgreSQL."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from lib.db.engine import Database

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 36_1552
"""Any number that nothing else in the database locks."""


def migrate(database: Database) -> None:
    """Every migration applied that was not yet; nothing when the schema is up to date."""
    with (
        database.engine.connect().execution_options(pantau_write=True) as connection,
        connection.begin(),
    ):
        if connection.dialect.name == "postgresql":
            # Copies of the app that start together queue here; on SQLite BEGIN IMMEDIATE does.
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        upgrade(connection)


def upgrade(connection: Connection) -> None:
    """Every migration applied that was not yet, in the transaction of the connection."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def is_known(revision: str) -> bool:
    """Whether a schema revision is one of ours, not of a newer release."""
    scripts = ScriptDirectory.from_config(_config())
    return revision in {script.revision for script in scripts.walk_revisions()}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config
