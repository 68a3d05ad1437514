"""The visit that a village's status counts from: the latest one that qualifies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lib.domain.activities import Form, Kind, Link


@dataclass(frozen=True, slots=True)
class Visit:
    """A qualifying activity as a village saw it; its day is the first of a month-only report."""

    activity_id: str
    date: date
    month_only: bool
    kind: Kind
    link: Link
    form: Form | None


def latest(visits: Iterable[Visit]) -> Visit:
    """The latest of the visits; of several on one day the last by id, on any database the same."""
    return max(visits, key=lambda visit: (visit.date, visit.activity_id))
