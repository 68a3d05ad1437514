"""The menu: every page in its group. Each link carries the filter, also into a new tab.

Drawn here because Streamlit's own puts headings into its list, which screen readers (and axe) call
a broken list.
"""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from lib.domain.permissions import Action, Person, can
from lib.ui.i18n import t
from lib.ui.safe import html

PROFILE = "pages/overview/village.py"
Menu = Mapping[str, Sequence[StreamlitPage]]


def menu(person: Person) -> Menu:
    """The pages by the name of their group, those that the person may open."""
    return {
        name: open_to
        for name, entries in _groups().items()
        if (open_to := [page for action, page in entries if can(person, action)])
    }


def _groups() -> dict[str, list[tuple[Action, StreamlitPage]]]:
    return {
        t("See"): [
            (Action.READ, _page("overview/home", t("Overview & Map"), "map")),
            (Action.READ, _page("overview/outreach", t("Outreach"), "campaign", "sosialisasi")),
            (Action.READ, _page("overview/training", t("Training"), "school", "pelatihan")),
            (
                Action.READ,
                _page("overview/village", t("Village profile"), "holiday_village", "desa"),
            ),
        ],
        t("Work"): [
            (Action.READ, _page("work/priorities", t("Priorities"), "flag", "prioritas")),
        ],
    }


def _page(path: str, title: str, icon: str, address: str = "") -> StreamlitPage:
    """A page of ``pages/``; the one without an address of its own is the home page."""
    return st.Page(
        f"pages/{path}.py",
        title=title,
        icon=f":material/{icon}:",
        url_path=address or None,
        default=not address,
    )


def show_menu(groups: Menu, params: Mapping[str, str]) -> None:
    """A heading and links per group; ``params`` are what the address says of the filter."""
    for name, pages in groups.items():
        st.html(f'<p class="pb-group">{html(name)}</p>')
        for page in pages:
            st.page_link(page, query_params=dict(params), width="stretch")
