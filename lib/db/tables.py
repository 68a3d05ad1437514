"""The tables. Vocabularies and bounds are checked here too, whoever writes.

``activity_areas`` repeats kind, state and date of its activity, so that one index answers for every
village without reading the activities. Its ``deleted`` means left out of all counts: the activity
is deleted, or nobody verified it while the setting says that such ones do not count. ``nth``
numbers the held links of an area that are not left out, within kind and link by date: the count up
to a day is the number of the last one before it, one look-up however long the history.
``unverified`` marks the links of what is undeleted and nobody verified, whether it counts or not,
so that they are counted from an index of their own (lib.db.activities keeps all of it right).
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    false,
    text,
)

from lib.db.naming import NAMES, one_of
from lib.domain.activities import Form, Kind, Link, Organiser, State
from lib.domain.areas import AreaLevel, RegencyKind, VillageKind
from lib.domain.assignments import AssigneeKind
from lib.domain.attempts import AttemptReason
from lib.domain.permissions import Role
from lib.domain.rules import ExemptionReason, Programme, RuleLevel, SnoozeReason, Tier
from lib.domain.targets import TargetKind

metadata = MetaData(naming_convention=NAMES)

data_version = Table(
    "data_version",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

regencies = Table(
    "regencies",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    one_of("kind", RegencyKind),
)

districts = Table(
    "districts",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("regency_code", ForeignKey("regencies.code"), nullable=False, index=True),
)

villages = Table(
    "villages",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("district_code", ForeignKey("districts.code"), nullable=False, index=True),
    one_of("kind", VillageKind),
)

activities = Table(
    "activities",
    metadata,
    Column("id", Text, primary_key=True),
    Column("date", Date, nullable=False, index=True),
    Column("month_only", Boolean, nullable=False),
    Column("end_date", Date),
    Column("kind", Text, nullable=False),
    Column("form", Text),
    Column("state", Text, nullable=False),
    Column("organiser_units", Text, nullable=False),
    Column("participants", Integer),
    Column("participants_note", Text, nullable=False),
    Column("leaders", Boolean),
    Column("youth", Boolean),
    Column("women", Boolean),
    Column("venue", Text, nullable=False),
    Column("venue_area_code", Text, nullable=False),
    Column("pre_mean", Float),
    Column("post_mean", Float),
    Column("tested", Integer),
    Column("evidence_url", Text, nullable=False),
    Column("source_title", Text, nullable=False),
    Column("source_url", Text, nullable=False),
    Column("source_url_2", Text, nullable=False),
    Column("recorded_on", Date, index=True),
    Column("notes", Text, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("deleted_reason", Text, nullable=False, server_default=""),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("recorded_by", Text, nullable=False, server_default=""),
    Column("verified_by", Text, nullable=False, server_default=""),
    Column("returned_by", Text, nullable=False, server_default=""),
    Column("returned_note", Text, nullable=False, server_default=""),
    one_of("kind", Kind),
    one_of("form", Form),
    one_of("state", State),
    CheckConstraint("participants >= 0", name="participants"),
    CheckConstraint("tested >= 0", name="tested"),
    CheckConstraint("end_date >= date", name="end_date"),
    Index("ix_activities_plans", "state", "date", "recorded_on"),
    Index("ix_activities_verified", "verified_by", "kind", "state", "deleted", "date"),
)

activity_organisers = Table(
    "activity_organisers",
    metadata,
    Column("activity_id", ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True),
    Column("organiser", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    one_of("organiser", Organiser),
)

activity_terms = Table(
    "activity_terms",
    metadata,
    Column("activity_id", ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("term", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    CheckConstraint("field IN ('topic', 'audience')", name="field"),
)

activity_areas = Table(
    "activity_areas",
    metadata,
    Column("activity_id", ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True),
    Column("area_code", Text, primary_key=True),
    Column("level", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("nth", Integer),
    Column("unverified", Boolean, nullable=False, server_default=false()),
    one_of("level", AreaLevel),
    one_of("link", Link),
    Index(
        "ix_activity_areas_series", "area_code", "kind", "link", "state", "deleted", "date", "nth"
    ),
    Index(
        "ix_activity_areas_unverified",
        "unverified",
        "kind",
        "state",
        "area_code",
        "date",
        "activity_id",
    ),
)

memberships = Table(
    "memberships",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("area_code", Text, nullable=False, index=True),
    Column("programme", Text, nullable=False),
    Column("since", Date),
    Column("until", Date),
    Column("office", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("derived", Boolean, nullable=False),
    Column("source_url", Text, nullable=False),
    Column("notes", Text, nullable=False),
    one_of("programme", Programme),
)

rules = Table(
    "rules",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("level", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("interval_days", Integer, nullable=False),
    Column("valid_from", Date),
    Column("confirmed", Boolean, nullable=False),
    one_of("level", RuleLevel),
    CheckConstraint("interval_days > 0", name="interval_days"),
)

tiers = Table(
    "tiers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("village_code", ForeignKey("villages.code"), nullable=False, index=True),
    Column("tier", Text, nullable=False),
    Column("valid_from", Date),
    Column("source", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("until", Date),
    one_of("tier", Tier),
)

snoozes = Table(
    "snoozes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("village_code", ForeignKey("villages.code"), nullable=False, index=True),
    Column("start", Date),
    Column("until", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("recorded_by", Text, nullable=False, server_default=""),
    one_of("reason", SnoozeReason),
)

exemptions = Table(
    "exemptions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("village_code", ForeignKey("villages.code"), nullable=False, index=True),
    Column("start", Date),
    Column("until", Date),
    Column("reason", Text, nullable=False),
    Column("approver", Text, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("requested_by", Text, nullable=False, server_default=""),
    Column("declined_by", Text, nullable=False, server_default=""),
    Column("declined_reason", Text, nullable=False, server_default=""),
    one_of("reason", ExemptionReason),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    one_of("role", Role),
    CheckConstraint("email = lower(email)", name="email"),
)

person_regencies = Table(
    "person_regencies",
    metadata,
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("regency_code", ForeignKey("regencies.code"), primary_key=True),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("started_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
)

sign_in_failures = Table(
    "sign_in_failures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", Text, nullable=False, index=True),
    Column("at", Text, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("village_code", ForeignKey("villages.code"), nullable=False, index=True),
    Column("date", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("deleted_reason", Text, nullable=False, server_default=""),
    one_of("reason", AttemptReason),
)

assignments = Table(
    "assignments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("village_code", ForeignKey("villages.code"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("assignee", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("assigned_by", Text, nullable=False),
    Column("assigned_at", Text, nullable=False),
    Column("ended_by", Text),
    Column("ended_at", Text),
    one_of("kind", AssigneeKind),
    Index(
        "ix_assignments_open",
        "village_code",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
)

targets = Table(
    "targets",
    metadata,
    Column("regency_code", ForeignKey("regencies.code"), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("value", Integer, nullable=False),
    Column("set_by", Text, nullable=False),
    Column("set_at", Text, nullable=False),
    one_of("kind", TargetKind),
    CheckConstraint("value > 0", name="value"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("form", Text, primary_key=True),
    Column("payload", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)

import_batches = Table(
    "import_batches",
    metadata,
    Column("id", Text, primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("imported_at", Text, nullable=False),
    Column("imported_by", Text, nullable=False),
    Column("undone_at", Text),
)

import_changes = Table(
    "import_changes",
    metadata,
    Column("batch_id", ForeignKey("import_batches.id", ondelete="CASCADE"), primary_key=True),
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("before", Text, nullable=False),
    Column("version_after", Integer, nullable=False),
)

name_choices = Table(
    "name_choices",
    metadata,
    Column("written", Text, primary_key=True),
    Column("village_code", ForeignKey("villages.code"), nullable=False),
    Column("chosen_by", Text, nullable=False),
)

audit_events = Table(
    "audit_events",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False, index=True),
    Column("origin", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("subject", Text, nullable=False),
    *(
        Column(name, Text, nullable=False)
        for name in ("subject_id", "regencies", "reason", "before", "after", "previous", "seal")
    ),
    Index("ix_audit_events_subject", "subject", "subject_id"),
)

audit_villages = Table(
    "audit_villages",
    metadata,
    Column("village_code", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("seal", Text, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)
