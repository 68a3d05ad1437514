"""Who can be given villages, and how much each has to do.

People are offered to whoever may record in the very regencies at hand; who has a village assigned
is known to everybody who may read that village.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from lib.db import assignments, people
from lib.db.engine import Connection, Database
from lib.domain.assignments import Assignee, AssigneeKind
from lib.domain.people import Account
from lib.domain.permissions import Action, Person, can_in_areas, require_in_areas
from lib.domain.status import NEEDS_OUTREACH
from lib.services.villages import village_table


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody whom villages can be given to; ``name`` is what the screen shows of them."""

    assignee: Assignee
    name: str


@dataclass(frozen=True, slots=True)
class Load:
    """What an assignee has: the villages assigned, and how many of them need outreach.

    ``active`` False: the person's account is closed, so the villages wait for somebody else.
    """

    to: Offer
    villages: int
    needing: int
    active: bool


def assignees_offered(
    database: Database, person: Person, codes: Collection[str]
) -> tuple[Offer, ...]:
    """Whom the person can give these villages to: people by name, then offices by name.

    People are those with an active account who may record in all the villages' regencies; offices
    are those known from memberships and assignments, wherever they are. Nobody for no village.
    Raises NotAllowed unless the person may record in all of them too.
    """
    require_in_areas(person, Action.RECORD, codes)
    if not codes:
        return ()
    with database.read() as connection:
        accounts = people.read_accounts(connection)
        offices = assignments.read_offices(connection)
    able = [account for account in accounts if may_take(account, codes)]
    able.sort(key=lambda account: (account.name.casefold(), account.email))
    return (
        *(Offer(Assignee(AssigneeKind.PERSON, a.email), a.name) for a in able),
        *(Offer(Assignee(AssigneeKind.OFFICE, name), name) for name in offices),
    )


def load_per_assignee(database: Database, person: Person, as_of: date) -> tuple[Load, ...]:
    """Everybody with an open assignment in the villages that the person may read.

    Most of those in need of outreach on the day first, then most villages, then by name.
    """
    table = village_table(database, person, as_of)
    with database.read() as connection:
        accounts = accounts_by_email(connection)
        found = assignments.read_open(connection)
    has: dict[Assignee, list[bool]] = defaultdict(list)
    for kept in found:
        row = table.by_code.get(kept.assignment.village_code)
        if row is not None:
            has[kept.assignment.to].append(row.status in NEEDS_OUTREACH)
    loads = [
        Load(offer_of(to, accounts), len(needs), sum(needs), _active(to, accounts))
        for to, needs in has.items()
    ]
    return tuple(sorted(loads, key=_place))


def may_take(account: Account, codes: Collection[str]) -> bool:
    """Whether the account is active and may record in all these villages."""
    return account.active and can_in_areas(account.person, Action.RECORD, codes)


def accounts_by_email(connection: Connection) -> Mapping[str, Account]:
    """Every account by e-mail, for ``offer_of``."""
    return {account.email: account for account in people.read_accounts(connection)}


def offer_of(to: Assignee, accounts: Mapping[str, Account]) -> Offer:
    """The assignee with the name that the screen shows."""
    account = accounts.get(to.key) if to.kind is AssigneeKind.PERSON else None
    return Offer(to, account.name if account else to.key)


def _active(to: Assignee, accounts: Mapping[str, Account]) -> bool:
    if to.kind is AssigneeKind.OFFICE:
        return True
    return to.key in accounts and accounts[to.key].active


def _place(load: Load) -> tuple[int, int, str, str]:
    return (-load.needing, -load.villages, load.to.name.casefold(), load.to.assignee.key)
