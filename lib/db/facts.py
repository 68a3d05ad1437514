"""What the record says of every village on a day: a few look-ups per village on one index.

The cost does not grow with history: the latest date and the number of the latest activity before a
day are both the end of an index range. ``lib.domain.activities.village_facts`` says the same in
plain words, and the tests hold the two together.
"""

from datetime import date

from sqlalchemy import Connection, Row, ScalarSelect, func, select

from lib.db.tables import activity_areas, villages
from lib.domain.activities import YEAR, Counting, Kind, Link, State, VillageFacts

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
