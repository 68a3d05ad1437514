"""The villages of a filter as a file: the rows listed, in their order, with status and counts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lib.io.table_files import Value
from lib.services.villages import VillageRow
from lib.ui.downloads import Table
from lib.ui.i18n import t
from lib.ui.words import programme_word, status_word, village_kind_word

Holds = Literal["text", "day", "number"]


@dataclass(frozen=True, slots=True)
class VillageColumn:
    """A column of the file, what it holds and means, and how a row fills it."""

    head: str
    holds: Holds
    meaning: str
    cell: Callable[[VillageRow], Value]


def village_table_file(rows: Sequence[VillageRow]) -> Table:
    """The rows given as a table to be downloaded."""
    columns = village_columns()

    def made() -> Iterable[list[Value]]:
        return [[column.cell(row) for column in columns] for row in rows]

    return Table(
        title=t("Villages"),
        columns=[column.head for column in columns],
        rows=made,
        count=len(rows),
        meaning=[(column.head, column.meaning) for column in columns],
    )


def village_columns() -> tuple[VillageColumn, ...]:
    """The columns in their order."""
    return (*_place_columns(), *_standing_columns(), *_count_columns())


def _place_columns() -> tuple[VillageColumn, ...]:
    return (
        VillageColumn(
            t("Village code"),
            "text",
            t("Code of Kemendagri in four parts, 13 characters; always text."),
            lambda row: row.code,
        ),
        VillageColumn(
            t("Village"),
            "text",
            t("A name is unique only within its district; the code is the key."),
            lambda row: row.village.name,
        ),
        VillageColumn(
            t("Kind of village"),
            "text",
            t("Desa or kelurahan."),
            lambda row: village_kind_word(row.village.kind),
        ),
        VillageColumn(
            t("District code"),
            "text",
            t("The first three parts of the village code."),
            lambda row: row.village.district.code,
        ),
        VillageColumn(
            t("District"),
            "text",
            t("Name of the district."),
            lambda row: row.village.district.name,
        ),
        VillageColumn(
            t("Regency code"),
            "text",
            t("The first two parts of the village code."),
            lambda row: row.village.regency.code,
        ),
        VillageColumn(
            t("Regency or city"),
            "text",
            t("Always with its kind: Kab. Serang and Kota Serang are two places."),
            lambda row: row.village.regency.label,
        ),
        VillageColumn(
            t("Programme"),
            "text",
            t("The programmes that an office has taken the village into by this day."),
            lambda row: ", ".join(map(programme_word, row.programmes)),
        ),
    )


def _standing_columns() -> tuple[VillageColumn, ...]:
    return (
        VillageColumn(
            t("Status"),
            "text",
            t("Computed for the as-of day from the activities on record and the interval."),
            lambda row: status_word(row.status),
        ),
        VillageColumn(
            t("Last outreach"),
            "day",
            t("Day of the latest outreach that counts; empty where nothing is on record."),
            lambda row: row.standing.last,
        ),
        VillageColumn(
            t("Due"),
            "day",
            t("Last outreach plus the interval in days; the due day itself is not overdue."),
            lambda row: row.standing.due,
        ),
        VillageColumn(
            t("Days since"),
            "number",
            t("Days from the last outreach to the as-of day."),
            lambda row: row.standing.age_days,
        ),
        VillageColumn(
            t("Days overdue"),
            "number",
            t("Days past the due day; empty where nothing is on record or the village is exempt."),
            lambda row: row.standing.days_overdue,
        ),
        VillageColumn(
            t("Days waiting"),
            "number",
            t("Of villages without any outreach on record only."),
            lambda row: row.standing.waiting_days,
        ),
        VillageColumn(
            t("Interval in days"),
            "number",
            t("Days within which a village must be reached again, as valid on the as-of day."),
            lambda row: row.interval.days,
        ),
    )


def _count_columns() -> tuple[VillageColumn, ...]:
    return (
        VillageColumn(
            t("Outreach, 12 months"),
            "number",
            t("Outreach held in or for the village itself in the 12 months to the as-of day."),
            lambda row: row.facts.outreach_12m,
        ),
        VillageColumn(
            t("Outreach in all"),
            "number",
            t("The same since the beginning of the record."),
            lambda row: row.facts.outreach_total,
        ),
        VillageColumn(
            t("With delegates, 12 months"),
            "number",
            t("Wider events in which only delegates of the village sat; they reset nothing."),
            lambda row: row.facts.delegate_12m,
        ),
        VillageColumn(
            t("Training, 12 months"),
            "number",
            t("Trainings for the village itself in the 12 months to the as-of day."),
            lambda row: row.facts.training_12m,
        ),
        VillageColumn(
            t("Training in all"),
            "number",
            t("The same since the beginning of the record."),
            lambda row: row.facts.training_total,
        ),
        VillageColumn(
            t("Next plan"),
            "day",
            t("The next day on which something is planned for the village."),
            lambda row: row.facts.next_plan,
        ),
        VillageColumn(
            t("Lapsed plan"),
            "day",
            t("A plan whose day has passed without being held or cancelled."),
            lambda row: row.facts.lapsed_plan,
        ),
        VillageColumn(
            t("Place in the priority list"),
            "number",
            t("Empty where the village is not in the queue."),
            lambda row: row.rank,
        ),
    )
