"""The one way to change the record: authorised, in one transaction, with one event on the trail."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from lib.db.audit import append_entry
from lib.db.engine import Connection, Database
from lib.domain.areas import regency_within
from lib.domain.audit import Entry, Event, Origin
from lib.domain.moment import stamp
from lib.domain.permissions import Action, Person, require_in_areas


@dataclass(frozen=True, slots=True)
class By:
    """Who writes, from where and when; services are told and never look it up."""

    person: Person
    origin: Origin
    at: datetime

    @property
    def actor(self) -> str:
        """The e-mail of the person, or the place where nobody needs one."""
        return self.person.email or self.origin


class Write:
    """A write under way: its connection, and the event it leaves."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.event: Event | None = None

    def leave(self, event: Event) -> None:
        """The one event of this write; a second one is a mistake of the code."""
        if self.event is not None:
            raise AssertionError("a write leaves one event")
        self.event = event


@contextmanager
def writing(
    database: Database, by: By, action: Action, area_codes: Collection[str] = ()
) -> Iterator[Write]:
    """A transaction in which the person may do the action in all the areas.

    Raises NotAllowed before anything is touched. Commits with the event left in it; whatever fails
    in between, and a write that leaves no event, changes nothing.
    """
    require_in_areas(by.person, action, area_codes)
    with database.write() as connection:
        write = Write(connection)
        yield write
        if write.event is None:
            raise AssertionError("a write leaves an event")
        append_entry(connection, Entry(stamp(by.at), by.actor, by.origin, write.event))


def regencies_of(area_codes: Collection[str]) -> str:
    """The regencies that areas lie in, as an event tells them: ``36.02;36.04``."""
    return ";".join(sorted({found for code in area_codes if (found := regency_within(code))}))
