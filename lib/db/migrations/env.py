"""Alembic runs inside the connection that lib.db.schema hands over."""

from alembic import context

from lib.db.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
