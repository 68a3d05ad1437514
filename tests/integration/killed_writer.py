"""A process that writes one activity after the other until it is killed.

It stands apart from the tests so that the fork server imports it once.
"""

from datetime import UTC, date, datetime
from multiprocessing.connection import Connection

from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Kind, Link, Organiser, State
from lib.domain.audit import Origin
from lib.domain.permissions import Person, Role
from lib.services.recording import record_activity
from lib.services.writing import By

VILLAGES = ("36.03.07.2001", "36.03.07.2002", "36.03.08.2001")
TODAY = date(2026, 7, 1)
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
BY = By(CHIEF, Origin.SCREEN, datetime(2026, 7, 1, 3, tzinfo=UTC))


def event_for(key: str) -> Activity:
    """An activity with a row in every table."""
    return Activity(
        key,
        TODAY,
        Kind.OUTREACH,
        None,
        State.HELD,
        tuple(AreaLink(code, Link.DIRECT) for code in VILLAGES),
        organisers=(Organiser.IMIGRASI, Organiser.BP3MI),
        topics=("TPPO", "paspor"),
        participants=0,
    )


def write_until_killed(url: str, name: str, acknowledged: Connection) -> None:
    """Tells the id of each write once the service has returned."""
    database = Database(url)
    number = 0
    while True:
        key = f"{name}-{number:04}"
        record_activity(database, BY, event_for(key))
        acknowledged.send(key)
        number += 1
