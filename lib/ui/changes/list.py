"""The villages that changed, a page at a time, and the same rows as a file."""

from collections.abc import Iterable, Sequence

from lib.io.table_files import Value
from lib.services.changes import ChangedVillage, Changes
from lib.ui import format
from lib.ui.changes.shown import chosen
from lib.ui.changes.words import change_badge, change_meaning, change_word
from lib.ui.downloads import Table
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import status_badge
from lib.ui.tables import show_pages, table_html
from lib.ui.village_lines import last_words
from lib.ui.village_list import village_cell
from lib.ui.words import status_word


def show_changed(page: Page, found: Changes, villages: Sequence[ChangedVillage]) -> None:
    """The villages given, in their order, with pages below."""
    heads = (
        (t("Village"), ""),
        (t("What became of it"), ""),
        (t("On {day}", day=format.day(found.since)), "pb-wide"),
        (t("On {day}", day=format.day(found.as_of)), "pb-wide"),
        (t("Last outreach"), ""),
        (t("Due"), "pb-wide"),
    )
    show_pages(
        "changes-page",
        villages,
        lambda shown: table_html(heads, "".join(_row(page, v) for v in shown), "pb-villages"),
    )


def _row(page: Page, village: ChangedVillage) -> str:
    standing = village.row.standing
    return (
        f"<tr>{village_cell(page, village.village)}<td>{change_badge(village.change)}</td>"
        f'<td class="pb-wide">{status_badge(village.before.status)}</td>'
        f'<td class="pb-wide">{status_badge(village.status)}</td>'
        f"<td>{html(last_words(standing))}</td>"
        f'<td class="pb-wide">{html(format.day(standing.due))}</td></tr>'
    )


def change_file(found: Changes, villages: Sequence[ChangedVillage]) -> Table:
    """The villages listed as a table to be downloaded."""
    rows = tuple(villages)
    told = {village.change for village in rows}

    def made() -> Iterable[list[Value]]:
        return [_file_row(village) for village in rows]

    return Table(
        title=t("Changes"),
        columns=_columns(found),
        rows=made,
        count=len(rows),
        meaning=[(change_word(change), change_meaning(change)) for change in told],
        shown=", ".join(change_word(change) for change in sorted(chosen())),
    )


def _columns(found: Changes) -> list[str]:
    return [
        t("Village code"),
        t("Village"),
        t("District"),
        t("Regency or city"),
        t("What became of it"),
        t("On {day}", day=format.day(found.since)),
        t("On {day}", day=format.day(found.as_of)),
        t("Last outreach"),
        t("Due"),
    ]


def _file_row(changed: ChangedVillage) -> list[Value]:
    village, standing = changed.village, changed.row.standing
    return [
        village.code,
        village.name,
        village.district.name,
        village.regency.label,
        change_word(changed.change),
        status_word(changed.before.status),
        status_word(changed.status),
        standing.last,
        standing.due,
    ]
