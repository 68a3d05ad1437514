"""What the map tells of a village on hover, and Mode Rapat when asked, for all villages at once."""

import json
from datetime import date

from lib.db.engine import Database
from lib.domain.permissions import Person
from lib.domain.status import Status
from lib.services.villages import village_table

_STATUSES = tuple(Status)


def map_table(database: Database, person: Person, as_of: date) -> bytes:
    """JSON of columns, an entry per village of the person's scope in order of code.

    code, name, place, status (its place among the statuses), last, due and plan (ISO dates, empty
    where there is none), outreach_12m and training_12m (whole numbers).
    """
    rows = village_table(database, person, as_of).rows
    columns = {
        "code": [row.code for row in rows],
        "name": [row.village.name for row in rows],
        "place": [row.village.place for row in rows],
        "status": [_STATUSES.index(row.status) for row in rows],
        "last": [_iso(row.standing.last) for row in rows],
        "due": [_iso(row.standing.due) for row in rows],
        "plan": [_iso(row.facts.next_plan) for row in rows],
        "outreach_12m": [row.facts.outreach_12m for row in rows],
        "training_12m": [row.facts.training_12m for row in rows],
    }
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
