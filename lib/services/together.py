"""What the page of both agencies says: how much is joint, who covers what, where nobody comes.

Activities of every kind are counted as to who held them. What is said of villages speaks of direct
outreach, as on the page of outreach: the villages covered here are those reached there. N is all
villages but the exempt, which are counted apart.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lib.db import together as read
from lib.db.engine import Database
from lib.db.together import OfficeVisits
from lib.domain.activities import Kind
from lib.domain.areas import District, Village
from lib.domain.buckets import period_before
from lib.domain.indicators import Share
from lib.domain.period import Period
from lib.domain.permissions import Person
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.status import NEEDS_OUTREACH, Status
from lib.domain.together import (
    Cover,
    Held,
    Holders,
    Office,
    Overlap,
    cover_of,
    offices_of,
    summed,
)
from lib.services.activity_scope import Asked, asked, grouped
from lib.services.villages import VillageRow

AGENCIES = frozenset({Cover.BOTH, Cover.IMIGRASI, Cover.BP3MI})
"""What a village is that at least one of the two reached."""


@dataclass(frozen=True, slots=True)
class AreaHeld:
    """The activities of one area by who held them; of the whole, each activity once."""

    code: str
    label: str
    held: Held

    @property
    def total(self) -> int:
        return sum(self.held.values())

    @property
    def joint(self) -> Share:
        return Share(self.held.get(Holders.TOGETHER, 0), self.total)


@dataclass(frozen=True, slots=True)
class CoveredVillage:
    """One village with the direct outreach that reached it in the period, by who held it."""

    row: VillageRow
    visits: Held
    cover: Cover

    @property
    def village(self) -> Village:
        return self.row.village

    @property
    def programmes(self) -> tuple[Programme, ...]:
        return self.row.programmes

    @property
    def status(self) -> Status:
        return self.row.status


@dataclass(frozen=True, slots=True)
class OfficeCoverage:
    """One office and its village visits by area; a visit of several offices counts for each."""

    office: Office
    visits: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.visits.values())


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who covers what: offices, most visits first, by area."""

    areas: tuple[tuple[str, str], ...]
    """Code and name, in order of code."""
    offices: tuple[OfficeCoverage, ...]
    visits: Mapping[str, int]
    """The village visits of each area, each once."""

    @property
    def total(self) -> int:
        return sum(self.visits.values())

    def repeated(self, code: str) -> int:
        """By how much the offices of an area add up to more than its visits."""
        return sum(o.visits.get(code, 0) for o in self.offices) - self.visits[code]


@dataclass(frozen=True, slots=True)
class OverlapSeen:
    """An overlap with the village it happened in."""

    row: VillageRow
    overlap: Overlap


@dataclass(frozen=True, slots=True)
class UntouchedDistrict:
    """A district of which neither agency reached a village in the period."""

    district: District
    villages: int
    needing: int
    """Villages that need outreach on the as-of day."""
    by_others: int
    """Villages that others reached."""
    wide: int
    """Outreach of the agencies of which only the district is known."""


@dataclass(frozen=True)
class Together:
    """The page's figures; areas are regencies, or districts where a regency is selected."""

    questions: Mapping[Kind, Asked]
    period: Period
    kinds: Mapping[Kind, AreaHeld]
    whole: AreaHeld
    before: AreaHeld | None
    """The same activities in the period of the same length before; None where there is none."""
    areas: tuple[AreaHeld, ...]
    wider: AreaHeld
    """What is recorded for an area wider than those, or for none."""
    villages: tuple[CoveredVillage, ...]
    matrix: Matrix
    overlaps: tuple[OverlapSeen, ...]
    untouched: tuple[UntouchedDistrict, ...]
    districts: int

    def on_record(self) -> int:
        """How many activities the scope has in all: a look at all history, so only where asked."""
        return sum(question.on_record() for question in self.questions.values())

    @property
    def has_record(self) -> bool:
        """Whether anything is on record, in the period or outside it."""
        return bool(self.whole.total or self.on_record())

    def members(self, cover: Cover) -> list[CoveredVillage]:
        """The villages of a cover in order of code."""
        return [village for village in self.villages if village.cover is cover]

    def covered(self, *covers: Cover) -> Share:
        """The villages of some covers, of all that are not exempt."""
        count = Counter(village.cover for village in self.villages)
        return Share(sum(count[c] for c in covers), len(self.villages) - count[Cover.EXEMPT])

    @property
    def by_district(self) -> bool:
        return self.questions[Kind.OUTREACH].by_district

    @property
    def overlapping(self) -> int:
        """The villages in which the agencies overlapped at least once."""
        return len({seen.row.code for seen in self.overlaps})


