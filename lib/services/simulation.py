"""A simulated record with the habits of the real one: five uneven years that never happened.

Regencies and their districts are visited unevenly, a mentored village regularly once an office has
taken it in. Kota Cilegon fell silent in the last months; work grows after the agreement of November
2025 and pauses in the fasting month, after it and at the turn of the year. Plans lapse, delegates
stand in for their village. The same seed and day give the same record in any process: every draw
comes from one source of chance, and nothing depends on the order of a set.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from lib.domain.activities import AreaLink, Kind, Link, Organiser, State
from lib.domain.areas import Village, regency_code_of
from lib.domain.record import Record
from lib.domain.rules import Membership, Programme
from lib.services.simulation_habits import YEARS, busyness, habit_of
from lib.services.simulation_reports import Draft, Reporter
from lib.services.simulation_rules import simulate_excuses, simulate_memberships, simulate_tiers

_OUTREACH, _WIDE, _TRAINING, _OTHER = 3600, 440, 720, 240
_PLANNED, _LAPSED, _PLANNED_TRAININGS = 70, 40, 12
_HOSTS = {
    Programme.DESA_BINAAN_IMIGRASI: Organiser.IMIGRASI,
    Programme.DESA_MIGRAN_EMAS: Organiser.BP3MI,
    Programme.DESMIGRATIF: Organiser.LOCAL_GOVERNMENT,
}


def simulate(villages: Sequence[Village], *, seed: int = 2025, until: date) -> Record:
    """About 6,000 activities in the five years up to ``until``, with plans for after it."""
    chance = Random(seed)
    memberships = simulate_memberships(villages, until, chance)
    world = _World(villages, until, chance)
    drafts = [
        *(world.outreach() for _ in range(_OUTREACH)),
        *(world.wide_outreach() for _ in range(_WIDE)),
        *(world.training() for _ in range(_TRAINING)),
        *(world.other() for _ in range(_OTHER)),
        *(draft for m in memberships for draft in world.mentoring(m)),
        *world.plans(),
    ]
    drafts.sort(key=lambda draft: (draft.day, draft.kind, draft.areas[0].area_code))
    reporter = Reporter(villages, until, chance)
    snoozes, exemptions = simulate_excuses(villages, until, chance)
    return Record(
        activities=tuple(reporter.write(n, draft) for n, draft in enumerate(drafts, start=1)),
        memberships=memberships,
        tiers=simulate_tiers(villages, until, chance),
        snoozes=snoozes,
        exemptions=exemptions,
    )


class _World:
    """Where and when things happen."""

    def __init__(self, villages: Sequence[Village], until: date, chance: Random) -> None:
        self._until = until
        self._chance = chance
        self._start = until - timedelta(days=365 * YEARS)
        days = (self._start + timedelta(days=n) for n in range(365 * YEARS + 1))
        self._calendar = list(accumulate(busyness(day) for day in days))
        self._by_district: dict[str, list[Village]] = {}
        for village in villages:
            self._by_district.setdefault(village.district.code, []).append(village)
        self._pull = {
            village.code: pull
            for district in self._by_district.values()
            for village, pull in zip(district, self._pulls(district), strict=True)
        }
        self._districts = list(self._by_district)
        self._weights = [
            sum(self._pull[v.code] for v in self._by_district[d]) for d in self._districts
        ]

    def _pulls(self, district: list[Village]) -> list[float]:
        """How strongly each village of a district draws events; some draw none at all."""
        habit = habit_of(district[0].regency.code)
        zeal = self._chance.lognormvariate(0.0, 0.45)
        untouched = min(0.6, habit.untouched / zeal)
        return [
            0.0
            if self._chance.random() < untouched
            else habit.weight * zeal * self._chance.lognormvariate(0.0, 0.45)
            for _ in district
        ]

    def _last_day(self, regency_code: str) -> date:
        return self._until - timedelta(days=habit_of(regency_code).silent_days)

    def _day(self, district: list[Village]) -> date:
        """A day of the five years, the busier the likelier; none of a regency's silent ones."""
        last = self._last_day(district[0].regency.code)
        most = self._calendar[(last - self._start).days]
        return self._start + timedelta(days=bisect(self._calendar, self._chance.random() * most))

    def _district(self) -> list[Village]:
        code = self._chance.choices(self._districts, self._weights)[0]
        return self._by_district[code]

    def _some(self, district: list[Village], count: int) -> tuple[AreaLink, ...]:
        """Links to one or more villages, each once."""
        weights = [self._pull[v.code] for v in district]
        drawn = self._chance.choices(district, weights, k=count)
        return tuple(AreaLink(code, Link.DIRECT) for code in dict.fromkeys(v.code for v in drawn))

    def outreach(self) -> Draft:
        """One event in or for one to five villages of a district."""
        district = self._district()
        count = self._chance.choices((1, 2, 3, 5), (72, 16, 8, 4))[0]
        state = State.CANCELLED if self._chance.random() < 0.02 else State.HELD
        return Draft(self._day(district), Kind.OUTREACH, self._some(district, count), state)

    def wide_outreach(self) -> Draft:
        """An event of a district to which villages send delegates, or known only as that wide."""
        district = self._district()
        day = self._day(district)
        if self._chance.random() < 0.6:
            count = min(len(district), self._chance.randint(3, 9))
            sent = self._chance.sample(district, k=count)
            return Draft(day, Kind.OUTREACH, tuple(AreaLink(v.code, Link.DELEGATE) for v in sent))
        regency_wide = self._chance.random() < 0.5
        where = district[0].regency.code if regency_wide else district[0].district.code
        # Old reports often name the month alone.
        vague = day < self._until - timedelta(days=700) and self._chance.random() < 0.3
        day = day.replace(day=1) if vague else day
        return Draft(day, Kind.OUTREACH, (AreaLink(where, Link.DIRECT),), month_only=vague)

    def training(self) -> Draft:
        """A training of one to three villages, or of a whole district."""
        district = self._district()
        if self._chance.random() < 0.25:
            links: tuple[AreaLink, ...] = (AreaLink(district[0].district.code, Link.DIRECT),)
        else:
            links = self._some(district, self._chance.choices((1, 2, 3), (80, 13, 7))[0])
        return Draft(self._day(district), Kind.TRAINING, links)

    def other(self) -> Draft:
        """A meeting or an agreement of a regency."""
        district = self._district()
        links = (AreaLink(district[0].regency.code, Link.DIRECT),)
        return Draft(self._day(district), Kind.OTHER, links)

    def mentoring(self, membership: Membership) -> Iterator[Draft]:
        """The regular visits to a village from the day it was taken in; a few never begin."""
        assert membership.since is not None
        chance = self._chance
        usual = chance.choices((70, 90, 130, 210, None), (40, 28, 16, 10, 6))[0]
        last = min(
            self._last_day(regency_code_of(membership.area_code)), membership.until or date.max
        )
        day = membership.since + timedelta(days=chance.randint(3, 60))
        while usual is not None and (day := _working_day(day)) <= last:
            links = (AreaLink(membership.area_code, Link.DIRECT),)
            yield Draft(
                day,
                Kind.OUTREACH,
                links,
                host=_HOSTS[membership.programme],
                office=membership.office,
            )
            day += timedelta(days=int(usual * chance.uniform(0.7, 1.3)))

    def plans(self) -> Iterator[Draft]:
        """Plans of the coming 60 days, and some of the last 90 that lapsed."""
        chance = self._chance
        ahead = [(Kind.OUTREACH, chance.randint(1, 60)) for _ in range(_PLANNED)]
        lapsed = [(Kind.OUTREACH, -chance.randint(3, 90)) for _ in range(_LAPSED)]
        trainings = [(Kind.TRAINING, chance.randint(3, 60)) for _ in range(_PLANNED_TRAININGS)]
        for kind, days in (*ahead, *lapsed, *trainings):
            day = _working_day(self._until + timedelta(days=days))
            yield Draft(day, kind, self._some(self._district(), 1), State.PLANNED)


def _working_day(day: date) -> date:
    """The day, or the first one after it that is neither a Sunday nor a holiday."""
    while not busyness(day):
        day += timedelta(days=1)
    return day
