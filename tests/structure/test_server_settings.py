"""Streamlit's own guards against other sites stay on, and it listens on this machine only."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("option", ["enableCORS", "enableXsrfProtection"])
def test_streamlit_keeps_its_guard(option):
    assert CONFIG["server"].get(option, True) is True
    assert CONFIG["server"].get("corsAllowedOrigins", []) == []


def test_streamlit_listens_on_this_machine_and_tells_nobody_its_errors():
    assert CONFIG["server"]["address"] == "localhost"
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["browser"]["gatherUsageStats"] is False
