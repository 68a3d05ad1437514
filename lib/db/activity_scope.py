"""The held activities of a scope as one query, narrowed by facets: what sums and rows both ask.

A number and the list that it opens come from the same conditions, so they cannot differ. An
activity is in scope when one of its areas is: a village, or the district or regency that is all
the record knows; without any area it belongs to the province as a whole. Planned, cancelled and
deleted ones never count.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Subquery,
    and_,
    case,
    extract,
    false,
    func,
    literal,
    literal_column,
    select,
)

from lib.db.day_count import days_between
from lib.db.tables import activities, activity_areas, activity_organisers, activity_terms
from lib.domain.activities import Kind, Link, Organiser, State
from lib.domain.areas import AreaLevel
from lib.domain.period import Period
from lib.domain.tallies import ENTRY_DAYS, EVERYTHING, INVOLVED, Dimension, Facet, Reach
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


def links_in(scope: Scope) -> list[ColumnElement[bool]]:
    """The links of the scope's activities that lie in the scope."""
    return [*held_links(scope.kind, scope.days), *areas_in(scope)]


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


def area_of(scope: Scope) -> ColumnElement[str]:
    """The code under which a link's area is counted; a regency among districts stays itself."""
    length = _DISTRICT_CODE if scope.by_district else _REGENCY_CODE
    # Written out, because PostgreSQL takes two placeholders of one value for two expressions.
    return func.substr(
        _link.area_code, literal_column("1"), literal_column(str(length)), type_=String
    )


def _touched(scope: Scope) -> Subquery:
    """Every activity linked in scope, with how many villages it was for."""
    village = _link.level == AreaLevel.VILLAGE
    direct = _link.link == Link.DIRECT
    return (
        select(
            _link.activity_id,
            func.sum(case((and_(village, direct), 1), else_=0)).label("visits"),
            func.sum(case((and_(~village, direct), 1), else_=0)).label("wide"),
        )
        .where(*links_in(scope))
        .group_by(_link.activity_id)
        .subquery("touched")
    )


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


def chosen(scope: Scope, facet: Facet = EVERYTHING) -> Select:  # type: ignore[type-arg]
    """The activities of the scope with all that sums and facets ask of them."""
    held = activities.c
    touched = _touched(scope)
    holders = holders_of()
    reach = case(
        (touched.c.visits > 0, literal(Reach.VILLAGES.value)),
        (touched.c.wide > 0, literal(Reach.WIDE.value)),
        (touched.c.activity_id.is_(None), literal(Reach.WIDE.value)),
        else_=literal(Reach.DELEGATES.value),
    )
    paired = and_(held.tested > 0, held.pre_mean.is_not(None), held.post_mean.is_not(None))
    query = (
        select(
            held.id,
            held.date,
            extract("year", held.date).label("year"),
            extract("month", held.date).label("month"),
            held.form,
            held.participants,
            *(case((held[name].is_(True), 1), else_=0).label(name) for name in INVOLVED),
            *(held[name].label(f"{name}_said") for name in INVOLVED),
            case(
                (held.recorded_on.is_(None) | held.month_only.is_(True), None),
                (_in_time(), 1),
                else_=0,
            ).label("entered"),
            case((paired, held.tested), else_=0).label("tested"),
            case((paired, held.tested * held.pre_mean), else_=0.0).label("before"),
            case((paired, held.tested * held.post_mean), else_=0.0).label("after"),
            case(
                (paired, func.coalesce(held.participants, held.tested)), else_=held.participants
            ).label("attending"),
            func.coalesce(touched.c.visits, 0).label("visits"),
            reach.label("reach"),
            holders.label("holders"),
        )
        .select_from(activities)
        .join(touched, touched.c.activity_id == held.id, isouter=scope.whole_province)
        .where(
            held.kind == scope.kind,
            held.state == State.HELD,
            held.deleted.is_(False),
            held.date >= scope.days.start,
            held.date <= scope.days.end,
        )
    )
    tests: dict[Dimension, Test] = {
        Dimension.REACH: lambda value: reach == value,
        Dimension.HOLDERS: lambda value: holders == value,
        Dimension.AREA: lambda value: _inarea_of(scope, value),
        Dimension.TESTED: lambda value: paired,
    }
    if scope.verified_only:
        # The marks of links say it too, but an activity without any area has no link.
        query = query.where(held.verified_by != "")
    for dimension, value in facet:
        test = tests.get(dimension) or _PLAIN[dimension]
        query = query.where(test(value))
    return query


def _inarea_of(scope: Scope, code: str) -> ColumnElement[bool]:
    held = activities.c.id
    if not code:
        return ~select(_link.activity_id).where(_link.activity_id == held).exists()
    inside = select(_link.activity_id).where(*links_in(scope), area_of(scope) == code)
    return held.in_(inside)


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


def _in_time() -> ColumnElement[bool]:
    held = activities.c
    ended = func.coalesce(held.end_date, held.date)
    return days_between(ended, held.recorded_on) <= ENTRY_DAYS


def _entered(value: str) -> ColumnElement[bool]:
    held = activities.c
    known = held.recorded_on.is_not(None) & held.month_only.is_(False)
    return known & (_in_time() if value == "in_time" else ~_in_time())


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
