"""The tree keeps its promises: short modules, no foreign hosts, no raw HTML, documentation."""

import re
from pathlib import Path

import pytest

from lib.config import Settings
from lib.ui.filter_url import NAMES
from lib.ui.map import map_view

ROOT = Path(__file__).parents[2]
OURS = [
    ROOT / "dashboard.py",
    *sorted((ROOT / "lib").rglob("*.py")),
    *sorted((ROOT / "pages").rglob("*.py")),
]
SHIPPED = [
    *OURS,
    *sorted((ROOT / "lib").rglob("*.js")),
    *sorted((ROOT / "lib").rglob("*.css")),
    ROOT / ".streamlit" / "config.toml",
]
HOSTS = re.compile(
    r"cdn\.jsdelivr|unpkg\.com|cdnjs|fonts\.googleapis|code\.jquery|tile\.openstreetmap"
)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_holds_one_idea(path):
    if "versions" not in path.parts:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_fetched_from_another_host(path):
    assert HOSTS.search(path.read_text(encoding="utf-8")) is None


SCRIPTED = ROOT / "lib" / "ui" / "copy_link.py"
"""The one module that hands the browser a script of its own, with nothing of users in it."""


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_switches_off_the_escaping(path):
    text = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html=True" not in text
    assert path == SCRIPTED or "unsafe_allow_javascript=True" not in text


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented(name):
    documented = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert f"`PANTAU_{name.upper()}`" in documented


@pytest.mark.parametrize("name", [*NAMES, "lang", "data", map_view.NAME])
def test_every_parameter_of_the_address_is_documented(name):
    documented = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert f"| `{name}` |" in documented


def test_the_readme_fits_on_a_few_screens():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 200
