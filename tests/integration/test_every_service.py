"""Every service × every role × the own and another regency: what is refused changes nothing.

The services are found by looking: whatever takes a person, or who writes, needs a case here, and
what takes neither must be named as open.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from types import FunctionType

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

import lib.services
from lib.db import backup as copies
from lib.db import excuses, tables
from lib.db.activities import insert_activities
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.domain.assignments import Assignee, AssigneeKind
from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.audit import Deed, Event, Origin
from lib.domain.backup import BackupRefused
from lib.domain.errors import NotAllowed, PantauError
from lib.domain.import_plan import UndoRefused
from lib.domain.people import Account
from lib.domain.period import Period
from lib.domain.permissions import LOCAL_VIEWER, Action, Person, Role, can
from lib.domain.quality import Gap
from lib.domain.rules import (
    Exemption,
    ExemptionReason,
    Rule,
    RuleLevel,
    Snooze,
    SnoozeReason,
    Tier,
    TierRecord,
)
from lib.domain.selection import Selection
from lib.domain.targets import Target, TargetKind
from lib.domain.trail import TrailFilter
from lib.domain.what_if import AS_KEPT
from lib.services import (
    activity_scope,
    area_indicators,
    assignees,
    assignments,
    attempts,
    backup,
    changes,
    chasing,
    drafts,
    exemptions,
    export,
    forecast,
    imports,
    map_table,
    meeting,
    monthly,
    outreach,
    overview,
    people,
    priorities,
    profile,
    quality,
    recent_records,
    recording,
    register,
    review,
    rule_list,
    rules,
    snoozes,
    targets,
    tiers,
    together,
    trail,
    training,
    trips,
    unverified,
    villages,
    what_if,
)
from lib.services.activity_scope import Asked
from lib.services.what_if import Days
from lib.services.writing import By, writing
from tests.integration.conftest import Host
from tests.integration.sheets import event, xlsx

AT = datetime(2026, 7, 1, 3, tzinfo=UTC)
TODAY, DAY = date(2026, 7, 1), timedelta(days=1)
OWN, OTHER = "36.03", "36.04"
VILLAGE = {OWN: "36.03.07.2001", OTHER: "36.04.12.2009"}
ME, CHIEF = "uji@kantor.id", Person(Role.ADMINISTRATOR, email="admin@kantor.id")
UNKNOWN: Role = "tamu"  # type: ignore[assignment]
PERSONS = {
    f"{role} of {'one regency' if bound else 'none'}": Person(role, frozenset(bound), ME)
    for role in (*Role, UNKNOWN)
    for bound in ([OWN], [])
} | {"nobody signed in": LOCAL_VIEWER}
"""Whoever asks, by name."""
BRIEFLY = (
    f"{Role.COORDINATOR} of one regency",
    f"{Role.ADMINISTRATOR} of none",
    "nobody signed in",
)
"""Whoever asks on PostgreSQL too: what a person may is decided before any database is asked, and
what a service does there is the same for everybody who may."""

OPEN = {
    # Before anybody signs in, and to sign in.
    *("people.anybody_there", "sign_in.sign_in", "sign_in.sign_in_by_identity", "sign_in.sign_out"),
    *("sign_in.account_of_session", "sign_in.account_of_email"),
    # For the command line and the first start, of whoever holds the machine.
    *("setup.prepare", "setup.load_package", "setup.load_record"),
    *("trail.broken_event", "trail.trail_length", "backup.file_of_now"),
    # The register of villages, which is public, for services that check a code.
    *("register.village_codes", "rules.refuse_rules"),
}
"""What takes a database and no person, on purpose."""


@dataclass(frozen=True)
class World:
    """A database with one of each in both regencies, and a place for files."""

    database: Database
    folder: Path
    ids: dict[str, int]
    rows: list[object]
    """Every row of it, as it was made."""


@dataclass(frozen=True)
class Case:
    """How a service is called about a regency, and what the caller may need."""

    action: Action
    call: Callable[[World, Person, str], object]
    about: bool = True
    """Whether it concerns the regency named; else only whether the person may at all."""
    events: int = 0
    """How many events it leaves when it is allowed."""
    stops: str = ""
    """What stops whoever is allowed, once nothing else does."""


def by(person: Person) -> By:
    return By(person, Origin.SCREEN, AT)


def activity(
    key: str, regency: str, state: State = State.HELD, on: date = TODAY - 9 * DAY
) -> Activity:
    link = AreaLink(VILLAGE[regency], Link.DIRECT)
    who = (Organiser.IMIGRASI,)
    return Activity(key, on, Kind.OUTREACH, None, state, (link,), organisers=who)


def held(regency: str) -> Activity:
    return activity(f"held-{regency}", regency)


def plan(regency: str) -> Activity:
    return activity(f"plan-{regency}", regency, State.PLANNED, TODAY + 9 * DAY)


def wanted(regency: str) -> Exemption:
    return Exemption(VILLAGE[regency], TODAY, TODAY + 30 * DAY, ExemptionReason.NO_ACCESS)


def snooze(regency: str, start: date = TODAY) -> Snooze:
    return Snooze(VILLAGE[regency], start, start + 30 * DAY, SnoozeReason.WEATHER_OR_ACCESS)


def attempt(regency: str) -> Attempt:
    return Attempt(f"a-{regency}", VILLAGE[regency], TODAY, AttemptReason.ACCESS)


def aim(regency: str, value: int = 1) -> Target:
    return Target(regency, TODAY.year, TargetKind.REACHED, value)


def tier(regency: str) -> TierRecord:
    return TierRecord(VILLAGE[regency], Tier.HIGH, TODAY, "PMI", "2025", "BP3MI")


def import_plan(world: World, regency: str) -> imports.ImportPlan:
    """A plan of somebody who may, as it would lie in a session that was tampered with."""
    content = xlsx(event(VILLAGE[regency], Tanggal="2026-02-03"))
    return imports.plan_import(world.database, CHIEF, "a.xlsx", content, TODAY)


def leave_an_event(world: World, person: Person, regency: str) -> None:
    with writing(world.database, by(person), Action.RECORD, [VILLAGE[regency]]) as write:
        write.leave(Event(Deed.RECORD, "activity", "x"))


def an_account(number: str, email: str) -> Account:
    return Account(number, email, "Budi", Role.COORDINATOR, frozenset({OTHER}))


def question(world: World, person: Person) -> Asked:
    return activity_scope.asked(world.database, person, Selection(), TODAY, Kind.OUTREACH)


YEAR = Period(TODAY - 365 * DAY, TODAY)
READ, RECORD, PEOPLE = Action.READ, Action.RECORD, Action.MANAGE_PEOPLE
TRAIL = Action.READ_TRAIL

CASES: dict[str, Case] = {
    # Writing.
    "writing.writing": Case(RECORD, leave_an_event, events=1),
    "recording.record_activity": Case(
        RECORD,
        lambda w, p, r: recording.record_activity(w.database, by(p), activity("new", r)),
        events=1,
    ),
    "recording.plan_trip_days": Case(
        RECORD,
        lambda w, p, r: recording.plan_trip_days(
            w.database,
            by(p),
            [activity(f"trip-{n}", r, State.PLANNED, TODAY + n * DAY) for n in (20, 21)],
        ),
        events=1,
    ),
    "recording.drop_trip": Case(
        RECORD,
        lambda w, p, r: recording.drop_trip(w.database, by(p), {f"plan-{r}": 1}, "hujan"),
        events=1,
    ),
    "recording.correct_activity": Case(
        RECORD,
        lambda w, p, r: recording.correct_activity(
            w.database, by(p), replace(held(r), participants=9), 1, "salah"
        ),
        events=1,
    ),
    "recording.settle_plan": Case(
        RECORD,
        lambda w, p, r: recording.settle_plan(
            w.database, by(p), f"plan-{r}", 1, replace(held(r), date=TODAY)
        ),
        events=1,
    ),
    "recording.move_plan": Case(
        RECORD,
        lambda w, p, r: recording.move_plan(w.database, by(p), f"plan-{r}", 1, TODAY + 2 * DAY),
        events=1,
    ),
    "recording.cancel_plan": Case(
        RECORD,
        lambda w, p, r: recording.cancel_plan(w.database, by(p), f"plan-{r}", 1, "banjir"),
        events=1,
    ),
    "recording.delete_activity": Case(
        RECORD,
        lambda w, p, r: recording.delete_activity(w.database, by(p), f"held-{r}", 1, "dua kali"),
        events=1,
    ),
    "recording.bring_back": Case(
        RECORD,
        lambda w, p, r: recording.bring_back(
            w.database, by(p), replace(held(r), participants=8), 1
        ),
        events=1,
    ),
    "recording.confirm_activities": Case(
        Action.VERIFY,
        lambda w, p, r: recording.confirm_activities(w.database, by(p), {f"held-{r}": 1}),
        events=1,
    ),
    "recording.send_back": Case(
        Action.VERIFY,
        lambda w, p, r: recording.send_back(w.database, by(p), f"held-{r}", 1, "tanpa bukti"),
        events=1,
    ),
    "attempts.correct_attempt": Case(
        RECORD,
        lambda w, p, r: attempts.correct_attempt(
            w.database, by(p), attempt(r), replace(attempt(r), note="banjir"), "salah"
        ),
        events=1,
    ),
    "attempts.delete_attempt": Case(
        RECORD,
        lambda w, p, r: attempts.delete_attempt(w.database, by(p), attempt(r), "ganda"),
        events=1,
    ),
    "assignments.assign": Case(
        RECORD,
        lambda w, p, r: assignments.assign(
            w.database, by(p), [VILLAGE[r]], Assignee(AssigneeKind.OFFICE, "Kantor Imigrasi Serang")
        ),
        events=1,
    ),
    "assignments.end_assignments": Case(
        RECORD,
        lambda w, p, r: assignments.end_assignments(w.database, by(p), [w.ids[f"given-{r}"]]),
        events=1,
    ),
    "exemptions.withdraw_request": Case(
        RECORD,
        lambda w, p, r: exemptions.withdraw_request(w.database, by(p), w.ids[f"own-{r}"]),
        events=1,
    ),
    "attempts.record_attempt": Case(
        RECORD,
        lambda w, p, r: attempts.record_attempt(
            w.database, by(p), Attempt("new", VILLAGE[r], TODAY, AttemptReason.ACCESS)
        ),
        events=1,
    ),
    "snoozes.snooze_village": Case(
        RECORD,
        lambda w, p, r: snoozes.snooze_village(w.database, by(p), snooze(r, TODAY + 60 * DAY)),
        events=1,
    ),
    "snoozes.end_snooze": Case(
        RECORD,
        lambda w, p, r: snoozes.end_snooze(w.database, by(p), w.ids[f"snooze-{r}"], "kering"),
        events=1,
    ),
    "exemptions.ask_exemption": Case(
        RECORD,
        lambda w, p, r: exemptions.ask_exemption(
            w.database, by(p), replace(wanted(r), start=TODAY + 60 * DAY, until=TODAY + 90 * DAY)
        ),
        events=1,
    ),
    "exemptions.approve_exemption": Case(
        Action.APPROVE,
        lambda w, p, r: exemptions.approve_exemption(w.database, by(p), w.ids[f"exempt-{r}"]),
        events=1,
    ),
    "exemptions.decline_exemption": Case(
        Action.APPROVE,
        lambda w, p, r: exemptions.decline_exemption(
            w.database, by(p), w.ids[f"exempt-{r}"], "terjangkau"
        ),
        events=1,
    ),
    "imports.commit_import": Case(
        RECORD,
        lambda w, p, r: imports.commit_import(w.database, by(p), import_plan(w, r), "new"),
        events=1,
    ),
    "imports.undo_import": Case(
        RECORD, lambda w, p, r: imports.undo_import(w.database, by(p), f"batch-{r}"), events=1
    ),
    "drafts.save_draft": Case(
        RECORD, lambda w, p, r: drafts.save_draft(w.database, by(p), "f", "{}"), about=False
    ),
    "drafts.drop_draft": Case(
        RECORD, lambda w, p, r: drafts.drop_draft(w.database, by(p), "f"), about=False
    ),
    "rules.set_rules": Case(
        Action.SET_RULES,
        lambda w, p, r: rules.set_rules(w.database, by(p), [Rule(RuleLevel.REGENCY, r, 90)]),
        about=False,
        events=1,
    ),
    "rules.change_setting": Case(
        Action.SET_RULES,
        lambda w, p, r: rules.change_setting(w.database, by(p), "unverified_count", "no"),
        about=False,
        events=1,
    ),
    "targets.set_target": Case(
        Action.SET_RULES,
        lambda w, p, r: targets.set_target(w.database, by(p), aim(r, 2)),
        about=False,
        events=1,
    ),
    "targets.drop_target": Case(
        Action.SET_RULES,
        lambda w, p, r: targets.drop_target(w.database, by(p), aim(r)),
        about=False,
        events=1,
    ),
    "targets.target_kept": Case(READ, lambda w, p, r: targets.target_kept(w.database, p, aim(r))),
    "targets.targets_seen": Case(
        READ, lambda w, p, r: targets.targets_seen(w.database, p, TODAY), False
    ),
    "tiers.set_tiers": Case(
        Action.SET_RULES,
        lambda w, p, r: tiers.set_tiers(w.database, by(p), [tier(r)]),
        about=False,
        events=1,
    ),
    "tiers.withdraw_tier": Case(
        Action.SET_RULES,
        lambda w, p, r: tiers.withdraw_tier(w.database, by(p), VILLAGE[r]),
        about=False,
        stops="tier_gone",
    ),
    "tiers.tiers_given": Case(
        Action.SET_RULES, lambda w, p, r: tiers.tiers_given(w.database, p, TODAY), about=False
    ),
    "tiers.plan_tiers": Case(
        Action.SET_RULES,
        lambda w, p, r: tiers.plan_tiers(w.database, p, b"", TODAY),
        about=False,
        stops="file_empty",
    ),
    "tiers.tier_template_file": Case(
        Action.SET_RULES, lambda w, p, r: tiers.tier_template_file(w.database, p), about=False
    ),
    "people.create_account": Case(
        PEOPLE,
        lambda w, p, r: people.create_account(w.database, by(p), an_account("9", "baru@kantor.id")),
        about=False,
        events=1,
    ),
    "people.create_first_administrator": Case(
        PEOPLE,
        lambda w, p, r: people.create_first_administrator(
            w.database, by(p), an_account("9", "baru@kantor.id"), "padi menguning 2026"
        ),
        about=False,
        stops="code_wrong",
    ),
    "people.change_account": Case(
        PEOPLE,
        lambda w, p, r: people.change_account(
            w.database, by(p), replace(an_account("3", "budi@kantor.id"), role=Role.VERIFIER)
        ),
        about=False,
        events=1,
    ),
    "people.change_password": Case(
        PEOPLE,
        lambda w, p, r: people.change_password(
            w.database, by(p), an_account("3", "budi@kantor.id"), "padi menguning 2026"
        ),
        about=False,
        events=1,
    ),
    "backup.back_up": Case(
        Action.BACK_UP,
        lambda w, p, r: backup.back_up(w.database, p, w.folder),
        about=False,
        stops="file_exists",
    ),
    "backup.back_up_daily": Case(
        Action.BACK_UP,
        lambda w, p, r: backup.back_up_daily(
            w.database, p, backup.Keeping(w.folder / "kept", "kantor", 30), TODAY
        ),
        about=False,
    ),
    "backup.restore": Case(
        Action.BACK_UP,
        lambda w, p, r: backup.restore(w.database, by(p), w.folder / "none.sqlite3"),
        about=False,
        stops="file_missing",
    ),
    # Reading of one place.
    "assignees.assignees_offered": Case(
        RECORD, lambda w, p, r: assignees.assignees_offered(w.database, p, [VILLAGE[r]])
    ),
    "assignees.load_per_assignee": Case(
        READ, lambda w, p, r: assignees.load_per_assignee(w.database, p, TODAY), False
    ),
    "assignments.assignments_seen": Case(
        READ, lambda w, p, r: assignments.assignments_seen(w.database, p), False
    ),
    "monthly.monthly": Case(
        READ,
        lambda w, p, r: monthly.monthly(w.database, p, Selection(), TODAY, TODAY),
        False,
    ),
    "changes.changes": Case(
        READ,
        lambda w, p, r: changes.changes(w.database, p, Selection(), TODAY - 30 * DAY, TODAY),
        False,
    ),
    "imports.activities_in_the_way": Case(
        RECORD,
        lambda w, p, r: imports.activities_in_the_way(w.database, p, [f"held-{r}"]),
        False,
    ),
    "people.account_names": Case(READ, lambda w, p, r: people.account_names(w.database, p), False),
    "review.ending_soon": Case(
        Action.VERIFY, lambda w, p, r: review.ending_soon(w.database, p, TODAY), False
    ),
    "review.records_waiting": Case(
        Action.VERIFY, lambda w, p, r: review.records_waiting(w.database, p, 1), False
    ),
    "review.requests_waiting": Case(
        Action.APPROVE, lambda w, p, r: review.requests_waiting(w.database, p, TODAY), False
    ),
    "rule_list.rule_list": Case(
        READ, lambda w, p, r: rule_list.rule_list(w.database, p, TODAY), False
    ),
    "trail.check_trail": Case(TRAIL, lambda w, p, r: trail.check_trail(w.database, p), False),
    "trail.trail_overview": Case(TRAIL, lambda w, p, r: trail.trail_overview(w.database, p), False),
    "trail.trail_page": Case(
        TRAIL, lambda w, p, r: trail.trail_page(w.database, p, TrailFilter(), 1), False
    ),
    "trail.trail_rows": Case(
        TRAIL, lambda w, p, r: list(trail.trail_rows(w.database, p, TrailFilter(), 100)), False
    ),
    "trail.village_trail": Case(
        READ, lambda w, p, r: trail.village_trail(w.database, p, VILLAGE[r], 1)
    ),
    "trips.packages": Case(
        READ, lambda w, p, r: trips.packages(w.database, p, Selection(), TODAY), False
    ),
    "trips.plan_trip": Case(
        READ, lambda w, p, r: trips.plan_trip(w.database, p, Selection(), TODAY, VILLAGE[r][:8])
    ),
    "unverified.unverified_held": Case(
        READ, lambda w, p, r: unverified.unverified_held(w.database, p, Selection(), TODAY), False
    ),
    "what_if.compare": Case(
        READ, lambda w, p, r: what_if.compare(w.database, p, AS_KEPT, Days(TODAY, TODAY)), False
    ),
    "what_if.province_at": Case(
        READ, lambda w, p, r: what_if.province_at(w.database, p, [90], TODAY), False
    ),
    "what_if.preview_rules": Case(
        Action.SET_RULES,
        lambda w, p, r: what_if.preview_rules(
            w.database, p, [Rule(RuleLevel.REGENCY, r, 90)], days=Days(TODAY, TODAY)
        ),
        False,
    ),
    "what_if.preview_setting": Case(
        Action.SET_RULES,
        lambda w, p, r: what_if.preview_setting(
            w.database, p, "training_refreshes", "yes", days=Days(TODAY, TODAY)
        ),
        False,
    ),
    "recording.kept_activity": Case(
        READ, lambda w, p, r: recording.kept_activity(w.database, p, f"held-{r}")
    ),
    "recording.activity_to_correct": Case(
        RECORD, lambda w, p, r: recording.activity_to_correct(w.database, p, f"held-{r}")
    ),
    "profile.village_profile": Case(
        READ, lambda w, p, r: profile.village_profile(w.database, p, VILLAGE[r], TODAY)
    ),
    # Reading of what a person may see.
    "recording.near_duplicates": Case(
        READ, lambda w, p, r: recording.near_duplicates(w.database, p, activity("n", r)), False
    ),
    "recording.lapsed_plans": Case(
        READ, lambda w, p, r: recording.lapsed_plans(w.database, p, TODAY + 20 * DAY), False
    ),
    "recent_records.newest_records": Case(
        READ, lambda w, p, r: recent_records.newest_records(w.database, p, 1), False
    ),
    "recent_records.coming_plans": Case(
        READ, lambda w, p, r: recent_records.coming_plans(w.database, p, TODAY, 1), False
    ),
    "attempts.attempts_seen": Case(
        READ, lambda w, p, r: attempts.attempts_seen(w.database, p), False
    ),
    "snoozes.snoozes_seen": Case(
        READ, lambda w, p, r: snoozes.snoozes_seen(w.database, p, TODAY), False
    ),
    "exemptions.exemptions_seen": Case(
        READ, lambda w, p, r: exemptions.exemptions_seen(w.database, p), False
    ),
    "activity_scope.asked": Case(READ, lambda w, p, r: question(w, p).figures(YEAR), False),
    "activity_scope.rows_behind": Case(
        READ, lambda w, p, r: activity_scope.rows_behind(question(w, p), YEAR), False
    ),
    "outreach.outreach": Case(
        READ,
        lambda w, p, r: outreach.outreach(w.database, p, Selection(regency=r), TODAY, YEAR),
        False,
    ),
    "training.trainings": Case(
        READ,
        lambda w, p, r: training.trainings(w.database, p, Selection(regency=r), TODAY, YEAR),
        False,
    ),
    "together.together": Case(
        READ,
        lambda w, p, r: together.together(w.database, p, Selection(regency=r), TODAY, YEAR),
        False,
    ),
    "area_indicators.indicators": Case(
        READ,
        lambda w, p, r: area_indicators.indicators(
            w.database, p, Selection(regency=r), TODAY, YEAR
        ),
        False,
    ),
    "overview.overview": Case(
        READ, lambda w, p, r: overview.overview(w.database, p, Selection(regency=r), TODAY), False
    ),
    "quality.quality": Case(
        READ,
        lambda w, p, r: quality.quality(w.database, p, Selection(), YEAR, TODAY),
        about=False,
    ),
    "quality.rows_to_mend": Case(
        READ,
        lambda w, p, r: quality.rows_to_mend(
            w.database, p, Selection(), YEAR, TODAY, gap=Gap.EVIDENCE
        ),
        about=False,
    ),
    "quality.suspected_duplicates": Case(
        READ,
        lambda w, p, r: quality.suspected_duplicates(w.database, p, Selection(), YEAR, TODAY),
        about=False,
    ),
    "quality.villages_without_point": Case(
        READ,
        lambda w, p, r: quality.villages_without_point(w.database, p, Selection(), TODAY),
        about=False,
    ),
    "priorities.priorities": Case(
        READ,
        lambda w, p, r: priorities.priorities(w.database, p, Selection(regency=r), TODAY),
        False,
    ),
    "priorities.last_visits_of": Case(
        READ,
        lambda w, p, r: priorities.last_visits_of(
            w.database,
            p,
            priorities.priorities(w.database, CHIEF, Selection(), TODAY + 900 * DAY).everyone,
            TODAY + 900 * DAY,
        ),
        False,
    ),
    "chasing.chasing": Case(
        READ,
        lambda w, p, r: chasing.chasing(w.database, p, Selection(), Days(TODAY, TODAY)),
        False,
    ),
    "forecast.forecast": Case(
        READ,
        lambda w, p, r: forecast.forecast(
            w.database, p, Selection(), Days(TODAY, TODAY), TODAY + 400 * DAY
        ),
        False,
    ),
    "meeting.meeting": Case(
        READ,
        lambda w, p, r: meeting.meeting(
            w.database,
            p,
            Selection(),
            Days(TODAY, TODAY),
            period=Period(TODAY - 365 * DAY, TODAY),
            by=TODAY + 400 * DAY,
        ),
        False,
    ),
    "villages.village_table": Case(
        READ, lambda w, p, r: villages.village_table(w.database, p, TODAY), False
    ),
    "map_table.map_table": Case(
        READ, lambda w, p, r: map_table.map_table(w.database, p, TODAY), False
    ),
    "register.villages_of": Case(READ, lambda w, p, r: register.villages_of(w.database, p), False),
    "register.data_until": Case(
        READ, lambda w, p, r: register.data_until(w.database, p, TODAY), False
    ),
    "rules.rules_kept": Case(READ, lambda w, p, r: rules.rules_kept(w.database, p), False),
    "rules.settings_kept": Case(READ, lambda w, p, r: rules.settings_kept(w.database, p), False),
    "export.export_record": Case(READ, lambda w, p, r: export.export_record(w.database, p), False),
    "export.export_package": Case(
        READ, lambda w, p, r: export.export_package(w.database, p, w.folder / "package"), False
    ),
    "export.package_of": Case(READ, lambda w, p, r: export.package_of(w.database, p), False),
    "imports.plan_import": Case(
        RECORD,
        lambda w, p, r: imports.plan_import(
            w.database, p, "a.xlsx", xlsx(event(VILLAGE[OWN], Tanggal="2026-02-03")), TODAY
        ),
        False,
    ),
    "imports.batches": Case(RECORD, lambda w, p, r: imports.batches(w.database, p), False),
    "imports.template_file": Case(
        READ, lambda w, p, r: cells(imports.template_file(w.database, p, TODAY)), False
    ),
    "imports.xlsform_file": Case(
        READ, lambda w, p, r: cells(imports.xlsform_file(w.database, p)), False
    ),
    "drafts.draft_of": Case(RECORD, lambda w, p, r: drafts.draft_of(w.database, p, "f"), False),
    "people.accounts": Case(PEOPLE, lambda w, p, r: people.accounts(w.database, p), False),
}

ANSWERS = {"recent_records.may_change"}
"""Services that say whether a person may, and refuse nothing."""

OF_ONES_OWN = {"imports.batches"}
"""What tells of one's own deeds, also of a regency that one has since left."""


