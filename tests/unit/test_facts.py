"""What the record says of a village on a day: which activities count, and for how long."""

from datetime import date, timedelta

import pytest

from lib.domain.activities import (
    Activity,
    Counting,
    Kind,
    Link,
    Organiser,
    State,
    VillageActivity,
    VillageFacts,
    is_joint,
    village_facts,
)

AS_OF = date(2026, 7, 1)


def held(
    days_ago: int, kind: Kind = Kind.OUTREACH, link: Link = Link.DIRECT, *, deleted: bool = False
) -> VillageActivity:
    return VillageActivity(AS_OF - timedelta(days=days_ago), kind, link, State.HELD, deleted)


def planned(days_ahead: int) -> VillageActivity:
    on = AS_OF + timedelta(days=days_ahead)
    return VillageActivity(on, Kind.OUTREACH, Link.DIRECT, State.PLANNED)


def test_nothing_recorded_is_zero_and_unknown() -> None:
    assert village_facts([], AS_OF) == VillageFacts()


@pytest.mark.parametrize(("days_ago", "counted"), [(0, 1), (364, 1), (365, 0), (366, 0)])
def test_twelve_months_are_the_last_365_days(days_ago: int, counted: int) -> None:
    facts = village_facts([held(days_ago)], AS_OF)
    assert (facts.outreach_12m, facts.outreach_total) == (counted, 1)


@pytest.mark.parametrize(("days_ago", "counted"), [(364, 1), (365, 0)])
def test_delegates_and_trainings_have_the_same_twelve_months(days_ago: int, counted: int) -> None:
    delegates = held(days_ago, Kind.OUTREACH, Link.DELEGATE)
    facts = village_facts([delegates, held(days_ago, Kind.TRAINING)], AS_OF)
    assert (facts.delegate_12m, facts.training_12m) == (counted, counted)
    assert (facts.training_total, facts.outreach_total, facts.last) == (1, 0, None)


def test_delegates_sent_to_a_training_count_nowhere() -> None:
    delegates = held(1, Kind.TRAINING, Link.DELEGATE)
    assert village_facts([delegates], AS_OF) == VillageFacts()


def test_what_is_of_another_kind_counts_nowhere() -> None:
    assert village_facts([held(1, Kind.OTHER)], AS_OF) == VillageFacts()


def test_what_was_deleted_counts_nowhere() -> None:
    assert village_facts([held(1, deleted=True)], AS_OF) == VillageFacts()


def test_what_lies_after_the_day_counts_nowhere() -> None:
    assert village_facts([held(-1)], AS_OF) == VillageFacts()


@pytest.mark.parametrize(
    ("counting", "days_ago"),
    [
        (Counting(), 30),
        (Counting(training=True), 20),
        (Counting(delegates=True), 10),
        (Counting(training=True, delegates=True), 5),
    ],
    ids=["as shipped", "training", "delegates", "both"],
)
def test_settings_may_let_training_and_delegates_count(counting: Counting, days_ago: int) -> None:
    activities = [
        held(30),
        held(20, Kind.TRAINING),
        held(10, Kind.OUTREACH, Link.DELEGATE),
        held(5, Kind.TRAINING, Link.DELEGATE),
        held(1, Kind.OTHER),
    ]
    facts = village_facts(activities, AS_OF, counting)
    assert facts.last == AS_OF - timedelta(days=days_ago)
    assert (facts.outreach_12m, facts.delegate_12m, facts.training_12m) == (1, 1, 1)


def test_the_next_plan_is_the_earliest_and_the_lapsed_plan_the_latest() -> None:
    facts = village_facts([planned(n) for n in (40, 0, 3, -1, -9)], AS_OF)
    assert (facts.next_plan, facts.lapsed_plan) == (AS_OF, AS_OF - timedelta(days=1))


def test_two_activities_on_one_day_count_twice() -> None:
    assert village_facts([held(1), held(1)], AS_OF).outreach_12m == 2


def test_joint_needs_imigrasi_and_bp3mi_both() -> None:
    joint = [Organiser.POLICE, Organiser.BP3MI, Organiser.IMIGRASI]
    assert is_joint(joint)
    assert not is_joint(joint[:2])
    activity = Activity("a", AS_OF, Kind.OUTREACH, None, State.HELD, organisers=tuple(joint))
    assert activity.joint
