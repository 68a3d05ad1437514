"""When villages were planned or assigned, and the days on which they were reached since.

The day of a plan is the day on which its event was left on the trail; of a plan that came in a
file, or with others in one event of a trip, the day it was recorded on. A held activity that was no
plan on record tells of no chase.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from lib.db.tables import activities, activity_areas, assignments, audit_events, villages
from lib.domain.activities import Activity, Counting, Kind, Link, State
from lib.domain.areas import AreaLevel
from lib.domain.audit import Deed, Event
from lib.domain.event_changes import ActivityChange, changes_of
from lib.domain.period import Period

_CHUNK = 500
_link, _activity, _event = activity_areas.c, activities.c, audit_events.c


@dataclass(frozen=True, slots=True)
class PlansOfFiles:
    """Plans that left no event of their own: villages with the day recorded, and those without."""

    recorded: tuple[tuple[str, date], ...]
    undated: tuple[tuple[str, str], ...]
    """Villages with the id of a plan of which nobody knows when it was made."""


def read_assigned(connection: Connection, since: str) -> list[tuple[str, str]]:
    """The villages assigned since a moment, open or ended, with the moment of each."""
    query = select(assignments.c.village_code, assignments.c.assigned_at)
    rows = connection.execute(query.where(assignments.c.assigned_at >= since))
    return [(row.village_code, row.assigned_at) for row in rows]


def read_planned(connection: Connection, since: str) -> list[tuple[str, str]]:
    """The villages of direct outreach planned since a moment, with the moment of each.

    They are those of the plan as it was made, whatever became of it; a plan that was deleted, or
    that does not count because nobody verified it, is left out.
    """
    query = select(_event.at, _event.subject_id, _event.after).where(
        _event.deed == Deed.PLAN,
        _event.at >= since,
        _event.subject == "activity",
        exists().where(_link.activity_id == _event.subject_id, _link.deleted.is_(False)),
    )
    found: list[tuple[str, str]] = []
    for row in connection.execute(query):
        event = Event(Deed.PLAN, "activity", row.subject_id, after=row.after)
        for change in changes_of(event):
            if isinstance(change, ActivityChange):
                found += [(code, row.at) for code in _reached_directly(change.activity)]
    return found


def read_plans_of_files(connection: Connection, days: Period) -> PlansOfFiles:
    """The plans without an event that were recorded within the days, or are of them but undated.

    Planned and cancelled ones are plans, and so is what was recorded before the day it was held.
    """
    told = select(_event.subject_id).where(_event.deed == Deed.PLAN)
    was_plan = _activity.state.in_((State.PLANNED, State.CANCELLED)) | (
        (_activity.state == State.HELD) & (_activity.recorded_on < _activity.date)
    )
    recorded = _activity.recorded_on.between(days.start, days.end)
    undated = _activity.recorded_on.is_(None) & (_activity.date <= days.end)
    query = (
        select(_link.area_code, _link.activity_id, _activity.recorded_on)
        .join(activities, _activity.id == _link.activity_id)
        .where(
            # A plan is made before its day; so an index on state and date finds the few there are.
            _activity.state.in_(State),
            _activity.date >= days.start,
            *_direct(),
            was_plan,
            recorded | undated,
            _activity.id.not_in(told),
        )
    )
    rows = connection.execute(query).all()
    return PlansOfFiles(
        tuple((r.area_code, r.recorded_on) for r in rows if r.recorded_on is not None),
        tuple((r.area_code, r.activity_id) for r in rows if r.recorded_on is None),
    )


def read_visit_days(
    connection: Connection, codes: Collection[str], days: Period, counting: Counting
) -> dict[str, list[date]]:
    """The days within a period on which each village was reached, and the last one before it."""
    found: defaultdict[str, set[date]] = defaultdict(set)
    listed = sorted(codes)
    for start in range(0, len(listed), _CHUNK):
        chunk = listed[start : start + _CHUNK]
        for kind in counting.kinds:
            for link in counting.links:
                for query in _visits(chunk, days, kind, link):
                    for code, day in connection.execute(query):
                        if day is not None:
                            found[code].add(day)
    return {code: sorted(of_village) for code, of_village in found.items()}


def _visits(
    codes: list[str], days: Period, kind: Kind, link: Link
) -> tuple[Select[Any], Select[Any]]:
    """The last day before the period, and the days within it, each a range of the index."""
    held = [
        _link.kind == kind,
        _link.link == link,
        _link.state == State.HELD,
        _link.deleted.is_(False),
    ]
    last = select(func.max(_link.date)).where(_link.area_code == villages.c.code, *held)
    last = last.where(_link.date < days.start)
    within = select(_link.area_code, _link.date).where(_link.area_code.in_(codes), *held)
    return (
        select(villages.c.code, last.scalar_subquery()).where(villages.c.code.in_(codes)),
        within.where(_link.date.between(days.start, days.end)).distinct(),
    )


def _direct() -> list[ColumnElement[bool]]:
    return [
        _link.kind == Kind.OUTREACH,
        _link.link == Link.DIRECT,
        _link.level == AreaLevel.VILLAGE,
        _link.deleted.is_(False),
    ]


def _reached_directly(plan: Activity) -> list[str]:
    """The areas that a plan of outreach is for, of any level."""
    if plan.kind is not Kind.OUTREACH:
        return []
    return [link.area_code for link in plan.areas if link.link is Link.DIRECT]
