"""The villages of a trip given to an officer or an office, and what each has to do already."""

from collections.abc import Sequence

import streamlit as st

from lib.domain.assignments import Assignee, AssigneeKind
from lib.domain.entry_check import EntryRefused
from lib.domain.errors import PantauError
from lib.domain.permissions import Action, can_in_areas
from lib.services.assignees import Load, assignees_offered, load_per_assignee
from lib.services.assignments import assign
from lib.services.trips import PlannedTrip
from lib.ui import format
from lib.ui.i18n import t, tn
from lib.ui.safe import html, md
from lib.ui.shell import Page
from lib.ui.tables import table_html

_WHO, _OFFICE, _SAID = "trip-assignee", "trip-office", "trip-assigned"
_OTHER = Assignee(AssigneeKind.OFFICE, "")
_ROWS = 8


def show_assign(page: Page, plan: PlannedTrip) -> None:
    """Whom to give the villages to, for whoever may record there; the load for every reader."""
    codes = [stop.waiting.code for stop in plan.route.stops]
    loads = load_per_assignee(page.database, page.person, page.as_of)
    if can_in_areas(page.person, Action.RECORD, codes):
        _show_form(page, codes, loads)
    if loads:
        st.html(_load_html(loads))


def _show_form(page: Page, codes: Sequence[str], loads: Sequence[Load]) -> None:
    offers = {
        offer.assignee: offer.name for offer in assignees_offered(page.database, page.person, codes)
    }
    load_of = {load.to.assignee: load.needing for load in loads}

    def label(to: Assignee) -> str:
        if to == _OTHER:
            return t("Another office")
        waiting = load_of.get(to, 0)
        return md(f"{offers[to]} ({t('{count} waiting', count=format.number(waiting))})")

    left, right = st.columns([3, 2], vertical_alignment="bottom")
    to = left.selectbox(
        t("Assign the villages to"),
        [*offers, _OTHER],
        index=None,
        format_func=label,
        key=_WHO,
        placeholder=t("Choose an officer or an office"),
    )
    if to == _OTHER:
        name = left.text_input(t("Name of the office"), key=_OFFICE, max_chars=120)
        to = Assignee(AssigneeKind.OFFICE, name.strip())
    words = tn("Assign {count} village", "Assign {count} villages", len(codes))
    if right.button(words, icon=":material/assignment_ind:", key="trip-assign"):
        st.session_state[_SAID] = _assigned(page, codes, to)
        st.rerun()
    said: tuple[bool, str] | None = st.session_state.pop(_SAID, None)
    if said is not None:
        done, sentence = said
        css, role = ("pb-done", "status") if done else ("pb-fault", "alert")
        st.html(f'<p class="{css}" role="{role}">{html(sentence)}</p>')


def _assigned(page: Page, codes: Sequence[str], to: Assignee | None) -> tuple[bool, str]:
    """Whether it was done, and what to say of it."""
    if to is None or not to.key:
        return False, t("Please choose who is to reach these villages.")
    try:
        count = assign(page.database, page.by(), codes, to)
    except EntryRefused as refused:
        key = refused.faults[0].key
        words = {
            "already_assigned": t("These villages are assigned to them already."),
            "assignee_unknown": t("This person cannot take these villages; choose another one."),
            "assignee_long": t("The name of the office is too long; shorten it."),
        }
        return False, words.get(key) or t("This cannot be saved as it is.")
    except PantauError:
        return False, t("One of these villages lies outside your area, so nothing was saved.")
    return True, tn("{count} village is assigned.", "{count} villages are assigned.", count)


def _load_html(loads: Sequence[Load]) -> str:
    heads = (
        (t("Assigned to"), ""),
        (t("Need outreach"), "pb-num"),
        (t("Villages"), "pb-num"),
    )
    body = "".join(
        f'<tr><th scope="row">{html(load.to.name)}{_closed(load)}</th>'
        f'<td class="pb-num">{format.number(load.needing)}</td>'
        f'<td class="pb-num">{format.number(load.villages)}</td></tr>'
        for load in loads[:_ROWS]
    )
    more = len(loads) - _ROWS
    rest = f'<p class="pb-hint">{html(t("and {count} more", count=more))}</p>' if more > 0 else ""
    return table_html(heads, body) + rest


def _closed(load: Load) -> str:
    return "" if load.active else f"<small>{html(t('account closed'))}</small>"
