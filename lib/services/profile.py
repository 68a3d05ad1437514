"""Everything on record about one village on a day: its standing, its history, its neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from lib.db import excuses, rules
from lib.db.engine import Database
from lib.db.excuses import KeptAttempt, KeptExemption, KeptSnooze
from lib.db.unverified import unverified_among
from lib.db.village_history import read_history
from lib.domain.activities import Activity, Counting, Kind, Link, State
from lib.domain.areas import district_code_of, regency_code_of
from lib.domain.indicators import Share, StatusCounts, count_statuses
from lib.domain.permissions import Action, Person, require
from lib.domain.rules import Membership
from lib.domain.status_history import Span, VillageRules, status_spans
from lib.services.people import account_names
from lib.services.villages import VillageRow, VillageTable, village_table

STRIP_DAYS = 5 * 365


class Tie(StrEnum):
    """How an activity is tied to a village; the last two say nothing of the village itself."""

    DIRECT = "direct"
    DELEGATE = "delegate"
    DISTRICT = "district"
    REGENCY = "regency"


@dataclass(frozen=True, slots=True)
class Entry:
    """An activity seen from the village; ``sets_clock`` marks the visit its status counts from."""

    activity: Activity
    tie: Tie
    sets_clock: bool = False
    lapsed: bool = False
    """A plan whose day has passed without being held or cancelled."""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Attendance:
    """The attendance of held direct outreach and training: contacts, not unique people.

    ``known`` tells of how many of these activities a number is on record.
    """

    total: int
    known: Share


@dataclass(frozen=True, slots=True)
class VillageProfile:
    """One village on one day."""

    row: VillageRow
    as_of: date
    entries: tuple[Entry, ...]
    """Every activity linked to the village, newest first; of days to come only plans."""
    wide: tuple[Entry, ...]
    """Activities known only for its district or regency, newest first: they reset no village."""
    memberships: tuple[Membership, ...]
    """Of the village, those active on the day first; ended ones after them."""
    district_memberships: tuple[Membership, ...]
    """Active ones of its district, where the report names no villages: no village is a member."""
    attendance: Attendance
    spans: tuple[Span, ...]
    """The status of each of the last five years' days, the as-of day included."""
    neighbours: tuple[VillageRow, ...]
    """All villages of its district that the person may read, itself included, by code."""
    attempts: tuple[KeptAttempt, ...]
    """Visits that were tried up to the day and did not happen, newest first: none is a visit."""
    snoozes: tuple[KeptSnooze, ...]
    """Those running on the day or to come, by first day."""
    exemptions: tuple[KeptExemption, ...]
    """Approved, waiting and declined ones whose last day has not passed on the day."""
    names: Mapping[str, str]
    """The names of those who recorded, asked or approved, by e-mail."""

    @property
    def last_visit(self) -> Activity | None:
        """The visit that sets the clock; None where nothing qualifies."""
        return next((e.activity for e in self.entries if e.sets_clock), None)

    @property
    def clock_unverified(self) -> bool:
        """Whether nobody verified the visit that sets the clock."""
        return any(e.sets_clock and not e.verified for e in self.entries)

    @property
    def district(self) -> StatusCounts:
        return count_statuses(row.status for row in self.neighbours)

    @property
    def offices(self) -> tuple[str, ...]:
        """Who is in charge: the offices of the active memberships; empty where none is known."""
        active = (m.office for m in self.memberships if m.active(self.as_of))
        return tuple(dict.fromkeys(office for office in active if office))

    @property
    def delegate_total(self) -> int:
        """How many held outreach activities the village only sent delegates to."""
        return sum(
            entry.tie is Tie.DELEGATE
            and entry.activity.kind is Kind.OUTREACH
            and entry.activity.state is State.HELD
            for entry in self.entries
        )

    @property
    def delegates_only(self) -> bool:
        """Whether delegates of the village went to outreach, and none came to the village."""
        return self.delegate_total > 0 and self.row.facts.outreach_total == 0


def village_profile(
    database: Database, person: Person, code: str, as_of: date
) -> VillageProfile | None:
    """The profile of a village; None where the register has no village of that code.

    Raises NotAllowed for a village outside the person's regencies.
    """
    require(person, Action.READ, regency_code_of(code))
    table = village_table(database, person, as_of)
    row = table.by_code.get(code)
    if row is None:
        return None
    record = _record(database, table.version, table.settings.counting, code, as_of)
    entries = _entries(record, code, row.facts.last, table.settings.counting, as_of)
    return VillageProfile(
        row=row,
        as_of=as_of,
        entries=entries,
        wide=_wide_entries(record, code, as_of),
        memberships=tuple(sorted(record.memberships, key=lambda m: _membership_key(m, as_of))),
        district_memberships=record.district_memberships,
        attendance=_attendance(entries),
        spans=record.spans,
        neighbours=_neighbours(table, code),
        attempts=tuple(kept for kept in record.attempts if kept.attempt.date <= as_of),
        snoozes=record.snoozes,
        exemptions=tuple(kept for kept in record.exemptions if _is_told(kept, as_of)),
        names=account_names(database, person),
    )


