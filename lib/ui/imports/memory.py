"""What a session holds of importing: the file being looked at with its plan, and what came of it.

The plan that is shown is kept as the object that is committed; a plan made anew takes its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from lib.domain.errors import PantauError
from lib.domain.import_plan import ImportPlan, Moved
from lib.services.imports import Committed
from lib.ui.shell import Page

_KEY = "importing"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file with the plan made of it, and the villages chosen for names so far.

    ``outdated`` tells that the record changed under an earlier plan, ``moved`` where.
    """

    name: str
    content: bytes
    plan: ImportPlan
    choices: Mapping[str, str] = field(default_factory=dict)
    outdated: bool = False
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What was committed, with its plan: the rows it refused can still be fetched."""

    plan: ImportPlan
    committed: Committed


@dataclass
class Importing:
    """Where a person is; at most one of ``open`` and ``done`` is there."""

    open: OpenFile | None = None
    done: Done | None = None
    refused: tuple[str, PantauError] | None = None
    """The name of a file that was refused as a whole, and why."""
    held_back: PantauError | None = None
    """Why the open plan was not committed."""
    confirming: str = ""
    """The batch that is about to be undone."""
    undone: tuple[str, int] | None = None
    """The name of the file undone last, and how many activities it had touched."""
    not_undone: tuple[str, PantauError] | None = None
    turn: int = 0
    """How many files were taken in; each gets an empty field for the next."""

    def begin(self) -> None:
        """Everything put away that speaks of an earlier file."""
        self.open = self.done = self.refused = self.held_back = None
        self.confirming, self.undone, self.not_undone = "", None, None
        self.turn += 1

    def key(self, name: str) -> str:
        """The key of a widget; the next file has others."""
        return f"import-{name}-{self.turn}"


def importing(page: Page) -> Importing:
    """What this session holds for the person; another person's is put away."""
    owner, held = st.session_state.get(_KEY, ("", None))
    if held is None or owner != page.person.email:
        held = Importing()
        st.session_state[_KEY] = (page.person.email, held)
    found: Importing = held
    return found