def cells(workbook: bytes) -> list[object]:
    opened = CalamineWorkbook.from_filelike(BytesIO(workbook))
    return [opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names]


def services() -> dict[str, FunctionType]:
    """Every public function of lib.services, by module and name."""
    found: dict[str, FunctionType] = {}
    for module in pkgutil.iter_modules(lib.services.__path__):
        loaded = importlib.import_module(f"lib.services.{module.name}")
        for name, value in vars(loaded).items():
            plain = inspect.isfunction(value) and value.__module__ == loaded.__name__
            if plain and not name.startswith("_"):
                found[f"{module.name}.{name}"] = value
    return found


def takes(service: FunctionType, *kinds: type) -> bool:
    hints = [p.annotation for p in inspect.signature(service).parameters.values()]
    return any(hint in kinds for hint in hints)


def test_every_service_that_takes_a_person_has_a_case() -> None:
    asking = {name for name, found in services().items() if takes(found, Person, By, Asked)}
    assert asking - ANSWERS == set(CASES)


def test_what_takes_a_database_and_no_person_is_open_on_purpose() -> None:
    unguarded = {
        name
        for name, found in services().items()
        if takes(found, Database) and not takes(found, Person, By, Asked)
    }
    assert unguarded == OPEN


@pytest.fixture(scope="module")
def filled(
    host: Host, prepared: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, World]]:
    """A database with one of each in both regencies: its URL, to be copied, and a copy opened."""
    url = host.copy(prepared)
    database = Database(url)
    folder = tmp_path_factory.mktemp("files")
    today_made(folder, database)
    ids: dict[str, int] = {}
    chief = by(CHIEF)
    for account in (
        Account("1", CHIEF.email, "Ibu Ratna", Role.ADMINISTRATOR),
        Account("2", ME, "Uji", Role.VIEWER),
        an_account("3", "budi@kantor.id"),
    ):
        people.create_account(database, chief, account)
    for regency in (OWN, OTHER):
        with database.write() as connection:
            kept = [held(regency), plan(regency)]
            insert_activities(connection, kept, recorded_by=CHIEF.email)
            ids[f"snooze-{regency}"] = excuses.insert_snooze(connection, snooze(regency), "x")
            later = replace(wanted(regency), start=TODAY + 200 * DAY, until=TODAY + 230 * DAY)
            ids[f"own-{regency}"] = excuses.insert_request(connection, later, "", ME)
            ids[f"exempt-{regency}"] = excuses.insert_request(connection, wanted(regency), "", "x")
        attempts.record_attempt(database, chief, attempt(regency))
        office = Assignee(AssigneeKind.OFFICE, "Kantor Imigrasi Tangerang")
        assignments.assign(database, chief, [VILLAGE[regency]], office)
        seen = assignments.assignments_seen(database, CHIEF)
        ids |= {f"given-{a.village.regency.code}": a.id for a in seen}
        targets.set_target(database, chief, aim(regency))
        content = xlsx(event(VILLAGE[regency], Tanggal="2026-03-04"))
        planned = imports.plan_import(database, CHIEF, "b.xlsx", content, TODAY)
        # By whoever asks, so that the regency alone decides whether it may be undone.
        imports.commit_import(database, by(replace(CHIEF, email=ME)), planned, f"batch-{regency}")
    rows = everything(database)
    database.close()
    opened = host.copy(url)
    shared = World(Database(opened), folder, ids, rows)
    yield url, shared
    shared.database.close()
    host.drop(opened)
    host.drop(url)


