"""The menu: every page in its group. Each link carries the filter, also into a new tab.

One element of our own: Streamlit's menu puts headings into its list, which screen readers (and axe)
call a broken list, and its single links are drawn anew with every filter, which they carry.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from lib.domain.permissions import Action, Person, can
from lib.ui.base_path import base_path
from lib.ui.i18n import Language, language, t
from lib.ui.own_element import own_element

HOME, PROFILE = "pages/overview/home.py", "pages/overview/village.py"
_KEY, _ASKED, _MENU = "pages", "asked_page", "menu_pages"
Menu = Mapping[str, Sequence[tuple[Action, StreamlitPage]]]

_menu = own_element("menu")


def menu() -> Menu:
    """Every page with the action it needs, by the name of its group.

    All of them are known to Streamlit, so that who may not open one is told so in words. Kept in
    the session, because Streamlit looks for the file of every page that is made.
    """
    kept: tuple[Language, Menu] | None = st.session_state.get(_MENU)
    if kept is None or kept[0] != language():
        kept = st.session_state[_MENU] = language(), _made()
    return kept[1]


def _made() -> Menu:
    read, record, verify = Action.READ, Action.RECORD, Action.VERIFY
    rule, keep, look_back = Action.SET_RULES, Action.MANAGE_PEOPLE, Action.READ_TRAIL
    return {
        t("See"): [
            (read, _page("overview/home", t("Overview & Map"), "map")),
            (read, _page("overview/outreach", t("Outreach"), "campaign", "sosialisasi")),
            (read, _page("overview/training", t("Training"), "school", "pelatihan")),
            (read, _page("overview/together", t("Together"), "handshake", "bersama")),
            (read, _page("overview/changes", t("Changes"), "swap_vert", "perubahan")),
            (read, _page("overview/forecast", t("Outlook"), "trending_up", "prakiraan")),
            (read, _page("overview/village", t("Village profile"), "holiday_village", "desa")),
        ],
        t("Work"): [
            (read, _page("work/priorities", t("Priorities"), "flag", "prioritas")),
            (record, _page("work/record", t("Record"), "edit_note", "catat")),
            (record, _page("work/imports", t("Import"), "upload_file", "impor")),
            (read, _page("work/downloads", t("Downloads"), "download", "unduhan")),
            (verify, _page("work/review", t("Review"), "fact_check", "periksa")),
            (read, _page("work/quality", t("Data quality"), "rule", "mutu")),
        ],
        t("Manage"): [
            (rule, _page("admin/rules", t("Rules"), "tune", "aturan")),
            (keep, _page("admin/people", t("People"), "group", "orang")),
            (look_back, _page("admin/history", t("History"), "history", "riwayat")),
        ],
    }


def pages_of(groups: Menu) -> dict[str, list[StreamlitPage]]:
    """The pages as Streamlit's navigation takes them."""
    return {name: [page for _, page in entries] for name, entries in groups.items()}


def meeting_pages(groups: Menu) -> list[StreamlitPage]:
    """*Mode Rapat* at the address of every page, so that leaving it leads back there."""
    return [
        _page("overview/present", t("Meeting mode"), "slideshow", page.url_path)
        for entries in groups.values()
        for _, page in entries
    ]


def asked_page(groups: Menu) -> StreamlitPage | None:
    """The page whose link was pressed since the last run (asked once); it guards itself."""
    path = st.session_state.pop(_ASKED, None)
    entries = (page for listed in groups.values() for _, page in listed)
    return next((page for page in entries if page.url_path == path), None)


def show_menu(groups: Menu, person: Person, here: StreamlitPage, params: Mapping[str, str]) -> None:
    """A heading and links per group, of the pages that the person may open.

    ``params`` are what the address says of the filter.
    """
    listed = {
        name: [
            {"title": page.title, "icon": page.icon.strip(":").split("/")[1], "path": page.url_path}
            for action, page in entries
            if can(person, action)
        ]
        for name, entries in groups.items()
    }
    _menu(
        key=_KEY,
        data={
            "label": t("Pages"),
            "groups": [[name, entries] for name, entries in listed.items() if entries],
            "here": here.url_path,
            "base": base_path(),
            "query": f"?{urlencode(params)}" if params else "",
        },
        on_go_change=_ask,
    )


def _ask() -> None:
    st.session_state[_ASKED] = st.session_state[_KEY].go


def _page(path: str, title: str, icon: str, address: str = "") -> StreamlitPage:
    """A page of ``pages/``; the one without an address of its own is the home page."""
    return st.Page(
        f"pages/{path}.py",
        title=title,
        icon=f":material/{icon}:",
        url_path=address or None,
        default=not address,
    )
