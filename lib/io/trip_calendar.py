"""A trip as a calendar file: an all-day event for each of its days, with the villages in it.

For Outlook, Google and phones (RFC 5545). An event of the same trip and day has the same UID every
time, so importing again replaces it where the calendar can, instead of doubling it.
"""

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from lib.io.safe_text import cut, one_line
from lib.io.trip_sheet import TripDaySheet, TripSheet

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//Pantau Desa Binaan//Paket kecamatan//ID"
_ZONE = "Asia/Jakarta"
_LONGEST_TITLE = 200


def to_ics(sheet: TripSheet, key: str, stamp: datetime) -> bytes:
    """An event per day of the sheet that has a date.

    ``key`` says which trip it is (record and districts), ``stamp`` when the file is made. All-day
    events are days of the calendar that opens them; the time zone is named for those that ask.
    Raises ValueError for a stamp without a time zone.
    """
    from icalendar import Calendar

    if stamp.tzinfo is None:
        raise ValueError("the stamp needs its time zone")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(sheet.title))
    calendar.add("x-wr-timezone", _ZONE)
    for day in sheet.days:
        if day.day is not None:
            calendar.add_component(_event(sheet, day, day.day, key, stamp))
    return bytes(calendar.to_ical())


def _event(sheet: TripSheet, day: TripDaySheet, on: date, key: str, stamp: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(key, on))
    event.add("dtstamp", stamp)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    title = ", ".join(part for part in (sheet.title, day.name) if part)
    event.add("summary", cut(one_line(title), _LONGEST_TITLE))
    event.add("location", one_line(sheet.place))
    event.add("description", _description(sheet, day))
    return event


def _description(sheet: TripSheet, day: TripDaySheet) -> str:
    """The marks, the villages of the day, then what they are of; a line each."""
    villages = (line.sentence for line in day.lines)
    lines = (*sheet.marks, day.summary, *villages, "", *sheet.about)
    return "\n".join(map(one_line, lines))


def _uid(key: str, on: date) -> str:
    digest = sha256(f"{key}|{on.isoformat()}".encode()).hexdigest()
    return f"{digest[:32]}@pantau-desa-binaan"
