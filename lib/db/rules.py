"""Rules, programmes, tiers, snoozes, exemptions and settings, stored and read back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import Connection, Table, delete, func, insert, select

from lib.db import tables
from lib.domain.record import Settings
from lib.domain.rules import (
    Exemption,
    ExemptionReason,
    Membership,
    Programme,
    Rule,
    RuleLevel,
    Snooze,
    SnoozeReason,
    Tier,
    TierRecord,
)

Excuse = Membership | Rule | TierRecord | Snooze | Exemption


def replace_rules(connection: Connection, new: Sequence[Rule]) -> None:
    """These rules in place of all that were in force."""
    connection.execute(delete(tables.rules))
    _insert(connection, tables.rules, new)


def insert_memberships(connection: Connection, new: Sequence[Membership]) -> None:
    _insert(connection, tables.memberships, new)


def insert_tiers(connection: Connection, new: Sequence[TierRecord]) -> None:
    _insert(connection, tables.tiers, new)


def replace_tiers(
    connection: Connection, codes: Collection[str], new: Sequence[TierRecord]
) -> None:
    """These tiers in place of all those of some villages."""
    connection.execute(delete(tables.tiers).where(tables.tiers.c.village_code.in_(codes)))
    insert_tiers(connection, new)


def insert_snoozes(connection: Connection, new: Sequence[Snooze]) -> None:
    _insert(connection, tables.snoozes, new)


def insert_exemptions(connection: Connection, new: Sequence[Exemption]) -> None:
    _insert(connection, tables.exemptions, new)


def _insert(connection: Connection, table: Table, new: Sequence[Excuse]) -> None:
    if new:
        connection.execute(insert(table), [asdict(entry) for entry in new])


def has_rules(connection: Connection) -> bool:
    """Whether any rule is in, the shipped ones included."""
    return connection.execute(select(func.count()).select_from(tables.rules)).scalar_one() > 0


def read_rules(connection: Connection) -> tuple[Rule, ...]:
    rows = connection.execute(select(tables.rules).order_by(tables.rules.c.id))
    return tuple(
        Rule(RuleLevel(r.level), r.code, r.interval_days, r.valid_from, r.confirmed) for r in rows
    )


def read_memberships(connection: Connection) -> tuple[Membership, ...]:
    rows = connection.execute(select(tables.memberships).order_by(tables.memberships.c.id))
    return tuple(
        Membership(
            area_code=r.area_code,
            programme=Programme(r.programme),
            since=r.since,
            until=r.until,
            office=r.office,
            deed=r.deed,
            derived=r.derived,
            source_url=r.source_url,
            notes=r.notes,
        )
        for r in rows
    )


def read_tiers(connection: Connection) -> tuple[TierRecord, ...]:
    rows = connection.execute(select(tables.tiers).order_by(tables.tiers.c.id))
    return tuple(
        TierRecord(
            r.village_code, Tier(r.tier), r.valid_from, r.source, r.period, r.agency, r.until
        )
        for r in rows
    )


def read_snoozes(connection: Connection) -> tuple[Snooze, ...]:
    rows = connection.execute(select(tables.snoozes).order_by(tables.snoozes.c.id))
    return tuple(
        Snooze(r.village_code, r.start, r.until, SnoozeReason(r.reason), r.note) for r in rows
    )


def read_exemptions(connection: Connection) -> tuple[Exemption, ...]:
    """Those approved and those waiting for it; what was declined is no exemption."""
    wanted = select(tables.exemptions).where(tables.exemptions.c.declined_by == "")
    rows = connection.execute(wanted.order_by(tables.exemptions.c.id))
    return tuple(
        Exemption(r.village_code, r.start, r.until, ExemptionReason(r.reason), r.approver)
        for r in rows
    )


def write_settings(connection: Connection, given: Mapping[str, str]) -> None:
    """The settings given in place of those of the same key."""
    for key, value in given.items():
        connection.execute(delete(tables.settings).where(tables.settings.c.key == key))
        connection.execute(insert(tables.settings).values(key=key, value=value))


def read_settings(connection: Connection, changed: Mapping[str, str] | None = None) -> Settings:
    """What was set, and the shipped defaults for the rest; ``changed`` as if it had been set."""
    given: dict[str, str] = {
        row.key: row.value for row in connection.execute(select(tables.settings))
    }
    given |= changed or {}
    shipped = Settings()
    start = given.get("programme_start")
    return Settings(
        programme_start=date.fromisoformat(start) if start else shipped.programme_start,
        training_refreshes=given.get("training_refreshes") == "yes",
        delegates_refresh=given.get("delegates_refresh") == "yes",
        unverified_count=given.get("unverified_count") != "no",
    )
