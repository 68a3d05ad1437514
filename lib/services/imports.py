"""Files of activities planned, committed and undone; the plan previewed is the plan committed.

Areas are checked twice: rows outside the person's regencies are refused in the plan, and the commit
asks again for every area that it touches, before and after.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from lib.db import import_batches
from lib.db.activities import Kept
from lib.db.engine import Database
from lib.db.import_batches import Batch, BatchChange
from lib.domain.activities import Activity
from lib.domain.activity_text import texts
from lib.domain.area_match import Gazetteer
from lib.domain.areas import regency_code_of
from lib.domain.audit import Deed, Event
from lib.domain.errors import PantauError
from lib.domain.import_plan import ImportConflict, ImportPlan, Remark, UndoRefused
from lib.domain.moment import stamp
from lib.domain.permissions import Action, Person, can, can_in_areas, require, require_in_areas
from lib.io.refused_file import write_refused
from lib.io.template import write_template
from lib.io.workbook import read_sheet
from lib.io.xlsform import write_xlsform
from lib.services.import_planning import Asked, Planner
from lib.services.register import all_villages, villages_of
from lib.services.writing import By, regencies_of, writing


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commit did; ``batch_id`` is empty when there was nothing to write."""

    batch_id: str
    added: int
    changed: int
    unchanged: int
    refused: int


def plan_import(
    database: Database,
    person: Person,
    file_name: str,
    content: bytes,
    today: date,
    *,
    choices: Mapping[str, str] | None = None,
) -> ImportPlan:
    """What an import of the file would do; nothing is written.

    ``choices`` are villages that the person now chose for names, by the ``written`` value of the
    refusals ``village_homonym`` and ``village_unknown``. Raises FileRefused and NotAllowed.
    """
    require(person, Action.RECORD)
    sheet = read_sheet(content)
    gazetteer = _gazetteer(database, database.version())
    with database.read() as connection:
        remembered = import_batches.read_choices(connection)
        known = _in_scope(person, remembered) | dict(choices or {})
        asked = Asked(person, file_name, sha256(content).hexdigest(), today, known)
        return Planner(asked, sheet, gazetteer).plan(connection)


def commit_import(
    database: Database, by: By, plan: ImportPlan, batch_id: str, skip_refused: bool = True
) -> Committed:
    """The plan carried out in one transaction with one event; a second time it conflicts.

    Raises ImportConflict when an activity of the plan changed since it was made, PantauError when
    rows are refused that the person did not want to skip, and NotAllowed.
    """
    require(by.person, Action.RECORD)
    if plan.refused and not skip_refused:
        raise PantauError("rows_refused", count=len(plan.refused))
    done = Committed(
        batch_id if plan.written else "",
        len(plan.added),
        len(plan.changed),
        len(plan.unchanged),
        len(plan.refused),
    )
    if not plan.written:
        return done
    areas = _areas([p.after for p in plan.written] + [p.before for p in plan.changed if p.before])
    with writing(database, by, Action.RECORD, areas) as write:
        standing = import_batches.read_standing(
            write.connection, sorted(planned.after.id for planned in plan.written)
        )
        _need_unchanged(by, plan, standing)
        batch = Batch(batch_id, plan.file_name, stamp(by.at), by.actor)
        new = sorted((planned.after for planned in plan.added), key=_id)
        changed = sorted((planned.after for planned in plan.changed), key=_id)
        import_batches.write_batch(write.connection, batch, new, changed, standing)
        chosen = {f"{_scope(by.person)}{name}": code for name, code in plan.choices.items()}
        import_batches.write_choices(write.connection, chosen, by.actor)
        before = sorted((p.before for p in plan.changed if p.before), key=_id)
        write.leave(
            Event(
                Deed.IMPORT,
                "import",
                batch_id,
                before=_listed(plan.file_name, plan.digest, before) if before else "",
                after=_listed(plan.file_name, plan.digest, [*new, *changed]),
                regencies=regencies_of(areas),
            )
        )
    return done


