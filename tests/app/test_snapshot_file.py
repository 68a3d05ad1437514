"""The one-file snapshot against the read model: the rows of the filter, and nothing besides."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import pytest

from lib.config import settings
from lib.db.engine import Database
from lib.domain.permissions import LOCAL_VIEWER
from lib.domain.record import Record
from lib.domain.rules import Exemption, ExemptionReason
from lib.domain.selection import Selection
from lib.domain.status import NEEDS_OUTREACH, Status
from lib.services.clock import JAKARTA
from lib.services.register import all_villages, villages_of
from lib.services.setup import load_record
from lib.services.sources import Source, open_source
from lib.ui.filter_url import Filter
from lib.ui.hand_outs.snapshot_file import snapshot
from lib.ui.i18n import spoken
from lib.ui.shell import Page
from tests.app.conftest import ANNA, TODAY

DAY, NOON = date.fromisoformat(TODAY), datetime(2026, 11, 24, 12, tzinfo=JAKARTA)
LARGEST = 3_000_000


@pytest.fixture
def simulated(local_folder, install) -> Page:
    install(local_folder=local_folder, today=TODAY)
    return page_on(open_source(Source.SIMULATED, settings(), DAY), Source.SIMULATED)


def page_on(database: Database, source: Source = Source.OFFICE) -> Page:
    register = villages_of(database, LOCAL_VIEWER)
    return Page(LOCAL_VIEWER, None, database, source, Filter(), DAY, register)


def chosen(page: Page, **selection: object) -> Page:
    return replace(page, filter=Filter(Selection(**selection)))  # type: ignore[arg-type]


def made(page: Page, language: str = "id") -> bytes:
    """The file, made as a click makes it: in a thread that knows of no session."""
    with spoken(language):  # type: ignore[arg-type]
        file = snapshot(page, NOON)
    return file.make()


def data_of(content: bytes) -> dict:  # type: ignore[type-arg]
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', content.decode())
    assert found
    return json.loads(found.group(1))


def statuses_of(data: dict) -> Counter[str]:  # type: ignore[type-arg]
    return Counter(data["legend"][place][0] for place in data["villages"]["status"])


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_villages_with_map_and_font_stay_below_three_megabytes(simulated, language):
    content = made(simulated, language)
    assert 500_000 < len(content) < LARGEST
    assert len(data_of(content)["villages"]["code"]) == 1552


@pytest.mark.parametrize(
    "selection",
    [
        {},
        {"regency": "36.02"},
        {"regency": "36.02", "district": "36.02.13"},
        {"regency": "36.04", "statuses": NEEDS_OUTREACH},
        {"statuses": frozenset({Status.EXEMPT})},
    ],
)
def test_the_villages_and_their_statuses_are_those_of_the_read_model(simulated, selection):
    page = chosen(simulated, **selection)
    data, rows = data_of(made(page)), page.selection.matching(page.table())
    assert data["villages"]["code"] == [row.code for row in rows] != []
    assert statuses_of(data) == Counter(row.status for row in rows)
    assert data["villages"]["last"] == [str(row.standing.last or "") for row in rows]
    assert {entry[0] for entry in data["legend"]} == set(page.selection.statuses or Status)


def test_the_file_says_what_it_is_and_that_it_is_a_copy(simulated):
    with spoken("id"):
        name = snapshot(chosen(simulated, regency="36.02"), NOON).name
    version = simulated.table().version
    assert name == f"peta-dan-daftar-kab-lebak-simulasi-2026-11-24-v{version}.html"
    data = data_of(made(simulated))
    assert "SIMULASI" in data["mark"] and "contoh" in data["examples"]
    assert data["note"].startswith("Salinan per 24 Nov 2026 12.00 WIB")
    about = dict(data["about"])
    assert about["Per tanggal"] == "24 Nov 2026" and about["Versi data"] == str(version)
    assert about["Dibuat oleh"] == "pembaca tanpa akun"


def test_two_filters_never_give_the_same_bytes(simulated):
    everything = made(simulated)
    assert everything == made(simulated)
    assert len({everything, made(simulated, "en"), made(chosen(simulated, regency="36.02"))}) == 3


def test_somebody_bound_to_a_regency_hands_out_nothing_of_another(office):
    register = villages_of(office, ANNA.person)
    page = Page(ANNA.person, ANNA, office, Source.OFFICE, Filter(), DAY, register)
    content = made(page)
    data = data_of(content)
    assert {code[:5] for code in data["villages"]["code"]} == set(ANNA.regencies)
    assert {code[:5] for code in data["names"]} == set(ANNA.regencies)
    assert list(data["options"]) == sorted(ANNA.regencies)
    own = {village.name for village in register} | {v.district.name for v in register}
    others = {v.name for v in all_villages(office, office.version())} - own
    said = json.dumps({**data, "texts": {}}, ensure_ascii=False)
    assert [name for name in others if f'"{name}"' in said] == []


def test_a_filter_without_villages_makes_a_file_that_says_so(office):
    data = data_of(made(chosen(page_on(office), statuses=frozenset({Status.CURRENT}))))
    assert data["villages"]["code"] == [] and data["texts"]["none"]


def test_on_day_one_every_village_is_not_recorded(office):
    data = data_of(made(page_on(office)))
    assert statuses_of(data) == {"never": 1552}
    assert data["headline"].startswith("Belum ada kegiatan")
    assert set(data["villages"]["last_words"]) == {"belum tercatat"}
    assert set(data["villages"]["due_words"]) == {"–"}


def test_a_regency_with_every_village_exempt_has_no_share(office):
    page = chosen(page_on(office), regency="36.72")
    exempt = [
        Exemption(row.code, DAY, None, ExemptionReason.OTHER, "Ibu Ratna")
        for row in page.selection.scope(page.table())
    ]
    load_record(office, Record(exemptions=tuple(exempt)))
    data = data_of(made(page))
    assert statuses_of(data) == {"exempt": len(exempt)}
    assert {area["share"] for area in data["areas"]} == {"–"}
