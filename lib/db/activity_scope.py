"""The held activities of a scope as one query, narrowed by facets: the rows behind a number.

The numbers themselves are counted in memory (lib.db.activity_figures), in what the same conditions
read. An activity is in scope when one of its areas is: a village, or the district or regency that
is all the record knows; without any area it belongs to the province as a whole. Planned, cancelled
and deleted ones never count.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    false,
    func,
    literal,
    select,
)

from lib.db.day_count import days_between
from lib.db.tables import activities, activity_areas, activity_organisers, activity_terms
from lib.domain.activities import Kind, Link, Organiser, State
from lib.domain.areas import AreaLevel
from lib.domain.period import Period
from lib.domain.tallies import ENTRY_DAYS, EVERYTHING, Dimension, Facet, Reach
from lib.domain.together import Holders

_link = activity_areas.c
_REGENCY_CODE, _DISTRICT_CODE = 5, 8
Test = Callable[[str], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which activities are meant: a kind, days, an area, the regencies of a person, villages.

    ``villages`` are those of the programmes selected, None where none is. ``by_district`` says at
    which level areas are told apart, ``verified_only`` that what nobody verified counts nowhere.
    """

    kind: Kind
    days: Period
    area: str | None = None
    regencies: frozenset[str] = frozenset()
    villages: frozenset[str] | None = None
    by_district: bool = False
    verified_only: bool = False

    @property
    def whole_province(self) -> bool:
        """Whether activities without any area belong to it too."""
        return self.area is None and not self.regencies and self.villages is None


def held_links(kind: Kind, days: Period) -> list[ColumnElement[bool]]:
    """What a link of a held, undeleted activity of the kind and days fulfils."""
    return [
        _link.kind == kind,
        _link.state == State.HELD,
        _link.deleted.is_(False),
        _link.date >= days.start,
        _link.date <= days.end,
    ]


def areas_in(scope: Scope) -> list[ColumnElement[bool]]:
    """What the area of a link in the scope fulfils; nothing for the whole province."""
    conditions: list[ColumnElement[bool]] = []
    if scope.area is not None:
        inside = _link.area_code.startswith(f"{scope.area}.")
        conditions.append((_link.area_code == scope.area) | inside)
    if scope.regencies:
        regency = func.substr(_link.area_code, 1, _REGENCY_CODE)
        conditions.append(regency.in_(sorted(scope.regencies)))
    if scope.villages is not None:
        few = sorted(scope.villages)
        conditions.append(_link.area_code.in_(few) if few else false())
    return conditions


def is_in(scope: Scope, code: str) -> bool:
    """Whether an area lies in the scope: the same as ``areas_in``, of a code at hand."""
    return (
        (scope.area is None or code == scope.area or code.startswith(f"{scope.area}."))
        and (not scope.regencies or code[:_REGENCY_CODE] in scope.regencies)
        and (scope.villages is None or code in scope.villages)
    )


def length_of(scope: Scope) -> int:
    """How much of its code an area is counted under; a regency among districts stays itself."""
    return _DISTRICT_CODE if scope.by_district else _REGENCY_CODE


def holders_of() -> ColumnElement[str]:
    """Who held the activity of a query on ``activities``: look-ups by key, and only where asked."""
    organiser = activity_organisers.c
    own = select(organiser.activity_id).where(organiser.activity_id == activities.c.id)
    imigrasi = own.where(organiser.organiser == Organiser.IMIGRASI).exists()
    bp3mi = own.where(organiser.organiser == Organiser.BP3MI).exists()
    return case(
        (and_(imigrasi, bp3mi), literal(Holders.TOGETHER.value)),
        (imigrasi, literal(Holders.IMIGRASI.value)),
        (bp3mi, literal(Holders.BP3MI.value)),
        (own.exists(), literal(Holders.OTHERS.value)),
        else_=literal(Holders.UNKNOWN.value),
    )


def held_activities(
    kind: Kind, days: Period, *, verified_only: bool = False
) -> list[ColumnElement[bool]]:
    """What a held, undeleted activity of the kind and days fulfils.

    The marks of links say the same, but an activity without any area has no link, and the days of
    activities have an index.
    """
    held = activities.c
    conditions = [held.kind == kind, *held_on(days)]
    return [*conditions, held.verified_by != ""] if verified_only else conditions


