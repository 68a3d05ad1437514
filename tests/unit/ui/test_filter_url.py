"""The filter survives the URL and back, whatever was in it, and what is unknown is named."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.period import Period, Preset
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.ui.filter_url import (
    Codes,
    Filter,
    Layer,
    Listed,
    QueuePreset,
    classes_of,
    read,
    without_stale_children,
    write,
)

CODES = Codes(
    regencies=frozenset({"36.02", "36.03"}),
    districts=frozenset({"36.02.13", "36.03.07"}),
    villages=frozenset({"36.02.13.2020"}),
)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
AREAS = st.sampled_from([(None, None), ("36.02", None), ("36.02", "36.02.13")])
FILTERS = st.builds(
    lambda area, programmes, statuses, **rest: Filter(
        Selection(*area, programmes, statuses), **rest
    ),
    AREAS,
    st.frozensets(st.sampled_from(Programme)),
    st.frozensets(st.sampled_from(Status)),
    as_of=st.none() | DAYS,
    since=st.none() | DAYS,
    clear_by=st.none() | DAYS,
    preset=st.none() | st.sampled_from(QueuePreset),
    listed=st.none() | st.sampled_from(Listed),
    by_district=st.booleans(),
    trip=st.sampled_from([(), ("36.02.13",), ("36.03.07", "36.02.13")]),
    period=st.sampled_from(Preset)
    | st.builds(lambda a, b: Period(min(a, b), max(a, b)), DAYS, DAYS),
    village=st.none() | st.just("36.02.13.2020"),
    layer=st.sampled_from(Layer),
    dots=st.booleans(),
).flatmap(
    lambda found: st.frozensets(st.sampled_from(classes_of(found.layer) or ("",))).map(
        lambda classes: replace(found, classes=classes - {""})
    )
)


@given(FILTERS)
def test_a_filter_comes_back_from_its_address(found):
    assert read(write(found), CODES) == (found, ())


def test_the_usual_filter_leaves_the_address_bare():
    assert write(Filter()) == {}


def test_unknown_codes_are_left_out_and_named():
    found, ignored = read({"kab": "99.99", "status": "never,late", "per": "2026-02-30"}, CODES)
    assert found == Filter(Selection(statuses=frozenset({Status.NEVER})))
    assert ignored == ("kab=99.99", "per=2026-02-30", "status=late")


def test_a_district_brings_its_regency():
    assert read({"kec": "36.02.13"}, CODES)[0].selection == Selection("36.02", "36.02.13")


def test_a_district_of_another_regency_is_stale():
    found, ignored = read({"kab": "36.03", "kec": "36.02.13"}, CODES)
    assert found.selection == Selection("36.03")
    assert ignored == ("kec=36.02.13",)
    assert without_stale_children(Selection("36.03", "36.02.13")) == Selection("36.03")


@given(st.dictionaries(st.sampled_from(["kab", "kec", "per", "periode", "desa"]), st.text()))
def test_no_address_can_break_the_page(params):
    found, _ = read(params, CODES)
    assert read(write(found), CODES)[0] == found


def test_changes_are_told_from_a_day_before_the_as_of_day_whatever_the_link_says():
    today = date(2026, 11, 24)
    assert Filter().since_day(today) == date(2026, 10, 25)
    assert Filter(since=date(2026, 5, 1)).since_day(today) == date(2026, 5, 1)
    late = Filter(as_of=date(2026, 5, 1), since=date(2026, 5, 1))
    assert late.since_day(today) == date(2026, 4, 1)
