"""The villages that need outreach: the queue in its order, and apart from it whoever is put off.

Nothing is dropped: whoever needs outreach is queued, snoozed or planned, and is counted once.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from lib.db import last_visits
from lib.db.engine import Database
from lib.domain.areas import Village
from lib.domain.indicators import Share
from lib.domain.period import CHANGE_DAYS
from lib.domain.permissions import Action, Person, require
from lib.domain.queue import place_key
from lib.domain.reason import Reason, reason_of
from lib.domain.rules import Tier
from lib.domain.selection import Selection
from lib.domain.status import NEEDS_OUTREACH, Status
from lib.domain.visit import Visit
from lib.services.overview import Overview, is_mentored, overview
from lib.services.villages import VillageRow, VillageTable, village_table


class Turn(StrEnum):
    """Whether a village that needs outreach waits for its turn, or why it does not.

    A village that is both snoozed and planned is counted as snoozed.
    """

    QUEUED = "queued"
    SNOOZED = "snoozed"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class WaitingVillage:
    """A village that needs outreach; ``place`` counts those of its turn in the list, 1 first."""

    row: VillageRow
    turn: Turn
    place: int
    reason: Reason

    @property
    def village(self) -> Village:
        return self.row.village

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def status(self) -> Status:
        return self.row.status

    @property
    def rank(self) -> int | None:
        """The place in the queue of the province; None for a village that is put off."""
        return self.row.rank


@dataclass(frozen=True, slots=True)
class Priorities:
    """The villages of a selection that need outreach, each turn in the order of the queue.

    What is ``of_turn`` has a status selected; what follows counts the scope, like the cards.
    """

    of_turn: Mapping[Turn, tuple[WaitingVillage, ...]]
    in_scope: Mapping[Turn, int]
    """They sum to the villages of the scope that need outreach."""
    lapsed: Share
    """Those of the scope with a lapsed plan, among those of the scope that need outreach."""
    lapsed_before: Share
    """The same ``CHANGE_DAYS`` before."""
    standing: Overview
    """The figures of the home page, for the same scope."""

    @property
    def everyone(self) -> tuple[WaitingVillage, ...]:
        """Whoever needs outreach: the queue first, then the snoozed, then the planned."""
        return tuple(village for turn in Turn for village in self.of_turn[turn])

    @property
    def queue(self) -> tuple[WaitingVillage, ...]:
        return self.of_turn[Turn.QUEUED]

    @property
    def high(self) -> int:
        """How many of the queue come first, by their tier."""
        return sum(village.reason.tier is Tier.HIGH for village in self.queue)

    def count(self, turn: Turn) -> int:
        return len(self.of_turn[turn])

    def only(self, keep: Callable[[WaitingVillage], bool]) -> "Priorities":
        """Those of each turn that fit, numbered anew."""
        return self._listed(lambda villages: (v for v in villages if keep(v)))

    def mentored_first(self) -> "Priorities":
        """The Desa Binaan of each turn before the others, both in their order, numbered anew."""
        return self._listed(lambda villages: sorted(villages, key=lambda v: not is_mentored(v.row)))

    def _listed(
        self, order: Callable[[Sequence[WaitingVillage]], Iterable[WaitingVillage]]
    ) -> "Priorities":
        of_turn = {
            turn: tuple(
                replace(village, place=place)
                for place, village in enumerate(order(villages), start=1)
            )
            for turn, villages in self.of_turn.items()
        }
        return replace(self, of_turn=of_turn)


def priorities(database: Database, person: Person, selection: Selection, as_of: date) -> Priorities:
    """Who needs outreach on a day; statuses selected narrow the lists, not the lapsed plans."""
    table = village_table(database, person, as_of)
    before = village_table(database, person, as_of - timedelta(days=CHANGE_DAYS))
    needing = _needing(table, selection)
    turns = Counter(_turn(row) for row in needing)
    of_turn: dict[Turn, list[VillageRow]] = {turn: [] for turn in Turn}
    for row in sorted(needing, key=place_key):
        if selection.matches(row):
            of_turn[_turn(row)].append(row)
    return Priorities(
        of_turn={turn: _placed(turn, rows) for turn, rows in of_turn.items()},
        in_scope={turn: turns[turn] for turn in Turn},
        lapsed=_lapsed(needing),
        lapsed_before=_lapsed(_needing(before, selection)),
        standing=overview(database, person, selection, as_of),
    )


def last_visits_of(
    database: Database, person: Person, villages: Iterable[WaitingVillage], as_of: date
) -> Mapping[str, Visit]:
    """The visit that each village's status counts from, by code; none where none is on record.

    A visit recorded since the villages were read is left out: it is not the one they tell of.
    """
    require(person, Action.READ)
    counting = village_table(database, person, as_of).settings.counting
    last_of = {
        v.code: v.row.standing.last
        for v in villages
        if not person.regencies or v.village.regency.code in person.regencies
    }
    codes = [code for code, last in last_of.items() if last is not None]
    with database.read() as connection:
        found = last_visits.read_last_visits(connection, codes, as_of, counting)
    return {code: visit for code, visit in found.items() if visit.date == last_of[code]}


def _turn(row: VillageRow) -> Turn:
    if row.in_queue:
        return Turn.QUEUED
    return Turn.SNOOZED if row.snooze is not None else Turn.PLANNED


def _placed(turn: Turn, rows: Iterable[VillageRow]) -> tuple[WaitingVillage, ...]:
    return tuple(
        WaitingVillage(
            row=row,
            turn=turn,
            place=place,
            reason=reason_of(
                tier=row.tier,
                programmes=row.programmes,
                standing=row.standing,
                interval_days=row.interval.days,
            ),
        )
        for place, row in enumerate(rows, start=1)
    )


def _needing(table: VillageTable, selection: Selection) -> list[VillageRow]:
    return [row for row in table.scope(selection) if row.status in NEEDS_OUTREACH]


def _lapsed(needing: Sequence[VillageRow]) -> Share:
    return Share(sum(row.facts.lapsed_plan is not None for row in needing), len(needing))
