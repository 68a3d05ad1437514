"""Moments as text that sorts: SQLite forgets time zones, so they are stored as UTC in words."""

from datetime import UTC, datetime

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def stamp(moment: datetime) -> str:
    """``2026-11-25T03:10:00.000000Z``: 27 characters, UTC, later is greater.

    Raises ValueError for a moment without a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).strftime(_FORM)


def read_stamp(text: str) -> datetime:
    """The moment that ``stamp`` wrote, in UTC."""
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)
