"""Attempts, snoozes and exemptions with what the keeping of them added: ids and authors."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Column, ColumnElement, Connection, func, insert, select, true, update

from lib.db.tables import attempts, exemptions, snoozes
from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.rules import Exemption, ExemptionReason, Snooze, SnoozeReason

_HOLDS = snoozes.c.start.is_(None) | (snoozes.c.start < snoozes.c.until)
"""Not ended before it began: such a snooze holds on no day."""


@dataclass(frozen=True, slots=True)
class KeptAttempt:
    attempt: Attempt
    recorded_by: str


@dataclass(frozen=True, slots=True)
class KeptSnooze:
    """``recorded_by`` is empty for one that came with a data package."""

    id: int
    snooze: Snooze
    recorded_by: str


@dataclass(frozen=True, slots=True)
class KeptExemption:
    """An exemption asked for: approved, declined, or waiting when nobody has said either yet."""

    id: int
    exemption: Exemption
    note: str
    requested_by: str
    declined_by: str
    declined_reason: str = ""

    @property
    def waiting(self) -> bool:
        return not self.exemption.approver and not self.declined_by

    @property
    def withdrawn(self) -> bool:
        """Taken back by who asked for it, who may neither approve nor decline it."""
        return bool(self.declined_by) and self.declined_by == self.requested_by


def insert_attempt(connection: Connection, new: Attempt, recorded_by: str) -> None:
    connection.execute(insert(attempts).values(recorded_by=recorded_by, **asdict(new)))


def has_attempt(connection: Connection, attempt_id: str) -> bool:
    found = select(attempts.c.id).where(attempts.c.id == attempt_id)
    return connection.execute(found).first() is not None


def read_attempt(connection: Connection, attempt_id: str) -> KeptAttempt | None:
    """The attempt of this id; None where there is none, or where it was deleted."""
    return next(iter(_attempts(connection, attempts.c.id == attempt_id)), None)


def read_attempts(connection: Connection, village_codes: Collection[str]) -> list[KeptAttempt]:
    """The attempts at some villages, newest first."""
    return _attempts(connection, attempts.c.village_code.in_(village_codes))


def _attempts(connection: Connection, wanted: ColumnElement[bool]) -> list[KeptAttempt]:
    found = select(attempts).where(wanted, attempts.c.deleted_reason == "")
    rows = sorted(connection.execute(found), key=lambda r: (r.date, r.id), reverse=True)
    return [
        KeptAttempt(
            Attempt(r.id, r.village_code, r.date, AttemptReason(r.reason), r.note), r.recorded_by
        )
        for r in rows
    ]


def replace_attempt(connection: Connection, changed: Attempt) -> None:
    """The attempt of this id with its new content."""
    connection.execute(
        update(attempts).where(attempts.c.id == changed.id).values(**asdict(changed))
    )


def delete_attempt(connection: Connection, attempt_id: str, reason: str) -> None:
    """The attempt marked as deleted, by the reason: it stays in the database, untold."""
    connection.execute(
        update(attempts).where(attempts.c.id == attempt_id).values(deleted_reason=reason)
    )


def insert_snooze(connection: Connection, new: Snooze, recorded_by: str) -> int:
    """The id that the snooze is kept under."""
    values = asdict(new) | {"recorded_by": recorded_by}
    added = insert(snoozes).values(**values).returning(snoozes.c.id)
    return int(connection.execute(added).scalar_one())


def read_snooze(connection: Connection, snooze_id: int) -> KeptSnooze | None:
    return next(iter(_snoozes(connection, snoozes.c.id == snooze_id)), None)


def read_snoozes_from(
    connection: Connection, day: date, village_codes: Collection[str]
) -> list[KeptSnooze]:
    """The snoozes of some villages that a day lies in or before, by village and first day."""
    from_day = _HOLDS & (snoozes.c.until > day)
    return _snoozes(connection, from_day & snoozes.c.village_code.in_(village_codes))


def read_snoozes_ending(
    connection: Connection, regencies: Collection[str], first: date, last: date
) -> list[KeptSnooze]:
    """The snoozes whose first day back is one of some days, of every regency for none named."""
    of_days = _HOLDS & snoozes.c.until.between(first, last)
    return _snoozes(connection, of_days & _in_regencies(snoozes.c.village_code, regencies))


def _snoozes(connection: Connection, wanted: ColumnElement[bool]) -> list[KeptSnooze]:
    rows = connection.execute(select(snoozes).where(wanted))
    return [
        KeptSnooze(
            r.id,
            Snooze(r.village_code, r.start, r.until, SnoozeReason(r.reason), r.note),
            r.recorded_by,
        )
        for r in sorted(rows, key=lambda r: (r.village_code, r.start or date.min, r.id))
    ]


def end_snooze(connection: Connection, snooze_id: int, until: date) -> None:
    """The snooze with another first day back."""
    connection.execute(update(snoozes).where(snoozes.c.id == snooze_id).values(until=until))


def insert_request(connection: Connection, wanted: Exemption, note: str, requested_by: str) -> int:
    """The id that the request for an exemption is kept under."""
    values = asdict(wanted) | {"note": note, "requested_by": requested_by}
    added = insert(exemptions).values(**values).returning(exemptions.c.id)
    return int(connection.execute(added).scalar_one())


def read_exemption(connection: Connection, exemption_id: int) -> KeptExemption | None:
    return next(iter(_exemptions(connection, exemptions.c.id == exemption_id)), None)


def read_exemptions_of(
    connection: Connection, village_codes: Collection[str]
) -> list[KeptExemption]:
    """The exemptions of some villages, approved, waiting or declined, by village and first day."""
    return _exemptions(connection, exemptions.c.village_code.in_(village_codes))


def read_requests(connection: Connection, regencies: Collection[str]) -> list[KeptExemption]:
    """The requests that nobody decided yet, the oldest first; of every regency for none named."""
    waiting = (exemptions.c.approver == "") & (exemptions.c.declined_by == "")
    own = _in_regencies(exemptions.c.village_code, regencies)
    return sorted(_exemptions(connection, waiting & own), key=lambda kept: kept.id)


def read_exemptions_ending(
    connection: Connection, regencies: Collection[str], first: date, last: date
) -> list[KeptExemption]:
    """The approved exemptions whose last day is one of some days."""
    of_days = (exemptions.c.approver != "") & exemptions.c.until.between(first, last)
    return _exemptions(connection, of_days & _in_regencies(exemptions.c.village_code, regencies))


def _in_regencies(code: Column[str], regencies: Collection[str]) -> ColumnElement[bool]:
    return func.substr(code, 1, 5).in_(regencies) if regencies else true()


def _exemptions(connection: Connection, wanted: ColumnElement[bool]) -> list[KeptExemption]:
    rows = connection.execute(select(exemptions).where(wanted))
    return [
        KeptExemption(
            r.id,
            Exemption(r.village_code, r.start, r.until, ExemptionReason(r.reason), r.approver),
            r.note,
            r.requested_by,
            r.declined_by,
            r.declined_reason,
        )
        for r in sorted(rows, key=lambda r: (r.village_code, r.start or date.min, r.id))
    ]


def approve_exemption(connection: Connection, exemption_id: int, approver: str) -> None:
    connection.execute(
        update(exemptions).where(exemptions.c.id == exemption_id).values(approver=approver)
    )


def decline_exemption(
    connection: Connection, exemption_id: int, declined_by: str, reason: str = ""
) -> None:
    """The request over: declined, or withdrawn where ``declined_by`` is who asked for it."""
    connection.execute(
        update(exemptions)
        .where(exemptions.c.id == exemption_id)
        .values(declined_by=declined_by, declined_reason=reason)
    )
