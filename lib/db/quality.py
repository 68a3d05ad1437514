"""Activities that may be one and the same, and when something was last heard of an area.

The record is taken as it is kept: every kind, verified or not, because all of it is to be mended.
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
    func,
    literal_column,
    select,
)

from lib.db.activity_scope import held_on
from lib.db.area_range import within
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
from lib.domain.period import Period
from lib.domain.quality import RECENT, Silence

_held, _link = activities.c, activity_areas.c
_LEVELS = (5, 8)
"""The length of the code of a regency and of a district."""
_ENTRIES = (Deed.RECORD, Deed.PLAN, Deed.CONFIRM, Deed.IMPORT)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two activities, the later one first, and the villages that both were held in."""

    later: str
    sooner: str
    villages: tuple[str, ...]


def read_pairs(connection: Connection, days: Period) -> list[Pair]:
    """Held activities of one village and kind at most 3 days apart, newest first, each pair once.

    The later of the two lies in the days, so that a pair is of one period only. They are paired in
    memory: SQL took 17 s of a million activities.
    """
    held: defaultdict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
    for code, kind, day, activity_id in connection.execute(_village_days(days)):
        held[code, kind].append((day, activity_id))
    found: defaultdict[tuple[date, str, str], list[str]] = defaultdict(list)
    for (code, _), series in held.items():
        series.sort()
        for place, (day, later) in enumerate(series):
            if day >= days.start:
                for sooner in _just_before(series, place):
                    found[day, later, sooner].append(code)
    # An order of its own, because the two databases put the letters of an id in different orders.
    newest_first = sorted(found, key=lambda pair: (-pair[0].toordinal(), *pair[1:]))
    return [Pair(*pair[1:], tuple(found[pair])) for pair in newest_first]


def _just_before(series: Sequence[tuple[date, str]], place: int) -> Iterator[str]:
    """The activities before the one at a place of an ordered series, at most 3 days before it."""
    day = series[place][0]
    for index in range(place - 1, -1, -1):
        before, activity_id = series[index]
        if (day - before).days > NEAR_DAYS:
            return
        yield activity_id


def _village_days(days: Period) -> Select[Any]:
    """Village, kind, day and id of what was held on the days, or just before them."""
    first = date.fromordinal(max(days.start.toordinal() - NEAR_DAYS, 1))
    return (
        select(_link.area_code, _held.kind, _held.date, _held.id)
        .join(activities, _held.id == _link.activity_id)
        .where(
            _link.level == AreaLevel.VILLAGE,
            *held_on(Period(first, days.end)),
        )
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
