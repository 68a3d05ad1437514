"""Every key that the services of the record refuse with is said in a sentence of its own."""

import ast
from pathlib import Path

import pytest

from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.errors import PantauError
from lib.ui.record.faults import fault_words, faults_told

ROOT = Path(__file__).parents[3]
REFUSING = [
    ROOT / "lib" / path
    for path in (
        "domain/entry_check.py",
        "domain/excuse_check.py",
        "domain/permissions.py",
        "services/attempts.py",
        "services/exemptions.py",
        "services/recording.py",
        "services/review.py",
        "services/snoozes.py",
        "ui/record/deeds.py",
        "ui/record/plan_answers.py",
        "ui/review/deeds.py",
        "ui/village/attempt_form.py",
        "ui/village/excuse_forms.py",
    )
]
PLACE = {"Fault": 1, "note": 2, "PantauError": 0, "NotThere": 0, "NotAllowed": 0, "__init__": 0}
"""Where each call that refuses something has its key."""
WHOLE = {"entry_refused"}
"""Keys of errors that carry faults of their own."""


def keys() -> list[str]:
    found = set()
    for path in REFUSING:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) > PLACE.get(_name(node), 9):
                found |= _words(node.args[PLACE[_name(node)]])
    return sorted(found - WHOLE)


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _words(argument: ast.expr) -> set[str]:
    return {
        node.value
        for node in ast.walk(argument)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_the_keys_are_found() -> None:
    expected = {"held_in_future", "attempt_in_future", "own_record", "edit_conflict", "not_allowed"}
    assert expected <= set(keys())


@pytest.mark.parametrize("key", keys())
def test_a_refusal_is_worded(key: str) -> None:
    assert fault_words(Fault("id", key, "2026-07-01")) != fault_words(Fault("id", "no such key"))


def test_a_refusal_of_the_whole_is_told_with_its_value() -> None:
    (fault,) = faults_told(PantauError("snooze_over", until="2026-07-01"))
    assert (fault.key, fault.value) == ("snooze_over", "2026-07-01")
    faults = (Fault("date", "day_missing"), Fault("why", "reason_missing"))
    assert faults_told(EntryRefused(faults)) == faults
