"""What a page asks of a long record is answered by an index, not by reading the record."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from lib.db.activity_scope import Scope
from lib.db.chasing import read_plans_of_files
from lib.db.engine import Database, sqlite_url
from lib.db.gap_frame import read_gap_frame
from lib.db.quality import read_pairs, read_silence
from lib.db.unverified import count_unverified
from lib.domain.activities import Kind
from lib.domain.period import Period
from lib.services.setup import prepare

AS_OF = date(2026, 7, 1)
EVER, YEAR = Period(date.min, AS_OF), Period(date(2026, 1, 1), AS_OF)
PROVINCE, REGENCY = Scope(Kind.OUTREACH, EVER), Scope(Kind.OUTREACH, EVER, "36.03")

ASKED: dict[str, tuple[Callable[[Connection], object], str]] = {
    "unverified of the province": (
        lambda c: count_unverified(c, PROVINCE),
        "activities USING COVERING INDEX ix_activities_verified",
    ),
    "unverified of a regency": (
        lambda c: count_unverified(c, REGENCY),
        "activity_areas USING COVERING INDEX ix_activity_areas_unverified",
    ),
    "what the record lacks": (
        lambda c: read_gap_frame(c, YEAR),
        "activities USING INDEX ix_activities_plans (state=? AND date>? AND date<?)",
    ),
    "pairs": (
        lambda c: read_pairs(c, YEAR),
        "activities USING INDEX ix_activities_plans (state=? AND date>? AND date<?)",
    ),
    "what was entered lately": (
        lambda c: read_silence(c, AS_OF),
        "activities USING INDEX ix_activities_recorded_on",
    ),
    "plans that came in files": (
        lambda c: read_plans_of_files(c, YEAR),
        "activities USING INDEX ix_activities_plans (state=? AND date>?)",
    ),
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, reference: Path) -> Database:
    made = Database(sqlite_url(tmp_path_factory.mktemp("plans") / "plan.sqlite3"))
    prepare(made, reference)
    return made


@pytest.mark.parametrize("what", ASKED)
def test_the_record_is_searched_by_an_index(database: Database, what: str) -> None:
    ask, wanted = ASKED[what]
    asked: list[tuple[str, tuple[object, ...]]] = []

    def keep(_conn, _cursor, statement, parameters, _context, _many) -> None:  # type: ignore[no-untyped-def]
        asked.append((statement, parameters))

    with database.read() as connection:
        event.listen(connection, "before_cursor_execute", keep)
        ask(connection)
        event.remove(connection, "before_cursor_execute", keep)
        statement, parameters = next(a for a in asked if a[0].startswith("SELECT"))
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    assert any(row.detail.startswith(f"SEARCH {wanted}") for row in plan), plan
    assert not any(row.detail.startswith("SCAN activit") for row in plan), plan
