"""An activity changed, deleted and brought back: its version rises, its areas count anew."""

from dataclasses import replace
from datetime import date

from lib.db.activities import (
    delete_activity,
    insert_activities,
    read_kept,
    replace_activity,
    verify_activities,
)
from lib.db.engine import Database
from lib.db.facts import read_facts
from lib.domain.activities import (
    Activity,
    AreaLink,
    Counting,
    Form,
    Kind,
    Link,
    Organiser,
    State,
)

HERE, THERE = "36.03.07.2001", "36.04.12.2009"
AS_OF = date(2026, 7, 1)
VISIT = Activity(
    "a",
    date(2026, 1, 5),
    Kind.OUTREACH,
    Form.SEMINAR,
    State.HELD,
    (AreaLink(HERE, Link.DIRECT),),
    organisers=(Organiser.BP3MI, Organiser.IMIGRASI),
    topics=("TPPO", "paspor"),
)


def totals(connection):
    facts = read_facts(connection, AS_OF, Counting())
    return facts[HERE].outreach_total, facts[THERE].outreach_total


def test_what_is_kept_says_who_recorded_it(database: Database) -> None:
    with database.write() as connection:
        insert_activities(connection, [VISIT], recorded_by="anna@kantor.id")
    with database.read() as connection:
        kept = read_kept(connection, "a")
        assert kept is not None and kept.activity == VISIT
        assert (kept.version, kept.deleted, kept.recorded_by, kept.verified_by) == (
            1,
            False,
            "anna@kantor.id",
            "",
        )
        assert read_kept(connection, "b") is None


def test_a_change_moves_the_count_from_one_village_to_the_other(database: Database) -> None:
    moved = replace(VISIT, areas=(AreaLink(THERE, Link.DIRECT),), organisers=(), topics=("PMI",))
    with database.write() as connection:
        insert_activities(connection, [VISIT], recorded_by="anna@kantor.id")
        assert totals(connection) == (1, 0)
        replace_activity(connection, moved)
        assert totals(connection) == (0, 1)
        kept = read_kept(connection, "a")
    assert kept is not None
    assert (kept.activity, kept.version, kept.recorded_by) == (moved, 2, "anna@kantor.id")


def test_what_was_deleted_counts_again_once_it_is_back(database: Database) -> None:
    with database.write() as connection:
        insert_activities(connection, [VISIT])
        delete_activity(connection, "a", "entered twice")
        assert totals(connection) == (0, 0)
        kept = read_kept(connection, "a")
        assert kept is not None and kept.deleted
        replace_activity(connection, VISIT)
        assert totals(connection) == (1, 0)


def test_a_confirmation_stands_until_the_next_change(database: Database) -> None:
    with database.write() as connection:
        insert_activities(connection, [VISIT])
        verify_activities(connection, ["a"], "budi@kantor.id")
        kept = read_kept(connection, "a")
        assert kept is not None and (kept.verified_by, kept.version) == ("budi@kantor.id", 2)
        replace_activity(connection, replace(VISIT, venue="Balai desa"))
        kept = read_kept(connection, "a")
        assert kept is not None and kept.verified_by == ""
