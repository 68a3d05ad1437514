"""What makes intervals and settings fit to be saved: every fault at once, each at its field."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from lib.domain.entry_check import EARLIEST, EntryRefused, Fault
from lib.domain.rules import Programme, Rule, RuleLevel, Tier

LONGEST_INTERVAL = 3650


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """The codes that a rule may name."""

    provinces: Collection[str]
    regencies: Collection[str]
    villages: Collection[str]

    def of(self, level: RuleLevel) -> Collection[str]:
        if level is RuleLevel.TIER:
            return (*Programme, *Tier)
        return {
            RuleLevel.PROVINCE: self.provinces,
            RuleLevel.REGENCY: self.regencies,
            RuleLevel.VILLAGE: self.villages,
        }[level]


def faults_of_rules(rules: Iterable[Rule], known: KnownCodes) -> list[Fault]:
    """The faults of some rules; the field is ``level:code``, as the row of a form is called.

    An interval is a whole number of days from 1 to 3650; text that came out of a field is none.
    """
    faults: list[Fault] = []
    seen: set[tuple[RuleLevel, str, date | None]] = set()
    for rule in rules:
        field = f"{rule.level}:{rule.code}"
        if rule.code not in known.of(rule.level):
            faults.append(Fault(field, "area_unknown", rule.code))
        if not is_interval(rule.interval_days):
            faults.append(Fault(field, "interval_odd", str(rule.interval_days)))
        if (rule.level, rule.code, rule.valid_from) in seen:
            faults.append(Fault(field, "rule_twice"))
        seen.add((rule.level, rule.code, rule.valid_from))
    return faults


def place_of(rule: Rule) -> tuple[RuleLevel, str, date | None]:
    """Where a rule stands: of one level, code and first day there is one."""
    return rule.level, rule.code, rule.valid_from


def rules_after(
    there: Iterable[Rule], changed: Collection[Rule], dropped: Collection[Rule] = ()
) -> tuple[Rule, ...]:
    """The rules once some are set, each in place of the one of its place, and some dropped.

    Raises EntryRefused where the province would be left without any.
    """
    places = {place_of(rule) for rule in (*changed, *dropped)}
    after = (*(rule for rule in there if place_of(rule) not in places), *changed)
    if not any(rule.level is RuleLevel.PROVINCE for rule in after):
        raise EntryRefused([Fault("province", "rule_needed")])
    return after


def written_days(text: str) -> int | None:
    """The number of days that somebody typed; None for anything but digits."""
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def is_interval(days: object) -> bool:
    # A bool is an int to Python, and neither True nor "90" is a number of days.
    return type(days) is int and 1 <= days <= LONGEST_INTERVAL


def faults_of_setting(key: str, value: str, today: date) -> list[Fault]:
    """The faults of one setting as it is stored: yes or no, or a day written YYYY-MM-DD."""
    if key == "programme_start":
        return [] if _is_past_day(value, today) else [Fault(key, "day_odd", value)]
    if key in ("training_refreshes", "delegates_refresh", "unverified_count"):
        return [] if value in ("yes", "no") else [Fault(key, "yes_no_odd", value)]
    return [Fault(key, "setting_unknown", key)]


def _is_past_day(text: str, today: date) -> bool:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return text == day.isoformat() and EARLIEST <= day <= today
