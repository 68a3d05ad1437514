"""Every queued village can say why it stands where it stands, and nothing that is not public."""

from datetime import date

import pytest

from lib.domain.reason import Reason, TierSource, reason_of, tier_source
from lib.domain.rules import Programme, Tier
from lib.domain.status import Standing, Status, decide

AS_OF = date(2026, 7, 1)
MEMBER = (Programme.DESA_BINAAN_IMIGRASI,)


def standing(last: date | None, interval: int = 90) -> Standing:
    return decide(
        as_of=AS_OF,
        last=last,
        interval_days=interval,
        waiting_since=date(2025, 1, 1),
        exempt=False,
    )


def reason(last: date | None, tier: Tier = Tier.HIGH, programmes=MEMBER) -> Reason:  # type: ignore[no-untyped-def]
    return reason_of(tier=tier, programmes=programmes, standing=standing(last), interval_days=90)


def test_an_overdue_village_says_days_overdue_and_how_often_its_interval_went_by() -> None:
    found = reason(date(2025, 10, 1))
    assert (found.status, found.days, found.ratio) == (Status.LONG_OVERDUE, 183, 273 / 90)


def test_a_village_never_recorded_says_how_long_it_waits() -> None:
    found = reason(None)
    assert (found.status, found.days, found.ratio) == (Status.NEVER, 546, None)


@pytest.mark.parametrize(
    ("tier", "programmes", "source"),
    [
        (Tier.HIGH, MEMBER, TierSource.PROGRAMME),
        (Tier.HIGH, (), TierSource.GIVEN),
        (Tier.MEDIUM, MEMBER, TierSource.GIVEN),
        (Tier.LOW, (), TierSource.GIVEN),
        (Tier.LOW, MEMBER, TierSource.GIVEN),
        (Tier.MEDIUM, (), TierSource.USUAL),
    ],
)
def test_membership_is_the_reason_of_a_high_tier_and_of_no_other(
    tier: Tier, programmes: tuple[Programme, ...], source: TierSource
) -> None:
    assert tier_source(tier, programmes) is source
