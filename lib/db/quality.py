"""What the held activities of a scope lack, and when something was last heard of an area.

The record is taken as it is kept: every kind, verified or not, because all of it is to be mended;
the kind of a scope and whether unverified records count are left aside.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    and_,
    case,
    distinct,
    func,
    literal_column,
    or_,
    select,
)

from lib.db.activity_scope import Scope, areas_in
from lib.db.day_sums import days_later
from lib.db.tables import activities, activity_areas, audit_events, audit_villages
from lib.domain.activities import State
from lib.domain.areas import AreaLevel
from lib.domain.audit import Deed
from lib.domain.entry_check import NEAR_DAYS
from lib.domain.quality import RECENT, TIMELY_DAYS, Gap, RecordCounts, Silence

_held, _link = activities.c, activity_areas.c
_LEVELS = (5, 8)
"""The length of the code of a regency and of a district."""
_ENTRIES = (Deed.RECORD, Deed.PLAN, Deed.CONFIRM, Deed.IMPORT)


def count_record(connection: Connection, scope: Scope) -> RecordCounts:
    """The held activities of the scope by what is known of them."""
    late = _has(Gap.LATE, scope)
    known = {
        "attendance": ~_has(Gap.ATTENDANCE, scope),
        "evidence": ~_has(Gap.EVIDENCE, scope),
        "village": ~_has(Gap.VILLAGE, scope),
        "timely": and_(_held.recorded_on.is_not(None), ~late),
        "late": late,
    }
    counted = select(
        func.count().label("held"),
        *(func.sum(case((test, 1), else_=0)).label(name) for name, test in known.items()),
    ).where(*_held_in(scope))
    row = connection.execute(counted).one()
    return RecordCounts(**{name: int(value or 0) for name, value in row._mapping.items()})


def gap_ids(
    connection: Connection, scope: Scope, gap: Gap, limit: int | None = None, offset: int = 0
) -> list[str]:
    """The activities that have a gap, newest first."""
    found = (
        select(_held.id)
        .where(*_held_in(scope), _has(gap, scope))
        .order_by(_held.date.desc(), _held.id)
        .limit(limit)
        .offset(offset)
    )
    return list(connection.execute(found).scalars())


def read_pairs(connection: Connection, scope: Scope) -> list[tuple[str, str]]:
    """Held activities of one village and kind at most 3 days apart, newest first, each pair once.

    The later of the two is named first and lies in the days of the scope, so that a pair is of one
    period only.
    """
    later, sooner = activity_areas.alias("later"), activity_areas.alias("sooner")
    one, other = activities.alias("one"), activities.alias("other")
    own = select(_link.activity_id, _link.area_code).where(
        _link.level == AreaLevel.VILLAGE, *areas_in(scope)
    )
    inside = own.subquery("inside")
    found = (
        select(later.c.date, later.c.activity_id, sooner.c.activity_id)
        .select_from(later)
        .join(
            inside,
            and_(
                inside.c.activity_id == later.c.activity_id,
                inside.c.area_code == later.c.area_code,
            ),
        )
        .join(
            sooner,
            and_(
                sooner.c.area_code == later.c.area_code,
                sooner.c.kind == later.c.kind,
                sooner.c.state == State.HELD,
                sooner.c.date >= days_later(later.c.date, -NEAR_DAYS),
                or_(
                    sooner.c.date < later.c.date,
                    and_(sooner.c.date == later.c.date, sooner.c.activity_id < later.c.activity_id),
                ),
            ),
        )
        .join(one, and_(one.c.id == later.c.activity_id, one.c.deleted.is_(False)))
        .join(other, and_(other.c.id == sooner.c.activity_id, other.c.deleted.is_(False)))
        .where(
            later.c.state == State.HELD,
            later.c.date >= scope.days.start,
            later.c.date <= scope.days.end,
        )
        .distinct()
        .order_by(later.c.date.desc(), later.c.activity_id, sooner.c.activity_id)
    )
    return [(row[1], row[2]) for row in connection.execute(found)]


def read_silence(connection: Connection, as_of: date) -> dict[str, Silence]:
    """Every regency and district that the record knows, by code, up to a day."""
    found: dict[str, Silence] = {}
    for length in _LEVELS:
        for row in connection.execute(_heard(length, as_of)):
            found[row.area] = Silence(row.last_entry, row.last_held, row.entered, row.held)
    return found


def read_entry_moments(connection: Connection, before: str) -> dict[str, str]:
    """When the trail last saw an entry for a village of an area, by code, as a stamp."""
    found: dict[str, str] = {}
    for length in _LEVELS:
        area = _area(audit_villages.c.village_code, length)
        newest = (
            select(area.label("area"), func.max(audit_events.c.at).label("at"))
            .join(audit_events, audit_events.c.number == audit_villages.c.number)
            .where(audit_events.c.deed.in_(_ENTRIES), audit_events.c.at < before)
            .group_by(area)
        )
        found |= {row.area: row.at for row in connection.execute(newest)}
    return found


def _heard(length: int, as_of: date) -> Select:  # type: ignore[type-arg]
    """An area's last entry and last held activity, and how many of both are recent."""
    area = _area(_link.area_code, length)
    was_held = and_(_held.state == State.HELD, _held.date <= as_of)
    was_entered = _held.recorded_on <= as_of
    since = as_of - RECENT

    def recent(test: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count(distinct(case((test, _held.id))))

    return (
        select(
            area.label("area"),
            func.max(case((was_entered, _held.recorded_on))).label("last_entry"),
            func.max(case((was_held, _held.date))).label("last_held"),
            recent(and_(was_entered, _held.recorded_on > since)).label("entered"),
            recent(and_(was_held, _held.date > since)).label("held"),
        )
        .select_from(activity_areas)
        .join(activities, _held.id == _link.activity_id)
        .where(_held.deleted.is_(False), func.length(_link.area_code) >= length)
        .group_by(area)
    )


def _area(code: ColumnElement[str], length: int) -> ColumnElement[str]:
    # Written out, because PostgreSQL takes two placeholders of one value for two expressions.
    return func.substr(code, literal_column("1"), literal_column(str(length)), type_=String)


def _held_in(scope: Scope) -> Sequence[ColumnElement[bool]]:
    """What a held, undeleted activity of the scope fulfils."""
    conditions: list[ColumnElement[bool]] = [
        _held.state == State.HELD,
        _held.deleted.is_(False),
        _held.date >= scope.days.start,
        _held.date <= scope.days.end,
    ]
    if not scope.whole_province:
        conditions.append(_held.id.in_(select(_link.activity_id).where(*areas_in(scope))))
    return conditions


def _has(gap: Gap, scope: Scope) -> ColumnElement[bool]:
    """Whether an activity has a gap; a village is known where one of the scope is named."""
    if gap is Gap.ATTENDANCE:
        return _held.participants.is_(None)
    if gap is Gap.EVIDENCE:
        return and_(_held.evidence_url == "", _held.source_url == "")
    if gap is Gap.LATE:
        late = _held.recorded_on > days_later(_held.date, TIMELY_DAYS)
        return and_(_held.recorded_on.is_not(None), late)
    if gap is Gap.VILLAGE:
        named = select(_link.activity_id).where(_link.level == AreaLevel.VILLAGE, *areas_in(scope))
        return _held.id.not_in(named)
    raise ValueError(gap)
