"""Targets: who may set them, what is refused, and that what is done comes from the read model."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from lib.db import tables
from lib.db.activities import insert_activities
from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Kind, Link, State
from lib.domain.audit import Deed, Event, Origin
from lib.domain.entry_check import EntryRefused
from lib.domain.errors import NotAllowed
from lib.domain.event_changes import FieldChange, Thing, changes_of, villages_touched
from lib.domain.period import Period
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.selection import Selection
from lib.domain.status import UP_TO_DATE
from lib.domain.targets import Target, TargetKind
from lib.services.outreach import outreach
from lib.services.recording import NotThere
from lib.services.targets import drop_target, set_target, target_kept, targets_seen
from lib.services.trail import broken_event
from lib.services.villages import village_table
from lib.services.writing import By
from tests.integration.contents import empty
from tests.integration.test_facts_on_the_index import histories

TODAY = date(2026, 7, 1)
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
BY = By(CHIEF, Origin.SCREEN, datetime(2026, 7, 1, 3, tzinfo=UTC))
TANGERANG, SERANG = "36.03", "36.04"


def target(
    value: int,
    kind: TargetKind = TargetKind.REACHED,
    regency: str = TANGERANG,
    year: int = 2026,
) -> Target:
    return Target(regency, year, kind, value)


def visit(key: str, day: date, *codes: str) -> Activity:
    areas = tuple(AreaLink(code, Link.DIRECT) for code in codes)
    return Activity(key, day, Kind.OUTREACH, None, State.HELD, areas)


@pytest.fixture
def record(database: Database) -> Database:
    """Two villages of Kab. Tangerang reached this year, one in the last days of the year before."""
    held = [
        visit("a", date(2026, 3, 1), "36.03.07.2001", "36.03.07.2002"),
        visit("b", date(2025, 12, 20), "36.03.08.2001"),
    ]
    with database.write() as connection:
        insert_activities(connection, held)
    return database


def trail(database: Database) -> list[Event]:
    with database.read() as connection:
        return [sealed.entry.event for sealed in walk_trail(connection)]


def test_a_target_tells_what_is_done_of_it_and_what_is_due(record: Database) -> None:
    set_target(record, BY, target(4))
    set_target(record, BY, target(3, TargetKind.UP_TO_DATE))
    up_to_date, reached = targets_seen(record, LOCAL_VIEWER, TODAY).lines
    assert (reached.label, reached.progress.done, reached.progress.begun) == (
        "Kab. Tangerang",
        2,
        0,
    )
    assert reached.progress.whole == 4
    assert (up_to_date.progress.done, up_to_date.progress.begun) == (2, 1)


def test_a_target_takes_the_place_of_the_one_before(record: Database) -> None:
    set_target(record, BY, target(3))
    set_target(record, BY, target(4))
    set_target(record, BY, target(1, regency=SERANG))
    assert [line.target.value for line in targets_seen(record, CHIEF, TODAY).lines] == [4, 1]
    assert target_kept(record, CHIEF, target(0)) == target(4)
    event = trail(record)[-2]
    assert (event.deed, event.subject, event.regencies) == (Deed.SET_TARGET, "target", TANGERANG)
    told = [json.loads(side)["value"] for side in (event.before, event.after)]
    assert told == [3, 4]
    (change,) = changes_of(event)
    assert isinstance(change, FieldChange) and change.thing is Thing.TARGET
    assert villages_touched(event) == frozenset()
    assert broken_event(record) is None


def test_a_target_is_dropped_once(record: Database) -> None:
    set_target(record, BY, target(3))
    drop_target(record, BY, target(0))
    assert targets_seen(record, CHIEF, TODAY).lines == ()
    assert (trail(record)[-1].deed, trail(record)[-1].after) == (Deed.SET_TARGET, "")
    with pytest.raises(NotThere):
        drop_target(record, BY, target(0))
    assert len(trail(record)) == 2


@pytest.mark.parametrize(
    ("wanted", "fault"),
    [
        (target(0), ("value", "target_odd", "0")),
        (target(-3), ("value", "target_odd", "-3")),
        (target("12"), ("value", "target_odd", "12")),  # type: ignore[arg-type]
        (target(True), ("value", "target_odd", "True")),
        (target(5), ("value", "target_above", "4")),
        (target(1), ("value", "target_below", "2")),
        (target(1, TargetKind.UP_TO_DATE), ("value", "target_below", "2")),
        (target(3, regency="36.99"), ("regency_code", "area_unknown", "36.99")),
        (target(3, regency="36.03.07"), ("regency_code", "area_unknown", "36.03.07")),
        (target(3, year=2025), ("year", "year_odd", "2025")),
        (target(3, year=2032), ("year", "year_odd", "2032")),
    ],
)
def test_what_is_no_target_is_refused_and_nothing_is_saved(
    record: Database, wanted: Target, fault: tuple[str, str, str]
) -> None:
    with pytest.raises(EntryRefused) as refused:
        set_target(record, BY, wanted)
    assert [(f.field, f.key, f.value) for f in refused.value.faults] == [fault]
    with record.read() as connection:
        assert connection.execute(select(tables.targets)).all() == []
    assert trail(record) == []


def test_what_is_done_this_year_does_not_bind_the_next(record: Database) -> None:
    set_target(record, BY, target(1, year=2027))
    assert targets_seen(record, CHIEF, TODAY).lines == ()
    assert len(targets_seen(record, CHIEF, date(2027, 2, 1)).lines) == 1


def test_the_same_target_again_leaves_no_event(record: Database) -> None:
    set_target(record, BY, target(3))
    with pytest.raises(EntryRefused, match="entry_refused"):
        set_target(record, BY, target(3))
    assert len(trail(record)) == 1


def test_who_is_bound_to_a_regency_sees_its_targets_only(record: Database) -> None:
    set_target(record, BY, target(3))
    set_target(record, BY, target(1, regency=SERANG))
    bound = Person(Role.COORDINATOR, frozenset({SERANG}))
    (line,) = targets_seen(record, bound, TODAY).lines
    assert line.target.regency_code == SERANG
    with pytest.raises(NotAllowed):
        target_kept(record, bound, target(0))
    with pytest.raises(NotAllowed):
        set_target(record, By(bound, Origin.SCREEN, BY.at), target(1, regency=SERANG))


@hypothesis_settings(max_examples=20)
@given(history=histories(), as_of=st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_what_is_done_is_what_the_other_pages_say(
    database: Database, history: list[Activity], as_of: date
) -> None:
    empty(database)
    with database.write() as connection:
        connection.execute(delete(tables.targets))
        insert_activities(connection, history)
        for code in (TANGERANG, SERANG):
            for kind in TargetKind:
                values = {"regency_code": code, "year": 2026, "kind": kind, "value": 2}
                connection.execute(tables.targets.insert().values(**values, set_by="", set_at=""))
    found = targets_seen(database, LOCAL_VIEWER, as_of)
    this_year = Period(date(2026, 1, 1), as_of)
    for line in found.lines:
        code = line.target.regency_code
        rows = Selection(code).scope(village_table(database, LOCAL_VIEWER, as_of))
        said = outreach(database, LOCAL_VIEWER, Selection(code), as_of, this_year)
        done = {
            TargetKind.UP_TO_DATE: sum(row.status in UP_TO_DATE for row in rows),
            TargetKind.REACHED: said.whole.coverage.part,
        }
        assert line.progress.done == done[line.target.kind]
        assert line.progress.whole == len(rows)
    for kind, together in found.sums.items():
        own = [line.progress for line in found.lines if line.target.kind is kind]
        assert together.done == sum(part.done for part in own)
        assert together.value == sum(part.value for part in own) == 4
