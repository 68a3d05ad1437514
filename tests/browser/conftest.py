"""A real Chromium on a real server, with its own databases and a fixed day."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from lib.db.engine import Database
from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Action, Person, Role
from lib.services.people import create_account
from lib.services.setup import prepare
from lib.services.writing import By
from lib.ui.menu import menu

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-24"
PASSWORD = "kata-sandi-uji-coba"
BY = By(Person(Role.ADMINISTRATOR), Origin.COMMAND_LINE, datetime(2026, 11, 24, 5, tzinfo=UTC))
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WHOLE = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
expect.set_options(timeout=20_000)  # a busy machine draws a form in more than five seconds
CHROMIUM = shutil.which("chromium-headless-shell") or WHOLE
"""Chromium without its window where it is installed: a new context takes it a third of the time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips where there is no Chromium, unless browser tests are required."""
    if CHROMIUM or os.environ.get("PANTAU_BROWSER_TESTS") == "required":
        return
    for item in items:
        if ROOT / "tests" / "browser" in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


def menu_pages() -> dict[str, Action]:
    """The address of every page in the menu, and what it needs."""
    with patch("lib.ui.menu._page", lambda path, title, icon, address="": f"/{address}"):
        return {page: action for entries in menu().values() for action, page in entries}  # type: ignore[misc]


def serve(folder: Path, *flags: str, **environment: str) -> Iterator[str]:
    """The address of a server started for these tests and stopped after them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {k: v for k, v in os.environ.items() if not k.startswith("PANTAU_")}
    environ |= {"PANTAU_LOCAL_FOLDER": str(folder), "PANTAU_TODAY": TODAY, **environment}
    log = (folder / "server.log").open("wb")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", "dashboard.py"),
            f"--server.port={port}",
            "--server.address=127.0.0.1",
            *flags,
        ],
        cwd=ROOT,
        env=environ,
        stdout=log,
        stderr=log,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def command(folder: Path, *words: str) -> None:
    """Runs a command on the office's database of a folder."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("PANTAU_")}
    environ |= {
        "PANTAU_LOCAL_FOLDER": str(folder),
        "PANTAU_TODAY": TODAY,
        "PANTAU_DATABASE_URL": office_url(folder),
    }
    run = [sys.executable, "-m", "lib.cli", *words]
    subprocess.run(run, cwd=ROOT, env=environ, check=True)


def create_person(folder: Path, email: str, name: str, role: str, *regencies: str) -> None:
    """An account in the office of a folder; its password is ``PASSWORD``."""
    database = Database(office_url(folder))
    prepare(database, ROOT / "data" / "reference")
    account = Account(email, email, name, Role(role), frozenset(regencies))
    create_account(database, BY, account, PASSWORD)
    database.close()


def office_url(folder: Path) -> str:
    return f"sqlite:///{folder / 'office.sqlite3'}"


def serve_office(folder: Path) -> Iterator[str]:
    """The address of a server on the office's database of a folder."""
    yield from serve(folder, PANTAU_DATABASE_URL=office_url(folder))


def _wait_until_ready(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended"
        try:
            with urlopen(f"{address}/readyz", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not get ready")


@pytest.fixture(scope="session")
def local_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("local")


@pytest.fixture(scope="session")
def address(local_folder: Path) -> Iterator[str]:
    """The app as a newcomer starts it: the public record, and the simulated one in its menu."""
    yield from serve(local_folder)


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on an office's own, still empty database, with a basemap that does not answer."""
    folder = tmp_path_factory.mktemp("office")
    yield from serve(
        folder,
        PANTAU_DATABASE_URL=f"sqlite:///{folder / 'office.sqlite3'}",
        PANTAU_BASEMAP_URL="http://127.0.0.1:9/{z}/{x}/{y}.png",
    )


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
    yield opened
    opened.close()


Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def context_in(browser: Browser) -> Callable[[str], BrowserContext]:
    """A context for each colour scheme, for pages of readers who are not signed in.

    A page finds the app's scripts in its cache there, which is a fifth of the work of opening it,
    and nothing else: the app leaves only the sign-in in a browser.
    """
    return cache(lambda scheme: browser.new_context(color_scheme=scheme, locale="id-ID"))


@pytest.fixture
def open_page(context_in: Callable[[str], BrowserContext], address: str) -> Iterator[Opener]:
    """Opens a path of the app and waits until the page is whole; fails on foreign requests."""
    pages: list[Page] = []
    foreign: list[str] = []
    errors: list[str] = []

    def opened(
        path: str = "/",
        *,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        at: str = "",
    ) -> Page:
        base = at or address
        page = context_in(scheme).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.set_default_timeout(30_000)
        page.on("request", lambda r: _note_foreign(r.url, base, foreign))
        page.on("pageerror", lambda e: errors.append(str(e)))
        page.on("console", lambda m: _note_error(m, errors))
        page.goto(base + path)
        settled(page)
        return page

    opened.foreign = foreign  # type: ignore[attr-defined]
    opened.errors = errors  # type: ignore[attr-defined]
    yield opened
    for page in pages:
        page.close()
    assert foreign == []
    assert errors == []


def _note_foreign(url: str, base: str, foreign: list[str]) -> None:
    if not url.startswith((base, base.replace("http", "ws", 1), "data:", "blob:")):
        foreign.append(url)


def _note_error(message: ConsoleMessage, errors: list[str]) -> None:
    # Streamlit looks for its server below the page's own path first, which is not there.
    probe = "/_stcore/" in message.location.get("url", "")
    if message.type == "error" and not probe:
        errors.append(f"{message.text} {message.location.get('url', '')}")


def settled(page: Page) -> None:
    """Waits until foot and blocks of the page are there and nothing runs any more."""
    page.locator(".pb-foot").wait_for()
    page.wait_for_function(
        "() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"
        " && !document.querySelector('[data-stale=true]')"
        " && !document.querySelector("
        "'[class*=st-key-]:is([class*=cards], [class*=figures], [class*=curve])"
        ":not(:has(.pb-block))')"
    )


@contextmanager
def signed_in(
    browser: Browser, address: str, email: str, path: str = "/", **options: Any
) -> Iterator[Page]:
    """A page of the office, signed in, in a context of its own; fails on an error of a script."""
    context = browser.new_context(locale="id-ID", **{"viewport": DESK, **options})
    page = context.new_page()
    page.set_default_timeout(30_000)
    errors: list[str] = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto(f"{address}/masuk?lanjut={path}")
    page.fill("[name=email]", email)
    page.fill("[name=sandi]", PASSWORD)
    page.get_by_role("button").click()
    settled(page)
    yield page
    context.close()
    assert errors == []


def serious(page: Page) -> list[object]:
    """What axe finds that keeps somebody out."""
    found = Axe().run(page).response["violations"]
    return [
        (v["id"], [n["html"][:160] for n in v["nodes"]][:3])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


def map_frame(page: Page):  # type: ignore[no-untyped-def]
    """The map's frame once its villages are coloured."""
    handle = page.locator("iframe[src*='streamlit_folium']").element_handle()
    frame = handle.content_frame()
    frame.wait_for_function("() => window.pantauMap && window.pantauMap.state.ready")
    return frame


def map_state(page: Page) -> dict:  # type: ignore[type-arg]
    """What the map says of itself: counts by class, view, picked village."""
    return map_frame(page).evaluate("() => window.pantauMap.state")
