"""Who is to reach a village next: an officer with an account, or an office by its name."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LONGEST_OFFICE = 120


class AssigneeKind(StrEnum):
    PERSON = "person"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Assignee:
    """``key`` tells them apart: the e-mail of a person, the name of an office."""

    kind: AssigneeKind
    key: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A village given to somebody."""

    village_code: str
    kind: AssigneeKind
    assignee: str
    note: str = ""

    @property
    def to(self) -> Assignee:
        return Assignee(self.kind, self.assignee)


def office_name(written: str, known: Iterable[str]) -> str:
    """The name without needless blanks, and as it is known where only its case differs."""
    name = " ".join(written.split())
    return next((other for other in known if other.casefold() == name.casefold()), name)
