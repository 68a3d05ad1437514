"""What the trail keeps of an excuse, a rule or a setting: one line of JSON, days written out."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from lib.domain.assignments import Assignment
from lib.domain.attempts import Attempt
from lib.domain.record import Settings
from lib.domain.rules import Exemption, Rule, Snooze, TierRecord
from lib.domain.targets import Target

Told = Attempt | Exemption | Rule | Settings | Snooze | Target


def event_text(told: Told, **kept: str | int) -> str:
    """The fields of what is told and of its keeping, keys in order; equal things, equal text."""
    return _line(asdict(told) | kept)


def events_text(told: Sequence[Rule | Assignment | TierRecord]) -> str:
    """Some of one kind as one list; empty for none."""
    return _line([asdict(entry) for entry in told]) if told else ""


def _line(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, default=_written)


def _written(value: object) -> str:
    if not isinstance(value, date):
        raise TypeError(type(value).__name__)
    return value.isoformat()
