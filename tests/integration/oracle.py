"""The specification of the status list, read again: from the rows of CSV files to its columns.

It writes down the normative text sentence by sentence and uses nothing of lib, so that a mistake in
one of the two shows.
"""

from collections.abc import Iterable
from datetime import date, timedelta

VILLAGES = (
    "36.03.07.1003",
    "36.03.07.2001",
    "36.03.07.2002",
    "36.03.08.2001",
    "36.04.12.2009",
    "36.04.12.2010",
    "36.71.01.1001",
    "36.71.01.1002",
)
Rows = list[dict[str, str]]
Files = dict[str, Rows]


def first_day(text: str) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"{text}-01")


def active(row: dict[str, str], first: str, as_of: date, *, inclusive: bool = True) -> bool:
    if row.get(first) and first_day(row[first]) > as_of:
        return False
    if not row.get("until"):
        return True
    return as_of <= first_day(row["until"]) if inclusive else as_of < first_day(row["until"])


def latest(rows: Iterable[dict[str, str]], as_of: date) -> dict[str, str] | None:
    """The row with the latest valid_from not after the day."""
    valid = [r for r in rows if not r["valid_from"] or first_day(r["valid_from"]) <= as_of]
    return max(valid, key=lambda r: r["valid_from"], default=None)


def interval_of(village: str, programmes: list[str], tier: str, rules: Rows, as_of: date) -> int:
    def days(level: str, code: str) -> int | None:
        found = latest((r for r in rules if (r["level"], r["code"]) == (level, code)), as_of)
        return int(found["interval_days"]) if found else None

    own = days("village", village)
    if own is not None:
        return own
    tiers = [d for code in [*programmes, tier] if (d := days("tier", code)) is not None]
    if tiers:
        return min(tiers)
    for level, code in (("regency", village[:5]), ("province", "36")):
        found = days(level, code)
        if found is not None:
            return found
    return 180


def stand(
    as_of: date, last: date | None, interval: int, since: date, *, exempt: bool
) -> tuple[str, date | None, int | None, int | None, int | None]:
    """Status, due day, age, days overdue and waiting days."""
    if last is None:
        if exempt:
            return "exempt", None, None, None, None
        return "never", None, None, None, max(0, (as_of - since).days)
    due, age = last + timedelta(interval), (as_of - last).days
    if exempt:
        return "exempt", due, age, None, None
    if age > 2 * interval:
        status = "long_overdue"
    elif as_of > due:
        status = "overdue"
    elif 0 <= (due - as_of).days <= min(30, interval // 3):
        status = "due_soon"
    else:
        status = "current"
    return status, due, age, max(0, (as_of - due).days), None


SHIPPED: Rows = [
    {"level": level, "code": code, "interval_days": days, "valid_from": ""}
    for level, code, days in (
        ("province", "36", "180"),
        ("tier", "desa_binaan_imigrasi", "90"),
        ("tier", "desa_migran_emas", "90"),
        ("tier", "high", "90"),
        ("tier", "low", "365"),
    )
]


def oracle(files: Files, as_of: date) -> dict[str, dict[str, str | int | None]]:
    """What the status list must say, by village."""
    said = {row["key"]: row["value"] for row in files["settings.csv"]}
    start = first_day(said.get("programme_start", "2023-09-13"))
    kinds = {"outreach", "training"} if said.get("training_refreshes") == "true" else {"outreach"}
    links = {"direct", "delegate"} if said.get("delegates_refresh") == "true" else {"direct"}
    rules = files["rules.csv"] or SHIPPED
    answers: dict[str, dict[str, str | int | None]] = {}
    order: list[tuple[int, int, float, str]] = []
    for village in VILLAGES:
        linked = {
            a["activity_id"]: a["link"]
            for a in files["activity_areas.csv"]
            if a["area_code"] == village
        }
        told = [
            (first_day(a["date"]), a["kind"], linked[a["activity_id"]], a["state"])
            for a in files["activities.csv"]
            if a["activity_id"] in linked
        ]
        held = [(d, k, n) for d, k, n, state in told if state == "held" and d <= as_of]
        plans = [d for d, k, n, s in told if (k, n, s) == ("outreach", "direct", "planned")]
        own = [
            m
            for m in files["memberships.csv"]
            if m["area_code"] == village and active(m, "since", as_of)
        ]
        programmes = sorted({m["programme"] for m in own})
        tiers = [t for t in files["tiers.csv"] if t["village_code"] == village]
        tier = latest(tiers, as_of)
        given_tier = tier["tier"] if tier else ""
        days = interval_of(village, programmes, given_tier, rules, as_of)
        exempt = any(
            e["village_code"] == village and e["approver"] and active(e, "from", as_of)
            for e in files["exemptions.csv"]
        )
        snoozed = [
            s["until"]
            for s in files["snoozes.csv"]
            if s["village_code"] == village and active(s, "from", as_of, inclusive=False)
        ]
        last = max((d for d, k, n in held if k in kinds and n in links), default=None)
        joined = min((m["since"] for m in own), default="")
        since = max(start, first_day(joined)) if joined else start
        status, due, age, overdue, waiting = stand(as_of, last, days, since, exempt=exempt)
        next_plan = min((d for d in plans if d >= as_of), default=None)
        lapsed = max((d for d in plans if d < as_of), default=None)
        planned = next_plan is not None and next_plan <= as_of + timedelta(30)
        needs = status in {"overdue", "long_overdue", "never"}
        queued = needs and not snoozed and not planned
        if queued:
            rank_tier = given_tier or ("high" if programmes else "medium")
            order.append(
                (
                    ["high", "medium", "low"].index(rank_tier),
                    ["long_overdue", "never", "overdue"].index(status),
                    -(waiting if waiting is not None else (age or 0) / days),
                    village,
                )
            )

        def count(
            kind: str, link: str, after: date, held: list[tuple[date, str, str]] = held
        ) -> int:
            return sum((k, n) == (kind, link) and d > after for d, k, n in held)

        year = as_of - timedelta(365)
        answers[village] = {
            "programmes": ";".join(programmes),
            "interval_days": days,
            "status": status,
            "last_outreach": last.isoformat() if last else None,
            "due": due.isoformat() if due else None,
            "age_days": age,
            "days_overdue": overdue,
            "waiting_days": waiting,
            "outreach_12m": count("outreach", "direct", year),
            "outreach_total": count("outreach", "direct", date.min),
            "delegate_12m": count("outreach", "delegate", year),
            "training_12m": count("training", "direct", year),
            "training_total": count("training", "direct", date.min),
            "next_plan": next_plan.isoformat() if next_plan else None,
            "lapsed_plan": lapsed.isoformat() if lapsed else None,
            "snoozed_until": max(snoozed, default=None),
            "in_queue": "yes" if queued else "no",
            "queue_rank": None,
        }
    for place, (*_, village) in enumerate(sorted(order), start=1):
        answers[village]["queue_rank"] = place
    return answers
