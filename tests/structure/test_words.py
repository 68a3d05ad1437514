"""Every text of the screen has an Indonesian translation with the same places to fill in."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from lib.ui.i18n import catalogue

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "lib" / "locale" / "id" / "LC_MESSAGES"
PLACES = re.compile(r"\{(\w+)\}")


def texts():
    """What the code hands to ``t`` and ``tn``, also inside an f-string."""
    found = set()
    for folder in (ROOT / "lib" / "ui", ROOT / "pages"):
        for path in folder.rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("t", "tn"):
                    said = call.args[0]
                    assert isinstance(said, ast.Constant), f"{path}:{call.lineno}"
                    found.add(said.value)
    return sorted(found)


@pytest.mark.parametrize("text", texts())
def test_a_text_is_translated(text):
    translated = catalogue("id")._catalog.get(text) or catalogue("id")._catalog.get((text, 0))
    assert translated
    assert set(PLACES.findall(translated)) <= set(PLACES.findall(text)) | {"count"}


def test_the_catalogue_holds_no_text_that_nobody_uses():
    known = {key[0] if isinstance(key, tuple) else key for key in catalogue("id")._catalog}
    assert known - set(texts()) - {""} == set()


def test_a_text_has_one_translation_wherever_it_stands():
    found = defaultdict(set)
    for path in sorted(CATALOGUES.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if isinstance(message.id, str) and message.id:
                    found[message.id].add(message.string)
    assert {text: said for text, said in found.items() if len(said) > 1} == {}
