"""The first schema"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "activities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("month_only", sa.Boolean(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("organiser_units", sa.Text(), nullable=False),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("participants_note", sa.Text(), nullable=False),
        sa.Column("leaders", sa.Boolean(), nullable=True),
        sa.Column("youth", sa.Boolean(), nullable=True),
        sa.Column("women", sa.Boolean(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=False),
        sa.Column("venue_area_code", sa.Text(), nullable=False),
        sa.Column("pre_mean", sa.Float(), nullable=True),
        sa.Column("post_mean", sa.Float(), nullable=True),
        sa.Column("tested", sa.Integer(), nullable=True),
        sa.Column("evidence_url", sa.Text(), nullable=False),
        sa.Column("source_title", sa.Text(), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=False),
        sa.Column("source_url_2", sa.Text(), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "form IN ('seminar', 'counselling', 'campaign', 'school_visit', 'face_to_face', 'media', 'passport_service', 'inauguration', 'technical_guidance', 'training_of_trainers', 'joint_training', 'skills', 'coordination', 'agreement', 'other')",
            name=op.f("ck_activities_form"),
        ),
        sa.CheckConstraint(
            "kind IN ('outreach', 'training', 'other')", name=op.f("ck_activities_kind")
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'held', 'cancelled')", name=op.f("ck_activities_state")
        ),
        sa.CheckConstraint("end_date >= date", name=op.f("ck_activities_end_date")),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_activities_participants")),
        sa.CheckConstraint("tested >= 0", name=op.f("ck_activities_tested")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
    )
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activities_date"), ["date"], unique=False)

    op.create_table(
        "data_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_data_version_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_version")),
    )
    op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("derived", sa.Boolean(), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "programme IN ('desa_binaan_imigrasi', 'desa_migran_emas', 'desmigratif')",
            name=op.f("ck_memberships_programme"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_area_code"), ["area_code"], unique=False)

    op.create_table(
        "regencies",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('kabupaten', 'kota')", name=op.f("ck_regencies_kind")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_regencies")),
    )
    op.create_table(
        "rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("interval_days", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "level IN ('province', 'regency', 'tier', 'village')", name=op.f("ck_rules_level")
        ),
        sa.CheckConstraint("interval_days > 0", name=op.f("ck_rules_interval_days")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules")),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )
    op.create_table(
        "activity_areas",
        sa.Column("activity_id", sa.Text(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "level IN ('province', 'regency', 'district', 'village')",
            name=op.f("ck_activity_areas_level"),
        ),
        sa.CheckConstraint("link IN ('direct', 'delegate')", name=op.f("ck_activity_areas_link")),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_areas_activity_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("activity_id", "area_code", name=op.f("pk_activity_areas")),
    )
    with op.batch_alter_table("activity_areas", schema=None) as batch_op:
        batch_op.create_index(
            "ix_activity_areas_series",
            ["area_code", "kind", "link", "state", "deleted", "date", "nth"],
            unique=False,
        )

    op.create_table(
        "activity_organisers",
        sa.Column("activity_id", sa.Text(), nullable=False),
        sa.Column("organiser", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "organiser IN ('imigrasi', 'bp3mi', 'local_government', 'police', 'university', 'ngo', 'other')",
            name=op.f("ck_activity_organisers_organiser"),
        ),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_organisers_activity_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("activity_id", "organiser", name=op.f("pk_activity_organisers")),
    )
    op.create_table(
        "activity_terms",
        sa.Column("activity_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("field IN ('topic', 'audience')", name=op.f("ck_activity_terms_field")),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_terms_activity_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("activity_id", "field", "term", name=op.f("pk_activity_terms")),
    )
    op.create_table(
        "districts",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("regency_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regency_code"], ["regencies.code"], name=op.f("fk_districts_regency_code")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_districts")),
    )
    with op.batch_alter_table("districts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_districts_regency_code"), ["regency_code"], unique=False
        )

    op.create_table(
        "villages",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("district_code", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('desa', 'kelurahan')", name=op.f("ck_villages_kind")),
        sa.ForeignKeyConstraint(
            ["district_code"], ["districts.code"], name=op.f("fk_villages_district_code")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_villages")),
    )
    with op.batch_alter_table("villages", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_villages_district_code"), ["district_code"], unique=False
        )

    op.create_table(
        "exemptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("village_code", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "reason IN ('merged_or_split', 'not_a_target', 'no_access', 'other')",
            name=op.f("ck_exemptions_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["village_code"], ["villages.code"], name=op.f("fk_exemptions_village_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemptions")),
    )
    with op.batch_alter_table("exemptions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_exemptions_village_code"), ["village_code"], unique=False
        )

    op.create_table(
        "snoozes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("village_code", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "reason IN ('weather_or_access', 'village_calendar', 'budget', 'safety', 'waiting_for_partner', 'other')",
            name=op.f("ck_snoozes_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["village_code"], ["villages.code"], name=op.f("fk_snoozes_village_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snoozes")),
    )
    with op.batch_alter_table("snoozes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_snoozes_village_code"), ["village_code"], unique=False)

    op.create_table(
        "tiers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("village_code", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.CheckConstraint("tier IN ('high', 'medium', 'low')", name=op.f("ck_tiers_tier")),
        sa.ForeignKeyConstraint(
            ["village_code"], ["villages.code"], name=op.f("fk_tiers_village_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tiers")),
    )
    with op.batch_alter_table("tiers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tiers_village_code"), ["village_code"], unique=False)
    op.execute("INSERT INTO data_version (id, version) VALUES (1, 0)")


def downgrade() -> None:
    with op.batch_alter_table("tiers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tiers_village_code"))

    op.drop_table("tiers")
    with op.batch_alter_table("snoozes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_snoozes_village_code"))

    op.drop_table("snoozes")
    with op.batch_alter_table("exemptions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exemptions_village_code"))

    op.drop_table("exemptions")
    with op.batch_alter_table("villages", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_villages_district_code"))

    op.drop_table("villages")
    with op.batch_alter_table("districts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_districts_regency_code"))

    op.drop_table("districts")
    op.drop_table("activity_terms")
    op.drop_table("activity_organisers")
    with op.batch_alter_table("activity_areas", schema=None) as batch_op:
        batch_op.drop_index("ix_activity_areas_series")

    op.drop_table("activity_areas")
    op.drop_table("settings")
    op.drop_table("rules")
    op.drop_table("regencies")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_memberships_area_code"))

    op.drop_table("memberships")
    op.drop_table("data_version")
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activities_date"))

    op.drop_table("activities")
