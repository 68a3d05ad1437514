"""Elements of our own on a page: one component with its script, in the page's style sheet."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_ASSETS = Path(__file__).parent / "assets"


def own_element(name: str) -> ComponentRenderer:
    """The component of ``assets/NAME.js``, which may make its parts with ``assets/element.js``."""
    scripts = (_ASSETS / "element.js", _ASSETS / f"{name}.js")
    script = "\n".join(path.read_text(encoding="utf-8") for path in scripts)
    return st.components.v2.component(name, js=script, isolate_styles=False)
