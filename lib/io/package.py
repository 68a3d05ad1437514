"""A data package read from its folder: the whole record, or every fault that stands in its way.

The format follows the Frictionless Data Package; ``docs/data-package.md`` names files and columns.
Codes are checked against the register, lists against their vocabularies, and rows against each
other, so that what is returned can be stored as it is.
"""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.areas import AreaLevel, level_of
from lib.domain.errors import Complaint, PackageRefused
from lib.domain.record import Record
from lib.domain.rules import (
    MAX_SNOOZE_DAYS,
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
from lib.io import fields
from lib.io.columns import COLUMNS, KEYS
from lib.io.table import Faulty, Row, Table

SETTINGS: dict[str, Callable[[str], object]] = {
    "programme_start": fields.day,
    "training_refreshes": fields.yes_no,
    "delegates_refresh": fields.yes_no,
    "unverified_count": fields.yes_no,
}
_TRUTH = {"true": "yes", "false": "no"}

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Codes:
    """The area codes of the register, by level."""

    villages: Collection[str]
    districts: Collection[str]
    regencies: Collection[str]

    def known(self, code: str) -> bool:
        return code in self.villages or code in self.districts or code in self.regencies


def read_package(folder: Path, codes: Codes) -> Record:
    """The record in a folder; raises PackageRefused with file, row, column and reason."""
    _refuse_what_is_no_package(folder)
    reader = _Reader(folder, codes)
    activities = {a.id: a for a in reader.read("activities.csv", _activity)}
    record = Record(
        activities=tuple(reader.with_areas(activities).values()),
        memberships=tuple(reader.read("memberships.csv", _membership)),
        rules=tuple(reader.read("rules.csv", _rule)),
        tiers=tuple(reader.read("tiers.csv", _tier)),
        snoozes=tuple(reader.read("snoozes.csv", _snooze)),
        exemptions=tuple(reader.read("exemptions.csv", _exemption)),
        settings=dict(reader.read("settings.csv", _setting)),
    )
    if reader.complaints:
        raise PackageRefused(reader.complaints)
    return record


def _refuse_what_is_no_package(folder: Path) -> None:
    if not folder.is_dir():
        raise PackageRefused([Complaint(str(folder), None, "", "is not a folder")])
    descriptor = folder / "datapackage.json"
    if not descriptor.exists() and not any((folder / name).exists() for name in COLUMNS):
        reason = f"holds none of {', '.join(COLUMNS)}"
        raise PackageRefused([Complaint(str(folder), None, "", reason)])
    if descriptor.exists():
        try:
            described = json.loads(descriptor.read_text(encoding="utf-8-sig"))
        except (ValueError, OSError):
            complaint = Complaint(descriptor.name, None, "", "is not readable JSON")
            raise PackageRefused([complaint]) from None
        if not isinstance(described, dict):
            raise PackageRefused([Complaint(descriptor.name, None, "", "is not a JSON object")])


class _Reader:
    """Reads the files of one folder and keeps the faults of all of them."""

    def __init__(self, folder: Path, codes: Codes) -> None:
        self.folder = folder
        self.codes = codes
        self.complaints: list[Complaint] = []

    def read(self, name: str, parse: Callable[[Row, Codes], Entry]) -> Iterator[Entry]:
        """Each row of a file as the parser sees it, faulty rows left out, keys only once."""
        table = Table(self.folder / name, COLUMNS[name], KEYS[name])
        seen: dict[tuple[str, ...], int] = {}
        for row in table.rows():
            try:
                entry = parse(row, self.codes)
            except Faulty:
                continue
            identity = tuple(row.text(column) for column in _UNIQUE.get(name, ()))
            if identity and identity in seen:
                row.refuse(_UNIQUE[name][-1], f"stands already in row {seen[identity]}")
            seen[identity] = row.number
            if not row.faulty:
                yield entry
        self.complaints.extend(table.complaints)

    def with_areas(self, activities: dict[str, Activity]) -> dict[str, Activity]:
        """The activities with the areas of activity_areas.csv in the order of the file."""
        ids = frozenset(activities)
        areas: dict[str, list[AreaLink]] = {}

        def parse(row: Row, codes: Codes) -> tuple[str, AreaLink]:
            activity_id = row.need("activity_id", str)
            if activity_id not in ids and not self.complaints:
                row.refuse("activity_id", f"{activity_id!r} is not in activities.csv")
            code = _area(row, "area_code", codes.known, "village, district or regency")
            return activity_id, AreaLink(code, row.need("link", lambda t: fields.word(t, Link)))

        for activity_id, link in self.read("activity_areas.csv", parse):
            areas.setdefault(activity_id, []).append(link)
        return {
            key: replace(activity, areas=tuple(areas.get(key, ())))
            for key, activity in activities.items()
        }


_UNIQUE = {
    "activities.csv": ("activity_id",),
    "activity_areas.csv": ("activity_id", "area_code"),
    "settings.csv": ("key",),
}


def _area(row: Row, column: str, known: Callable[[str], bool], what: str) -> str:
    code = row.need(column, str)
    if not known(code):
        row.refuse(column, f"{code!r} is not a {what} of the register")
        raise Faulty
    return code


def _activity_day(row: Row) -> tuple[date, bool]:
    found = row.read("date", fields.day_or_month)
    if found is None:
        raise Faulty
    day, month_only = found
    if day is None:
        row.refuse("date", "must not be empty")
        raise Faulty
    if day > fields.LATEST_ACTIVITY:
        row.refuse("date", f"lies after {fields.LATEST_ACTIVITY}")
        raise Faulty
    return day, month_only


def _activity(row: Row, codes: Codes) -> Activity:
    day, month_only = _activity_day(row)
    end_date = row.read("end_date", fields.day)
    if end_date is not None and end_date < day:
        row.refuse("end_date", f"{end_date} lies before the date {day}")
    venue_area = row.text("venue_area_code")
    if venue_area and not codes.known(venue_area) and level_of(venue_area) != AreaLevel.PROVINCE:
        row.refuse("venue_area_code", f"{venue_area!r} is not an area of the register")
    organisers = row.read("organisers", _organisers)
    return Activity(
        id=row.need("activity_id", str),
        date=day,
        month_only=month_only,
        end_date=end_date,
        kind=row.need("kind", lambda t: fields.word(t, Kind)),
        form=row.read("form", lambda t: fields.word(t, Form)),
        state=row.need("state", lambda t: fields.word(t, State)),
        organisers=organisers or (),
        organiser_units=row.text("organiser_units"),
        topics=fields.words(row.text("topics")),
        participants=row.read("participants", fields.whole),
        participants_note=row.text("participants_note"),
        audience=fields.words(row.text("audience")),
        leaders=row.read("leaders", fields.yes_no),
        youth=row.read("youth", fields.yes_no),
        women=row.read("women", fields.yes_no),
        venue=row.text("venue"),
        venue_area_code=venue_area,
        pre_mean=row.read("pre_mean", fields.decimal),
        post_mean=row.read("post_mean", fields.decimal),
        tested=row.read("tested", fields.whole),
        evidence_url=row.text("evidence_url"),
        source_title=row.text("source_title"),
        source_url=row.text("source_url"),
        source_url_2=row.text("source_url_2"),
        recorded_on=row.read("recorded_on", fields.day),
        notes=row.text("notes"),
    )


def _organisers(text: str) -> tuple[Organiser, ...]:
    found = (fields.word(entry, Organiser) for entry in fields.words(text))
    return tuple(organiser for organiser in found if organiser is not None)


def _membership(row: Row, codes: Codes) -> Membership:
    def known(code: str) -> bool:
        return code in codes.villages or code in codes.districts

    since, until = _span(row, "since", "until")
    return Membership(
        area_code=_area(row, "area_code", known, "village or district"),
        programme=row.need("programme", lambda t: fields.word(t, Programme)),
        since=since,
        until=until,
        office=row.text("office"),
        deed=row.text("deed"),
        derived=row.read("derived", fields.yes_no) or False,
        source_url=row.text("source_url"),
        notes=row.text("notes"),
    )


def _span(row: Row, first: str, last: str) -> tuple[date | None, date | None]:
    start, end = row.read(first, fields.day), row.read(last, fields.day)
    if start is not None and end is not None and end < start:
        row.refuse(last, f"{end} lies before {first} {start}")
    return start, end


def _rule(row: Row, codes: Codes) -> Rule:
    level = row.need("level", lambda t: fields.word(t, RuleLevel))
    code = row.need("code", str)
    allowed: Collection[str] = {
        RuleLevel.PROVINCE: {region[:2] for region in codes.regencies},
        RuleLevel.REGENCY: codes.regencies,
        RuleLevel.TIER: {*Programme, *Tier},
        RuleLevel.VILLAGE: codes.villages,
    }[level]
    if code not in allowed:
        row.refuse("code", f"{code!r} is not a code of level {level}")
    return Rule(
        level=level,
        code=code,
        interval_days=row.need("interval_days", lambda t: fields.whole(t, 1, 3650)),
        valid_from=row.read("valid_from", fields.day),
        confirmed=row.read("confirmed", fields.yes_no) or False,
    )


def _tier(row: Row, codes: Codes) -> TierRecord:
    return TierRecord(
        village_code=_village(row, codes),
        tier=row.need("tier", lambda t: fields.word(t, Tier)),
        valid_from=row.read("valid_from", fields.day),
        source=row.text("source"),
        period=row.text("period"),
        agency=row.text("agency"),
        # It may lie before its first day: a tier withdrawn on that day was never in force.
        until=row.read("until", fields.day),
    )


def _village(row: Row, codes: Codes) -> str:
    return _area(row, "village_code", lambda code: code in codes.villages, "village")


def _snooze(row: Row, codes: Codes) -> Snooze:
    start, _ = _span(row, "from", "until")
    until = row.need("until", fields.day)
    if start is not None and until - start > timedelta(days=MAX_SNOOZE_DAYS):
        row.refuse("until", f"a snooze lasts at most {MAX_SNOOZE_DAYS} days")
    return Snooze(
        village_code=_village(row, codes),
        start=start,
        until=until,
        reason=row.need("reason", lambda t: fields.word(t, SnoozeReason)),
        note=row.text("note"),
    )


def _exemption(row: Row, codes: Codes) -> Exemption:
    start, until = _span(row, "from", "until")
    return Exemption(
        village_code=_village(row, codes),
        start=start,
        until=until,
        reason=row.need("reason", lambda t: fields.word(t, ExemptionReason)),
        approver=row.text("approver"),
    )


def _setting(row: Row, codes: Codes) -> tuple[str, str]:
    key = row.need("key", str)
    if key not in SETTINGS:
        row.refuse("key", f"{key!r} is not one of {', '.join(SETTINGS)}")
        raise Faulty
    row.cells["value"] = _TRUTH.get(row.text("value").lower(), row.text("value"))
    row.need("value", SETTINGS[key])
    return key, row.text("value")
