"""Which interval, tier and programmes a village has on a day, and when it is excused.

Source: the fine print of the status rule. Everything carries the days it is valid for, so a past
day is judged by the rules of that day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lib.domain.areas import regency_code_of

DEFAULT_INTERVAL = 180
MAX_SNOOZE_DAYS = 90
PROGRAMME_START = date(2023, 9, 13)
"""The first Desa Binaan of Banten: waiting days are counted from here unless a setting says so."""


class Programme(StrEnum):
    DESA_BINAAN_IMIGRASI = "desa_binaan_imigrasi"
    DESA_MIGRAN_EMAS = "desa_migran_emas"
    DESMIGRATIF = "desmigratif"


class Tier(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class RuleLevel(StrEnum):
    PROVINCE = "province"
    REGENCY = "regency"
    TIER = "tier"
    VILLAGE = "village"


class SnoozeReason(StrEnum):
    WEATHER_OR_ACCESS = "weather_or_access"
    VILLAGE_CALENDAR = "village_calendar"
    BUDGET = "budget"
    SAFETY = "safety"
    WAITING_FOR_PARTNER = "waiting_for_partner"
    OTHER = "other"


class ExemptionReason(StrEnum):
    MERGED_OR_SPLIT = "merged_or_split"
    NOT_A_TARGET = "not_a_target"
    NO_ACCESS = "no_access"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rule:
    level: RuleLevel
    code: str
    interval_days: int
    valid_from: date | None = None
    confirmed: bool = False


SHIPPED_RULES = (
    Rule(RuleLevel.PROVINCE, "36", 180),
    Rule(RuleLevel.TIER, Programme.DESA_BINAAN_IMIGRASI, 90),
    Rule(RuleLevel.TIER, Programme.DESA_MIGRAN_EMAS, 90),
    Rule(RuleLevel.TIER, Tier.HIGH, 90),
    Rule(RuleLevel.TIER, Tier.LOW, 365),
)
"""No official interval was found published: all are examples until an administrator confirms."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A village taken into a programme, from ``since`` up to and including ``until``."""

    area_code: str
    programme: Programme
    since: date | None = None
    until: date | None = None
    office: str = ""
    deed: str = ""
    derived: bool = False
    source_url: str = ""
    notes: str = ""

    def active(self, as_of: date) -> bool:
        return (self.since or date.min) <= as_of <= (self.until or date.max)


@dataclass(frozen=True, slots=True)
class TierRecord:
    """A tier given to a village, up to and including ``until``, and the figure it rests on."""

    village_code: str
    tier: Tier
    valid_from: date | None = None
    source: str = ""
    period: str = ""
    agency: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Snooze:
    """A village put off; ``until`` is the first day back in the queue."""

    village_code: str
    start: date | None
    until: date
    reason: SnoozeReason
    note: str = ""

    def active(self, as_of: date) -> bool:
        return (self.start or date.min) <= as_of < self.until


@dataclass(frozen=True, slots=True)
class Exemption:
    """A village left out of numerator and denominator up to and including ``until``."""

    village_code: str
    start: date | None
    until: date | None
    reason: ExemptionReason
    approver: str = ""

    def active(self, as_of: date) -> bool:
        """Active on the day and approved: an exemption that nobody approved excuses nobody."""
        return bool(self.approver) and (
            (self.start or date.min) <= as_of <= (self.until or date.max)
        )


@dataclass(frozen=True, slots=True)
class IntervalInForce:
    """The interval of a village on a day and the rule it comes from (None: no rule at all)."""

    days: int
    rule: Rule | None

    @property
    def confirmed(self) -> bool:
        return self.rule is not None and self.rule.confirmed


class RuleBook:
    """The rules valid on one day, ready to be asked for any village.

    Among rules of one level and code the latest ``valid_from`` not after the day wins (a tie goes
    to the shorter interval); among several tier rules of one village the shortest interval wins.
    """

    def __init__(self, rules: Iterable[Rule], as_of: date) -> None:
        self._in_force: dict[tuple[RuleLevel, str], Rule] = {}
        for rule in rules:
            if (rule.valid_from or date.min) > as_of:
                continue
            key = (rule.level, rule.code)
            held = self._in_force.get(key)
            if held is None or _newer(rule) > _newer(held):
                self._in_force[key] = rule

    @property
    def in_force(self) -> tuple[Rule, ...]:
        """The rules that hold on the day, one for each level and code."""
        return tuple(self._in_force.values())

    def interval_of(
        self, village_code: str, programmes: Iterable[Programme], tier: Tier | None
    ) -> IntervalInForce:
        """The interval of a village: its own, its programme or given tier, regency, province.

        ``tier`` is a tier that was given for the village, not the one that its programmes imply.
        """
        rule = self._in_force.get((RuleLevel.VILLAGE, village_code))
        if rule is None:
            codes = [*programmes, tier] if tier is not None else list(programmes)
            tier_rules = [
                found for code in codes if (found := self._in_force.get((RuleLevel.TIER, code)))
            ]
            rule = min(tier_rules, key=lambda r: r.interval_days, default=None)
        if rule is None:
            rule = self._in_force.get((RuleLevel.REGENCY, regency_code_of(village_code)))
        if rule is None:
            rule = self._in_force.get((RuleLevel.PROVINCE, village_code[:2]))
        return IntervalInForce(rule.interval_days if rule else DEFAULT_INTERVAL, rule)


def _newer(rule: Rule) -> tuple[date, int]:
    return (rule.valid_from or date.min, -rule.interval_days)


_TIER_WEIGHT = {Tier.HIGH: 2, Tier.MEDIUM: 1, Tier.LOW: 0}


def given_tiers(records: Iterable[TierRecord], as_of: date) -> Mapping[str, Tier]:
    """The tier given to each village on a day: the latest valid one, in a tie the higher.

    Once the latest was withdrawn the village has none: what was valid before it does not come back.
    """
    return {code: record.tier for code, record in tiers_in_force(records, as_of).items()}


def tiers_in_force(records: Iterable[TierRecord], as_of: date) -> Mapping[str, TierRecord]:
    """The record of the tier that each village has on a day, by code."""
    latest: dict[str, TierRecord] = {}
    for record in records:
        if (record.valid_from or date.min) > as_of:
            continue
        held = latest.get(record.village_code)
        if held is None or _tier_key(record) > _tier_key(held):
            latest[record.village_code] = record
    return {code: record for code, record in latest.items() if as_of <= (record.until or date.max)}


def _tier_key(record: TierRecord) -> tuple[date, int]:
    return (record.valid_from or date.min, _TIER_WEIGHT[record.tier])


def tier_in_queue(given: Tier | None, programmes: Iterable[Programme]) -> Tier:
    """The tier that orders the queue: the given one, else high for a programme, else medium."""
    if given is not None:
        return given
    return Tier.HIGH if any(True for _ in programmes) else Tier.MEDIUM


def waiting_since(memberships: Iterable[Membership], as_of: date, start: date) -> date:
    """The day from which a village without any record waits: programme start or membership.

    ``memberships`` are those of the village; an empty ``since`` means always and moves nothing.
    """
    active = [m.since or date.min for m in memberships if m.active(as_of)]
    return max(start, min(active)) if active else start
