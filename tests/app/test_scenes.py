"""The scenes of a meeting: the figures of the pages that they are of, in words."""

import re
from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.indicators import count_statuses
from lib.io.hand_out import HandOut, SceneKey
from lib.services.clock import JAKARTA
from lib.ui.hand_outs.scenes import hand_out
from lib.ui.i18n import spoken
from lib.ui.shell import Page
from tests.app.conftest import READER, html_of

NOON = datetime(2026, 11, 24, 12, tzinfo=JAKARTA)
FILTERS = (
    {"data": "simulasi"},
    {"data": "simulasi", "kab": "36.02"},
    {"data": "simulasi", "kab": "36.02", "kec": "36.02.11"},
    {"data": "simulasi", "program": "desa_binaan_imigrasi", "status": "never"},
    {"data": "publik", "per": "2024-01-31"},
    {"data": "publik", "per": "2017-01-01"},
)


def page_of(app: AppTest) -> Page:
    page: Page = app.session_state["page_context"]
    return page


def scenes_of(app: AppTest, language: str = "id") -> HandOut:
    with spoken("en" if language == "en" else "id"):
        return hand_out(page_of(app), NOON)


@pytest.mark.parametrize("params", FILTERS, ids=lambda p: "-".join(p.values()))
def test_map_and_bars_add_up_to_the_villages_of_the_area(run_app, params):
    app = run_app(**params)
    page, found = page_of(app), scenes_of(app)
    rows = page.selection.scope(page.table())
    picture, chart = found.scene(SceneKey.MAP).map, found.scene(SceneKey.GAPS).chart
    assert picture is not None and chart is not None
    counts = list(count_statuses(row.status for row in rows).of.values())
    assert [line.count for line in picture.classes] == counts
    assert picture.unmapped == 0
    assert [sum(series.values) for series in chart.series] == counts


@pytest.mark.parametrize("params", FILTERS[:3], ids=lambda p: "-".join(p.values()))
def test_the_districts_of_the_last_scene_add_up_to_the_queue(run_app, params):
    app = run_app(**params)
    page, grid = page_of(app), scenes_of(app).scene(SceneKey.DECISIONS).grid
    assert grid is not None
    waiting = [int(row[2].replace(".", "")) for row in grid.rows]
    assert sum(waiting) == sum(row.in_queue for row in page.selection.scope(page.table())) > 0


def test_the_first_scene_has_the_numbers_of_the_home_page(run_app):
    app = run_app(data="simulasi", kab="36.02")
    cards = html_of(app)
    for figure in scenes_of(app).scene(SceneKey.STAND).figures:
        assert f'<span class="pb-figure">{figure.value}</span>' in cards
        assert f'<span class="pb-n">{figure.of}</span>' in cards


def test_a_status_selected_narrows_no_scene_and_is_not_said_to(run_app):
    narrowed = scenes_of(run_app(data="simulasi", kab="36.02", status="overdue"))
    whole = scenes_of(run_app(data="simulasi", kab="36.02"))
    assert narrowed == whole
    assert "Terlambat" not in whole.imprint.filter


def test_the_filter_line_tells_area_day_interval_and_the_last_day_on_record(run_app):
    said = scenes_of(run_app(data="publik", kab="36.02", per="2024-01-31")).imprint.filter
    assert re.fullmatch(
        r"Kab\. Lebak · per 31 Jan 2024 · interval [\d–]+ hari \(contoh\) · data sampai .+", said
    )


def test_an_office_without_activities_is_told_so(open_page_as):
    found = scenes_of(open_page_as("pages/overview/home.py", READER))
    assert "Belum ada kegiatan" in found.scene(SceneKey.STAND).headline
    assert found.scene(SceneKey.STAND).chart is None
    assert found.scene(SceneKey.WORK).chart is None
    assert found.scene(SceneKey.GAPS).figures == ()
    assert all(scene.headline for scene in found.scenes)


def test_scenes_speak_english_too(run_app):
    found = scenes_of(run_app(data="simulasi", lang="en"), "en")
    assert "villages" in found.scene(SceneKey.STAND).headline
    assert found.title == "Desa Binaan: Banten province"
