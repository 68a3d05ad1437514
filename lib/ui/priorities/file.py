"""The priorities as a file: the rows listed, in their order, with all that a row is made of."""

from collections.abc import Iterable

from lib.domain.visit import Visit
from lib.io.table_files import Value
from lib.services.priorities import Turn, WaitingVillage, last_visits_of
from lib.ui.downloads import Table
from lib.ui.i18n import t
from lib.ui.priorities.switches import Shown
from lib.ui.priorities.words import form_words, turn_word, why_words
from lib.ui.shell import Page
from lib.ui.words import programme_word, snooze_word, status_word, village_kind_word


def priority_table(page: Page, shown: Shown) -> Table:
    """The villages shown as a table to be downloaded."""
    villages = tuple(shown.villages)

    def rows() -> Iterable[list[Value]]:
        visits = last_visits_of(page.database, page.person, villages, page.as_of)
        return [_row(v, visits.get(v.code), tiers=page.sees_tiers) for v in villages]

    return Table(
        title=t("Priorities"),
        columns=_columns(),
        rows=rows,
        count=len(villages),
        meaning=_meaning(),
        shown=shown.words,
    )


def _columns() -> list[str]:
    return [
        t("No."),
        t("Place in the priority list"),
        t("Village code"),
        t("Village"),
        t("Kind of village"),
        t("District code"),
        t("District"),
        t("Regency code"),
        t("Regency or city"),
        t("Programme"),
        t("Status"),
        t("Why here"),
        t("Days overdue"),
        t("Days waiting"),
        t("Interval in days"),
        t("Age over interval"),
        t("Last outreach"),
        t("Day of it known"),
        t("Last form"),
        t("Due"),
        t("Turn"),
        t("Next plan"),
        t("Lapsed plan"),
        t("Snoozed until"),
        t("Reason for snoozing"),
    ]


def _row(village: WaitingVillage, visit: Visit | None, *, tiers: bool) -> list[Value]:
    row, place = village.row, village.village
    standing, facts, snooze = row.standing, row.facts, row.snooze
    return [
        village.place if village.turn is Turn.QUEUED else None,
        village.rank,
        place.code,
        place.name,
        village_kind_word(place.kind),
        place.district.code,
        place.district.name,
        place.regency.code,
        place.regency.label,
        ", ".join(map(programme_word, row.programmes)),
        status_word(row.status),
        why_words(village.reason, tiers=tiers),
        standing.days_overdue,
        standing.waiting_days,
        row.interval.days,
        None if standing.ratio is None else round(standing.ratio, 2),
        standing.last,
        "" if visit is None else t("only the month") if visit.month_only else t("yes"),
        form_words(visit),
        standing.due,
        turn_word(village.turn),
        facts.next_plan,
        facts.lapsed_plan,
        snooze.until if snooze else None,
        snooze_word(snooze.reason) if snooze else "",
    ]


def _meaning() -> list[tuple[str, str]]:
    return [
        (
            t("Order"),
            t(
                "Priority first; then long overdue, not recorded, overdue; then age over interval, "
                "or days waiting where nothing is recorded; then code."
            ),
        ),
        (
            t("Turn"),
            t(
                "Queue: waits to be visited. Snoozed, or planned within 30 days: put off, and "
                "still in need of outreach."
            ),
        ),
        (
            t("Due"),
            t("Last outreach plus the interval in days; the due day itself is not overdue."),
        ),
    ]
