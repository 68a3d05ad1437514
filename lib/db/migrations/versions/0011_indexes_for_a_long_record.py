"""Indexes that keep pages as quick with a million activities as with twenty thousand"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_ON_ACTIVITIES = {
    "ix_activities_recorded_on": ["recorded_on"],
    "ix_activities_plans": ["state", "date", "recorded_on"],
    "ix_activities_verified": ["verified_by", "kind", "state", "deleted", "date"],
}
_UNVERIFIED = "ix_activity_areas_unverified"


def upgrade() -> None:
    for name, columns in _ON_ACTIVITIES.items():
        op.create_index(name, "activities", columns)
    op.add_column(
        "activity_areas",
        sa.Column("unverified", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.execute(
        "UPDATE activity_areas SET unverified = true WHERE activity_id IN"
        " (SELECT id FROM activities WHERE verified_by = '' AND NOT deleted)"
    )
    op.create_index(
        _UNVERIFIED,
        "activity_areas",
        ["unverified", "kind", "state", "area_code", "date", "activity_id"],
    )


def downgrade() -> None:
    op.drop_index(_UNVERIFIED, table_name="activity_areas")
    op.drop_column("activity_areas", "unverified")
    for name in _ON_ACTIVITIES:
        op.drop_index(name, table_name="activities")
