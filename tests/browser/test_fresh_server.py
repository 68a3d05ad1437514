"""A server that nobody has visited yet: the first visitor may come by any link.

To start one takes seconds, so those who come first try a page for each action that a page may need;
the other pages that need the same are opened after it.
"""

import pytest

from lib.config import ROOT
from lib.db.engine import Database, sqlite_url
from lib.domain.permissions import LOCAL_VIEWER, can
from lib.services.people import create_account
from lib.services.setup import prepare

from .conftest import BY, menu_pages, serve, settled
from .test_office_account import ACCOUNTS

PAGES = menu_pages()
CLOSED = [path for path, action in PAGES.items() if not can(LOCAL_VIEWER, action)]
NEEDED = list(dict.fromkeys(PAGES.values()))


@pytest.fixture
def fresh(tmp_path):
    yield from serve(tmp_path)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """The address of a record whose people have accounts."""
    url = sqlite_url(tmp_path_factory.mktemp("fresh") / "office.sqlite3")
    database = Database(url)
    prepare(database, ROOT / "data" / "reference")
    for account in ACCOUNTS:
        create_account(database, BY, account)
    database.close()
    return url


@pytest.fixture
def fresh_office(record, tmp_path):
    yield from serve(tmp_path, PANTAU_DATABASE_URL=record)


def test_the_first_visitor_may_follow_a_link_to_any_page(open_page, fresh):
    page = open_page("/desa?desa=36.04.13.2007", at=fresh)
    settled(page)
    assert page.get_by_role("dialog").count() == 0
    assert page.get_by_text("Lontar").first.is_visible()


def test_the_menu_has_pages_that_are_not_for_everybody():
    assert {"/catat", "/orang"} <= set(CLOSED) < set(PAGES)


@pytest.fixture
def tab(browser):
    page = browser.new_page(locale="id-ID")
    yield page
    page.close()


@pytest.mark.parametrize("action", [action for action in NEEDED if not can(LOCAL_VIEWER, action)])
def test_the_first_visitor_finds_no_page_open_that_writes(tab, fresh, action):
    for path in (path for path, needed in PAGES.items() if needed is action):
        tab.goto(fresh + path)
        tab.get_by_text("Halaman ini tidak terbuka untuk Anda").wait_for(timeout=60_000)
        assert tab.locator(".stMain").get_by_role("textbox").count() == 0


@pytest.mark.parametrize("action", NEEDED)
def test_the_first_visitor_of_an_office_is_asked_to_sign_in(tab, fresh_office, action):
    for path in (path for path, needed in PAGES.items() if needed is action):
        tab.goto(fresh_office + path)
        tab.get_by_role("heading", name="Silakan masuk").wait_for(timeout=60_000)
        tab.wait_for_function(
            "() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"
        )
        assert tab.locator(".pb-card, .pb-foot, iframe").count() == 0
        assert tab.get_by_role("textbox").count() == 0
