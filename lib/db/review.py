"""What waits for a verifier: records nobody confirmed, their authors, and what is sent back."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, Connection, func, select, update

from lib.db.recent import RECORDED, in_scope
from lib.db.tables import activities, audit_events, import_batches, import_changes
from lib.domain.audit import Deed

_NO_AUTHORS = (Deed.VERIFY, Deed.SEND_BACK)
"""Deeds on an activity that leave its content as it is."""


def waiting_ids(
    connection: Connection, regencies: Collection[str], first: int, count: int
) -> list[str]:
    """Undeleted activities that nobody verified, of any of the regencies, a page of them."""
    found = (
        select(activities.c.id)
        .where(*_waiting(regencies))
        .order_by(RECORDED, activities.c.date, activities.c.id)
        .offset(first)
        .limit(count)
    )
    return list(connection.execute(found).scalars())


def waiting_count(connection: Connection, regencies: Collection[str]) -> int:
    counted = select(func.count()).select_from(activities).where(*_waiting(regencies))
    return int(connection.execute(counted).scalar_one())


def _waiting(regencies: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    return (*in_scope(regencies), activities.c.verified_by == "")


def authors_of(connection: Connection, ids: Collection[str]) -> Mapping[str, set[str]]:
    """Who recorded each activity or changed what it says, on a page or by an import."""
    recorded = select(activities.c.id, activities.c.recorded_by).where(activities.c.id.in_(ids))
    event = audit_events.c
    changed = select(event.subject_id, event.actor).where(
        event.subject == "activity", event.subject_id.in_(ids), event.deed.not_in(_NO_AUTHORS)
    )
    imported = (
        select(import_changes.c.activity_id, import_batches.c.imported_by)
        .join(import_batches, import_batches.c.id == import_changes.c.batch_id)
        .where(import_changes.c.activity_id.in_(ids))
    )
    authors: dict[str, set[str]] = defaultdict(set)
    for found in (recorded, changed, imported):
        for activity_id, author in connection.execute(found):
            authors[activity_id].add(author)
    return authors


def return_activity(connection: Connection, activity_id: str, returned_by: str, note: str) -> None:
    """The activity sent back with a note; its content and its version stay as they are."""
    connection.execute(
        update(activities)
        .where(activities.c.id == activity_id)
        .values(returned_by=returned_by, returned_note=note)
    )
