"""Twelve payloads in every text field of a record, on every page of the app: none of them runs.

Villages are named by them, too, so that the map's tooltips, search and panel and every list of
names is tried with them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page
from sqlalchemy import update

from lib.config import ROOT
from lib.db import tables
from lib.db.engine import Database, sqlite_url
from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Role
from lib.domain.record import Record
from lib.domain.rules import (
    Exemption,
    ExemptionReason,
    Membership,
    Programme,
    Snooze,
    SnoozeReason,
    Tier,
    TierRecord,
)
from lib.io.register import read_register
from lib.services.attempts import record_attempt
from lib.services.drafts import save_draft
from lib.services.exemptions import ask_exemption, decline_exemption
from lib.services.imports import commit_import, plan_import
from lib.services.people import create_account
from lib.services.recording import (
    confirm_activities,
    correct_activity,
    delete_activity,
    kept_activity,
    record_activity,
)
from lib.services.setup import load_record, prepare
from lib.services.sign_in import sign_in_by_identity
from lib.services.snoozes import end_snooze, snooze_village
from lib.services.writing import By
from lib.ui.filter_url import NAMES
from tests.hostile import XSS
from tests.integration.sheets import event, xlsx

from .conftest import TODAY, map_frame, menu_pages, serve, settled

DAY = date.fromisoformat(TODAY)
AT = datetime(2026, 11, 24, 5, tzinfo=UTC)
DISTRICT = "36.02.13"
CODES = [
    village.code
    for village in read_register(ROOT / "data" / "reference")
    if village.district.code == DISTRICT
][: len(XSS)]
CHIEF = Account("1", "admin@kantor.id", "Ibu Ratna", Role.ADMINISTRATOR)
OTHER = Account("2", "<img/src/onerror=window.xss=1>@kantor.id", XSS[0], Role.ADMINISTRATOR)
PAGES = menu_pages()
LAYERS = ("status", "frekuensi", "kebaruan", "pelatihan")
FOUND = """() => {
  const odd = '[data-xss],[onerror],[onload],[onfocus],[onmouseover],iframe[srcdoc],'
    + 'img[src="/xss"],img[src*="jahat"],a[href^="javascript"],svg[onload]';
  const scripts = [...document.scripts].filter(s => s.textContent.includes('window.xss'));
  return [window.xss === undefined ? '' : 'it ran',
    ...[...document.querySelectorAll(odd)].map(e => e.outerHTML.slice(0, 200)),
    ...scripts.map(s => s.outerHTML.slice(0, 200))].filter(Boolean);
}"""


def by(account: Account = CHIEF) -> By:
    return By(account.person, Origin.SCREEN, AT)


def activity(number: int, text: str, kind: Kind, state: State = State.HELD) -> Activity:
    """An activity that says the text wherever somebody can write."""
    day = DAY + timedelta(days=number + 1 if state is State.PLANNED else -number - 1)
    return Activity(
        f"{kind}-{state}-{number}",
        day,
        kind,
        Form.SEMINAR,
        state,
        (AreaLink(CODES[number], Link.DIRECT), AreaLink(DISTRICT, Link.DELEGATE)),
        organisers=(Organiser.IMIGRASI, Organiser.BP3MI),
        organiser_units=text,
        topics=(text, f"topik {text}"),
        participants_note=text,
        audience=(text, f"sasaran {text}"),
        venue=text,
        evidence_url=text,
        source_title=text,
        source_url=text if number % 2 else f"https://a.example/{text}",
        source_url_2=text,
        notes=text,
    )


def fill(database: Database) -> None:
    """Every text field of the record with every payload, as packages and as people write them."""
    for account in (CHIEF, OTHER):
        create_account(database, by(), account)
    for number, text in enumerate(XSS):
        account = Account(f"p{number}", f"p{number}@kantor.id", text, Role.ADMINISTRATOR)
        create_account(database, by(), account)
    with database.write() as connection:
        for code, text in zip(CODES, XSS, strict=True):
            named = update(tables.villages).where(tables.villages.c.code == code)
            assert connection.execute(named.values(name=text)).rowcount == 1
    texts = list(zip(CODES, XSS, strict=True))
    start, until = DAY - timedelta(days=9), DAY + timedelta(days=30)
    load_record(
        database,
        Record(
            activities=tuple(
                activity(number, text, kind)
                for kind in (Kind.OUTREACH, Kind.TRAINING, Kind.OTHER)
                for number, text in enumerate(XSS)
            ),
            memberships=tuple(
                Membership(area, programme, start, None, t, t, False, f"https://a.example/{t}", t)
                for code, t in texts
                for area, programme in zip((code, DISTRICT), Programme, strict=False)
            ),
            tiers=tuple(TierRecord(code, Tier.HIGH, start, t, t, t) for code, t in texts),
            snoozes=tuple(
                Snooze(code, start, DAY - timedelta(days=2), SnoozeReason.OTHER, t)
                for code, t in texts[:8]
            ),
            exemptions=tuple(
                Exemption(code, start, until, ExemptionReason.OTHER, t) for code, t in texts[8:]
            ),
        ),
    )
    for number, (code, text) in enumerate(texts):
        plan = activity(number, text, Kind.OUTREACH, State.PLANNED)
        web = f"https://a.example/{number}"
        record_activity(database, by(OTHER), replace_links(plan, web))
        attempt = Attempt(f"a{number}", code, DAY, AttemptReason.ACCESS, text)
        record_attempt(database, by(OTHER), attempt)
        if number < 8:
            wanted = Exemption(code, DAY, until, ExemptionReason.OTHER)
            asked = ask_exemption(database, by(OTHER), wanted, text)
            if number % 2:
                decline_exemption(database, by(), asked, text)
        snooze = Snooze(code, DAY, until, SnoozeReason.OTHER, text)
        kept = snooze_village(database, by(OTHER), snooze)
        if number % 3 == 0:
            end_snooze(database, by(), kept, text)
        content = xlsx(event(code, Tanggal="2026-02-03", Tempat=text, Catatan=text, Topik=text))
        planned = plan_import(database, CHIEF.person, f"{text}.xlsx", content, DAY)
        commit_import(database, by(OTHER), planned, f"b{number}")
    held = kept_activity(database, CHIEF.person, "outreach-held-2").activity
    correct_activity(database, by(OTHER), replace_links(held, "https://a.example"), 1, XSS[3])
    delete_activity(database, by(OTHER), "training-held-2", 1, XSS[7])
    confirm_activities(database, by(), ["outreach-held-2"])
    save_draft(database, by(), "activity", XSS[1])


def replace_links(told: Activity, address: str) -> Activity:
    return replace(told, evidence_url=address, source_url=address, source_url_2="")


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Iterator[Database]:
    database = Database(sqlite_url(tmp_path_factory.mktemp("xss") / "office.sqlite3"))
    prepare(database, ROOT / "data" / "reference")
    fill(database)
    yield database
    database.close()


@pytest.fixture(scope="module")
def office(record, tmp_path_factory) -> Iterator[str]:
    yield from serve(tmp_path_factory.mktemp("xss-local"), PANTAU_DATABASE_URL=record.url)


@pytest.fixture
def tab_of(browser, record, office) -> Iterator[Callable[[str], Page]]:
    """Opens a tab of an administrator; what people wrote asks nothing and leads nowhere."""
    contexts = []
    seen: list[str] = []
    ours = (office, office.replace("http", "ws", 1), "data:", "blob:")

    def opened(email: str) -> Page:
        token = sign_in_by_identity(record, email, verified=True, at=AT)
        context = browser.new_context(viewport={"width": 1440, "height": 2400}, locale="id-ID")
        contexts.append(context)
        context.add_cookies([{"name": "pantau_masuk", "value": token, "url": office}])
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("dialog", lambda d: (seen.append(d.message), d.dismiss()))
        page.on("request", lambda r: None if r.url.startswith(ours) else seen.append(r.url))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert seen == []


@pytest.fixture
def chief(tab_of) -> Page:
    return tab_of(CHIEF.email)


def nothing_ran(page: Page) -> None:
    for frame in page.frames:
        if not frame.is_detached():
            assert frame.evaluate(FOUND) == []


def visit(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    assert page.locator(".pb-incident, [data-testid=stException]").count() == 0
    nothing_ran(page)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_runs_what_a_record_says(chief, office, path):
    for query in (f"kec={DISTRICT}&periode=semua", "periode=semua"):
        visit(chief, f"{office}{path}?{query}")
        for more in chief.locator("details > summary").all():
            more.click()
        for more in chief.get_by_role("button", name="Tampilkan semua").all():
            more.click()
            settled(chief)
        nothing_ran(chief)


@pytest.mark.parametrize("number", range(len(XSS)))
def test_nothing_of_a_village_runs_and_nothing_of_ones_own_name(tab_of, office, number):
    tab = tab_of(f"p{number}@kantor.id")
    visit(tab, f"{office}/?kec={DISTRICT}&desa={CODES[number]}")
    visit(tab, f"{office}/desa?kec={DISTRICT}&desa={CODES[number]}")
    # It is on the page, as text.
    words = " ".join(XSS[number].strip("\u2028\u2029\u202e").split())[:12]
    for place in (".pb-timeline", "h2", ".pb-account"):
        assert words in " ".join(tab.locator(place).first.inner_text().split())


@pytest.mark.parametrize("layer", LAYERS)
def test_the_map_tells_of_them_as_text(chief, office, layer):
    visit(chief, f"{office}/?kec={DISTRICT}&lapisan={layer}&periode=semua")
    frame = map_frame(chief)
    frame.wait_for_function("() => window.pantauMap.state.table")
    search = frame.get_by_role("combobox")
    for text in ("window.xss", "<script", "img", "7*191"):
        search.fill(text)
        frame.get_by_role("option").first.wait_for()
        nothing_ran(chief)
        search.press("ArrowDown")
    search.press("Enter")
    chief.wait_for_url("**desa=36.02**")
    settled(chief)
    nothing_ran(chief)
    box = chief.locator("iframe[src*='streamlit_folium']").bounding_box()
    for step in range(1, 20):
        chief.mouse.move(box["x"] + box["width"] * step / 20, box["y"] + box["height"] / 2)
        nothing_ran(chief)


@pytest.mark.parametrize("shift", range(len(XSS)))
def test_no_address_runs_what_it_says(chief, office, shift):
    texts = cycle(XSS[shift:] + XSS[:shift])
    said = urlencode(dict(zip((*NAMES, "lang", "data"), texts, strict=False)))
    visit(chief, f"{office}/prioritas?{said}")
    for path in ("/masuk", "/masuk/kantor", "/awal"):
        chief.goto(f"{office}{path}?{urlencode({'lanjut': XSS[shift], 'lang': XSS[shift]})}")
        nothing_ran(chief)


def test_no_answer_of_the_sign_in_page_runs_what_was_typed(chief, office):
    for text in XSS:
        chief.goto(f"{office}/masuk")
        chief.locator("form").evaluate("form => form.noValidate = true")
        chief.get_by_label("Surel").evaluate(
            "(field, text) => { field.type = 'text'; field.value = text; }", text
        )
        chief.get_by_label("Kata sandi").fill("salah sama sekali")
        chief.get_by_role("button", name="Masuk").click()
        chief.get_by_role("alert").wait_for()
        nothing_ran(chief)


@pytest.mark.parametrize("number", range(len(XSS)))
def test_what_is_recorded_and_deleted_is_told_as_text(chief, office, number):
    visit(chief, f"{office}/catat?kec={DISTRICT}&desa={CODES[number]}")
    chief.get_by_role("button", name="Imigrasi", exact=True).first.click()
    topics = chief.get_by_role("textbox", name="Topik lain")
    topics.fill(XSS[number])
    topics.press("Tab")
    chief.get_by_role("button", name="Simpan", exact=True).click()
    settled(chief)
    nothing_ran(chief)
    anyway = chief.get_by_role("button", name="Tetap simpan")
    if anyway.count():
        anyway.click()
    chief.get_by_text("Tersimpan: Sosialisasi").wait_for()
    settled(chief)
    nothing_ran(chief)
    chief.get_by_role("button", name="Urungkan").click()
    chief.get_by_text("Diurungkan").first.wait_for()
    settled(chief)
    nothing_ran(chief)
