"""Shows the map and hands over what the reader did on it.

Pan and zoom never rerun the app: no object of the map is returned. The map's script puts its
events into the component's value itself (``window.Streamlit.setComponentValue``).
"""

import streamlit as st
from streamlit_folium import st_folium

from lib.ui.map.assets import bundle_path, geometry_path
from lib.ui.map.event import MapEvent, read_event
from lib.ui.map.update import MapUpdate
from lib.ui.map.village_map import StateGroup, VillageMap

KEY = "peta"


def waiting_event(key: str = KEY) -> MapEvent | None:
    """What the reader did since the last run, once; asked before the page computes anything.

    A page that asks here needs no second run: the map it shows then is already the answer.
    """
    return _once(st.session_state.get(key), key)


def show_map(update: MapUpdate, *, height: int, key: str = KEY) -> MapEvent | None:
    """The map in the state given; returns what the reader did, unless it was taken before.

    ``height`` in pixels, the legend on a phone included. An event is delivered once.
    """
    answered = st.session_state.get(_answered(key), 0)
    value = st_folium(
        VillageMap(bundle_path(), geometry_path()),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=StateGroup(update.to_script(answered)),
        render=False,
    )
    return _once(value, key)


def _once(value: object, key: str) -> MapEvent | None:
    event = read_event(value)
    if event is None or event.number == st.session_state.get(_answered(key)):
        return None
    st.session_state[_answered(key)] = event.number
    return event


def _answered(key: str) -> str:
    return f"{key}_answered"
