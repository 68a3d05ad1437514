"""The app without a browser, on its own databases and a fixed day."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from lib.config import settings
from lib.db.engine import Database, sqlite_url
from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Role
from lib.services.people import create_account
from lib.services.setup import prepare
from lib.services.sources import database_at
from lib.services.writing import By
from lib.ui.menu import _made

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
    """Runs the app at the address of a page and gives it back after its first run."""
    install(local_folder=local_folder, today=TODAY)

    def run(page: str = "", **params: str) -> AppTest:
        app = app_at(page, **params).run()
        assert not app.exception
        assert not [e for e in app.get("html") if 'class="pb-incident"' in e.proto.body]
        return app

    yield run
    database_at.cache_clear()


@pytest.fixture(scope="session", autouse=True)
def components_sought_once() -> Iterator[None]:
    """Streamlit looks through all packages for components when AppTest begins: half a second."""
    seek = manifest_scanner.scan_component_manifests
    with patch.object(manifest_scanner, "scan_component_manifests", cache(seek)):
        yield


@pytest.fixture(scope="session")
def register_alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that holds the register and nothing else, to be copied."""
    path: Path = tmp_path_factory.mktemp("register") / "office.sqlite3"
    database = Database(sqlite_url(path))
    prepare(database, settings().reference_folder)
    database.close()
    return path


@pytest.fixture
def new_office(tmp_path: Path, install, register_alone: Path) -> Iterator[Database]:
    """The record of an office where nobody has an account yet and nothing is recorded."""
    path = shutil.copy(register_alone, tmp_path)
    url = sqlite_url(Path(path))
    install(local_folder=tmp_path, today=TODAY, database_url=url)
    yield database_at(url)
    database_at.cache_clear()


@pytest.fixture
def office(new_office: Database) -> Database:
    """An office's own record with its people, and nothing recorded yet."""
    for account in (CHIEF, ANNA, VERA, READER):
        create_account(new_office, by(CHIEF), account)
    return new_office


@pytest.fixture
def open_page_as(office: Database, monkeypatch) -> Callable[..., AppTest]:
    """Opens a page of the office's record as somebody who signed in."""

    def opened(page: str, account: Account, **params: str) -> AppTest:
        monkeypatch.setattr(
            "lib.ui.shell.account_here", lambda database, at, interacts=True: account
        )
        app = app_at(page, **params).run()
        assert not app.exception
        return app

    return opened


def app_at(page: str = "", **params: str) -> AppTest:
    """The app before its first run, at the address of a page: as a link opens it.

    AppTest itself knows the page by its address only after a run of the home page, which takes
    longer than most pages do.
    """
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    app._page_hash = calc_hash(_addresses()[page]) if page else ""
    for name, value in params.items():
        app.query_params[name] = value
    return app


@cache
def _addresses() -> dict[str, str]:
    """The address of every page of the menu, by its file."""

    def page(path: str, title: str, icon: str, address: str = "") -> tuple[str, str]:
        return f"pages/{path}.py", address

    with patch("lib.ui.menu._page", page):
        return dict(found for entries in _made().values() for _, found in entries)  # type: ignore


def html_of(app: AppTest) -> str:
    """Everything that the page shows as HTML, in its order."""
    return " ".join(
        node.proto.body if node.type == "html" else json.loads(node.proto.json).get("html", "")
        for node in app._tree
        if node.type in ("html", "bidi_component")
    )


def ways(app: AppTest, key: str = "cards") -> dict[str, tuple[str, int]]:
    """The buttons of a block, in their order: the words of each, the element and the place in it.

    The first of those that have the same words.
    """
    found: dict[str, tuple[str, int]] = {}
    for block in app.get("bidi_component"):
        if block.proto.id.endswith(f"-{key}"):
            for place, words in _WAY.findall(json.loads(block.proto.json)["html"]):
                found.setdefault(unescape(words), (block.proto.id, int(place)))
    return found


def open_card(app: AppTest, words: str) -> AppTest:
    """The page after the card's button was pressed."""
    return press_in(app, "cards", words)


def press_in(app: AppTest, key: str, words: str) -> AppTest:
    """The page after a button of the block was pressed."""
    return tell(app, *ways(app, key)[words])


def turn(app: AppTest, number: str) -> AppTest:
    """Another page of the first list on the screen that has several."""
    blocks = [e.proto for e in app.get("bidi_component") if "pb-pager" in e.proto.json]
    pager = json.loads(blocks[0].json)["html"].partition("pb-pager")[2]
    places = {words: place for place, words in _WAY.findall(pager)}
    return tell(app, blocks[0].id, int(places[number]))


def tell(app: AppTest, block: str, place: object) -> AppTest:
    """The page after the script of a block named a place.

    AppTest presses nothing in components, so the event is put beside the states of the widgets.
    """
    states = app._tree.get_widget_states()
    events = json.dumps([{"event": "opened", "value": place}])
    states.widgets.add(id=_make_trigger_id(block, "events"), json_trigger_value=events)
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
