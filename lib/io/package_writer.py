"""A record as the files of a data package: ``read_package`` gives the same record back.

A package is for programs, so texts stand in it as they are, formulas of a spreadsheet included;
only blanks around a text, which mean nothing and which reading takes off, are left out. The same
record gives the same bytes.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from lib.domain.activities import Activity
from lib.domain.record import Record
from lib.io.columns import COLUMNS
from lib.io.package import SETTINGS
from lib.io.package_schema import descriptor

Cells = Sequence[str]

_BREAKS = re.compile(r'[",\r\n]')
"""What a field can only hold between quotation marks."""


def write_package(folder: Path, record: Record) -> None:
    """The files of a record in a folder, which is made where there is none.

    Files of a package that stand there are replaced, others are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in package_files(record).items():
        (folder / name).write_bytes(content)


def package_files(record: Record) -> dict[str, bytes]:
    """Every file of docs/data-package.md and datapackage.json, by name."""
    rows: dict[str, Iterable[Cells]] = {
        "activities.csv": map(_activity, record.activities),
        "activity_areas.csv": (
            (a.id, link.area_code, link.link) for a in record.activities for link in a.areas
        ),
        "memberships.csv": (
            (
                m.area_code,
                m.programme,
                m.office,
                _day(m.since),
                _day(m.until),
                m.deed,
                _truth(m.derived),
                m.source_url,
                m.notes,
            )
            for m in record.memberships
        ),
        "rules.csv": (
            (r.level, r.code, str(r.interval_days), _day(r.valid_from), _truth(r.confirmed))
            for r in record.rules
        ),
        "tiers.csv": (
            (
                t.village_code,
                t.tier,
                _day(t.valid_from),
                t.source,
                t.period,
                t.agency,
                _day(t.until),
            )
            for t in record.tiers
        ),
        "snoozes.csv": (
            (s.village_code, _day(s.start), _day(s.until), s.reason, s.note) for s in record.snoozes
        ),
        "exemptions.csv": (
            (e.village_code, _day(e.start), _day(e.until), e.reason, e.approver)
            for e in record.exemptions
        ),
        "settings.csv": sorted(record.settings.items()),
    }
    files = {name: _csv(COLUMNS[name], rows[name]) for name in COLUMNS}
    described = json.dumps(descriptor(), ensure_ascii=False, indent=2)
    return files | {"datapackage.json": f"{described}\n".encode()}


def travelling(record: Record) -> Record:
    """The record without settings that a package has no place for."""
    known = {key: value for key, value in record.settings.items() if key in SETTINGS}
    return replace(record, settings=known)


def _activity(activity: Activity) -> Cells:
    day = _day(activity.date)
    return (
        activity.id,
        day[:7] if activity.month_only else day,
        _day(activity.end_date),
        activity.kind,
        activity.form or "",
        activity.state,
        ";".join(activity.organisers),
        activity.organiser_units,
        ";".join(activity.topics),
        _number(activity.participants),
        activity.participants_note,
        ";".join(activity.audience),
        _truth(activity.leaders),
        _truth(activity.youth),
        _truth(activity.women),
        activity.venue,
        activity.venue_area_code,
        _number(activity.pre_mean),
        _number(activity.post_mean),
        _number(activity.tested),
        activity.evidence_url,
        activity.source_title,
        activity.source_url,
        activity.source_url_2,
        _day(activity.recorded_on),
        activity.notes,
    )


def _csv(columns: Cells, rows: Iterable[Cells]) -> bytes:
    lines = [columns, *rows]
    written = "".join(",".join(map(_quoted, line)) + "\n" for line in lines)
    return written.encode("utf-8")


def _quoted(cell: str) -> str:
    """The field; csv.writer would leave a lone carriage return bare, which ends a row."""
    text = cell.strip()
    return '"' + text.replace('"', '""') + '"' if _BREAKS.search(text) else text


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _truth(said: bool | None) -> str:
    return "" if said is None else "yes" if said else "no"


def _number(number: float | None) -> str:
    return "" if number is None else repr(number)
