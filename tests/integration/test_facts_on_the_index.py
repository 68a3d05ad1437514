"""The index answers what the record says of a village exactly as the plain wording does."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, event, select

from lib.db.activities import delete_activity, insert_activities
from lib.db.engine import Database, sqlite_url
from lib.db.facts import read_facts
from lib.db.tables import activity_areas
from lib.domain.activities import (
    Activity,
    AreaLink,
    Counting,
    Kind,
    Link,
    State,
    VillageActivity,
    VillageFacts,
    village_facts,
)
from lib.domain.areas import Village
from lib.services.setup import prepare

AS_OF = date(2026, 7, 1)
VILLAGES = ("36.03.07.2001", "36.03.07.2002", "36.04.12.2009", "36.71.01.1001")
PLACES = (*VILLAGES, "36.03.07", "36.03")


@st.composite
def histories(draw: st.DrawFn) -> list[Activity]:
    """Activities for some villages, districts and regencies, in the order they are entered."""
    number = draw(st.integers(0, 14))
    near_a_year = st.sampled_from((-366, -365, -364, -1, 0, 1))
    offsets = st.one_of(near_a_year, st.integers(-800, 60))
    often = st.sampled_from((Kind.OUTREACH, Kind.OUTREACH, Kind.TRAINING, Kind.OTHER))
    mostly = st.sampled_from((State.HELD, State.HELD, State.PLANNED, State.CANCELLED))
    found = []
    for index in range(number):
        codes = draw(st.lists(st.sampled_from(PLACES), unique=True, max_size=3))
        found.append(
            Activity(
                id=f"a{draw(st.integers(0, 9))}-{index}",
                date=AS_OF + timedelta(days=draw(offsets)),
                kind=draw(often),
                form=None,
                state=draw(mostly),
                areas=tuple(AreaLink(c, draw(st.sampled_from(Link))) for c in codes),
            )
        )
    return found


countings = st.builds(Counting, training=st.booleans(), delegates=st.booleans())
days = st.one_of(st.just(AS_OF), st.integers(-900, 100).map(lambda n: AS_OF + timedelta(days=n)))


@contextmanager
def undone(database: Database) -> Iterator[Connection]:
    """A transaction that is rolled back, so that the next example finds nothing."""
    with database.engine.connect().execution_options(pantau_write=True) as connection:
        yield connection
        connection.rollback()


def told_plainly(
    history: list[Activity], deleted: set[str], as_of: date, counting: Counting
) -> dict[str, VillageFacts]:
    seen: dict[str, list[VillageActivity]] = defaultdict(list)
    for activity in history:
        for link in activity.areas:
            seen[link.area_code].append(
                VillageActivity(
                    activity.date, activity.kind, link.link, activity.state, activity.id in deleted
                )
            )
    return {code: village_facts(seen[code], as_of, counting) for code in VILLAGES}


@given(history=histories(), as_of=days, counting=countings, data=st.data())
def test_the_index_tells_what_the_activities_tell(
    database: Database,
    history: list[Activity],
    as_of: date,
    counting: Counting,
    data: st.DataObject,
) -> None:
    cut = data.draw(st.integers(0, len(history)))
    deleted = {a.id for a in history if data.draw(st.integers(0, 4)) == 0}
    with undone(database) as connection:
        insert_activities(connection, history[:cut])
        for activity_id in sorted(deleted & {a.id for a in history[:cut]}):
            delete_activity(connection, activity_id)
        insert_activities(connection, history[cut:])
        for activity_id in sorted(deleted & {a.id for a in history[cut:]}):
            delete_activity(connection, activity_id)
        found = read_facts(connection, as_of, counting)
        assert_numbered(connection)
    told = told_plainly(history, deleted, as_of, counting)
    assert {code: found[code] for code in VILLAGES} == told


def assert_numbered(connection: Connection) -> None:
    """Held, undeleted links are numbered 1, 2, 3 by date in their series; no others have one."""
    series: dict[tuple[str, str, str], list[tuple[date, int]]] = defaultdict(list)
    for link in connection.execute(select(activity_areas)):
        if link.state == State.HELD and not link.deleted:
            series[link.area_code, link.kind, link.link].append((link.date, link.nth))
        else:
            assert link.nth is None
    for numbered in series.values():
        places = [nth for _, nth in sorted(numbered)]
        assert places == list(range(1, len(numbered) + 1))


def held(activity_id: str, on: date) -> Activity:
    areas = (AreaLink(VILLAGES[0], Link.DIRECT),)
    return Activity(activity_id, on, Kind.OUTREACH, None, State.HELD, areas)


def test_a_late_entry_is_counted_on_its_own_day(database: Database) -> None:
    with undone(database) as connection:
        insert_activities(connection, [held("b", date(2026, 3, 1)), held("c", date(2026, 5, 1))])
        insert_activities(connection, [held("a", date(2026, 1, 1))])
        found = [
            read_facts(connection, day, Counting())[VILLAGES[0]].outreach_total
            for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 4, 1), date(2026, 6, 1))
        ]
    assert found == [0, 1, 2, 3]


def test_two_visits_of_one_day_are_two(database: Database) -> None:
    with undone(database) as connection:
        insert_activities(connection, [held("b", AS_OF), held("a", AS_OF)])
        facts = read_facts(connection, AS_OF, Counting())[VILLAGES[0]]
    assert (facts.outreach_12m, facts.outreach_total) == (2, 2)


def test_a_deleted_activity_is_no_longer_counted(database: Database) -> None:
    with undone(database) as connection:
        insert_activities(connection, [held("a", date(2026, 1, 1)), held("b", date(2026, 3, 1))])
        delete_activity(connection, "b")
        facts = read_facts(connection, AS_OF, Counting())[VILLAGES[0]]
    assert (facts.outreach_total, facts.last) == (1, date(2026, 1, 1))


def test_an_activity_for_a_village_and_for_its_district_counts_once(database: Database) -> None:
    both = (AreaLink("36.03.07", Link.DIRECT), AreaLink("36.03.07.2001", Link.DIRECT))
    activity = Activity("a", AS_OF, Kind.OUTREACH, None, State.HELD, both)
    with undone(database) as connection:
        insert_activities(connection, [activity])
        found = read_facts(connection, AS_OF, Counting())
    assert found["36.03.07.2001"].outreach_total == 1
    assert found["36.03.07.2002"] == VillageFacts()


def test_every_village_of_the_register_has_facts(
    database: Database, register: tuple[Village, ...]
) -> None:
    with database.read() as connection:
        found = read_facts(connection, AS_OF, Counting())
    assert found == {village.code: VillageFacts() for village in register}


def test_the_status_query_reads_nothing_but_the_covering_index(
    tmp_path: Path, reference: Path
) -> None:
    database = Database(sqlite_url(tmp_path / "plan.sqlite3"))
    prepare(database, reference)
    asked: list[tuple[str, tuple[object, ...]]] = []

    @event.listens_for(database.engine, "before_cursor_execute")
    def keep(_conn, _cursor, statement, parameters, _context, _many) -> None:  # type: ignore[no-untyped-def]
        asked.append((statement, parameters))

    with database.read() as connection:
        read_facts(connection, AS_OF, Counting(training=True, delegates=True))
        (statement, parameters) = next(a for a in asked if "activity_areas" in a[0])
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    steps = [row.detail for row in rows if "activity_areas" in row.detail]
    assert len(steps) == 12
    wanted = "SEARCH activity_areas USING COVERING INDEX ix_activity_areas_series"
    assert all(step.startswith(wanted) for step in steps), steps
    assert all("date" in step for step in steps), steps
    assert not any("TEMP B-TREE" in row.detail for row in rows)
    database.close()
