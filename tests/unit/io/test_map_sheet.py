"""The sheet of a map says everything, and nothing on it leaves its room."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from lib.io.hand_out import Imprint
from lib.io.map_look import ACCENT, CARD, PAPER, sign, swatch
from lib.io.map_sheet import draw_sheet, map_sheet_png
from lib.io.map_text import fitted, printable, width_of
from lib.ui.map import palette
from tests.unit.io.pictures import colours_in, names, outlines, picture_of

MARK = "SIMULASI: tidak satu pun kegiatan ini benar-benar terjadi"
OFFICE = Imprint(
    record="Catatan kantor",
    mark="",
    examples="",
    filter="Semua kab/kota · per 24 Nov 2026 · interval 180 hari · data sampai 20 Nov 2026",
    area="Provinsi Banten",
    lines=(("Data", "Catatan kantor"), ("Dibuat oleh", "Ibu Ratna"), ("Versi data", "12")),
    made=datetime(2026, 11, 24, 5, tzinfo=UTC),
    version=12,
)
SIMULATED = replace(OFFICE, record="Simulasi", mark=MARK, examples="contoh")
LONGEST = sorted(names().values(), key=len)[-12:]
SIZES = ((1600, 1000), (1200, 800), (900, 700))


def overfull(imprint: Imprint) -> Imprint:
    """An imprint with texts far longer than any room."""
    return replace(
        imprint,
        filter=" · ".join(LONGEST),
        examples=imprint.examples * 60,
        lines=tuple((name, "WWWWWWWWWWWW " * 30) for name in LONGEST),
    )


@pytest.mark.parametrize(
    ("imprint", "size"), [(SIMULATED, SIZES[0]), (OFFICE, SIZES[1]), (SIMULATED, SIZES[2])]
)
def test_the_margins_stay_empty_whatever_is_written(imprint, size):
    picture = picture_of("36.74")
    full = replace(
        picture,
        title=" ".join(LONGEST),
        credit="Pabrik" * 90,
        total_label="1.552 desa/kelurahan " * 4,
        outlined=frozenset(picture.place_of),
        outlined_label="Ikut program " * 9,
        unmapped=3,
        unmapped_label="3 desa/kelurahan tanpa letak di peta " * 4,
        classes=tuple(replace(c, label="Sangat terlambat sekali " * 3) for c in picture.classes),
    )
    sheet = draw_sheet(full, overfull(imprint), outlines(), size)
    band = size[1] // 10 if imprint.mark else 0
    edge = round(size[1] * 0.02)
    for margin in (
        (0, band, edge, size[1]),
        (size[0] - edge, band, *size),
        (0, size[1] - edge, *size),
    ):
        assert set(colours_in(sheet.crop(margin))) == {PAPER}


@pytest.mark.parametrize("size", SIZES[::2])
def test_the_panel_keeps_its_texts_to_itself(size):
    picture = picture_of("36.74")
    plain, long = (
        draw_sheet(
            replace(picture, classes=tuple(replace(c, label=label) for c in picture.classes)),
            OFFICE,
            outlines(),
            size,
        )
        for label in ("A", "Tidak ada sosialisasi dalam dua belas bulan terakhir sama sekali")
    )
    box = ImageChops.difference(plain, long).getbbox()
    assert box is not None
    assert box[0] > size[0] * 0.7 and box[2] < size[0] * 0.97


def test_a_simulated_record_is_marked_on_the_head_and_across_the_map():
    picture = picture_of()
    true, made_up = (draw_sheet(picture, i, outlines()) for i in (OFFICE, SIMULATED))
    head = (0, 0, 1600, 50)
    assert colours_in(true.crop(head))[ACCENT] == 0
    assert colours_in(made_up.crop(head))[ACCENT] > 0.9 * 1600 * 50
    silent = draw_sheet(picture, replace(SIMULATED, record=""), outlines())
    across = ImageChops.difference(made_up, silent).getbbox()
    assert across is not None
    assert across[2] - across[0] > 800 and across[3] - across[1] > 300


def test_every_class_and_its_count_stand_in_the_legend():
    picture = picture_of()
    sheet = draw_sheet(picture, OFFICE, outlines())
    legend = colours_in(sheet.crop((1200, 100, 1560, 900)))
    assert all(legend[entry.colour] > 200 for entry in picture.classes)
    assert legend[CARD] > 100_000


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Peta lain"},
        {"credit": "Sumber lain"},
        {"total_label": "1 desa"},
        {"unmapped_label": "3 desa tanpa letak di peta", "unmapped": 3},
        {"focus": "36.02"},
        {"place_of": {}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_the_picture_says_differently_gives_other_bytes(change):
    size = (800, 500)
    one = map_sheet_png(picture_of(), OFFICE, outlines(), size)
    assert map_sheet_png(replace(picture_of(), **change), OFFICE, outlines(), size) != one
    assert map_sheet_png(picture_of(), OFFICE, outlines(), size) == one


@pytest.mark.parametrize("size", SIZES)
def test_the_file_is_a_picture_of_the_size_asked_for(size):
    opened = Image.open(BytesIO(map_sheet_png(picture_of("36.72"), OFFICE, outlines(), size)))
    assert (opened.format, opened.size, opened.mode) == ("PNG", size, "RGB")


@pytest.mark.parametrize("text", [*LONGEST, "W" * 80, "satu dua tiga " * 40, ""])
@pytest.mark.parametrize(("width", "lines"), [(300, 1), (120, 2), (60, 3)])
def test_text_never_grows_out_of_its_room(text, width, lines):
    found = fitted(text, width, 20, least=12, lines=lines)
    assert len(found.lines) <= lines
    assert all(width_of(line, found.size) <= width for line in found.lines)


def test_text_that_fits_is_neither_made_smaller_nor_cut():
    found = fitted("Kota Tangerang Selatan", 400, 20, least=12)
    assert (found.lines, found.size) == (("Kota Tangerang Selatan",), 20)


def test_text_is_made_smaller_before_it_is_cut():
    assert fitted("Kota Tangerang Selatan", 190, 20, least=12).lines == ("Kota Tangerang Selatan",)
    assert fitted("Kota Tangerang Selatan", 90, 20, least=12).lines[0].endswith("…")


def test_letters_that_the_font_lacks_become_question_marks():
    assert printable("Désa\nA▲ 村") == "Désa A? ?"


@pytest.mark.parametrize(
    "entry",
    [*palette.STATUS, *palette.FREQUENCY, *palette.RECENCY],
    ids=lambda entry: f"{entry.code}-{entry.fill}",
)
def test_every_class_of_a_layer_has_a_sign_that_can_be_drawn(entry):
    drawn = sign(entry.icon, 20, palette.INK)
    assert drawn is not None
    assert drawn.getchannel("A").getbbox() is not None


def test_a_sign_that_nobody_can_draw_is_left_out():
    assert sign("↺", 20, palette.INK) is None
    assert sign("", 20, palette.INK) is None


def test_the_field_of_a_class_carries_its_pattern():
    shown = [swatch(c, (34, 24), 1).convert("L").tobytes() for c in picture_of().classes]
    assert len(set(shown)) == len(shown)
