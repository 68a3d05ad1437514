"""A whole record stored at once, and the reference data that every database starts with."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection

from lib.db.activities import (
    count_unverified_again,
    deleted_among,
    insert_activities,
    read_activities,
)
from lib.db.register import has_register, insert_register
from lib.db.rules import (
    has_rules,
    insert_exemptions,
    insert_memberships,
    insert_snoozes,
    insert_tiers,
    read_exemptions,
    read_memberships,
    read_snoozes,
    read_tiers,
    replace_rules,
    write_settings,
)
from lib.domain.activities import Activity
from lib.domain.areas import Village
from lib.domain.audit import Origin
from lib.domain.errors import Complaint, PackageRefused
from lib.domain.record import Record
from lib.domain.rules import SHIPPED_RULES

Entry = TypeVar("Entry")
_CHUNK = 500


def is_ready(connection: Connection) -> bool:
    """Whether the register and the rules are in."""
    return has_register(connection) and has_rules(connection)


def insert_reference(connection: Connection, register: Sequence[Village]) -> None:
    """The register and the shipped rules, where there are none."""
    if not has_register(connection):
        insert_register(connection, register)
    if not has_rules(connection):
        replace_rules(connection, SHIPPED_RULES)


def insert_record(connection: Connection, record: Record) -> dict[str, int]:
    """What of the record was not there yet, counted by file.

    Raises PackageRefused when an activity stands under the same id with another content or was
    deleted: a record is never overwritten silently.
    """
    new = _new_activities(connection, record.activities)
    insert_activities(connection, new, recorded_by=Origin.FILE, verified_by=Origin.FILE)
    counts = {"activities": len(new)}
    counts["memberships"] = _insert_new(
        connection, record.memberships, read_memberships, insert_memberships
    )
    counts["tiers"] = _insert_new(connection, record.tiers, read_tiers, insert_tiers)
    counts["snoozes"] = _insert_new(connection, record.snoozes, read_snoozes, insert_snoozes)
    counts["exemptions"] = _insert_new(
        connection, record.exemptions, read_exemptions, insert_exemptions
    )
    if record.rules:
        replace_rules(connection, record.rules)
    counts["rules"] = len(record.rules)
    write_settings(connection, record.settings)
    if "unverified_count" in record.settings:
        count_unverified_again(connection)
    counts["settings"] = len(record.settings)
    return counts


def _new_activities(connection: Connection, given: Sequence[Activity]) -> list[Activity]:
    there: dict[str, Activity] = {}
    deleted: frozenset[str] = frozenset()
    ids = [activity.id for activity in given]
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        there |= read_activities(connection, chunk)
        deleted |= deleted_among(connection, chunk)
    faults = [f"{a.id!r} was deleted in the database" for a in given if a.id in deleted]
    faults += [
        f"{a.id!r} is in the database already with another content"
        for a in given
        if a.id in there and _content(there[a.id]) != _content(a)
    ]
    if faults:
        raise PackageRefused([Complaint("activities.csv", None, "activity_id", f) for f in faults])
    return [activity for activity in given if activity.id not in there]


def _content(activity: Activity) -> Activity:
    """The activity with its areas in order of code: their order in a file means nothing."""
    return replace(activity, areas=tuple(sorted(activity.areas, key=lambda a: a.area_code)))


def _insert_new(
    connection: Connection,
    given: Iterable[Entry],
    read: Callable[[Connection], tuple[Entry, ...]],
    insert: Callable[[Connection, Sequence[Entry]], None],
) -> int:
    there = frozenset(read(connection))
    new = [entry for entry in given if entry not in there]
    insert(connection, new)
    return len(new)
