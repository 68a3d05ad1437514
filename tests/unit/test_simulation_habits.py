"""The simulation keeps the calendar of Banten: quiet in Ramadan, free on Sundays."""

from datetime import date, timedelta

import pytest

from lib.services.simulation_habits import AGREEMENT, busyness, habit_of

FIRST_OF_RAMADAN = (date(2024, 3, 12), date(2025, 3, 1), date(2026, 2, 19))
"""As the ministry of religious affairs announced them."""


@pytest.mark.parametrize("first", FIRST_OF_RAMADAN)
def test_the_fasting_month_is_quieter_than_the_weeks_before_it(first):
    def eighteen_days_from(start):
        return sum(busyness(start + timedelta(days=n)) for n in range(18))

    before = eighteen_days_from(first - timedelta(days=25))
    assert eighteen_days_from(first + timedelta(days=3)) < 0.7 * before


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 1, 1), date(2026, 8, 17)])
def test_nothing_is_done_on_sundays_and_holidays(day):
    assert busyness(day) == 0


def test_more_is_done_from_the_day_of_the_agreement_on():
    assert busyness(AGREEMENT) > busyness(AGREEMENT - timedelta(days=1)) > 0


def test_an_unknown_regency_has_the_usual_habit():
    assert habit_of("32.01") == habit_of("")
    assert habit_of("36.71").weight > habit_of("36.02").weight
