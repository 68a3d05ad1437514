"""On a phone: an attempt and a snooze for a village, and a verifier who confirms what waits."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from lib.db.engine import Database, sqlite_url
from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Person, Role
from lib.domain.rules import Exemption, ExemptionReason, Snooze, SnoozeReason
from lib.services.exemptions import ask_exemption
from lib.services.people import create_account
from lib.services.recording import record_activity
from lib.services.setup import prepare
from lib.services.snoozes import snooze_village
from lib.services.writing import By

from .conftest import (
    PASSWORD,
    PHONE,
    ROOT,
    serious,
    serve,
    settled,
)

LONTAR, TIRTAYASA = "36.04.13.2007", "36.04.13.2001"
VILLAGE = f"/desa?desa={LONTAR}"
DAY = date(2026, 11, 24)
SERANG = frozenset({"36.04"})
ANNA = Account("1", "anna@kantor.id", "Anna", Role.COORDINATOR, SERANG)
VERA = Account("2", "vera@kantor.id", "Vera", Role.VERIFIER, SERANG)
RULER = Person(Role.ADMINISTRATOR)


def by(person: Person) -> By:
    return By(person, Origin.SCREEN, datetime(2026, 11, 24, 5, tzinfo=UTC))


@pytest.fixture(scope="module")
def serang_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office with a coordinator and a verifier, in which three records and a request wait."""
    folder: Path = tmp_path_factory.mktemp("serang")
    url = sqlite_url(folder / "office.sqlite3")
    database = Database(url)
    prepare(database, ROOT / "data" / "reference")
    for account in (ANNA, VERA):
        create_account(database, by(RULER), account, PASSWORD)
    for key in "abc":
        visit = Activity(
            key,
            DAY,
            Kind.OUTREACH,
            Form.FACE_TO_FACE,
            State.HELD,
            (AreaLink(TIRTAYASA, Link.DIRECT),),
            organisers=(Organiser.IMIGRASI,),
            recorded_on=DAY,
        )
        record_activity(database, by(ANNA.person), visit)
    later = DAY + timedelta(days=20)
    wanted = Exemption(TIRTAYASA, DAY, later, ExemptionReason.NO_ACCESS)
    ask_exemption(database, by(ANNA.person), wanted, "jembatan putus")
    put_off = Snooze(TIRTAYASA, DAY, later, SnoozeReason.BUDGET)
    snooze_village(database, by(ANNA.person), put_off)
    database.close()
    yield from serve(folder, PANTAU_DATABASE_URL=url)


@pytest.fixture
def signed_in(browser, serang_office) -> Iterator[Callable[..., Page]]:
    """Opens a page on a phone as somebody who signed in."""
    contexts, errors = [], []

    def opened(account: Account, path: str, scheme: str = "light") -> Page:
        context = browser.new_context(viewport=PHONE, locale="id-ID", color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda e: errors.append(str(e)))
        page.goto(f"{serang_office}/masuk?lanjut={quote(path, safe='')}")
        page.fill("[name=email]", account.email)
        page.fill("[name=sandi]", PASSWORD)
        page.get_by_role("button").click()
        settled(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


def choose(page: Page, deed: str) -> None:
    page.locator(".st-key-village-deed-row").get_by_text(deed, exact=True).click()
    page.locator(".st-key-village-deed").wait_for()
    settled(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_form_with_its_faults_fits_a_phone_and_axe_finds_nothing_serious(signed_in, scheme):
    page = signed_in(ANNA, VILLAGE, scheme)
    fault = page.get_by_text("Pilih satu alasan.")
    for deed in ("Catat upaya", "Tunda", "Minta pengecualian"):
        choose(page, deed)
        expect(fault).to_have_count(0)
        page.locator(".st-key-village-deed").get_by_role("button").last.click()
        fault.wait_for()
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        row = page.locator(".st-key-village-deed-row")
        assert row.evaluate("e => e.scrollWidth <= e.clientWidth")
        assert serious(page) == []


def test_an_attempt_and_a_snooze_are_saved_with_a_few_taps_and_undone(signed_in):
    page = signed_in(ANNA, VILLAGE)
    choose(page, "Catat upaya")
    page.get_by_text("tidak tertemui", exact=True).click()
    page.get_by_role("button", name="Simpan upaya").click()
    page.get_by_text("Tersimpan: upaya 24 Nov 2026").wait_for()
    settled(page)
    assert page.locator(".pb-event-attempt").count() == 1
    choose(page, "Tunda")
    page.get_by_text("cuaca atau akses", exact=True).click()
    page.locator(".st-key-village-deed").get_by_role("button", name="Tunda").click()
    page.get_by_text("Ditunda sampai 8 Des 2026").wait_for()
    settled(page)
    page.get_by_role("button", name="Urungkan").click()
    page.get_by_text("Diurungkan: semuanya kembali").wait_for()
    settled(page)
    expect(page.get_by_text("Akhiri penundaan", exact=True)).to_have_count(0)


def test_the_village_arrives_chosen_in_catat(signed_in):
    page = signed_in(ANNA, VILLAGE)
    page.get_by_role("button", name="Catat kegiatan").click()
    page.wait_for_url("**/catat?**")
    settled(page)
    assert "desa=36.04.13.2007" in page.url
    expect(page.locator("[data-tag]", has_text="Lontar")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_periksa_fits_a_phone_and_axe_finds_nothing_serious(signed_in, scheme):
    page = signed_in(VERA, "/periksa", scheme)
    page.locator(".st-key-review-row-a label").click()
    page.get_by_role("button", name="Benarkan 1 catatan").wait_for()
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert serious(page) == []


def test_a_verifier_confirms_two_at_once(signed_in):
    page = signed_in(VERA, "/periksa")
    # By record and label: the first boxes to be drawn are not always those of the first record.
    page.locator(".st-key-review-row-a label").click()
    page.get_by_role("button", name="Benarkan 1 catatan").wait_for()
    page.locator(".st-key-review-row-b label").click()
    page.get_by_role("button", name="Benarkan 2 catatan").click()
    page.get_by_text("2 catatan dibenarkan.").wait_for()
    settled(page)
    assert page.locator(".pb-sentence").inner_text().startswith("1 catatan menunggu")