def today_made(folder: Path, database: Database) -> None:
    """A folder in which the backup of today lies already."""
    kept = folder / "kept"
    kept.mkdir(parents=True)
    (kept / f"kantor-{TODAY.isoformat()}{copies.suffix_of(database)}").touch()


def everything(database: Database) -> list[object]:
    """Every row of every table, the data version and the trail among them."""
    with database.read() as connection:
        return [
            (table.name, sorted(map(repr, connection.execute(select(table)).all())))
            for table in tables.metadata.sorted_tables
        ]


_number = count()


@pytest.fixture
def copied(host: Host, filled: tuple[str, World], tmp_path: Path) -> Iterator[Callable[[], World]]:
    """Makes copies of the world to change."""
    made: list[Database] = []

    def copy() -> World:
        made.append(Database(host.copy(filled[0])))
        folder = tmp_path / str(next(_number))
        today_made(folder, made[-1])
        return replace(filled[1], database=made[-1], folder=folder)

    yield copy
    for database in made:
        database.close()
        host.drop(database.url)


def hidden(error: PantauError) -> bool:
    """Whether it refuses, or says that there is no such thing."""
    unknown = isinstance(error, UndoRefused) and error.key == "batch_unknown"
    return isinstance(error, NotAllowed | recording.NotThere) or unknown