def together(
    database: Database, person: Person, selection: Selection, as_of: date, period: Period
) -> Together:
    """The page's figures for a filter; statuses selected do not narrow them."""
    questions = tuple(asked(database, person, selection, as_of, kind) for kind in Kind)
    return _together(questions, database.version(), period)


@lru_cache(maxsize=32)
def _together(questions: tuple[Asked, ...], version: int, period: Period) -> Together:
    question = questions[0]
    kinds = {q.kind: AreaHeld("", "", q.figures(period).held) for q in questions}
    by_area = [q.held_by_area(period) for q in questions]
    earlier = period_before(period) if period.start > date.min else None
    rows = question.villages()
    places = grouped(rows, question.area)
    areas = tuple(
        AreaHeld(code, label, summed(found.get(code, {}) for found in by_area))
        for code, label in places
    )
    listed = {area.code for area in areas}
    beyond = (held for found in by_area for code, held in found.items() if code not in listed)
    days = Period(period.start, min(period.end, question.as_of))
    visits = _visits(question.database, version, days)
    villages = _covered(rows, visits)
    by_code = {row.code: row for row in rows}
    untouched = _untouched(villages, _district_visits(question.database, version, days))
    return Together(
        questions={q.kind: q for q in questions},
        period=days,
        kinds=kinds,
        whole=AreaHeld("", "", summed(found.held for found in kinds.values())),
        before=AreaHeld("", "", summed(q.figures(earlier).held for q in questions))
        if earlier
        else None,
        areas=areas,
        wider=AreaHeld("", "", summed(beyond)),
        villages=villages,
        matrix=_matrix(tuple(places), {r.code: question.area(r)[0] for r in rows}, visits),
        overlaps=tuple(
            OverlapSeen(by_code[found.village_code], found)
            for found in _overlaps(question.database, version, days)
            if found.village_code in by_code
        ),
        untouched=untouched,
        districts=len({row.village.district.code for row in rows}),
    )


def _covered(
    rows: Sequence[VillageRow], visits: Sequence[OfficeVisits]
) -> tuple[CoveredVillage, ...]:
    found: dict[str, Counter[Holders]] = {row.code: Counter() for row in rows}
    for visit in visits:
        if visit.village_code in found:
            found[visit.village_code][visit.holders] += visit.visits
    return tuple(
        CoveredVillage(
            row=row,
            visits=found[row.code],
            cover=Cover.EXEMPT if row.status is Status.EXEMPT else cover_of(found[row.code]),
        )
        for row in rows
    )


def _matrix(
    areas: tuple[tuple[str, str], ...],
    area_of: Mapping[str, str],
    visits: Sequence[OfficeVisits],
) -> Matrix:
    counted: dict[Office, Counter[str]] = {}
    total = Counter(dict.fromkeys((code for code, _ in areas), 0))
    spelled: dict[str, Office] = {}
    for visit in visits:
        area = area_of.get(visit.village_code)
        if area is None:
            continue
        total[area] += visit.visits
        for office in offices_of(visit.units, visit.holders):
            kept = spelled.setdefault(office.name.casefold(), office) if office.name else office
            counted.setdefault(kept, Counter())[area] += visit.visits
    offices = [OfficeCoverage(office, found) for office, found in counted.items()]
    offices.sort(key=lambda o: (not o.office.name, -o.total, o.office.name.casefold()))
    return Matrix(areas, tuple(offices), total)


def _untouched(
    villages: Sequence[CoveredVillage], wide: Mapping[str, int]
) -> tuple[UntouchedDistrict, ...]:
    of: dict[str, list[CoveredVillage]] = {}
    for village in villages:
        of.setdefault(village.village.district.code, []).append(village)
    return tuple(
        UntouchedDistrict(
            district=found[0].village.district,
            villages=len(found),
            needing=sum(v.status in NEEDS_OUTREACH for v in found),
            by_others=sum(bool(sum(v.visits.values())) for v in found),
            wide=wide.get(code, 0),
        )
        for code, found in sorted(of.items())
        if not any(_by_agency(village) for village in found)
    )


def _by_agency(village: CoveredVillage) -> bool:
    """Whether one of the two reached it, be it exempt or not."""
    return cover_of(village.visits) in AGENCIES


@lru_cache(maxsize=32)
def _visits(database: Database, version: int, days: Period) -> Sequence[OfficeVisits]:
    with database.read() as connection:
        return read.read_office_visits(connection, days)


@lru_cache(maxsize=32)
def _overlaps(database: Database, version: int, days: Period) -> Sequence[Overlap]:
    with database.read() as connection:
        return read.read_overlaps(connection, days)


@lru_cache(maxsize=32)
def _district_visits(database: Database, version: int, days: Period) -> Mapping[str, int]:
    with database.read() as connection:
        return read.read_district_visits(connection, days)
