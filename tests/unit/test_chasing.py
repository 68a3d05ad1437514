"""Chasing worked where a village that needed outreach was reached within 30 days after it."""

from datetime import date, timedelta

from lib.domain.chasing import Chase, ChasedMonth, chased_months
from lib.domain.indicators import Share
from lib.domain.status import Status

UNTIL = date(2026, 7, 31)
MONTHS = (date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1))
DAY = date(2026, 5, 10)


def told(chases, visits=None, status=Status.OVERDUE):
    stood = status if callable(status) else lambda code, day: status
    return chased_months(chases, stood, visits or {}, MONTHS, UNTIL)


def test_a_village_reached_on_the_thirtieth_day_was_reached():
    for days, reached in ((0, 0), (1, 1), (30, 1), (31, 0)):
        (may, *_) = told([Chase("a", DAY)], {"a": [DAY + timedelta(days=days)]})
        assert may == ChasedMonth(MONTHS[0], Share(reached, 1), Share(0, 0), 0)


def test_a_visit_before_the_chase_is_none_after_it():
    (may, *_) = told([Chase("a", DAY)], {"a": [date(2026, 5, 1), date(2026, 8, 1)]})
    assert may.overdue == Share(0, 1)


def test_villages_that_are_up_to_date_or_exempt_are_not_chased():
    for status in (Status.CURRENT, Status.DUE_SOON, Status.EXEMPT):
        assert told([Chase("a", DAY)], status=status)[0].overdue == Share(0, 0)
    assert told([Chase("a", DAY)], status=Status.LONG_OVERDUE)[0].overdue == Share(0, 1)


def test_villages_never_recorded_stand_apart():
    may = told([Chase("a", DAY)], {"a": [DAY + timedelta(days=2)]}, Status.NEVER)[0]
    assert (may.overdue, may.never) == (Share(0, 0), Share(1, 1))


def test_a_village_counts_once_in_a_month_from_its_first_chase():
    later = DAY + timedelta(days=15)
    visits = {"a": [DAY + timedelta(days=40)]}
    assert told([Chase("a", later), Chase("a", DAY)], visits)[0].overdue == Share(0, 1)


def test_a_chase_of_a_village_that_did_not_wait_leaves_the_month_to_the_next_one():
    later = DAY + timedelta(days=15)
    stood = {DAY: Status.DUE_SOON, later: Status.OVERDUE}
    visits = {"a": [DAY + timedelta(days=40)]}
    may = told([Chase("a", DAY), Chase("a", later)], visits, lambda code, day: stood[day])[0]
    assert may.overdue == Share(1, 1)


def test_whose_days_are_not_over_runs_on_even_when_reached():
    chases = [Chase("a", date(2026, 7, 1)), Chase("b", date(2026, 7, 2))]
    july = told(chases, {"a": [date(2026, 7, 3)], "b": [date(2026, 7, 3)]})[2]
    assert july == ChasedMonth(MONTHS[2], Share(1, 1), Share(0, 0), 1)


def test_what_lies_outside_the_months_or_after_the_day_is_left_out():
    chases = [Chase("a", date(2026, 4, 30)), Chase("b", date(2026, 8, 1))]
    assert all(m.overdue.whole == m.running == 0 for m in told(chases))
