"""The simulated record has the habits of the real one, and is the same wherever it is made."""

import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from lib.config import ROOT
from lib.db.activities import read_activities
from lib.db.engine import Database
from lib.domain.activities import Kind, Link, State, VillageActivity, village_facts
from lib.domain.areas import AreaLevel, level_of
from lib.domain.indicators import count_statuses
from lib.domain.permissions import LOCAL_VIEWER
from lib.domain.record import Record
from lib.domain.rules import MAX_SNOOZE_DAYS
from lib.domain.status import Status
from lib.io.register import read_register
from lib.services.setup import load_record
from lib.services.simulation import simulate
from lib.services.simulation_habits import AGREEMENT
from lib.services.villages import village_table
from lib.ui.safe import web_link
from tests.integration.conftest import Host, opened, prepared_banten

UNTIL = date(2026, 11, 24)
BANTEN = read_register(ROOT / "data" / "reference")
PRINT_DIGEST = """
from datetime import date
from hashlib import sha256
from lib.config import ROOT
from lib.io.register import read_register
from lib.services.simulation import simulate
record = simulate(read_register(ROOT / "data" / "reference"), seed=7, until=date(2026, 11, 24))
print(sha256(repr(record).encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def record() -> Record:
    return simulate(BANTEN, until=UNTIL)


def made_elsewhere(hash_seed: str) -> str:
    """The digest of the record that another process makes."""
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", PRINT_DIGEST]
    return subprocess.check_output(command, cwd=ROOT, env=environment, text=True)


def held(record: Record, kind: Kind = Kind.OUTREACH):
    return [a for a in record.activities if a.kind is kind and a.state is State.HELD]


# Made the same everywhere.


def test_two_processes_make_the_same_record_of_one_seed():
    assert made_elsewhere("1") == made_elsewhere("2")


def test_another_seed_makes_another_record(record):
    assert simulate(BANTEN, seed=2026, until=UNTIL).activities != record.activities


def test_a_register_of_a_few_villages_is_enough(register):
    small = simulate(register, until=UNTIL)
    codes = {v.code for v in register}
    linked = {link.area_code for a in small.activities for link in a.areas}
    assert {c for c in linked if level_of(c) is AreaLevel.VILLAGE} <= codes


# Stored and read.


@pytest.fixture(scope="module")
def stored(host: Host, record: Record) -> Iterator[Database]:
    """The record in the register of Banten, for tests that only read."""
    for database in opened(host, host.copy(prepared_banten(host))):
        load_record(database, record)
        yield database


def test_it_is_read_back_as_it_was_stored(stored, record):
    with stored.read() as connection:
        stored = read_activities(connection, [a.id for a in record.activities[:400]])
    assert stored == {a.id: a for a in record.activities[:400]}


@pytest.mark.parametrize("day", [UNTIL, date(2026, 2, 28), date(2024, 7, 1)])
def test_every_village_stands_as_its_activities_say(stored, record, day):
    of_village: dict[str, list[VillageActivity]] = defaultdict(list)
    for a in record.activities:
        for link in a.areas:
            seen = VillageActivity(a.date, a.kind, link.link, a.state)
            of_village[link.area_code].append(seen)
    table = village_table(stored, LOCAL_VIEWER, day)
    assert {r.code: r.facts for r in table} == {
        v.code: village_facts(of_village[v.code], day) for v in BANTEN
    }
    assert count_statuses(r.status for r in table).total == len(BANTEN) == 1552


def test_its_last_day_shows_every_status_and_overlay(stored):
    rows = village_table(stored, LOCAL_VIEWER, UNTIL).rows
    counts = count_statuses(r.status for r in rows)
    assert 500 <= counts.up_to_date.part <= 700
    assert 500 <= counts.overdue.part <= 750
    assert 250 <= counts.never.part <= 450
    assert 5 <= counts.of[Status.EXEMPT] <= 20
    assert sum(r.snooze is not None for r in rows) >= 10
    assert sum(r.facts.lapsed_plan is not None for r in rows) >= 25
    assert sum(r.facts.next_plan is not None for r in rows) >= 40
    assert any(r.facts.outreach_total == 0 and r.facts.delegate_12m for r in rows)


def test_mentored_villages_are_kept_up_to_date_more_often(stored):
    rows = village_table(stored, LOCAL_VIEWER, UNTIL).rows
    mentored = count_statuses(r.status for r in rows if r.programmes).up_to_date
    others = count_statuses(r.status for r in rows if not r.programmes).up_to_date
    assert mentored.ratio > 1.5 * others.ratio


# The habits.


def test_about_six_thousand_activities_lie_in_five_years(record):
    assert 5_500 <= len(record.activities) <= 6_500
    past = [a.date for a in record.activities if a.state is not State.PLANNED]
    # A month-only date is the first of its month, which may lie before the first day.
    assert UNTIL - timedelta(days=365 * 5 + 30) <= min(past) and max(past) <= UNTIL
    assert len({a.id for a in record.activities}) == len(record.activities)


def test_regencies_are_visited_unevenly_and_cilegon_fell_silent(record):
    size = Counter(v.regency.code for v in BANTEN)
    visits = Counter(link.area_code[:5] for a in held(record) for link in a.areas)
    assert visits["36.71"] / size["36.71"] > 2 * visits["36.02"] / size["36.02"]
    latest = max(
        a.date
        for a in record.activities
        for x in a.areas
        if x.area_code.startswith("36.72")
        if a.state is State.HELD
    )
    assert (UNTIL - latest).days >= 260


def test_work_grows_after_the_agreement_and_so_do_joint_activities(record):
    visits = held(record)
    since = [a for a in visits if a.date >= AGREEMENT]
    year_before = [a for a in visits if AGREEMENT - timedelta(days=365) <= a.date < AGREEMENT]
    a_day = len(since) / (UNTIL - AGREEMENT).days
    assert a_day > 1.2 * len(year_before) / 365
    assert sum(a.joint for a in since) / len(since) > 0.2
    assert 0.02 < sum(a.joint for a in year_before) / len(year_before) < 0.15


def test_the_fasting_month_is_quiet_and_sundays_are_free(record):
    fasting = [a for a in held(record) if date(2025, 3, 1) <= a.date <= date(2025, 3, 29)]
    after = [a for a in held(record) if date(2025, 5, 1) <= a.date <= date(2025, 5, 29)]
    assert len(fasting) < 0.8 * len(after)
    assert not [a for a in record.activities if a.date.weekday() == 6 and not a.month_only]


def test_activities_have_delegates_wide_areas_and_month_only_dates(record):
    links = [link for a in held(record) for link in a.areas]
    assert sum(link.link is Link.DELEGATE for link in links) > 500
    assert {level_of(link.area_code) for link in links} == {
        AreaLevel.VILLAGE,
        AreaLevel.DISTRICT,
        AreaLevel.REGENCY,
    }
    vague = [a for a in record.activities if a.month_only]
    assert len(vague) > 10 and {a.date.day for a in vague} == {1}


def test_attendance_is_missing_from_some_and_never_zero(record):
    known = [a.participants for a in held(record) if a.participants is not None]
    assert 0.6 < len(known) / len(held(record)) < 0.85
    assert min(known) > 0


def test_half_of_the_activities_have_evidence_that_leads_to_no_real_host(record):
    evidence = [a.evidence_url for a in held(record) if a.evidence_url]
    assert 0.4 < len(evidence) / len(held(record)) < 0.6
    assert all(web_link(url) and ".invalid/" in url for url in evidence)
    assert not any(a.source_url or a.source_url_2 for a in record.activities)


def test_trainings_have_results_before_and_after(record):
    tested = [a for a in held(record, Kind.TRAINING) if a.tested]
    assert len(tested) > 200
    assert all(a.pre_mean < a.post_mean and a.tested <= a.participants for a in tested)


def test_plans_snoozes_and_exemptions_are_some_active_and_some_over(record):
    plans = [a.date for a in record.activities if a.state is State.PLANNED]
    assert min(plans) < UNTIL < max(plans)
    assert {s.active(UNTIL) for s in record.snoozes} == {True, False}
    assert {e.active(UNTIL) for e in record.exemptions} == {True, False}
    assert all((s.until - s.start).days <= MAX_SNOOZE_DAYS for s in record.snoozes)


def test_everything_says_that_it_is_simulated(record):
    assert {a.notes for a in record.activities} == {"Data simulasi"}
    assert all(m.deed.startswith("SIM-") for m in record.memberships)
