"""The intervals that hold on a day with the villages each decides for, those to come, and the past.

A rule decides for a village when its interval comes from it, so every village is counted once.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from lib.db.engine import Database
from lib.domain.permissions import Action, Person, require
from lib.domain.rules import Programme, Rule, RuleBook, RuleLevel, Tier
from lib.services.rules import rules_kept
from lib.services.villages import village_table


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """A rule and for how many villages it decides; often 0 where nearer rules do."""

    rule: Rule
    villages: int


@dataclass(frozen=True, slots=True)
class RuleList:
    """The rules by their place on a day; province, programmes, tiers, regencies, villages."""

    in_force: tuple[RuleInForce, ...]
    coming: tuple[Rule, ...]
    past: tuple[Rule, ...]
    """Those that a later one of the same level and code took the place of."""
    villages: int
    ruled_by_none: int
    """Villages that no rule holds for: they have the usual interval."""

    @property
    def everything(self) -> tuple[Rule, ...]:
        return (*(held.rule for held in self.in_force), *self.coming, *self.past)


def rule_list(database: Database, person: Person, as_of: date) -> RuleList:
    """The rules as they stand on a day, counted over the villages that the person may read."""
    require(person, Action.READ)
    kept = sorted(set(rules_kept(database, person)), key=_order)
    decided = Counter(row.interval.rule for row in village_table(database, person, as_of))
    in_force = set(RuleBook(kept, as_of).in_force)
    others = [rule for rule in kept if rule not in in_force]
    return RuleList(
        in_force=tuple(RuleInForce(rule, decided[rule]) for rule in kept if rule in in_force),
        coming=tuple(rule for rule in others if (rule.valid_from or date.min) > as_of),
        past=tuple(rule for rule in others if (rule.valid_from or date.min) <= as_of),
        villages=decided.total(),
        ruled_by_none=decided[None],
    )


_LEVELS = (RuleLevel.PROVINCE, RuleLevel.TIER, RuleLevel.REGENCY, RuleLevel.VILLAGE)
_TIER_LEVEL = (*Programme, *Tier)


def _order(rule: Rule) -> tuple[int, int, str, date]:
    within = _TIER_LEVEL.index(rule.code) if rule.code in _TIER_LEVEL else 0
    return _LEVELS.index(rule.level), within, rule.code, rule.valid_from or date.min
