"""Which villages the events of the trail touched, those written before included"""

import json
from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_CHUNK = 1000
_VILLAGE = 13
_EVENTS = sa.text(
    "SELECT number, deed, subject, subject_id, before, after FROM audit_events "
    "WHERE number > :last ORDER BY number LIMIT :chunk"
)
_INSERT = sa.text("INSERT INTO audit_villages (village_code, number) VALUES (:code, :number)")


def upgrade() -> None:
    op.create_table(
        "audit_villages",
        sa.Column("village_code", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("village_code", "number", name=op.f("pk_audit_villages")),
    )
    areas_now = {}
    for row in op.get_bind().execute(sa.text("SELECT activity_id, area_code FROM activity_areas")):
        areas_now.setdefault(row.activity_id, set()).add(row.area_code)
    for events in _chunks():
        found = [
            {"number": event.number, "code": code}
            for event in events
            for code in sorted(_touched(event, areas_now))
            if len(code) == _VILLAGE
        ]
        if found:
            op.get_bind().execute(_INSERT, found)


def downgrade() -> None:
    op.drop_table("audit_villages")


def _chunks() -> Iterator[Sequence[sa.Row]]:
    last = 0
    while events := op.get_bind().execute(_EVENTS, {"last": last, "chunk": _CHUNK}).all():
        yield events
        last = events[-1].number


def _touched(event: sa.Row, areas_now: dict[str, set[str]]) -> set[str]:
    """The areas that an event tells of; none where it cannot be read any more."""
    if event.subject == "village":
        return {event.subject_id}
    try:
        sides = [json.loads(text) for text in (event.before, event.after) if text]
        if event.subject == "rules":
            return {rule["code"] for rules in sides for rule in rules}
        if event.subject in ("activity", "import"):
            listed = [activity for side in sides for activity in side.get("activities", [side])]
            told = {code for activity in listed for code, _ in activity["areas"]}
            return told or _of_ids(event.subject_id, areas_now)
    except (AttributeError, KeyError, TypeError, ValueError):
        return set()
    return set()


def _of_ids(ids: str, areas_now: dict[str, set[str]]) -> set[str]:
    """What was verified was told by its ids alone until now: the areas it has today."""
    return set().union(*(areas_now.get(activity_id, set()) for activity_id in ids.split(";")))
