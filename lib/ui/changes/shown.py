"""Which changes are listed and stand out on the map; cards, legend and pills set one choice."""

from collections.abc import Iterable, Sequence

import streamlit as st

from lib.domain.changes import Change
from lib.services.changes import ChangedVillage, Changes
from lib.ui import format
from lib.ui.changes.words import ICONS, change_word
from lib.ui.i18n import t

MOVED = tuple(change for change in Change if change is not Change.SAME)
_KEY = "changes-shown"


def chosen() -> frozenset[Change]:
    """The changes chosen; none means all that moved."""
    held = st.session_state.get(_KEY) or ()
    return frozenset(change for change in MOVED if change in held)


def choose(changes: Iterable[Change]) -> None:
    """These changes from the next drawing on; a browser's words for none are left out."""
    wanted = frozenset(changes)
    st.session_state[_KEY] = [change for change in MOVED if change in wanted]


def present(found: Changes) -> list[Change]:
    """The four that every map speaks of, and of the others those that happened."""
    core = MOVED[:4]
    return [change for change in MOVED if change in core or found.count(change)]


def show_choice(found: Changes) -> None:
    """A pill per change with its count; none chosen lists all that moved."""
    offered = present(found)
    choose(change for change in chosen() if change in offered)
    st.pills(
        t("Changes listed"),
        offered,
        selection_mode="multi",
        format_func=lambda c: f"{ICONS[c]} {change_word(c)} {format.number(found.count(c))}",
        key=_KEY,
        label_visibility="collapsed",
    )


def listed(found: Changes) -> Sequence[ChangedVillage]:
    """The villages of the changes chosen, in the order of the changes, then of code."""
    wanted = chosen() or frozenset(MOVED)
    return [village for change in MOVED if change in wanted for village in found.of[change]]
