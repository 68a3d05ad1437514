"""Whether the address asks for *Mode Rapat*, and for which scene; the rest of it stays as it is.

The mode lies over the page that the address names, so leaving it leads back there without a memory.
"""

import streamlit as st

MODE, SCENE = "rapat", "adegan"
_ON, _SCENES = "1", frozenset("12345")


def is_on() -> bool:
    """Whether the meeting is shown in place of the page."""
    return st.query_params.get(MODE) == _ON


def said() -> dict[str, str]:
    """What the address says of the mode and is to keep; nothing outside of it.

    The browser writes the scene without a run, so what arrives here may be an earlier one.
    """
    if not is_on():
        return {}
    scene = st.query_params.get(SCENE, "")
    return {MODE: _ON, **({SCENE: scene} if scene in _SCENES else {})}


def enter() -> None:
    """The mode from the next run on."""
    st.query_params[MODE] = _ON


def leave() -> None:
    """The page itself from the next run on."""
    for name in (MODE, SCENE):
        st.query_params.pop(name, None)
