"""Who may do what, where. Every service asks ``require`` first; unknown means no."""

from dataclasses import dataclass
from enum import StrEnum

from lib.domain.errors import NotAllowed


class Action(StrEnum):
    READ = "read"


class Role(StrEnum):
    VIEWER = "viewer"


_MAY: dict[Role, frozenset[Action]] = {Role.VIEWER: frozenset({Action.READ})}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the screen. ``regencies`` empty means the whole province."""

    role: Role
    regencies: frozenset[str] = frozenset()


LOCAL_VIEWER = Person(Role.VIEWER)
"""Without any set-up the app is open for reading on the machine it runs on."""


def can(person: Person, action: Action, regency_code: str | None = None) -> bool:
    """Whether a person may do an action, in a regency or (None) anywhere at all."""
    if action not in _MAY.get(person.role, frozenset()):
        return False
    return regency_code is None or not person.regencies or regency_code in person.regencies


def require(person: Person, action: Action, regency_code: str | None = None) -> None:
    """Nothing when the person may; raises NotAllowed otherwise."""
    if not can(person, action, regency_code):
        raise NotAllowed("not_allowed", action=action, regency=regency_code or "")
