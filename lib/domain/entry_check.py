"""What makes an activity fit to be saved: every fault at once, each at its field."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from lib.domain.activities import Activity, State
from lib.domain.errors import PantauError

EARLIEST = date(2000, 1, 1)
LATEST_PLAN = timedelta(days=3 * 366)
_MOST_PEOPLE = 100_000
NEAR_DAYS = 3
"""Two activities of one village and kind this near may be the same one entered twice."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field: a message key and the values it speaks of."""

    field: str
    key: str
    value: str = ""


class EntryRefused(PantauError):
    """An activity that was not saved, with every fault found in it."""

    def __init__(self, faults: Collection[Fault]) -> None:
        super().__init__("entry_refused", count=len(faults))
        self.faults = tuple(faults)


def faults_of(activity: Activity, known_areas: Collection[str], today: date) -> list[Fault]:
    """Every fault of an activity entered on ``today`` (Asia/Jakarta); empty when it is fit.

    A held activity is not of a day to come, a plan is not of a day past.
    """
    faults: list[Fault] = []

    def note(wrong: bool, field: str, key: str, value: object = "") -> None:
        if wrong:
            faults.append(Fault(field, key, str(value)))

    note(activity.date < EARLIEST, "date", "too_early", EARLIEST.isoformat())
    held, planned = activity.state is State.HELD, activity.state is State.PLANNED
    note(held and activity.date > today, "date", "held_in_future", activity.date.isoformat())
    note(planned and activity.date < today, "date", "planned_in_past", activity.date.isoformat())
    note(activity.date > today + LATEST_PLAN, "date", "too_late", activity.date.isoformat())
    ends = activity.end_date
    note(ends is not None and ends < activity.date, "end_date", "ends_before_it_begins")
    note(held and ends is not None and ends > today, "end_date", "held_in_future")
    note(not activity.areas, "areas", "areas_missing")
    codes = [link.area_code for link in activity.areas]
    for code in dict.fromkeys(codes):
        note(code not in known_areas, "areas", "area_unknown", code)
        note(codes.count(code) > 1, "areas", "area_twice", code)
    note(not activity.organisers, "organisers", "organisers_missing")
    people = activity.participants
    note(
        people is not None and not 0 <= people <= _MOST_PEOPLE, "participants", "people_odd", people
    )
    tested = activity.tested
    note(tested is not None and tested < 0, "tested", "people_odd", tested)
    note(
        None not in (tested, people) and (tested or 0) > (people or 0),
        "tested",
        "more_tested_than_there",
    )
    for field in ("pre_mean", "post_mean"):
        mean = getattr(activity, field)
        note(mean is not None and not 0 <= mean <= 100, field, "mean_odd", mean)
    note(
        (activity.pre_mean is None) != (activity.post_mean is None),
        "post_mean",
        "one_of_two_results",
    )
    for field in ("evidence_url", "source_url", "source_url_2"):
        address = getattr(activity, field)
        note(bool(address) and not _leads_to_web(address), field, "address_odd", address)
    return faults


def _leads_to_web(address: str) -> bool:
    start = address.lower().startswith(("http://", "https://"))
    return start and not any(c.isspace() for c in address)
