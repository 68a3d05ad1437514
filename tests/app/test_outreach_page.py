"""Sosialisasi: the rows are those of the number chosen, and little or nothing looks right too."""

import re

from tests.app.conftest import choose, open_card, press_in, tell, ways
from tests.app.conftest import html_of as html

PAGE = "pages/overview/outreach.py"
ROWS = "rows-outreach"


def counted(app):
    """The number above the rows, as it is written."""
    return re.findall(r'class="pb-rows-of"><b>([\d.]+) ', html(app))[-1]


def test_every_number_that_can_be_chosen_opens_as_many_rows(run_app):
    app = run_app(PAGE, data="simulasi")
    labels = app.selectbox(key=ROWS).options
    # One of each dimension: they all go the same way, and each costs a run.
    starts = ("Semua kegiatan", "Bentuk", "Penyelenggara", "Kegiatan bersama", "Peserta", "Waktu")
    starts += ("Wilayah", "Langsung untuk desa", "Tingkat kec.", "Hanya perwakilan", "Desa: 0 kali")
    for start in starts:
        label = next(label for label in labels if label.startswith(start))
        app.selectbox(key=ROWS).select(label).run()
        assert not app.exception
        assert label.endswith(f"({counted(app)})"), label


def test_a_card_opens_its_rows(run_app):
    app = run_app(PAGE, data="simulasi")
    open_card(app, "Lihat desa yang dijangkau")
    reached = re.search(r"([\d.]+) dari [\d.]+</span>", html(app)).group(1)
    assert counted(app) == reached
    press_in(app, "figures", "Tampilkan semua lagi")
    assert app.selectbox(key=ROWS).value == ()


def test_a_bar_opens_as_many_rows_as_it_says_and_gives_them_back(run_app):
    app = run_app(PAGE, data="simulasi")
    count = re.search(r"<span>Seminar</span></button></th>.*?<b>([\d.]+) · ", html(app)).group(1)
    press_in(app, "figures", "Seminar")
    assert counted(app) == count
    assert 'aria-pressed="true"' in html(app)
    press_in(app, "figures", "Seminar")
    assert app.selectbox(key=ROWS).value == ()


def test_a_field_of_the_months_opens_as_many_rows_as_it_says(run_app):
    app = run_app(PAGE, data="simulasi")
    heat = html(app)[html(app).index('class="pb-heat"') :]
    place, count = re.search(r'data-opens="(\d+)"><span>([1-9]\d*)</span>', heat).groups()
    tell(app, ways(app, "figures")["Seminar"][0], int(place))
    assert counted(app) == count


def test_the_card_of_the_gap_leads_to_the_area_that_lags(run_app):
    app = run_app(PAGE, data="simulasi")
    lagging = re.search(r"((?:Kab\.|Kota) [\w ]+?) perlu \d+ desa lagi", html(app)).group(1)
    open_card(app, list(ways(app))[-1])
    assert lagging in re.search(r'class="pb-filter">([^<]*)', html(app)).group(1)


def test_a_choice_that_the_filter_takes_away_gives_all_rows_again(run_app):
    app = run_app(PAGE, data="simulasi")
    label = next(o for o in app.selectbox(key=ROWS).options if o.startswith("Wilayah: Kota Serang"))
    app.selectbox(key=ROWS).select(label).run()
    choose(app, kab="36.02")
    assert app.selectbox(key=ROWS).value == ()


def test_a_status_narrows_the_villages_and_says_of_how_many(run_app):
    app = run_app(PAGE, data="simulasi", status="overdue")
    label = next(o for o in app.selectbox(key=ROWS).options if o.startswith("Desa yang dijangkau"))
    app.selectbox(key=ROWS).select(label).run()
    assert "desa cocok dengan saringan status" in html(app)


def test_a_period_with_little_offers_the_whole_record(run_app):
    app = run_app(PAGE)
    assert "1 kegiatan sosialisasi" in html(app)
    app.button(key="whole-record-button").click().run()
    assert "semua" in app.query_params["periode"]
    assert counted(app) == "53"


def test_an_empty_period_shows_the_latest_on_record(run_app):
    app = run_app(PAGE, periode="2020-01-01..2020-12-31")
    assert "Tidak ada sosialisasi yang tercatat" in html(app)
    assert "Yang terakhir tercatat" in html(app)


def test_the_past_knows_nothing_of_what_came_after(run_app):
    app = run_app(PAGE, per="2019-12-31", periode="semua")
    assert "2025" not in html(app)


def test_an_empty_record_says_so_and_invites(run_app, install, local_folder, tmp_path):
    install(
        local_folder=local_folder,
        today="2026-11-24",
        database_url=f"sqlite:///{tmp_path / 'office.sqlite3'}",
    )
    app = run_app(PAGE)
    assert "Belum ada sosialisasi yang tercatat" in html(app)
    app.button(key="open-simulasi").click().run()
    assert not app.exception and "SIMULA" in html(app)


def test_a_filter_without_villages_says_which_part_empties_it(run_app):
    app = run_app(PAGE, kab="36.72", program="desmigratif")
    assert any(button.label.startswith("Tanpa program") for button in app.button)


def test_a_programme_leaves_out_what_is_known_only_of_a_district(run_app):
    app = run_app(PAGE, data="simulasi", program="desa_binaan_imigrasi")
    assert "Tingkat kec. atau kab/kota (0)" in app.selectbox(key=ROWS).options
