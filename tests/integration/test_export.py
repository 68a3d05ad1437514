"""A record goes out as a data package and comes back the same, on SQLite and PostgreSQL."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from frictionless import Package as Described
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.config import ROOT
from lib.db.activities import delete_activity
from lib.db.engine import Database
from lib.db.rules import write_settings
from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.errors import NotAllowed
from lib.domain.permissions import Person, Role
from lib.domain.record import Record
from lib.domain.rules import (
    Exemption,
    ExemptionReason,
    Membership,
    Programme,
    Rule,
    RuleLevel,
    Snooze,
    SnoozeReason,
    Tier,
    TierRecord,
)
from lib.io.package_writer import package_files, write_package
from lib.services.export import export_package, export_record, package_of
from lib.services.setup import load_package, load_record
from tests.integration.contents import empty
from tests.integration.oracle import VILLAGES

CHIEF = Person(Role.ADMINISTRATOR)
ANNA = Person(Role.COORDINATOR, frozenset({"36.03"}), "anna@kantor.id")
BANTEN = ROOT / "data" / "reference"
AREAS = (*VILLAGES, "36.03.07", "36.04")

days = st.dates(date(2015, 1, 1), date(2030, 12, 31))
nasty = [
    "=1+1",
    "+62",
    "-5",
    "@x",
    'kata "kutip", koma; titik koma',
    "dua\nbaris",
    "a\r\nb",
    "c\rd",
]
texts = st.one_of(
    st.sampled_from(["", *nasty]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
).map(str.strip)
terms = st.lists(
    texts.map(lambda text: text.replace(";", " ").strip()).filter(bool), max_size=3, unique=True
).map(tuple)
truths = st.sampled_from([True, False, None])
numbers = st.one_of(st.none(), st.integers(0, 5000))
means = st.one_of(st.none(), st.floats(0, 100, allow_nan=False))


@st.composite
def activity(draw: st.DrawFn, key: str) -> Activity:
    day, month_only = draw(days), draw(st.booleans())
    if month_only:
        day = day.replace(day=1)
    codes = draw(st.lists(st.sampled_from(AREAS), max_size=4, unique=True))
    length = draw(st.one_of(st.none(), st.integers(0, 5)))
    return Activity(
        id=key,
        date=day,
        month_only=month_only,
        end_date=None if length is None else day + timedelta(days=length),
        kind=draw(st.sampled_from(Kind)),
        form=draw(st.one_of(st.none(), st.sampled_from(Form))),
        state=draw(st.sampled_from(State)),
        areas=tuple(AreaLink(code, draw(st.sampled_from(Link))) for code in codes),
        organisers=tuple(draw(st.lists(st.sampled_from(Organiser), max_size=3, unique=True))),
        organiser_units=draw(texts),
        topics=draw(terms),
        participants=draw(numbers),
        participants_note=draw(texts),
        audience=draw(terms),
        leaders=draw(truths),
        youth=draw(truths),
        women=draw(truths),
        venue=draw(texts),
        venue_area_code=draw(st.sampled_from(["", *AREAS])),
        pre_mean=draw(means),
        post_mean=draw(means),
        tested=draw(numbers),
        evidence_url=draw(texts),
        source_title=draw(texts),
        source_url=draw(texts),
        source_url_2=draw(texts),
        recorded_on=draw(st.one_of(st.none(), days)),
        notes=draw(texts),
    )


@st.composite
def record(draw: st.DrawFn) -> Record:
    keys = draw(st.lists(st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True), max_size=5, unique=True))
    village, maybe = st.sampled_from(VILLAGES), st.one_of(st.none(), days)
    starts = st.builds(
        lambda a, b: (a, None if a is None else a + timedelta(days=b)), maybe, st.integers(1, 90)
    )
    rules = st.builds(
        Rule,
        st.just(RuleLevel.VILLAGE),
        village,
        st.integers(1, 3650),
        maybe,
        st.booleans(),
    )
    members = st.builds(
        lambda code, programme, span, *said: Membership(code, programme, *span, *said),
        st.sampled_from((*VILLAGES, "36.03.07")),
        st.sampled_from(Programme),
        starts,
        texts,
        texts,
        st.booleans(),
        texts,
        texts,
    )
    tiers = st.builds(TierRecord, village, st.sampled_from(Tier), maybe, texts, texts, texts)
    snoozes = st.builds(
        lambda code, day, length, reason, note: Snooze(
            code, day, day + timedelta(days=length), reason, note
        ),
        village,
        days,
        st.integers(1, 90),
        st.sampled_from(SnoozeReason),
        texts,
    )
    exemptions = st.builds(
        lambda code, span, reason, approver: Exemption(code, *span, reason, approver),
        village,
        starts,
        st.sampled_from(ExemptionReason),
        texts,
    )
    said = {
        "programme_start": days.map(str),
        "training_refreshes": st.sampled_from(["yes", "no"]),
        "delegates_refresh": st.sampled_from(["yes", "no"]),
    }
    few = 3
    return Record(
        activities=tuple(draw(activity(key)) for key in keys),
        memberships=tuple(draw(st.lists(members, max_size=few))),
        rules=tuple(draw(st.lists(rules, min_size=1, max_size=few))),
        tiers=tuple(draw(st.lists(tiers, max_size=few))),
        snoozes=tuple(draw(st.lists(snoozes, max_size=few))),
        exemptions=tuple(draw(st.lists(exemptions, max_size=few))),
        settings=draw(st.fixed_dictionaries({}, optional=said)),
    )


def in_order(found: Record) -> Record:
    """The record as it is read back: activities by date and id."""
    ordered = sorted(found.activities, key=lambda a: (a.date, a.id))
    return replace(found, activities=tuple(ordered), settings=dict(sorted(found.settings.items())))


@settings(max_examples=40)
@given(given_record=record())
def test_what_goes_out_comes_back_the_same(
    database: Database, reference: Path, tmp_path: Path, given_record: Record
) -> None:
    empty(database)
    load_record(database, given_record)
    assert export_record(database, CHIEF) == in_order(given_record)
    before = package_of(database, CHIEF)
    write_package(tmp_path, given_record)
    export_package(database, CHIEF, tmp_path)
    empty(database)
    load_package(database, tmp_path, reference)
    assert package_of(database, CHIEF) == before
    assert export_record(database, CHIEF) == in_order(given_record)


def test_the_public_record_goes_out_and_comes_back(banten: Database, tmp_path: Path) -> None:
    load_package(banten, ROOT / "data" / "public_record", BANTEN)
    before = export_package(banten, CHIEF, tmp_path / "package")
    assert len(before.activities) > 62
    empty(banten)
    load_package(banten, tmp_path / "package", BANTEN)
    assert export_record(banten, CHIEF) == before


def test_frictionless_finds_nothing_wrong_with_a_package(
    database: Database, tmp_path: Path
) -> None:
    load_record(database, RICH)
    export_package(database, CHIEF, tmp_path)
    report = Described(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    files = {resource["path"] for resource in described["resources"]}
    assert files == {path.name for path in tmp_path.glob("*.csv")}


HELD = Activity(
    "a",
    date(2026, 1, 1),
    Kind.TRAINING,
    Form.SKILLS,
    State.HELD,
    (AreaLink("36.03.07.2001", Link.DIRECT), AreaLink("36.04.12.2009", Link.DELEGATE)),
    month_only=True,
    organisers=(Organiser.BP3MI, Organiser.IMIGRASI),
    topics=("TPPO", "paspor"),
    participants_note="puluhan",
    women=True,
    pre_mean=52.5,
    post_mean=71.0,
    tested=12,
    notes='=1+1; "kutip"\nbaris kedua',
)
RICH = Record(
    activities=(
        HELD,
        replace(HELD, id="b", areas=(AreaLink("36.04.12.2009", Link.DIRECT),), participants=0),
        replace(HELD, id="c", areas=(AreaLink("36.03.08", Link.DIRECT),)),
    ),
    memberships=(
        Membership("36.03.07.2001", Programme.DESMIGRATIF, date(2025, 1, 1)),
        Membership("36.04.12.2009", Programme.DESMIGRATIF),
    ),
    rules=(
        Rule(RuleLevel.PROVINCE, "36", 180),
        Rule(RuleLevel.TIER, "high", 90, None, True),
        Rule(RuleLevel.REGENCY, "36.03", 120),
        Rule(RuleLevel.REGENCY, "36.04", 100),
        Rule(RuleLevel.VILLAGE, "36.04.12.2009", 60),
    ),
    tiers=(TierRecord("36.03.07.2001", Tier.HIGH), TierRecord("36.04.12.2009", Tier.LOW)),
    snoozes=(
        Snooze("36.03.07.2001", None, date(2026, 8, 1), SnoozeReason.BUDGET),
        Snooze("36.04.12.2009", None, date(2026, 8, 1), SnoozeReason.BUDGET),
    ),
    exemptions=(Exemption("36.04.12.2009", None, None, ExemptionReason.OTHER, "x"),),
    settings={"training_refreshes": "yes"},
)


def test_a_coordinator_takes_out_nothing_of_another_regency(database: Database) -> None:
    load_record(database, RICH)
    files = package_of(database, ANNA)
    assert not [name for name, content in files.items() if b"36.04" in content]
    found = export_record(database, ANNA)
    assert [a.id for a in found.activities] == ["a", "c"]
    assert found.activities[0].areas == (AreaLink("36.03.07.2001", Link.DIRECT),)
    assert [rule.code for rule in found.rules] == ["36", "high", "36.03"]
    assert found.settings == RICH.settings


def test_nobody_without_a_regency_of_theirs_takes_anything_out(database: Database) -> None:
    with pytest.raises(NotAllowed):
        export_record(database, Person(Role.COORDINATOR))


def test_what_was_deleted_stays_at_home(database: Database) -> None:
    load_record(database, RICH)
    with database.write() as connection:
        delete_activity(connection, "b", "keliru")
    assert [a.id for a in export_record(database, CHIEF).activities] == ["a", "c"]


def test_a_setting_that_no_package_knows_stays_at_home(database: Database) -> None:
    with database.write() as connection:
        write_settings(connection, {"colour": "red", "programme_start": "2025-01-01"})
    assert export_record(database, CHIEF).settings == {"programme_start": "2025-01-01"}


def test_texts_stand_in_a_package_as_they_are() -> None:
    written = package_files(RICH)["activities.csv"].decode()
    assert '"=1+1; ""kutip""\nbaris kedua"' in written