@pytest.mark.parametrize(
    ("host", "who"),
    [*(("sqlite", who) for who in PERSONS), *(("postgresql", who) for who in BRIEFLY)],
    indirect=["host"],
    scope="session",
)
@pytest.mark.parametrize("name", CASES)
def test_a_service_does_what_the_table_says_and_no_more(
    name: str, who: str, filled: tuple[str, World], copied: Callable[[], World]
) -> None:
    case, person, (_, world) = CASES[name], PERSONS[who], filled
    for regency in (OWN, OTHER):
        if not can(person, case.action, regency if case.about else None):
            with pytest.raises(PantauError) as refused:
                case.call(world, person, regency)
            assert hidden(refused.value) or refused.value.key == case.stops
            assert everything(world.database) == world.rows
            continue
        changing = case.events or name.startswith(("backup.", "drafts."))
        there = copied() if changing else world
        length = trail_length(there.database)
        try:
            shown = repr(case.call(there, person, regency))
        except (PantauError, BackupRefused) as stopped:
            assert stopped.key == case.stops != ""
            shown = ""
        else:
            assert not case.stops
        assert trail_length(there.database) - length == case.events
        if not changing:
            assert everything(there.database) == there.rows
        if person.regencies and name not in OF_ONES_OWN:
            assert f"{OTHER}." not in shown and f"-{OTHER}" not in shown


def trail_length(database: Database) -> int:
    with database.read() as connection:
        return len(connection.execute(select(tables.audit_events.c.number)).all())


@pytest.mark.parametrize("who", PERSONS)
def test_who_may_change_an_activity_is_told_as_the_table_says(who: str) -> None:
    for regency in (OWN, OTHER):
        told = recent_records.may_change(PERSONS[who], held(regency))
        assert told is can(PERSONS[who], Action.RECORD, regency)
