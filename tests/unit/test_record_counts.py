"""What is complete and what is missing add up, and unknown is neither."""

from datetime import date

import pytest

from lib.domain.activities import Activity, Kind, State
from lib.domain.quality import ACTIVITY_GAPS, Gap, RecordCounts, days_until_entered, has_evidence


def held(**fields: object) -> Activity:
    return Activity("a", date(2026, 7, 1), Kind.OUTREACH, None, State.HELD, **fields)  # type: ignore[arg-type]


def test_what_has_no_day_of_entry_is_neither_in_time_nor_late() -> None:
    counts = RecordCounts(held=10, timely=4, late=3)
    assert counts.undated == 3
    assert (counts.known(Gap.LATE).part, counts.missing(Gap.LATE)) == (4, 3)


@pytest.mark.parametrize("gap", [gap for gap in ACTIVITY_GAPS if gap is not Gap.LATE])
def test_known_and_missing_are_all_that_was_held(gap: Gap) -> None:
    counts = RecordCounts(held=10, attendance=7, evidence=2, village=9)
    assert counts.known(gap).part + counts.missing(gap) == counts.known(gap).whole == 10


def test_a_link_to_a_source_shows_that_it_was_held_and_a_title_does_not() -> None:
    assert has_evidence(held(source_url="https://a.id"))
    assert has_evidence(held(evidence_url="https://a.id"))
    assert not has_evidence(held(source_title="Laporan"))


def test_days_until_the_entry_are_unknown_without_one() -> None:
    assert days_until_entered(held(recorded_on=date(2026, 7, 9))) == 8
    assert days_until_entered(held()) is None
