"""``import``, ``imports``, ``undo-import`` and ``export`` of the command line."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from uuid import uuid4

from lib.db.engine import Database
from lib.domain.audit import Origin
from lib.domain.errors import NotAllowed
from lib.domain.import_plan import FileRefused, ImportConflict, ImportPlan, Remark, UndoRefused
from lib.domain.people import plain_email
from lib.domain.permissions import Person, Role
from lib.import_sentences import error_in_words, remark_in_words, sentence
from lib.services.clock import now, today
from lib.services.export import export_package
from lib.services.imports import batches, commit_import, plan_import, refused_file, undo_import
from lib.services.sign_in import account_of_email
from lib.services.writing import By

_REFUSED = 2
_MOST_NOTICES = 50
_LARGEST = 10 * 1024 * 1024 + 1


Act = Callable[[Database, argparse.Namespace], int]
"""A command on a database that is ready."""


def add_parsers(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    run: Callable[[Act, argparse.Namespace], int],
) -> None:
    """The commands, each carried out by ``run`` on the database that it opens."""
    bring_in = commands.add_parser("import", help="import activities from a spreadsheet")
    bring_in.add_argument("file", type=Path)
    bring_in.add_argument("--dry-run", action="store_true", help="say what would happen only")
    bring_in.add_argument("--as", dest="email", metavar="E-MAIL", help="with that account's rights")
    bring_in.add_argument("--format", choices=("text", "json"), default="text")
    bring_in.add_argument(
        "--refused", type=Path, metavar="FILE", help="write the refused rows there, to be mended"
    )
    bring_in.set_defaults(run=partial(run, import_file))

    listing = commands.add_parser(
        "imports", help="list the imports that can be undone, newest first"
    )
    listing.add_argument("--as", dest="email", metavar="E-MAIL", help="those of that account")
    listing.add_argument("--format", choices=("text", "json"), default="text")
    listing.set_defaults(run=partial(run, list_imports))

    take_back = commands.add_parser("undo-import", help="undo an import, all of it or nothing")
    take_back.add_argument("batch", metavar="BATCH", help="as import and imports print it")
    take_back.add_argument(
        "--as", dest="email", metavar="E-MAIL", help="with that account's rights"
    )
    take_back.set_defaults(run=partial(run, undo))

    hand_out = commands.add_parser("export", help="write the record as a data package")
    hand_out.add_argument("folder", type=Path)
    hand_out.set_defaults(run=partial(run, export_folder))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an import did, to be printed in one of two ways."""

    plan: ImportPlan
    dry_run: bool
    batch_id: str

    def as_json(self) -> str:
        said = {
            "file": self.plan.file_name,
            "dry_run": self.dry_run,
            "batch": self.batch_id or None,
            "added": len(self.plan.added),
            "changed": len(self.plan.changed),
            "unchanged": len(self.plan.unchanged),
            "refused": [_told(r) for row in self.plan.refused for r in row.reasons],
            "refused_rows": len(self.plan.refused),
            "notices": [_told(remark) for remark in self.plan.notices],
        }
        return json.dumps(said, ensure_ascii=False, indent=1)

    def as_text(self) -> str:
        plan = self.plan
        counts = (
            f"{len(plan.added)} added, {len(plan.changed)} changed, "
            f"{len(plan.unchanged)} unchanged, {len(plan.refused)} rows refused"
        )
        if self.dry_run:
            head = f"Would be: {counts}. Nothing was written."
        elif self.batch_id:
            head = f"Imported {plan.file_name}: {counts}. Batch {self.batch_id}."
        else:
            head = f"Nothing to write in {plan.file_name}: {counts}."
        refused = [f"Refused: {_placed(r)}" for row in plan.refused for r in row.reasons]
        told = [f"Notice: {_placed(r)}" for r in plan.notices[:_MOST_NOTICES]]
        more = len(plan.notices) - len(told)
        if more > 0:
            told.append(f"Notice: {more} more notices; --format json has them all.")
        return "\n".join([head, *refused, *told])


