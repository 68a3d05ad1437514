"""What the held activities of a scope add up to, and the ids of the rows behind every sum.

The cost grows with the activities of the period (a scan of their links), so the services keep what
was read under the data version.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Subquery, and_, case, distinct, func, select

from lib.db.activity_scope import Scope, area_of, chosen, held_links, links_in
from lib.db.tables import activities, activity_areas, activity_organisers, activity_terms
from lib.domain.activities import Form, Kind, Link
from lib.domain.areas import AreaLevel
from lib.domain.period import Period
from lib.domain.tallies import (
    EVERYTHING,
    INVOLVED,
    AreaCell,
    Cell,
    Facet,
    Figures,
    Reach,
    Tally,
)
from lib.domain.together import Holders

_link = activity_areas.c


@dataclass(frozen=True, slots=True)
class VillageVisits:
    """The held activities of a period that one village is linked to."""

    direct: int
    delegates: int


def read_visits(connection: Connection, kind: Kind, days: Period) -> dict[str, VillageVisits]:
    """The activities per village of the whole province; villages without any are left out."""
    direct = func.sum(case((_link.link == Link.DIRECT, 1), else_=0))
    delegates = func.sum(case((_link.link == Link.DELEGATE, 1), else_=0))
    query = (
        select(_link.area_code, direct, delegates)
        .where(*held_links(kind, days), _link.level == AreaLevel.VILLAGE)
        .group_by(_link.area_code)
    )
    return {code: VillageVisits(int(n), int(sent)) for code, n, sent in connection.execute(query)}


def read_forms(connection: Connection, days: Period) -> dict[str, int]:
    """How many different forms of outreach reached each village directly."""
    query = (
        select(_link.area_code, func.count(distinct(activities.c.form)))
        .join(activities, activities.c.id == _link.activity_id)
        .where(
            *held_links(Kind.OUTREACH, days),
            _link.level == AreaLevel.VILLAGE,
            _link.link == Link.DIRECT,
        )
        .group_by(_link.area_code)
    )
    return {code: int(count) for code, count in connection.execute(query)}


def read_figures(connection: Connection, scope: Scope) -> Figures:
    """All sums over the activities of a scope."""
    return Figures(
        cells=_cells(connection, scope),
        areas=_area_cells(connection, scope),
        several_areas=_in_several_areas(connection, scope),
        organisers=_organisers(connection, scope),
        audience=_terms(connection, scope, "audience"),
        topics=_terms(connection, scope, "topic"),
    )


def count_rows(connection: Connection, scope: Scope, facet: Facet = EVERYTHING) -> int:
    """How many activities of the scope have every value of the facet."""
    found = chosen(scope, facet).subquery()
    return int(connection.execute(select(func.count()).select_from(found)).scalar_one())


def count_visits(connection: Connection, scope: Scope, facet: Facet = EVERYTHING) -> int:
    """The direct visits to villages of those activities."""
    found = chosen(scope, facet).subquery()
    return int(connection.execute(select(func.sum(found.c.visits))).scalar_one() or 0)


def row_ids(
    connection: Connection,
    scope: Scope,
    facet: Facet = EVERYTHING,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> list[str]:
    """The ids of those activities, newest first."""
    found = chosen(scope, facet).subquery()
    query = select(found.c.id).order_by(found.c.date.desc(), found.c.id.desc())
    return list(connection.execute(query.limit(limit).offset(offset)).scalars())


def _sums(a, visits) -> list:  # type: ignore[no-untyped-def, type-arg]
    """The columns of Tally in its order."""
    return [
        func.count(),
        func.sum(visits),
        func.sum(a.participants),
        func.count(a.participants),
        *(func.sum(a[name]) for name in INVOLVED),
        *(func.count(a[f"{name}_said"]) for name in INVOLVED),
        func.count(a.entered),
        func.sum(a.entered),
        func.sum(a.tested),
        func.sum(case((a.tested > 0, 1), else_=0)),
        func.sum(a.attending),
        func.sum(a.before),
        func.sum(a.after),
    ]


def _tally(sums: Sequence[int | float | None]) -> Tally:
    return Tally(*(int(n or 0) for n in sums[:-2]), *(float(n or 0) for n in sums[-2:]))


def _cells(connection: Connection, scope: Scope) -> tuple[Cell, ...]:
    a = chosen(scope).subquery().c
    keys = (a.year, a.month, a.form, a.reach, a.holders)
    rows = connection.execute(select(*keys, *_sums(a, a.visits)).group_by(*keys))
    found = (
        Cell(
            int(year),
            int(month),
            Form(form) if form else None,
            Reach(reach),
            Holders(holders),
            _tally(sums),
        )
        for year, month, form, reach, holders, *sums in map(tuple, rows)
    )
    return tuple(sorted(found, key=lambda c: (c.year, c.month, c.form or "", c.reach, c.holders)))


def pairs(scope: Scope) -> Subquery:
    """Every area of the scope with every activity linked in it, once."""
    visit = and_(_link.level == AreaLevel.VILLAGE, _link.link == Link.DIRECT)
    area = area_of(scope)
    return (
        select(
            _link.activity_id,
            area.label("area"),
            func.sum(case((visit, 1), else_=0)).label("visits"),
        )
        .where(*links_in(scope))
        .group_by(_link.activity_id, area)
        .subquery("pairs")
    )


def _area_cells(connection: Connection, scope: Scope) -> tuple[AreaCell, ...]:
    a = chosen(scope).subquery().c
    pair = pairs(scope).c
    keys = (pair.area, a.year, a.month)
    rows = connection.execute(
        select(*keys, *_sums(a, func.coalesce(pair.visits, 0)))
        .join_from(a.id.table, pair.area.table, pair.activity_id == a.id, isouter=True)
        .group_by(*keys)
    )
    found = (
        AreaCell(code or "", int(year), int(month), _tally(sums))
        for code, year, month, *sums in map(tuple, rows)
    )
    return tuple(sorted(found, key=lambda c: (c.area, c.year, c.month)))


def _in_several_areas(connection: Connection, scope: Scope) -> int:
    pair = pairs(scope).c
    several = (
        select(pair.activity_id).group_by(pair.activity_id).having(func.count() > 1).subquery()
    )
    return int(connection.execute(select(func.count()).select_from(several)).scalar_one())


def _organisers(connection: Connection, scope: Scope) -> Mapping[str, int]:
    a = chosen(scope).subquery().c
    held_by = activity_organisers.c
    query = (
        select(held_by.organiser, func.count())
        .join_from(a.id.table, activity_organisers, held_by.activity_id == a.id, isouter=True)
        .group_by(held_by.organiser)
    )
    return _most_first(map(tuple, connection.execute(query)))


def _terms(connection: Connection, scope: Scope, field: str) -> Mapping[str, int]:
    a = chosen(scope).subquery().c
    term = activity_terms.c
    own = and_(term.activity_id == a.id, term.field == field)
    query = (
        select(term.term, func.count())
        .join_from(a.id.table, activity_terms, own, isouter=True)
        .group_by(term.term)
    )
    return _most_first(map(tuple, connection.execute(query)))


def _most_first(rows: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    """Counts by word, most first; what is not recorded stands under the empty word."""
    return dict(sorted(((word or "", count) for word, count in rows), key=lambda r: (-r[1], r[0])))
