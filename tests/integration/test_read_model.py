"""The table of villages agrees with the specification on any data package, and adds up."""

import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from lib.db.engine import Database
from lib.domain.permissions import LOCAL_VIEWER, Person, Role
from lib.domain.status import Status
from lib.services.setup import load_package
from lib.services.status_list import status_rows
from lib.services.villages import village_table
from tests.integration.contents import empty
from tests.integration.oracle import VILLAGES, Files, Rows, first_day, oracle
from tests.integration.packages import Package

AS_OF = date(2026, 7, 1)
REASON = {"reason": "other"}


# Packages of any content.

EDGES = (0, 1, 29, 30, 31, 60, 61, 89, 90, 91, 180, 181, 270, 360, 361, 364, 365, 366, 730, 731)
ago = st.one_of(st.sampled_from(EDGES), st.integers(-70, 800))
village_codes = st.sampled_from(VILLAGES[:5])
some_day = ago.map(lambda days: (AS_OF - timedelta(days)).isoformat())
maybe_day = st.one_of(st.just(""), some_day)
intervals = st.sampled_from(("1", "30", "60", "90", "180", "365"))
programmes = st.sampled_from(("desa_binaan_imigrasi", "desa_migran_emas", "desmigratif"))
tier_words = st.sampled_from(("high", "medium", "low"))


@st.composite
def spans(draw: st.DrawFn, first: str, longest: int, *, is_open: bool) -> dict[str, str]:
    """A first day and a last day that is not before it; either may be empty where it may."""
    start = draw(some_day)
    end = (first_day(start) + timedelta(draw(st.integers(0, longest)))).isoformat()
    return {
        first: draw(st.sampled_from(("", start))),
        "until": draw(st.sampled_from(("", end))) if is_open else end,
    }


def level_and_code() -> st.SearchStrategy[tuple[str, str]]:
    return st.one_of(
        st.just(("province", "36")),
        st.tuples(st.just("regency"), st.sampled_from(("36.03", "36.04", "36.71"))),
        st.tuples(st.just("tier"), st.one_of(programmes, tier_words)),
        st.tuples(st.just("village"), village_codes),
    )


@st.composite
def packages(draw: st.DrawFn) -> Files:
    """The files of a package, each with few enough rows to be read by eye when it fails."""

    def several(rows: st.SearchStrategy[dict[str, str]], most: int, *unique: str) -> Rows:
        def key(row: dict[str, str]) -> tuple[str, ...] | int:
            return tuple(row[column] for column in unique) if unique else id(row)

        return draw(st.lists(rows, max_size=most, unique_by=key))

    files: Files = {"activities.csv": [], "activity_areas.csv": []}
    for number in range(draw(st.integers(0, 12))):
        on = draw(some_day)
        row = {"activity_id": str(number), "date": on if draw(st.integers(0, 5)) else on[:7]}
        row["end_date"] = draw(st.sampled_from(("", "2026-12-31")))
        row["kind"] = draw(st.sampled_from(("outreach", "outreach", "training", "other")))
        row["state"] = draw(st.sampled_from(("held", "held", "held", "planned", "cancelled")))
        files["activities.csv"].append(row)
        places = st.one_of(village_codes, st.sampled_from(("36.03.07", "36.03")))
        for code in draw(st.lists(places, unique=True, max_size=3)):
            link = draw(st.sampled_from(("direct", "direct", "delegate")))
            area = {"activity_id": str(number), "area_code": code, "link": link}
            files["activity_areas.csv"].append(area)
    member_codes = st.one_of(village_codes, st.just("36.03.07"))
    files["memberships.csv"] = several(
        st.builds(
            lambda code, programme, span: {"area_code": code, "programme": programme} | span,
            member_codes,
            programmes,
            spans("since", 700, is_open=True),
        ),
        4,
    )
    files["rules.csv"] = several(
        st.builds(
            lambda place, days, day: {
                "level": place[0],
                "code": place[1],
                "interval_days": days,
                "valid_from": day,
            },
            level_and_code(),
            intervals,
            maybe_day,
        ),
        6,
        "level",
        "code",
        "valid_from",
    )
    files["tiers.csv"] = several(
        st.builds(
            lambda code, tier, day: {"village_code": code, "tier": tier, "valid_from": day},
            village_codes,
            tier_words,
            maybe_day,
        ),
        4,
        "village_code",
        "valid_from",
    )
    excused = st.builds(lambda code: {"village_code": code} | REASON, village_codes)
    snoozed = st.builds(dict.__or__, excused, spans("from", 90, is_open=False))
    files["snoozes.csv"] = several(snoozed, 3)
    approved = st.sampled_from(("Kakanwil", "Kakanwil", "")).map(lambda name: {"approver": name})
    exempted = st.builds(
        lambda row, span, approver: row | span | approver,
        excused,
        spans("from", 400, is_open=True),
        approved,
    )
    files["exemptions.csv"] = several(exempted, 2)
    truth = st.sampled_from(("true", "false"))
    values = {
        "programme_start": some_day,
        "training_refreshes": truth,
        "delegates_refresh": truth,
    }
    keys = draw(st.lists(st.sampled_from(sorted(values)), unique=True))
    files["settings.csv"] = [{"key": key, "value": draw(values[key])} for key in keys]
    return files


