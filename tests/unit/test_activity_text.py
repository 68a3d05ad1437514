"""An activity comes back from its text as it was."""

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.activity_text import of_text, to_text

LINKS = st.builds(
    AreaLink, st.sampled_from(["36.03.07.2001", "36.03.07", "36.03"]), st.sampled_from(Link)
)
WORDS = st.lists(st.text(max_size=9), max_size=3).map(tuple)
ACTIVITIES = st.builds(
    Activity,
    id=st.text(min_size=1),
    date=st.dates(),
    kind=st.sampled_from(Kind),
    form=st.none() | st.sampled_from(Form),
    state=st.sampled_from(State),
    areas=st.lists(LINKS, max_size=3).map(tuple),
    month_only=st.booleans(),
    end_date=st.none() | st.dates(),
    organisers=st.lists(st.sampled_from(Organiser), max_size=3).map(tuple),
    topics=WORDS,
    audience=WORDS,
    participants=st.none() | st.integers(0, 9999),
    leaders=st.none() | st.booleans(),
    pre_mean=st.none() | st.floats(0, 100),
    recorded_on=st.none() | st.dates(),
    venue=st.text(max_size=20),
    notes=st.text(max_size=20),
)


@given(ACTIVITIES)
def test_text_and_back_is_the_same_activity(activity):
    assert of_text(to_text(activity)) == activity


@given(ACTIVITIES)
def test_equal_activities_have_equal_text_on_one_line(activity):
    text = to_text(activity)
    assert text == to_text(of_text(text)) and "\n" not in text
