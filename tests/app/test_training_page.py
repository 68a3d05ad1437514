"""Pelatihan: right with many sessions, with few and with none, and without any outreach in it."""

import re

from tests.app.conftest import html_of as html

PAGE = "pages/overview/training.py"
ROWS = "rows-training"


def counted(app):
    return re.findall(r'class="pb-rows-of"><b>([\d.]+) ', html(app))[-1]


def test_every_number_that_can_be_chosen_opens_as_many_rows(run_app):
    app = run_app(PAGE, data="simulasi")
    labels = app.selectbox(key=ROWS).options
    for start in ("Semua sesi", "Bentuk", "Penyelenggara", "Ada hasil tes", "Desa yang dilatih"):
        label = next(label for label in labels if label.startswith(start))
        app.selectbox(key=ROWS).select(label).run()
        assert not app.exception
        assert label.endswith(f"({counted(app)})"), label


def test_no_form_of_outreach_stands_among_the_sessions(run_app):
    app = run_app(PAGE, data="simulasi", periode="semua")
    assert not any("Tatap muka" in label for label in app.selectbox(key=ROWS).options)


def test_no_session_in_the_period_shows_the_latest_on_record(run_app):
    app = run_app(PAGE)
    assert "Tidak ada pelatihan yang tercatat dalam 12 bulan" in html(app)
    assert "Yang terakhir tercatat" in html(app) and "24 Sep 2025" in html(app)


def test_one_session_is_listed_without_charts(run_app):
    app = run_app(PAGE, periode="2025-01-01..2025-12-31")
    assert counted(app) == "1"
    assert 'class="pb-bars"' not in html(app)


def test_three_sessions_are_listed_without_charts(run_app):
    app = run_app(PAGE, periode="2023-01-01..2023-12-31")
    assert counted(app) == "3"
    assert 'class="pb-bars"' not in html(app)


def test_too_few_tested_people_are_said_to_tell_nothing(run_app):
    app = run_app(PAGE, periode="semua")
    assert "Hasil tes belum tercatat." in html(app)
    assert counted(app) == "9"


def test_a_session_in_the_same_place_twice_is_listed_newest_first(run_app):
    app = run_app(PAGE, periode="semua")
    days = re.findall(r'class="pb-when">([^<]*)', html(app))
    assert days[0].startswith("24 Sep 2025") and days[-1] == "6 Agu 2018"
