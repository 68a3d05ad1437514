"""Which events of the trail are asked for."""

from dataclasses import dataclass
from datetime import date

from lib.domain.audit import Deed


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """What the events must have in common; what is empty narrows nothing.

    ``first`` and ``last`` are days of Asia/Jakarta, both included. ``text`` is looked for in the
    reason, in what the event is about (ids, file names, names of villages) and in who left it.
    """

    deeds: frozenset[Deed] = frozenset()
    actor: str = ""
    regency: str = ""
    village: str = ""
    first: date | None = None
    last: date | None = None
    text: str = ""
