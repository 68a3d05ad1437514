"""What a month brought to an area: the figures of a report that leaves nothing to be looked up.

Nothing is counted here that a page does not count: standing, changes, activities by kind, form and
holder, the record's quality and what lies ahead are those of their own pages, asked for the month
and its last day. A month that is not over is told up to today. The day on which the figures are
asked for plays no other part, so the same record gives the same report of a past month on any day;
what was entered since is in it, and is counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lib.db.engine import Database
from lib.domain.activities import Activity, Form, Kind
from lib.domain.buckets import month_of
from lib.domain.forecast import month_starts
from lib.domain.period import Period
from lib.domain.permissions import Person
from lib.domain.selection import Selection
from lib.domain.tallies import ENTRY_DAYS
from lib.services.activity_scope import rows_behind
from lib.services.changes import Changes, changes
from lib.services.meeting import Meeting, meeting
from lib.services.outreach import Outreach, outreach
from lib.services.quality import Quality, quality
from lib.services.what_if import Days

Forms = Mapping[Form | None, Mapping[Kind, int]]


@dataclass(frozen=True)
class Monthly:
    """The figures of one month; ``meeting`` has those of its last day and of joint work."""

    days: Period
    running: bool
    """Whether the month is not over, so that ``days`` end with today."""
    before: Period
    """The whole month before it."""
    meeting: Meeting
    moved: Changes
    """From the last day of the month before."""
    outreach: Outreach
    quality: Quality
    activities: tuple[Activity, ...]
    """Held in the month, of every kind, by day; as many as the forms and the holders sum to."""
    forms: Forms
    """The activities by form, most first; unknown is None."""
    held_before: int
    """Activities held in the month before."""
    next_month: date
    due_next: int
    """Villages that fall due in it."""

    @property
    def held(self) -> Mapping[Kind, int]:
        """The activities by kind; they sum to all."""
        return {kind: area.total for kind, area in self.meeting.together.kinds.items()}

    @property
    def entered_late(self) -> int:
        """Activities entered more than a week after the month: earlier prints do not have them."""
        latest = self.days.end + timedelta(days=ENTRY_DAYS)
        return sum(a.recorded_on is not None and a.recorded_on > latest for a in self.activities)


def month_days(month: date, today: date) -> Period:
    """The days of the month that a day lies in, up to today; a month that is ahead has none."""
    whole = month_of(month)
    if whole.start > today:
        raise ValueError("a month that has not begun has no report")
    return Period(whole.start, min(whole.end, today))


def monthly(
    database: Database, person: Person, selection: Selection, month: date, today: date
) -> Monthly:
    """The report's figures for area and programme; statuses selected do not narrow them."""
    days = month_days(month, today)
    as_of = days.end
    scope = Selection(selection.regency, selection.district, selection.programmes)
    before = month_of(days.start - timedelta(days=1))
    found = meeting(
        database, person, scope, Days(as_of, as_of), period=days, by=date(as_of.year + 1, 12, 31)
    )
    questions = found.together.questions
    due = found.forecast.months
    next_month = month_starts(as_of, 2)[1]
    return Monthly(
        days=days,
        running=days.end < month_of(month).end,
        before=before,
        meeting=found,
        moved=changes(database, person, scope, before.end, as_of),
        outreach=outreach(database, person, scope, as_of, days),
        quality=quality(database, person, scope, days, as_of),
        activities=_held(found, days),
        forms=_forms(found, days),
        held_before=sum(q.figures(before).total.activities for q in questions.values()),
        next_month=next_month,
        due_next=due.due[due.months.index(next_month)],
    )


def _held(found: Meeting, days: Period) -> tuple[Activity, ...]:
    rows = [a for q in found.together.questions.values() for a in rows_behind(q, days).shown]
    return tuple(sorted(rows, key=lambda activity: (activity.date, activity.kind, activity.id)))


def _forms(found: Meeting, days: Period) -> Forms:
    counted: dict[Form | None, dict[Kind, int]] = {}
    for kind, question in found.together.questions.items():
        for form, count in question.figures(days).forms.items():
            counted.setdefault(form, {})[kind] = count
    return dict(sorted(counted.items(), key=lambda item: (-sum(item[1].values()), item[0] or "~")))
