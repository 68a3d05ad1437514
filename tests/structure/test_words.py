"""Every text of the screen has an Indonesian translation with the same places to fill in."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from lib.ui.i18n import catalogue

ROOT = Path(__file__).parents[2]
PLACES = re.compile(r"\{(\w+)\}")


def texts():
    found = set()
    for folder in (ROOT / "lib" / "ui", ROOT / "pages"):
        for _, _, message, _, _ in extract_from_dir(
            folder, [("**.py", "python")], keywords={"t": None, "tn": (1, 2)}
        ):
            found.add(message[0] if isinstance(message, tuple) else message)
    return sorted(found)


@pytest.mark.parametrize("text", texts())
def test_a_text_is_translated(text):
    translated = catalogue("id")._catalog.get(text) or catalogue("id")._catalog.get((text, 0))
    assert translated
    assert set(PLACES.findall(translated)) <= set(PLACES.findall(text)) | {"count"}


def test_the_catalogue_holds_no_text_that_nobody_uses():
    known = {key[0] if isinstance(key, tuple) else key for key in catalogue("id")._catalog}
    assert known - set(texts()) - {""} == set()
