"""Which of the villages that need outreach are listed, in which order; all of it in the link."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from lib.domain.assignments import Assignee, AssigneeKind
from lib.domain.status import Status
from lib.domain.trip import trips
from lib.services.assignments import assignments_seen
from lib.services.overview import is_mentored
from lib.services.priorities import Priorities, Turn, WaitingVillage
from lib.ui import filters, format
from lib.ui.filter_url import Filter, Listed, QueuePreset
from lib.ui.i18n import t
from lib.ui.priorities.words import turn_word
from lib.ui.shell import Page

_PRESET, _LISTED, _DISTRICTS = "priority-preset", "priority-shown", "priority-districts"
_ALL = "all"
_TURN = {Listed.QUEUED: Turn.QUEUED, Listed.SNOOZED: Turn.SNOOZED, Listed.PLANNED: Turn.PLANNED}


@dataclass(frozen=True, slots=True)
class Shown:
    """The villages listed in their order, what they are in words, and whether by district."""

    villages: Sequence[WaitingVillage]
    words: str
    by_district: bool


def show_switches(view: Filter, found: Priorities) -> Shown:
    """The lists with counts that add up, and the order by district."""
    lists = _lists(found)
    listed = view.listed if view.listed in lists else next(iter(lists))
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="priority-switches"
    ):
        if len(lists) > 1:
            st.session_state[_LISTED] = listed
            st.segmented_control(
                t("Villages listed"),
                list(lists),
                format_func=lambda option: f"{_list_word(option)} {_count(lists[option])}",
                key=_LISTED,
                required=True,
                label_visibility="collapsed",
                wrap=True,
                on_change=_take,
                args=(view,),
            )
        st.session_state[_DISTRICTS] = view.by_district
        st.toggle(t("By district"), key=_DISTRICTS, on_change=_take, args=(view,))
    words = [_list_word(listed)]
    villages = lists[listed]
    if view.preset is not None:
        words.append(_preset_word(view.preset))
    if view.by_district:
        words.append(t("By district"))
        villages = [village for trip in trips(villages) for village in trip.villages]
    return Shown(villages, " · ".join(words), view.by_district)


def open_rows(view: Filter, statuses: frozenset[Status], only_lapsed: bool) -> None:
    """Lists whoever needs outreach and has one of the statuses, from the next run on."""
    filters.ask_for(
        replace(
            view,
            selection=replace(view.selection, statuses=statuses),
            preset=QueuePreset.LAPSED if only_lapsed else None,
            listed=Listed.EVERYONE,
        )
    )


def show_presets(page: Page, found: Priorities) -> Priorities:
    """The ways of looking that change something; what the one chosen leaves, in its order."""
    view, mine = page.filter, _mine(page)
    everyone = len(found.everyone)
    mentored = sum(is_mentored(village.row) for village in found.everyone)
    counts: dict[str, int] = {
        _ALL: everyone,
        QueuePreset.MINE: sum(village.code in mine for village in found.everyone),
        QueuePreset.LAPSED: len(_with_preset(found, QueuePreset.LAPSED, mine).everyone),
        QueuePreset.MENTORED_FIRST: mentored,
        QueuePreset.NEVER: len(_with_preset(found, QueuePreset.NEVER, mine).everyone),
    }
    offered = [o for o, count in counts.items() if 0 < count < everyone or o in (_ALL, view.preset)]
    if len(offered) == 1:
        return found
    st.session_state[_PRESET] = view.preset or _ALL
    st.segmented_control(
        t("Look at"),
        offered,
        format_func=lambda option: _preset_label(option, counts[option]),
        key=_PRESET,
        required=True,
        label_visibility="collapsed",
        wrap=True,
        on_change=_take,
        args=(view,),
    )
    return _with_preset(found, view.preset, mine)


def _take(view: Filter) -> None:
    """What the switches say, into the filter and so into the link."""
    preset = st.session_state.get(_PRESET, _ALL)
    listed = st.session_state.get(_LISTED)
    filters.ask_for(
        replace(
            view,
            preset=QueuePreset(preset) if preset in set(QueuePreset) else None,
            listed=Listed(listed) if listed in set(Listed) else None,
            by_district=bool(st.session_state.get(_DISTRICTS)),
        )
    )


def _mine(page: Page) -> frozenset[str]:
    """The villages assigned to the person at the screen."""
    if not page.person.email:
        return frozenset()
    me = Assignee(AssigneeKind.PERSON, page.person.email)
    seen = assignments_seen(page.database, page.person)
    return frozenset(one.village.code for one in seen if one.to.assignee == me)


def _with_preset(found: Priorities, preset: QueuePreset | None, mine: frozenset[str]) -> Priorities:
    if preset is QueuePreset.MINE:
        return found.only(lambda village: village.code in mine)
    if preset is QueuePreset.LAPSED:
        return found.only(lambda village: village.row.facts.lapsed_plan is not None)
    if preset is QueuePreset.NEVER:
        return found.only(lambda village: village.status is Status.NEVER)
    if preset is QueuePreset.MENTORED_FIRST:
        return found.mentored_first()
    return found


def _lists(found: Priorities) -> dict[Listed, Sequence[WaitingVillage]]:
    """The lists on offer; where nobody is put off, the queue is all there is."""
    lists: dict[Listed, Sequence[WaitingVillage]] = {
        listed: found.of_turn[turn] for listed, turn in _TURN.items() if found.of_turn[turn]
    }
    if len(lists) != 1:
        lists[Listed.EVERYONE] = found.everyone
    return lists


def _count(villages: Sequence[WaitingVillage]) -> str:
    return format.number(len(villages))


def _preset_label(option: str, count: int) -> str:
    if option == _ALL:
        return t("All")
    return f"{_preset_word(QueuePreset(option))} {format.number(count)}"


def _preset_word(preset: QueuePreset) -> str:
    return {
        QueuePreset.MINE: t("Assigned to me"),
        QueuePreset.LAPSED: t("Lapsed plans"),
        QueuePreset.MENTORED_FIRST: t("Desa Binaan first"),
        QueuePreset.NEVER: t("Not recorded"),
    }[preset]


def _list_word(listed: Listed) -> str:
    return t("All") if listed is Listed.EVERYONE else turn_word(_TURN[listed])
