"""What a trip is on paper, in a calendar and in a message: lines by day, worded by the caller.

The three files are made of one sheet, so they cannot tell different villages. All text is taken as
somebody's writing: each file makes it inert in its own way.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TripLine:
    """A village, every cell as it is to be read."""

    number: str
    """The place in the order of the trip."""
    name: str
    place: str
    """``Kec. Kronjo, Kab. Tangerang``."""
    code: str
    status: str
    last: str
    due: str
    late: str
    """``226 hari``, or ``menunggu 1.168 hari`` for a village never recorded."""

    @property
    def sentence(self) -> str:
        """The village in one line of plain text."""
        return f"{self.number}. {self.name} ({self.place}): {self.status}, {self.late}"


@dataclass(frozen=True, slots=True)
class TripDaySheet:
    """A day of the trip, or all of it when it is not cut into days."""

    name: str
    """``Hari 1 dari 2``."""
    summary: str
    """``6 desa/kelurahan · 14,2 km garis lurus``."""
    lines: tuple[TripLine, ...]
    day: date | None = None
    day_words: str = ""

    @property
    def heading(self) -> str:
        """Name, day and summary, those that are given."""
        return " · ".join(part for part in (self.name, self.day_words, self.summary) if part)


@dataclass(frozen=True, slots=True)
class TripSheet:
    """``marks`` are warnings that stand first in every file, such as that it is a simulation.

    ``about`` says what the lines are of: filter, as-of day, data up to, how distances are meant.
    """

    title: str
    place: str
    marks: tuple[str, ...]
    about: tuple[str, ...]
    days: tuple[TripDaySheet, ...]