def _is_told(kept: KeptExemption, as_of: date) -> bool:
    return not kept.withdrawn and (kept.exemption.until or date.max) >= as_of


@dataclass(frozen=True, slots=True)
class _Record:
    """What the database holds of one village and the areas around it."""

    activities: tuple[Activity, ...]
    unverified: frozenset[str]
    memberships: tuple[Membership, ...]
    district_memberships: tuple[Membership, ...]
    spans: tuple[Span, ...]
    attempts: tuple[KeptAttempt, ...]
    snoozes: tuple[KeptSnooze, ...]
    exemptions: tuple[KeptExemption, ...]


@lru_cache(maxsize=128)
def _record(
    database: Database, version: int, counting: Counting, code: str, as_of: date
) -> _Record:
    district = district_code_of(code)
    with database.read() as connection:
        activities = read_history(connection, (code, district, regency_code_of(code)), as_of)
        unverified = unverified_among(connection, [activity.id for activity in activities])
        memberships = rules.read_memberships(connection)
        own = tuple(m for m in memberships if m.area_code == code)
        around = (m for m in memberships if m.area_code == district)
        village_rules = VillageRules(
            village_code=code,
            rules=rules.read_rules(connection),
            memberships=own,
            tiers=[t for t in rules.read_tiers(connection) if t.village_code == code],
            exemptions=[e for e in rules.read_exemptions(connection) if e.village_code == code],
        )
        attempts = tuple(excuses.read_attempts(connection, [code]))
        put_off = tuple(excuses.read_snoozes_from(connection, as_of, [code]))
        exempt = tuple(excuses.read_exemptions_of(connection, [code]))
    visits = [
        activity.date
        for activity in activities
        if (link := _link_to(activity, code)) and _counts(activity, link, counting)
    ]
    first = as_of - timedelta(days=STRIP_DAYS - 1)
    return _Record(
        activities=activities,
        unverified=unverified,
        memberships=own,
        district_memberships=tuple(m for m in around if m.active(as_of)),
        spans=status_spans(visits, village_rules, first, as_of),
        attempts=attempts,
        snoozes=put_off,
        exemptions=exempt,
    )


def _membership_key(membership: Membership, as_of: date) -> tuple[bool, str, date]:
    return (
        not membership.active(as_of),
        membership.programme,
        membership.since or date.min,
    )


def _link_to(activity: Activity, code: str) -> Link | None:
    return next((area.link for area in activity.areas if area.area_code == code), None)


def _entries(
    record: _Record, code: str, last: date | None, counting: Counting, as_of: date
) -> tuple[Entry, ...]:
    found: list[Entry] = []
    clock_is_set = False
    for activity in record.activities:
        link = _link_to(activity, code)
        if link is None:
            continue
        sets = not clock_is_set and activity.date == last and _counts(activity, link, counting)
        clock_is_set = clock_is_set or sets
        verified = activity.id not in record.unverified
        found.append(Entry(activity, Tie(link), sets, _is_lapsed(activity, as_of), verified))
    return tuple(found)


def _counts(activity: Activity, link: Link, counting: Counting) -> bool:
    return (
        activity.state is State.HELD and activity.kind in counting.kinds and link in counting.links
    )


def _is_lapsed(activity: Activity, as_of: date) -> bool:
    return activity.state is State.PLANNED and activity.date < as_of


def _wide_entries(record: _Record, code: str, as_of: date) -> tuple[Entry, ...]:
    district = district_code_of(code)
    return tuple(
        Entry(
            activity,
            Tie.DISTRICT if _link_to(activity, district) else Tie.REGENCY,
            lapsed=_is_lapsed(activity, as_of),
            verified=activity.id not in record.unverified,
        )
        for activity in record.activities
        if _link_to(activity, code) is None
    )


def _attendance(entries: Sequence[Entry]) -> Attendance:
    counted = [
        entry.activity.participants
        for entry in entries
        if entry.activity.state is State.HELD
        and entry.tie is Tie.DIRECT
        and entry.activity.kind is not Kind.OTHER
    ]
    known = [number for number in counted if number is not None]
    return Attendance(sum(known), Share(len(known), len(counted)))


def _neighbours(table: VillageTable, code: str) -> tuple[VillageRow, ...]:
    district = district_code_of(code)
    return tuple(row for row in table if row.village.district.code == district)
