"""The app without a browser, on its own databases and a fixed day."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from lib.db.engine import Database, sqlite_url
from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Role
from lib.services.people import create_account
from lib.services.setup import prepare
from lib.services.sources import database_at
from lib.services.writing import By

TODAY = "2026-11-24"
AT = datetime(2026, 11, 24, 5, tzinfo=UTC)
DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
MEETING = "pages/overview/present.py"
PAGES = sorted(
    path
    for found in (DASHBOARD.parent / "pages").rglob("*.py")
    if (path := found.relative_to(DASHBOARD.parent).as_posix()) != MEETING
)
"""Every page with an address of its own; the meeting is shown at the address of any of them."""

CHIEF = Account("1", "admin@kantor.id", "Ibu Ratna", Role.ADMINISTRATOR)
ANNA = Account("2", "anna@kantor.id", "Anna", Role.COORDINATOR, frozenset({"36.04"}))
VERA = Account("3", "vera@kantor.id", "Vera", Role.VERIFIER, frozenset({"36.04"}))
_WAY = re.compile(r'data-opens="(\d+)"><span>([^<]*)</span>')
READER = Account("4", "baca@kantor.id", "Pembaca", Role.VIEWER)


def by(account: Account, at: datetime = AT) -> By:
    """Who writes on the fixed day."""
    return By(account.person, Origin.SCREEN, at)


@pytest.fixture(scope="session")
def local_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("local")


@pytest.fixture
def run_app(local_folder, install) -> Iterator[Callable[..., AppTest]]:
    """Runs the app, with an address and on a page, and gives it back after its first run."""
    install(local_folder=local_folder, today=TODAY)

    def run(page: str = "", **params: str) -> AppTest:
        app = AppTest.from_file(DASHBOARD, default_timeout=60)
        for name, value in params.items():
            app.query_params[name] = value
        if page:
            app.run()
            app.switch_page(page)
        app.run()
        assert not app.exception
        assert not [e for e in app.get("html") if 'class="pb-incident"' in e.proto.body]
        return app

    yield run
    database_at.cache_clear()


@pytest.fixture
def office(tmp_path: Path, install) -> Iterator[Database]:
    """An office's own record with its people, and nothing recorded yet."""
    url = sqlite_url(tmp_path / "office.sqlite3")
    settings = install(local_folder=tmp_path, today=TODAY, database_url=url)
    database = database_at(url)
    prepare(database, settings.reference_folder)
    for account in (CHIEF, ANNA, VERA, READER):
        create_account(database, by(CHIEF), account)
    yield database
    database_at.cache_clear()


@pytest.fixture
def open_page_as(office: Database, monkeypatch) -> Callable[..., AppTest]:
    """Opens a page of the office's record as somebody who signed in."""

    def opened(page: str, account: Account, **params: str) -> AppTest:
        monkeypatch.setattr(
            "lib.ui.shell.account_here", lambda database, at, interacts=True: account
        )
        app = AppTest.from_file(DASHBOARD, default_timeout=60)
        for name, value in params.items():
            app.query_params[name] = value
        app.run()
        app.switch_page(page).run()
        assert not app.exception
        return app

    return opened


def html_of(app: AppTest) -> str:
    """Everything that the page shows as HTML, in its order."""
    return " ".join(
        node.proto.body if node.type == "html" else json.loads(node.proto.json).get("html", "")
        for node in app._tree
        if node.type in ("html", "bidi_component")
    )


def ways(app: AppTest) -> dict[str, tuple[str, int]]:
    """What the cards of the page open, in their order: its words, the row and the place in it."""
    return {
        unescape(words): (row.proto.id, int(place))
        for row in app.get("bidi_component")
        for place, words in _WAY.findall(json.loads(row.proto.json).get("html", ""))
    }


def open_card(app: AppTest, words: str) -> AppTest:
    """The page after the card's button was pressed."""
    return tell(app, *ways(app)[words])


def tell(app: AppTest, row: str, place: object) -> AppTest:
    """The page after the script of a row of cards named a place.

    AppTest presses nothing in components, so the event is put beside the states of the widgets.
    """
    states = app._tree.get_widget_states()
    events = json.dumps([{"event": "opened", "value": place}])
    states.widgets.add(id=_make_trigger_id(row, "events"), json_trigger_value=events)
    app._run(states)
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    """The page after a button was pressed."""
    app.button(key=key).click().run()
    assert not app.exception
    assert 'class="pb-incident"' not in html_of(app)
    return app


def choose(app: AppTest, **fields: str) -> AppTest:
    """The page after a choice in the sidebar, in the words of an address."""
    app.session_state["filter_chosen"] = fields
    app.run()
    assert not app.exception
    return app


def components(app: AppTest, name: str) -> list[dict[str, Any]]:
    """What each element of our own with that name was given to show."""
    shown = [e.proto for e in app.get("bidi_component")]
    return [json.loads(proto.json) for proto in shown if proto.component_name == name]


def fields_of(app: AppTest) -> dict[str, object]:
    """What the fields of the sidebar show, by the name that an address gives them."""
    [shown] = components(app, "filter_fields")
    return {field["name"]: field["value"] for field in shown["fields"]}
