"""The profile of a village, as somebody meets it who opens the page or follows a link."""

import pytest

from lib.services.sources import database_at
from lib.ui.filter_url import AS_OF, REGENCY, VILLAGE
from tests.app.conftest import choose
from tests.app.conftest import html_of as html

PAGE = "pages/overview/village.py"
LONTAR = "36.04.13.2007"
SEARCH = "profile-village"


def address(app):
    return {n: v if isinstance(v, str) else v[0] for n, v in app.query_params.items()}


@pytest.fixture
def lontar(run_app):
    """The profile of one village in the public record."""
    return run_app(PAGE, desa=LONTAR)


@pytest.fixture
def simulated(run_app):
    """A village of the simulated record with more activities than fit at first."""

    def opened(**params):
        return run_app(PAGE, data="simulasi", desa="36.03.07.2006", **params)

    return opened


# Without a village.


def test_the_menu_leads_to_a_search_and_the_most_urgent_villages(run_app):
    app = run_app(PAGE)
    assert "Pilih desa: 1.552 dalam saringan ini" in html(app)
    assert app.selectbox(key=SEARCH).value is None
    assert "Paling mendesak dalam saringan ini" in html(app)
    assert html(app).count("<tr>") == 13


def test_the_search_offers_the_villages_of_the_filter_and_tells_namesakes_apart(run_app):
    app = run_app(PAGE, kab="36.04")
    options = app.selectbox(key=SEARCH).options
    assert len(options) == len(set(options)) == 326
    assert "Lontar — Kec. Tirtayasa, Kab. Serang" in options


def test_choosing_a_village_opens_its_profile_and_clearing_leads_back(run_app):
    app = run_app(PAGE)
    app.selectbox(key=SEARCH).set_value(LONTAR).run()
    assert address(app)[VILLAGE] == LONTAR
    assert "Lontar terakhir dijangkau 12 Nov 2025" in html(app)
    app.selectbox(key=SEARCH).set_value(None).run()
    assert VILLAGE not in address(app)
    assert "Pilih desa" in html(app)


def test_a_filter_that_leaves_nothing_says_which_part_empties_it(run_app):
    app = run_app(PAGE, kab="36.72", status="current")
    assert any(b.label.startswith("Tanpa status (43 desa)") for b in app.button)
    assert SEARCH not in [s.key for s in app.selectbox]


def test_an_unknown_village_is_named_and_the_search_opens(run_app):
    app = run_app(desa="36.04.13.9999")
    assert any("9999" in warning.value for warning in app.warning)
    app.switch_page(PAGE).run()
    assert "Pilih desa" in html(app)


# With a village.


def test_the_sentence_says_when_how_when_again_and_who(lontar):
    assert (
        "Lontar terakhir dijangkau 12 Nov 2025 (kunjungan sekolah oleh Imigrasi). "
        "Jatuh tempo 10 Feb 2026: terlambat 287 hari. "
        "Penanggung jawab: Kanim Kelas I Non TPI Serang."
    ) in html(lontar)


def test_the_arithmetic_stands_there_line_by_line(lontar):
    said = html(lontar)
    assert "terakhir 12 Nov 2025 + 90 hari = jatuh tempo 10 Feb 2026" in said
    assert "90 hari, aturan Desa Binaan Imigrasi" in said and ">contoh</span>" in said
    assert "sejak 11 Jan 2026, 30 hari sebelum jatuh tempo" in said
    assert "sejak 12 Mei 2026, lebih dari 180 hari setelah yang terakhir" in said


def test_the_timeline_marks_the_visit_that_counts_and_keeps_the_district_apart(lontar):
    said = html(lontar)
    assert said.count("menentukan jatuh tempo") == 1
    before, wide = said.split("Hanya tercatat di tingkat kecamatan/kabupaten")
    assert "menentukan jatuh tempo" in before and "Mar 2021" in before
    assert "tingkat kabupaten/kota" in wide and "tingkat kabupaten/kota" not in before


def test_sources_are_links_that_open_beside_the_dashboard(lontar):
    assert 'target="_blank" rel="noopener noreferrer nofollow"' in html(lontar)


def test_the_neighbours_are_listed_with_their_share(lontar):
    said = html(lontar)
    assert "Desa/kelurahan di Kec. Tirtayasa <small>0 dari 14 mutakhir (0,0" in said
    assert said.count('aria-current="page"') == 1


def test_a_village_outside_the_filter_is_shown_and_says_so(run_app):
    app = run_app(PAGE, desa=LONTAR, kab="36.02")
    assert "di luar saringan" in html(app)
    assert app.selectbox(key=SEARCH).value == LONTAR
    assert address(app)[REGENCY] == "36.02"


def test_a_past_day_knows_nothing_of_later_visits(run_app):
    app = run_app(PAGE, desa=LONTAR, per="2025-11-11")
    assert address(app)[AS_OF] == "2025-11-11"
    assert "Belum ada sosialisasi langsung untuk Lontar yang tercatat." in html(app)
    assert "12 Nov 2025" not in html(app)


def test_a_village_of_which_nothing_is_known_says_so_and_never_zero_people(run_app):
    app = run_app(PAGE, desa="36.01.01.2002", per="2017-01-01")
    said = html(app)
    assert "Belum ada kegiatan desa ini yang tercatat." in said
    assert "Penanggung jawab belum tercatat." in said
    assert "Kehadiran" not in said


def test_all_activities_are_shown_when_they_are_asked_for(simulated):
    app = simulated()
    shown = html(app).count("<li ")
    assert shown == 17
    app.button(key="timeline-more").click().run()
    assert html(app).count("<li ") > 60
    assert "timeline-more" not in [b.key for b in app.button]


def test_another_village_starts_with_a_dozen_again(simulated):
    app = simulated()
    app.button(key="timeline-more").click().run()
    app.selectbox(key=SEARCH).set_value("36.03.07.2001").run()
    assert html(app).count("<li ") <= 17


@pytest.mark.parametrize(("months", "days"), [(12, "365"), (24, "730"), (60, "1.825")])
def test_the_strip_counts_the_days_of_the_months_chosen(simulated, months, days):
    app = simulated()
    app.segmented_control(key="strip-months").set_value(months).run()
    assert f"dari {days} hari (" in html(app)


def test_a_simulated_profile_says_so_and_leaves_the_notes_out(simulated):
    said = html(simulated())
    assert "SIMULASI" in said and "Data simulasi" not in said


def test_the_profile_speaks_english_too(simulated):
    app = simulated()
    choose(app, lang="en")
    said = html(app)
    assert "was last reached on" in said and "How the status comes about" in said


def test_on_day_one_of_an_office_every_village_has_a_profile(run_app, install, tmp_path):
    install(
        local_folder=tmp_path,
        today="2026-11-24",
        database_url=f"sqlite:///{(tmp_path / 'office.sqlite3').as_posix()}",
    )
    app = run_app(PAGE, desa=LONTAR)
    assert "Belum ada sosialisasi langsung untuk Lontar yang tercatat." in html(app)
    assert "Mutakhir 0 dari 730 hari" in html(app)
    database_at.cache_clear()
