"""Ids of activities by how new they are on record, and of plans by their day, a page at a time."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from lib.db.tables import activities, activity_areas
from lib.domain.activities import State

RECORDED = func.coalesce(activities.c.recorded_on, activities.c.date)
"""The day of recording, else of the event."""


def newest_ids(
    connection: Connection, regencies: Collection[str], first: int, count: int
) -> list[str]:
    """Undeleted activities, the newest on record first: by day of recording, else of the event."""
    found = (
        select(activities.c.id)
        .where(*in_scope(regencies))
        .order_by(RECORDED.desc(), activities.c.date.desc(), activities.c.id)
        .offset(first)
        .limit(count)
    )
    return list(connection.execute(found).scalars())


def newest_count(connection: Connection, regencies: Collection[str]) -> int:
    counted = select(func.count()).select_from(activities).where(*in_scope(regencies))
    return int(connection.execute(counted).scalar_one())


def planned_ids(
    connection: Connection, regencies: Collection[str], since: date, first: int, count: int
) -> list[str]:
    """Plans from a day on, the next one first."""
    found = (
        select(activities.c.id)
        .where(*in_scope(regencies), *_planned(since))
        .order_by(activities.c.date, activities.c.id)
        .offset(first)
        .limit(count)
    )
    return list(connection.execute(found).scalars())


def planned_count(connection: Connection, regencies: Collection[str], since: date) -> int:
    where = (*in_scope(regencies), *_planned(since))
    counted = select(func.count()).select_from(activities).where(*where)
    return int(connection.execute(counted).scalar_one())


def _planned(since: date) -> tuple[ColumnElement[bool], ...]:
    return activities.c.state == State.PLANNED, activities.c.date >= since


def in_scope(regencies: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    """Undeleted, and of one of the regencies; of any where none is named."""
    alive = activities.c.deleted.is_(False)
    if not regencies:
        return (alive,)
    link = activity_areas.c
    touching = select(link.activity_id).where(func.substr(link.area_code, 1, 5).in_(regencies))
    return alive, activities.c.id.in_(touching)
