"""The filter is one for all pages, and its parts never contradict each other."""

import re

import pytest

from lib.ui.filter_url import AS_OF, DISTRICT, REGENCY, STATUS
from tests.app.conftest import choose, fields_of, open_card, press_in, ways
from tests.app.conftest import html_of as html


def address(app):
    return {n: v if isinstance(v, str) else v[0] for n, v in app.query_params.items()}


def test_a_link_sets_the_fields(run_app):
    app = run_app(kab="36.04", kec="36.04.13", status="never,overdue", per="2025-12-01")
    shown = fields_of(app)
    assert (shown["kab"], shown["kec"]) == ("36.04", "36.04.13")
    assert shown["status"] == ["overdue", "never"]
    assert "Kab. Serang · Kec. Tirtayasa" in html(app)


def test_a_choice_writes_the_address_in_codes(run_app):
    app = run_app()
    choose(app, kab="36.02")
    assert address(app)[REGENCY] == "36.02"


def test_another_regency_clears_the_district(run_app):
    app = run_app(kab="36.04", kec="36.04.13")
    choose(app, kab="36.02")
    assert REGENCY in address(app) and DISTRICT not in address(app)
    assert fields_of(app)["kec"] == ""


def test_the_filter_survives_a_change_of_page_and_language(run_app):
    app = run_app(kab="36.02", status="never", per="2026-01-31")
    app.switch_page("pages/work/priorities.py").run()
    kept = address(app)
    assert (kept[REGENCY], kept[STATUS], kept[AS_OF]) == ("36.02", "never", "2026-01-31")
    choose(app, lang="en")
    assert address(app) == {**kept, "lang": "en"}


def test_an_unknown_code_is_named_and_left_out(run_app):
    app = run_app(kab="99.99")
    assert any("99" in warning.value for warning in app.warning)
    assert REGENCY not in address(app)


def test_an_empty_filter_says_which_part_empties_it(run_app):
    app = run_app(kab="36.72", status="current")
    words = [button.label for button in app.button]
    assert any(label.startswith("Tanpa status (43 desa)") for label in words)


def test_clearing_brings_everything_back(run_app):
    app = run_app(kab="36.72", status="current")
    press_in(app, "page-head", "Hapus saringan")
    assert address(app) == {}
    assert "1.552 desa/kelurahan dalam saringan ini" in [s.value for s in app.subheader]


@pytest.mark.parametrize("place", range(4))
def test_a_card_opens_exactly_its_villages(run_app, place):
    app = run_app(per="2025-12-01")
    count = re.findall(r'class="pb-n">(\S+) dari', html(app))[place]
    open_card(app, list(ways(app))[place])
    assert [s.value for s in app.subheader] == [f"{count} desa/kelurahan dalam saringan ini"]


def test_any_past_day_is_computed_for_that_day(run_app):
    assert "Data sampai 21 Nov 2017" in html(run_app(per="2017-12-31"))
    assert "Data sampai 9 Des 2025" in html(run_app())


def test_a_day_to_come_is_called_a_forecast(run_app):
    assert "PERKIRAAN" in html(run_app(per="2027-03-01"))
