"""The pages keep their shape: folders only, guarded first, short, without SQL or rules."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "pages").rglob("*.py"))


def test_no_page_lies_directly_under_pages():
    # A fresh server would run it without dashboard.py and its guard.
    assert list((ROOT / "pages").glob("*.py")) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_first_statement_of_a_page_is_its_guard(path):
    statements = ast.parse(path.read_text(encoding="utf-8")).body[1:]
    first = next(s for s in statements if not isinstance(s, ast.Import | ast.ImportFrom))
    assert ast.unparse(first).startswith("page = open_page(Action.")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_short_and_imports_neither_database_nor_files(path):
    text = path.read_text(encoding="utf-8")
    imported = {
        node.module
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    assert len(text.splitlines()) <= 120
    assert not [m for m in imported if m.startswith(("lib.db", "lib.io", "lib.geo", "sqlalchemy"))]


def test_every_page_is_in_the_menu():
    menu = (ROOT / "lib" / "ui" / "menu.py").read_text(encoding="utf-8")
    names = [p.relative_to(ROOT / "pages").with_suffix("").as_posix() for p in PAGES]
    assert [name for name in names if f'_page("{name}"' not in menu] == []
