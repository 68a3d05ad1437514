"""Who may do what, where; unknown means no."""

import pytest

from lib.domain.errors import NotAllowed
from lib.domain.permissions import LOCAL_VIEWER, Action, Person, Role, can, require

COORDINATOR = Person(Role.VIEWER, frozenset({"36.03"}))


def test_a_viewer_of_the_province_reads_every_regency() -> None:
    assert can(LOCAL_VIEWER, Action.READ)
    assert can(LOCAL_VIEWER, Action.READ, "36.71")


def test_a_person_of_one_regency_reads_no_other() -> None:
    assert can(COORDINATOR, Action.READ, "36.03")
    assert not can(COORDINATOR, Action.READ, "36.71")


def test_a_namesake_of_the_regency_is_not_the_regency() -> None:
    assert not can(COORDINATOR, Action.READ, "36.0")
    assert not can(COORDINATOR, Action.READ, "36.03.07")


def test_an_unknown_action_is_not_allowed() -> None:
    assert not can(LOCAL_VIEWER, "erase")  # type: ignore[arg-type]


def test_an_unknown_role_may_nothing() -> None:
    assert not can(Person("guest"), Action.READ)  # type: ignore[arg-type]


def test_who_may_not_is_told_what_and_where() -> None:
    with pytest.raises(NotAllowed) as refused:
        require(COORDINATOR, Action.READ, "36.71")
    assert refused.value.key == "not_allowed"
    assert refused.value.values == {"action": "read", "regency": "36.71"}


def test_who_may_is_not_stopped() -> None:
    require(COORDINATOR, Action.READ, "36.03")
