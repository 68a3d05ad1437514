"""The rows behind the numbers of the page of both agencies, a list at a time."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lib.domain.activities import Kind
from lib.domain.tallies import Dimension
from lib.domain.together import Holders
from lib.services.together import CoveredVillage, OverlapSeen, Together, UntouchedDistrict
from lib.ui import format
from lib.ui.activities.list import show_activity_list
from lib.ui.activities.row_choice import ANCHOR
from lib.ui.downloads import show_downloads
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.period_words import period_words
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import status_badge
from lib.ui.tables import rows_of_html, show_pages, table_html
from lib.ui.together.files import overlap_file, untouched_file, village_file
from lib.ui.together.shown import Listed, show_covers, show_switch, villages_listed
from lib.ui.together.words import cover_badge, holders_word
from lib.ui.village_list import village_cell
from lib.ui.village_pages import show_village_pages
from lib.ui.words import form_word, kind_word


def show_lists(page: Page, found: Together) -> None:
    """The switch between the lists, and the one chosen with its file."""
    show_part(t("Rows behind the numbers"), anchor=ANCHOR)
    listed = show_switch()
    if listed is Listed.ACTIVITIES:
        _show_activities(page, found)
    elif listed is Listed.VILLAGES:
        _show_villages(page, found)
    elif listed is Listed.OVERLAPS:
        _show_overlaps(page, found)
    else:
        _show_untouched(page, found)


def _show_activities(page: Page, found: Together) -> None:
    with st.container(horizontal=True, gap="medium"):
        kinds = {k: f"{kind_word(k)} ({format.number(h.total)})" for k, h in found.kinds.items()}
        kind = Kind(
            st.selectbox(
                t("Kind of activity"),
                list(kinds),
                format_func=kinds.__getitem__,
                key="together-kind",
                width=280,
            )
        )
        held = found.kinds[kind].held
        words = {h: f"{holders_word(h)} ({format.number(held[h])})" for h in Holders}
        holders = Holders(
            st.selectbox(
                t("Held by"),
                list(words),
                format_func=words.__getitem__,
                key="together-holders",
                width=380,
            )
        )
    facet = ((Dimension.HOLDERS, holders.value),)
    said = f"{holders_word(holders)}, {period_words(page, found.period)}"
    show_activity_list(page, found.questions[kind], page.period, facet, said)


def _show_villages(page: Page, found: Together) -> None:
    show_covers(found)
    rows = villages_listed(page, found)
    heads = (
        (t("Village"), ""),
        (t("Reached by"), ""),
        *((holders_word(holders), "pb-num pb-wide") for holders in Holders),
        (t("Status"), "pb-wide"),
    )
    show_village_pages(
        "together-villages",
        heads,
        rows,
        lambda village: _village_row(page, village),
        whole=len(rows),
        words=t("direct outreach in the period"),
    )
    if rows:
        show_downloads(page, village_file(rows), key="together-villages")


def _village_row(page: Page, village: CoveredVillage) -> str:
    visits = "".join(
        f'<td class="pb-num pb-wide">{format.number(village.visits.get(holders, 0))}</td>'
        for holders in Holders
    )
    return (
        f"<tr>{village_cell(page, village.village)}<td>{cover_badge(village.cover)}</td>{visits}"
        f'<td class="pb-wide">{status_badge(village.status)}</td></tr>'
    )


def _show_overlaps(page: Page, found: Together) -> None:
    if not found.overlaps:
        st.caption(t("No two visits of the two agencies came close together in this period."))
        return
    above = rows_of_html(
        t("{count} pairs of visits", count=format.number(len(found.overlaps))),
        t("in {count} villages", count=format.number(found.overlapping)),
    )
    heads = (
        (t("Village"), ""),
        (t("First visit"), ""),
        (t("Second visit"), ""),
        (t("Days between"), "pb-num"),
    )

    def to_html(shown: Sequence[OverlapSeen]) -> str:
        return table_html(heads, "".join(_overlap_row(page, s) for s in shown), "pb-villages")

    show_pages("together-overlaps-page", found.overlaps, to_html, above=above)
    show_downloads(page, overlap_file(found.overlaps), key="together-overlaps")


def _overlap_row(page: Page, seen: OverlapSeen) -> str:
    pair = seen.overlap
    visits = "".join(
        f"<td>{html(format.day(day))}<small> — {html(holders_word(by))}, "
        f"{html(form_word(form))}</small></td>"
        for day, by, form in (
            (pair.first, pair.first_by, pair.first_form),
            (pair.second, pair.second_by, pair.second_form),
        )
    )
    days = format.number(pair.days)
    return f'<tr>{village_cell(page, seen.row.village)}{visits}<td class="pb-num">{days}</td></tr>'


def _show_untouched(page: Page, found: Together) -> None:
    if not found.untouched:
        st.caption(t("In every district at least one of the two reached a village."))
        return
    above = rows_of_html(
        t(
            "{part} of {whole} districts",
            part=format.number(len(found.untouched)),
            whole=format.number(found.districts),
        ),
        t("neither Immigration nor BP3MI reached a village directly"),
    )
    heads = (
        (t("District"), ""),
        (t("Villages"), "pb-num"),
        (t("Needs outreach"), "pb-num"),
        (t("Reached by others"), "pb-num pb-wide"),
        (t("For the district only"), "pb-num pb-wide"),
    )

    def to_html(shown: Sequence[UntouchedDistrict]) -> str:
        return table_html(heads, "".join(_untouched_row(page, d) for d in shown), "pb-villages")

    show_pages("together-untouched-page", found.untouched, to_html, above=above)
    show_downloads(page, untouched_file(found.untouched), key="together-untouched")


def _untouched_row(page: Page, found: UntouchedDistrict) -> str:
    district = found.district
    url = page.url(
        "prioritas", replace(page.filter, selection=page.selection.within(district.code))
    )
    return (
        f'<tr><th scope="row"><a href="{html(url)}" target="_self">{html(district.name)}</a>'
        f"<small> — {html(district.regency.label)}</small></th>"
        f'<td class="pb-num">{format.number(found.villages)}</td>'
        f'<td class="pb-num">{format.number(found.needing)}</td>'
        f'<td class="pb-num pb-wide">{format.number(found.by_others)}</td>'
        f'<td class="pb-num pb-wide">{format.number(found.wide)}</td></tr>'
    )
