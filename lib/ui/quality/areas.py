"""The areas of the filter by how long nothing was heard of them, the longest silence first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lib.domain.quality import RECENT
from lib.io.table_files import Value
from lib.services.quality import Quality, SilentArea
from lib.ui import format
from lib.ui.block import note_html
from lib.ui.downloads import Table, show_downloads
from lib.ui.headings import part_html
from lib.ui.i18n import t
from lib.ui.quality.words import ago_words, area_name, days_since
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import show_pages, table_html


def show_areas(page: Page, found: Quality) -> None:
    """A row per regency, or per district of the one selected, also of those without any record."""
    title = t("Silent districts") if found.by_district else t("Silent regencies")
    words = t(
        "Of all activities, whatever programme or period is selected. An entry is known from the "
        "day written with it or from the history of changes."
    )
    show_pages(
        "quality-areas-page",
        found.areas,
        lambda shown: _table(page, found, shown),
        above=part_html(title) + note_html(words),
    )
    show_downloads(page, _file(page, found), key="silence")


def _table(page: Page, found: Quality, areas: Sequence[SilentArea]) -> str:
    heads = (
        (_title(found), ""),
        (t("Last entry"), ""),
        (t("Last activity"), ""),
        (t("Entered, {days} days", days=RECENT.days), "pb-num pb-wide"),
        (t("Held, {days} days", days=RECENT.days), "pb-num pb-wide"),
    )
    return table_html(heads, "".join(_row(page, found, area) for area in areas), "pb-silence")


def _row(page: Page, found: Quality, area: SilentArea) -> str:
    heard = area.heard
    inside = replace(page.filter, selection=page.selection.within(area.code))
    url = page.url("mutu", inside)
    name, word = area_name(area, found), t("silent")
    mark = f' <span class="pb-tag pb-tag-clock">{html(word)}</span>'
    return (
        f'<tr><th scope="row"><a href="{html(url)}" target="_self">{html(name)}</a>'
        f"{mark if found.tells_entries and area.silent(page.as_of) else ''}</th>"
        f"<td>{html(ago_words(heard.last_entry, page.as_of))}</td>"
        f"<td>{html(ago_words(heard.last_held, page.as_of))}</td>"
        f'<td class="pb-num pb-wide">{format.number(heard.entered)}</td>'
        f'<td class="pb-num pb-wide">{format.number(heard.held)}</td></tr>'
    )


def _title(found: Quality) -> str:
    return t("District") if found.by_district else t("Regency or city")


def _file(page: Page, found: Quality) -> Table:
    """The areas listed as a table to be downloaded."""

    def rows() -> Iterable[list[Value]]:
        return [_file_row(page, area) for area in found.areas]

    return Table(
        title=t("Silence"),
        columns=[
            t("Area code"),
            _title(found),
            t("Last entry"),
            t("Days since"),
            t("Last activity"),
            t("Days since the last activity"),
            t("Entered, {days} days", days=RECENT.days),
            t("Held, {days} days", days=RECENT.days),
        ],
        rows=rows,
        count=len(found.areas),
    )


def _file_row(page: Page, area: SilentArea) -> list[Value]:
    heard = area.heard
    return [
        area.code,
        area.name,
        heard.last_entry,
        days_since(heard.last_entry, page.as_of),
        heard.last_held,
        days_since(heard.last_held, page.as_of),
        heard.entered,
        heard.held,
    ]
