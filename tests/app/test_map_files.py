"""The map of a page as a picture and as data: the villages, counts and words of the screen."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
import shapely
from PIL import Image
from shapely.geometry import shape
from streamlit.testing.v1 import AppTest

from lib.domain.outlines import Outlines
from lib.domain.rules import Exemption, ExemptionReason
from lib.io.map_sheet import SIZE
from lib.services.clock import JAKARTA
from lib.services.exemptions import approve_exemption, ask_exemption
from lib.ui.hand_outs.map_file import geojson, map_png, outlines
from lib.ui.hand_outs.map_picture import map_picture, status_picture
from lib.ui.i18n import spoken
from lib.ui.map_layers import geometry_codes, listed_rows, map_update
from lib.ui.shell import Page
from tests.app.conftest import CHIEF, READER, by

NOON = datetime(2026, 11, 24, 12, tzinfo=JAKARTA)
HEAD = replace(CHIEF, id="5", email="kepala@kantor.id", name="Kepala")
FILTERS = (
    {"data": "simulasi"},
    {"data": "simulasi", "kab": "36.02", "status": "never,overdue"},
    {"data": "simulasi", "kab": "36.02", "kec": "36.02.11", "lapisan": "kebaruan"},
    {"data": "simulasi", "lapisan": "pelatihan", "kelas": "one,few"},
    {"data": "publik", "lapisan": "frekuensi", "program": "desa_binaan_imigrasi"},
    {"data": "publik", "per": "2017-01-01"},
    {"data": "publik", "kab": "36.71", "status": "exempt"},
)


def page_of(app: AppTest) -> Page:
    page: Page = app.session_state["page_context"]
    return page


def read(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content.decode("utf-8"))
    return found


@pytest.mark.parametrize("params", FILTERS, ids=lambda p: "-".join(p.values()))
def test_map_list_and_data_agree_with_the_screen(run_app, params):
    page = page_of(run_app(**params))
    shown, picture = map_update(page), map_picture(page)
    counts = Counter(shown.classes)
    assert [c.count for c in picture.classes] == [counts[str(n)] for n in range(len(shown.legend))]
    assert [c.label for c in picture.classes] == [line.label for line in shown.legend]
    villages = sum(c.count for c in picture.classes) + picture.unmapped
    layer_is_status = "lapisan" not in params
    scope = page.selection.scope if layer_is_status else page.selection.matching
    assert villages == len(scope(page.table()))
    features = read(geojson(page, NOON).make())["features"]
    assert [f["id"] for f in features] == [row.code for row in listed_rows(page)]
    full = {c.colour for c in picture.classes} & {line.colour for line in shown.legend}
    standing_out = [
        code for code, n in picture.place_of.items() if picture.classes[n].colour in full
    ]
    assert sorted(f["id"] for f in features if f["geometry"]) == sorted(standing_out)


def test_a_village_without_an_area_is_counted_beside_the_map_and_listed_in_the_data(
    run_app, monkeypatch
):
    page = page_of(run_app(data="simulasi", kab="36.02"))
    gone = next(code for code in geometry_codes() if code.startswith("36.02."))
    codes = tuple("36.99.01.2001" if code == gone else code for code in geometry_codes())
    monkeypatch.setattr("lib.ui.map_layers.geometry_codes", lambda: codes)
    monkeypatch.setattr("lib.ui.hand_outs.map_picture.geometry_codes", lambda: codes)
    picture = map_picture(page)
    assert (picture.unmapped, picture.unmapped_label) == (
        1,
        "1 desa/kelurahan tanpa letak di peta",
    )
    assert picture.total_label == "345 desa/kelurahan"
    assert sum(c.count for c in picture.classes) == 344
    assert gone not in picture.place_of
    fewer = Outlines({code: rings for code, rings in outlines().of.items() if code != gone})
    monkeypatch.setattr("lib.ui.hand_outs.map_file.outlines", lambda: fewer)
    features = read(geojson(page, NOON).make())["features"]
    assert [f["id"] for f in features if f["geometry"] is None] == [gone]
    assert len(features) == 345


def test_classes_that_are_not_selected_stay_in_the_legend_but_are_pale(run_app):
    page = page_of(run_app(data="simulasi", status="never"))
    everything = map_picture(page_of(run_app(data="simulasi")))
    picture = map_picture(page)
    assert [c.count for c in picture.classes] == [c.count for c in everything.classes]
    kept = [c.label for c in picture.classes if c in everything.classes]
    assert kept == ["Belum tercatat"]
    never = [c.label for c in picture.classes].index("Belum tercatat")
    assert {picture.place_of[code] for code in picture.outlined} == {never}


def test_the_status_picture_shows_statuses_whatever_layer_the_page_shows(run_app):
    training = page_of(run_app(data="simulasi", kab="36.02", lapisan="pelatihan", kelas="one"))
    status = page_of(run_app(data="simulasi", kab="36.02"))
    assert status_picture(training) == map_picture(status) == status_picture(status)
    assert map_picture(training).title == "Pelatihan 12 bulan (1 pelatihan): Kab. Lebak"


@pytest.mark.parametrize(
    ("language", "title", "total", "sea"),
    [
        (
            "id",
            "Status sosialisasi per desa/kelurahan: Provinsi Banten",
            "1.552 desa/kelurahan",
            "Laut Jawa",
        ),
        ("en", "Outreach status by village: Banten province", "1,552 villages", "Java Sea"),
    ],
)
def test_the_picture_speaks_the_reader_s_language(run_app, language, title, total, sea):
    page = page_of(run_app(data="simulasi"))
    with spoken(language):
        picture = map_picture(page)
    assert (picture.title, picture.total_label) == (title, total)
    assert picture.around[0].name == sea
    assert f"{picture.number(1552)} " in total


def test_a_district_in_focus_names_its_villages(run_app):
    picture = map_picture(page_of(run_app(data="simulasi", kab="36.02", kec="36.02.11")))
    assert picture.focus == "36.02.11"
    assert set(picture.place_of) <= set(picture.areas)
    assert "36.02.01.2001" not in picture.areas


def test_a_thread_without_a_session_makes_the_files(run_app):
    page = page_of(run_app(data="simulasi", kab="36.72"))
    with spoken("en"):
        files = [map_png(page, NOON), geojson(page, NOON)]
    with ThreadPoolExecutor(1) as thread:
        picture, data = (thread.submit(file.make).result() for file in files)
    opened = Image.open(BytesIO(picture))
    assert (opened.format, opened.size) == ("PNG", SIZE)
    assert read(data)["about"]["record"] == "SIMULATION"
    version = page.table().version
    assert [file.name for file in files] == [
        f"outreach-status-by-village-kota-cilegon-simulasi-2026-11-24-v{version}.png",
        f"villages-kota-cilegon-simulasi-2026-11-24-v{version}.geojson",
    ]


def test_files_of_different_content_differ_and_of_the_same_do_not(run_app):
    one = page_of(run_app(data="simulasi", kab="36.72"))
    other = page_of(run_app(data="simulasi", kab="36.72", status="never"))
    for make in (map_png, geojson):
        assert make(one, NOON).make() == make(one, NOON).make() != make(other, NOON).make()


def test_the_data_say_what_the_record_says_of_each_village(run_app):
    page = page_of(run_app(data="simulasi", kab="36.72"))
    rows = {row.code: row for row in page.table()}
    features = read(geojson(page, NOON).make())["features"]
    assert len(features) == 43
    for feature in features:
        row, said = rows[feature["id"]], feature["properties"]
        assert said["code"] == row.code
        assert (said["name"], said["district"]) == (row.village.name, row.village.district.name)
        assert (said["regency"], said["status"]) == ("Kota Cilegon", row.status)
        days = [day and date.fromisoformat(day) for day in (said["last"], said["due"])]
        assert days == [row.standing.last, row.standing.due]
        assert said["outreach_12m"] == row.facts.outreach_12m
        assert said["training_12m"] == row.facts.training_12m
        assert len(said["programmes"]) == len(row.programmes)


def test_the_areas_of_the_data_are_closed_valid_and_in_banten(run_app):
    collection = read(geojson(page_of(run_app(data="publik")), NOON).make())
    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) == 1552
    for feature in collection["features"]:
        area = shape(feature["geometry"])
        assert area.is_valid
        west, south, east, north = area.bounds
        assert 105 < west < east < 107 and -7.1 < south < north < -5.7
        polygons = shapely.get_parts(area)
        assert all(ring.is_ccw for ring in shapely.get_exterior_ring(polygons))


def test_the_data_say_what_they_are(run_app):
    page = page_of(run_app(data="simulasi", kab="36.02", lapisan="frekuensi", kelas="none"))
    about = read(geojson(page, NOON).make())["about"]
    assert about["mark"].startswith("SIMULASI")
    assert about["filter"].startswith("Kab. Lebak · per 24 Nov 2026")
    assert (about["as_of"], about["made"]) == ("2026-11-24", "2026-11-24T12:00:00+07:00")
    assert about["data_until"] == page.data_until.isoformat()
    assert about["made_by"] == "pembaca tanpa akun"
    assert about["version"] == page.table().version
    assert about["notice"] == "batas indikatif, bukan acuan hukum"
    assert about["classes"] == ["tidak ada dalam 12 bulan"]
    assert "GSHHG" in about["source"] and "LGPL" in about["licence"]


def test_a_day_one_without_any_activity_has_its_map(open_page_as):
    page = page_of(open_page_as("pages/overview/home.py", READER))
    picture = map_picture(page)
    counted = {c.label: c.count for c in picture.classes if c.count}
    assert counted == {"Belum tercatat": 1552}
    about = read(geojson(page, NOON).make())["about"]
    assert (about["data_until"], about["mark"], about["made_by"]) == (None, "", "Pembaca")
    assert Image.open(BytesIO(map_png(page, NOON).make())).size == SIZE


def test_a_regency_with_every_village_exempt_has_its_map(open_page_as, office):
    codes = [code for code in geometry_codes() if code.startswith("36.72.")]
    wanted = Exemption("", date(2026, 11, 24), date(2027, 5, 1), ExemptionReason.OTHER)
    for code in codes:
        asked = ask_exemption(office, by(CHIEF), replace(wanted, village_code=code), "uji")
        approve_exemption(office, by(HEAD), asked)
    page = page_of(open_page_as("pages/overview/home.py", READER, kab="36.72"))
    picture = map_picture(page)
    assert {c.label: c.count for c in picture.classes if c.count} == {"Dikecualikan": 43}
    assert Image.open(BytesIO(map_png(page, NOON).make())).size == SIZE
