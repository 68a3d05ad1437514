"""Elements of our own on a page: one component with its script, in the page's style sheet.

A rerun sends the script of a component with each of its elements: 4 of the 16 kB of a filter. So
what it sends is one line that fetches the script by its address, which the browser keeps.
"""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from lib.ui.asset import Asset, asset_of
from lib.ui.base_path import base_path

_ASSETS = Path(__file__).parent / "assets"
SCRIPTS = {
    "block": ("element", "copy_link", "block"),
    "filter_fields": ("element", "filter_fields"),
    "menu": ("element", "menu"),
}
"""The elements that pages are made of, and the files of each one's script."""


def own_element(name: str) -> ComponentRenderer:
    """The component with that name."""
    # The line runs as a module without an address of its own, so the script's must be whole.
    line = (
        f'const script = await import(location.origin + "{script_path(name)}");\n'
        "export default script.default;"
    )
    return st.components.v2.component(name, js=line, isolate_styles=False)


@cache
def script(name: str) -> Asset:
    """The script of an element as it is sent."""
    parts = [(_ASSETS / f"{part}.js").read_text(encoding="utf-8") for part in SCRIPTS[name]]
    content = "\n".join(parts)
    return asset_of(content.encode(), "text/javascript; charset=utf-8")


def script_path(name: str) -> str:
    """The address of the script, which names its content."""
    return f"{base_path()}/aset/skrip/{script(name).version}/{name}.js"
