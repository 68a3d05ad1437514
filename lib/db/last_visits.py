"""The activity behind a village's last visit: one look-up per village and series on the index.

Asked for the villages on a page of the list, or for those of a file; never for the whole record.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, func, select

from lib.db.tables import activities, activity_areas, villages
from lib.domain.activities import Counting, Form, Kind, Link, State
from lib.domain.visit import Visit, latest

_CHUNK = 500


def read_last_visits(
    connection: Connection, codes: Collection[str], as_of: date, counting: Counting
) -> dict[str, Visit]:
    """The latest qualifying visit up to a day of each village that has one, by code."""
    found: dict[str, list[Visit]] = defaultdict(list)
    listed = sorted(codes)
    for start in range(0, len(listed), _CHUNK):
        chunk = listed[start : start + _CHUNK]
        for kind in counting.kinds:
            for link in counting.links:
                for code, visit in _latest(connection, chunk, as_of, kind, link):
                    found[code].append(visit)
    return {code: latest(visits) for code, visits in found.items()}


def _latest(
    connection: Connection, codes: list[str], as_of: date, kind: Kind, link_kind: Link
) -> list[tuple[str, Visit]]:
    """The visits of one kind and link on the last day that has any, per village."""
    link, other = activity_areas.c, activity_areas.alias("other").c
    last_day = (
        select(func.max(other.date))
        .where(
            other.area_code == villages.c.code,
            other.kind == kind,
            other.link == link_kind,
            other.state == State.HELD,
            other.deleted.is_(False),
            other.date <= as_of,
        )
        .correlate(villages)
        .scalar_subquery()
    )
    query = (
        select(
            villages.c.code,
            link.activity_id,
            link.date,
            activities.c.month_only,
            activities.c.form,
        )
        .join(activity_areas, link.area_code == villages.c.code)
        .join(activities, activities.c.id == link.activity_id)
        .where(
            villages.c.code.in_(codes),
            link.kind == kind,
            link.link == link_kind,
            link.state == State.HELD,
            link.deleted.is_(False),
            link.date == last_day,
        )
    )
    return [
        (
            row.code,
            Visit(
                activity_id=row.activity_id,
                date=row.date,
                month_only=row.month_only,
                kind=kind,
                link=link_kind,
                form=Form(row.form) if row.form else None,
            ),
        )
        for row in connection.execute(query)
    ]
