"""Mode Rapat without a browser: what is handed to it, and how it is entered and left."""

from html import unescape

import pytest

from lib.io.hand_out import Chart, ChartKind, Figure, Grid, Scene, SceneKey, Series
from lib.ui.hand_outs.scenes import hand_out
from lib.ui.i18n import spoken
from lib.ui.meeting.scene_html import scene_html
from tests.app.conftest import CHIEF, READER, TODAY, components, html_of, press_in
from tests.app.test_scenes import FILTERS, NOON, page_of

EVIL = "<img src=x onerror=alert(1)>\"'"


def shown(app):
    """What the browser is given."""
    return components(app, "meeting")[0]


def words_of(found):
    """Every text and number of the scenes that a meeting is to see."""
    yield found.imprint.filter
    for scene in found.scenes:
        yield scene.headline
        yield from scene.remarks
        yield from scene.notes
        for figure in scene.figures:
            yield from (figure.label, figure.value, figure.of, figure.change)
        if scene.chart:
            yield from (scene.chart.title, *scene.chart.categories, *scene.chart.ends)
            yield from (one.name for one in scene.chart.series)
        if scene.grid:
            yield from (scene.grid.title, *scene.grid.columns)
            yield from (cell for row in scene.grid.rows for cell in row)
        if scene.map:
            yield from (line.label for line in scene.map.classes)
            yield from (scene.map.total_label, scene.map.credit)


@pytest.mark.parametrize("params", FILTERS, ids=lambda p: "-".join(p.values()))
def test_every_word_of_the_scenes_is_on_the_screen(run_app, params):
    app = run_app(rapat="1", **params)
    with spoken("id"):
        found = hand_out(page_of(app), NOON)
    given = unescape(shown(app)["html"])
    assert [word for word in words_of(found) if word not in given] == []
    assert given.count("<h1>") == 5


def test_every_count_of_a_bar_stands_in_it(run_app):
    app = run_app(rapat="1", data="simulasi")
    with spoken("id"):
        chart = hand_out(page_of(app), NOON).scene(SceneKey.GAPS).chart
    assert chart is not None
    bars = shown(app)["html"].split("chart-stacked")[1].split("</section>")[0]
    for series in chart.series:
        told = bars.count(f'<span class="unseen">{series.name} </span>')
        assert told == sum(1 for value in series.values if value)


def test_what_somebody_wrote_is_inert():
    scene = Scene(
        key=SceneKey.WORK,
        title=EVIL,
        headline=EVIL,
        figures=(Figure(EVIL, EVIL, EVIL, EVIL),),
        chart=Chart(ChartKind.STACKED, EVIL, (EVIL,), (Series(EVIL, "#000000", (3.0,)),), (EVIL,)),
        grid=Grid(EVIL, (EVIL,), ((EVIL,),)),
        remarks=(EVIL,),
        notes=(EVIL,),
    )
    with spoken("en"):
        given = scene_html(scene, 1, "")
    assert "<img" not in given and "alert(1)>" not in given
    assert given.count("&lt;img") == given.count("alert(1)&gt;&quot;&#x27;") > 10


def test_a_line_keeps_a_place_for_what_nobody_knows():
    chart = Chart(
        ChartKind.LINE, "Naik", ("a", "b", "c"), (Series("x", "#000000", (None, 4.0, 9.0)),), ("9",)
    )
    with spoken("en"):
        given = scene_html(Scene(SceneKey.STAND, "t", "h", chart=chart), 1, "")
    assert given.count("<li ") == 2
    assert "left:50.00%" in given and "left:100.00%" in given


def test_the_mode_says_neither_tiers_nor_people(office, open_page_as):
    given = shown(open_page_as("", CHIEF, rapat="1"))["html"]
    assert "Ibu Ratna" not in given.split('class="imprint"')[0]
    assert "tingkat" not in given.lower()


def test_the_button_enters_and_leaving_leads_back_with_the_filter(run_app):
    app = press_in(run_app(data="simulasi", kab="36.02"), "page-head", "Mode Rapat")
    assert app.query_params["rapat"] == "1" and app.query_params["kab"] == "36.02"
    assert "Kab. Lebak" in shown(app)["html"]
    del app.query_params["rapat"]
    app.run()
    assert not components(app, "meeting")
    assert "Kab. Lebak" in html_of(app)


def test_a_scene_in_the_link_stays_there_and_nonsense_does_not(run_app):
    assert run_app(rapat="1", adegan="3").query_params["adegan"] == "3"
    assert "adegan" not in run_app(rapat="1", adegan="<b>").query_params


def test_an_office_without_activities_is_shown_its_five_scenes(open_page_as):
    app = open_page_as("", READER, rapat="1")
    assert "Belum ada kegiatan" in shown(app)["html"]
    assert shown(app)["as_of"] == TODAY
