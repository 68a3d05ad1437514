"""What makes a risk tier fit to be given: every fault at its field, and nothing about a person.

A tier rests on a figure of a whole village that an agency issued, so its source, period and agency
are asked for. What looks like the number of an identity card or a telephone is refused.
"""

import re
from collections.abc import Collection
from datetime import date

from lib.domain.entry_check import EARLIEST, Fault
from lib.domain.rules import TierRecord

LONGEST = {"source": 120, "period": 40, "agency": 80}
"""Characters of each text; short, because it names a figure and tells nothing else."""
_DIGITS = re.compile(r"\+?\d(?:[ .\-/]?\d)+", re.ASCII)
_IDENTITY = 16


def faults_of_tier(record: TierRecord, known: Collection[str], today: date) -> list[Fault]:
    """Every fault of a tier given on ``today``; empty when it is fit."""
    faults: list[Fault] = []
    if record.village_code not in known:
        faults.append(Fault("village_code", "village_unknown", record.village_code))
    day = record.valid_from
    if day is None:
        faults.append(Fault("valid_from", "day_missing"))
    elif not EARLIEST <= day <= today:
        key = "day_early" if day < EARLIEST else "day_ahead"
        faults.append(Fault("valid_from", key, day.isoformat()))
    for field, longest in LONGEST.items():
        text = getattr(record, field)
        if not text.strip():
            faults.append(Fault(field, "text_missing"))
        elif len(text) > longest:
            faults.append(Fault(field, "text_long", str(longest)))
        elif looks_personal(text):
            faults.append(Fault(field, "personal"))
    return faults


def looks_personal(text: str) -> bool:
    """Whether a text holds what looks like an identity number or a telephone number."""
    for found in _DIGITS.findall(text):
        digits = re.sub(r"\D", "", found)
        mobile = digits.startswith("08") or found.startswith("+62")
        if len(digits) >= _IDENTITY or (mobile and 10 <= len(digits) <= _IDENTITY):
            return True
    return False
