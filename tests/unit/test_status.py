"""Every case of the status rule, its fine print, and what must hold for any history at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.activities import Kind, Link, State, VillageActivity, VillageFacts, village_facts
from lib.domain.rules import (
    Exemption,
    ExemptionReason,
    Membership,
    Programme,
    Rule,
    RuleBook,
    RuleLevel,
    Snooze,
    SnoozeReason,
    waiting_since,
)
from lib.domain.status import NEEDS_OUTREACH, UP_TO_DATE, Standing, Status, decide, in_queue

AS_OF = date(2026, 7, 1)
START = date(2025, 1, 1)
VILLAGE = "36.03.07.2001"
LATER = (Status.CURRENT, Status.DUE_SOON, Status.OVERDUE, Status.LONG_OVERDUE, Status.NEVER)


@dataclass(frozen=True)
class Answer:
    """What is said of the one village of a test."""

    standing: Standing
    facts: VillageFacts
    queued: bool

    @property
    def status(self) -> str:
        return self.standing.status.value


def ask(
    *activities: VillageActivity,
    as_of: date = AS_OF,
    interval: int = 180,
    memberships: Iterable[Membership] = (),
    snoozes: Iterable[Snooze] = (),
    exemptions: Iterable[Exemption] = (),
) -> Answer:
    """The village asked the way the application asks: facts, rule, decision, queue."""
    facts = village_facts(activities, as_of)
    book = RuleBook([Rule(RuleLevel.PROVINCE, "36", interval)], as_of)
    standing = decide(
        as_of=as_of,
        last=facts.last,
        interval_days=book.interval_of(VILLAGE, (), None).days,
        waiting_since=waiting_since(memberships, as_of, START),
        exempt=any(e.active(as_of) for e in exemptions),
    )
    snoozed = any(s.active(as_of) for s in snoozes)
    queued = in_queue(standing.status, as_of, facts.next_plan, snoozed)
    return Answer(standing, facts, queued)


def day(text: str) -> date:
    return date.fromisoformat(text)


def visit(on: str, *, kind: Kind = Kind.OUTREACH, link: Link = Link.DIRECT) -> VillageActivity:
    return VillageActivity(day(on), kind, link, State.HELD)


def plan(on: str, *, kind: Kind = Kind.OUTREACH, link: Link = Link.DIRECT) -> VillageActivity:
    return VillageActivity(day(on), kind, link, State.PLANNED)


def snooze(until: str, since: str | None = "2026-06-01") -> Snooze:
    start = day(since) if since else None
    return Snooze(VILLAGE, start, day(until), SnoozeReason.BUDGET)


def exemption(since: str | None, until: str | None, approver: str = "Kakanwil") -> Exemption:
    return Exemption(
        VILLAGE,
        day(since) if since else None,
        day(until) if until else None,
        ExemptionReason.NO_ACCESS,
        approver,
    )


def member(since: str | None, until: str | None = None) -> Membership:
    return Membership(
        VILLAGE,
        Programme.DESA_BINAAN_IMIGRASI,
        day(since) if since else None,
        day(until) if until else None,
    )


# The cases of the specification, row by row.


def test_a_village_that_nobody_recorded_is_never_and_waits_since_the_start() -> None:
    answer = ask()
    assert (answer.status, answer.standing.waiting_days, answer.queued) == ("never", 546, True)


def test_the_due_day_itself_is_not_overdue() -> None:
    answer = ask(visit("2026-01-02"))
    assert (answer.status, answer.standing.due, answer.standing.days_overdue, answer.queued) == (
        "due_soon",
        AS_OF,
        0,
        False,
    )


@pytest.mark.parametrize(
    ("last", "status", "days_overdue"),
    [
        ("2026-02-02", "current", 0),  # 31 left
        ("2026-02-01", "due_soon", 0),  # 30 left
        ("2026-01-02", "due_soon", 0),  # the due day
        ("2026-01-01", "overdue", 1),
        ("2025-07-06", "overdue", 180),  # age 360
        ("2025-07-05", "long_overdue", 181),  # age 361
    ],
)
def test_the_latest_visit_decides(last: str, status: str, days_overdue: int) -> None:
    answer = ask(visit(last))
    assert (answer.status, answer.standing.days_overdue) == (status, days_overdue)
    assert answer.queued is (days_overdue > 0)


@pytest.mark.parametrize(
    "activity",
    [
        visit("2026-07-02"),
        VillageActivity(day("2026-05-01"), Kind.OUTREACH, Link.DIRECT, State.CANCELLED),
        VillageActivity(day("2026-05-01"), Kind.OUTREACH, Link.DIRECT, State.HELD, deleted=True),
        visit("2026-05-01", link=Link.DELEGATE),
        visit("2026-05-01", kind=Kind.TRAINING),
        visit("2026-05-01", kind=Kind.OTHER),
    ],
    ids=["held tomorrow", "cancelled", "deleted", "delegates", "training", "other"],
)
def test_what_is_no_qualifying_activity_leaves_a_village_never(activity: VillageActivity) -> None:
    answer = ask(activity)
    assert (answer.status, answer.standing.waiting_days, answer.queued) == ("never", 546, True)


def test_the_latest_of_several_visits_decides() -> None:
    assert ask(visit("2025-01-01"), visit("2026-06-01")).status == "current"


@pytest.mark.parametrize(
    ("planned", "queued", "next_plan", "lapsed"),
    [
        ("2026-07-20", False, "2026-07-20", None),
        ("2026-09-20", True, "2026-09-20", None),
        ("2026-06-20", True, None, "2026-06-20"),
        ("2026-07-01", False, "2026-07-01", None),
        ("2026-06-30", True, None, "2026-06-30"),
        ("2026-07-31", False, "2026-07-31", None),
        ("2026-08-01", True, "2026-08-01", None),
    ],
    ids=["at hand", "far off", "lapsed", "today", "yesterday", "in 30 days", "in 31 days"],
)
def test_a_plan_changes_the_queue_and_never_the_status(
    planned: str, queued: bool, next_plan: str | None, lapsed: str | None
) -> None:
    answer = ask(visit("2025-10-01"), plan(planned))
    assert (answer.status, answer.queued) == ("overdue", queued)
    assert answer.facts.next_plan == (day(next_plan) if next_plan else None)
    assert answer.facts.lapsed_plan == (day(lapsed) if lapsed else None)


@pytest.mark.parametrize(
    ("until", "queued"), [("2026-07-02", False), ("2026-07-01", True), ("2026-06-30", True)]
)
def test_a_snooze_ends_on_its_last_day_and_never_changes_the_status(
    until: str, queued: bool
) -> None:
    answer = ask(visit("2025-10-01"), snoozes=[snooze(until)])
    assert (answer.status, answer.queued) == ("overdue", queued)


def test_an_exempt_village_is_exempt_and_out_of_the_queue() -> None:
    answer = ask(visit("2025-10-01"), exemptions=[exemption("2026-01-01", "2026-12-31")])
    assert (answer.status, answer.queued) == ("exempt", False)


def test_an_interval_of_its_own_moves_the_due_day() -> None:
    answer = ask(visit("2026-04-01"), interval=90)
    assert (answer.status, answer.standing.days_overdue, answer.queued) == ("overdue", 1, True)


def test_soon_is_capped_at_a_third_of_the_interval() -> None:
    assert ask(visit("2026-06-01"), interval=60).status == "current"


# The fine print.


@pytest.mark.parametrize(("age", "status"), [(39, "current"), (40, "due_soon"), (60, "due_soon")])
def test_soon_begins_a_third_of_the_interval_before_the_due_day(age: int, status: str) -> None:
    last = AS_OF - timedelta(days=age)
    assert ask(visit(last.isoformat()), interval=60).status == status


@pytest.mark.parametrize(
    ("age", "status"),
    [
        (0, "current"),
        (149, "current"),
        (150, "due_soon"),
        (179, "due_soon"),
        (180, "due_soon"),
        (181, "overdue"),
        (359, "overdue"),
        (360, "overdue"),
        (361, "long_overdue"),
        (3650, "long_overdue"),
    ],
)
def test_every_boundary_of_180_days(age: int, status: str) -> None:
    last = AS_OF - timedelta(days=age)
    assert ask(visit(last.isoformat())).status == status


@pytest.mark.parametrize(
    ("age", "status"), [(0, "current"), (1, "due_soon"), (2, "overdue"), (3, "long_overdue")]
)
def test_an_interval_of_one_day_has_no_soon_but_the_due_day(age: int, status: str) -> None:
    last = AS_OF - timedelta(days=age)
    assert ask(visit(last.isoformat()), interval=1).status == status


def test_an_old_appointment_never_wins_over_a_newer_visit() -> None:
    answer = ask(plan("2025-11-01"), visit("2026-06-01"), plan("2026-05-01"))
    assert (answer.status, answer.standing.last) == ("current", day("2026-06-01"))
    assert answer.facts.lapsed_plan == day("2026-05-01")


def test_a_held_activity_after_the_day_is_neither_a_plan_nor_a_visit() -> None:
    answer = ask(visit("2025-10-01"), visit("2026-07-10"))
    assert (answer.status, answer.facts.next_plan, answer.queued) == ("overdue", None, True)


@pytest.mark.parametrize(
    "planned",
    [
        plan("2026-07-10", link=Link.DELEGATE),
        plan("2026-07-10", kind=Kind.TRAINING),
        plan("2026-07-10", kind=Kind.OTHER),
    ],
    ids=["delegates", "training", "other"],
)
def test_only_planned_direct_outreach_is_a_plan(planned: VillageActivity) -> None:
    answer = ask(visit("2025-10-01"), planned)
    assert (answer.facts.next_plan, answer.queued) == (None, True)


@pytest.mark.parametrize(
    ("since", "as_of", "queued"),
    [("2026-07-01", "2026-06-30", True), ("2026-07-01", "2026-07-01", False)],
)
def test_a_snooze_begins_on_its_first_day(since: str, as_of: str, queued: bool) -> None:
    kept = [snooze("2026-08-01", since)]
    assert ask(visit("2025-10-01"), as_of=day(as_of), snoozes=kept).queued is queued


def test_a_snooze_without_a_first_day_was_always_active() -> None:
    kept = [snooze("2026-08-01", None)]
    assert not ask(as_of=day("2025-02-01"), snoozes=kept).queued


@pytest.mark.parametrize(
    ("since", "until", "status"),
    [
        ("2026-07-01", None, "exempt"),
        ("2026-07-02", None, "overdue"),
        (None, "2026-07-01", "exempt"),
        (None, "2026-06-30", "overdue"),
        (None, None, "exempt"),
    ],
    ids=["from today", "from tomorrow", "until today", "until yesterday", "open"],
)
def test_an_exemption_lasts_up_to_and_including_its_last_day(
    since: str | None, until: str | None, status: str
) -> None:
    assert ask(visit("2025-10-01"), exemptions=[exemption(since, until)]).status == status


def test_an_exemption_that_nobody_approved_excuses_nobody() -> None:
    answer = ask(visit("2025-10-01"), exemptions=[exemption(None, None, approver="")])
    assert answer.status == "overdue"


def test_an_exempt_village_keeps_its_last_date_due_date_and_age() -> None:
    standing = ask(visit("2025-10-01"), exemptions=[exemption(None, None)]).standing
    assert (standing.last, standing.due, standing.age_days) == (
        day("2025-10-01"),
        day("2026-03-30"),
        273,
    )
    assert (standing.days_overdue, standing.waiting_days) == (None, None)


def test_an_exempt_village_without_a_record_waits_for_nothing() -> None:
    standing = ask(exemptions=[exemption(None, None)]).standing
    assert standing == Standing(Status.EXEMPT, None, None, None, None, None, None)


@pytest.mark.parametrize(
    ("memberships", "waiting"),
    [
        ([member("2026-01-01")], 181),
        ([member("2026-01-01"), member("2026-06-01")], 181),
        ([member("2024-01-01")], 546),
        ([member(None)], 546),
        ([member("2026-01-01"), member(None)], 546),
        ([member("2025-06-01", until="2025-12-31")], 546),
        ([member("2026-08-01")], 546),
        ([member("2026-07-01")], 0),
    ],
    ids=[
        "a member",
        "the earliest membership",
        "before the programme",
        "since always",
        "since always beside another",
        "no longer a member",
        "not yet a member",
        "since today",
    ],
)
def test_a_member_without_a_record_waits_since_it_joined(
    memberships: list[Membership], waiting: int
) -> None:
    assert ask(memberships=memberships).standing.waiting_days == waiting


def test_nobody_waits_before_the_programme_began() -> None:
    assert ask(as_of=day("2024-06-01")).standing.waiting_days == 0


def test_a_visited_village_waits_for_nothing_and_is_measured_by_its_ratio() -> None:
    standing = ask(visit("2026-04-02"), interval=180).standing
    assert (standing.waiting_days, standing.age_days, standing.ratio) == (None, 90, 0.5)


def test_a_leap_day_is_a_day_like_any_other() -> None:
    answer = ask(visit("2024-02-29"), as_of=day("2024-08-27"))
    assert (answer.status, answer.standing.due) == ("due_soon", day("2024-08-27"))


# What must hold for any history.

days = st.integers(-900, 120).map(lambda offset: AS_OF + timedelta(days=offset))
histories = st.lists(
    st.builds(
        VillageActivity,
        date=days,
        kind=st.sampled_from(Kind),
        link=st.sampled_from(Link),
        state=st.sampled_from(State),
        deleted=st.booleans(),
    ),
    max_size=12,
)
intervals = st.integers(1, 400)


@given(histories.flatmap(lambda h: st.tuples(st.just(h), st.permutations(h))), days, intervals)
def test_the_order_of_activities_does_not_matter(
    both: tuple[list[VillageActivity], list[VillageActivity]], as_of: date, interval: int
) -> None:
    given_order, other_order = both
    assert ask(*given_order, as_of=as_of, interval=interval) == ask(
        *other_order, as_of=as_of, interval=interval
    )


@given(histories, days, days, intervals)
def test_one_more_visit_never_makes_a_village_later(
    history: list[VillageActivity], on: date, as_of: date, interval: int
) -> None:
    before = ask(*history, as_of=as_of, interval=interval)
    after = ask(*history, visit(min(on, as_of).isoformat()), as_of=as_of, interval=interval)
    assert LATER.index(after.standing.status) <= LATER.index(before.standing.status)
    assert after.standing.due is not None
    assert after.standing.due >= (before.standing.due or date.min)
    assert before.queued or not after.queued


@given(st.lists(histories, max_size=8), days, intervals, st.booleans())
def test_statuses_partition_the_register_on_any_day(
    register: list[list[VillageActivity]], as_of: date, interval: int, exempt: bool
) -> None:
    excuses = [exemption(None, None)] if exempt else []
    answers = [ask(*h, as_of=as_of, interval=interval, exemptions=excuses) for h in register]
    parts = [UP_TO_DATE, NEEDS_OUTREACH, {Status.EXEMPT}]
    assert frozenset().union(*parts) == frozenset(Status)
    found = [a.standing.status for a in answers]
    assert sum(sum(status in part for status in found) for part in parts) == len(register)


@given(histories, days, intervals)
def test_no_number_of_days_is_ever_negative(
    history: list[VillageActivity], as_of: date, interval: int
) -> None:
    standing = ask(*history, as_of=as_of, interval=interval).standing
    numbers = (standing.age_days, standing.days_overdue, standing.waiting_days, standing.ratio)
    assert all(number is None or number >= 0 for number in numbers)


@given(histories, days, intervals)
def test_only_what_needs_outreach_is_in_the_queue(
    history: list[VillageActivity], as_of: date, interval: int
) -> None:
    answer = ask(*history, as_of=as_of, interval=interval)
    assert not answer.queued or answer.standing.status in NEEDS_OUTREACH


def read_again(age: int, interval: int) -> str:
    """The table of the rule as it is written, with dates instead of sums of days."""
    last = AS_OF - timedelta(days=age)
    due = last + timedelta(days=interval)
    soon = min(30, interval // 3)
    if (AS_OF - last).days > 2 * interval:
        return "long_overdue"
    if due < AS_OF:
        return "overdue"
    if 0 <= (due - AS_OF).days <= soon:
        return "due_soon"
    return "current"


@pytest.mark.parametrize("interval", [1, 2, 3, 30, 60, 89, 90, 91, 180, 365, 3650])
def test_every_age_agrees_with_the_rule_as_it_is_written(interval: int) -> None:
    edges = (0, interval // 3, interval, 2 * interval)
    ages = {max(0, edge + near) for edge in edges for near in range(-35, 36)}
    for age in sorted(ages):
        standing = decide(
            as_of=AS_OF,
            last=AS_OF - timedelta(days=age),
            interval_days=interval,
            waiting_since=START,
            exempt=False,
        )
        assert standing.status == read_again(age, interval), age
        assert standing.days_overdue == max(0, age - interval)
