"""The rows behind a number: how many activities have every value of a facet, and their ids."""

from sqlalchemy import Connection, func, select

from lib.db.activity_scope import Scope, areas_in, chosen, held_links
from lib.db.tables import activities, activity_areas
from lib.domain.activities import Link
from lib.domain.areas import AreaLevel
from lib.domain.tallies import EVERYTHING, Facet

_link = activity_areas.c


def count_rows(connection: Connection, scope: Scope, facet: Facet = EVERYTHING) -> int:
    """How many activities of the scope have every value of the facet."""
    query = chosen(scope, facet).with_only_columns(func.count())
    return int(connection.execute(query).scalar_one())


def count_on_record(connection: Connection, scope: Scope) -> int:
    """The activities of a scope over all time: asked of the links, which lie in order of area."""
    if scope.whole_province:
        return count_rows(connection, scope)
    query = select(func.count(_link.activity_id.distinct())).where(
        *held_links(scope.kind, scope.days), *areas_in(scope)
    )
    return int(connection.execute(query).scalar_one())


def count_visits(connection: Connection, scope: Scope, facet: Facet = EVERYTHING) -> int:
    """The direct visits to villages of those activities."""
    query = select(func.count(_link.area_code)).where(
        _link.activity_id.in_(chosen(scope, facet)),
        _link.level == AreaLevel.VILLAGE,
        _link.link == Link.DIRECT,
        *areas_in(scope),
    )
    return int(connection.execute(query).scalar_one())


def row_ids(
    connection: Connection,
    scope: Scope,
    facet: Facet = EVERYTHING,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> list[str]:
    """The ids of those activities, newest first."""
    held = activities.c
    query = chosen(scope, facet).order_by(held.date.desc(), held.id.desc())
    return list(connection.execute(query.limit(limit).offset(offset)).scalars())
