"""The villages of a district as a compact table: where each stands, and who is next."""

import streamlit as st

from lib.services.profile import VillageProfile
from lib.services.villages import VillageRow
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import status_badge
from lib.ui.tables import table_html


def show_neighbours(page: Page, found: VillageProfile) -> None:
    """All villages of the district by code, with the share up to date above."""
    share = found.district.up_to_date
    title = t("The villages of Kec. {district}", district=found.row.village.district.name)
    fresh = t(
        "{n_of} up to date ({percent})", n_of=format.n_of(share), percent=format.percent(share)
    )
    heads = ((t("Village"), ""), (t("Status"), ""), (t("Last outreach"), ""), (t("Due"), "pb-wide"))
    rows = "".join(_row(page, row, here=row.code == found.row.code) for row in found.neighbours)
    st.html(
        f'<div class="pb-timeline"><h3>{html(title)} <small>{html(fresh)}</small></h3></div>'
        f"{table_html(heads, rows, 'pb-villages pb-neighbours')}"
    )


def _row(page: Page, row: VillageRow, *, here: bool) -> str:
    url = page.village_url(row.code)
    name = html(row.village.name)
    this = html(t("this village"))
    cell = (
        f'<b aria-current="page">{name}</b><small> — {this}</small>'
        if here
        else f'<a href="{html(url)}" target="_self">{name}</a>'
    )
    return (
        f'<tr><th scope="row">{cell}</th><td>{status_badge(row.status)}</td>'
        f"<td>{_last(row)}</td>"
        f'<td class="pb-wide">{html(format.day(row.standing.due))}</td></tr>'
    )


def _last(row: VillageRow) -> str:
    standing = row.standing
    if standing.last is None:
        return html(t("not recorded"))
    return (
        f"{html(format.day(standing.last))} <small>({html(format.days(standing.age_days))})</small>"
    )
