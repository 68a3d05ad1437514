"""Mode Rapat on the screen: one element with everything in it, turned in the browser alone.

A change of scene and a village asked for cost no run, so nothing is waited for in front of people.
"""

from pathlib import Path

import streamlit as st

from lib.io.hand_out import SceneKey
from lib.services import clock
from lib.ui.base_path import base_path
from lib.ui.hand_outs.scenes import hand_out
from lib.ui.meeting import mode
from lib.ui.meeting.answer import answer_words, statuses
from lib.ui.meeting.frame_html import meeting_html
from lib.ui.meeting.map_image import map_address
from lib.ui.shell import Page

_HERE = Path(__file__).parent / "static"
_MAP_SCRIPTS = Path(__file__).parents[1] / "map" / "static"
_SCRIPTS = (_MAP_SCRIPTS / "look.js", _MAP_SCRIPTS / "search.js", _HERE / "meeting.js")
"""The search is the map's own, so a name is found here as it is there."""

_meeting = st.components.v2.component(
    "meeting",
    css=(_HERE / "meeting.css").read_text(encoding="utf-8"),
    js=";\n".join(path.read_text(encoding="utf-8") for path in _SCRIPTS),
)


def show_meeting(page: Page) -> None:
    """The scenes of the page's filter, and the way back to the page."""
    found = hand_out(page, clock.now())
    picture = found.scene(SceneKey.MAP).map
    _meeting(
        key="meeting",
        data={
            "html": meeting_html(found, map_address(picture) if picture else ""),
            "villages": page.map_table_url(page.as_of, base_path()),
            "as_of": page.as_of.isoformat(),
            "statuses": statuses(),
            "words": answer_words(),
        },
        on_leave_change=mode.leave,
    )
