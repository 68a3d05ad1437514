"""Which villages a trip visits: the first of the queue, all of it, or those tapped and typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.domain.trip_days import VILLAGES_A_DAY
from lib.services.priorities import WaitingVillage
from lib.services.trips import Package
from lib.ui import filters, format
from lib.ui.choice_map import show_choice_map, tapped_villages
from lib.ui.i18n import t
from lib.ui.safe import md
from lib.ui.shell import Page

HEIGHT = 380
MOST_A_DAY = 20
_A_DAY = "trip-a-day"


@dataclass(frozen=True, slots=True)
class Choice:
    """The villages that may be visited and those that are, by code in the order of the queue."""

    offered: tuple[WaitingVillage, ...]
    chosen: tuple[str, ...]
    a_day: int


def choose_villages(page: Page, package: Package, map_place: DeltaGenerator) -> Choice:
    """The neighbours taken along, how many a day, and the villages; a map there shows them."""
    offered = _offered(page, package)
    known = [village.code for village in offered]
    key = _key(page)
    _take_taps(key, known)
    _show_neighbours(page, package)
    a_day = _show_a_day()
    held = st.session_state.get(key)
    if not isinstance(held, list) or not set(held) <= set(known):
        queued = [village.code for village in offered if village.rank is not None]
        st.session_state[key] = queued[:a_day]
    names = {village.code: village.village.name for village in offered}
    st.multiselect(
        t("Villages of the trip"),
        known,
        format_func=lambda code: names.get(code, code),
        key=key,
        placeholder=t("Tap them on the map, or type a name"),
        select_all=False,
        wrap=True,
    )
    _show_short_ways(key, offered, a_day)
    chosen = set(st.session_state[key])
    with map_place:
        show_choice_map(
            page,
            f"{key}-map",
            known,
            chosen,
            words=(t("on the trip"), t("waiting, not on the trip")),
            focus=page.filter.trip[0],
            height=HEIGHT,
        )
    return Choice(offered, tuple(code for code in known if code in chosen), a_day)


def forget_choice(page: Page) -> None:
    """The villages chosen let go; the next run begins with those that wait then."""
    st.session_state.pop(_key(page), None)


def _key(page: Page) -> str:
    return f"trip-{'-'.join(page.filter.trip)}"


def _offered(page: Page, package: Package) -> tuple[WaitingVillage, ...]:
    """Whoever needs outreach in the districts of the trip, the queue first."""
    trips = [package.trip, *(n for n in package.neighbours if n.district.code in page.filter.trip)]
    found = [village for trip in trips for village in trip.villages]
    return tuple(sorted(found, key=lambda v: (v.rank is None, v.rank or 0, v.code)))


def _take_taps(key: str, known: Sequence[str]) -> None:
    tapped = tapped_villages(f"{key}-map")
    if tapped is not None:
        st.session_state[key] = [code for code in known if code in tapped]


def _show_neighbours(page: Page, package: Package) -> None:
    """The districts beside it that have somebody in the queue, to be taken along."""
    counts = {n.district.code: (n.district.name, n.queued) for n in package.neighbours}
    if not counts:
        return
    key = "trip-neighbours"
    st.session_state[key] = [code for code in page.filter.trip[1:] if code in counts]
    st.pills(
        t("Neighbouring districts on the same trip"),
        list(counts),
        selection_mode="multi",
        format_func=lambda code: f"{md(counts[code][0])} {format.number(counts[code][1])}",
        key=key,
        wrap=True,
        on_change=_take_neighbours,
        args=(page,),
    )


def _take_neighbours(page: Page) -> None:
    wanted = st.session_state["trip-neighbours"]
    filters.ask_for(replace(page.filter, trip=(page.filter.trip[0], *wanted)))


def _show_a_day() -> int:
    return int(
        st.number_input(
            t("Villages that one event day can take"),
            min_value=1,
            max_value=MOST_A_DAY,
            value=VILLAGES_A_DAY,
            key=_A_DAY,
        )
    )


def _show_short_ways(key: str, offered: Sequence[WaitingVillage], a_day: int) -> None:
    queued = [village.code for village in offered if village.rank is not None]
    with st.container(horizontal=True, gap="small"):
        for name, words, codes in (
            ("day", t("One day: the first {count}", count=min(a_day, len(queued))), queued[:a_day]),
            ("all", t("The whole queue: {count}", count=len(queued)), queued),
        ):
            st.button(
                words,
                key=f"trip-take-{name}",
                type="tertiary",
                on_click=st.session_state.__setitem__,
                args=(key, codes),
            )
