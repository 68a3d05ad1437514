"""Today and now in Asia/Jakarta, the calendar of every figure."""

from datetime import date, datetime, timedelta, timezone

from lib.config import settings

JAKARTA = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian time has no summer time, so a fixed offset needs no time zone database."""


def now() -> datetime:
    """This moment in Jakarta; on the fixed day at noon where PANTAU_TODAY is set."""
    if settings().today:
        day = date.fromisoformat(settings().today)
        return datetime(day.year, day.month, day.day, 12, tzinfo=JAKARTA)
    return datetime.now(JAKARTA)


def today() -> date:
    """Today in Jakarta, or the day that PANTAU_TODAY fixes."""
    return now().date()


def day_of(moment: datetime) -> date:
    """The day in Jakarta of a moment that a service was told."""
    return moment.astimezone(JAKARTA).date()
