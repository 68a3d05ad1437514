"""What a button asked for, to be done at the start of the next run, before anything is drawn.

A callback only notes it: whatever it means is decided by the services, on every call.
"""

import streamlit as st

_KEY = "record-asked"


def ask(what: str, *about: str) -> None:
    """Notes what is to be done, and about which form or activity."""
    st.session_state[_KEY] = (what, about)


def asked() -> tuple[str, tuple[str, ...]]:
    """What is to be done, once; empty for nothing."""
    found: tuple[str, tuple[str, ...]] = st.session_state.pop(_KEY, ("", ()))
    return found
