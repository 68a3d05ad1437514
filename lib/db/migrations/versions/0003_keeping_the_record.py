"""Versions and verification of activities, attempts, and drafts of forms"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('drafts',
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.Column('form', sa.Text(), nullable=False),
    sa.Column('payload', sa.Text(), nullable=False),
    sa.Column('saved_at', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_drafts_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'form', name=op.f('pk_drafts'))
    )
    op.create_table('attempts',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('village_code', sa.Text(), nullable=False),
    sa.Column('date', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('recorded_by', sa.Text(), nullable=False),
    sa.CheckConstraint("reason IN ('not_reached', 'postponed_by_village', 'access', 'budget')", name=op.f('ck_attempts_reason')),
    sa.ForeignKeyConstraint(['village_code'], ['villages.code'], name=op.f('fk_attempts_village_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempts'))
    )
    with op.batch_alter_table('attempts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attempts_village_code'), ['village_code'], unique=False)

    with op.batch_alter_table('activities', schema=None) as batch_op:
        batch_op.add_column(sa.Column('deleted_reason', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('version', sa.Integer(), server_default='1', nullable=False))
        batch_op.add_column(sa.Column('recorded_by', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('verified_by', sa.Text(), server_default='', nullable=False))

    op.execute("UPDATE activities SET recorded_by = 'file', verified_by = 'file'")


def downgrade() -> None:
    with op.batch_alter_table("activities", schema=None) as batch_op:
        for column in ("verified_by", "recorded_by", "version", "deleted_reason"):
            batch_op.drop_column(column)
    op.drop_table("attempts")
    op.drop_table("drafts")
