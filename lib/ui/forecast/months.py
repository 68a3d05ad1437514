"""Villages falling due in the next 12 months: a row per area, darker where more of them do."""

from collections.abc import Iterable
from dataclasses import replace

from lib.domain.forecast import DueMonths
from lib.io.table_files import Value
from lib.services.forecast import AreaMonths, Forecast
from lib.ui import format
from lib.ui.block import note_html, show_block
from lib.ui.downloads import Table, show_downloads
from lib.ui.headings import part_html
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import table_html

_DARKEST = 5


def show_months(page: Page, found: Forecast) -> None:
    """Every area with its sum, below them the sums of all, and the rows as a file."""
    most = max((count for area in found.areas for count in area.due.due), default=0)
    rows = "".join(_row(page, area, most) for area in found.areas)
    heads = [(_title(page), "")]
    heads += [(word, "pb-num") for word in _columns(found.months)]
    table = table_html(heads, rows + _total(found.months), "pb-months")
    said = t(
        "Each village stands once, in the month of its next due day. Waiting, months and later "
        "together are the villages that are not exempt."
    )
    show_block(part_html(t("Villages due by month")) + table + note_html(said), key="months")
    show_downloads(page, months_file(page, found), key="months")


def _title(page: Page) -> str:
    return t("Regency or city") if page.selection.regency is None else t("District")


def _columns(due: DueMonths) -> list[str]:
    return [t("Waiting"), *map(format.month, due.months), t("Later"), t("All")]


def _numbers(due: DueMonths) -> tuple[int, ...]:
    return due.waiting, *due.due, due.later, due.counted


def _row(page: Page, area: AreaMonths, most: int) -> str:
    selection = page.selection.within(area.code)
    url = page.url("prakiraan", replace(page.filter, selection=selection))
    months = "".join(
        f'<td class="pb-num pb-heat-{_shade(count, most)}">{format.number(count)}</td>'
        for count in area.due.due
    )
    return (
        f'<tr><th scope="row"><a href="{html(url)}" target="_self">{html(area.label)}</a></th>'
        f'<td class="pb-num"><b>{format.number(area.due.waiting)}</b></td>{months}'
        f'<td class="pb-num">{format.number(area.due.later)}</td>'
        f'<td class="pb-num">{format.number(area.due.counted)}</td></tr>'
    )


def _shade(count: int, most: int) -> int:
    """From 0 for nobody to the darkest for the most of all cells."""
    return -(-count * _DARKEST // most) if most else 0


def _total(due: DueMonths) -> str:
    cells = "".join(f'<td class="pb-num">{format.number(n)}</td>' for n in _numbers(due))
    return f'<tr class="pb-total"><th scope="row">{html(t("Total"))}</th>{cells}</tr>'


def months_file(page: Page, found: Forecast) -> Table:
    """The rows of the areas as a table to be downloaded; their sums are left to the reader."""

    def made() -> Iterable[list[Value]]:
        return [[area.code, area.label, *_numbers(area.due)] for area in found.areas]

    return Table(
        title=t("Villages due by month"),
        columns=[t("Area code"), _title(page), *_columns(found.months)],
        rows=made,
        count=len(found.areas),
        meaning=[
            (t("Waiting"), t("Overdue or not recorded on this day.")),
            (t("Later"), t("Due after the last of these months.")),
            (t("All"), t("All villages that are not exempt.")),
        ],
    )