def undo_import(database: Database, by: By, batch_id: str) -> int:
    """Every activity of a batch as it was before it, all or nothing; returns how many.

    Raises UndoRefused with the activities that somebody changed since, or when the batch was undone
    already or is none that the person may undo; NotAllowed for areas of others.
    """
    with writing(database, by, Action.RECORD) as write:
        batch = import_batches.read_batch(write.connection, batch_id)
        if batch is None or not _may_undo(by, batch):
            raise UndoRefused("batch_unknown")
        if batch.undone_at:
            raise UndoRefused("batch_undone")
        changes = import_batches.read_changes(write.connection, batch_id)
        standing = import_batches.read_standing(
            write.connection, [change.activity_id for change in changes]
        )
        later = tuple(c.activity_id for c in changes if not _stands(c, standing))
        if later:
            raise UndoRefused("changed_since", later)
        before = [change.before for change in changes if change.before is not None]
        now = [standing[change.activity_id].activity for change in changes]
        areas = _areas([*before, *now])
        require_in_areas(by.person, Action.RECORD, areas)
        import_batches.undo_batch(write.connection, batch, changes, stamp(by.at))
        write.leave(
            Event(
                Deed.UNDO_IMPORT,
                "import",
                batch_id,
                before=_listed(batch.file_name, "", now),
                after=_listed(batch.file_name, "", before) if before else "",
                regencies=regencies_of(areas),
            )
        )
    return len(changes)


def batches(database: Database, person: Person) -> tuple[Batch, ...]:
    """The imports that the person may undo, newest first."""
    require(person, Action.RECORD)
    everybody = not person.regencies and can(person, Action.MANAGE_PEOPLE)
    with database.read() as connection:
        return import_batches.read_batches(connection, None if everybody else person.email)


def activities_in_the_way(
    database: Database, person: Person, ids: Sequence[str]
) -> tuple[Activity, ...]:
    """Activities that keep an import from being undone, deleted ones too, by their ids."""
    require(person, Action.RECORD)
    with database.read() as connection:
        found = import_batches.read_standing(connection, ids)
    kept = (found[one].activity for one in ids if one in found)
    return tuple(a for a in kept if can_in_areas(person, Action.RECORD, _areas([a])))


def refused_file(plan: ImportPlan, words: Callable[[Remark], str]) -> bytes:
    """The refused rows as XLSX with their reasons in words, ready to be mended and sent again."""
    rows = [
        (refused.cells, "\n".join(words(reason) for reason in refused.reasons))
        for refused in plan.refused
    ]
    return write_refused(plan.header, rows)


def template_file(database: Database, person: Person, today: date) -> bytes:
    """The XLSX to fill in, with the villages of the person's regencies."""
    return write_template(villages_of(database, person), today)


def xlsform_file(database: Database, person: Person) -> bytes:
    """The form for KoboToolbox or ODK, with the villages of the person's regencies."""
    return write_xlsform(villages_of(database, person))


@lru_cache(maxsize=4)
def _gazetteer(database: Database, version: int) -> Gazetteer:
    return Gazetteer(all_villages(database, version))


def _need_unchanged(by: By, plan: ImportPlan, standing: Mapping[str, Kept]) -> None:
    """Nothing while the plan speaks of what is there; also of what was deleted by an undo."""
    for planned in plan.written:
        kept = standing.get(planned.after.id)
        if (kept.version if kept else 0) != planned.version:
            raise ImportConflict("plan_outdated", id=planned.after.id)
    revived = [standing[p.after.id].activity for p in plan.added if p.after.id in standing]
    require_in_areas(by.person, Action.RECORD, _areas(revived))


def _stands(change: BatchChange, standing: Mapping[str, Kept]) -> bool:
    kept = standing.get(change.activity_id)
    return kept is not None and kept.version == change.version_after


def _may_undo(by: By, batch: Batch) -> bool:
    """One's own imports; those of everybody for who manages people."""
    return batch.imported_by == by.actor or can(by.person, Action.MANAGE_PEOPLE)


def _areas(told: Sequence[Activity]) -> list[str]:
    return sorted({link.area_code for activity in told for link in activity.areas})


def _listed(file_name: str, digest: str, told: Sequence[Activity]) -> str:
    return texts(told, file=file_name, sha256=digest)


def _scope(person: Person) -> str:
    """Before a remembered name: what it means to those of one regency it may not mean elsewhere."""
    return f"{'+'.join(sorted(person.regencies))}/"


def _in_scope(person: Person, remembered: Mapping[str, str]) -> dict[str, str]:
    start, own = _scope(person), person.regencies
    return {
        written.removeprefix(start): code
        for written, code in remembered.items()
        if written.startswith(start) and (not own or regency_code_of(code) in own)
    }


def _id(activity: Activity) -> str:
    return activity.id
