"""The priorities: the command line's order, counts that reconcile, and the right last visit."""

import csv
from datetime import date
from io import StringIO
from itertools import product

import pytest

from lib.cli import main
from lib.db.activities import delete_activity
from lib.db.engine import Database
from lib.domain.activities import Form, Kind, Link
from lib.domain.errors import NotAllowed
from lib.domain.indicators import count_statuses
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.rules import Programme, Tier
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.domain.visit import Visit
from lib.services.priorities import Priorities, Turn, last_visits_of, priorities
from lib.services.setup import load_package
from lib.services.villages import village_table
from tests.conftest import Install
from tests.integration.packages import Package, activity, area

AS_OF = date(2026, 7, 1)
ALL = Selection()
KRONJO, PASILIAN, BAKUNG, KRESEK = (
    "36.03.07.2001",
    "36.03.07.2002",
    "36.03.07.1003",
    "36.03.08.2001",
)
DOMAS, PONTANG, SUKASARI, NAMESAKE = (
    "36.04.12.2009",
    "36.04.12.2010",
    "36.71.01.1001",
    "36.71.01.1002",
)


@pytest.fixture
def record(package: Package) -> Package:
    """Each village stands somewhere else: put off, planned, lapsed, up to date, never recorded."""
    package.write(
        "activities.csv",
        activity("a", "2025-10-01", form="seminar"),
        activity("b", "2025-02", form="counselling"),
        activity("c", "2026-07-20", state="planned"),
        activity("d", "2026-06-20", state="planned"),
        activity("e", "2026-06-01", form="campaign"),
    )
    package.write(
        "activity_areas.csv",
        *(area("a", code) for code in (KRONJO, PASILIAN, BAKUNG, KRESEK)),
        area("b", DOMAS),
        *(area("c", code) for code in (PASILIAN, BAKUNG)),
        area("d", DOMAS),
        area("e", SUKASARI),
    )
    days = {"from": "2026-06-01", "until": "2026-07-02", "reason": "budget"}
    package.write("snoozes.csv", {"village_code": KRONJO} | days, {"village_code": PASILIAN} | days)
    package.write("memberships.csv", {"area_code": KRESEK, "programme": "desmigratif"})
    package.write("tiers.csv", {"village_code": PONTANG, "tier": "high"})
    return package


@pytest.fixture
def loaded(database: Database, record: Package, reference) -> Database:  # type: ignore[no-untyped-def]
    load_package(database, record.folder, reference)
    return database


def found_in(database: Database, selection: Selection = ALL, as_of: date = AS_OF) -> Priorities:
    return priorities(database, LOCAL_VIEWER, selection, as_of)


def codes(found: Priorities, turn: Turn) -> list[str]:
    return [village.code for village in found.of_turn[turn]]


def visits(database: Database, as_of: date = AS_OF, person: Person = LOCAL_VIEWER):  # type: ignore[no-untyped-def]
    return last_visits_of(database, person, found_in(database, as_of=as_of).everyone, as_of)


def test_whoever_needs_outreach_is_queued_or_snoozed_or_planned_once(loaded: Database) -> None:
    found = found_in(loaded)
    assert codes(found, Turn.QUEUED) == [PONTANG, KRESEK, DOMAS, NAMESAKE]
    assert codes(found, Turn.SNOOZED) == [KRONJO, PASILIAN]  # one of them is planned too
    assert codes(found, Turn.PLANNED) == [BAKUNG]
    assert [village.place for village in found.queue] == [1, 2, 3, 4]


def test_the_reasons_tell_membership_from_a_tier_that_was_given(loaded: Database) -> None:
    given, member, *_ = found_in(loaded).queue
    assert (member.reason.tier, member.reason.programmes) == (Tier.HIGH, (Programme.DESMIGRATIF,))
    assert (given.reason.tier, given.reason.programmes) == (Tier.HIGH, ())
    assert (given.reason.status, given.reason.days) == (Status.NEVER, 1022)


def test_a_status_narrows_the_lists_and_leaves_the_counts_of_the_scope(loaded: Database) -> None:
    never = found_in(loaded, Selection(statuses=frozenset({Status.NEVER})))
    assert codes(never, Turn.QUEUED) == [PONTANG, NAMESAKE]
    assert never.in_scope == found_in(loaded).in_scope
    assert sum(never.in_scope.values()) == never.standing.everyone.now.needs_outreach.part == 7


def test_lapsed_plans_can_be_listed_alone(loaded: Database) -> None:
    found = found_in(loaded)
    assert (found.lapsed.part, found.lapsed.whole, found.lapsed_before.part) == (1, 7, 0)
    lapsed = found.only(lambda village: village.row.facts.lapsed_plan is not None)
    assert [(v.code, v.place, v.rank) for v in lapsed.everyone] == [(DOMAS, 1, 3)]


def test_a_selection_keeps_the_ranks_of_the_province(loaded: Database) -> None:
    found = found_in(loaded, Selection(regency="36.04"))
    assert [(v.code, v.place, v.rank) for v in found.queue] == [(PONTANG, 1, 1), (DOMAS, 2, 3)]


