"""The villages of a filter as a file: the rows listed, in their order, with status and counts."""

from collections.abc import Iterable, Sequence

from lib.io.table_files import Value
from lib.services.villages import VillageRow
from lib.ui.downloads import Table
from lib.ui.i18n import t
from lib.ui.words import programme_word, status_word, village_kind_word


def village_table_file(rows: Sequence[VillageRow]) -> Table:
    """The rows given as a table to be downloaded."""

    def made() -> Iterable[list[Value]]:
        return [_row(row) for row in rows]

    return Table(
        title=t("Villages"),
        columns=_columns(),
        rows=made,
        count=len(rows),
        meaning=_meaning(),
    )


def _columns() -> list[str]:
    return [
        t("Village code"),
        t("Village"),
        t("Kind of village"),
        t("District code"),
        t("District"),
        t("Regency code"),
        t("Regency or city"),
        t("Programme"),
        t("Status"),
        t("Last outreach"),
        t("Due"),
        t("Days since"),
        t("Days overdue"),
        t("Days waiting"),
        t("Interval in days"),
        t("Outreach, 12 months"),
        t("Outreach in all"),
        t("With delegates, 12 months"),
        t("Training, 12 months"),
        t("Training in all"),
        t("Next plan"),
        t("Lapsed plan"),
        t("Place in the priority list"),
    ]


def _row(row: VillageRow) -> list[Value]:
    place, standing, facts = row.village, row.standing, row.facts
    return [
        place.code,
        place.name,
        village_kind_word(place.kind),
        place.district.code,
        place.district.name,
        place.regency.code,
        place.regency.label,
        ", ".join(map(programme_word, row.programmes)),
        status_word(row.status),
        standing.last,
        standing.due,
        standing.age_days,
        standing.days_overdue,
        standing.waiting_days,
        row.interval.days,
        facts.outreach_12m,
        facts.outreach_total,
        facts.delegate_12m,
        facts.training_12m,
        facts.training_total,
        facts.next_plan,
        facts.lapsed_plan,
        row.rank,
    ]


def _meaning() -> list[tuple[str, str]]:
    return [
        (
            t("Due"),
            t("Last outreach plus the interval in days; the due day itself is not overdue."),
        ),
        (
            t("With delegates, 12 months"),
            t("Wider events in which only delegates of the village sat; they reset nothing."),
        ),
    ]
