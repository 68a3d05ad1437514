"""Targets set by who sets rules, and what is done of them, from the read model."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lib.db import targets
from lib.db.engine import Database
from lib.domain.activities import Kind
from lib.domain.audit import Deed, Event
from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.event_text import event_text
from lib.domain.period import Period
from lib.domain.permissions import Action, Person, require
from lib.domain.selection import Selection
from lib.domain.status import UP_TO_DATE, Status
from lib.domain.targets import LATEST_YEARS, Progress, Target, TargetKind, together
from lib.services.activity_scope import asked
from lib.services.clock import day_of
from lib.services.recording import NotThere
from lib.services.register import all_villages
from lib.services.villages import village_table
from lib.services.writing import By, writing


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target with its regency by name, and how far it is."""

    target: Target
    label: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class TargetList:
    """The targets of a year by regency and kind, and those of each kind together."""

    year: int
    lines: tuple[TargetLine, ...]
    sums: Mapping[TargetKind, Progress]
    """Over the regencies that have a target of the kind; kinds without any are left out."""

    def count(self, kind: TargetKind) -> int:
        return sum(line.target.kind is kind for line in self.lines)


def set_target(database: Database, by: By, wanted: Target) -> None:
    """A target in place of the one of its regency, year and kind.

    Raises EntryRefused with every fault at its field: regency_code (area_unknown), year (year_odd),
    value (target_odd for what is no number above 0, target_above the villages there are,
    target_below what is done already, target_same).
    """
    require(by.person, Action.SET_RULES)
    today = day_of(by.at)
    faults = _faults_of(database, by.person, wanted, today)
    if faults:
        raise EntryRefused(faults)
    with writing(database, by, Action.SET_RULES) as write:
        before = targets.read_target(write.connection, wanted)
        if before == wanted:
            raise EntryRefused([Fault("value", "target_same", str(wanted.value))])
        targets.put_target(write.connection, wanted, by.actor, by.at)
        write.leave(_event(before, wanted))


def drop_target(database: Database, by: By, place: Target) -> None:
    """The target of a regency, year and kind taken away; raises NotThere where there is none."""
    with writing(database, by, Action.SET_RULES) as write:
        before = targets.read_target(write.connection, place)
        if before is None:
            raise NotThere("target_unknown", id=place.regency_code)
        targets.delete_target(write.connection, place)
        write.leave(_event(before, None))


def target_kept(database: Database, person: Person, place: Target) -> Target | None:
    """The target of a regency, year and kind, whatever its value; None where there is none."""
    require(person, Action.READ, place.regency_code)
    with database.read() as connection:
        return targets.read_target(connection, place)


def targets_seen(
    database: Database, person: Person, as_of: date, regency: str | None = None
) -> TargetList:
    """The targets of the year of a day, of the person's regencies or of one of them."""
    require(person, Action.READ)
    found = _targets(database, database.version(), person, as_of)
    lines = tuple(line for line in found if regency in (None, line.target.regency_code))
    parts = {kind: [x.progress for x in lines if x.target.kind is kind] for kind in TargetKind}
    sums = {kind: together(own) for kind, own in parts.items() if own}
    return TargetList(as_of.year, lines, sums)


@lru_cache(maxsize=64)
def _targets(
    database: Database, version: int, person: Person, as_of: date
) -> tuple[TargetLine, ...]:
    with database.read() as connection:
        kept = targets.read_targets(connection, as_of.year)
    if not kept:
        return ()
    begun = _done(database, person, TargetKind.UP_TO_DATE, date(as_of.year - 1, 12, 31))
    done = {kind: _done(database, person, kind, as_of) for kind in TargetKind}
    table = village_table(database, person, as_of)
    labels = {row.village.regency.code: row.village.regency.label for row in table}
    whole = Counter(row.village.regency.code for row in table if row.status is not Status.EXEMPT)
    return tuple(
        TargetLine(
            target,
            labels[code],
            Progress(
                value=target.value,
                begun=begun[code] if target.kind is TargetKind.UP_TO_DATE else 0,
                done=done[target.kind][code],
                whole=whole[code],
                as_of=as_of,
            ),
        )
        for target in kept
        if (code := target.regency_code) in labels
    )


def _done(database: Database, person: Person, kind: TargetKind, as_of: date) -> Counter[str]:
    """The villages that are not exempt and meet the target on a day, by regency."""
    table = village_table(database, person, as_of)
    if kind is TargetKind.UP_TO_DATE:
        return Counter(row.village.regency.code for row in table if row.status in UP_TO_DATE)
    outreach = asked(database, person, Selection(), as_of, Kind.OUTREACH)
    visits = outreach.visits(Period(date(as_of.year, 1, 1), as_of))
    reached = {code for code, of_village in visits.items() if of_village.direct}
    return Counter(
        row.village.regency.code
        for row in table
        if row.code in reached and row.status is not Status.EXEMPT
    )


def _faults_of(database: Database, person: Person, wanted: Target, today: date) -> list[Fault]:
    faults: list[Fault] = []
    code, value = wanted.regency_code, wanted.value
    villages = Counter(v.regency.code for v in all_villages(database, database.version()))
    if code not in villages:
        faults.append(Fault("regency_code", "area_unknown", code))
    if not today.year <= wanted.year <= today.year + LATEST_YEARS:
        faults.append(Fault("year", "year_odd", str(wanted.year)))
    if type(value) is not int or value < 1:
        faults.append(Fault("value", "target_odd", str(value)))
    elif code in villages and value > villages[code]:
        faults.append(Fault("value", "target_above", str(villages[code])))
    elif wanted.year == today.year:
        done = _done(database, person, wanted.kind, today)[code]
        if value < done:
            faults.append(Fault("value", "target_below", str(done)))
    return faults


def _event(before: Target | None, after: Target | None) -> Event:
    told = after or before
    assert told is not None
    return Event(
        Deed.SET_TARGET,
        "target",
        told.regency_code,
        before=event_text(before) if before else "",
        after=event_text(after) if after else "",
        regencies=told.regency_code,
    )
