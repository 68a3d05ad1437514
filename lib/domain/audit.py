"""The trail: one event per write, each sealed with the one before it.

The seal of an event is the hash of everything it says and of the seal before, so an edit, a
deletion or a swap of any row breaks the chain; the head, kept apart, tells of a missing tail.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

START = "0" * 64
"""The seal before the first event."""


class Deed(StrEnum):
    """What was done, one word per kind of write."""

    LOAD = "load"
    RECORD = "record"
    PLAN = "plan"
    PLAN_TRIP = "plan_trip"
    DROP_TRIP = "drop_trip"
    CONFIRM = "confirm"
    MOVE = "move"
    CANCEL = "cancel"
    CORRECT = "correct"
    DELETE = "delete"
    UNDO = "undo"
    VERIFY = "verify"
    SEND_BACK = "send_back"
    ATTEMPT = "attempt"
    CORRECT_ATTEMPT = "correct_attempt"
    DELETE_ATTEMPT = "delete_attempt"
    SNOOZE = "snooze"
    END_SNOOZE = "end_snooze"
    ASSIGN = "assign"
    END_ASSIGNMENT = "end_assignment"
    ASK_EXEMPTION = "ask_exemption"
    APPROVE_EXEMPTION = "approve_exemption"
    DECLINE_EXEMPTION = "decline_exemption"
    WITHDRAW_EXEMPTION = "withdraw_exemption"
    IMPORT = "import"
    UNDO_IMPORT = "undo_import"
    SET_RULES = "set_rules"
    SET_TARGET = "set_target"
    SET_TIERS = "set_tiers"
    CREATE_PERSON = "create_person"
    CHANGE_PERSON = "change_person"
    RESTORE = "restore"


class Origin(StrEnum):
    """Where a write came from."""

    SCREEN = "screen"
    FILE = "file"
    COMMAND_LINE = "command_line"


@dataclass(frozen=True, slots=True)
class Event:
    """What a write says of itself. ``before`` and ``after`` are JSON, empty for nothing.

    ``deed`` is a Deed; one read back may be any text, because somebody may have edited it.
    ``regencies`` are those of the areas touched, joined by ``;``, empty for none in particular.
    """

    deed: str
    subject: str
    subject_id: str
    before: str = ""
    after: str = ""
    reason: str = ""
    regencies: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with who left it, from where and when (as lib.domain.moment writes it)."""

    at: str
    actor: str
    origin: str
    event: Event


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """An entry on the trail."""

    number: int
    entry: Entry
    previous: str
    seal: str


@dataclass(frozen=True, slots=True)
class Head:
    """The number and seal of the newest event; 0 and START before the first."""

    number: int
    seal: str


def seal(previous: str, number: int, entry: Entry) -> str:
    """The hash of an entry on top of the one before, 64 hexadecimal digits."""
    event = entry.event
    said = [
        previous,
        number,
        entry.at,
        entry.actor,
        entry.origin,
        event.deed,
        event.subject,
        event.subject_id,
        event.before,
        event.after,
        event.reason,
        event.regencies,
    ]
    return sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


def first_broken(entries: Iterable[SealedEntry], head: Head) -> int | None:
    """The number of the first entry that is not as it was written; None for a whole trail.

    ``entries`` in order of number. A missing tail is told as the number after the last one there.
    """
    expected, previous = 1, START
    for found in entries:
        whole = seal(previous, expected, found.entry)
        if (found.number, found.previous, found.seal) != (expected, previous, whole):
            return expected
        expected, previous = expected + 1, found.seal
    return None if Head(expected - 1, previous) == head else expected
