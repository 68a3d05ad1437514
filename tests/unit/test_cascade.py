"""A village passes on what its trainers learned when a session follows within six months."""

from datetime import date, timedelta

import pytest

from lib.domain.cascade import SIX_MONTHS, Outcome, Session, TrainersDay, cascade_of
from lib.domain.indicators import Share

TRAINED = date(2026, 1, 10)
LATER = date(2026, 12, 31)
DAY = timedelta(days=1)


def outcome(*sessions, as_of=LATER):
    found = [Session(f"s{n}", "v", day) for n, day in enumerate(sessions)]
    return cascade_of([TrainersDay("v", TRAINED)], found, as_of).outcomes["v"]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (0 * DAY, Outcome.NOT_PASSED_ON),
        (DAY, Outcome.PASSED_ON),
        (SIX_MONTHS, Outcome.PASSED_ON),
        (SIX_MONTHS + DAY, Outcome.NOT_PASSED_ON),
        (-DAY, Outcome.NOT_PASSED_ON),
    ],
)
def test_a_session_counts_from_the_next_day_to_the_last_of_six_months(after, expected):
    assert outcome(TRAINED + after) is expected


def test_a_village_waits_until_its_six_months_are_over():
    assert outcome(as_of=TRAINED + SIX_MONTHS) is Outcome.WAITING
    assert outcome(as_of=TRAINED + SIX_MONTHS + DAY) is Outcome.NOT_PASSED_ON


def test_a_session_after_the_day_of_the_page_has_not_happened():
    assert outcome(TRAINED + 30 * DAY, as_of=TRAINED + 29 * DAY) is Outcome.WAITING


def test_a_session_of_two_villages_is_one_session_and_two_villages():
    trainers = [TrainersDay(code, TRAINED) for code in ("v", "w", "x")]
    sessions = [Session("one", code, TRAINED + DAY) for code in ("v", "w", "stranger")]
    found = cascade_of(trainers, sessions, LATER)
    assert (found.sessions, found.passed_on) == (1, Share(2, 3))
    assert sum(found.count(o) for o in Outcome) == 3


def test_nobody_trained_is_no_share_at_all():
    assert cascade_of([], [Session("one", "v", TRAINED)], LATER).passed_on.ratio is None
