"""What became of a village between two days: one word for it, and every village has one.

Both days are judged by the record as it is known now, so a late entry counts on both.
"""

from datetime import date
from enum import StrEnum

from lib.domain.status import OVERDUE, UP_TO_DATE, Standing, Status


class Change(StrEnum):
    """In the order of the legend: what fell behind, what came back, what moved otherwise."""

    NEWLY_OVERDUE = "newly_overdue"
    """Up to date on the first day, overdue on the second, and not reached in between."""
    LOST_AGAIN = "lost_again"
    """Reached in between, and overdue again on the second day."""
    RECOVERED = "recovered"
    """Overdue on the first day, reached in between, and up to date on the second."""
    FIRST_REACHED = "first_reached"
    """Never recorded on the first day, up to date on the second."""
    BY_RULE = "by_rule"
    """Overdue on the first day and up to date on the second without a visit: an interval grew."""
    EXEMPTED = "exempted"
    """Counted on the first day, exempt on the second."""
    COUNTED_AGAIN = "counted_again"
    """Exempt on the first day, counted on the second."""
    SAME = "same"
    """Up to date, overdue, never recorded or exempt on both days."""


def change_of(before: Standing, now: Standing, since: date) -> Change:
    """What became of a village from ``since``, on which it stood as ``before``, to now."""
    if (before.status is Status.EXEMPT) != (now.status is Status.EXEMPT):
        return Change.EXEMPTED if now.status is Status.EXEMPT else Change.COUNTED_AGAIN
    reached = now.last is not None and now.last > since
    if now.status in OVERDUE:
        if reached:
            return Change.LOST_AGAIN
        return Change.NEWLY_OVERDUE if before.status in UP_TO_DATE else Change.SAME
    if now.status in UP_TO_DATE and before.status not in UP_TO_DATE:
        if before.status is Status.NEVER:
            return Change.FIRST_REACHED
        return Change.RECOVERED if reached else Change.BY_RULE
    return Change.SAME
