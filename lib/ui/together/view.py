"""The body of the page of both agencies: map, shares by area, who covers what, and the rows."""

from dataclasses import replace

import streamlit as st

from lib.services.together import Together
from lib.ui.downloads import Table, show_downloads
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.shell import Page
from lib.ui.together.lists import show_lists
from lib.ui.together.map import show_cover_map
from lib.ui.together.matrix import matrix_file, show_matrix
from lib.ui.together.shares import share_file, show_shares


def show_together(page: Page, found: Together) -> None:
    """Everything below the cards."""

    def url(code: str) -> str:
        within = page.selection.within(code)
        return page.url("bersama", replace(page.filter, selection=within, village=None))

    show_cover_map(page, found)
    by_district = found.by_district
    title = t("Joint activities by district") if by_district else t("Joint activities by regency")
    _show_head(page, title, share_file(found), "together-shares")
    show_shares(found, url)
    title = t("Offices and districts") if by_district else t("Offices and regencies")
    _show_head(page, title, matrix_file(found), "together-matrix")
    show_matrix(found, url)
    show_lists(page, found)


def _show_head(page: Page, title: str, file: Table, key: str) -> None:
    left, right = st.columns([3, 1], vertical_alignment="center")
    with left:
        show_part(title)
    with right:
        show_downloads(page, file, key=key)
