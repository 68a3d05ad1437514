"""The rows of one gap, a page at a time; each leads to where it is mended."""

from collections.abc import Iterable, Sequence

import streamlit as st

from lib.domain.quality import Gap, days_until_entered
from lib.services.quality import (
    Quality,
    Row,
    rows_to_mend,
    suspected_duplicates,
    villages_without_point,
)
from lib.services.villages import VillageRow
from lib.ui import format
from lib.ui.activities.lines import attendance_words, organisers_words, sources_html
from lib.ui.block import Ways, show_block
from lib.ui.downloads import show_downloads
from lib.ui.headings import show_part
from lib.ui.i18n import t
from lib.ui.quality.file import gap_file
from lib.ui.quality.words import entered_words, gap_meaning, gap_word
from lib.ui.record.words import Places, headline
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import ROWS, page_of, pager_html, table_html
from lib.ui.village_list import village_cell

_KEY, _PAIRS = "quality-gap", 6


def choose(gap: Gap) -> None:
    """The list shown from the next drawing on."""
    st.session_state[_KEY] = gap


def show_gaps(page: Page, found: Quality) -> None:
    """A pill per gap with its count, then its rows and files; a word of praise where none is."""
    show_part(t("To be mended"))
    gap = _chosen(found)
    count = found.missing(gap)
    content, ways = f'<p class="pb-hint">{html(gap_meaning(gap))}</p>', Ways()
    if count:
        key, a_page = f"quality-page-{gap}", _PAIRS if gap is Gap.DUPLICATE else ROWS
        turned = page_of(key, count, a_page)
        content += _rows_html(page, gap, (turned - 1) * a_page, a_page)
        content += pager_html(key, count, a_page, ways)
    else:
        words = t("Nothing of this kind in the filter and period.")
        content += f'<p class="pb-empty">{html(words)}</p>'
    show_block(content, ways, key="quality-rows")
    if count:
        show_downloads(page, gap_file(page, gap, count), key="quality")


def _chosen(found: Quality) -> Gap:
    if st.session_state.get(_KEY) not in set(Gap):
        st.session_state[_KEY] = max(Gap, key=lambda gap: found.missing(gap) > 0)
    chosen = st.pills(
        t("What is to be mended"),
        list(Gap),
        format_func=lambda gap: f"{gap_word(gap)} {format.number(found.missing(gap))}",
        key=_KEY,
        required=True,
        label_visibility="collapsed",
    )
    return chosen or Gap.ATTENDANCE


def _rows_html(page: Page, gap: Gap, offset: int, limit: int) -> str:
    places = Places(page.register)
    asked = (page.database, page.person, page.selection, page.period, page.as_of)
    if gap is Gap.POINT:
        villages = villages_without_point(page.database, page.person, page.selection, page.as_of)
        return _villages_html(page, villages[offset : offset + limit])
    if gap is Gap.DUPLICATE:
        return _pairs_html(page, places, suspected_duplicates(*asked, limit=limit, offset=offset))
    rows = rows_to_mend(*asked, gap=gap, limit=limit, offset=offset)
    body = "".join(_row_html(page, places, row) for row in rows)
    return table_html(_heads(), body, "pb-activities pb-mend")


def _heads() -> tuple[tuple[str, str], ...]:
    return (
        (t("Activity"), ""),
        (t("Organisers"), "pb-wide"),
        (t("Attendance"), "pb-num pb-wide"),
        (t("Source"), "pb-wide pb-source"),
        (t("Entered"), "pb-wide"),
        (t("Mend"), ""),
    )


def _row_html(page: Page, places: Places, row: Row, css: str = "") -> str:
    activity = row.activity
    where = places.names(activity) if activity.areas else t("Whole province")
    return (
        f'<tr class="{css}"><th scope="row">{html(headline(activity))}<small>{html(where)}</small>'
        f'</th><td class="pb-wide">{html(organisers_words(activity))}</td>'
        f'<td class="pb-num pb-wide">{html(attendance_words(activity))}</td>'
        f'<td class="pb-wide pb-source">{sources_html(activity)}</td>'
        f'<td class="pb-wide">{html(entered_words(days_until_entered(activity)))}</td>'
        f"<td>{_way_html(page, places, row)}</td></tr>"
    )


def _way_html(page: Page, places: Places, row: Row) -> str:
    """To the record for whoever may correct it; for the others to the village, where one is."""
    if row.may_mend:
        return _link(page.correction_url(row.activity.id), t("Correct"))
    villages = [a.area_code for a in row.activity.areas if a.area_code in places.villages]
    return _link(page.village_url(villages[0]), t("See the village")) if villages else format.DASH


def _pairs_html(page: Page, places: Places, pairs: Iterable[tuple[Row, Row]]) -> str:
    """Two rows a pair, a line between pairs."""
    body = "".join(
        _row_html(page, places, one, "pb-pair") + _row_html(page, places, other)
        for one, other in pairs
    )
    return table_html(_heads(), body, "pb-activities pb-mend")


def _villages_html(page: Page, villages: Sequence[VillageRow]) -> str:
    heads = ((t("Village"), ""), (t("Village code"), ""), (t("Mend"), ""))
    body = "".join(
        f"<tr>{village_cell(page, row.village)}<td>{html(row.code)}</td>"
        f"<td>{_link(page.village_url(row.code), t('See the village'))}</td></tr>"
        for row in villages
    )
    return table_html(heads, body, "pb-villages")


def _link(url: str, words: str) -> str:
    return f'<a href="{html(url)}" target="_self">{html(words)}</a>'
