"""Numbers, shares and dates are written as Indonesian readers write them."""

from datetime import date

import pytest

from lib.domain.indicators import Share
from lib.ui import format, i18n


@pytest.fixture(params=["id", "en"])
def spoken(request, monkeypatch):
    monkeypatch.setattr(i18n, "language", lambda: request.param)
    monkeypatch.setattr(format, "language", lambda: request.param)
    return request.param


@pytest.fixture
def indonesian(monkeypatch):
    monkeypatch.setattr(i18n, "language", lambda: "id")
    monkeypatch.setattr(format, "language", lambda: "id")


def test_thousands_and_decimals(indonesian):
    assert format.number(1552) == "1.552"
    assert format.decimal(12345.678) == "12.345,7"


def test_a_share_of_nothing_is_a_dash(spoken):
    assert format.percent(Share(0, 0)) == "–"
    assert format.number(None) == "–"


def test_a_share_names_its_parts(indonesian):
    assert format.n_of(Share(312, 1552)) == "312 dari 1.552"
    assert format.percent(Share(312, 1552)) == "20,1\u00a0%"


def test_a_change_carries_its_sign(spoken):
    assert [format.signed(n) for n in (12, 0, -3)] == ["+12", "0", "−3"]


def test_months_are_indonesian(indonesian):
    assert format.day(date(2026, 5, 12)) == "12 Mei 2026"
    assert format.activity_day(date(2023, 8, 1), month_only=True) == "Agu 2023"
    assert format.month_in_full(date(2026, 8, 31)) == "Agustus 2026"
    assert format.days(316) == "316 hari"


def test_words_within_a_sentence_keep_their_abbreviations():
    assert format.within_sentence("Pelatihan pelatih (ToT)") == "pelatihan pelatih (ToT)"
    assert format.within_sentence("") == ""
