"""What came of training trainers, as far as the record tells: by village, as it names no people.

A village takes part when it hosted a training of trainers or sent delegates to one. Whoever was
trained there should pass it on: an outreach or a training held for the village within six months.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lib.domain.indicators import Share

SIX_MONTHS = timedelta(days=183)


class Outcome(StrEnum):
    """What a village did with its trainers; each is exactly one of them."""

    PASSED_ON = "passed_on"
    WAITING = "waiting"
    """Nothing yet, and the six months are not over."""
    NOT_PASSED_ON = "not_passed_on"


@dataclass(frozen=True, slots=True)
class TrainersDay:
    """A village that took part in a training of trainers on a day."""

    village_code: str
    day: date


@dataclass(frozen=True, slots=True)
class Session:
    """An outreach or a training held for a village, a training of trainers never among them."""

    activity_id: str
    village_code: str
    day: date


@dataclass(frozen=True)
class Cascade:
    """The villages that took part and what became of each, and the sessions that they held."""

    outcomes: Mapping[str, Outcome]
    sessions: int

    def count(self, outcome: Outcome) -> int:
        return sum(found is outcome for found in self.outcomes.values())

    @property
    def passed_on(self) -> Share:
        return Share(self.count(Outcome.PASSED_ON), len(self.outcomes))


def cascade_of(
    trainers: Iterable[TrainersDay], sessions: Iterable[Session], as_of: date
) -> Cascade:
    """The outcome of every village among ``trainers``; sessions after ``as_of`` do not count."""
    days: dict[str, list[date]] = {}
    for trained in trainers:
        days.setdefault(trained.village_code, []).append(trained.day)
    followed: set[str] = set()
    counted: set[str] = set()
    for session in sessions:
        of_village = days.get(session.village_code, ())
        if session.day <= as_of and any(
            timedelta(0) < session.day - day <= SIX_MONTHS for day in of_village
        ):
            followed.add(session.village_code)
            counted.add(session.activity_id)

    def outcome(code: str) -> Outcome:
        if code in followed:
            return Outcome.PASSED_ON
        over = max(days[code]) + SIX_MONTHS < as_of
        return Outcome.NOT_PASSED_ON if over else Outcome.WAITING

    return Cascade({code: outcome(code) for code in sorted(days)}, len(counted))
