"""Learning is told of paired results, weighted by people, and hidden where it would mislead."""

from lib.domain.indicators import Share
from lib.domain.learning import Learning


def test_the_gain_is_the_mean_after_less_the_mean_before():
    two_sessions = Learning(tested=40, attending=60, before=30 * 50 + 10 * 70, after=30 * 60 + 800)
    assert two_sessions.mean_before == 55
    assert two_sessions.mean_after == 65
    assert two_sessions.gain == 10


def test_nine_people_tell_nothing_and_ten_do():
    assert Learning(9, 20, 450, 600).gain is None
    assert Learning(10, 20, 500, 600).gain == 10


def test_those_tested_are_told_of_those_attending():
    assert Learning(12, 40, 0, 0).share_tested == Share(12, 40)
