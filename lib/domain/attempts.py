"""Attempts: a visit that was tried and did not happen; it resets nothing and stays on record."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AttemptReason(StrEnum):
    NOT_REACHED = "not_reached"
    POSTPONED_BY_VILLAGE = "postponed_by_village"
    ACCESS = "access"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Attempt:
    id: str
    village_code: str
    date: date
    reason: AttemptReason
    note: str = ""
