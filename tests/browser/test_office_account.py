"""Signing in with the identity provider of the office: what opens, what does not, and real ends."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page

from lib.config import ROOT
from lib.db.engine import Database, sqlite_url
from lib.domain.people import Account
from lib.domain.permissions import Role
from lib.services.people import change_account, create_account
from lib.services.setup import prepare

from .conftest import BY, map_state, serve, settled
from .identity_provider import CLIENT, SECRET, IdentityProvider, provided

ANNA = Account("2", "anna@kantor.id", "Anna", Role.COORDINATOR, frozenset({"36.02"}))
ACCOUNTS = (
    Account("1", "admin@kantor.id", "Ibu Ratna", Role.ADMINISTRATOR),
    ANNA,
    Account("3", "dedi@kantor.id", "Dedi", Role.VERIFIER, frozenset({"36.02"}), active=False),
)
PEOPLE: dict[str, dict[str, object]] = {
    "Anna": {"email": "Anna@Kantor.id", "email_verified": True, "role": "administrator"},
    "Palsu": {"email": "admin@kantor.id", "email_verified": False},
    "Diam": {"email": "admin@kantor.id"},
    "Asing": {"email": "asing@jahat.id", "email_verified": True},
    "Dedi": {"email": "dedi@kantor.id", "email_verified": True},
    # Longer than a cookie may be.
    "Panjang": {"email": "anna@kantor.id", "email_verified": True, "groups": ["x" * 60] * 90},
}
SECRETS = """[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "rahasia kue untuk uji coba"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{metadata}"
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[IdentityProvider]:
    with provided(IdentityProvider(PEOPLE)) as running:
        yield running


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Iterator[Database]:
    database = Database(sqlite_url(tmp_path_factory.mktemp("oidc") / "office.sqlite3"))
    prepare(database, ROOT / "data" / "reference")
    for account in ACCOUNTS:
        create_account(database, BY, account)
    yield database
    database.close()


@pytest.fixture(scope="module")
def office(record, provider, tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("oidc-local")
    secrets = folder / "secrets.toml"
    secrets.write_text(SECRETS.format(client=CLIENT, secret=SECRET, metadata=provider.metadata_url))
    yield from serve(folder, f"--secrets.files={secrets}", PANTAU_DATABASE_URL=record.url)


@pytest.fixture
def tab(browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID")
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


@pytest.fixture
def anna_again(record) -> Iterator[None]:
    yield
    change_account(record, BY, ANNA)


def choose(tab: Page, office: str, name: str, path: str = "/") -> None:
    """From a page of the app to the provider, and back as somebody."""
    tab.goto(f"{office}{path}")
    tab.get_by_role("link", name="Masuk dengan akun kantor").click()
    tab.get_by_role("link", name=name).click()


def asked_to_sign_in(tab: Page) -> None:
    tab.get_by_role("heading", name="Silakan masuk").wait_for()
    assert tab.locator(".pb-card").count() == 0


@pytest.mark.parametrize("name", ["Anna", "Panjang"])
def test_a_coordinator_comes_back_to_the_page_asked_for_with_the_own_regency(tab, office, name):
    choose(tab, office, name, "/?per=2026-10-01")
    tab.wait_for_url("**/?per=2026-10-01")
    settled(tab)
    assert sum(map_state(tab)["counts"].values()) == 345
    assert tab.get_by_text("Koordinator").first.is_visible()
    tab.goto(f"{office}/?kab=36.04")
    settled(tab)
    assert sum(map_state(tab)["counts"].values()) == 345


def test_the_sign_in_page_leads_there_too(tab, office):
    choose(tab, office, "Anna", "/masuk?lanjut=/prioritas")
    tab.wait_for_url("**/prioritas")
    settled(tab)


@pytest.mark.parametrize("onward", ["https://jahat.invalid/", "//jahat.invalid"])
def test_the_way_back_leads_to_no_other_site(tab, office, onward):
    choose(tab, office, "Anna", f"/masuk?lanjut={onward}")
    settled(tab)
    assert tab.url.startswith(f"{office}/")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Asing", "Belum ada akun aktif untuk asing@jahat.id."),
        ("Dedi", "Belum ada akun aktif untuk dedi@kantor.id."),
        ("Palsu", "Penyedia akun kantor belum memverifikasi admin@kantor.id."),
        ("Diam", "Penyedia akun kantor belum memverifikasi admin@kantor.id."),
        ("Batal", "Masuk dengan akun kantor tidak berhasil."),
    ],
)
def test_whom_nothing_opens_is_told_why_and_shown_another_way(tab, office, name, said):
    choose(tab, office, name, "/prioritas")
    assert tab.get_by_role("alert").inner_text().startswith(said)
    known = {c["name"] for c in tab.context.cookies()}
    assert known <= {"_streamlit_session", "_streamlit_xsrf"}
    tab.get_by_role("link", name="Lihat catatan publik tanpa akun").wait_for()
    tab.get_by_role("link", name="Masuk dengan akun kantor").click()
    tab.get_by_role("link", name="Anna").click()
    tab.wait_for_url("**/prioritas")
    settled(tab)


def test_nothing_of_the_provider_lies_open_or_outlasts_a_session(tab, office):
    choose(tab, office, "Anna")
    settled(tab)
    cookies = {c["name"]: c for c in tab.context.cookies() if c["name"] != "_streamlit_xsrf"}
    assert set(cookies) >= {"pantau_masuk", "_streamlit_user", "_streamlit_user_tokens"}
    now = datetime.now(UTC).timestamp()
    for cookie in cookies.values():
        assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
        if cookie["name"] != "_streamlit_session":
            assert 0 < cookie["expires"] - now <= 12 * 3600 + 60


def test_leaving_ends_every_tab_and_leaves_the_provider_as_well(tab, office, provider):
    choose(tab, office, "Anna")
    settled(tab)
    other = tab.context.new_page()
    other.goto(office)
    settled(other)
    before = len(provider.left)
    tab.get_by_role("button", name="Keluar").click()
    asked_to_sign_in(tab)
    asked_to_sign_in(other)  # It looks for news every few seconds; a click could come too late.
    (told,) = provider.left[before:]
    assert told["id_token_hint"] and told["client_id"] == CLIENT


def test_the_cookies_of_before_are_worth_nothing_after_leaving(tab, office):
    choose(tab, office, "Anna")
    settled(tab)
    kept = tab.context.cookies()
    assert {c["name"] for c in kept} >= {"pantau_masuk", "_streamlit_user"}
    tab.get_by_role("button", name="Keluar").click()
    asked_to_sign_in(tab)
    tab.context.add_cookies(kept)
    tab.goto(office)
    asked_to_sign_in(tab)


def test_streamlits_cookie_alone_opens_nothing(tab, office):
    choose(tab, office, "Anna")
    settled(tab)
    tab.context.clear_cookies(name="pantau_masuk")
    tab.goto(office)
    asked_to_sign_in(tab)


def test_a_callback_used_again_opens_nothing(tab, office):
    used = []
    tab.on("request", lambda r: used.append(r.url) if "/oauth2callback?" in r.url else None)
    choose(tab, office, "Anna")
    settled(tab)
    tab.context.clear_cookies()
    tab.goto(used[0])
    assert tab.get_by_role("alert").inner_text().startswith("Masuk dengan akun kantor tidak")


def test_whoever_is_disabled_or_demoted_is_stopped_at_the_next_step(
    tab, office, record, anna_again
):
    choose(tab, office, "Anna", "/catat")
    settled(tab)
    tab.get_by_role("heading", name="Catat").first.wait_for()
    change_account(record, BY, replace(ANNA, role=Role.VIEWER))
    tab.get_by_role("link", name="Prioritas").click()
    tab.get_by_text("Pembaca").first.wait_for()
    tab.goto(f"{office}/catat")
    tab.get_by_text("Halaman ini tidak terbuka untuk Anda").wait_for()
    change_account(record, BY, replace(ANNA, active=False))
    tab.goto(f"{office}/prioritas")
    asked_to_sign_in(tab)


def test_a_provider_that_does_not_answer_is_told_in_a_sentence(tab, record, tmp_path):
    secrets = tmp_path / "secrets.toml"
    metadata = "http://127.0.0.1:9/.well-known/openid-configuration"
    secrets.write_text(SECRETS.format(client=CLIENT, secret=SECRET, metadata=metadata))
    for office in serve(tmp_path, f"--secrets.files={secrets}", PANTAU_DATABASE_URL=record.url):
        tab.goto(f"{office}/masuk")
        tab.get_by_role("link", name="Masuk dengan akun kantor").click()
        said = tab.get_by_role("alert").inner_text()
        assert said.startswith("Masuk dengan akun kantor tidak berhasil")
