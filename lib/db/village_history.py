"""Which activities a village's profile tells of: those linked to it and to the areas around it."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, or_, select

from lib.db.activities import read_activities
from lib.db.tables import activity_areas
from lib.domain.activities import Activity, State


def read_history(
    connection: Connection, area_codes: Collection[str], as_of: date
) -> tuple[Activity, ...]:
    """The undeleted activities linked to any of the areas, newest first.

    Of those dated after ``as_of`` only plans: what is held or cancelled later is not known yet on
    that day.
    """
    link = activity_areas.c
    ids = select(link.activity_id).where(
        link.area_code.in_(area_codes),
        link.deleted.is_(False),
        or_(link.date <= as_of, link.state == State.PLANNED),
    )
    return tuple(read_activities(connection, ids).values())
