"""Whatever stands in a file, and in whatever order: what comes in is what was said.

SQLite tries 500 examples of each, PostgreSQL the usual number: what they differ in is not the rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.audit import Origin
from lib.domain.import_plan import ImportPlan
from lib.domain.permissions import Person, Role
from lib.io.import_words import FORM_WORDS, KIND_WORDS, LINK_WORDS, ORGANISER_WORDS, STATE_WORDS
from lib.services.export import export_record
from lib.services.imports import commit_import, plan_import
from lib.services.writing import By
from tests.integration.contents import empty
from tests.integration.sheets import Cell, csv_file, xlsx

TODAY = date(2026, 7, 1)
CHIEF = Person(Role.ADMINISTRATOR, email="admin@kantor.id")
BY = By(CHIEF, Origin.SCREEN, datetime(2026, 7, 1, 3, tzinfo=UTC))
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
VILLAGES = ("36.03.07.2001", "36.03.07.2002", "36.03.08.2001", "36.04.12.2009", "36.71.01.1001")


on_sqlite = pytest.mark.parametrize("host", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("host", ["postgresql"], indirect=True)


def plan(database: Database, content: bytes) -> ImportPlan:
    return plan_import(database, CHIEF, "kantor.xlsx", content, TODAY)


# Whatever the order, the same database.

some_rows = st.lists(
    st.fixed_dictionaries(
        {
            "No kegiatan": st.sampled_from(["", "", "1", "2"]),
            "Tanggal": st.sampled_from(
                ["2026-01-05", "5 Februari 2026", "Maret 2026", "32/1/2026", ""]
            ),
            "Jenis": st.sampled_from(["Sosialisasi", "Pelatihan", ""]),
            "Kode desa": st.lists(st.sampled_from([*VILLAGES, "36.1", ""]), max_size=2).map(
                "; ".join
            ),
            "Hubungan": st.sampled_from(["", "Langsung", "Perwakilan"]),
            "Penyelenggara": st.sampled_from(["Imigrasi", "BP3MI; Imigrasi", "siapa"]),
            "Kehadiran": st.sampled_from(["", "40", "puluhan", "50 orang"]),
            "Topik": st.sampled_from(["", "TPPO", "TPPO; paspor"]),
        }
    ),
    min_size=1,
    max_size=7,
)


def check_permuted(database: Database, rows: list[dict[str, str]], seed: int) -> None:
    permuted = list(rows)
    Random(seed).shuffle(permuted)
    found = []
    for order in (rows, permuted):
        empty(database)
        made = plan(database, csv_file(*order))
        commit_import(database, BY, made, "b1")
        found.append((export_record(database, CHIEF), len(made.refused)))
    assert found[0] == found[1]
    again = plan(database, csv_file(*rows))
    assert (again.added, again.changed, len(again.refused)) == ((), (), len(made.refused))


@on_sqlite
@settings(max_examples=500)
@given(rows=some_rows, seed=st.integers(0, 1000))
def test_permuted_rows_give_the_same_database(
    database: Database, rows: list[dict[str, str]], seed: int
) -> None:
    check_permuted(database, rows, seed)


@on_postgresql
@given(rows=some_rows, seed=st.integers(0, 1000))
def test_permuted_rows_give_the_same_database_on_postgresql(
    database: Database, rows: list[dict[str, str]], seed: int
) -> None:
    check_permuted(database, rows, seed)


# What is written as the template has it comes in as it was.

LETTERS = st.characters(exclude_categories=("C",), exclude_characters="\x85\u2028\u2029")
texts = st.one_of(
    st.just(""), st.text(LETTERS, max_size=30).map(lambda said: f"{said.strip()} Kanim".strip())
)
terms = st.lists(
    st.text("abcé <&'=+-1", max_size=8).map(lambda said: " ".join(f"{said} x".split())),
    max_size=3,
    unique=True,
).map(tuple)
addresses = st.sampled_from(["", "https://contoh.id/a?b=1&c=2", "http://contoh.id/x"])
whether = st.sampled_from([None, True, False])
links = st.dictionaries(
    st.sampled_from([*VILLAGES, "36.03.07", "36.04.12", "36.03", "36.71"]),
    st.sampled_from(Link),
    min_size=1,
    max_size=4,
)


@st.composite
def written_activities(draw: st.DrawFn) -> Activity:
    """An activity of which the template's columns can say everything."""
    state = draw(st.sampled_from(State))
    first, last = date(2000, 1, 1), date(2029, 6, 1)
    if state is State.HELD:
        last = TODAY
    elif state is State.PLANNED:
        first = TODAY
    day = draw(st.dates(first, last))
    month_only = draw(st.booleans()) and day.replace(day=1) >= first
    day = day.replace(day=1) if month_only else day
    ends = draw(st.sampled_from([None, 0, 2]))
    end = None if ends is None else day + timedelta(days=ends)
    people = draw(st.one_of(st.none(), st.integers(0, 100_000)))
    means = draw(st.one_of(st.none(), st.tuples(*[st.integers(0, 1000)] * 2)))
    return Activity(
        "",
        day,
        draw(st.sampled_from(Kind)),
        draw(st.one_of(st.none(), st.sampled_from(Form))),
        state,
        tuple(AreaLink(code, link) for code, link in sorted(draw(links).items())),
        month_only=month_only,
        end_date=end if end is None or state is not State.HELD or end <= TODAY else None,
        organisers=tuple(draw(st.lists(st.sampled_from(Organiser), min_size=1, unique=True))),
        organiser_units=draw(texts),
        topics=draw(terms),
        participants=people,
        participants_note=draw(texts),
        audience=draw(terms),
        leaders=draw(whether),
        youth=draw(whether),
        women=draw(whether),
        venue=draw(texts),
        pre_mean=means[0] / 10 if means else None,
        post_mean=means[1] / 10 if means else None,
        tested=draw(st.one_of(st.none(), st.integers(0, 99_999 if people is None else people))),
        evidence_url=draw(addresses),
        source_title=draw(texts),
        source_url=draw(addresses),
        notes=draw(texts),
    )


