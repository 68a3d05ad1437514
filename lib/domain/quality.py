"""What a record can lack, counted so that what is complete and what is missing add up."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lib.domain.activities import Activity
from lib.domain.indicators import Share

TIMELY_DAYS = 7
"""An activity entered within this many days is entered in time."""
RECENT = timedelta(days=90)
"""An area in which nothing was entered for this long is silent."""


class Gap(StrEnum):
    """What is to be mended, one list each."""

    ATTENDANCE = "attendance"
    EVIDENCE = "evidence"
    VILLAGE = "village"
    LATE = "late"
    DUPLICATE = "duplicate"
    POINT = "point"


ACTIVITY_GAPS = (Gap.ATTENDANCE, Gap.EVIDENCE, Gap.VILLAGE, Gap.LATE)
"""Those that are told of one activity; a duplicate is of two, a point of a village."""


@dataclass(frozen=True, slots=True)
class RecordCounts:
    """Held activities by what is known of them; timely, late and undated ones are all of them."""

    held: int = 0
    attendance: int = 0
    evidence: int = 0
    village: int = 0
    timely: int = 0
    late: int = 0

    @property
    def undated(self) -> int:
        """Those of which nobody knows when they were entered."""
        return self.held - self.timely - self.late

    def known(self, gap: Gap) -> Share:
        """The activities without the gap, among all that were held."""
        part = {
            Gap.ATTENDANCE: self.attendance,
            Gap.EVIDENCE: self.evidence,
            Gap.VILLAGE: self.village,
            Gap.LATE: self.timely,
        }[gap]
        return Share(part, self.held)

    def missing(self, gap: Gap) -> int:
        """How many activities have the gap."""
        return self.late if gap is Gap.LATE else self.held - self.known(gap).part


@dataclass(frozen=True, slots=True)
class Silence:
    """When something was last heard of an area; None where nothing is on record."""

    last_entry: date | None = None
    last_held: date | None = None
    entered: int = 0
    held: int = 0
    """Activities entered and held within ``RECENT``."""

    @property
    def last(self) -> date:
        """What areas are ordered by: the day of the last entry, else of the last activity."""
        return self.last_entry or self.last_held or date.min


def has_evidence(activity: Activity) -> bool:
    """Whether a reader can look at something that shows it was held."""
    return bool(activity.evidence_url or activity.source_url)


def days_until_entered(activity: Activity) -> int | None:
    """The days from the activity to its entry; negative for a plan, None where none is known."""
    recorded = activity.recorded_on
    return None if recorded is None else (recorded - activity.date).days
