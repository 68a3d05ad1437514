"""Slides read back: every word and number of the scenes, native, marked, inert, within its box."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from lib.io.hand_out import (
    Chart,
    ChartKind,
    Figure,
    Grid,
    HandOut,
    Imprint,
    MapClass,
    MapPicture,
    Scene,
    SceneKey,
    Series,
)
from lib.io.safe_text import one_line
from lib.io.slide_words import SlideWords
from lib.io.slides import to_pptx
from lib.services.clock import JAKARTA
from tests.hostile import FORMULAS, XSS
from tests.unit.io.read_slides import (
    alternatives_of,
    charts_of,
    notes_of,
    overflowing,
    rows_of,
    sheet_of,
    slides_of,
    texts_of,
    workbook_of,
)

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MADE = datetime(2026, 11, 24, 12, tzinfo=JAKARTA)
WORDS = SlideWords("id-ID", ".", "Ibu Ratna", "Judul", "Definisi dan sumber")
IMPRINT = Imprint(
    record="SIMULASI",
    mark="SIMULASI: tidak satu pun kegiatan ini benar-benar terjadi",
    examples="contoh: belum semua interval dikonfirmasi",
    filter="Kab. Lebak · per 24 Nov 2026 · interval 180 hari (contoh) · data sampai 20 Nov 2026",
    area="Kab. Lebak",
    lines=(("Data", "SIMULASI"), ("Dibuat oleh", "Ibu Ratna"), ("Versi data", "12")),
    made=MADE,
    version=12,
)
FIGURES = (
    Figure("Mutakhir", "37,4\u00a0%", "575 dari 1.539", "+28 desa sejak 25 Okt", "good"),
    Figure("Menunggu kini", "964", "dari 1.539"),
)
TREND = Chart(
    ChartKind.LINE,
    "Desa mutakhir",
    ("25 Okt 2026", "24 Nov 2026"),
    (Series("Mutakhir", "#0F4C5C", (1547.0, 575.0)),),
    ("575 (37,4\u00a0%)",),
)
BARS = Chart(
    ChartKind.STACKED,
    "Desa menurut status",
    ("Kec. Maja", "27 kecamatan lainnya"),
    (
        Series("Mutakhir", "#1F78B4", (1.0, 0.0), ink="#FFFFFF"),
        Series("Terlambat", "#FDB44B", (None, 300.0), "dots"),
        Series("Dikecualikan", "#FFFFFF", (9.0, 2.0), "hatch"),
    ),
    ("100,0\u00a0% (1/1)", "0,0\u00a0% (0/300)"),
)
PICTURE = MapPicture(
    title="Peta",
    classes=(
        MapClass("Mutakhir", "#1F78B4", 575, "✔"),
        MapClass("Terlambat", "#FDB44B", 1605, "▲", "dots"),
    ),
    place_of={},
    outlined=frozenset({"36.02.01.2001"}),
    outlined_label="Ikut program",
    focus="36.02",
    areas={},
    unmapped=3,
    unmapped_label="3 desa tanpa titik peta",
    credit="batas indikatif",
    total_label="2.183 desa/kelurahan",
)
GRID = Grid(
    "Tempat satu perjalanan menuntaskan paling banyak",
    ("Kecamatan", "Dalam antrean"),
    (("Kec. Banjarsari", "19"), ("Kec. Baros", "14")),
    frozenset({1}),
    "Tidak ada desa dalam antrean.",
)
STAND = Scene(
    SceneKey.STAND,
    "Posisi",
    "575 dari 1.539 desa mutakhir.",
    FIGURES,
    chart=TREND,
    remarks=("13 desa dikecualikan.",),
    notes=("Mutakhir: yang masih dalam interval.",),
)
MAP = Scene(SceneKey.MAP, "Peta", "964 desa perlu sosialisasi.", map=PICTURE)
GAPS = Scene(SceneKey.GAPS, "Kesenjangan", "24 desa lagi.", FIGURES, chart=BARS)
DECISIONS = Scene(SceneKey.DECISIONS, "Keputusan", "Perlu diputuskan.", FIGURES, grid=GRID)
TOLD = HandOut("Desa Binaan: Kab. Lebak", IMPRINT, (STAND, MAP, GAPS, DECISIONS))


def picture(drawn, size):
    file = BytesIO()
    Image.new("RGB", size, "#E9F1F3").save(file, "PNG")
    return file.getvalue()


def made(told=TOLD, words=WORDS, progress=None):
    return to_pptx(told, words, picture, progress)


def alone(scene):
    """The slide of a scene."""
    return slides_of(made(replace(TOLD, scenes=(scene,))))[1]


def test_slides_are_cover_scenes_and_definitions_with_real_titles():
    titles = [slide.shapes.title.text for slide in slides_of(made())]
    headlines = [scene.headline for scene in TOLD.scenes]
    assert titles == [TOLD.title, *headlines, WORDS.definitions]


def test_cover_tells_every_line_of_the_imprint():
    said = texts_of(slides_of(made())[0])
    assert {text for line in IMPRINT.lines for text in line} <= set(said)


def test_every_slide_says_filter_mark_examples_and_its_number():
    for number, slide in enumerate(slides_of(made()), start=1):
        said = texts_of(slide)
        assert {IMPRINT.mark, IMPRINT.filter, IMPRINT.examples, str(number)} <= set(said)


def test_a_true_record_bears_no_mark():
    said = texts_of(slides_of(made(replace(TOLD, imprint=replace(IMPRINT, mark=""))))[1])
    assert not [text for text in said if "SIMULASI" in text]


def test_cards_tell_figure_share_and_change_with_its_sign():
    said = texts_of(alone(STAND))
    for figure in FIGURES:
        parts = [figure.label, figure.value, figure.of, figure.change]
        assert set(filter(None, parts)) <= set(said)
    assert "13 desa dikecualikan." in said


@pytest.mark.parametrize("chart", [TREND, BARS], ids=["line", "stacked"])
def test_a_chart_is_native_with_the_numbers_of_the_scene_in_it_and_in_its_workbook(chart):
    (found,) = charts_of(alone(replace(STAND, chart=chart)))
    plot = found.plots[0]
    assert tuple(plot.categories) == chart.categories
    assert [(s.name, tuple(s.values)) for s in plot.series] == [
        (s.name, s.values) for s in chart.series
    ]
    head, *rows = sheet_of(found)
    assert head == ["", *(series.name for series in chart.series)]
    values = [[series.values[at] for series in chart.series] for at in range(len(rows))]
    shown = [
        [name, *("" if v is None else v for v in row)]
        for name, row in zip(chart.categories, values, strict=True)
    ]
    assert rows == shown


def test_what_stands_at_the_end_of_bars_and_lines_is_written_beside_them():
    assert set(BARS.ends) <= set(texts_of(alone(replace(STAND, chart=BARS))))
    (line,) = charts_of(alone(STAND))
    last = line.plots[0].series[0].points[1].data_label
    assert last.text_frame.text == TREND.ends[0]


def test_numbers_too_wide_for_their_part_of_a_bar_are_left_out():
    (found,) = charts_of(alone(replace(STAND, chart=BARS)))
    hidden = [
        [int(label.find(f"{C}idx").get("val")) for label in series.iter(f"{C}dLbl")]
        for series in found.element.iter(f"{C}ser")
    ]
    assert hidden == [[1], [0], [1]]


def test_parts_of_bars_are_told_apart_by_pattern_and_labels_part_the_thousands():
    (found,) = charts_of(alone(replace(STAND, chart=BARS)))
    kinds = [series.format.fill.type for series in found.plots[0].series]
    assert kinds == [MSO_FILL.SOLID, MSO_FILL.PATTERNED, MSO_FILL.PATTERNED]
    assert found.plots[0].series[0].data_labels.number_format == "[>=1000]0\\.000;0"


def test_a_table_is_native_with_every_cell_of_the_scene():
    assert rows_of(alone(DECISIONS)) == [GRID.columns, *GRID.rows]


def test_a_table_without_rows_is_the_sentence_that_says_so():
    slide = alone(replace(DECISIONS, grid=replace(GRID, rows=())))
    assert GRID.empty in texts_of(slide)
    assert not [shape for shape in slide.shapes if shape.has_table]


def test_the_map_stands_beside_its_legend_with_counts():
    slide = alone(MAP)
    said = texts_of(slide)
    assert {"✔ Mutakhir", "575", "▲ Terlambat", "1.605"} <= set(said)
    assert {PICTURE.total_label, PICTURE.outlined_label, PICTURE.unmapped_label} <= set(said)
    assert PICTURE.credit in said


def test_the_map_is_drawn_for_its_place_and_not_stretched():
    asked = []

    def draw(drawn, size):
        asked.append((drawn, size))
        return picture(drawn, size)

    slide = slides_of(to_pptx(TOLD, WORDS, draw))[2]
    (((drawn, size)),) = asked
    (placed,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert drawn is PICTURE
    assert placed.width / placed.height == pytest.approx(size[0] / size[1], rel=0.01)


def test_charts_tables_and_pictures_say_what_they_show_to_those_who_do_not_see_them():
    slides = slides_of(made())
    assert "Desa mutakhir. Mutakhir: 25 Okt 2026 1.547" in alternatives_of(slides[1])[0]
    assert "Mutakhir 575, Terlambat 1.605" in alternatives_of(slides[2])[0]
    assert "Kec. Maja: 100,0 % (1/1)" in alternatives_of(slides[3])[0]
    assert alternatives_of(slides[4]) == [GRID.title]


def test_notes_hold_the_definitions_and_the_small_print():
    assert notes_of(slides_of(made())[1]) == [*STAND.notes, IMPRINT.small_print]
    assert STAND.notes[0] in texts_of(slides_of(made())[-1])


def test_more_definitions_than_a_slide_holds_go_on_another():
    notes = tuple(f"Istilah {number}: {'penjelasan yang panjang ' * 12}." for number in range(30))
    slides = slides_of(made(replace(TOLD, scenes=(replace(STAND, notes=notes),))))
    last = [slide for slide in slides if slide.shapes.title.text == WORDS.definitions]
    assert len(last) > 1
    said = [text for slide in last for text in texts_of(slide)]
    assert set(notes) <= set(said)
    assert [found for slide in last for found in overflowing(slide)] == []


def test_a_scene_without_chart_table_and_map_tells_its_definitions():
    slide = alone(replace(STAND, chart=None))
    assert not charts_of(slide)
    assert STAND.notes[0] in texts_of(slide)


def test_no_placeholder_is_left_empty():
    deck = Presentation(BytesIO(made()))
    assert len(deck.slide_layouts) == 1
    for slide in deck.slides:
        assert all(placeholder.text_frame.text for placeholder in slide.placeholders)
        kinds = {p.placeholder_format.type for p in slide.notes_slide.placeholders}
        assert kinds == {PP_PLACEHOLDER.SLIDE_IMAGE, PP_PLACEHOLDER.BODY}
        assert slide.notes_slide.notes_text_frame.text


def test_nothing_of_the_template_is_left():
    with ZipFile(BytesIO(made())) as members:
        names = members.namelist()
        whole = "".join(members.read(n).decode() for n in names if n.endswith((".xml", ".rels")))
    for leftover in ("Click to edit", "Steve Canny", "python-pptx", "Office Theme", "Title Only"):
        assert leftover not in whole
    assert not [n for n in names if "printer" in n or "thumbnail" in n]


def test_properties_say_what_it_is_who_made_it_and_when():
    about = Presentation(BytesIO(made())).core_properties
    assert (about.title, about.author, about.last_modified_by) == (
        TOLD.title,
        "Ibu Ratna",
        "Ibu Ratna",
    )
    assert about.created.isoformat()[:19] == "2026-11-24T05:00:00"
    assert (about.version, about.language) == ("12", "id-ID")


@pytest.mark.parametrize("language", ["id-ID", "en-US"])
def test_a_spelling_checker_is_told_the_language_everywhere(language):
    content = made(words=replace(WORDS, language=language))
    other = "en-US" if language == "id-ID" else "id-ID"
    with ZipFile(BytesIO(content)) as members:
        for name in members.namelist():
            if name.startswith(("ppt/slides/slide", "ppt/charts/chart", "ppt/notesSlides/n")):
                assert f'lang="{language}"' in members.read(name).decode(), name
            if name.startswith("ppt/slide"):
                assert f'lang="{other}"' not in members.read(name).decode(), name


def test_the_same_content_gives_the_same_bytes_and_any_other_gives_others():
    later = replace(IMPRINT, lines=(*IMPRINT.lines[:2], ("Versi data", "13")), version=13)
    others = [
        replace(TOLD, imprint=later),
        replace(TOLD, scenes=(replace(STAND, headline="576 dari 1.539 desa mutakhir."),)),
        replace(TOLD, scenes=(*TOLD.scenes[:2], replace(GAPS, chart=TREND), DECISIONS)),
    ]
    assert made() == made()
    assert len({made(), *map(made, others)}) == 4


def test_progress_is_told_between_slides_and_can_stop_the_making():
    told: list[float] = []
    made(progress=told.append)
    assert told == sorted(told) and len(told) == 7 and told[0] == 0 and told[-1] < 1

    def stop(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        made(progress=stop)


@pytest.mark.parametrize("text", [*FORMULAS, *XSS], ids=range(len(FORMULAS) + len(XSS)))
def test_what_somebody_wrote_stays_text(text):
    series = tuple(replace(series, name=text) for series in BARS.series)
    chart = replace(BARS, title=text, categories=(text, "b"), series=series, ends=(text, text))
    told = HandOut(
        text,
        replace(IMPRINT, mark=text, filter=text, lines=((text, text),)),
        (
            replace(STAND, headline=text, chart=chart, remarks=(text,), notes=(text,)),
            replace(DECISIONS, grid=replace(GRID, title=text, rows=((text, "1"),))),
            replace(MAP, map=replace(PICTURE, title=text, total_label=text)),
        ),
    )
    content = made(told, replace(WORDS, author=text))
    slides = slides_of(content)
    assert slides[1].shapes.title.text == one_line(text)
    assert rows_of(slides[2])[1] == (one_line(text), "1")
    assert notes_of(slides[1])[0] == one_line(text)
    (found,) = charts_of(slides[1])
    assert sheet_of(found)[0][1] == one_line(text)
    with ZipFile(BytesIO(workbook_of(found))) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    with ZipFile(BytesIO(content)) as members:
        rels = [members.read(name) for name in members.namelist() if name.endswith(".rels")]
    assert not [rel for rel in rels if b'TargetMode="External"' in rel]


LONG = "Kec. Sumur Bandung Panggarangan Leuwidamar Utara Baru"


@pytest.mark.parametrize("words", [1, 3, 12], ids=["longest", "three", "absurd"])
def test_long_names_fit_their_boxes_and_are_told_whole_where_they_are_cut(words):
    name = " ".join([LONG] * words)
    headline = f"7 desa lagi akan menyamakan {name} (0,0\u00a0%) dengan {name} (60,0\u00a0%)."
    chart = replace(BARS, title=name, categories=(name, name), ends=BARS.ends)
    figure = Figure(f"Tertinggi: {name}", "100,0\u00a0%", "1.552 dari 1.552", name, "bad")
    scene = Scene(SceneKey.GAPS, name, headline, (figure,) * 4, chart, remarks=(name,) * 3)
    long = replace(
        TOLD,
        title=f"Desa Binaan: {name}",
        imprint=replace(IMPRINT, filter=name, mark=name, lines=((name, name),) * 9),
        scenes=(
            scene,
            replace(scene, chart=None, grid=replace(GRID, rows=((name, name),) * 7)),
            replace(MAP, map=replace(PICTURE, total_label=name, credit=name)),
        ),
    )
    slides = slides_of(made(long))
    assert [found for slide in slides for found in overflowing(slide)] == []
    title = slides[1].shapes.title
    if title.text != headline:
        assert title.text.endswith("…")
        assert title.element.xpath(".//p:cNvPr")[0].get("descr") == one_line(headline)


def test_an_area_with_every_village_exempt_has_its_bars_and_no_share():
    exempt = replace(
        BARS,
        series=(
            replace(BARS.series[0], values=(0.0, 0.0)),
            replace(BARS.series[2], values=(10.0, 0.0)),
        ),
        ends=("– (0/0)", "– (0/0)"),
    )
    figures = (Figure("Mutakhir", "–", "0 dari 0"),)
    said = texts_of(alone(replace(GAPS, chart=exempt, figures=figures)))
    assert {"–", "0 dari 0", "– (0/0)"} <= set(said)


def test_a_chart_of_nothing_is_left_out():
    empty = replace(BARS, categories=(), series=(), ends=())
    assert not charts_of(alone(replace(GAPS, chart=empty)))
