"""Every reason has a sentence in both languages, and every sentence a reason."""

import re
from pathlib import Path

import pytest

from lib.domain.import_plan import Remark
from lib.import_sentences import SENTENCES, remark_in_words, sentence

ROOT = Path(__file__).parents[2]
SOURCES = [
    *sorted((ROOT / "lib" / "io").glob("*.py")),
    *sorted((ROOT / "lib" / "services").glob("import*.py")),
    *(
        ROOT / "lib" / "domain" / f"{name}.py"
        for name in ("area_codes", "area_match", "entry_check", "permissions")
    ),
    ROOT / "lib" / "import_commands.py",
]
PLACES = re.compile(r"\{(\w+)\}")
RAISED = re.compile(r'(?:FileRefused|Unread|UndoRefused|ImportConflict)\(\s*"(\w+)"')
TOLD = re.compile(r'(?:Told|Remark)\([^"\n{]*"(\w+)"|told="(\w+)"')


def text() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)


@pytest.mark.parametrize("key", SENTENCES)
def test_both_languages_fill_in_the_same_places(key: str) -> None:
    english, indonesian = SENTENCES[key]
    assert set(PLACES.findall(english)) == set(PLACES.findall(indonesian))
    assert english != indonesian and not {english[-1], indonesian[-1]} & set("! ")


def test_what_is_raised_or_told_has_a_sentence() -> None:
    keys = {
        key
        for pattern in (RAISED, TOLD)
        for found in pattern.findall(text())
        for key in ([found] if isinstance(found, str) else found)
        if key
    }
    assert keys - set(SENTENCES) == set()
    assert len(keys) > 30


def test_no_sentence_is_left_that_nobody_says() -> None:
    said = text() + "date_missing kind_missing"
    assert [key for key in SENTENCES if not re.search(rf"\b{key}\b", said)] == []


def test_candidates_follow_the_sentence() -> None:
    values = {"name": "Lontr", "candidates": "36.04.13.2007 Lontar"}
    assert sentence("village_unknown", values, "id") == (
        "desa Lontr tidak ditemukan di sana. Mungkin: 36.04.13.2007 Lontar."
    )


def test_a_remark_names_its_column() -> None:
    remark = Remark(3, "Tanggal", "date_missing")
    assert remark_in_words(remark, "id") == "Tanggal: tanggal belum diisi."
