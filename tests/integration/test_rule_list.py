"""The rules by their place on a day; each village is decided for once."""

from dataclasses import replace
from datetime import UTC, date, datetime

from lib.db.engine import Database
from lib.db.rules import insert_memberships, insert_tiers, replace_rules
from lib.domain.audit import Origin
from lib.domain.permissions import Person, Role
from lib.domain.rules import (
    SHIPPED_RULES,
    Membership,
    Programme,
    Rule,
    RuleLevel,
    Tier,
    TierRecord,
)
from lib.services.rule_list import rule_list
from lib.services.rules import set_rules
from lib.services.writing import By

TODAY = date(2026, 7, 1)
HERE = "36.03.07.2001"
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
BY = By(CHIEF, Origin.SCREEN, datetime(2026, 7, 1, 3, tzinfo=UTC))
REGENCY = Rule(RuleLevel.REGENCY, "36.04", 120, date(2026, 1, 1))


def test_every_village_is_decided_for_by_one_rule(database: Database) -> None:
    with database.write() as connection:
        insert_memberships(connection, [Membership(HERE, Programme.DESA_BINAAN_IMIGRASI)])
        insert_tiers(connection, [TierRecord("36.71.01.1001", Tier.LOW)])
    set_rules(database, BY, [REGENCY])
    found = rule_list(database, CHIEF, TODAY)
    decided = [(h.rule.level, h.rule.code, h.villages) for h in found.in_force]
    assert decided == [
        ("province", "36", 4),
        ("tier", "desa_binaan_imigrasi", 1),
        ("tier", "desa_migran_emas", 0),
        ("tier", "high", 0),
        ("tier", "low", 1),
        ("regency", "36.04", 2),
    ]
    assert found.villages == 8


def test_a_rule_comes_holds_and_is_past(database: Database) -> None:
    shorter = replace(REGENCY, interval_days=60, valid_from=TODAY)
    set_rules(database, BY, [REGENCY, shorter])

    def places(day: date) -> dict[str, list[int]]:
        found = rule_list(database, CHIEF, day)
        regency = {
            "in force": [h.rule for h in found.in_force],
            "coming": found.coming,
            "past": found.past,
        }
        return {
            name: [r.interval_days for r in rules if r.level is RuleLevel.REGENCY]
            for name, rules in regency.items()
        }

    assert places(date(2025, 12, 31)) == {"in force": [], "coming": [120, 60], "past": []}
    assert places(date(2026, 6, 30)) == {"in force": [120], "coming": [60], "past": []}
    assert places(TODAY) == {"in force": [60], "coming": [], "past": [120]}


def test_villages_without_any_rule_are_told_apart(database: Database) -> None:
    with database.write() as connection:
        replace_rules(connection, [replace(SHIPPED_RULES[0], valid_from=date(2027, 1, 1)), REGENCY])
    found = rule_list(database, CHIEF, TODAY)
    assert (found.ruled_by_none, found.villages) == (6, 8)


def test_who_is_bound_to_a_regency_counts_its_villages(database: Database) -> None:
    bound = Person(Role.COORDINATOR, frozenset({"36.04"}), "anna@kantor.id")
    assert rule_list(database, bound, TODAY).villages == 2
