"""The plan of an import: what is previewed is what is committed, the same object.

Everything said of a row is a message key with values, at its row and column of the spreadsheet.
"""

from collections import defaultdict
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


@dataclass(frozen=True, slots=True)
class UnclearName:
    """A name of a village that a person must choose for, or chose for, and the rows it stands in.

    ``written`` is what a choice is remembered by; ``codes`` are the villages that it may mean, or
    that are called much alike; ``several`` tells the first from the second.
    """

    written: str
    name: str
    rows: tuple[int, ...]
    codes: tuple[str, ...]
    several: bool
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """An activity whose record changed after it was planned; ``now`` None: it is refused by now."""

    was: PlannedActivity
    now: PlannedActivity | None


def unclear_names(plan: ImportPlan) -> tuple[UnclearName, ...]:
    """The names that keep rows out, in the order of the file, then those settled by a choice."""
    asked = [reason for row in plan.refused for reason in row.reasons]
    said = [r for r in (*asked, *plan.notices) if r.values.get("written")]
    rows: dict[str, dict[int, None]] = defaultdict(dict)
    first: dict[str, Remark] = {}
    for remark in said:
        if remark.key in ("village_homonym", "village_unknown", "choice_remembered"):
            written = remark.values["written"]
            first.setdefault(written, remark)
            rows[written][remark.row or 0] = None
    return tuple(
        UnclearName(
            written,
            remark.values["name"],
            tuple(rows[written]),
            tuple(code for code in remark.values.get("codes", "").split(";") if code),
            remark.key == "village_homonym",
            plan.choices.get(written, "") if remark.key == "choice_remembered" else "",
        )
        for written, remark in first.items()
    )


def moved_since(old: ImportPlan, new: ImportPlan) -> tuple[Moved, ...]:
    """The activities that the old plan would write and whose record is another one by now."""
    now = {planned.after.id: planned for planned in (*new.written, *new.unchanged)}
    return tuple(
        Moved(was, found)
        for was in old.written
        if (found := now.get(was.after.id)) is None or found.before != was.before
    )
