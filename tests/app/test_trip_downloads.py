"""The files of a trip on the simulated record: the very stops of the plan, marked and dated."""

from datetime import date, datetime

import pytest
from icalendar import Calendar

from lib.domain.trip_days import dates_of
from lib.services.clock import JAKARTA
from lib.services.trips import packages, plan_trip
from lib.ui.i18n import spoken
from lib.ui.trip_files import trip_files
from tests.unit.io.pdf_text import text_of

PAGE = "pages/work/priorities.py"
NOON = datetime(2026, 11, 24, 12, tzinfo=JAKARTA)
FIRST = date(2026, 11, 30)


@pytest.fixture
def page(run_app):
    """The page of a regency's priorities on the simulated record, with its first package."""

    def opened(**params):
        app = run_app(PAGE, **{"data": "simulasi", "kab": "36.02"} | params)
        return app.session_state["page_context"]

    return opened


def planned(page, neighbours=0, **how):
    package = packages(page.database, page.person, page.selection, page.as_of)[0]
    beside = [trip.district.code for trip in package.neighbours[:neighbours]]
    return plan_trip(
        page.database,
        page.person,
        page.selection,
        page.as_of,
        package.district.code,
        neighbours=beside,
        **how,
    )


def files(page, plan, dated=True, language="id"):
    with spoken(language):
        return trip_files(page, plan, NOON, dates_of(FIRST, plan.days) if dated else ())


def test_paper_calendar_and_message_hold_the_stops_of_the_plan_in_their_order(page):
    opened = page()
    plan = planned(opened)
    made = files(opened, plan)
    codes = [stop.waiting.code for stop in plan.route.stops]
    names = [stop.waiting.village.name for stop in plan.route.stops]
    assert [line for line in text_of(made.pdf()).splitlines() if line[:3] == "36."] == codes
    events = Calendar.from_ical(made.calendar()).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == list(dates_of(FIRST, plan.days))
    for file in ("\n".join(str(event["DESCRIPTION"]) for event in events), made.message()):
        told = [line for line in file.splitlines() if line.split(".")[0].isdigit()]
        assert [line.split(". ")[1].split(" (Kec")[0] for line in told] == names
        assert [int(line.split(".")[0]) for line in told] == list(range(1, len(names) + 1))


def test_each_file_says_what_it_is_of_and_that_it_is_simulated(page):
    opened = page()
    made = files(opened, planned(opened))
    calendar = Calendar.from_ical(made.calendar())
    for text in (
        " ".join(text_of(made.pdf()).split()),
        " ".join(str(calendar.walk("VEVENT")[0]["DESCRIPTION"]).split()),
        " ".join(made.message().split()),
    ):
        assert "SIMULASI: tidak satu pun kegiatan ini benar-benar terjadi" in text
        assert "Contoh: belum semua interval yang berlaku dikonfirmasi" in text
        assert "Kab. Lebak · per 24 Nov 2026" in text
        assert "Dihitung: 24 Nov 2026 12.00 WIB" in text
        assert "bukan jalan" in text
    assert str(calendar.walk("VEVENT")[0]["SUMMARY"]).startswith("SIMULASI · Paket Kec. ")
    assert made.name("ics").startswith("paket-kec-")
    assert "simulasi-2026-11-24-v" in made.name("ics")


def test_without_dates_there_is_no_event_and_the_days_stay_days(page):
    opened = page()
    plan = planned(opened)
    made = files(opened, plan, dated=False)
    assert b"VEVENT" not in made.calendar()
    assert f"*Hari 1 dari {len(plan.days)} · 6 desa/kelurahan, " in made.message()
    with pytest.raises(ValueError, match="zip"):
        trip_files(opened, plan, NOON, (FIRST,) * (len(plan.days) + 1))


def test_a_forecast_says_so_and_neighbours_are_counted(page):
    opened = page(per="2027-01-31")
    made = files(opened, planned(opened, neighbours=2))
    assert "PERKIRAAN: per 31 Jan 2027" in made.sheet.marks
    assert made.sheet.place.endswith(" dan 2 kecamatan tetangga")


def test_in_english_nothing_of_it_is_indonesian(page):
    opened = page()
    made = files(opened, planned(opened), language="en")
    assert "SIMULATION · District package: Kec. " in made.message()
    assert "Day 1 of " in made.message()
    assert "Page 1 of " in text_of(made.pdf())


def test_the_public_record_is_no_simulation(page):
    opened = page(data="publik")
    made = files(opened, planned(opened))
    assert "SIMULASI" not in made.message() + text_of(made.pdf()) + made.name("pdf").upper()
