"""The last day of a risk tier that was withdrawn"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("tiers", sa.Column("until", sa.Date()))


def downgrade() -> None:
    op.drop_column("tiers", "until")