def import_file(database: Database, parsed: argparse.Namespace) -> int:
    """Plan and, unless it is a dry run, commit; good rows go in though others are refused."""
    try:
        person = _person(database, parsed.email)
        with parsed.file.open("rb") as file:
            content = file.read(_LARGEST)
        plan = plan_import(database, person, parsed.file.name, content, today())
        batch_id = ""
        if not parsed.dry_run:
            by = By(person, Origin.COMMAND_LINE, now())
            batch_id = commit_import(database, by, plan, str(uuid4())).batch_id
    except OSError as fault:
        return _refuse(parsed, "unreadable", f"{parsed.file}: {fault.strerror}.")
    except (FileRefused, ImportConflict, NotAllowed) as refused:
        return _refuse(parsed, refused.key, error_in_words(refused, "en"))
    if parsed.refused is not None and plan.refused:
        in_words: Callable[[Remark], str] = lambda remark: remark_in_words(remark, "id")  # noqa: E731
        parsed.refused.write_bytes(refused_file(plan, in_words))
    answer = _Answer(plan, parsed.dry_run, batch_id)
    print(answer.as_json() if parsed.format == "json" else answer.as_text())
    return _REFUSED if plan.refused else 0


def list_imports(database: Database, parsed: argparse.Namespace) -> int:
    """A line per import: batch, moment (UTC), file, how many activities, by whom, undone when."""
    try:
        found = batches(database, _person(database, parsed.email))
    except (FileRefused, NotAllowed) as refused:
        print(f"Refused: {error_in_words(refused, 'en')}", file=sys.stderr)
        return _REFUSED
    if parsed.format == "json":
        print(json.dumps([asdict(batch) for batch in found], ensure_ascii=False, indent=1))
        return 0
    for batch in found:
        undone = f", undone {batch.undone_at}" if batch.undone_at else ""
        print(
            f"{batch.id}  {batch.imported_at}  {batch.file_name}: {batch.added} added, "
            f"{batch.changed} changed by {batch.imported_by}{undone}"
        )
    if not found:
        print("Nothing was imported yet.")
    return 0


def undo(database: Database, parsed: argparse.Namespace) -> int:
    """Every activity of a batch as it was before it, or a sentence why not."""
    try:
        person = _person(database, parsed.email)
        count = undo_import(database, By(person, Origin.COMMAND_LINE, now()), parsed.batch)
    except (UndoRefused, FileRefused, NotAllowed) as refused:
        print(f"Refused: {error_in_words(refused, 'en')}", file=sys.stderr)
        return _REFUSED
    print(f"Undone: {count} activities are as they were before the import.")
    return 0


def export_folder(database: Database, parsed: argparse.Namespace) -> int:
    """The whole record written; whoever runs the command line needs nobody's leave."""
    try:
        record = export_package(database, Person(Role.ADMINISTRATOR), parsed.folder)
    except OSError as fault:
        print(f"Refused: {parsed.folder}: {fault.strerror}.", file=sys.stderr)
        return _REFUSED
    counts = {
        "activities": len(record.activities),
        "memberships": len(record.memberships),
        "rules": len(record.rules),
        "tiers": len(record.tiers),
        "snoozes": len(record.snoozes),
        "exemptions": len(record.exemptions),
        "settings": len(record.settings),
    }
    told = ", ".join(f"{number} {name}" for name, number in counts.items())
    print(f"Exported {told} to {parsed.folder}.")
    return 0


def _person(database: Database, email: str | None) -> Person:
    """The person of an active account, or the administrator that the command line is."""
    if email is None:
        return Person(Role.ADMINISTRATOR)
    account = account_of_email(database, plain_email(email))
    if account is None:
        raise FileRefused("account_unknown", email=email)
    return account.person


def _refuse(parsed: argparse.Namespace, key: str, reason: str) -> int:
    if parsed.format == "json":
        print(json.dumps({"file": parsed.file.name, "error": {"key": key, "reason": reason}}))
    print(f"Refused: {reason} Nothing was imported.", file=sys.stderr)
    return _REFUSED


def _told(remark: Remark) -> dict[str, object]:
    return {
        "row": remark.row,
        "column": remark.column,
        "key": remark.key,
        "reason": sentence(remark.key, remark.values, "en"),
    }


def _placed(remark: Remark) -> str:
    where = _joined(
        (f"row {remark.row}" if remark.row else "", remark.column and f"column {remark.column}")
    )
    said = sentence(remark.key, remark.values, "en")
    return f"{where}: {said}" if where else said


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
