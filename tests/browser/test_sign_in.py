"""Signing in with a real browser: the first administrator, sessions, scopes and foreign pages."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from .conftest import ROOT, map_frame, map_state, serve, settled

PASSWORD = "padi menguning 2026"


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[str]:
    """An office with an administrator and a coordinator of Kab. Lebak."""
    folder = tmp_path_factory.mktemp("signed-in")
    url = f"sqlite:///{folder / 'office.sqlite3'}"
    people = (
        ("admin@kantor.id", "Ibu Ratna", "administrator"),
        ("anna@kantor.id", "Anna", "coordinator", "--regency", "36.02"),
    )
    for email, name, role, *more in people:
        subprocess.run(
            [
                *(sys.executable, "-m", "lib.cli", "create-person", "--email", email),
                *("--name", name, "--role", role, *more),
            ],
            cwd=ROOT,
            env={**os.environ, "PANTAU_DATABASE_URL": url},
            input=f"{PASSWORD}\n",
            text=True,
            check=True,
        )
    yield from serve(folder, PANTAU_DATABASE_URL=url)


def sign_in(page, base, email, password=PASSWORD):
    page.goto(f"{base}/masuk")
    page.get_by_label("Surel").fill(email)
    page.get_by_label("Kata sandi").fill(password)
    page.get_by_role("button", name="Masuk").click()


@pytest.fixture
def tab(browser):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID")
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def test_nobody_reads_the_office_record_without_an_account(tab, office):
    tab.goto(f"{office}/?kab=36.02")
    tab.get_by_role("heading", name="Silakan masuk").wait_for()
    assert tab.locator(".pb-card").count() == 0
    tab.get_by_role("link", name="Lihat catatan publik tanpa akun").click()
    settled(tab)
    assert tab.locator(".pb-card").count() == 4


def test_signing_in_leads_back_to_the_page_asked_for_and_out_again(tab, office):
    tab.goto(f"{office}/prioritas?status=never")
    tab.get_by_role("link", name="Masuk", exact=True).click()
    tab.get_by_label("Surel").fill("admin@kantor.id")
    tab.get_by_label("Kata sandi").fill(PASSWORD)
    tab.get_by_role("button", name="Masuk").click()
    tab.wait_for_url("**/prioritas?status=never")
    settled(tab)
    other = tab.context.new_page()
    other.goto(office)
    settled(other)
    tab.get_by_role("button", name="Keluar").click()
    tab.get_by_role("heading", name="Silakan masuk").wait_for()
    # Nobody touches the other tab: it finds out by itself.
    other.get_by_role("heading", name="Silakan masuk").wait_for()


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(tab, office):
    sign_in(tab, office, "admin@kantor.id")
    settled(tab)
    (cookie,) = [c for c in tab.context.cookies() if c["name"] == "pantau_masuk"]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
    assert "pantau_masuk" not in tab.evaluate("document.cookie")


def test_a_wrong_password_is_told_without_telling_which_part(tab, office):
    sign_in(tab, office, "siapa@kantor.id", "salah sama sekali")
    assert (
        tab.get_by_role("alert").inner_text() == "Surel atau kata sandi salah. Silakan coba lagi."
    )
    assert tab.get_by_label("Surel").input_value() == "siapa@kantor.id"


def test_a_coordinator_sees_the_own_regency_whatever_the_address_says(tab, office):
    sign_in(tab, office, "anna@kantor.id")
    settled(tab)
    assert sum(map_state(tab)["counts"].values()) == 345
    assert tab.locator(".pb-filter").inner_text().startswith("Kab. Lebak · per")
    tab.goto(f"{office}/?kab=36.04")
    settled(tab)
    assert tab.get_by_text("kab=36.04").is_visible()
    assert sum(map_state(tab)["counts"].values()) == 345


def test_the_map_names_the_villages_of_the_own_regency_rightly(tab, office):
    sign_in(tab, office, "anna@kantor.id")
    settled(tab)
    frame = map_frame(tab)
    frame.wait_for_function("() => window.pantauMap.state.table")
    frame.get_by_role("combobox").fill("gubugan cibeureum")
    frame.get_by_role("combobox").press("Enter")
    frame.locator(".tip .name").wait_for()
    assert frame.locator(".tip .name").inner_text() == "Gubugan Cibeureum"
    assert frame.locator(".tip .place").inner_text() == "Kec. Maja, Kab. Lebak"


def table_of_the_map(tab, office, email):
    """The address of what the map tells a person, who is signed in then."""
    asked = []
    tab.on("request", lambda r: asked.append(r.url))
    sign_in(tab, office, email)
    settled(tab)
    map_frame(tab).wait_for_function("() => window.pantauMap.state.table")
    (table,) = {url for url in asked if "/peta/desa/" in url}
    return table


def test_what_the_map_tells_is_for_the_session_that_it_was_made_for(tab, office):
    table = table_of_the_map(tab, office, "anna@kantor.id")
    assert "/36.02/" in table
    codes = tab.request.get(table).json()["code"]
    assert len(codes) == 345 and {code[:5] for code in codes} == {"36.02"}
    for forged in (table.replace("/36.02/", "/36.04/"), table.replace("/36.02/", "/banten/")):
        assert tab.request.get(forged).status == 404
    with pytest.raises(HTTPError) as refused:
        urlopen(table, timeout=10)
    assert refused.value.code == 404
    tab.get_by_role("button", name="Keluar").click()
    tab.get_by_role("heading", name="Silakan masuk").wait_for()
    assert tab.request.get(table).status == 404


def test_what_the_map_tells_of_the_province_is_not_for_a_coordinator(tab, office):
    province = table_of_the_map(tab, office, "admin@kantor.id")
    assert "/banten/" in province and len(tab.request.get(province).json()["code"]) == 1552
    tab.context.clear_cookies()
    sign_in(tab, office, "anna@kantor.id")
    settled(tab)
    assert tab.request.get(province).status == 404


@pytest.mark.parametrize("origin", ["https://jahat.invalid", "null", None])
def test_a_form_of_another_site_signs_nobody_in(office, origin):
    form = urlencode({"email": "admin@kantor.id", "sandi": PASSWORD}).encode()
    request = Request(f"{office}/masuk", form, {"Origin": origin} if origin else {})
    with pytest.raises(HTTPError) as refused:
        urlopen(request, timeout=10)
    assert refused.value.code == 403
    assert "set-cookie" not in refused.value.headers


@pytest.mark.parametrize(
    "onward", ["https://jahat.invalid/", "//jahat.invalid", "/\\jahat.invalid"]
)
def test_signing_in_never_leads_to_another_site(tab, office, onward):
    tab.goto(f"{office}/masuk?{urlencode({'lanjut': onward})}")
    tab.get_by_label("Surel").fill("admin@kantor.id")
    tab.get_by_label("Kata sandi").fill(PASSWORD)
    tab.get_by_role("button", name="Masuk").click()
    settled(tab)
    assert tab.url.startswith(office)


def test_the_first_administrator_needs_the_code_of_the_terminal_once(tab, tmp_path):
    for base in serve(tmp_path):
        log = tmp_path / "server.log"
        tab.goto(f"{base}/awal")
        tab.get_by_label("Kode dari terminal").fill("00000000")
        tab.get_by_label("Nama Anda").fill("Ibu Ratna")
        tab.get_by_label("Surel").fill("ratna@kantor.id")
        tab.get_by_label("Kata sandi").fill(PASSWORD)
        tab.get_by_role("button").click()
        assert "Kode itu salah" in tab.get_by_role("alert").inner_text()
        assert tab.get_by_label("Nama Anda").input_value() == "Ibu Ratna"
        codes = re.findall(r"code ([0-9a-f]{8})", log.read_text())
        assert len(set(codes)) == 2
        tab.get_by_label("Kode dari terminal").fill(codes[-1])
        tab.get_by_label("Kata sandi").fill(PASSWORD)
        tab.get_by_role("button").click()
        settled(tab)
        assert tab.get_by_text("Ibu Ratna").is_visible()
        tab.goto(f"{base}/awal")
        assert tab.url.endswith("/masuk")
