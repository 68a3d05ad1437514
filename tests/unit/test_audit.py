"""The trail tells of every edit, deletion and swap."""

from dataclasses import replace

import pytest

from lib.domain.audit import START, Deed, Entry, Event, Head, SealedEntry, first_broken, seal

AT = "2026-11-25T03:00:00.000000Z"


def said(event: Event, actor: str = "a@b.id") -> Entry:
    return Entry(AT, actor, "screen", event)


def trail(length: int) -> tuple[list[SealedEntry], Head]:
    events: list[SealedEntry] = []
    previous = START
    for number in range(1, length + 1):
        entry = said(Event(Deed.RECORD, "activity", f"a{number}", after='{"n": 1}'))
        sealed = seal(previous, number, entry)
        events.append(SealedEntry(number, entry, previous, sealed))
        previous = sealed
    return events, Head(length, previous)


def test_a_trail_that_nobody_touched_is_whole() -> None:
    events, head = trail(5)
    assert first_broken(events, head) is None
    assert first_broken([], Head(0, START)) is None


@pytest.mark.parametrize("place", range(5))
def test_an_edited_event_is_found(place: int) -> None:
    events, head = trail(5)
    events[place] = replace(
        events[place], entry=said(events[place].entry.event, "somebody@else.id")
    )
    assert first_broken(events, head) == place + 1


@pytest.mark.parametrize("place", range(5))
def test_a_deleted_event_is_found_the_last_one_too(place: int) -> None:
    events, head = trail(5)
    del events[place]
    assert first_broken(events, head) == place + 1


@pytest.mark.parametrize("place", range(4))
def test_two_events_that_changed_places_are_found(place: int) -> None:
    events, head = trail(5)
    events[place], events[place + 1] = (
        replace(events[place + 1], number=place + 1),
        replace(events[place], number=place + 2),
    )
    assert first_broken(events, head) == place + 1


def test_text_moved_from_one_field_to_the_next_is_another_event() -> None:
    one = Event(Deed.RECORD, "activity", "ab", before="c")
    two = Event(Deed.RECORD, "activity", "a", before="bc")
    assert seal(START, 1, said(one)) != seal(START, 1, said(two))
