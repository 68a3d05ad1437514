"""Whether records that nobody verified count: everywhere or nowhere, by a setting."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.db.activities import (
    count_unverified_again,
    delete_activity,
    insert_activities,
    replace_activity,
    verify_activities,
)
from lib.db.activity_scope import Scope
from lib.db.engine import Database
from lib.db.facts import read_facts
from lib.db.rules import read_settings, write_settings
from lib.db.unverified import count_unverified
from lib.domain.activities import (
    Activity,
    AreaLink,
    Counting,
    Kind,
    Link,
    Organiser,
    State,
    VillageActivity,
    VillageFacts,
    village_facts,
)
from lib.domain.audit import Origin
from lib.domain.period import Period
from lib.domain.permissions import Person, Role
from lib.domain.record import Record
from lib.domain.selection import Selection
from lib.services.outreach import outreach
from lib.services.recording import (
    bring_back,
    confirm_activities,
    correct_activity,
    lapsed_plans,
    near_duplicates,
    record_activity,
)
from lib.services.recording import (
    delete_activity as delete_with_reason,
)
from lib.services.register import data_until
from lib.services.rules import change_setting
from lib.services.setup import load_record
from lib.services.villages import village_table
from lib.services.writing import By
from tests.integration.test_facts_on_the_index import (
    AS_OF,
    VILLAGES,
    assert_numbered,
    countings,
    histories,
    undone,
)

HERE = VILLAGES[0]
AT = datetime(2026, 7, 1, 3, tzinfo=UTC)
ANNA = Person(Role.COORDINATOR, frozenset({"36.03"}), "anna@kantor.id")
VERA = Person(Role.VERIFIER, frozenset({"36.03"}), "vera@kantor.id")
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")


def by(person: Person, at: datetime = AT) -> By:
    return By(person, Origin.SCREEN, at)


def visit(key: str = "a", on: date = AS_OF, state: State = State.HELD) -> Activity:
    areas = (AreaLink(HERE, Link.DIRECT),)
    organisers = (Organiser.IMIGRASI,)
    return Activity(key, on, Kind.OUTREACH, None, state, areas, organisers=organisers)


def facts(database: Database) -> VillageFacts:
    return village_table(database, CHIEF, AS_OF).by_code[HERE].facts


def let_unverified_count(database: Database, value: str) -> None:
    change_setting(database, by(CHIEF), "unverified_count", value)


def test_as_shipped_a_record_counts_before_anybody_verified_it(database: Database) -> None:
    record_activity(database, by(ANNA), visit())
    assert village_table(database, CHIEF, AS_OF).settings.unverified_count
    assert facts(database).outreach_total == 1


def test_with_the_setting_it_counts_nowhere_until_it_is_verified(database: Database) -> None:
    record_activity(database, by(ANNA), visit())
    let_unverified_count(database, "no")
    assert (facts(database), data_until(database, CHIEF, AS_OF)) == (VillageFacts(), None)
    confirm_activities(database, by(VERA), {"a": 1})
    assert (facts(database).last, facts(database).outreach_total) == (AS_OF, 1)
    assert data_until(database, CHIEF, AS_OF) == AS_OF


def test_the_setting_taken_back_brings_everything_back(database: Database) -> None:
    record_activity(database, by(ANNA), visit())
    let_unverified_count(database, "no")
    record_activity(database, by(ANNA), visit("b"))
    assert facts(database).outreach_total == 0
    let_unverified_count(database, "yes")
    assert facts(database).outreach_total == 2


def test_what_was_verified_and_is_corrected_waits_again(database: Database) -> None:
    let_unverified_count(database, "no")
    record_activity(database, by(ANNA), visit())
    confirm_activities(database, by(VERA), {"a": 1})
    correct_activity(database, by(ANNA), replace(visit(), participants=30), 2, "jumlah")
    assert facts(database) == VillageFacts()
    confirm_activities(database, by(VERA), {"a": 3})
    assert facts(database).outreach_total == 1


def test_what_was_deleted_stays_out_whatever_the_setting(database: Database) -> None:
    record_activity(database, by(ANNA), visit())
    delete_with_reason(database, by(ANNA), "a", 1, "keliru")
    for value in ("no", "yes"):
        let_unverified_count(database, value)
        assert facts(database) == VillageFacts()
    bring_back(database, by(ANNA), visit(), 2)
    assert facts(database).outreach_total == 1


def test_an_unverified_plan_is_no_plan_yet_but_greets_its_coordinator(database: Database) -> None:
    let_unverified_count(database, "no")
    early = datetime(2026, 6, 1, tzinfo=UTC)
    record_activity(database, by(ANNA, early), visit(on=date(2026, 6, 20), state=State.PLANNED))
    assert facts(database) == VillageFacts()
    assert [kept.activity.id for kept in lapsed_plans(database, ANNA, AS_OF)] == ["a"]


@pytest.mark.parametrize("areas", [(), (AreaLink(HERE, Link.DIRECT),)], ids=["nowhere", "here"])
def test_the_sums_of_the_whole_province_leave_it_out_too(
    database: Database, areas: tuple[AreaLink, ...]
) -> None:
    with database.write() as connection:
        insert_activities(connection, [replace(visit(), areas=areas)], recorded_by="anna")

    def counted() -> int:
        year = Period(date(2026, 1, 1), AS_OF)
        found = outreach(database, CHIEF, Selection(), AS_OF, year)
        return found.figures.total.activities

    assert counted() == 1
    let_unverified_count(database, "no")
    assert counted() == 0


def test_an_unverified_record_is_still_found_as_a_duplicate(database: Database) -> None:
    let_unverified_count(database, "no")
    record_activity(database, by(ANNA), visit())
    assert [near.id for near in near_duplicates(database, ANNA, visit("b"))] == ["a"]


def test_what_a_data_package_brings_counts_as_verified(database: Database) -> None:
    load_record(database, Record(activities=(visit(),), settings={"unverified_count": "no"}))
    assert facts(database).outreach_total == 1


def test_a_data_package_with_the_setting_numbers_what_was_there(database: Database) -> None:
    record_activity(database, by(ANNA), visit())
    load_record(database, Record(settings={"unverified_count": "no"}))
    assert facts(database) == VillageFacts()


class Written:
    """A history entered, changed and verified in any order, with the setting turned on and off."""

    def __init__(self, history: list[Activity]) -> None:
        self.history = history
        self.entered: set[str] = set()
        self.verified: set[str] = set()
        self.deleted: set[str] = set()

    def facts_told_plainly(self, as_of: date, counting: Counting, all_count: bool):  # type: ignore[no-untyped-def]
        seen: dict[str, list[VillageActivity]] = defaultdict(list)
        for activity in self.history:
            out = activity.id in self.deleted
            out |= not all_count and activity.id not in self.verified
            for link in activity.areas if activity.id in self.entered else ():
                seen[link.area_code].append(
                    VillageActivity(activity.date, activity.kind, link.link, activity.state, out)
                )
        return {code: village_facts(seen[code], as_of, counting) for code in VILLAGES}

    def unverified(self, area: str) -> int:
        """The outreach held up to the day that nobody verified, of a regency or of all."""
        return sum(
            activity.kind is Kind.OUTREACH
            and activity.state is State.HELD
            and activity.date <= AS_OF
            and (not area or any(link.area_code.startswith(area) for link in activity.areas))
            for activity in self.history
            if activity.id in self.entered - self.verified - self.deleted
        )


@given(history=histories(), counting=countings, data=st.data())
def test_the_index_leaves_out_exactly_what_nobody_verified(
    database: Database, history: list[Activity], counting: Counting, data: st.DataObject
) -> None:
    written = Written(history)
    with undone(database) as connection:
        for activity in history:
            verified = data.draw(st.booleans())
            insert_activities(connection, [activity], verified_by="vera" if verified else "")
            written.entered.add(activity.id)
            written.verified |= {activity.id} if verified else set()
            change = data.draw(st.sampled_from(("", "no", "yes", "verify", "replace", "delete")))
            other = data.draw(st.sampled_from(sorted(written.entered)))
            if change in ("no", "yes"):
                write_settings(connection, {"unverified_count": change})
                count_unverified_again(connection)
            elif change == "verify":
                verify_activities(connection, [other], "vera")
                written.verified.add(other)
            elif change == "replace":
                replace_activity(connection, next(a for a in history if a.id == other))
                written.verified.discard(other)
                written.deleted.discard(other)
            elif change == "delete":
                delete_activity(connection, other)
                written.deleted.add(other)
        found = read_facts(connection, AS_OF, counting)
        assert_numbered(connection)
        all_count = read_settings(connection).unverified_count
        for area in ("", "36.03"):
            scope = Scope(Kind.OUTREACH, Period(date.min, AS_OF), area or None)
            assert count_unverified(connection, scope) == written.unverified(area)
    told = written.facts_told_plainly(AS_OF, counting, all_count)
    assert {code: found[code] for code in VILLAGES} == told


@pytest.mark.parametrize("value", ["no", "yes"])
def test_nothing_is_touched_where_nothing_is_unverified(database: Database, value: str) -> None:
    load_record(database, Record(activities=(visit(), visit("b", date(2026, 1, 1)))))
    before = facts(database)
    let_unverified_count(database, value)
    assert facts(database) == before
