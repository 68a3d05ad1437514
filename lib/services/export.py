"""The record as a data package, as much of it as a person may read."""

from dataclasses import replace
from pathlib import Path

from lib.db.engine import Database
from lib.db.whole_record import read_record
from lib.domain.activities import Activity
from lib.domain.areas import AreaLevel, level_of, regency_code_of
from lib.domain.permissions import Action, Person, require, sees_tiers
from lib.domain.record import Record
from lib.domain.rules import Rule
from lib.io.package_writer import package_files, travelling, write_package

_BELOW_PROVINCE = (AreaLevel.REGENCY, AreaLevel.DISTRICT, AreaLevel.VILLAGE)


def export_record(database: Database, person: Person) -> Record:
    """The record of the person's regencies; the whole one for who is bound to none.

    An activity of several regencies comes with the areas of the person's own. Rules of the whole
    province and the settings belong to everybody, risk tiers to whoever has an account.
    """
    require(person, Action.READ)
    with database.read() as connection:
        record = travelling(read_record(connection))
    if not sees_tiers(person):
        record = replace(record, tiers=())
    return _within(record, person.regencies) if person.regencies else record


def export_package(database: Database, person: Person, folder: Path) -> Record:
    """The package written into a folder; returns what is in it."""
    record = export_record(database, person)
    write_package(folder, record)
    return record


def package_of(database: Database, person: Person) -> dict[str, bytes]:
    """The files of the package by name, for a download."""
    return package_files(export_record(database, person))


def _within(record: Record, regencies: frozenset[str]) -> Record:
    def own(area_code: str) -> bool:
        return regency_code_of(area_code) in regencies

    def applies(rule: Rule) -> bool:
        return level_of(rule.code) not in _BELOW_PROVINCE or own(rule.code)

    def seen(activity: Activity) -> Activity:
        areas = tuple(link for link in activity.areas if own(link.area_code))
        return replace(activity, areas=areas)

    trimmed = map(seen, record.activities)
    return replace(
        record,
        activities=tuple(activity for activity in trimmed if activity.areas),
        memberships=tuple(m for m in record.memberships if own(m.area_code)),
        rules=tuple(filter(applies, record.rules)),
        tiers=tuple(t for t in record.tiers if own(t.village_code)),
        snoozes=tuple(s for s in record.snoozes if own(s.village_code)),
        exemptions=tuple(e for e in record.exemptions if own(e.village_code)),
    )
