"""Which offices visited which villages, and where the agencies overlapped.

Visits are outreach held in or for a village, over the whole province. The services keep what was
read under the data version and show each person the villages of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, Over, Subquery, func, select
from sqlalchemy.sql.elements import KeyedColumnElement

from lib.db.activity_scope import held_activities, held_links, holders_of
from lib.db.day_count import days_between
from lib.db.tables import activities, activity_areas
from lib.domain.activities import Form, Kind, Link
from lib.domain.areas import AreaLevel
from lib.domain.period import Period
from lib.domain.together import OVERLAP_DAYS, Holders, Overlap

_link = activity_areas.c
T = TypeVar("T")
_ONE_AGENCY = (Holders.BP3MI, Holders.IMIGRASI)


@dataclass(frozen=True, slots=True)
class OfficeVisits:
    """The visits to one village by the same units, who belong to the same agencies."""

    village_code: str
    units: str
    holders: Holders
    visits: int


def _visits(days: Period, level: AreaLevel) -> Subquery:
    """Every direct link of outreach to areas of a level, with who held it.

    The days are asked of the activities too: those have an index of days, links have none.
    """
    return (
        select(
            _link.area_code,
            _link.date,
            _link.activity_id,
            activities.c.form,
            activities.c.month_only,
            activities.c.organiser_units,
            holders_of().label("holders"),
        )
        .select_from(activity_areas)
        .join(activities, activities.c.id == _link.activity_id)
        .where(
            *held_links(Kind.OUTREACH, days),
            *held_activities(Kind.OUTREACH, days),
            _link.level == level,
            _link.link == Link.DIRECT,
        )
        .subquery("visits")
    )


def read_office_visits(connection: Connection, days: Period) -> Sequence[OfficeVisits]:
    """The visits of a period by village, units and agencies; they sum to all direct visits."""
    visit = _visits(days, AreaLevel.VILLAGE).c
    keys = (visit.area_code, visit.organiser_units, visit.holders)
    rows = connection.execute(select(*keys, func.count()).group_by(*keys))
    return [
        OfficeVisits(code, units, Holders(holders), int(count))
        for code, units, holders, count in map(tuple, rows)
    ]


def read_overlaps(connection: Connection, days: Period) -> Sequence[Overlap]:
    """Visits of the period in a row, one of each agency alone, at most 30 days apart.

    In order of village, then date. A visit of which only the month is on record is left out, and so
    is a joint one, because those are what an overlap could have been.
    """
    visit = _visits(days, AreaLevel.VILLAGE).c
    order = (visit.date, visit.holders, visit.activity_id)

    def before(column: KeyedColumnElement[T]) -> Over[T]:
        # Without its type a day comes back from SQLite as text.
        lagged = func.lag(column, type_=column.type)
        return lagged.over(partition_by=visit.area_code, order_by=order)

    pair = (
        select(
            visit.area_code,
            visit.date,
            visit.holders,
            visit.form,
            before(visit.date).label("first"),
            before(visit.holders).label("first_by"),
            before(visit.form).label("first_form"),
        )
        .where(visit.holders.in_(_ONE_AGENCY), visit.month_only.is_(False))
        .subquery("pairs")
        .c
    )
    rows = connection.execute(
        select(
            pair.area_code,
            pair.first,
            pair.first_by,
            pair.first_form,
            pair.date,
            pair.holders,
            pair.form,
        )
        .where(pair.holders != pair.first_by, days_between(pair.first, pair.date) <= OVERLAP_DAYS)
        .order_by(pair.area_code, pair.date, pair.first)
    )
    return [
        Overlap(
            code,
            first,
            Holders(first_by),
            Form(first_form) if first_form else None,
            second,
            Holders(second_by),
            Form(second_form) if second_form else None,
        )
        for code, first, first_by, first_form, second, second_by, second_form in map(tuple, rows)
    ]


def read_district_visits(connection: Connection, days: Period) -> dict[str, int]:
    """Outreach of either agency, or of both, of which only the district is known, by district."""
    visit = _visits(days, AreaLevel.DISTRICT).c
    query = (
        select(visit.area_code, func.count())
        .where(visit.holders.in_((*_ONE_AGENCY, Holders.TOGETHER)))
        .group_by(visit.area_code)
    )
    return {code: int(count) for code, count in connection.execute(query)}
