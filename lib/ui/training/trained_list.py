"""The villages behind a number of the training page, a page at a time."""

from dataclasses import replace

from lib.services.training import TrainedSet, Trainings, VillageTraining
from lib.ui import format
from lib.ui.downloads import show_downloads
from lib.ui.i18n import t
from lib.ui.shell import Page
from lib.ui.status_mark import status_badge
from lib.ui.village_file import village_table_file
from lib.ui.village_list import village_cell
from lib.ui.village_pages import show_village_pages


def show_trained_list(page: Page, found: Trainings, wanted: TrainedSet, words: str) -> None:
    """The villages of a set; a status selected narrows the list and says of how many."""
    members = found.members(wanted)
    shown = [village for village in members if page.selection.matches(village.row)]
    heads = (
        (t("Village"), ""),
        (t("Status"), ""),
        (t("Sessions in the period"), "pb-num"),
        (t("With delegates"), "pb-num pb-wide"),
        (t("Training, 12 months"), "pb-num pb-wide"),
    )
    show_village_pages(
        "training-villages",
        heads,
        shown,
        lambda village: _row(page, village),
        whole=len(members),
        words=words,
    )
    if shown:
        file = village_table_file([village.row for village in shown])
        show_downloads(page, replace(file, shown=words), key="training-villages")


def _row(page: Page, village: VillageTraining) -> str:
    row = village.row
    return (
        f"<tr>{village_cell(page, row.village)}"
        f"<td>{status_badge(row.status)}</td>"
        f'<td class="pb-num">{format.number(village.direct)}</td>'
        f'<td class="pb-num pb-wide">{format.number(village.delegates)}</td>'
        f'<td class="pb-num pb-wide">{format.number(row.facts.training_12m)}</td></tr>'
    )
