"""Processes killed while they write, and many that write at once: nothing acknowledged is lost."""

import multiprocessing
import random
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from lib.db.audit import walk_trail
from lib.db.engine import Database, sqlite_url
from lib.db.facts import read_facts
from lib.db.tables import activities, activity_areas, activity_organisers, activity_terms
from lib.domain.activities import Counting
from lib.domain.activity_text import of_text
from lib.domain.audit import Deed
from lib.services.recording import (
    EditConflict,
    correct_activity,
    kept_activity,
    record_activity,
)
from lib.services.setup import prepare
from lib.services.trail import broken_event
from tests.integration.killed_writer import (
    BY,
    CHIEF,
    TODAY,
    VILLAGES,
    event_for,
    write_until_killed,
)
from tests.integration.test_facts_on_the_index import assert_numbered

ROUNDS = 50
MOST_BEFORE_THE_KILL = 8


@pytest.fixture
def killed_often(tmp_path: Path, reference: Path) -> Iterator[tuple[Database, list[str]]]:
    """A database whose writer was killed 50 times, and the writes that were acknowledged."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        pytest.skip("processes that cannot be forked start too slowly")
    database = Database(sqlite_url(tmp_path / "killed.sqlite3"))
    prepare(database, reference)
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([write_until_killed.__module__])
    chance = random.Random(36)
    told: list[str] = []
    for number in range(ROUNDS):
        ours, theirs = processes.Pipe(duplex=False)
        child = processes.Process(
            target=write_until_killed, args=(database.url, f"r{number:02}", theirs), daemon=True
        )
        child.start()
        theirs.close()
        for _ in range(chance.randint(1, MOST_BEFORE_THE_KILL)):
            told.append(ours.recv())
        child.kill()
        child.join()
        assert child.exitcode == -signal.SIGKILL
        # What it told between our last look and its end was acknowledged too.
        try:
            while True:
                told.append(ours.recv())
        except EOFError:
            ours.close()
    yield database, told
    database.close()


def test_fifty_kills_in_the_middle_of_writing_lose_nothing_acknowledged(
    killed_often: tuple[Database, list[str]],
) -> None:
    database, told = killed_often
    assert len(told) >= ROUNDS
    with database.read() as connection:
        found = set(connection.execute(select(activities.c.id)).scalars())
        assert set(told) <= found
        # At most one write a round was committed and not told of any more.
        assert len(found) <= len(told) + ROUNDS
        for table, rows in ((activity_areas, 3), (activity_organisers, 2), (activity_terms, 2)):
            of = list(connection.execute(select(table.c.activity_id)).scalars())
            assert sorted(of) == sorted(list(found) * rows)
        assert_numbered(connection)
        facts = read_facts(connection, TODAY, Counting())
        assert {facts[code].outreach_total for code in VILLAGES} == {len(found)}
        events = [sealed.entry.event for sealed in walk_trail(connection)]
    assert {event.deed for event in events} == {Deed.RECORD}
    assert sorted(event.subject_id for event in events) == sorted(found)
    assert all(of_text(event.after) == event_for(event.subject_id) for event in events)
    assert broken_event(database) is None


WRITERS, TIMES, KEYS = 8, 100, ("a", "b")
EACH = WRITERS * TIMES // len(KEYS)
"""Two activities, four writers each: with one the time went into 5,000 refused edits."""


def add_visitors(url: str, number: int) -> int:
    """One visitor added a hundred times by somebody who sees each conflict and tries again."""
    database, conflicts = Database(url), 0
    by = replace(BY, person=replace(CHIEF, email=f"p{number}@kantor.id"))
    kept = kept_activity(database, CHIEF, KEYS[number % len(KEYS)])
    for _ in range(TIMES):
        while True:
            more = replace(kept.activity, participants=(kept.activity.participants or 0) + 1)
            try:
                correct_activity(database, by, more, kept.version, "satu lagi")
            except EditConflict as conflict:
                kept, conflicts = conflict.newer, conflicts + 1
                continue
            kept = replace(kept, activity=more, version=kept.version + 1)
            break
    database.close()
    return conflicts


def test_eight_who_change_what_they_read_a_hundred_times_lose_nothing(database: Database) -> None:
    for key in KEYS:
        record_activity(database, BY, event_for(key))
    with ThreadPoolExecutor(WRITERS) as pool:
        conflicts = sum(pool.map(lambda number: add_visitors(database.url, number), range(WRITERS)))
    assert conflicts > 0
    with database.read() as connection:
        entries = [sealed.entry for sealed in walk_trail(connection)][len(KEYS) :]
    for key in KEYS:
        kept = kept_activity(database, CHIEF, key)
        assert (kept.activity.participants, kept.version) == (EACH, EACH + 1)
        events = [entry.event for entry in entries if entry.event.subject_id == key]
        assert [of_text(event.before).participants for event in events] == list(range(EACH))
        assert [of_text(event.after).participants for event in events] == list(range(1, EACH + 1))
    actors = [entry.actor for entry in entries]
    assert {actors.count(f"p{number}@kantor.id") for number in range(WRITERS)} == {TIMES}
    assert broken_event(database) is None
