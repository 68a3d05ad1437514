"""The plan of an import: what is previewed is what is committed, the same object.

Everything said of a row is a message key with values, at its row and column of the spreadsheet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.domain.activities import Activity
from lib.domain.errors import PantauError


class FileRefused(PantauError):
    """A file that cannot be read at all; nothing of it was looked at further."""


class ImportConflict(PantauError):
    """What the plan was made on changed in between; plan again."""


class UndoRefused(PantauError):
    """A batch that cannot be undone; ``rows`` are the ids of activities changed since."""

    def __init__(self, key: str, ids: tuple[str, ...] = ()) -> None:
        super().__init__(key, count=len(ids), ids="; ".join(ids))
        self.ids = ids


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be told of a file (row None), a row (column empty) or a cell.

    ``row`` counts as the spreadsheet does, ``column`` is the header as it is written there.
    """

    row: int | None
    column: str
    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """An activity as it will be on record.

    ``rows`` are those of the spreadsheet that speak of it; ``before`` is what stands there now,
    None for a new one. ``version`` is the one that was looked at, 0 where there never was one.
    """

    rows: tuple[int, ...]
    after: Activity
    before: Activity | None
    version: int


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that stays out, with every reason; its cells go back to whoever sent it."""

    row: int
    cells: tuple[str, ...]
    reasons: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, and would not. ``choices`` are villages chosen for names in it."""

    file_name: str
    digest: str
    header: tuple[str, ...]
    added: tuple[PlannedActivity, ...] = ()
    changed: tuple[PlannedActivity, ...] = ()
    unchanged: tuple[PlannedActivity, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    notices: tuple[Remark, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def written(self) -> tuple[PlannedActivity, ...]:
        """The activities that a commit writes."""
        return self.added + self.changed