@hypothesis_settings(max_examples=max(80, hypothesis_settings().max_examples))
@given(
    files=packages(),
    as_of=st.one_of(st.just(AS_OF), ago.map(lambda days: AS_OF - timedelta(days))),
)
def test_every_column_is_what_the_specification_says(
    database: Database, reference: Path, files: Files, as_of: date
) -> None:
    empty(database)
    with tempfile.TemporaryDirectory() as folder:
        package = Package(Path(folder))
        for name, rows in files.items():
            package.write(name, *rows)
        load_package(database, package.folder, reference)
    rows = status_rows(village_table(database, LOCAL_VIEWER, as_of))
    found = {str(row["village_code"]): row for row in rows}
    assert list(found) == list(VILLAGES)
    for village, said in oracle(files, as_of).items():
        assert {column: found[village][column] for column in said} == said, village


# The register of Banten and the public record.


def test_the_statuses_add_up_to_the_register_on_any_day(public: Database) -> None:
    for as_of in (date(1990, 1, 1), date(2023, 9, 13), date(2025, 6, 30), date(2026, 11, 24)):
        table = village_table(public, LOCAL_VIEWER, as_of)
        by_status = Counter(row.status for row in table)
        by_regency = Counter(row.village.regency.code for row in table)
        by_district = Counter(row.village.district.code for row in table)
        assert set(by_status) <= set(Status)
        assert by_status.total() == by_regency.total() == by_district.total() == 1552
        assert (len(by_regency), len(by_district)) == (8, 155)


def test_the_ranks_of_the_queue_have_no_gap(public: Database) -> None:
    table = village_table(public, LOCAL_VIEWER, date(2026, 11, 24))
    ranks = sorted(row.rank for row in table if row.rank is not None)
    assert ranks == list(range(1, len(ranks) + 1))
    assert len(ranks) == sum(row.in_queue for row in table)


def test_a_person_of_one_regency_sees_its_villages_with_their_ranks_of_the_province(
    public: Database,
) -> None:
    day = date(2026, 11, 24)
    everyone = village_table(public, LOCAL_VIEWER, day)
    coordinator = Person(Role.VIEWER, frozenset({"36.04", "36.73"}))
    seen = village_table(public, coordinator, day)
    assert {row.village.regency.code for row in seen} == {"36.04", "36.73"}
    assert list(seen) == [r for r in everyone if r.village.regency.code in {"36.04", "36.73"}]
    assert "36.03.07.2001" not in seen.by_code


def test_the_shipped_intervals_are_shown_as_examples(database: Database) -> None:
    assert not village_table(database, LOCAL_VIEWER, AS_OF).confirmed
