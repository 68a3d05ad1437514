"""What the held activities of some days lack, as arrays in which every scope is counted.

As ``activity_frame``, the whole province is read once and kept under the data version by the
services: asked in SQL, a regency took 0.2 to 0.7 s of a million activities with every filter. The
record is taken as it is kept, every kind of it, verified or not, because all of it is to be mended.
"""

from dataclasses import dataclass

import numpy as np
from sqlalchemy import ColumnElement, Connection, and_, case, select

from lib.db.activity_frame import Numbers, columns, numbered, places_of
from lib.db.activity_scope import Scope, held_on, is_in
from lib.db.day_sums import days_later
from lib.db.tables import activities, activity_areas
from lib.domain.areas import AreaLevel
from lib.domain.period import Period
from lib.domain.quality import TIMELY_DAYS, Gap, RecordCounts

_held, _link = activities.c, activity_areas.c


@dataclass(frozen=True, slots=True, eq=False)
class GapFrame:
    """Arrays over activities, the newest first, and over their links."""

    ids: Numbers
    """As bytes, because a million words would take three times the room."""
    attendance: Numbers
    evidence: Numbers
    late: Numbers
    """Of each activity, whether it has the gap."""
    dated: Numbers
    """Whether the day of its entry is known."""
    areas: tuple[str, ...]
    activity: Numbers
    area: Numbers
    village: Numbers
    """Of each link: places of activity and area, and whether it is a village."""


def read_gap_frame(connection: Connection, days: Period) -> GapFrame:
    """The activities of the whole province that were held on those days."""
    held = held_on(days)
    query = select(_held.id, _held.date, *_marks()).where(*held)
    ids, dates, *marks = columns(connection, query, [object, "datetime64[D]", *[bool] * 4])
    # Sorted here because the two databases put the letters of an id in different orders.
    order = np.lexsort((ids, -dates.astype(np.int64)))
    keys, codes, levels = columns(
        connection,
        select(_link.activity_id, _link.area_code, _link.level)
        .join(activities, _held.id == _link.activity_id)
        .where(*held),
        [object] * 3,
    )
    areas, area = numbered(codes)
    place = {ids[at]: newest for newest, at in enumerate(order)}
    attendance, evidence, late, dated = (mark[order] for mark in marks)
    return GapFrame(
        ids=np.array([ids[at].encode() for at in order], dtype=bytes),
        attendance=attendance,
        evidence=evidence,
        late=late,
        dated=dated,
        areas=areas,
        activity=places_of(place, keys),
        area=area,
        village=levels == AreaLevel.VILLAGE,
    )


def counts_of(frame: GapFrame, scope: Scope) -> RecordCounts:
    """The held activities of the scope by what is known of them."""
    chosen, without_village = _in_scope(frame, scope)

    def count(known: Numbers) -> int:
        return int((chosen & known).sum())

    return RecordCounts(
        held=int(chosen.sum()),
        attendance=count(~frame.attendance),
        evidence=count(~frame.evidence),
        village=count(~without_village),
        timely=count(frame.dated & ~frame.late),
        late=count(frame.late),
    )


def ids_with(
    frame: GapFrame, scope: Scope, gap: Gap, limit: int | None = None, offset: int = 0
) -> list[str]:
    """The activities of the scope that have a gap, newest first."""
    chosen, without_village = _in_scope(frame, scope)
    has = {
        Gap.ATTENDANCE: frame.attendance,
        Gap.EVIDENCE: frame.evidence,
        Gap.LATE: frame.late,
        Gap.VILLAGE: without_village,
    }[gap]
    found = np.flatnonzero(chosen & has)
    end = None if limit is None else offset + limit
    return [key.decode() for key in frame.ids[found[offset:end]]]


def _marks() -> list[ColumnElement[int]]:
    late = _held.recorded_on > days_later(_held.date, TIMELY_DAYS)
    tests = (
        _held.participants.is_(None),
        and_(_held.evidence_url == "", _held.source_url == ""),
        and_(_held.recorded_on.is_not(None), late),
        _held.recorded_on.is_not(None),
    )
    return [case((test, 1), else_=0) for test in tests]


def _in_scope(frame: GapFrame, scope: Scope) -> tuple[Numbers, Numbers]:
    """Of each activity, whether it is in scope, and whether it names no village of the scope."""
    areas = np.array([is_in(scope, code) for code in frame.areas], dtype=bool)
    inside = areas[frame.area]
    chosen = _touched(frame, inside) | scope.whole_province
    return chosen, ~_touched(frame, inside & frame.village)


def _touched(frame: GapFrame, links: Numbers) -> Numbers:
    found = np.zeros(len(frame.ids), dtype=bool)
    found[frame.activity[links]] = True
    return found
