"""Which villages took part in a training of trainers, and what was held for them afterwards."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Select, or_, select

from lib.db.activity_scope import held_links
from lib.db.tables import activities, activity_areas
from lib.domain.activities import Form, Kind, Link
from lib.domain.areas import AreaLevel
from lib.domain.cascade import SIX_MONTHS, Session, TrainersDay
from lib.domain.period import Period

_link = activity_areas.c
_form = activities.c.form


def read_trainers_days(connection: Connection, days: Period) -> Sequence[TrainersDay]:
    """Every village of a training of trainers of the period, as host or with delegates."""
    return [TrainersDay(row.area_code, row.date) for row in connection.execute(_trainers(days))]


def read_sessions_after(connection: Connection, days: Period, as_of: date) -> Sequence[Session]:
    """What was held directly for those villages and could have followed from it, up to a day."""
    hosts = _trainers(days).with_only_columns(_link.area_code)
    last = min(days.end, date.max - SIX_MONTHS) + SIX_MONTHS
    after = Period(days.start, min(last, as_of))
    found: list[Session] = []
    for kind in (Kind.OUTREACH, Kind.TRAINING):
        query = (
            select(_link.activity_id, _link.area_code, _link.date)
            .join(activities, activities.c.id == _link.activity_id)
            .where(
                *held_links(kind, after),
                _link.link == Link.DIRECT,
                _link.area_code.in_(hosts),
                or_(_form.is_(None), _form != Form.TRAINING_OF_TRAINERS),
            )
        )
        found += (Session(key, code, day) for key, code, day in connection.execute(query))
    return found


def _trainers(days: Period) -> Select[tuple[str, date]]:
    return (
        select(_link.area_code, _link.date)
        .join(activities, activities.c.id == _link.activity_id)
        .where(
            *held_links(Kind.TRAINING, days),
            _link.level == AreaLevel.VILLAGE,
            _form == Form.TRAINING_OF_TRAINERS,
        )
    )