def test_a_person_sees_the_villages_of_their_regencies_only(loaded: Database) -> None:
    coordinator = Person(Role.VIEWER, frozenset({"36.04"}))
    seen = priorities(loaded, coordinator, ALL, AS_OF)
    assert {v.village.regency.code for v in seen.everyone} == {"36.04"}
    assert set(visits(loaded, person=coordinator)) == {DOMAS}


def test_nobody_reads_without_the_right_to(loaded: Database) -> None:
    with pytest.raises(NotAllowed):
        priorities(loaded, Person("stranger"), ALL, AS_OF)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        last_visits_of(loaded, Person("stranger"), (), AS_OF)  # type: ignore[arg-type]


def test_the_last_visit_tells_its_form_and_whether_its_day_is_known(loaded: Database) -> None:
    found = visits(loaded)
    direct = (Kind.OUTREACH, Link.DIRECT)
    assert found[KRESEK] == Visit("a", date(2025, 10, 1), False, *direct, Form.SEMINAR)
    assert found[DOMAS] == Visit("b", date(2025, 2, 1), True, *direct, Form.COUNSELLING)
    assert NAMESAKE not in found


LATER = (
    activity("later", "2026-08-01", form="media"),
    activity("off", "2026-01-05", form="media", state="cancelled"),
    activity("training", "2025-12-01", form="technical_guidance", kind="training"),
    activity("seats", "2025-11-01", form="seminar", link=""),
    activity("same-1", "2025-10-01", form="face_to_face"),
)


def load_more(database: Database, package: Package, reference, **settings: str) -> None:  # type: ignore[no-untyped-def]
    rows = [{k: v for k, v in row.items() if k != "link"} for row in LATER]
    package.write("activities.csv", *rows)
    package.write(
        "activity_areas.csv",
        *(area(row["activity_id"], KRESEK) for row in LATER if row["activity_id"] != "seats"),
        area("seats", KRESEK, "delegate"),
    )
    for name in ("snoozes", "memberships", "tiers"):
        (package.folder / f"{name}.csv").unlink()
    if settings:
        package.write("settings.csv", *({"key": k, "value": v} for k, v in settings.items()))
    load_package(database, package.folder, reference)


def test_only_what_counts_as_a_visit_is_the_last_one(
    loaded: Database, record: Package, reference
) -> None:  # type: ignore[no-untyped-def]
    load_more(loaded, record, reference)
    assert visits(loaded)[KRESEK].activity_id == "same-1"  # of one day the last by id
    with loaded.write() as connection:
        delete_activity(connection, "same-1")
    assert visits(loaded)[KRESEK].activity_id == "a"


@pytest.mark.parametrize(
    ("setting", "last"),
    [("training_refreshes", "training"), ("delegates_refresh", "seats")],
)
def test_the_settings_say_what_counts_as_a_visit(
    loaded: Database,
    record: Package,
    reference,
    setting: str,
    last: str,  # type: ignore[no-untyped-def]
) -> None:
    load_more(loaded, record, reference, **{setting: "true"})
    assert visits(loaded)[KRESEK].activity_id == last


# The register of Banten and the public record, on days of its history.

DAYS = (date(2023, 9, 13), date(2025, 12, 15), date(2026, 11, 24))


def test_the_order_is_that_of_the_command_line(
    public: Database, install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install(database_url=public.url)
    for as_of in DAYS:
        assert main(["status", "--as-of", as_of.isoformat()]) == 0
        rows = csv.DictReader(StringIO(capsys.readouterr().out))
        ranked = {int(r["queue_rank"]): r["village_code"] for r in rows if r["in_queue"] == "yes"}
        listed = codes(found_in(public, as_of=as_of), Turn.QUEUED)
        assert listed == [ranked[rank] for rank in sorted(ranked)]


SELECTIONS = (
    ALL,
    Selection(regency="36.04"),
    Selection(regency="36.02", district="36.02.12"),
    Selection(programmes=frozenset({Programme.DESA_BINAAN_IMIGRASI})),
    Selection(regency="36.03", statuses=frozenset({Status.NEVER, Status.LONG_OVERDUE})),
)


def test_list_legend_and_cards_count_the_same_villages(public: Database) -> None:
    for selection, as_of in product(SELECTIONS, DAYS):
        found = found_in(public, selection, as_of)
        legend = count_statuses(
            r.status for r in selection.scope(village_table(public, LOCAL_VIEWER, as_of))
        )
        listed = count_statuses(village.status for village in found.everyone)
        for status in (Status.OVERDUE, Status.LONG_OVERDUE, Status.NEVER):
            shown = not selection.statuses or status in selection.statuses
            assert listed.of[status] == (legend.of[status] if shown else 0)
        assert sum(found.in_scope.values()) == legend.needs_outreach.part
        assert found.standing.everyone.now == legend


def test_the_last_visit_is_on_the_day_that_the_status_counts_from(public: Database) -> None:
    for as_of in DAYS[1:]:
        found = found_in(public, as_of=as_of)
        last_of = {v.code: v.row.standing.last for v in found.everyone if v.row.standing.last}
        told = last_visits_of(public, LOCAL_VIEWER, found.everyone, as_of)
        assert {code: visit.date for code, visit in told.items()} == last_of
        assert last_of
