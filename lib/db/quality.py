"""What the held activities of a scope lack, and when something was last heard of an area.

The record is taken as it is kept: every kind, verified or not, because all of it is to be mended;
the kind of a scope and whether unverified records count are left aside.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Table,
    and_,
    case,
    exists,
    func,
    literal_column,
    select,
)

from lib.db.activity_scope import Scope, areas_in
from lib.db.area_range import near, within
from lib.db.day_sums import days_later
from lib.db.tables import (
    activities,
    activity_areas,
    audit_events,
    audit_villages,
    districts,
    regencies,
)
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
    period only. They are paired in memory: SQL took 17 s of a million activities.
    """
    start = scope.days.start
    held: defaultdict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
    for code, kind, day, activity_id in connection.execute(_village_days(scope)):
        held[code, kind].append((day, activity_id))
    found: set[tuple[date, str, str]] = set()
    for series in held.values():
        series.sort()
        for place, (day, later) in enumerate(series):
            if day >= start:
                found.update((day, later, sooner) for sooner in _just_before(series, place))
    # An order of its own, because the two databases put the letters of an id in different orders.
    newest_first = sorted(found, key=lambda pair: (-pair[0].toordinal(), *pair[1:]))
    return [(later, sooner) for _, later, sooner in newest_first]


def _just_before(series: Sequence[tuple[date, str]], place: int) -> Iterator[str]:
    """The activities before the one at a place of an ordered series, at most 3 days before it."""
    day = series[place][0]
    for index in range(place - 1, -1, -1):
        before, activity_id = series[index]
        if (day - before).days > NEAR_DAYS:
            return
        yield activity_id


def _village_days(scope: Scope) -> Select[Any]:
    """Village, kind, day and id of what was held in the days of the scope, or just before them."""
    undeleted = exists().where(_held.id == _link.activity_id, _held.deleted.is_(False))
    first = date.fromordinal(max(scope.days.start.toordinal() - NEAR_DAYS, 1))
    return select(_link.area_code, _link.kind, _link.date, _link.activity_id).where(
        *_linked_in(scope),
        _link.level == AreaLevel.VILLAGE,
        _link.state == State.HELD,
        _link.date.between(first, scope.days.end),
        # What nobody verified may be left out of the counts, and is to be mended all the same.
        _link.deleted.is_(False) | undeleted,
    )


def read_silence(connection: Connection, as_of: date) -> dict[str, Silence]:
    """Every regency and district of the register, by code, up to a day.

    Most were heard of lately, so the last 90 days are read, and the history of an area only where
    they tell nothing: read as a whole it took 6 s of a million activities.
    """
    entered = _recent(connection, _held.recorded_on, as_of)
    held = _recent(connection, _held.date, as_of, _held.state == State.HELD)
    found: dict[str, Silence] = {}
    for code in (*_codes(connection, districts), *_codes(connection, regencies)):
        last_entry, last_held = entered[code].last, held[code].last
        if last_entry is None or last_held is None:
            parts = [area for part, area in found.items() if part.startswith(f"{code}.")]
            # A regency adds to its districts what is known of it alone.
            linked = [_link.area_code == code] if parts else within(code)
            own = connection.execute(_last_heard(linked, as_of)).one()
            last_entry = _latest([own[0], *(area.last_entry for area in parts)])
            last_held = _latest([own[1], *(area.last_held for area in parts)])
        found[code] = Silence(last_entry, last_held, len(entered[code].ids), len(held[code].ids))
    return found


def _codes(connection: Connection, areas: Table) -> list[str]:
    return list(connection.execute(select(areas.c.code)).scalars())


def _latest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


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


@dataclass
class _Lately:
    """The activities of an area within the last 90 days, and the latest day of one."""

    last: date | None = None
    ids: set[str] = field(default_factory=set)


def _recent(
    connection: Connection, day: ColumnElement[date], as_of: date, *only: ColumnElement[bool]
) -> defaultdict[str, _Lately]:
    """What each area has on a day of the last 90, by the codes of regencies and districts."""
    query = (
        select(_link.area_code, _held.id, day)
        .join(activities, _held.id == _link.activity_id)
        .where(day > as_of - RECENT, day <= as_of, _held.deleted.is_(False), *only)
    )
    found: defaultdict[str, _Lately] = defaultdict(_Lately)
    for code, activity_id, on in connection.execute(query):
        for length in _LEVELS:
            if len(code) >= length:
                area = found[code[:length]]
                area.ids.add(activity_id)
                area.last = max(area.last or on, on)
    return found


def _last_heard(area: Sequence[ColumnElement[bool]], as_of: date) -> Select[Any]:
    """The last entry and the last held activity of what is linked to an area."""
    was_held = and_(_held.state == State.HELD, _held.date <= as_of)
    return (
        select(
            func.max(case((_held.recorded_on <= as_of, _held.recorded_on))),
            func.max(case((was_held, _held.date))),
        )
        .select_from(activity_areas)
        .join(activities, _held.id == _link.activity_id)
        .where(_held.deleted.is_(False), *area)
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
        conditions.append(_held.id.in_(select(_link.activity_id).where(*_held_links(scope))))
    return conditions


def _held_links(scope: Scope) -> list[ColumnElement[bool]]:
    """The links in scope of what was held on its days; they repeat both of their activity."""
    held = [_link.state == State.HELD, _link.date.between(scope.days.start, scope.days.end)]
    return [*_linked_in(scope), *held]


def _linked_in(scope: Scope) -> list[ColumnElement[bool]]:
    """What the area of a link in the scope fulfils, in a form that the index answers."""
    return [*areas_in(scope), *near(scope)]


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
        own = exists().where(_link.activity_id == _held.id, _link.level == AreaLevel.VILLAGE)
        return ~own.where(*areas_in(scope)).correlate(activities)
    raise ValueError(gap)