def held_on(days: Period) -> list[ColumnElement[bool]]:
    """What a held, undeleted activity of the days fulfils, of whatever kind."""
    held = activities.c
    return [
        held.state == State.HELD,
        held.deleted.is_(False),
        held.date >= days.start,
        held.date <= days.end,
    ]


def paired() -> ColumnElement[bool]:
    """Whether an activity has both results of people whose number is known."""
    held = activities.c
    return and_(held.tested > 0, held.pre_mean.is_not(None), held.post_mean.is_not(None))


def chosen(scope: Scope, facet: Facet = EVERYTHING) -> Select[str]:
    """The ids of the activities of the scope that have every value of the facet."""
    held = activities.c
    query = select(held.id).where(
        *held_activities(scope.kind, scope.days, verified_only=scope.verified_only)
    )
    if not scope.whole_province:
        query = query.where(_linked(scope).exists())
    visited = _linked(scope).where(_link.link == Link.DIRECT, _link.level == AreaLevel.VILLAGE)
    wide = _linked(scope).where(_link.link == Link.DIRECT, _link.level != AreaLevel.VILLAGE)
    reach = case(
        (visited.exists(), literal(Reach.VILLAGES.value)),
        (wide.exists(), literal(Reach.WIDE.value)),
        (~_linked(scope).exists(), literal(Reach.WIDE.value)),
        else_=literal(Reach.DELEGATES.value),
    )
    tests: dict[Dimension, Test] = {
        Dimension.REACH: lambda value: reach == value,
        Dimension.HOLDERS: lambda value: holders_of() == value,
        Dimension.AREA: lambda value: _in_area(scope, value),
        Dimension.TESTED: lambda value: paired(),
    }
    for dimension, value in facet:
        test = tests.get(dimension) or _PLAIN[dimension]
        query = query.where(test(value))
    return query


def _linked(scope: Scope) -> Select[str]:
    """The links in scope of the activity of a query on ``activities``."""
    return _links_of_it().where(*areas_in(scope))


def _links_of_it() -> Select[str]:
    # Correlated by name, so that it holds inside a query on links too.
    own = select(_link.activity_id).where(_link.activity_id == activities.c.id)
    return own.correlate(activities)


def _in_area(scope: Scope, code: str) -> ColumnElement[bool]:
    if not code:
        return ~_links_of_it().exists()
    return _linked(scope).where(func.substr(_link.area_code, 1, length_of(scope)) == code).exists()


def _at_time(code: str) -> ColumnElement[bool]:
    year, _, month = code.partition("-")
    start = date(int(year), int(month or 1), 1)
    after = date(start.year + (not month or start.month == 12), start.month % 12 + 1, 1)
    end = date(start.year + 1, 1, 1) if not month else after
    return and_(activities.c.date >= start, activities.c.date < end)


def _by_organiser(value: str) -> ColumnElement[bool]:
    organiser = activity_organisers.c
    own = select(organiser.activity_id).where(organiser.activity_id == activities.c.id)
    return own.where(organiser.organiser == value).exists() if value else ~own.exists()


def _with_term(field: str) -> Test:
    term = activity_terms.c
    own = select(term.activity_id).where(term.activity_id == activities.c.id, term.field == field)
    return lambda value: own.where(term.term == value).exists() if value else ~own.exists()


def entered_in_time() -> ColumnElement[bool]:
    """Whether an activity was entered within ENTRY_DAYS, where both days are on record."""
    held = activities.c
    ended = func.coalesce(held.end_date, held.date)
    return days_between(ended, held.recorded_on) <= ENTRY_DAYS


def _entered(value: str) -> ColumnElement[bool]:
    held = activities.c
    known = held.recorded_on.is_not(None) & held.month_only.is_(False)
    return known & (entered_in_time() if value == "in_time" else ~entered_in_time())


_PLAIN: dict[Dimension, Test] = {
    Dimension.TIME: _at_time,
    Dimension.FORM: lambda value: (
        activities.c.form == value if value else activities.c.form.is_(None)
    ),
    Dimension.ORGANISER: _by_organiser,
    Dimension.AUDIENCE: _with_term("audience"),
    Dimension.TOPIC: _with_term("topic"),
    Dimension.ENTERED: _entered,
    Dimension.INVOLVED: lambda value: activities.c[value].is_(True),
    Dimension.ATTENDANCE: lambda value: activities.c.participants.is_not(None),
}