def day_of(activity: Activity, style: int) -> str:
    day = activity.date
    named = f"{MONTHS[day.month - 1]} {day.year}"
    if activity.month_only:
        return named
    return (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day.day} {named}")[style]


def yes_or_no(answer: bool | None) -> str:
    return "" if answer is None else "ya" if answer else "tidak"


def rows_of(number: int, activity: Activity, style: int) -> Iterator[dict[str, Cell]]:
    """The rows that tell an activity: one for each way in which areas took part."""
    said: dict[str, Cell] = {
        "Tanggal": day_of(activity, style),
        "Tanggal selesai": activity.end_date.isoformat() if activity.end_date else "",
        "Jenis": KIND_WORDS[activity.kind],
        "Bentuk": FORM_WORDS[activity.form] if activity.form else "",
        "Status": STATE_WORDS[activity.state],
        "Penyelenggara": "; ".join(ORGANISER_WORDS[one] for one in activity.organisers),
        "Unit penyelenggara": activity.organiser_units,
        "Kehadiran": activity.participants,
        "Keterangan kehadiran": activity.participants_note,
        "Topik": "; ".join(activity.topics),
        "Tempat": activity.venue,
        "Sasaran": "; ".join(activity.audience),
        "Tokoh masyarakat": yes_or_no(activity.leaders),
        "Pemuda": yes_or_no(activity.youth),
        "Perempuan": yes_or_no(activity.women),
        "Nilai pre-test": decimal(activity.pre_mean),
        "Nilai post-test": decimal(activity.post_mean),
        "Peserta diuji": activity.tested,
        "Tautan bukti": activity.evidence_url,
        "Sumber": activity.source_title,
        "Tautan sumber": activity.source_url,
        "Catatan": activity.notes,
    }
    for link in Link:
        codes = [area.area_code for area in activity.areas if area.link is link]
        if codes:
            where: dict[str, Cell] = {
                "No kegiatan": str(number),
                "Kode desa": "; ".join(codes),
                "Hubungan": LINK_WORDS[link],
            }
            yield where | said
            said = {}


def decimal(mean: float | None) -> str:
    return "" if mean is None else f"{mean:.1f}".replace(".", ",")


def without_id(told: Sequence[Activity]) -> list[Activity]:
    return sorted((replace(one, id="") for one in told), key=repr)


some_activities = st.lists(written_activities(), min_size=1, max_size=3)
files = st.tuples(st.integers(0, 2), st.booleans())
"""How days are written, and whether the file is a workbook."""


def check_written(database: Database, told: list[Activity], file: tuple[int, bool]) -> None:
    style, as_workbook = file
    empty(database)
    rows = [row for n, one in enumerate(told, start=1) for row in rows_of(n, one, style)]
    content = xlsx(*rows) if as_workbook else csv_file(*rows, delimiter=";", bom=True)
    made = plan(database, content)
    assert made.refused == ()
    commit_import(database, BY, made, "b1")
    assert without_id(export_record(database, CHIEF).activities) == without_id(told)


@on_sqlite
@settings(max_examples=500)
@given(told=some_activities, file=files)
def test_activities_written_as_rows_come_in_as_they_were(
    database: Database, told: list[Activity], file: tuple[int, bool]
) -> None:
    check_written(database, told, file)


@on_postgresql
@given(told=some_activities, file=files)
def test_activities_written_as_rows_come_in_as_they_were_on_postgresql(
    database: Database, told: list[Activity], file: tuple[int, bool]
) -> None:
    check_written(database, told, file)
