"""Rows of a spreadsheet put together to activities, whatever their order.

Rows that give the same number (or key) speak of one activity, and so do rows of the same day, kind,
form, areas and organisers. What one of them leaves empty another may say; where two say different
things the activity is refused, because neither can be believed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from lib.domain.activities import Activity, AreaLink, Day, Form, Kind, Link, Organiser, State
from lib.domain.areas import regency_code_of

Whole = TypeVar("Whole", "RowValues", Activity)


class Field(StrEnum):
    """The columns that an import understands."""

    KEY = "key"
    """Names an activity for good: the id of a data package, or of ODK."""
    NUMBER = "number"
    """Names an activity within the lists of a regency and year."""
    DATE = "date"
    END_DATE = "end_date"
    KIND = "kind"
    FORM = "form"
    STATE = "state"
    CODES = "codes"
    VILLAGES = "villages"
    DISTRICT = "district"
    REGENCY = "regency"
    LINK = "link"
    ORGANISERS = "organisers"
    ORGANISER_UNITS = "organiser_units"
    PARTICIPANTS = "participants"
    PARTICIPANTS_NOTE = "participants_note"
    TOPICS = "topics"
    VENUE = "venue"
    AUDIENCE = "audience"
    LEADERS = "leaders"
    YOUTH = "youth"
    WOMEN = "women"
    PRE_MEAN = "pre_mean"
    POST_MEAN = "post_mean"
    TESTED = "tested"
    EVIDENCE_URL = "evidence_url"
    SOURCE = "source_title"
    SOURCE_URL = "source_url"
    NOTES = "notes"
    RECORDED_ON = "recorded_on"


@dataclass(frozen=True, slots=True)
class RowValues:
    """What one row says; None and empty where it says nothing.

    The fields are those of Activity under the same names, besides ``key``, ``number`` and ``link``.
    """

    key: str = ""
    number: str = ""
    date: Day | None = None
    month_only: bool = False
    end_date: Day | None = None
    kind: Kind | None = None
    form: Form | None = None
    state: State | None = None
    link: Link | None = None
    areas: tuple[AreaLink, ...] = ()
    organisers: tuple[Organiser, ...] = ()
    organiser_units: str = ""
    participants: int | None = None
    participants_note: str = ""
    topics: tuple[str, ...] = ()
    venue: str = ""
    audience: tuple[str, ...] = ()
    leaders: bool | None = None
    youth: bool | None = None
    women: bool | None = None
    pre_mean: float | None = None
    post_mean: float | None = None
    tested: int | None = None
    evidence_url: str = ""
    source_title: str = ""
    source_url: str = ""
    notes: str = ""
    recorded_on: Day | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two rows of one activity that say different things in a field."""

    field: str
    row: int
    other: int


_OF_THE_ROW = frozenset({"key", "number", "link", "areas", "month_only"})
"""Fields that rows of one activity do not have to agree on, or that follow from others."""
_OF_THE_ACTIVITY = tuple(f.name for f in fields(RowValues) if f.name not in _OF_THE_ROW)


def identity(values: RowValues) -> str:
    """The id of the activity that a row, or several put together, speak of.

    A number is unique within the lists of its regencies and year only: everybody begins at 1.
    """
    if values.key:
        return values.key
    codes = sorted(link.area_code for link in values.areas)
    if values.number:
        regencies = "+".join(sorted({regency_code_of(code) for code in codes}))
        year = values.date.year if values.date else 0
        return f"no-{regencies}-{year}-{plain_number(values.number)}"
    day = values.date.isoformat() if values.date else ""
    said = [
        day[:7] if values.month_only else day,
        values.kind or "",
        values.form or "",
        *codes,
        *sorted(values.organisers),
    ]
    return f"imp-{sha256('|'.join(said).encode()).hexdigest()[:24]}"


def plain_number(number: str) -> str:
    """A number as it is compared: ``LBK 01`` and ``lbk 01`` are one."""
    return " ".join(number.casefold().split())


def group(rows: Iterable[tuple[int, RowValues]]) -> list[list[tuple[int, RowValues]]]:
    """The rows of each activity together, by key, number, or all that tells an activity."""
    groups: dict[str, list[tuple[int, RowValues]]] = {}
    for number, values in rows:
        if values.key:
            told = f"key {values.key}"
        elif values.number:
            told = f"number {plain_number(values.number)}"
        else:
            told = identity(values)
        groups.setdefault(told, []).append((number, values))
    return list(groups.values())


def merge(rows: Sequence[tuple[int, RowValues]]) -> tuple[RowValues, list[Clash]]:
    """The rows of one activity put together, and where they contradict each other."""
    clashes: list[Clash] = []
    said: dict[str, object] = {}
    said_in: dict[str, int] = {}
    links: dict[str, tuple[Link, int]] = {}
    for number, values in sorted(rows, key=lambda row: row[0]):
        for name, new in _said(values):
            if name not in said:
                said[name], said_in[name] = new, number
            elif new != said[name]:
                clashes.append(Clash(name, number, said_in[name]))
        if values.date is not None and values.month_only != said.setdefault(
            "month_only", values.month_only
        ):
            clashes.append(Clash(Field.DATE, number, said_in["date"]))
        for link in values.areas:
            held, first = links.setdefault(link.area_code, (link.link, number))
            if held is not link.link:
                clashes.append(Clash(Field.LINK, number, first))
    areas = tuple(AreaLink(code, links[code][0]) for code in sorted(links))
    first_row = RowValues(key=rows[0][1].key, number=rows[0][1].number, areas=areas)
    return _with(first_row, said), clashes


def new_activity(values: RowValues, activity_id: str, today: Day) -> Activity:
    """The activity that a whole row tells; without a state it was held, or is yet to come."""
    if values.date is None or values.kind is None:
        raise AssertionError("only rows with a date and a kind become activities")
    usual = State.HELD if values.date <= today else State.PLANNED
    started = Activity(activity_id, values.date, values.kind, None, values.state or usual)
    return said_on_top(started, values)


def said_on_top(before: Activity, values: RowValues) -> Activity:
    """The activity with what the rows say; what they leave empty stays as it is on record."""
    said = dict(_said(values)) | {"month_only": values.month_only}
    if sorted(before.areas, key=_code) != list(values.areas):
        said["areas"] = values.areas
    return _with(before, said)


def _said(values: RowValues) -> list[tuple[str, object]]:
    """The fields of an activity that a row fills in."""
    filled = ((name, getattr(values, name)) for name in _OF_THE_ACTIVITY)
    return [(name, value) for name, value in filled if value is not None and value not in ("", ())]


def _with(whole: Whole, said: Mapping[str, object]) -> Whole:
    # The names are those of fields of both classes, each of the same type.
    return replace(whole, **said)  # type: ignore[arg-type]


def _code(link: AreaLink) -> str:
    return link.area_code
