"""How many came, as a person can say it: a number, *puluhan*, *ratusan*, or unknown, never 0.

The record keeps a number or nothing, and words beside it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Counted(StrEnum):
    NUMBER = "number"
    TENS = "puluhan"
    HUNDREDS = "ratusan"
    UNKNOWN = "unknown"


_ROUGH = (Counted.TENS, Counted.HUNDREDS)


@dataclass(frozen=True, slots=True)
class Attendance:
    """``number`` counts only where it was counted; ``note`` is what else is said of it."""

    counted: Counted = Counted.NUMBER
    number: int | None = None
    note: str = ""


def attendance_of(participants: int | None, note: str) -> Attendance:
    """The attendance that a record's number and words say."""
    if participants is not None:
        return Attendance(Counted.NUMBER, participants, note)
    for rough in _ROUGH:
        if note == rough:
            return Attendance(rough)
        if note.startswith(f"{rough}: "):
            return Attendance(rough, note=note.removeprefix(f"{rough}: "))
    return Attendance(note=note)


def kept_attendance(said: Attendance) -> tuple[int | None, str]:
    """Number and words as the record keeps them."""
    note = said.note.strip()
    if said.counted in _ROUGH:
        return None, f"{said.counted}: {note}" if note else said.counted.value
    return (said.number if said.counted is Counted.NUMBER else None), note
