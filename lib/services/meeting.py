"""What a meeting is shown: standing, gap, training and joint work, and what has to be decided.

Nothing is counted here: every figure is the one of the page that it belongs to, for one filter.
"""

from dataclasses import dataclass
from datetime import date

from lib.db.engine import Database
from lib.domain.equity import Gap, gap_between
from lib.domain.period import Period
from lib.domain.permissions import Person
from lib.domain.selection import Selection
from lib.domain.trip import Trip, trips
from lib.services.forecast import Forecast, forecast
from lib.services.overview import Overview
from lib.services.priorities import WaitingVillage, priorities
from lib.services.together import Together, together
from lib.services.training import Trainings, trainings
from lib.services.what_if import Days


@dataclass(frozen=True)
class Meeting:
    """The figures of the five scenes; the statuses selected do not narrow them."""

    standing: Overview
    gap: Gap | None
    """Between the areas of ``standing``, in villages up to date; None with fewer than two."""
    training: Trainings
    together: Together
    trips: tuple[Trip[WaitingVillage], ...]
    """Every district with a village that needs outreach, the one with most in the queue first."""
    forecast: Forecast


def meeting(
    database: Database,
    person: Person,
    selection: Selection,
    days: Days,
    *,
    period: Period,
    by: date,
) -> Meeting:
    """The figures of a filter on a day; ``by`` is the day by which the backlog shall be cleared."""
    as_of = days.compared
    scope = Selection(selection.regency, selection.district, selection.programmes)
    waiting = priorities(database, person, scope, as_of)
    standing = waiting.standing
    return Meeting(
        standing=standing,
        gap=gap_between({area.code: area.now.up_to_date for area in standing.areas}),
        training=trainings(database, person, scope, as_of, period),
        together=together(database, person, scope, as_of, period),
        trips=trips(waiting.everyone),
        forecast=forecast(database, person, scope, days, by),
    )
