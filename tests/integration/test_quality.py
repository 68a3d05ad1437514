"""What a record lacks: the numbers are their rows, and each person's are of their own regencies."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.db.activities import delete_activities, insert_activities
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.domain.areas import regency_code_of
from lib.domain.audit import Origin
from lib.domain.period import Period
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.quality import ACTIVITY_GAPS, RECENT, Gap, Silence
from lib.domain.selection import Selection
from lib.services.quality import Quality, quality, rows_to_mend, suspected_duplicates
from lib.services.recording import record_activity
from lib.services.rules import change_setting
from lib.services.writing import By
from tests.integration.contents import empty
from tests.integration.oracle import VILLAGES

AS_OF, DAY = date(2026, 7, 1), timedelta(days=1)
DAYS = Period(AS_OF - 20 * DAY, AS_OF)
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
ANNA = Person(Role.COORDINATOR, frozenset({"36.03"}), "anna@kantor.id")
AREAS = (*VILLAGES, "36.03.07", "36.04.12", "36.03", "36.71")

ages = st.integers(-3, 30) | st.integers(88, 92)
activities = st.lists(
    st.builds(
        Activity,
        id=st.uuids().map(str),
        date=ages.map(lambda ago: AS_OF - ago * DAY),
        kind=st.sampled_from(Kind),
        form=st.none(),
        state=st.sampled_from((State.HELD, State.HELD, State.HELD, State.PLANNED)),
        areas=st.lists(st.sampled_from(AREAS), unique=True, max_size=3).map(
            lambda codes: tuple(AreaLink(code, Link.DIRECT) for code in codes)
        ),
        participants=st.none() | st.integers(0, 90),
        evidence_url=st.sampled_from(("", "https://a.id")),
        source_url=st.sampled_from(("", "https://b.id")),
        recorded_on=st.none() | ages.map(lambda ago: AS_OF - ago * DAY),
    ),
    max_size=14,
)
selections = st.sampled_from((Selection(), Selection("36.03"), Selection("36.03", "36.03.07")))
persons = st.sampled_from((CHIEF, ANNA, LOCAL_VIEWER))


def visit(key: str, *codes: str, on: date = AS_OF, **fields: object) -> Activity:
    areas = tuple(AreaLink(code, Link.DIRECT) for code in codes or VILLAGES[:1])
    who = (Organiser.IMIGRASI,)
    return Activity(key, on, Kind.OUTREACH, None, State.HELD, areas, organisers=who, **fields)  # type: ignore[arg-type]


def keep(database: Database, *kept: Activity) -> None:
    with database.write() as connection:
        insert_activities(connection, kept, recorded_by="anna@kantor.id")


def found(
    database: Database, selection: Selection = Selection(), person: Person = CHIEF
) -> Quality:
    return quality(database, person, selection, DAYS, AS_OF)


def listed(database: Database, gap: Gap, person: Person = CHIEF) -> set[str]:
    rows = rows_to_mend(database, person, Selection(), DAYS, AS_OF, gap=gap)
    return {row.activity.id for row in rows}


def inside(activity: Activity, selection: Selection, person: Person) -> list[str]:
    """The areas of an activity that a person sees in a selection."""
    own = person.regencies
    return [
        link.area_code
        for link in activity.areas
        if selection.covers(link.area_code) and (not own or regency_code_of(link.area_code) in own)
    ]


def heard_of(kept: list[Activity], area: str) -> Silence:
    """When something was last heard of an area, told plainly."""
    own = [
        activity
        for activity in kept
        if any(f"{link.area_code}.".startswith(f"{area}.") for link in activity.areas)
    ]
    entries = [a.recorded_on for a in own if a.recorded_on and a.recorded_on <= AS_OF]
    held = [a.date for a in own if a.state is State.HELD and a.date <= AS_OF]
    return Silence(
        max(entries, default=None),
        max(held, default=None),
        sum(day > AS_OF - RECENT for day in entries),
        sum(day > AS_OF - RECENT for day in held),
    )


LACKS: dict[Gap, Callable[[Activity, list[str]], bool]] = {
    Gap.ATTENDANCE: lambda a, seen: a.participants is None,
    Gap.EVIDENCE: lambda a, seen: not a.evidence_url and not a.source_url,
    Gap.VILLAGE: lambda a, seen: not any(len(code) == 13 for code in seen),
    Gap.LATE: lambda a, seen: a.recorded_on is not None and (a.recorded_on - a.date).days > 7,
}


@settings(max_examples=25)
@given(kept=activities, selection=selections, person=persons)
def test_numbers_are_their_rows_and_reconcile(
    database: Database,
    kept: list[Activity],
    selection: Selection,
    person: Person,
) -> None:
    empty(database)
    keep(database, *kept)
    shown = found(database, selection, person)
    whole = not person.regencies and selection == Selection()
    held = {
        a.id: inside(a, selection, person)
        for a in kept
        if a.state is State.HELD and a.date in DAYS and (whole or inside(a, selection, person))
    }
    assert shown.counts.held == len(held)
    by_id = {a.id: a for a in kept}
    for gap in ACTIVITY_GAPS:
        rows = rows_to_mend(database, person, selection, DAYS, AS_OF, gap=gap)
        expected = {i for i, seen in held.items() if LACKS[gap](by_id[i], seen)}
        assert {row.activity.id for row in rows} == expected
        assert shown.missing(gap) == len(rows)
        if gap is not Gap.LATE:
            assert shown.counts.known(gap).part + len(rows) == len(held)
    counts = shown.counts
    assert counts.timely + counts.late + counts.undated == counts.held
    pairs = suspected_duplicates(database, person, selection, DAYS, AS_OF)
    assert shown.pairs == len(pairs)
    assert {frozenset((a.activity.id, b.activity.id)) for a, b in pairs} == {
        frozenset((a.id, b.id))
        for a, b in combinations([a for a in kept if a.state is State.HELD], 2)
        if a.kind is b.kind
        and abs((a.date - b.date).days) <= 3
        and max(a.date, b.date) in DAYS
        and {c for c in inside(a, selection, person) if len(c) == 13}
        & {c for c in inside(b, selection, person) if len(c) == 13}
    }
    assert [area.heard for area in shown.areas] == [
        heard_of(kept, area.code) for area in shown.areas
    ]
    if person.regencies:
        told = repr((rows, pairs, shown.areas))
        assert "36.04" not in told and "36.71" not in told


def test_entered_on_the_seventh_day_is_in_time_and_on_the_eighth_is_late(
    database: Database,
) -> None:
    on = AS_OF - 9 * DAY
    keep(database, visit("seven", on=on, recorded_on=on + 7 * DAY))
    keep(database, visit("eight", on=on, recorded_on=on + 8 * DAY))
    assert listed(database, Gap.LATE) == {"eight"}


def test_what_is_deleted_is_gone_and_what_nobody_verified_is_still_to_be_mended(
    database: Database,
) -> None:
    keep(database, visit("a"), visit("b"))
    by = By(CHIEF, Origin.SCREEN, datetime(2026, 7, 1, 3, tzinfo=UTC))
    change_setting(database, by, "unverified_count", "no")
    assert found(database).counts.held == 2
    assert found(database).pairs == 1
    with database.write() as connection:
        delete_activities(connection, ["a"], "ganda")
    assert listed(database, Gap.ATTENDANCE) == {"b"}
    assert found(database).pairs == 0


def test_a_row_may_be_mended_by_who_records_in_all_its_regencies(database: Database) -> None:
    keep(database, visit("own"), visit("both", VILLAGES[0], "36.04.12.2009"))
    rows = rows_to_mend(database, ANNA, Selection(), DAYS, AS_OF, gap=Gap.ATTENDANCE)
    assert {row.activity.id: row.may_mend for row in rows} == {"own": True, "both": False}


def test_areas_with_nothing_on_record_stand_first_and_unknown_is_no_day(
    database: Database,
) -> None:
    keep(database, visit("old", on=AS_OF - 100 * DAY, recorded_on=AS_OF - 95 * DAY))
    first, *_, last = found(database).areas
    assert (first.heard.last_entry, first.heard.last_held, first.heard.held) == (None, None, 0)
    assert last.code == "36.03"
    assert last.heard.last_entry == AS_OF - 95 * DAY
    assert last.heard.last_held == AS_OF - 100 * DAY
    assert last.silent(AS_OF)


@pytest.mark.parametrize("ago, silent", [(90, True), (89, False)])
def test_an_area_is_silent_once_nothing_was_entered_for_ninety_days(
    database: Database, ago: int, silent: bool
) -> None:
    keep(database, visit("a", on=AS_OF - 99 * DAY, recorded_on=AS_OF - ago * DAY))
    area = next(area for area in found(database).areas if area.code == "36.03")
    assert area.silent(AS_OF) is silent
    assert area.heard.entered == (not silent)


def test_an_entry_without_its_day_is_known_from_the_trail(database: Database) -> None:
    by = By(ANNA, Origin.SCREEN, datetime(2026, 6, 30, 20, tzinfo=UTC))
    record_activity(database, by, visit("a", on=AS_OF - 9 * DAY))
    heard = {area.code: area.heard for area in found(database, Selection("36.03")).areas}
    assert heard["36.03.07"].last_entry == AS_OF
    assert heard["36.03.08"].last_entry is None
