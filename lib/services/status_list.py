"""The status of every village as rows of text: what the command line prints and files hold."""

from collections.abc import Iterable
from datetime import date

from lib.services.villages import VillageRow

COLUMNS = (
    "village_code",
    "village",
    "district_code",
    "district",
    "regency_code",
    "regency",
    "village_kind",
    "programmes",
    "interval_days",
    "status",
    "last_outreach",
    "due",
    "age_days",
    "days_overdue",
    "waiting_days",
    "outreach_12m",
    "outreach_total",
    "delegate_12m",
    "training_12m",
    "training_total",
    "next_plan",
    "lapsed_plan",
    "snoozed_until",
    "in_queue",
    "queue_rank",
)

Value = str | int | None


def status_rows(rows: Iterable[VillageRow]) -> list[dict[str, Value]]:
    """A dictionary per village with the columns of COLUMNS; dates ISO, None where unknown."""
    return [_row(row) for row in rows]


def _row(row: VillageRow) -> dict[str, Value]:
    village, standing, facts = row.village, row.standing, row.facts
    return {
        "village_code": village.code,
        "village": village.name,
        "district_code": village.district.code,
        "district": village.district.name,
        "regency_code": village.regency.code,
        "regency": village.regency.label,
        "village_kind": village.kind,
        "programmes": ";".join(row.programmes),
        "interval_days": row.interval.days,
        "status": standing.status,
        "last_outreach": _iso(standing.last),
        "due": _iso(standing.due),
        "age_days": standing.age_days,
        "days_overdue": standing.days_overdue,
        "waiting_days": standing.waiting_days,
        "outreach_12m": facts.outreach_12m,
        "outreach_total": facts.outreach_total,
        "delegate_12m": facts.delegate_12m,
        "training_12m": facts.training_12m,
        "training_total": facts.training_total,
        "next_plan": _iso(facts.next_plan),
        "lapsed_plan": _iso(facts.lapsed_plan),
        "snoozed_until": _iso(row.snooze.until if row.snooze else None),
        "in_queue": "yes" if row.in_queue else "no",
        "queue_rank": row.rank,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
