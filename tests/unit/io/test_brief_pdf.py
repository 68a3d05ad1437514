"""The brief read back: what is told, where it stands, and that nothing leaves its page."""

from dataclasses import replace

import pytest

from lib.io.brief_pdf import Brief, BriefWords, to_pdf
from lib.io.hand_out import HandOut, SceneKey
from tests.unit.io.papers import (
    MADE,
    MARK,
    SHORT,
    STATUSES,
    Long,
    grid,
    hand_out,
    map_image,
    outside,
    words_of,
)

WORDS = BriefWords("Halaman {page} dari {pages}", "Cara hitung", "Peta {area}", "id")
LONG = (
    Long("Kec. Kota Tangerang Selatan Raya", "Pasirkembang Girimukti " * 12),
    Long("W" * 80, "W" * 400),
    Long("Kec. " + "x" * 60, "ÀÉ Ciparasi " * 60),
)


def written(*made: HandOut, villages: int = 12, name: str = "Lontar") -> bytes:
    briefs = [Brief(one, grid(villages, name), map_image()) for one in made]
    return to_pdf(briefs, WORDS, MADE)


def test_two_pages_tell_every_scene_figure_class_and_bar() -> None:
    made = hand_out()
    pages = words_of(written(made))
    assert len(pages) == 2
    told = " ".join(pages)
    for scene in made.scenes:
        assert scene.headline in told
        assert told.count("100,0 %") >= 4
    for name, *_ in STATUSES:
        assert name in pages[0]
    assert "210 desa/kelurahan" in pages[0] and "3 desa tanpa titik peta" in pages[0]
    assert pages[0].count("23,6 % (81/343)") == 11
    assert "1000" in pages[1] and "Versi data: 7" in pages[1] and "Dibuat oleh: Anna" in pages[1]


def test_each_page_has_mark_title_filter_and_its_number_of_all() -> None:
    made = hand_out()
    pages = words_of(written(made, made, made))
    assert len(pages) == 6
    for number, page in enumerate(pages, start=1):
        assert MARK in page and made.title in page and made.imprint.filter in page
        assert f"Halaman {number} dari 6" in page
        assert "Contoh: belum semua interval" in page


def test_a_true_record_has_no_mark() -> None:
    made = hand_out()
    true = replace(made, imprint=replace(made.imprint, mark=""))
    assert MARK not in " ".join(words_of(written(true)))


@pytest.mark.parametrize("said", LONG)
@pytest.mark.parametrize("bars", [1, 11])
def test_the_longest_texts_stay_on_two_pages_and_within_the_edges(said: Long, bars: int) -> None:
    content = written(hand_out(said, bar_count=bars), name=said.name)
    assert len(words_of(content)) == 2
    assert outside(content) == []


def test_the_list_of_villages_is_as_long_as_there_is_room_and_says_when_nobody_waits() -> None:
    short = words_of(written(hand_out(rows=1)))[1]
    full = words_of(written(hand_out(LONG[0])))[1]
    assert short.count("Lontar") == 12
    assert full.count("Lontar") < 12
    assert "Tidak ada desa/kelurahan dalam antrean." in words_of(written(hand_out(), villages=0))[1]


def test_a_filter_without_villages_or_charts_makes_two_pages() -> None:
    made = hand_out(SHORT, bar_count=0, rows=0)
    scenes = tuple(
        replace(scene, figures=(), chart=None) if scene.key is SceneKey.WORK else scene
        for scene in made.scenes
    )
    assert len(words_of(written(replace(made, scenes=scenes), villages=0))) == 2


def test_progress_is_told_for_each_and_can_end_the_making() -> None:
    class Cancelled(Exception):
        pass

    finished = []

    def done() -> None:
        finished.append(True)
        if len(finished) == 2:
            raise Cancelled

    briefs = [Brief(hand_out(), grid(3), None)] * 4
    with pytest.raises(Cancelled):
        to_pdf(briefs, WORDS, MADE, done=done)
    assert len(finished) == 2


def test_the_same_brief_is_the_same_bytes_and_another_one_is_not() -> None:
    made = hand_out()
    other = replace(made, imprint=replace(made.imprint, lines=(("Versi data", "8"),)))
    assert written(made) == written(made) != written(other)
