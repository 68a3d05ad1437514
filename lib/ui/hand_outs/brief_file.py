"""The brief as a PDF: two pages of one filter, or of the whole and of every regency in it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from lib.io.brief_pdf import MAP_MM, Brief, BriefWords, to_pdf
from lib.io.hand_out import Grid, SceneKey
from lib.services.priorities import last_visits_of, priorities
from lib.ui import format
from lib.ui.hand_outs.file import PDF, HandOutFile, Progress
from lib.ui.hand_outs.paper_file import (
    page_words,
    paper_file,
    paper_map,
    picture_words,
    regencies_of,
    within,
)
from lib.ui.hand_outs.scenes import hand_out, without_statuses
from lib.ui.i18n import language, t
from lib.ui.priorities.words import days_words, last_day_words
from lib.ui.shell import Page
from lib.ui.words import status_word

_VILLAGES = 12


def brief(page: Page, computed: datetime) -> HandOutFile:
    """The two pages of a page's area, programme and days."""
    return paper_file(page, t("Brief"), PDF, _making([page], computed))


def briefs(page: Page, computed: datetime) -> HandOutFile:
    """Two pages of everything the person may see, then two of each regency and city in it."""
    regencies = regencies_of(page)
    pages = [within(page, None)] if len(regencies) > 1 else []
    pages += [within(page, regency.code) for regency in regencies]
    return paper_file(pages[0], t("Briefs of all areas"), PDF, _making(pages, computed))


def _making(pages: Sequence[Page], computed: datetime) -> Callable[[Progress], bytes]:
    def make(progress: Progress) -> bytes:
        finished = 0

        def done() -> None:
            nonlocal finished
            finished += 1
            progress(finished / (len(pages) + 1))

        words = BriefWords(page_words(), t("Method and sources"), picture_words(), language())
        return to_pdf(_briefs(pages, computed), words, computed, done=done)

    return make


def _briefs(pages: Sequence[Page], computed: datetime) -> Iterator[Brief]:
    for page in pages:
        made = hand_out(page, computed)
        picture = paper_map(made.scene(SceneKey.MAP).map, MAP_MM)
        yield Brief(made, first_villages(page), picture)


def first_villages(page: Page) -> Grid:
    """The villages at the head of the queue: who they are, how they stand, since when."""
    whole = without_statuses(page)
    queue = priorities(whole.database, whole.person, whole.selection, whole.as_of).queue
    first = queue[:_VILLAGES]
    visits = last_visits_of(whole.database, whole.person, first, whole.as_of)
    return Grid(
        title=t("First in the queue"),
        columns=(
            t("No."),
            t("Village"),
            t("Status"),
            t("Last outreach"),
            t("Due"),
            t("Overdue or waiting"),
        ),
        rows=tuple(
            (
                format.number(village.place),
                village.village.label,
                status_word(village.status),
                last_day_words(village, visits.get(village.code)),
                format.day(village.row.standing.due),
                days_words(village.reason),
            )
            for village in first
        ),
        numeric=frozenset({0}),
        empty=t("No village is in the queue."),
    )
