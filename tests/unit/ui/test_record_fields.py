"""The form opened and saved again changes nothing, and takes no nonsense from a browser."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.ui.record.fields import FIELDS, activity_of, values_of

PLAIN = Activity("a", date(2026, 6, 1), Kind.OUTREACH, None, State.HELD)
FULL = Activity(
    "b",
    date(2026, 6, 1),
    Kind.TRAINING,
    Form.SKILLS,
    State.HELD,
    (AreaLink("36.02.13.2006", Link.DIRECT), AreaLink("36.02.13", Link.DELEGATE)),
    end_date=date(2026, 6, 3),
    organisers=(Organiser.BP3MI, Organiser.IMIGRASI),
    organiser_units="Kanim Serang",
    topics=("calo", "TPPO"),
    participants=32,
    participants_note="32 = PMI yang dilepas",
    audience=("warga", "pemuda"),
    leaders=True,
    youth=False,
    venue="Balai",
    venue_area_code="36.04.12",
    pre_mean=50.5,
    post_mean=80.0,
    tested=30,
    evidence_url="https://bukti.example/1",
    source_title="Berita",
    source_url="https://berita.example/",
    recorded_on=date(2026, 6, 4),
    notes="Hujan.\nPelatih: Asep\nMateri: Modul",
)


@pytest.mark.parametrize(
    "activity",
    [
        PLAIN,
        FULL,
        replace(PLAIN, month_only=True),
        replace(PLAIN, state=State.PLANNED),
        replace(PLAIN, participants_note="puluhan"),
        replace(PLAIN, participants=0),
    ],
)
def test_a_form_opened_and_saved_again_changes_nothing(activity: Activity) -> None:
    assert activity_of(values_of(activity), activity) == activity


def test_a_month_is_its_first_day_and_has_no_last_one() -> None:
    values = values_of(PLAIN) | {"date": date(2026, 6, 17), "month_only": True}
    found = activity_of(values | {"end_date": date(2026, 6, 20)}, PLAIN)
    assert (found.date, found.end_date, found.month_only) == (date(2026, 6, 1), None, True)


def test_other_topics_are_split_and_taken_once() -> None:
    values = values_of(PLAIN) | {"topics": ["TPPO"], "other_topics": "calo, TPPO; umrah ,"}
    assert activity_of(values, PLAIN).topics == ("TPPO", "calo", "umrah")


def test_a_plan_has_no_attendance_yet() -> None:
    values = values_of(PLAIN) | {"state": State.PLANNED, "participants": 40}
    assert activity_of(values, PLAIN).participants is None


@pytest.mark.parametrize(
    "nonsense", ["pesta", 7, None, [1, 2], ["x"], True, float("nan"), object()]
)
@pytest.mark.parametrize("field", FIELDS)
def test_whatever_a_browser_claims_an_activity_comes_of_it(field: str, nonsense: object) -> None:
    found = activity_of(values_of(FULL) | {field: nonsense}, FULL)
    assert found.kind in set(Kind) and found.state in set(State)
    assert set(found.organisers) <= set(Organiser)
