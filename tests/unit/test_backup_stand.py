"""A backup may take the place of a database whose whole trail it carries on, and of no other."""

import pytest

from lib.domain.audit import START, Head
from lib.domain.backup import CheckedCopy, Stand


def stand(number: int, version: int, seal: str = "s") -> Stand:
    return Stand("0005", Head(number, seal if number else START), version)


@pytest.mark.parametrize(
    ("live", "seal", "lacks"),
    [
        (stand(5, 9), "s", False),
        (stand(3, 7), "s", False),
        (stand(3, 7), "another", True),
        (stand(3, 7), "", True),
        (stand(6, 9), "", True),
        (stand(5, 10), "s", True),
        (stand(0, 0), "", False),
        (stand(0, 1), "", False),
        (stand(0, 2), "", True),
    ],
    ids=[
        "the same",
        "its beginning",
        "another history",
        "no such event",
        "more events",
        "more writes",
        "empty",
        "the register only",
        "a record without a trail",
    ],
)
def test_what_a_backup_of_five_events_lacks(live: Stand, seal: str, lacks: bool) -> None:
    assert CheckedCopy(stand(5, 9), seal).lacks_something_of(live) is lacks


def test_a_record_without_a_trail_is_told_from_a_later_one_by_its_version() -> None:
    copied = CheckedCopy(stand(0, 2), "")
    assert not copied.lacks_something_of(stand(0, 2))
    assert copied.lacks_something_of(stand(0, 3))
