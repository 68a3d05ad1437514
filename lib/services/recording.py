"""Activities recorded, planned, settled, corrected, deleted and confirmed.

Each call is one transaction with one event on the trail. Who writes needs the right in every
regency that the activity touches, before the change and after it. A change names the version it was
made from; where a newer one is there, both are handed back and nothing is lost.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from lib.db import activities
from lib.db.activities import Kept
from lib.db.engine import Connection, Database
from lib.db.review import authors_of, return_activity
from lib.domain.activities import Activity, Kind, Link, State
from lib.domain.activity_text import texts, to_text
from lib.domain.areas import regency_code_of
from lib.domain.audit import Deed, Event
from lib.domain.entry_check import EntryRefused, Fault, faults_of
from lib.domain.errors import PantauError
from lib.domain.permissions import Action, Person, require, require_in_areas
from lib.services.clock import JAKARTA
from lib.services.register import all_villages
from lib.services.writing import By, regencies_of, writing


class EditConflict(PantauError):
    """Somebody changed the activity in between; ``newer`` is what is there now."""

    def __init__(self, newer: Kept) -> None:
        super().__init__("edit_conflict", version=newer.version)
        self.newer = newer


class NotThere(PantauError):
    """There is no such activity, or none that the person may see."""


def record_activity(database: Database, by: By, new: Activity) -> None:
    """A new activity, held or planned; raises EntryRefused with every fault at its field."""
    _check(database, by, new)
    with writing(database, by, Action.RECORD, _areas(new)) as write:
        if activities.read_kept(write.connection, new.id) is not None:
            raise EntryRefused([Fault("id", "id_taken", new.id)])
        activities.insert_activities(write.connection, [new], recorded_by=by.actor)
        deed = Deed.PLAN if new.state is State.PLANNED else Deed.RECORD
        write.leave(_event(deed, None, new))


def plan_trip_days(database: Database, by: By, plans: Sequence[Activity]) -> None:
    """The plans of a trip, one per day of it, all or none; raises EntryRefused.

    One event tells of all of them.
    """
    if not plans:
        raise EntryRefused([Fault("areas", "areas_missing")])
    for plan in plans:
        if plan.state is not State.PLANNED:
            raise PantauError("not_a_plan", id=plan.id)
        _check(database, by, plan)
    areas = [code for plan in plans for code in _areas(plan)]
    with writing(database, by, Action.RECORD, areas) as write:
        for plan in plans:
            if activities.read_kept(write.connection, plan.id) is not None:
                raise EntryRefused([Fault("id", "id_taken", plan.id)])
        activities.insert_activities(write.connection, plans, recorded_by=by.actor)
        write.leave(
            Event(
                Deed.PLAN_TRIP,
                "activity",
                ";".join(sorted(plan.id for plan in plans)),
                after=texts(plans),
                regencies=_regencies(plans),
            )
        )


def drop_trip(database: Database, by: By, seen: Mapping[str, int], reason: str) -> None:
    """The plans of a trip deleted, all or none; ``seen`` are their ids with the versions seen.

    Raises NotThere, EditConflict where somebody changed one of them, and EntryRefused.
    """
    _need_reason(reason)
    with writing(database, by, Action.RECORD) as write:
        found = [_seen(write.connection, by.person, activity_id) for activity_id in seen]
        require_in_areas(by.person, Action.RECORD, _all_areas(found))
        for kept in found:
            if kept.version != seen[kept.activity.id] or kept.deleted:
                raise EditConflict(kept)
            activities.delete_activity(write.connection, kept.activity.id, reason)
        told = [kept.activity for kept in found]
        write.leave(
            Event(
                Deed.DROP_TRIP,
                "activity",
                ";".join(sorted(seen)),
                before=texts(told),
                reason=reason,
                regencies=_regencies(told),
            )
        )


def correct_activity(
    database: Database, by: By, changed: Activity, version: int, reason: str
) -> None:
    """An activity with its new content; raises EntryRefused, EditConflict or NotThere."""
    _need_reason(reason)
    _check(database, by, changed)
    _change(database, by, (changed.id, version), Deed.CORRECT, changed, reason=reason)


def settle_plan(database: Database, by: By, activity_id: str, version: int, held: Activity) -> None:
    """A plan that took place, with what the report adds; ``held`` is the activity it became."""
    _plan(database, by, activity_id)
    settled = replace(held, id=activity_id, state=State.HELD)
    _check(database, by, settled)
    _change(database, by, (activity_id, version), Deed.CONFIRM, settled)


def move_plan(database: Database, by: By, activity_id: str, version: int, day: date) -> None:
    """A plan put on another day."""
    moved = replace(_plan(database, by, activity_id), date=day, end_date=None, month_only=False)
    _check(database, by, moved)
    _change(database, by, (activity_id, version), Deed.MOVE, moved)


def cancel_plan(database: Database, by: By, activity_id: str, version: int, reason: str) -> None:
    """A plan that will not take place; it stays on record as cancelled."""
    _need_reason(reason)
    cancelled = replace(_plan(database, by, activity_id), state=State.CANCELLED)
    _change(database, by, (activity_id, version), Deed.CANCEL, cancelled, reason=reason)


def delete_activity(
    database: Database, by: By, activity_id: str, version: int, reason: str
) -> None:
    """The activity deleted, with a reason; it counts nowhere and can be brought back."""
    _need_reason(reason)
    _change(database, by, (activity_id, version), Deed.DELETE, None, reason=reason)


def bring_back(database: Database, by: By, before: Activity, version: int) -> None:
    """The activity as it was before a change or a deletion: undo."""
    _change(database, by, (before.id, version), Deed.UNDO, before)


def confirm_activities(database: Database, by: By, seen: Mapping[str, int]) -> None:
    """What others recorded, confirmed by a verifier of every regency touched; all or none of it.

    ``seen`` are ids with the versions that the verifier saw. Nobody confirms what they recorded or
    changed themselves, nor what somebody changed in between.
    """
    if not seen:
        raise EntryRefused([Fault("id", "nothing_chosen")])
    with writing(database, by, Action.VERIFY) as write:
        found = _for_review(write.connection, by, seen)
        activities.verify_activities(write.connection, list(seen), by.actor)
        write.leave(
            Event(
                Deed.VERIFY,
                "activity",
                ";".join(sorted(seen)),
                after=texts(found),
                regencies=_regencies(found),
            )
        )


def send_back(database: Database, by: By, activity_id: str, version: int, note: str) -> None:
    """A record that cannot be confirmed as it is, with a note to those who keep it.

    It stays on record, unverified, and the note stands until it is corrected or confirmed.
    """
    if not note.strip():
        raise EntryRefused([Fault("note", "note_missing")])
    with writing(database, by, Action.VERIFY) as write:
        found = _for_review(write.connection, by, {activity_id: version})
        return_activity(write.connection, activity_id, by.actor, note.strip())
        write.leave(
            Event(
                Deed.SEND_BACK,
                "activity",
                activity_id,
                after=texts(found),
                reason=note.strip(),
                regencies=_regencies(found),
            )
        )


def _for_review(connection: Connection, by: By, seen: Mapping[str, int]) -> list[Activity]:
    """The records, as they were seen, when the person may judge all of them."""
    found = [_seen(connection, by.person, activity_id) for activity_id in seen]
    require_in_areas(by.person, Action.VERIFY, _all_areas(found))
    authors = authors_of(connection, seen)
    for kept in found:
        activity_id = kept.activity.id
        if kept.deleted:
            raise NotThere("activity_unknown", id=activity_id)
        if by.actor in authors[activity_id]:
            raise PantauError("own_record", id=activity_id)
        if kept.version != seen[activity_id]:
            raise EditConflict(kept)
        if kept.verified_by:
            raise PantauError("already_verified", id=activity_id)
    return [kept.activity for kept in found]


def kept_activity(database: Database, person: Person, activity_id: str) -> Kept:
    """The activity with its version, deleted or not; raises NotThere, also for other regencies."""
    require(person, Action.READ)
    with database.read() as connection:
        return _seen(connection, person, activity_id)


def activity_to_correct(database: Database, person: Person, activity_id: str) -> Kept:
    """The activity with its version, for who may record in every area of it.

    Raises NotThere for one that is unknown, deleted or of other regencies, NotAllowed for one that
    is of another regency too.
    """
    require(person, Action.RECORD)
    kept = kept_activity(database, person, activity_id)
    if kept.deleted:
        raise NotThere("activity_unknown", id=activity_id)
    require_in_areas(person, Action.RECORD, _areas(kept.activity))
    return kept


def near_duplicates(database: Database, person: Person, new: Activity) -> tuple[Activity, ...]:
    """Activities on record of a same village and kind within 3 days, another one than ``new``.

    Villages outside the person's regencies are not looked at, whatever ``new`` names.
    """
    require(person, Action.READ)
    own = person.regencies
    codes = [
        link.area_code
        for link in new.areas
        if link.link is Link.DIRECT and (not own or regency_code_of(link.area_code) in own)
    ]
    with database.read() as connection:
        found = activities.read_near(connection, codes, new.kind, new.date)
    return tuple(activity for activity in found if activity.id != new.id)


def lapsed_plans(database: Database, person: Person, today: date) -> tuple[Kept, ...]:
    """Plans of outreach and training of days past, neither held nor cancelled, oldest first."""
    require(person, Action.READ)
    with database.read() as connection:
        found = activities.read_lapsed(connection, (Kind.OUTREACH, Kind.TRAINING), today)
    return tuple(kept for kept in found if _may_see(person, kept.activity))


def _change(
    database: Database,
    by: By,
    kept_as: tuple[str, int],
    deed: Deed,
    after: Activity | None,
    *,
    reason: str = "",
) -> None:
    """The activity replaced, or deleted for None, where nobody changed it in between."""
    activity_id, version = kept_as
    with writing(database, by, Action.RECORD, _areas(after) if after else ()) as write:
        kept = _seen(write.connection, by.person, activity_id)
        require_in_areas(by.person, Action.RECORD, _areas(kept.activity))
        if kept.version != version:
            raise EditConflict(kept)
        if after is None:
            activities.delete_activity(write.connection, activity_id, reason)
        else:
            activities.replace_activity(write.connection, after)
        write.leave(_event(deed, kept.activity, after, reason))


def _seen(connection: Connection, person: Person, activity_id: str) -> Kept:
    kept = activities.read_kept(connection, activity_id)
    if kept is None or not _may_see(person, kept.activity):
        raise NotThere("activity_unknown", id=activity_id)
    return kept


def _may_see(person: Person, activity: Activity) -> bool:
    own = person.regencies
    return not own or any(regency_code_of(code) in own for code in _areas(activity))


def _plan(database: Database, by: By, activity_id: str) -> Activity:
    require(by.person, Action.RECORD)
    kept = kept_activity(database, by.person, activity_id)
    if kept.activity.state is not State.PLANNED or kept.deleted:
        raise PantauError("not_a_plan", id=activity_id)
    return kept.activity


def _check(database: Database, by: By, activity: Activity) -> None:
    require_in_areas(by.person, Action.RECORD, _areas(activity))
    register = all_villages(database, database.version())
    known = {
        code
        for village in register
        for code in (village.code, village.district.code, village.regency.code)
    }
    faults = faults_of(activity, known, by.at.astimezone(JAKARTA).date())
    if faults:
        raise EntryRefused(faults)


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise EntryRefused([Fault("reason", "reason_missing")])


def _all_areas(found: Collection[Kept]) -> set[str]:
    return {code for kept in found for code in _areas(kept.activity)}


def _areas(activity: Activity) -> list[str]:
    return [link.area_code for link in activity.areas]


def _regencies(told: Collection[Activity]) -> str:
    return regencies_of({code for activity in told for code in _areas(activity)})


def _event(deed: Deed, before: Activity | None, after: Activity | None, reason: str = "") -> Event:
    told = [activity for activity in (before, after) if activity is not None]
    return Event(
        deed,
        "activity",
        told[0].id,
        before=to_text(before) if before else "",
        after=to_text(after) if after else "",
        reason=reason,
        regencies=_regencies(told),
    )
