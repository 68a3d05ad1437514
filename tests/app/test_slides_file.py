"""The slides of a filter, read back: every number and word is that of its scenes."""

from datetime import datetime

import pytest

from lib.io.hand_out import SceneKey
from lib.services.clock import JAKARTA
from lib.ui.hand_outs.scenes import hand_out
from lib.ui.hand_outs.slides_file import slides
from lib.ui.i18n import spoken
from tests.app.conftest import READER
from tests.unit.io.read_slides import (
    charts_of,
    notes_of,
    overflowing,
    rows_of,
    sheet_of,
    slides_of,
    texts_of,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=JAKARTA)
FILTERS = (
    {"data": "simulasi"},
    {"data": "simulasi", "kab": "36.02"},
    {"data": "simulasi", "kab": "36.02", "kec": "36.02.11"},
    {"data": "publik", "per": "2024-01-31", "lang": "en"},
)


def made_of(app, language="id"):
    """The scenes of the page, and the file of its slides."""
    page = app.session_state["page_context"]
    with spoken("en" if language == "en" else "id"):
        return hand_out(page, NOON), slides(page, NOON)


def tells_its_scenes(told, file, thousands="."):
    found = slides_of(file.make())
    assert [text for slide in found for text in overflowing(slide)] == []
    for scene, slide in zip(told.scenes, found[1:], strict=False):
        said = texts_of(slide)
        assert slide.shapes.title.text == scene.headline
        for figure in scene.figures:
            parts = (figure.label, figure.value, figure.of, figure.change)
            assert set(filter(None, parts)) <= set(said)
        assert set(scene.remarks) <= set(said)
        assert notes_of(slide)[: len(scene.notes)] == list(scene.notes)
        if scene.map is not None:
            counts = {f"{line.count:,}".replace(",", thousands) for line in scene.map.classes}
            assert counts | {scene.map.total_label} <= set(said)
        if scene.grid is not None and scene.grid.rows:
            assert rows_of(slide) == [scene.grid.columns, *scene.grid.rows]
        assert len(charts_of(slide)) == (scene.chart is not None)
        for chart in charts_of(slide) if scene.chart else ():
            head, *rows = sheet_of(chart)
            assert head[1:] == [series.name for series in scene.chart.series]
            assert tuple(row[0] for row in rows) == scene.chart.categories
            columns = list(zip(*(row[1:] for row in rows), strict=True))
            assert columns == [series.values for series in scene.chart.series]
    definitions = {text for slide in found[6:] for text in texts_of(slide)}
    assert {note for scene in told.scenes for note in scene.notes} <= definitions


@pytest.mark.parametrize("params", FILTERS, ids=lambda p: "-".join(p.values()))
def test_slides_tell_every_number_of_the_scenes(run_app, params):
    language = params.get("lang", "id")
    told, file = made_of(run_app(**params), language)
    tells_its_scenes(told, file, "," if language == "en" else ".")


def test_an_office_without_activities_gets_slides_too(open_page_as):
    told, file = made_of(open_page_as("pages/overview/home.py", READER))
    tells_its_scenes(told, file)
    assert "Pembaca" in texts_of(slides_of(file.make())[0])


def test_the_file_is_named_after_area_day_and_version_and_a_simulation(run_app):
    told, file = made_of(run_app(data="simulasi", kab="36.02"))
    version = told.imprint.version
    assert file.name == f"paparan-kab-lebak-simulasi-2026-11-24-v{version}.pptx"


def test_the_making_needs_neither_session_nor_language(run_app):
    app = run_app(data="simulasi", lang="en")
    told, file = made_of(app, "en")
    with spoken("id"):
        headline = told.scene(SceneKey.STAND).headline
        assert slides_of(file.make())[1].shapes.title.text == headline
        assert "villages" in headline
