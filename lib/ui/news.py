"""Looks, while the office's record is open, whether somebody wrote or the session ended meanwhile.

A fragment asks every few seconds for the data version and the account; the page runs again only
where one of them is another than it showed. So the map changes in every open browser, and signing
out in one tab, an idle half hour or a disabled account ends the others, without anybody touching
them. Asking is no interaction: it keeps no session from idling out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from lib.db.engine import Database
from lib.domain.people import Account
from lib.services import clock
from lib.ui.signed_in import account_here

EVERY = 4
"""Seconds between two looks; one is 3 kB over the socket before its compression."""
_SHOWN, _WRITES, _BY_ITSELF = "news_shown", "news_writes", "news_run"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a run shows: the data version and who looks at it."""

    version: int
    account: Account | None


def ran_by_itself() -> bool:
    """Whether this run was asked for by news and not by the person; asked once a run."""
    return bool(st.session_state.pop(_BY_ITSELF, False))


@contextmanager
def watched(database: Database, account: Account | None) -> Iterator[None]:
    """A run of a page, and from then on the look for news of what it showed.

    What the run itself wrote is no news to it; ``note_write`` tells of each.
    """
    before = database.version()
    st.session_state[_SHOWN], st.session_state[_WRITES] = None, 0
    with st.sidebar:
        _watch(database)
    try:
        yield
    finally:
        own = before + st.session_state[_WRITES]
        st.session_state[_SHOWN] = Shown(min(own, database.version()), account)


def note_write() -> None:
    """A write of this run is under way."""
    st.session_state[_WRITES] = st.session_state.get(_WRITES, 0) + 1


@st.fragment(run_every=EVERY)
def _watch(database: Database) -> None:
    """Runs the page again where there is news; shows nothing itself."""
    shown: Shown | None = st.session_state.get(_SHOWN)
    if shown is None:  # The page itself runs, and shows what is newest.
        return
    account = account_here(database, clock.now(), interacts=False)
    if Shown(database.version(), account) != shown:
        st.session_state[_BY_ITSELF] = True
        st.rerun()
