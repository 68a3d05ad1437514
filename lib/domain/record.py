"""The whole record as it travels: what a data package holds and a database is filled with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lib.domain.activities import Activity, Counting
from lib.domain.rules import PROGRAMME_START, Exemption, Membership, Rule, Snooze, TierRecord


@dataclass(frozen=True, slots=True)
class Settings:
    """What an administrator may set; the defaults are those shipped."""

    programme_start: date = PROGRAMME_START
    training_refreshes: bool = False
    delegates_refresh: bool = False
    unverified_count: bool = True
    """Whether records that nobody verified count; if not, they count nowhere."""

    @property
    def counting(self) -> Counting:
        return Counting(training=self.training_refreshes, delegates=self.delegates_refresh)


@dataclass(frozen=True, slots=True)
class Record:
    """Activities with their areas and everything the status rule needs besides the register.

    Empty ``rules`` leave the rules in force as they are; ``settings`` holds only what was given.
    """

    activities: tuple[Activity, ...] = ()
    memberships: tuple[Membership, ...] = ()
    rules: tuple[Rule, ...] = ()
    tiers: tuple[TierRecord, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
