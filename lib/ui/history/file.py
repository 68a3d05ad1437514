"""The events listed as a file: one row each, with what changed in words."""

from collections.abc import Iterable

from lib.domain.event_changes import villages_of
from lib.io.table_files import Value
from lib.services.clock import JAKARTA
from lib.services.trail import Told, trail_rows
from lib.ui import format
from lib.ui.downloads import Table
from lib.ui.history.about import about
from lib.ui.history.filters import Chosen
from lib.ui.history.lines import differences
from lib.ui.history.words import deed_word, origin_word, reason_words
from lib.ui.i18n import t
from lib.ui.record.words import Places
from lib.ui.shell import Page


def trail_table(page: Page, chosen: Chosen, places: Places, count: int, newest: int) -> Table:
    """The events of the filter up to the newest one seen, as a table to be downloaded."""

    def rows() -> Iterable[list[Value]]:
        for told in trail_rows(page.database, page.person, chosen.wanted, newest):
            yield _row(told, places)

    return Table(
        title=t("History"),
        columns=[
            t("Event"),
            t("Day"),
            t("Time (WIB)"),
            t("Name"),
            t("E-mail"),
            t("What was done"),
            t("About"),
            t("Where or how much"),
            t("Village codes"),
            t("Regency codes"),
            t("Why"),
            t("What changed"),
            t("Where from"),
        ],
        rows=rows,
        count=count,
        meaning=(
            (
                t("Event"),
                t("Numbered without a gap in the order in which they were written and sealed."),
            ),
            (
                t("What changed"),
                t("Each field as it was and as it became; of a file only how many activities."),
            ),
        ),
        shown=chosen.words,
    )


def _row(told: Told, places: Places) -> list[Value]:
    at = told.at.astimezone(JAKARTA) if told.at else None
    title, beside = about(told, places)
    codes = {code for change in told.changes for code in villages_of(change)}
    return [
        told.number,
        at.date() if at else None,
        at.strftime("%H:%M:%S") if at else None,
        told.name,
        origin_word(told.actor),
        deed_word(told.deed),
        title,
        beside,
        "; ".join(sorted(codes)),
        "; ".join(told.regencies),
        reason_words(told),
        _changed(told, places),
        origin_word(told.origin),
    ]


def _changed(told: Told, places: Places) -> str:
    if len(told.changes) != 1:
        return ""
    return "; ".join(
        f"{one.field}: {one.before or format.DASH} → {one.after or format.DASH}"
        for one in differences(told.changes[0], places)
    )
