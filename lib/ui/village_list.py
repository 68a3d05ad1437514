"""The villages of the filter as a table, a page at a time; a name leads to the village's profile.

A page of the table is what travels on each rerun: 1,552 rows at once were 208 kB.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lib.services.villages import VillageRow
from lib.ui import format
from lib.ui.downloads import show_downloads
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import status_badge
from lib.ui.village_file import village_table_file
from lib.ui.village_lines import last_words
from lib.ui.words import programme_word

ROWS = 12


def show_village_list(page: Page, rows: Sequence[VillageRow]) -> None:
    """The rows given, in their order, with their number and files above and pages below."""
    left, right = st.columns([3, 1], vertical_alignment="center")
    said = t("{count} villages in this filter", count=format.number(len(rows)))
    left.subheader(said, anchor=False)
    with right:
        show_downloads(page, village_table_file(rows), key="villages")
    pages = -(-len(rows) // ROWS)
    key = "village-list-page"
    if st.session_state.get(key, 1) > pages:
        st.session_state[key] = 1
    place = st.container()
    chosen = st.pagination(pages, key=key) if pages > 1 else 1
    shown = rows[(chosen - 1) * ROWS : chosen * ROWS]
    place.html(village_table_html(page, shown))


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
    head = "".join(f'<th scope="col" class="{css}">{html(word)}</th>' for word, css in heads)
    body = "".join(_row(page, row) for row in rows)
    return (
        '<div class="pb-scroll"><table class="pb-table pb-villages">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(page: Page, row: VillageRow) -> str:
    url = page.url("desa", replace(page.filter, village=row.code))
    programmes = ", ".join(map(programme_word, row.programmes))
    return (
        f'<tr><th scope="row"><a href="{html(url)}" target="_self">{html(row.village.name)}</a>'
        f"<small> — {html(row.village.place)}</small></th>"
        f"<td>{status_badge(row.status)}</td><td>{html(last_words(row.standing))}</td>"
        f'<td class="pb-wide">{html(format.day(row.standing.due))}</td>'
        f'<td class="pb-num pb-wide">{format.number(row.facts.outreach_12m)}</td>'
        f'<td class="pb-num pb-wide">{format.number(row.facts.training_12m)}</td>'
        f'<td class="pb-wide">{html(programmes)}</td></tr>'
    )
