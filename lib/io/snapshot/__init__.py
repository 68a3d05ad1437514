"""Map and list in one HTML file that opens from a disk, without network, server or installation.

The file carries everything: scripts, styles, font, areas and villages. A policy at its head lets
the browser run these very scripts and styles and load nothing else. What people or the register
wrote travels as JSON that no tag can leave, and snapshot.js puts it on the page as text only. The
map is that of the app: its script comes in as an argument, and snapshot.js answers it.
"""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template

from lib.io.hand_out import Imprint

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SnapshotClass:
    """A line of the legend: how it is filled, ``ink`` for words on it, the highest rank on top."""

    code: str
    label: str
    colour: str
    ink: str
    icon: str
    pattern: str
    rank: int


@dataclass(frozen=True, slots=True)
class SnapshotVillage:
    """A village in words; days and numbers are there once more to sort by."""

    code: str
    name: str
    place: str
    """``Kec. Kronjo, Kab. Tangerang``."""
    status: int
    """Its place in the classes."""
    last: date | None
    due: date | None
    outreach_12m: int
    training_12m: int
    programmes: str
    last_words: str
    due_words: str
    facts: tuple[str, ...]
    """The words for each of the snapshot's terms."""


@dataclass(frozen=True, slots=True)
class SnapshotArea:
    """A regency or district: its share and n of N in words, and how long its bar is."""

    code: str
    name: str
    share: str
    of: str
    ratio: float


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the file shows; villages that are not in it lie outside the filter and stay pale.

    ``names`` are those on the map by code, ``options`` the regencies to choose from, ``texts`` all
    words of the page and its map by the name that the scripts know them by.
    """

    language: str
    title: str
    headline: str
    note: str
    """That this is a copy, and of when."""
    imprint: Imprint
    classes: tuple[SnapshotClass, ...]
    villages: Sequence[SnapshotVillage]
    terms: tuple[str, ...]
    areas: tuple[SnapshotArea, ...]
    options: Mapping[str, str]
    names: Mapping[str, str]
    focus: str | None
    texts: Mapping[str, str]


def snapshot_html(snapshot: Snapshot, *, map_script: str, map_style: str, topology: str) -> bytes:
    """The file, UTF-8; ``topology`` is the TopoJSON of villages, districts and regencies."""
    script = f"{map_script};\n{_text('snapshot.js')}"
    style = f"{map_style}\n{_text('snapshot.css')}"
    page = Template(_text("page.html")).substitute(
        language=escape(snapshot.language),
        title=escape(snapshot.title),
        policy=_policy(script, style),
        no_script=escape(snapshot.texts["no_script"]),
        style=style,
        script=script,
        data=_inert(json.dumps(_data(snapshot), ensure_ascii=False, separators=(",", ":"))),
        areas=_inert(topology),
    )
    return page.encode()


def _data(snapshot: Snapshot) -> dict[str, object]:
    imprint = snapshot.imprint
    villages = snapshot.villages
    return {
        "title": snapshot.title,
        "headline": snapshot.headline,
        "note": snapshot.note,
        "filter": imprint.filter,
        "mark": imprint.mark,
        "examples": imprint.examples,
        "about": imprint.lines,
        "legend": [
            [c.code, c.label, c.colour, c.icon, c.pattern, c.rank, c.ink] for c in snapshot.classes
        ],
        "villages": {
            "code": [v.code for v in villages],
            "name": [v.name for v in villages],
            "place": [v.place for v in villages],
            "status": [v.status for v in villages],
            "last": [_iso(v.last) for v in villages],
            "due": [_iso(v.due) for v in villages],
            "outreach_12m": [v.outreach_12m for v in villages],
            "training_12m": [v.training_12m for v in villages],
            "programmes": [v.programmes for v in villages],
            "last_words": [v.last_words for v in villages],
            "due_words": [v.due_words for v in villages],
            "facts": [v.facts for v in villages],
        },
        "terms": snapshot.terms,
        "areas": [asdict(area) for area in snapshot.areas],
        "options": snapshot.options,
        "names": snapshot.names,
        "focus": snapshot.focus,
        "texts": snapshot.texts,
    }


def _policy(script: str, style: str) -> str:
    """Only these two run, and nothing is fetched but what the file itself holds."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _inert(text: str) -> str:
    """JSON in which no tag and no comment can begin; ``<`` occurs within its strings only."""
    return text.replace("<", "\\u003c")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
