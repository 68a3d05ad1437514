"""Who may do what, where; unknown means no. The whole table, cell by cell."""

import pytest

from lib.domain.errors import NotAllowed
from lib.domain.permissions import (
    LOCAL_VIEWER,
    Action,
    Person,
    Role,
    can,
    can_in_areas,
    needs_regencies,
    require,
    require_in_areas,
)

OWN, OTHER = "36.02", "36.04"
MAY = {
    Role.VIEWER: {Action.READ},
    Role.COORDINATOR: {Action.READ, Action.RECORD},
    Role.VERIFIER: {Action.READ, Action.VERIFY, Action.APPROVE},
    Role.ADMINISTRATOR: set(Action),
}
PROVINCE = {Action.SET_RULES, Action.MANAGE_PEOPLE, Action.READ_TRAIL, Action.BACK_UP}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_within_the_own_regency_a_role_may_what_the_table_says(role: Role, action: Action) -> None:
    allowed = action in MAY[role] - PROVINCE
    assert can(Person(role, frozenset({OWN})), action, OWN) is allowed


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_in_another_regency_nobody_bound_to_one_may_anything(role: Role, action: Action) -> None:
    assert not can(Person(role, frozenset({OWN})), action, OTHER)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_bound_to_no_regency_only_viewers_and_administrators_may(
    role: Role, action: Action
) -> None:
    allowed = action in MAY[role] and not needs_regencies(role)
    assert can(Person(role), action, OWN) is allowed
    assert can(Person(role), action) is allowed


def test_a_namesake_of_the_regency_is_not_the_regency() -> None:
    coordinator = Person(Role.COORDINATOR, frozenset({"36.03"}))
    assert not can(coordinator, Action.READ, "36.0")
    assert not can(coordinator, Action.READ, "36.03.07")


def test_an_unknown_action_is_not_allowed() -> None:
    assert not can(Person(Role.ADMINISTRATOR), "erase")  # type: ignore[arg-type]


def test_an_unknown_role_may_nothing() -> None:
    assert not can(Person("guest"), Action.READ)  # type: ignore[arg-type]


def test_who_may_not_is_told_what_and_where() -> None:
    with pytest.raises(NotAllowed) as refused:
        require(Person(Role.COORDINATOR, frozenset({OWN})), Action.READ, OTHER)
    assert refused.value.key == "not_allowed"
    assert refused.value.values == {"action": "read", "regency": OTHER}


def test_one_area_elsewhere_is_enough_to_refuse_all() -> None:
    coordinator = Person(Role.COORDINATOR, frozenset({OWN}))
    require_in_areas(coordinator, Action.RECORD, ["36.02.13.2001", "36.02.13", "36.02"])
    for code in ("36.04.13.2007", "36", "", "36.02.13.20010"):
        with pytest.raises(NotAllowed):
            require_in_areas(coordinator, Action.RECORD, ["36.02.13.2001", code])


def test_who_may_is_not_stopped() -> None:
    require(LOCAL_VIEWER, Action.READ, OTHER)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("regencies", [frozenset(), frozenset({OWN})])
@pytest.mark.parametrize(
    "codes", [[], ["36.02.13.2001"], ["36.02.13.2001", "36.04"], ["36"], [""], ["36.02.13.20010"]]
)
def test_asking_and_requiring_agree_on_areas(
    role: Role, regencies: frozenset[str], codes: list[str]
) -> None:
    person = Person(role, regencies)
    allowed = True
    try:
        require_in_areas(person, Action.RECORD, codes)
    except NotAllowed:
        allowed = False
    assert can_in_areas(person, Action.RECORD, codes) is allowed
