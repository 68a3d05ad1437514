"""The villages behind a number of the outreach page: how often each was reached, in what forms."""

from dataclasses import replace

from lib.services.outreach import Outreach, VillageReach, VillageSet
from lib.ui import format
from lib.ui.downloads import show_downloads
from lib.ui.i18n import t
from lib.ui.outreach.choices import village_set_words
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import status_badge
from lib.ui.village_file import village_table_file
from lib.ui.village_lines import last_words
from lib.ui.village_list import village_cell
from lib.ui.village_pages import show_village_pages


def show_reached_list(page: Page, found: Outreach, wanted: VillageSet) -> None:
    """The villages of a set; a status selected narrows the list and says of how many."""
    members = found.members(wanted)
    shown = [village for village in members if page.selection.matches(village.row)]
    heads = (
        (t("Village"), ""),
        (t("Status"), ""),
        (t("Last outreach"), "pb-wide"),
        (t("In the period"), "pb-num"),
        (t("Delegates"), "pb-num pb-wide"),
        (t("Outreach, 12 months"), "pb-num pb-wide"),
        (t("Forms, 12 months"), "pb-num pb-wide"),
    )
    show_village_pages(
        "outreach-villages",
        heads,
        shown,
        lambda village: _row(page, village),
        whole=len(members),
        words=village_set_words(wanted),
    )
    if shown:
        file = village_table_file([village.row for village in shown])
        show_downloads(
            page, replace(file, shown=village_set_words(wanted)), key="outreach-villages"
        )


def _row(page: Page, village: VillageReach) -> str:
    row = village.row
    return (
        f"<tr>{village_cell(page, row.village)}"
        f"<td>{status_badge(row.status)}</td>"
        f'<td class="pb-wide">{html(last_words(row.standing))}</td>'
        f'<td class="pb-num">{format.number(village.direct)}</td>'
        f'<td class="pb-num pb-wide">{format.number(village.delegates)}</td>'
        f'<td class="pb-num pb-wide">{format.number(village.year)}</td>'
        f'<td class="pb-num pb-wide">{format.number(village.forms)}</td></tr>'
    )
