"""What the record says of every village on a day: a few look-ups per village on one index.

The cost does not grow with history: the latest date and the number of the latest activity before a
day are both the end of an index range. ``lib.domain.activities.village_facts`` says the same in
plain words, and the tests hold the two together.
"""

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection, Row, ScalarSelect, func, select

from lib.db.rules import read_settings
from lib.db.tables import activities, activity_areas, villages
from lib.domain.activities import (
    YEAR,
    Counting,
    Kind,
    Link,
    State,
    VillageActivity,
    VillageFacts,
    village_facts,
)
from lib.domain.areas import AreaLevel

_link = activity_areas.c


def _series(kind: Kind, link: Link, state: State) -> list:  # type: ignore[type-arg]
    return [
        _link.area_code == villages.c.code,
        _link.kind == kind,
        _link.link == link,
        _link.state == state,
        _link.deleted.is_(False),
    ]


def _latest(kind: Kind, link: Link, until: date) -> ScalarSelect[date]:
    held = _series(kind, link, State.HELD)
    return select(func.max(_link.date)).where(*held, _link.date <= until).scalar_subquery()


def _count(kind: Kind, link: Link, until: date) -> ScalarSelect[int]:
    held = _series(kind, link, State.HELD)
    last = select(_link.nth).where(*held, _link.date <= until)
    return last.order_by(_link.date.desc(), _link.nth.desc()).limit(1).scalar_subquery()


def _plan(since: date | None = None, before: date | None = None) -> ScalarSelect[date]:
    planned = _series(Kind.OUTREACH, Link.DIRECT, State.PLANNED)
    if since is not None:
        return select(func.min(_link.date)).where(*planned, _link.date >= since).scalar_subquery()
    return select(func.max(_link.date)).where(*planned, _link.date < before).scalar_subquery()


def read_facts(connection: Connection, as_of: date, counting: Counting) -> dict[str, VillageFacts]:
    """The facts of every village of the register on a day, by code."""
    year_ago = as_of - YEAR
    visits = [_latest(kind, link, as_of) for kind in counting.kinds for link in counting.links]
    direct = (Kind.OUTREACH, Link.DIRECT)
    delegate = (Kind.OUTREACH, Link.DELEGATE)
    training = (Kind.TRAINING, Link.DIRECT)
    query = select(
        villages.c.code,
        _count(*direct, as_of),
        _count(*direct, year_ago),
        _count(*delegate, as_of),
        _count(*delegate, year_ago),
        _count(*training, as_of),
        _count(*training, year_ago),
        _plan(since=as_of),
        _plan(before=as_of),
        *visits,
    )
    return {row[0]: _facts(row) for row in connection.execute(query)}


def read_facts_if(
    connection: Connection, as_of: date, counting: Counting, *, unverified_count: bool
) -> dict[str, VillageFacts]:
    """The facts as they would be if what nobody verified did count, or did not; nothing is written.

    Only villages with such a record are counted again, from their activities one by one.
    """
    by = activities.c
    linked = activity_areas.join(activities, by.id == _link.activity_id)
    in_doubt = (
        select(_link.area_code)
        .select_from(linked)
        .where(by.verified_by == "", by.deleted.is_(False), _link.level == AreaLevel.VILLAGE)
        .correlate(None)
    )
    rows = connection.execute(
        select(_link.area_code, _link.date, _link.kind, _link.link, _link.state, by.verified_by)
        .select_from(linked)
        .where(_link.area_code.in_(in_doubt), by.deleted.is_(False))
    )
    seen: dict[str, list[VillageActivity]] = defaultdict(list)
    for row in rows:
        out = not row.verified_by and not unverified_count
        seen[row.area_code].append(
            VillageActivity(row.date, Kind(row.kind), Link(row.link), State(row.state), out)
        )
    again = {code: village_facts(found, as_of, counting) for code, found in seen.items()}
    return read_facts(connection, as_of, counting) | again


def _facts(row: Row) -> VillageFacts:  # type: ignore[type-arg]
    outreach, outreach_before, delegate, delegate_before, training, training_before = (
        number or 0 for number in row[1:7]
    )
    return VillageFacts(
        last=max((day for day in row[9:] if day is not None), default=None),
        outreach_12m=outreach - outreach_before,
        outreach_total=outreach,
        delegate_12m=delegate - delegate_before,
        training_12m=training - training_before,
        training_total=training,
        next_plan=row[7],
        lapsed_plan=row[8],
    )


def latest_held(connection: Connection, as_of: date) -> date | None:
    """The day of the latest held activity up to a day that is not left out of the counts."""
    held = (activities.c.state == State.HELD) & activities.c.deleted.is_(False)
    if not read_settings(connection).unverified_count:
        held &= activities.c.verified_by != ""
    newest = select(func.max(activities.c.date)).where(held, activities.c.date <= as_of)
    day: date | None = connection.execute(newest).scalar_one()
    return day
