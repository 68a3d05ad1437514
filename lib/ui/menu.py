"""The menu: every page in its group. Each link carries the filter, also into a new tab.

Drawn here because Streamlit's own puts headings into its list, which screen readers (and axe) call
a broken list.
"""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from lib.ui.i18n import t
from lib.ui.safe import html

PROFILE = "pages/overview/village.py"
Menu = Mapping[str, Sequence[StreamlitPage]]


def menu() -> Menu:
    """The pages by the name of their group, in the session's language."""
    return {
        t("See"): [
            st.Page(
                "pages/overview/home.py",
                title=t("Overview & Map"),
                icon=":material/map:",
                default=True,
            ),
            st.Page(
                "pages/overview/outreach.py",
                title=t("Outreach"),
                icon=":material/campaign:",
                url_path="sosialisasi",
            ),
            st.Page(
                "pages/overview/training.py",
                title=t("Training"),
                icon=":material/school:",
                url_path="pelatihan",
            ),
            st.Page(
                PROFILE,
                title=t("Village profile"),
                icon=":material/holiday_village:",
                url_path="desa",
            ),
        ],
        t("Work"): [
            st.Page(
                "pages/work/priorities.py",
                title=t("Priorities"),
                icon=":material/flag:",
                url_path="prioritas",
            ),
        ],
    }


def show_menu(groups: Menu, params: Mapping[str, str]) -> None:
    """A heading and links per group; ``params`` are what the address says of the filter."""
    for name, pages in groups.items():
        st.html(f'<p class="pb-group">{html(name)}</p>')
        for page in pages:
            st.page_link(page, query_params=dict(params), width="stretch")
