"""When a village is overdue: the one function that decides it, for every page, file and test.

Status is derived from the facts of a day and is never stored. Normative source: the status rule;
``tests/unit/test_status.py`` holds each of its cases.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SOON_DAYS = 30
PLAN_HORIZON_DAYS = 30


class Status(StrEnum):
    """In the order of the legend: from up to date to never recorded, then exempt."""

    CURRENT = "current"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    LONG_OVERDUE = "long_overdue"
    NEVER = "never"
    EXEMPT = "exempt"


UP_TO_DATE = frozenset({Status.CURRENT, Status.DUE_SOON})
OVERDUE = frozenset({Status.OVERDUE, Status.LONG_OVERDUE})
NEEDS_OUTREACH = OVERDUE | {Status.NEVER}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a village stands on a day.

    ``days_overdue`` is None for a village never recorded or exempt, ``waiting_days`` is given for a
    village never recorded only; ``ratio`` is age over interval.
    """

    status: Status
    last: date | None
    due: date | None
    age_days: int | None
    days_overdue: int | None
    waiting_days: int | None
    ratio: float | None


def decide(
    *, as_of: date, last: date | None, interval_days: int, waiting_since: date, exempt: bool
) -> Standing:
    """The standing of a village whose latest qualifying visit was on ``last``.

    The due day itself is not overdue; ``soon`` is capped at a third of the interval.
    """
    if last is None:
        waiting = None if exempt else max(0, (as_of - waiting_since).days)
        status = Status.EXEMPT if exempt else Status.NEVER
        return Standing(status, None, None, None, None, waiting, None)
    age = (as_of - last).days
    status = Status.EXEMPT if exempt else _status_at_age(age, interval_days)
    return Standing(
        status=status,
        last=last,
        due=last + timedelta(days=interval_days),
        age_days=age,
        days_overdue=None if exempt else max(0, age - interval_days),
        waiting_days=None,
        ratio=age / interval_days,
    )


def _status_at_age(age: int, interval: int) -> Status:
    if age > 2 * interval:
        return Status.LONG_OVERDUE
    if age > interval:
        return Status.OVERDUE
    if interval - age <= soon_days(interval):
        return Status.DUE_SOON
    return Status.CURRENT


def in_queue(status: Status, as_of: date, next_plan: date | None, snoozed: bool) -> bool:
    """Whether a village waits to be visited: needs outreach, not snoozed, no plan at hand."""
    planned = next_plan is not None and next_plan <= as_of + timedelta(days=PLAN_HORIZON_DAYS)
    return status in NEEDS_OUTREACH and not snoozed and not planned


@dataclass(frozen=True, slots=True)
class Milestones:
    """The days on which a village's status changes if nobody visits it again."""

    soon_from: date
    due: date
    overdue_from: date
    long_overdue_from: date


def milestones(last: date, interval_days: int) -> Milestones:
    """The first day of each status after the visit on ``last``, and the due day."""
    due = last + timedelta(days=interval_days)
    return Milestones(
        soon_from=due - timedelta(days=soon_days(interval_days)),
        due=due,
        overdue_from=due + timedelta(days=1),
        long_overdue_from=due + timedelta(days=interval_days + 1),
    )


def soon_days(interval_days: int) -> int:
    """How many days before the due day a village is due soon."""
    return min(SOON_DAYS, interval_days // 3)
