"""Text at a size at which it fits: made smaller first, and cut only where that is not enough."""

import pytest

from lib.io.slide_fit import LEADING, columns_of, fitted, lines_of, width_of

SENTENCE = "24 desa/kelurahan lagi akan menyamakan Kota Cilegon dengan Kota Tangerang Selatan."


def test_a_text_that_fits_keeps_its_size():
    found = fitted(SENTENCE, 2000, 28, 18)
    assert (found.text, found.size, found.lines, found.cut) == (SENTENCE, 28, 1, False)


def test_a_longer_one_is_made_smaller_before_it_is_cut():
    width = width_of(SENTENCE, 20) + 1
    found = fitted(SENTENCE, width, 28, 18)
    assert (found.text, found.size) == (SENTENCE, 20)


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_what_is_too_long_at_the_least_size_ends_with_an_ellipsis_within_its_lines(lines):
    found = fitted(SENTENCE * 20, 300, 28, 18, lines=lines)
    assert found.cut and found.size == 18 and found.text.endswith("…")
    assert lines_of(found.text, 300, 18) == lines == found.lines
    assert found.height == pytest.approx(lines * 18 * LEADING)


def test_a_word_wider_than_its_line_goes_on_in_the_next():
    word = "a" * 100
    assert lines_of(word, width_of(word, 12) / 3.5, 12) == 4
    assert fitted(word, 50, 12, 12).cut


def test_a_blank_that_must_not_break_stays_and_any_other_sign_of_an_end_of_line_does_not():
    assert (
        fitted("37,4\u00a0% dari\n\tsemua\u202e\x00", 900, 12, 12).text == "37,4\u00a0% dari semua"
    )


def test_letters_that_the_font_lacks_are_taken_as_wide_as_they_are_high():
    assert width_of("村村村", 10) > 27


def test_texts_fill_one_column_after_the_other_and_none_is_lost():
    texts = [f"{number}. {SENTENCE}" for number in range(20)]
    columns = columns_of(texts, 300, 200, 12, 5)
    assert [text for column in columns for text in column] == texts
    for column in columns:
        high = sum(lines_of(text, 300, 12) * 12 * LEADING + 5 for text in column)
        assert high <= 200
