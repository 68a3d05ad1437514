"""What makes an attempt, a snooze or a request for an exemption fit to be saved.

Every fault at once, each at its field. Days are those of Asia/Jakarta.
"""

from collections.abc import Collection
from datetime import date, timedelta

from lib.domain.attempts import Attempt
from lib.domain.entry_check import EARLIEST, Fault
from lib.domain.rules import MAX_SNOOZE_DAYS, Exemption, Snooze


def faults_of_attempt(attempt: Attempt, villages: Collection[str], today: date) -> list[Fault]:
    """An attempt is of a day that was, at a village of the register."""
    faults = _village(attempt.village_code, villages)
    if attempt.date > today:
        faults.append(Fault("date", "attempt_in_future", attempt.date.isoformat()))
    if attempt.date < EARLIEST:
        faults.append(Fault("date", "too_early", EARLIEST.isoformat()))
    return faults


def faults_of_snooze(snooze: Snooze, villages: Collection[str], today: date) -> list[Fault]:
    """A snooze starts today or later and brings the village back after 1 to 90 days."""
    faults = _village(snooze.village_code, villages) + _start(snooze.start, today)
    if snooze.start is not None:
        if snooze.until <= snooze.start:
            faults.append(Fault("until", "back_too_early"))
        if snooze.until > snooze.start + timedelta(days=MAX_SNOOZE_DAYS):
            faults.append(Fault("until", "snooze_too_long", str(MAX_SNOOZE_DAYS)))
    return faults


def faults_of_exemption(wanted: Exemption, villages: Collection[str], today: date) -> list[Fault]:
    """A request starts today or later, has an end date, and nobody has approved it yet."""
    faults = _village(wanted.village_code, villages) + _start(wanted.start, today)
    if wanted.until is None:
        faults.append(Fault("until", "end_missing"))
    elif wanted.start is not None and wanted.until < wanted.start:
        faults.append(Fault("until", "ends_before_it_begins"))
    if wanted.approver:
        faults.append(Fault("approver", "approved_by_oneself"))
    return faults


def _village(code: str, villages: Collection[str]) -> list[Fault]:
    return [] if code in villages else [Fault("village_code", "area_unknown", code)]


def _start(start: date | None, today: date) -> list[Fault]:
    """Figures of days past stay as they were told, so nothing is excused backwards."""
    if start is None:
        return [Fault("start", "start_missing")]
    return [Fault("start", "starts_in_past", start.isoformat())] if start < today else []
