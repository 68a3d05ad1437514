"""Risk tiers of villages, set and withdrawn by who may set rules; what was before is kept.

A tier orders the queue and may shorten or lengthen the interval. It rests on figures that are not
public, so nobody without an account is told of it (docs/decisions/0008).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lib.db import rules as kept
from lib.db.engine import Database
from lib.domain.area_codes import read_code
from lib.domain.audit import Deed, Event
from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.errors import PantauError
from lib.domain.event_text import events_text
from lib.domain.permissions import Action, Person, require
from lib.domain.rules import Tier, TierRecord, tiers_in_force
from lib.domain.tier_check import faults_of_tier
from lib.io.import_dates import read_date
from lib.io.import_text import Unread
from lib.io.tier_sheet import TierLine, read_tier, read_tier_sheet, tier_template
from lib.services.clock import day_of
from lib.services.register import all_villages, village_codes
from lib.services.writing import By, regencies_of, writing


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong with a cell: the row of the spreadsheet, its column as the file calls it."""

    line: int
    column: str
    key: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class TierPlan:
    """What a file would set; with any fault it sets nothing."""

    records: tuple[TierRecord, ...]
    """Those that differ from what is kept."""
    before: Mapping[str, TierRecord]
    """What the villages of ``records`` have today, by code."""
    unchanged: int
    faults: tuple[LineFault, ...]


def tiers_given(database: Database, person: Person, today: date) -> tuple[TierRecord, ...]:
    """The tiers that hold on a day with what they rest on, by village; for administrators."""
    require(person, Action.SET_RULES)
    with database.read() as connection:
        found = tiers_in_force(kept.read_tiers(connection), today)
    return tuple(found[code] for code in sorted(found))


def plan_tiers(database: Database, person: Person, content: bytes, today: date) -> TierPlan:
    """What a spreadsheet would set; raises FileRefused where it cannot be read at all."""
    require(person, Action.SET_RULES)
    sheet = read_tier_sheet(content)
    known = village_codes(database)
    with database.read() as connection:
        there = kept.read_tiers(connection)
    read = [(line, *_read(line, known, today)) for line in sheet.lines]
    records = [record for _, record, _ in read]
    rows_of = Counter(record.village_code for record in records)
    faults: list[LineFault] = []
    for line, record, unread in read:
        found = [*unread, *faults_of_tier(record, known, today)]
        if rows_of[record.village_code] > 1:
            found.append(Fault("village_code", "village_twice", record.village_code))
        told = {fault.field: fault for fault in reversed(found)}
        faults += [
            LineFault(line.number, title, told[field].key, told[field].value)
            for field, title in sheet.titles.items()
            if field in told
        ]
    new = tuple(record for record in records if record not in there)
    held = tiers_in_force(there, today)
    return TierPlan(
        records=new,
        before={r.village_code: held[r.village_code] for r in new if r.village_code in held},
        unchanged=len(records) - len(new),
        faults=tuple(faults),
    )


def set_tiers(database: Database, by: By, records: Collection[TierRecord]) -> int:
    """How many tiers were set, each in place of one of its village and first day.

    All or none: raises EntryRefused with every fault, its field prefixed by the village.
    """
    require(by.person, Action.SET_RULES)
    today = day_of(by.at)
    _refuse(records, village_codes(database), today)
    with writing(database, by, Action.SET_RULES) as write:
        there = kept.read_tiers(write.connection)
        new = [record for record in records if record not in there]
        if not new:
            raise EntryRefused([Fault("tiers", "nothing_new")])
        codes = {record.village_code for record in new}
        places = {(record.village_code, record.valid_from) for record in new}
        own = [record for record in there if record.village_code in codes]
        stay = [r for r in own if (r.village_code, r.valid_from) not in places]
        held = tiers_in_force(own, today)
        kept.replace_tiers(write.connection, codes, [*stay, *new])
        write.leave(_event([held[code] for code in sorted(codes & held.keys())], new))
    return len(new)


def withdraw_tier(database: Database, by: By, village_code: str) -> None:
    """The village without a given tier from today on; days before keep theirs.

    Raises PantauError (tier_gone) where it has none, as when somebody withdrew it in between.
    """
    with writing(database, by, Action.SET_RULES) as write:
        today = day_of(by.at)
        there = kept.read_tiers(write.connection)
        own = [record for record in there if record.village_code == village_code]
        held = tiers_in_force(own, today).get(village_code)
        if held is None:
            raise PantauError("tier_gone", village=village_code)
        ended = replace(held, until=today - timedelta(days=1))
        begun = [r for r in own if (r.valid_from or date.min) <= today and r != held]
        kept.replace_tiers(write.connection, [village_code], [*begun, ended])
        write.leave(_event([held], [ended]))


def tier_template_file(database: Database, person: Person) -> bytes:
    """The template with the codes of all villages."""
    require(person, Action.SET_RULES)
    return tier_template(all_villages(database, database.version()))


def _read(line: TierLine, known: Collection[str], today: date) -> tuple[TierRecord, list[Fault]]:
    """The record as far as the row can be read, and what cannot be."""
    texts = line.texts
    faults: list[Fault] = []
    tier = read_tier(texts["tier"])
    if tier is None:
        faults.append(Fault("tier", "tier_unknown", texts["tier"]))
    day = None
    try:
        found = read_date(texts["valid_from"], today)
    except Unread:
        faults.append(Fault("valid_from", "day_unread", texts["valid_from"]))
    else:
        day = found.day if found else None
    if texts.get("until"):
        faults.append(Fault("until", "tier_ended"))
    record = TierRecord(
        read_code(texts["village_code"], known).code or texts["village_code"],
        tier or Tier.MEDIUM,
        day,
        texts["source"],
        texts["period"],
        texts["agency"],
    )
    return record, faults


def _refuse(records: Collection[TierRecord], known: Collection[str], today: date) -> None:
    rows_of = Counter(record.village_code for record in records)
    faults = []
    for record in records:
        found = faults_of_tier(record, known, today)
        if rows_of[record.village_code] > 1:
            found.append(Fault("village_code", "village_twice", record.village_code))
        if record.until is not None:
            found.append(Fault("until", "tier_ended"))
        faults += [replace(fault, field=f"{record.village_code}:{fault.field}") for fault in found]
    if faults:
        raise EntryRefused(faults)


def _event(before: list[TierRecord], after: list[TierRecord]) -> Event:
    codes = sorted({record.village_code for record in after})
    return Event(
        Deed.SET_TIERS,
        "tiers",
        codes[0] if len(codes) == 1 else "",
        before=events_text(before),
        after=events_text(after),
        regencies=regencies_of(codes),
    )
