"""Imported files, what each of them changed, and the villages that people chose for names."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    case,
    delete,
    func,
    insert,
    select,
    update,
)

from lib.db.activities import (
    Kept,
    delete_activities,
    insert_activities,
    read_kept_of,
    replace_activities,
)
from lib.db.tables import (
    activities,
    activity_areas,
    import_batches,
    import_changes,
    name_choices,
)
from lib.domain.activities import Activity, State
from lib.domain.activity_text import of_text, to_text

UNDONE = "import_undone"
"""The reason of a deletion that undid an import: nobody decided against the activity itself."""
_ASKED = 500


@dataclass(frozen=True, slots=True)
class Batch:
    """An imported file; ``undone_at`` is empty while it stands.

    ``added`` and ``changed`` are how many activities it brought in and how many it changed.
    """

    id: str
    file_name: str
    imported_at: str
    imported_by: str
    undone_at: str = ""
    added: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class BatchChange:
    """What a batch did to an activity; ``before`` is None for one that it brought in."""

    activity_id: str
    before: Activity | None
    verified_by: str
    version_after: int


@dataclass(frozen=True, slots=True)
class NearLink:
    """An activity on record seen from one of its areas."""

    activity_id: str
    area_code: str
    kind: str
    date: date


def insert_batch(connection: Connection, batch: Batch) -> None:
    connection.execute(
        insert(import_batches).values(
            id=batch.id,
            file_name=batch.file_name,
            imported_at=batch.imported_at,
            imported_by=batch.imported_by,
        )
    )


def write_batch(
    connection: Connection,
    batch: Batch,
    new: Sequence[Activity],
    changed: Sequence[Activity],
    kept: Mapping[str, Kept],
) -> None:
    """The batch with its activities; ``kept`` are those of them that were ever on record."""
    revived = [activity for activity in new if activity.id in kept]
    fresh = [activity for activity in new if activity.id not in kept]
    insert_activities(connection, fresh, recorded_by=batch.imported_by)
    replace_activities(connection, [*revived, *changed])
    _set_author(connection, [activity.id for activity in revived], batch.imported_by)
    insert_batch(connection, batch)
    standing = {activity.id for activity in changed}
    rows = [
        {
            "batch_id": batch.id,
            "activity_id": activity.id,
            "before": _kept_text(kept[activity.id]) if activity.id in standing else "",
            "version_after": kept[activity.id].version + 1 if activity.id in kept else 1,
        }
        for activity in (*fresh, *revived, *changed)
    ]
    if rows:
        connection.execute(insert(import_changes), rows)


def _set_author(connection: Connection, ids: Sequence[str], author: str) -> None:
    for chunk in _chunks(ids):
        connection.execute(
            update(activities).where(activities.c.id.in_(chunk)).values(recorded_by=author)
        )


def _kept_text(kept: Kept) -> str:
    return json.dumps([to_text(kept.activity), kept.verified_by], ensure_ascii=False)


def read_batch(connection: Connection, batch_id: str) -> Batch | None:
    found = connection.execute(_batches().where(import_batches.c.id == batch_id)).one_or_none()
    return _batch(found) if found is not None else None


def read_batches(connection: Connection, imported_by: str | None) -> tuple[Batch, ...]:
    """The batches of somebody, or of everybody for None, newest first."""
    wanted = _batches()
    if imported_by is not None:
        wanted = wanted.where(import_batches.c.imported_by == imported_by)
    found = map(_batch, connection.execute(wanted))
    return tuple(sorted(found, key=lambda batch: (batch.imported_at, batch.id), reverse=True))


def _batches() -> Select[Any]:
    """The batches with how many activities each of them changed, and how many it brought in."""
    change = import_changes.c
    brought_in = func.sum(case((change.before == "", 1), else_=0))
    return (
        select(
            *import_batches.c,
            func.count(change.activity_id).label("touched"),
            func.coalesce(brought_in, 0).label("added"),
        )
        .join(import_changes, change.batch_id == import_batches.c.id, isouter=True)
        .group_by(*import_batches.c)
    )


def _batch(row: Row[Any]) -> Batch:
    return Batch(
        row.id,
        row.file_name,
        row.imported_at,
        row.imported_by,
        row.undone_at or "",
        row.added,
        row.touched - row.added,
    )


def read_changes(connection: Connection, batch_id: str) -> tuple[BatchChange, ...]:
    """What a batch did, by id of activity."""
    rows = connection.execute(
        select(import_changes).where(import_changes.c.batch_id == batch_id)
    ).all()
    return tuple(
        _change(row.activity_id, row.before, row.version_after)
        for row in sorted(rows, key=lambda row: row.activity_id)
    )


def _change(activity_id: str, before: str, version_after: int) -> BatchChange:
    if not before:
        return BatchChange(activity_id, None, "", version_after)
    text, verified_by = json.loads(before)
    return BatchChange(activity_id, of_text(text), verified_by, version_after)


def undo_batch(
    connection: Connection, batch: Batch, changes: Sequence[BatchChange], at: str
) -> None:
    """Every activity of a batch as it was before; batches below it can then be undone in turn."""
    delete_activities(connection, [c.activity_id for c in changes if c.before is None], UNDONE)
    for verified_by in {c.verified_by for c in changes if c.before is not None}:
        back = [c.before for c in changes if c.before is not None and c.verified_by == verified_by]
        replace_activities(connection, back, verified_by)
    again = [c for c in changes if c.before is not None]
    if again:
        connection.execute(
            update(import_changes)
            .where(
                import_changes.c.activity_id == bindparam("of_activity"),
                import_changes.c.version_after == bindparam("stood_at"),
            )
            .values(version_after=bindparam("stands_at")),
            [
                {
                    "of_activity": c.activity_id,
                    "stood_at": c.version_after - 1,
                    "stands_at": c.version_after + 1,
                }
                for c in again
            ],
        )
    connection.execute(
        update(import_batches).where(import_batches.c.id == batch.id).values(undone_at=at)
    )


def undone_among(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Those of the ids that are deleted only because an import was undone."""
    found: set[str] = set()
    for chunk in _chunks(ids):
        undone = select(activities.c.id).where(
            activities.c.id.in_(chunk),
            activities.c.deleted.is_(True),
            activities.c.deleted_reason == UNDONE,
        )
        found.update(connection.execute(undone).scalars())
    return frozenset(found)


