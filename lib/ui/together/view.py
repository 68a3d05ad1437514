"""The body of the page of both agencies: map, shares by area, who covers what, and the rows."""

from dataclasses import replace

from lib.services.together import Together
from lib.ui.block import show_block
from lib.ui.downloads import show_downloads
from lib.ui.headings import part_html
from lib.ui.i18n import t
from lib.ui.shell import Page
from lib.ui.together.lists import show_lists
from lib.ui.together.map import show_cover_map
from lib.ui.together.matrix import show_matrix
from lib.ui.together.shares import share_file, shares_html


def show_together(page: Page, found: Together) -> None:
    """Everything below the cards."""

    def url(code: str) -> str:
        within = page.selection.within(code)
        return page.url("bersama", replace(page.filter, selection=within, village=None))

    show_cover_map(page, found)
    by_district = found.by_district
    title = t("Joint activities by district") if by_district else t("Joint activities by regency")
    show_block(part_html(title) + shares_html(found, url), key="together-shares")
    show_downloads(page, share_file(found), key="together-shares")
    show_matrix(page, found, url)
    show_lists(page, found)
