"""What surrounds the simulated activities: programmes, tiers, snoozes, exemptions."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from lib.domain.areas import Village
from lib.domain.rules import (
    MAX_SNOOZE_DAYS,
    Exemption,
    ExemptionReason,
    Membership,
    Programme,
    Snooze,
    SnoozeReason,
    Tier,
    TierRecord,
)

_OFFICES = {
    "36.71": "Kanim Tangerang",
    "36.72": "Kanim Cilegon",
    "36.74": "Kanim Tangerang",
    "36.03": "Kanim Tangerang",
}
_OTHER_OFFICE = "Kanim Serang"
_PROGRAMMES = {
    Programme.DESA_BINAAN_IMIGRASI: 120,
    Programme.DESA_MIGRAN_EMAS: 24,
    Programme.DESMIGRATIF: 16,
}
_DEEDS = {
    Programme.DESA_BINAAN_IMIGRASI: "DBI",
    Programme.DESA_MIGRAN_EMAS: "EMAS",
    Programme.DESMIGRATIF: "DMG",
}
_PER_DEED = 8


def simulate_memberships(
    villages: Sequence[Village], until: date, chance: Random
) -> tuple[Membership, ...]:
    """Villages taken into the programmes, a district with one deed as the offices do it."""
    districts: dict[str, list[Village]] = {}
    for village in villages:
        districts.setdefault(village.district.code, []).append(village)
    found: list[Membership] = []
    for programme, wanted in _PROGRAMMES.items():
        left = wanted
        for number, code in enumerate(chance.sample(list(districts), k=len(districts)), start=1):
            district = districts[code]
            taken = chance.sample(district, k=min(len(district), _PER_DEED, left))
            found += _with_one_deed(programme, number, taken, until, chance)
            left -= len(taken)
            if not left:
                break
    return tuple(found)


def _with_one_deed(
    programme: Programme, number: int, villages: Sequence[Village], until: date, chance: Random
) -> list[Membership]:
    since = until - timedelta(days=chance.randint(60, 1100))
    derived = chance.random() < 0.1
    return [
        Membership(
            area_code=village.code,
            programme=programme,
            since=since,
            until=since + timedelta(days=400) if chance.random() < 0.03 else None,
            office=_office(programme, village),
            deed=f"SIM-{_DEEDS[programme]}-{number:02d}/{since.year}",
            derived=derived,
            notes="Data simulasi",
        )
        for village in sorted(villages, key=lambda v: v.code)
    ]


def _office(programme: Programme, village: Village) -> str:
    if programme is Programme.DESA_MIGRAN_EMAS:
        return "BP3MI Banten"
    if programme is Programme.DESMIGRATIF:
        return f"Disnaker {village.regency.label}"
    return _OFFICES.get(village.regency.code, _OTHER_OFFICE)


def simulate_tiers(
    villages: Sequence[Village], until: date, chance: Random
) -> tuple[TierRecord, ...]:
    """A risk tier for some villages, since the beginning of the year before."""
    tiers = (Tier.HIGH, Tier.MEDIUM, Tier.LOW)
    return tuple(
        TierRecord(
            village_code=village.code,
            tier=chance.choices(tiers, (3, 4, 3))[0],
            valid_from=date(until.year - 1, 1, 1),
            source="Simulasi",
            period=str(until.year - 2),
            agency="Simulasi",
        )
        for village in chance.sample(villages, k=min(len(villages), 90))
    )


def simulate_excuses(
    villages: Sequence[Village], until: date, chance: Random
) -> tuple[tuple[Snooze, ...], tuple[Exemption, ...]]:
    """Snoozes and exemptions, active ones and some that ended."""
    chosen = chance.sample(villages, k=min(len(villages), 56))
    snoozes = []
    for village in chosen[:38]:
        start = until - timedelta(days=chance.randint(0, 120))
        length = chance.randint(20, MAX_SNOOZE_DAYS)
        reason = chance.choice(list(SnoozeReason))
        back = start + timedelta(days=length)
        snoozes.append(Snooze(village.code, start, back, reason, "Data simulasi"))
    exemptions = []
    for place, village in enumerate(chosen[38:]):
        start = until - timedelta(days=chance.randint(100, 500))
        ended = start + timedelta(days=60) if place >= 13 else None
        excuse = chance.choice(list(ExemptionReason))
        exemptions.append(Exemption(village.code, start, ended, excuse, "Kanwil (simulasi)"))
    return tuple(snoozes), tuple(exemptions)
