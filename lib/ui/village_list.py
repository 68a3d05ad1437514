"""The villages of the filter as a table, a page at a time; a name leads to the village's profile.

A page of the table is what travels on each rerun: 1,552 rows at once were 208 kB.
"""

from collections.abc import Sequence

import streamlit as st

from lib.domain.areas import Village
from lib.services.villages import VillageRow
from lib.ui import format
from lib.ui.downloads import show_downloads
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import status_badge
from lib.ui.tables import show_pages, table_html
from lib.ui.village_file import village_table_file
from lib.ui.village_lines import last_words
from lib.ui.words import programme_word


def show_village_list(page: Page, rows: Sequence[VillageRow]) -> None:
    """The rows given, in their order, with their number and files above and pages below."""
    left, right = st.columns([3, 1], vertical_alignment="center")
    said = t("{count} villages in this filter", count=format.number(len(rows)))
    left.subheader(said, anchor=False)
    with right:
        show_downloads(page, village_table_file(rows), key="villages")
    show_pages("village-list-page", rows, lambda shown: village_table_html(page, shown))


def village_table_html(page: Page, rows: Sequence[VillageRow]) -> str:
    """The rows as HTML: village, status, last and due day, counts, programmes."""
    heads = (
        (t("Village"), ""),
        (t("Status"), ""),
        (t("Last outreach"), ""),
        (t("Due"), "pb-wide"),
        (t("Outreach, 12 months"), "pb-num pb-wide"),
        (t("Training, 12 months"), "pb-num pb-wide"),
        (t("Programme"), "pb-wide"),
    )
    body = "".join(_row(page, row) for row in rows)
    return table_html(heads, body, "pb-villages")


def village_cell(page: Page, village: Village) -> str:
    """The head of a row: the name leads to the profile, the place tells namesakes apart."""
    url = page.village_url(village.code)
    return (
        f'<th scope="row"><a href="{html(url)}" target="_self">{html(village.name)}</a>'
        f"<small> — {html(village.place)}</small></th>"
    )


def _row(page: Page, row: VillageRow) -> str:
    programmes = ", ".join(map(programme_word, row.programmes))
    return (
        f"<tr>{village_cell(page, row.village)}"
        f"<td>{status_badge(row.status)}</td><td>{html(last_words(row.standing))}</td>"
        f'<td class="pb-wide">{html(format.day(row.standing.due))}</td>'
        f'<td class="pb-num pb-wide">{format.number(row.facts.outreach_12m)}</td>'
        f'<td class="pb-num pb-wide">{format.number(row.facts.training_12m)}</td>'
        f'<td class="pb-wide">{html(programmes)}</td></tr>'
    )
