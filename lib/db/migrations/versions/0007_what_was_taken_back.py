"""Attempts deleted, requests declined and records sent back, each with its reason"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_ADDED = {
    "activities": ("returned_by", "returned_note"),
    "attempts": ("deleted_reason",),
    "exemptions": ("declined_reason",),
}


def upgrade() -> None:
    for table, columns in _ADDED.items():
        for column in columns:
            op.add_column(table, sa.Column(column, sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    # Not in batch mode: on SQLite that makes the table anew, and with the old one go the areas of
    # every activity, which are deleted with it.
    for table, columns in _ADDED.items():
        for column in reversed(columns):
            op.drop_column(table, column)
