"""Backups made, kept for a number of days, and restored; for administrators."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from lib.db import backup
from lib.db.engine import Database
from lib.db.schema import migrate
from lib.domain.audit import Deed, Entry, Event
from lib.domain.backup import BackupRefused, Stand
from lib.domain.moment import stamp
from lib.domain.permissions import Action, Person, require
from lib.services.writing import By


@dataclass(frozen=True, slots=True)
class Made:
    """A backup and where it stands."""

    file: Path
    stand: Stand


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where daily backups are kept, as ``name-YYYY-MM-DD``, and for how many days."""

    folder: Path
    name: str
    days: int


@dataclass(frozen=True, slots=True)
class Daily:
    """What the daily backup did: ``made`` is None where today's was there already."""

    file: Path
    made: Made | None
    removed: tuple[Path, ...]


def back_up(database: Database, person: Person, file: Path) -> Made:
    """A checked backup at ``file``; raises BackupRefused, also where a file is there already."""
    require(person, Action.BACK_UP)
    if file.exists():
        raise BackupRefused("file_exists", file=str(file))
    return Made(file, backup.write_backup(database, file))


def file_of_now(database: Database, keeping: Keeping, at: datetime) -> Path:
    """Where a backup made by hand goes; the daily removal leaves it alone."""
    return keeping.folder / f"{keeping.name}-{at:%Y-%m-%dT%H%M%S}{backup.suffix_of(database)}"


def back_up_daily(database: Database, person: Person, keeping: Keeping, today: date) -> Daily:
    """Today's backup, unless it is there; then those older than the days to keep removed.

    Whatever goes wrong with today's, the older ones stay. Other files are left alone.
    """
    require(person, Action.BACK_UP)
    suffix = backup.suffix_of(database)
    file = keeping.folder / f"{keeping.name}-{today.isoformat()}{suffix}"
    made = None if file.exists() else back_up(database, person, file)
    removed = tuple(_older(keeping, suffix, today - timedelta(days=keeping.days)))
    for old in removed:
        old.unlink()
    return Daily(file, made, removed)


def _older(keeping: Keeping, suffix: str, first_kept: date) -> list[Path]:
    """Daily backups of days before one, and what a start that was cut off left of them."""
    written = re.compile(
        rf"{re.escape(keeping.name)}-(\d{{4}}-\d\d-\d\d){re.escape(suffix)}(\.\w+\.new)?",
        re.ASCII,
    )
    found = [(entry, written.fullmatch(entry.name)) for entry in sorted(keeping.folder.iterdir())]
    oldest = first_kept.isoformat()
    return [entry for entry, dated in found if dated and dated[1] < oldest]


def restore(database: Database, by: By, file: Path, *, force: bool = False) -> Made:
    """The record of a backup in place of the one there; one event tells both.

    Without ``force`` it is refused where the database has a write that the backup lacks. Raises
    BackupRefused, and nothing is changed. Everybody has to sign in anew.
    """
    require(by.person, Action.BACK_UP)
    if not file.is_file():
        raise BackupRefused("file_missing", file=str(file))
    if database.has_schema():
        migrate(database)
    live = backup.stand_of(database)
    copied = backup.check_copy(database, file, live.head.number if live else 0)
    if live and not force and copied.lacks_something_of(live):
        raise BackupRefused(
            "newer_data", there=live.head.number, file=str(file), kept=copied.stand.head.number
        )
    told = Event(
        Deed.RESTORE,
        "database",
        file.name,
        before=_text(live) if live else "",
        after=_text(copied.stand),
    )
    entry = Entry(stamp(by.at), by.actor, by.origin, told)
    backup.put_back(database, file, copied.stand, live, entry)
    return Made(file, copied.stand)


def _text(stand: Stand) -> str:
    said = {"events": stand.head.number, "seal": stand.head.seal, "version": stand.version}
    return json.dumps(said | {"schema": stand.revision}, sort_keys=True)
