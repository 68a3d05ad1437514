"""The look that config.toml cannot say: one style sheet, put into every page once per run."""

from functools import cache
from pathlib import Path

import streamlit as st

_ASSETS = Path(__file__).parent / "assets"
_DARK = """
:root { --pb-ink: #E9EEF0; --pb-soft: #A9B6BC; --pb-paper: #10181C; --pb-card: #172126;
  --pb-line: #2B383E; --pb-accent: #7FC4D3; --pb-good: #7CCBA2; --pb-bad: #F2A08C; }
"""

_BARE = """
[data-testid="stSidebar"], [data-testid="stExpandSidebarButton"], [data-testid="stHeader"],
[data-testid="stToolbar"], [data-testid="stDecoration"] { display: none !important; }
[data-testid="stMainBlockContainer"].block-container { padding: 0; max-width: none; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0; }
"""


@cache
def _style(dark: bool, chrome: bool) -> str:
    sheet = (_ASSETS / "app.css").read_text(encoding="utf-8")
    return f"<style>{sheet}{_DARK if dark else ''}{'' if chrome else _BARE}</style>"


def apply(*, chrome: bool = True) -> None:
    """The style sheet of the browser's theme in the page; without ``chrome`` the page is alone."""
    st.html(_style(is_dark(), chrome))


def is_dark() -> bool:
    """Whether the browser shows the dark theme."""
    return st.context.theme.type == "dark"


def icon() -> str:
    """The page's icon: the sea and a village, drawn here so that nothing is fetched."""
    return str(_ASSETS / "icon.svg")
