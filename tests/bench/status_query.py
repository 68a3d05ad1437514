"""What the status of all villages costs, as history grows and as villages are added.

The query is timed over one connection, the read model without its cache. Both databases answer in
turns, after one answer that warms the file up.
"""

import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from lib.db import facts
from lib.db.engine import Database
from lib.domain.activities import Counting
from lib.services.villages import _compute
from tests.bench import data
from tests.bench.report import BANTEN, INDONESIA, LONG, SHORT

Times = defaultdict[str, list[float]]


def history(folder: Path, rounds: int) -> Times:
    """Milliseconds of the status query at both lengths of history."""
    databases = {SHORT: data.usual(folder), LONG: data.long_history(folder)}
    return _in_turns(databases, rounds, _query)


def all_indonesia(folder: Path, rounds: int) -> Times:
    """Milliseconds until the read model is there, for Banten and for 54 such provinces."""
    databases = {
        BANTEN: data.provinces(folder, len(data.register())),
        INDONESIA: data.provinces(folder, data.VILLAGES_OF_INDONESIA),
    }
    return _in_turns(databases, rounds, _read_model)


def _in_turns(
    databases: dict[str, Database], rounds: int, ask: Callable[[Database], None]
) -> Times:
    times: Times = defaultdict(list)
    for turn in range(rounds + 1):
        for name, database in databases.items():
            began = time.perf_counter()
            ask(database)
            if turn:
                times[name].append((time.perf_counter() - began) * 1000)
    return times


def _query(database: Database) -> None:
    with database.read() as connection:
        facts.read_facts(connection, data.TODAY, Counting())


def _read_model(database: Database) -> None:
    # What ``village_table`` keeps in its cache, computed each time.
    _compute(database, database.version(), data.TODAY, frozenset())
