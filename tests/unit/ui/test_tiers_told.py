"""A given tier is told to who signed in; without an account a reason names programmes only."""

import pytest

from lib.domain.permissions import LOCAL_VIEWER, Person, Role, sees_tiers
from lib.domain.reason import Reason, TierSource
from lib.domain.rules import Programme, Tier
from lib.domain.status import Status
from lib.ui.i18n import spoken
from lib.ui.priorities.words import why_words

BINAAN = (Programme.DESA_BINAAN_IMIGRASI,)


def reason(tier: Tier, source: TierSource, programmes: tuple[Programme, ...] = ()) -> Reason:
    return Reason(tier, source, programmes, Status.OVERDUE, 26, 180, 1.1)


@pytest.mark.parametrize(
    "given, without, told",
    [
        (reason(Tier.HIGH, TierSource.GIVEN), "", "High priority · "),
        (reason(Tier.MEDIUM, TierSource.USUAL), "", "Medium priority · "),
        (reason(Tier.LOW, TierSource.GIVEN, BINAAN), "Desa Binaan · ", "Low priority · "),
        (reason(Tier.HIGH, TierSource.PROGRAMME, BINAAN), "Desa Binaan · ", "Desa Binaan · "),
    ],
)
def test_no_word_tells_whether_a_tier_was_given(given: Reason, without: str, told: str) -> None:
    late = "26 days overdue, 1.1 × interval 180"
    with spoken("en"):
        assert why_words(given, tiers=False) == without + late
        assert why_words(given, tiers=True) == told + late


def test_whoever_signed_in_and_the_command_line_may_know() -> None:
    assert sees_tiers(Person(Role.VIEWER, email="baca@kantor.id"))
    assert sees_tiers(Person(Role.ADMINISTRATOR))
    assert not sees_tiers(LOCAL_VIEWER)
