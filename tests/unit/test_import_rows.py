"""Rows put together to activities: by key, by number, or by all that tells an activity."""

from dataclasses import replace
from datetime import date

from lib.domain.activities import AreaLink, Kind, Link, Organiser, State
from lib.domain.import_rows import (
    RowValues,
    group,
    identity,
    merge,
    new_activity,
    said_on_top,
)

HERE, NEXT = AreaLink("36.03.07.2001", Link.DIRECT), AreaLink("36.03.08.2001", Link.DELEGATE)
ROW = RowValues(
    date=date(2026, 1, 5), kind=Kind.OUTREACH, areas=(HERE,), organisers=(Organiser.IMIGRASI,)
)
TODAY = date(2026, 7, 1)


def test_rows_of_one_number_are_one_activity_for_all_their_villages() -> None:
    first = replace(ROW, number="LBK 1", participants=40)
    second = RowValues(number="lbk  1", areas=(NEXT,), venue="Aula")
    (rows,) = group([(2, first), (3, second)])
    merged, clashes = merge(rows)
    assert (merged.areas, merged.participants, merged.venue) == ((HERE, NEXT), 40, "Aula")
    assert clashes == []


def test_rows_that_contradict_each_other_clash_at_the_field() -> None:
    first, second = replace(ROW, number="1", participants=40), replace(ROW, number="1")
    _, clashes = merge([(2, first), (5, replace(second, participants=50))])
    assert [(c.field, c.row, c.other) for c in clashes] == [("participants", 5, 2)]
    _, clashes = merge(
        [(2, first), (5, replace(second, areas=(AreaLink(HERE.area_code, Link.DELEGATE),)))]
    )
    assert [(c.field, c.row, c.other) for c in clashes] == [("link", 5, 2)]


def test_a_day_and_its_month_are_not_the_same_date() -> None:
    first = replace(ROW, date=date(2026, 1, 1))
    _, clashes = merge([(2, first), (3, replace(first, month_only=True))])
    assert [c.field for c in clashes] == ["date"]


def test_a_number_is_one_only_within_its_regencies_and_year() -> None:
    numbered = replace(ROW, number="1")
    elsewhere = replace(numbered, areas=(AreaLink("36.04.12.2009", Link.DIRECT),))
    later = replace(numbered, date=date(2027, 1, 5))
    assert len({identity(values) for values in (numbered, elsewhere, later)}) == 3
    assert identity(numbered) == identity(replace(numbered, participants=9, number=" 1 "))


def test_what_was_told_of_an_activity_does_not_change_which_it_is() -> None:
    assert identity(ROW) == identity(
        replace(ROW, participants=50, topics=("TPPO",), state=State.HELD)
    )
    assert identity(ROW) != identity(replace(ROW, date=date(2026, 1, 6)))
    assert identity(ROW) != identity(replace(ROW, areas=(HERE, NEXT)))
    assert identity(replace(ROW, key="uuid-1")) == "uuid-1"


def test_without_a_state_the_day_decides() -> None:
    assert new_activity(ROW, "a", TODAY).state is State.HELD
    assert new_activity(replace(ROW, date=date(2026, 8, 1)), "a", TODAY).state is State.PLANNED


def test_what_a_file_leaves_empty_stays_as_it_is_on_record() -> None:
    before = replace(new_activity(ROW, "a", TODAY), notes="tetap", participants=12)
    after = said_on_top(before, replace(ROW, venue="Aula"))
    assert (after.notes, after.participants, after.venue) == ("tetap", 12, "Aula")
    assert said_on_top(before, ROW) == before
