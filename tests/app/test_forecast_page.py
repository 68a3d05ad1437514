"""The page of the forecast: sentence, cards, months and files say the same; a bad day is told."""

import re
from datetime import date

import pytest

from lib.domain.status import NEEDS_OUTREACH
from lib.domain.targets import Target, TargetKind
from lib.services.forecast import forecast
from lib.services.targets import set_target, targets_seen
from lib.services.what_if import Days
from lib.ui.forecast.months import months_file
from tests.app.conftest import CHIEF, READER, TODAY, by, html_of, open_card, press

PAGE = "pages/overview/forecast.py"
DAY = date.fromisoformat(TODAY)


@pytest.fixture
def opened(run_app):
    return lambda **params: run_app(PAGE, **{"data": "simulasi", **params})


def found_in(app):
    page = app.session_state["page_context"]
    by = page.filter.clear_by_day(page.today)
    days = Days(page.as_of, page.today)
    return forecast(page.database, page.person, page.selection, days, by)


def number(value):
    return f"{value:,}".replace(",", ".")


def test_sentence_cards_and_table_tell_the_same_numbers(opened):
    app = opened()
    found, said = found_in(app), html_of(app)
    for value in (found.pace.held, found.pace.demanded, found.months.waiting):
        assert said.count(number(value)) >= 2
    assert f"perlu {number(found.needed.visits_a_year)} kunjungan setahun" in said
    assert said.count('<tr><th scope="row"><a href=') == 8


def test_the_file_holds_the_rows_of_the_table(opened):
    app = opened(kab="36.02")
    found = found_in(app)
    file = months_file(app.session_state["page_context"], found)
    rows = list(file.rows())
    assert file.count == len(rows) == 28
    assert all(row[-1] == sum(row[2:-1]) for row in rows)
    assert sum(row[-1] for row in rows) == found.months.counted


def test_the_villages_waiting_lead_to_their_list(opened):
    app = opened(kab="36.02")
    open_card(app, "Lihat: Menunggu kini")
    assert app.session_state["page_context"].selection.statuses == NEEDS_OUTREACH


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-24", "sudah lewat"),
        ("2020-01-01", "sudah lewat"),
        ("2026-12-20", "kurang dari sebulan lagi"),
        ("2099-01-01", "lebih dari sepuluh tahun lagi"),
    ],
)
def test_a_day_that_is_no_good_is_told_at_its_field(opened, day, words):
    said = html_of(opened(habis=day))
    assert 'class="pb-fault" role="alert"' in said and words in said
    assert "kunjungan setahun" not in said.split('class="pb-sentence">')[1].split("</p>")[0]


def test_another_day_goes_into_the_link(opened):
    app = opened()
    app.date_input(key="forecast-by").set_value(date(2028, 11, 24)).run()
    assert app.query_params["habis"] == "2028-11-24"
    assert "24 Nov 2028" in html_of(app)


def test_an_interval_is_tried_out_and_nothing_is_saved(opened):
    app = opened()
    assert "tidak satu pun dari 1.552" in html_of(app)
    version = app.session_state["page_context"].table().version
    app.button(key="forecast-interval-365").click().run()
    assert app.select_slider(key="forecast-interval").value == 365
    assert "tidak satu pun dari 1.552" not in html_of(app)
    assert app.session_state["page_context"].table().version == version


def test_only_who_may_set_rules_is_led_to_them(open_page_as):
    assert "Tetapkan interval di Aturan" in html_of(open_page_as(PAGE, CHIEF))
    assert "Tetapkan interval di Aturan" not in html_of(open_page_as(PAGE, READER))


def test_day_one_of_an_office_says_what_it_would_take(open_page_as):
    said = html_of(open_page_as(PAGE, CHIEF))
    assert "tunggakan 1.552 desa/kelurahan tidak habis dalam sepuluh tahun" in said


def faults(app):
    return re.findall(r'class="pb-fault" role="alert"><p>(.*?)</p>', html_of(app))


def typed(app, value):
    app.text_input(key="target-value").set_value(value)
    return press(app, "target-save")


def test_an_administrator_sets_and_drops_a_target(open_page_as, office):
    app = open_page_as(PAGE, CHIEF)
    assert "Belum ada target untuk 2026." in html_of(app)
    app.selectbox(key="target-regency").set_value("36.02")
    app = typed(app, "120")
    (line,) = targets_seen(office, CHIEF.person, DAY).lines
    assert (line.target.regency_code, line.target.value) == ("36.02", 120)
    assert "0/120" in html_of(app) and "1 dari 8 kabupaten/kota" in html_of(app)
    assert app.text_input(key="target-value").value == ""
    press(app, "target-drop")
    assert targets_seen(office, CHIEF.person, DAY).lines == ()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "bukan target"),
        ("banyak", "“banyak” bukan target"),
        ("-5", "bukan target"),
        ("346", "hanya ada 345 desa/kelurahan"),
    ],
)
def test_what_is_no_target_is_told_and_stays_in_its_field(open_page_as, office, value, words):
    app = open_page_as(PAGE, CHIEF)
    app.selectbox(key="target-regency").set_value("36.02")
    app = typed(app, value)
    (said,) = faults(app)
    assert words in said
    assert app.text_input(key="target-value").value == value
    assert targets_seen(office, CHIEF.person, DAY).lines == ()


def test_a_reader_sees_targets_and_no_form(open_page_as, office):
    set_target(office, by(CHIEF), Target("36.02", 2026, TargetKind.REACHED, 100))
    app = open_page_as(PAGE, READER)
    assert "0/100" in html_of(app)
    assert not app.text_input


def test_the_province_tells_what_falls_to_each_officer(opened):
    app = opened()
    each = round(found_in(app).pace.demanded / 27)
    assert f"27 PIMPASA yang dikukuhkan untuk Banten pada 29 Okt 2025 yang bergerak: {each} " in (
        html_of(app)
    )


@pytest.mark.parametrize("params", [{"kab": "36.02"}, {"per": "2025-10-28"}])
def test_nothing_falls_to_officers_whose_number_is_not_known(opened, params):
    assert "PIMPASA" not in html_of(opened(**params))