def read_near_links(
    connection: Connection, area_codes: Collection[str], first: date, last: date
) -> list[NearLink]:
    """Undeleted, uncancelled activities for the areas from one day to another, both included."""
    link = activity_areas.c
    found: list[NearLink] = []
    for chunk in _chunks(sorted(area_codes)):
        rows = connection.execute(
            select(link.activity_id, link.area_code, link.kind, link.date)
            .join(activities, activities.c.id == link.activity_id)
            .where(
                link.area_code.in_(chunk),
                link.date.between(first, last),
                link.state != State.CANCELLED,
                activities.c.deleted.is_(False),
            )
        )
        found.extend(NearLink(r.activity_id, r.area_code, r.kind, r.date) for r in rows)
    return sorted(found, key=lambda near: (near.date, near.activity_id, near.area_code))


def read_choices(connection: Connection) -> dict[str, str]:
    """The village chosen for each name as it was written."""
    return {row.written: row.village_code for row in connection.execute(select(name_choices))}


def write_choices(connection: Connection, chosen: Mapping[str, str], by: str) -> None:
    """Choices in place of those of the same names."""
    for written, code in chosen.items():
        connection.execute(delete(name_choices).where(name_choices.c.written == written))
        connection.execute(
            insert(name_choices).values(written=written, village_code=code, chosen_by=by)
        )


def read_standing(connection: Connection, ids: Sequence[str]) -> dict[str, Kept]:
    """What is on record of the ids, deleted or not."""
    return read_kept_of(connection, ids)


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _ASKED):
        yield ids[start : start + _ASKED]
