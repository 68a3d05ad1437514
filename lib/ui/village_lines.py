"""How a village's standing is written in one line: status, last visit, due day."""

from datetime import date

from lib.domain.status import Standing, Status
from lib.ui import format
from lib.ui.i18n import t


def last_words(standing: Standing) -> str:
    """``12 Jan 2026 (316 hari)``; *belum tercatat* where nothing is on record."""
    if standing.last is None:
        return t("not recorded")
    return f"{format.day(standing.last)} ({format.days(standing.age_days)})"


def due_words(standing: Standing, interval_days: int) -> str:
    """The arithmetic: last day, interval and the day that follows from them."""
    if standing.last is None:
        if standing.status is Status.EXEMPT:
            return t("exempt, nothing on record")
        return t(
            "nothing on record; waiting for {count} days",
            count=format.number(standing.waiting_days),
        )
    return t(
        "last {last} + {interval} days = due {due}",
        last=format.day(standing.last),
        interval=format.number(interval_days),
        due=format.day(standing.due),
    )


def days_left_words(standing: Standing, as_of: date) -> str:
    """``terlambat 136 hari``, ``45 hari lagi``, or how long a village never recorded waits."""
    if standing.status is Status.EXEMPT:
        return t("does not count while exempt")
    if standing.due is None:
        return "" if standing.waiting_days is None else _waiting(standing.waiting_days)
    if standing.days_overdue:
        return t("{count} days overdue", count=format.number(standing.days_overdue))
    left = (standing.due - as_of).days
    if left == 0:
        return t("the last day")
    return t("{count} days left", count=format.number(left))


def _waiting(days: int) -> str:
    return t("waiting for {count} days", count=format.number(days))
