"""A change of scene in Mode Rapat: from the press of the pointer to the frame that shows it."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.bench import data, drivers
from tests.bench.browser import filtered, in_chromium, opened
from tests.bench.drivers import Driver
from tests.bench.report import NEXT_SCENE, SCENES
from tests.bench.servers import free_port, serve_app

_SHOWN = """() => document.querySelector('[data-testid=stBidiComponentIsolated]')
  ?.shadowRoot.querySelector('[aria-current=step]')?.textContent ?? null"""


def changes_of_scene(
    folder: Path, rounds: int, *, say: Callable[[str], None]
) -> dict[str, dict[str, list[float]]]:
    """Milliseconds of a change from the first scene to another, and once round all of them."""
    data.usual(folder)
    meeting = Driver(
        drivers.APP,
        "/?data=simulasi&rapat=1",
        _SHOWN,
        {NEXT_SCENE: lambda page, turn: _go(page, turn % 4 + 2)},
        {NEXT_SCENE: lambda page, turn: _go(page, 1)},
    )
    with serve_app(folder, free_port()) as app, in_chromium() as browser:
        page, traffic = opened(browser, meeting, app.address)
        say("scenes")
        took = [filtered(page, meeting, NEXT_SCENE, turn, traffic) for turn in range(4 * rounds)]
    return {SCENES: {NEXT_SCENE: took}}


def _go(page: Page, place: int) -> None:
    page.locator(f"[data-go='{place}']").click()
