"""Activities stored and read back, with the numbering that makes counting one look-up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from lib.db.rules import read_settings
from lib.db.tables import activities, activity_areas, activity_organisers, activity_terms
from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.areas import level_of
from lib.domain.entry_check import NEAR_DAYS

_CHUNK = 20_000
_ASKED = 500
"""Ids in one question."""
_SAME = (
    "id",
    "date",
    "month_only",
    "end_date",
    "organiser_units",
    "participants",
    "participants_note",
    "leaders",
    "youth",
    "women",
    "venue",
    "venue_area_code",
    "pre_mean",
    "post_mean",
    "tested",
    "evidence_url",
    "source_title",
    "source_url",
    "source_url_2",
    "recorded_on",
    "notes",
)
"""Columns that are fields of Activity under the same name and need no translation."""
_NOT_RETURNED = {"returned_by": "", "returned_note": ""}


@dataclass(frozen=True, slots=True)
class Kept:
    """An activity with what the keeping of it added: the version rises by one with each change."""

    activity: Activity
    version: int
    deleted: bool
    recorded_by: str
    verified_by: str
    returned_by: str = ""
    returned_note: str = ""
    """Who sent it back to be corrected, and why; empty again once it is corrected or verified."""


def insert_activities(
    connection: Connection,
    new: Sequence[Activity],
    *,
    recorded_by: str = "",
    verified_by: str = "",
) -> None:
    """New activities with organisers, terms and areas; the areas touched are numbered again."""
    keeping = {"recorded_by": recorded_by, "verified_by": verified_by}
    marks = _marks(connection, verified_by)
    for start in range(0, len(new), _CHUNK):
        chunk = new[start : start + _CHUNK]
        _insert(connection, activities, (_activity_row(a) | keeping for a in chunk))
        _insert_parts(connection, chunk, marks)
    number_again(connection, {link.area_code for a in new for link in a.areas})


def _marks(connection: Connection, verified_by: str) -> dict[str, object]:
    """What links say of an undeleted activity: without a verifier it may count nowhere."""
    left_out = not verified_by and not read_settings(connection).unverified_count
    return {"deleted": left_out, "unverified": not verified_by}


def _insert_parts(
    connection: Connection, chunk: Sequence[Activity], marks: dict[str, object]
) -> None:
    _insert(connection, activity_organisers, (r for a in chunk for r in _organiser_rows(a)))
    _insert(connection, activity_terms, (r for a in chunk for r in _term_rows(a)))
    _insert(connection, activity_areas, (r for a in chunk for r in _area_rows(a, marks)))


def read_kept(connection: Connection, activity_id: str) -> Kept | None:
    """The activity as it is kept, deleted or not; None when there never was one of this id."""
    return read_kept_of(connection, [activity_id]).get(activity_id)


def read_kept_of(connection: Connection, ids: Sequence[str]) -> dict[str, Kept]:
    """The activities of the ids as they are kept, deleted or not, by id."""
    kept: dict[str, Kept] = {}
    for start in range(0, len(ids), _ASKED):
        asked = ids[start : start + _ASKED]
        rows = connection.execute(select(activities).where(activities.c.id.in_(asked))).all()
        found = _with_parts(connection, rows, asked)
        kept |= {row.id: _kept(row, found[row.id]) for row in rows}
    return kept


def _kept(row: Row, activity: Activity) -> Kept:  # type: ignore[type-arg]
    return Kept(
        activity,
        row.version,
        row.deleted,
        row.recorded_by,
        row.verified_by,
        row.returned_by,
        row.returned_note,
    )


def read_near(
    connection: Connection, area_codes: Collection[str], kind: Kind, day: date
) -> list[Activity]:
    """Undeleted, uncancelled activities of the kind for one of the areas, at most 3 days away."""
    link = activity_areas.c
    near = select(link.activity_id).where(
        link.area_code.in_(area_codes),
        link.kind == kind,
        link.state != State.CANCELLED,
        link.date.between(day - timedelta(days=NEAR_DAYS), day + timedelta(days=NEAR_DAYS)),
    )
    return list(read_activities(connection, near).values())


def read_lapsed(connection: Connection, kinds: Collection[Kind], today: date) -> list[Kept]:
    """Undeleted plans of days before today, oldest first."""
    rows = connection.execute(
        select(activities).where(
            activities.c.state == State.PLANNED,
            activities.c.kind.in_(kinds),
            activities.c.deleted.is_(False),
            activities.c.date < today,
        )
    ).all()
    ordered = sorted(rows, key=lambda row: (row.date, row.id))
    found = _with_parts(connection, ordered, [row.id for row in ordered])
    return [_kept(row, found[row.id]) for row in ordered]


def replace_activity(connection: Connection, changed: Activity, verified_by: str = "") -> None:
    """The activity of this id with its new content, undeleted; its version rises by one."""
    replace_activities(connection, [changed], verified_by)


def replace_activities(
    connection: Connection, changed: Sequence[Activity], verified_by: str = ""
) -> None:
    """Activities of ids on record, each with its new content, undeleted, one version higher."""
    touched = {link.area_code for activity in changed for link in activity.areas}
    marks = _marks(connection, verified_by)
    keeping = {"verified_by": verified_by, "deleted_reason": "", **_NOT_RETURNED}
    renewed = (
        update(activities)
        .where(activities.c.id == bindparam("kept_id"))
        .values(version=activities.c.version + 1)
    )
    for start in range(0, len(changed), _ASKED):
        chunk = changed[start : start + _ASKED]
        ids = [activity.id for activity in chunk]
        touched |= _linked_areas(connection, ids)
        rows = [_activity_row(a) | keeping | {"kept_id": a.id} for a in chunk]
        connection.execute(renewed, rows)
        for table in (activity_organisers, activity_terms, activity_areas):
            connection.execute(delete(table).where(table.c.activity_id.in_(ids)))
        _insert_parts(connection, chunk, marks)
    number_again(connection, touched)


def verify_activities(connection: Connection, ids: Collection[str], verified_by: str) -> None:
    """The activities marked as confirmed by somebody."""
    connection.execute(
        update(activities)
        .where(activities.c.id.in_(ids))
        .values(verified_by=verified_by, version=activities.c.version + 1, **_NOT_RETURNED)
    )
    linked = activity_areas.c.activity_id.in_(ids)
    connection.execute(update(activity_areas).where(linked).values(unverified=False))
    _mark_again(connection, ids)


def count_unverified_again(connection: Connection) -> None:
    """What nobody verified counted or left out, as the setting now says."""
    _mark_again(connection, select(activities.c.id).where(activities.c.verified_by == ""))


def _mark_again(connection: Connection, ids: Collection[str] | Select[tuple[str]]) -> None:
    """The links of the activities counted or left out anew; the areas touched numbered again."""
    out: ColumnElement[bool] = activities.c.deleted.is_(True)
    if not read_settings(connection).unverified_count:
        out |= activities.c.verified_by == ""
    link = activity_areas.c
    touched: set[str] = set()
    for left_out in (True, False):
        of_these = select(activities.c.id).where(
            activities.c.id.in_(ids), out if left_out else ~out
        )
        wrong = link.activity_id.in_(of_these) & link.deleted.is_(not left_out)
        touched.update(connection.execute(select(link.area_code).where(wrong)).scalars())
        connection.execute(update(activity_areas).where(wrong).values(deleted=left_out))
    number_again(connection, touched)


def _linked_areas(connection: Connection, ids: Collection[str]) -> set[str]:
    link = activity_areas.c
    linked = select(link.area_code).where(link.activity_id.in_(ids))
    return set(connection.execute(linked).scalars())


def _insert(connection: Connection, table, rows: Iterable[dict[str, object]]) -> None:  # type: ignore[no-untyped-def]
    listed = list(rows)
    if listed:
        connection.execute(insert(table), listed)


def _activity_row(activity: Activity) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(activity, name) for name in _SAME}
    return row | {
        "kind": activity.kind,
        "form": activity.form,
        "state": activity.state,
        "deleted": False,
    }


def _organiser_rows(activity: Activity) -> Iterable[dict[str, object]]:
    for position, organiser in enumerate(activity.organisers):
        yield {"activity_id": activity.id, "organiser": organiser, "position": position}


def _term_rows(activity: Activity) -> Iterable[dict[str, object]]:
    for field, terms in (("topic", activity.topics), ("audience", activity.audience)):
        for position, term in enumerate(terms):
            yield {
                "activity_id": activity.id,
                "field": field,
                "term": term,
                "position": position,
            }


def _area_rows(activity: Activity, marks: dict[str, object]) -> Iterable[dict[str, object]]:
    for position, area in enumerate(activity.areas):
        yield {
            "activity_id": activity.id,
            "area_code": area.area_code,
            "level": level_of(area.area_code),
            "link": area.link,
            "position": position,
            "kind": activity.kind,
            "state": activity.state,
            "date": activity.date,
            **marks,
        }


def number_again(connection: Connection, area_codes: Collection[str]) -> None:
    """Every held link of the areas that counts, numbered by date within its kind and link."""
    codes = sorted(area_codes)
    for start in range(0, len(codes), 500):
        _number(connection, codes[start : start + 500])


def _number(connection: Connection, codes: list[str]) -> None:
    link = activity_areas.c
    touched = link.area_code.in_(codes)
    counted = and_(link.state == State.HELD, link.deleted.is_(False))
    place = func.row_number().over(
        partition_by=(link.area_code, link.kind, link.link),
        order_by=(link.date, link.activity_id),
    )
    numbered = (
        select(link.activity_id, link.area_code, place.label("nth"))
        .where(touched, counted)
        .subquery()
    )
    connection.execute(update(activity_areas).where(touched, ~counted).values(nth=None))
    connection.execute(
        update(activity_areas)
        .where(link.activity_id == numbered.c.activity_id, link.area_code == numbered.c.area_code)
        .values(nth=numbered.c.nth)
    )


def delete_activity(connection: Connection, activity_id: str, reason: str = "") -> None:
    """The activity marked as deleted: it stays on record and counts nowhere."""
    delete_activities(connection, [activity_id], reason)


def delete_activities(connection: Connection, ids: Sequence[str], reason: str = "") -> None:
    """The activities marked as deleted."""
    touched: set[str] = set()
    for start in range(0, len(ids), _ASKED):
        chunk = ids[start : start + _ASKED]
        connection.execute(
            update(activities)
            .where(activities.c.id.in_(chunk))
            .values(deleted=True, deleted_reason=reason, version=activities.c.version + 1)
        )
        linked = activity_areas.c.activity_id.in_(chunk)
        connection.execute(
            update(activity_areas).where(linked).values(deleted=True, unverified=False)
        )
        touched |= _linked_areas(connection, chunk)
    number_again(connection, touched)


def read_activities(
    connection: Connection, ids: Collection[str] | Select[tuple[str]]
) -> dict[str, Activity]:
    """The undeleted activities of the ids given, newest first, by id."""
    wanted = activities.c.id.in_(ids) & activities.c.deleted.is_(False)
    found = connection.execute(select(activities).where(wanted)).all()
    # Sorted here because the two databases put the letters of an id in different orders.
    return _with_parts(
        connection, sorted(found, key=lambda row: (row.date, row.id), reverse=True), ids
    )


def _with_parts(
    connection: Connection,
    rows: Sequence[Row],  # type: ignore[type-arg]
    ids: Collection[str] | Select[tuple[str]],
) -> dict[str, Activity]:
    organisers = _grouped(
        connection.execute(
            select(activity_organisers)
            .where(activity_organisers.c.activity_id.in_(ids))
            .order_by(activity_organisers.c.position)
        ).all()
    )
    terms = _grouped(
        connection.execute(
            select(activity_terms)
            .where(activity_terms.c.activity_id.in_(ids))
            .order_by(activity_terms.c.position)
        ).all()
    )
    areas = _grouped(
        connection.execute(
            select(activity_areas)
            .where(activity_areas.c.activity_id.in_(ids))
            .order_by(activity_areas.c.position)
        ).all()
    )
    return {
        row.id: _activity(row, organisers[row.id], terms[row.id], areas[row.id]) for row in rows
    }


def deleted_among(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Those of the ids whose activity is on record as deleted."""
    deleted = select(activities.c.id).where(
        activities.c.id.in_(ids), activities.c.deleted.is_(True)
    )
    return frozenset(connection.execute(deleted).scalars())


def _grouped(rows: Sequence[Row]) -> Mapping[str, list[Row]]:  # type: ignore[type-arg]
    grouped: dict[str, list[Row]] = defaultdict(list)  # type: ignore[type-arg]
    for row in rows:
        grouped[row.activity_id].append(row)
    return grouped


def _activity(row, organisers, terms, areas) -> Activity:  # type: ignore[no-untyped-def]
    return Activity(
        **{name: getattr(row, name) for name in _SAME},
        kind=Kind(row.kind),
        form=Form(row.form) if row.form else None,
        state=State(row.state),
        organisers=tuple(Organiser(o.organiser) for o in organisers),
        topics=tuple(t.term for t in terms if t.field == "topic"),
        audience=tuple(t.term for t in terms if t.field == "audience"),
        areas=tuple(AreaLink(a.area_code, Link(a.link)) for a in areas),
    )
