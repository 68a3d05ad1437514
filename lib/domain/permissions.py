"""Who may do what, where. Every service asks ``require`` first; unknown means no."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.areas import regency_within
from lib.domain.errors import NotAllowed


class Action(StrEnum):
    READ = "read"
    RECORD = "record"
    """Activities, plans, attempts, snoozes and imports; correct and delete them."""
    VERIFY = "verify"
    """Confirm what others recorded."""
    APPROVE = "approve"
    """Approve that a village is exempt."""
    SET_RULES = "set_rules"
    MANAGE_PEOPLE = "manage_people"
    READ_TRAIL = "read_trail"
    BACK_UP = "back_up"
    """Copy the whole record, and put a copy back."""


class Role(StrEnum):
    VIEWER = "viewer"
    COORDINATOR = "coordinator"
    VERIFIER = "verifier"
    ADMINISTRATOR = "administrator"


_MAY: dict[Role, frozenset[Action]] = {
    Role.VIEWER: frozenset({Action.READ}),
    Role.COORDINATOR: frozenset({Action.READ, Action.RECORD}),
    Role.VERIFIER: frozenset({Action.READ, Action.VERIFY, Action.APPROVE}),
    Role.ADMINISTRATOR: frozenset(Action),
}
_BOUND = frozenset({Role.COORDINATOR, Role.VERIFIER})
"""Roles that hold within the regencies given to the person, and nowhere without any."""
_PROVINCE_WIDE = frozenset(
    {Action.SET_RULES, Action.MANAGE_PEOPLE, Action.READ_TRAIL, Action.BACK_UP}
)
"""Actions that are not of one regency: only who is bound to none may do them."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the screen.

    ``regencies`` empty means the whole province for viewers and administrators, and nothing at all
    for coordinators and verifiers. ``email`` is empty for somebody who did not sign in.
    """

    role: Role
    regencies: frozenset[str] = frozenset()
    email: str = ""
    name: str = ""


LOCAL_VIEWER = Person(Role.VIEWER)
"""Without any set-up the app is open for reading on the machine it runs on."""


def needs_regencies(role: Role) -> bool:
    """Whether a person of this role must be given the regencies to work in."""
    return role in _BOUND


def can(person: Person, action: Action, regency_code: str | None = None) -> bool:
    """Whether a person may do an action, in a regency or (None) anywhere at all."""
    if action not in _MAY.get(person.role, frozenset()):
        return False
    if not person.regencies:
        return person.role not in _BOUND
    if action in _PROVINCE_WIDE:
        return False
    return regency_code is None or regency_code in person.regencies


def sees_tiers(person: Person) -> bool:
    """Whether a person may know how high the tier given to a village is: whoever signed in.

    The command line acts as an administrator without an account.
    """
    return bool(person.email) or can(person, Action.SET_RULES)


def require(person: Person, action: Action, regency_code: str | None = None) -> None:
    """Nothing when the person may; raises NotAllowed otherwise."""
    if not can(person, action, regency_code):
        raise NotAllowed("not_allowed", action=action, regency=regency_code or "")


def require_in_areas(person: Person, action: Action, area_codes: Iterable[str]) -> None:
    """Nothing when the person may in every area; raises NotAllowed for the first other one.

    An area above the regencies, or a code that is none, is allowed to who is bound to no regency.
    """
    require(person, action)
    for code in area_codes:
        require(person, action, _asked_for(person, code))


def can_in_areas(person: Person, action: Action, area_codes: Iterable[str]) -> bool:
    """Whether ``require_in_areas`` lets the person."""
    return can(person, action) and all(
        can(person, action, _asked_for(person, code)) for code in area_codes
    )


def _asked_for(person: Person, area_code: str) -> str | None:
    """The regency to ask for; what lies in none is asked for itself by who is bound to some."""
    return regency_within(area_code) or (area_code if person.regencies else None)
