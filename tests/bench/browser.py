"""The race in Chromium: from the press of the pointer to the frame that shows the new colours.

Time is taken in the page. A filter begins with the last ``pointerdown`` before the change; it ends
in the first task after the frame in which the page's signal is another one. A first visit has an
empty cache, the next one the same cache again; both begin with the navigation. The contenders take
turns, so that whatever else the machine does slows all alike.
"""

import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, WebSocket, sync_playwright

from lib.config import ROOT
from tests.bench import data, drivers
from tests.bench.drivers import Driver
from tests.bench.report import FIRST, NEXT
from tests.bench.servers import free_port, serve, serve_app, streamlit
from tests.bench.wire import relay
from tests.browser.conftest import CHROMIUM, FLAGS, WHOLE

_PAGES = Path(__file__).parent / "contenders"
_LEAFLET = ROOT / "lib" / "ui" / "map" / "static"
_QUIET = 400
"""Milliseconds without a message after which a page is taken to have come to rest."""

_CLOCK = """(() => {
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('pointerdown', () => { window.top.benchPressed = now(); }, true);
  if (window !== window.top) return;
  window.benchUntil = (signal, before) => new Promise(done => {
    const look = () => {
      let seen = null;
      try { seen = signal(); } catch (error) { /* a frame that is just being replaced */ }
      if (seen === null || seen === before) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(now());
      channel.port2.postMessage(0);
    };
    requestAnimationFrame(look);
  });
})();"""


@dataclass
class Race:
    """Milliseconds by contender and by what was timed; bytes of this app by kind of filter."""

    times: defaultdict[str, defaultdict[str, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    on_the_wire: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    unpacked: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    missing: str = ""
    """What to install where a contender could not run."""


def race(folder: Path, rounds: int, peer_python: str, *, say) -> Race:  # type: ignore[no-untyped-def]
    """Every contender measured ``rounds`` times, first the visits, then the filters."""
    data.write_pages(folder, data.usual(folder))
    found = Race()
    with ExitStack() as stack:
        entries = list(_entries(stack, folder, peer_python, found))
        browser = stack.enter_context(in_chromium())
        for turn in range(rounds + 1):
            say(f"visits, round {turn} of {rounds}")
            for driver, address in entries:
                visits = _visits(browser, driver, address)
                if turn:  # the first round warms the servers up
                    for what, took in visits.items():
                        found.times[driver.name][what].append(took)
        pages = [(driver, *opened(browser, driver, address)) for driver, address in entries]
        for turn in range(rounds + 1):
            say(f"filters, round {turn} of {rounds}")
            for driver, page, traffic in pages:
                for kind in driver.filters:
                    took = filtered(page, driver, kind, turn, traffic)
                    if turn:
                        found.times[driver.name][kind].append(took)
        say("bytes")
        _weigh(browser, entries[0][1], rounds, found)
    return found


def _weigh(browser: Browser, address: str, rounds: int, found: Race) -> None:
    """The bytes of each filter of this app, behind a relay that counts."""
    driver = drivers.app()
    with relay(address) as counter:
        page, traffic = opened(browser, driver, counter.address)
        for turn in range(rounds):
            for kind in driver.filters:
                before = traffic.bytes, counter.bytes
                driver.filters[kind](page, turn)
                _rest(page, traffic)
                found.unpacked[kind].append(traffic.bytes - before[0])
                found.on_the_wire[kind].append(counter.bytes - before[1])
                driver.restore[kind](page, turn)
                _rest(page, traffic)
        page.context.close()


def has_dash(python: str) -> bool:
    """Whether an interpreter can run the peer."""
    asked = [python, "-c", "import dash, dash_leaflet"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


@contextmanager
def in_chromium() -> Iterator[Browser]:
    """A Chromium for as long as the block lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=WHOLE or CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def _entries(
    stack: ExitStack, folder: Path, peer_python: str, found: Race
) -> Iterator[tuple[Driver, str]]:
    """Every contender with the address where it is served."""
    for name in ("leaflet-1.9.4.js", "leaflet-1.9.4.css"):
        shutil.copy(_LEAFLET / name, folder)
    shutil.copy(_PAGES / "bare_leaflet.html", folder)
    app = stack.enter_context(serve_app(folder, free_port()))
    yield drivers.app(), app.address
    port = free_port()
    files = stack.enter_context(
        serve(
            [sys.executable, "-m", "http.server", str(port), "--bind=127.0.0.1", f"-d{folder}"],
            port,
            folder,
        )
    )
    for driver, script in (
        (drivers.empty_streamlit(), "empty_streamlit.py"),
        (drivers.folium_naive(), "folium_naive.py"),
    ):
        port = free_port()
        command = streamlit(str(_PAGES / script), port)
        served = serve(command, port, folder, BENCH_FILES=files.address)
        yield driver, stack.enter_context(served).address
    yield drivers.bare_leaflet(), files.address
    if has_dash(peer_python):
        port = free_port()
        command = [peer_python, str(_PAGES / "dash_peer.py"), str(port)]
        yield drivers.dash_peer(), stack.enter_context(serve(command, port, folder)).address
    else:
        found.missing = (
            "dash-leaflet is left out: install it with pip install --require-hashes "
            "-r tests/bench/requirements.txt, or name a Python that has it with --peer-python."
        )


def _context(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID")
    context.set_default_timeout(60_000)
    context.add_init_script(_CLOCK)
    return context


def _coloured(page: Page, driver: Driver, before: str | None = None) -> float:
    """The time at which the colours were on the screen, of the clock that all frames share."""
    at: float = page.evaluate(f"before => window.benchUntil({driver.signal}, before)", before)
    return at


def _visits(browser: Browser, driver: Driver, address: str) -> dict[str, float]:
    context = _context(browser)
    took = {}
    for what in (FIRST, NEXT):
        page = context.new_page()
        page.goto(address + driver.path, wait_until="commit")
        took[what] = _coloured(page, driver) - page.evaluate("performance.timeOrigin")
        page.wait_for_timeout(_QUIET)
        page.close()
    context.close()
    return took


class Traffic:
    """What went over the websockets of a page, both ways."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        for direction in ("framesent", "framereceived"):
            socket.on(direction, self._add)

    def _add(self, payload: str | bytes) -> None:
        self.bytes += len(payload)


def opened(browser: Browser, driver: Driver, address: str) -> tuple[Page, Traffic]:
    """The page of a driver come to rest, in a context of its own, and what goes over its socket."""
    page = _context(browser).new_page()
    traffic = Traffic(page)
    page.goto(address + driver.path, wait_until="commit")
    _coloured(page, driver)
    _rest(page, traffic)
    return page, traffic


def filtered(page: Page, driver: Driver, kind: str, turn: int, traffic: Traffic) -> float:
    """The milliseconds of one filter; the page shows everything again after it."""
    page.bring_to_front()
    page.evaluate(
        f"before => {{ window.benchDone = window.benchUntil({driver.signal}, before); }}",
        page.evaluate(driver.signal),
    )
    driver.filters[kind](page, turn)
    done: float = page.evaluate("window.benchDone")
    took = done - page.evaluate("window.benchPressed")
    _rest(page, traffic)
    driver.restore[kind](page, turn)
    _rest(page, traffic)
    return took


def _rest(page: Page, traffic: Traffic) -> None:
    while True:
        seen = traffic.bytes
        page.wait_for_timeout(_QUIET)
        running = page.evaluate("document.querySelector('.stApp')?.dataset.testScriptState")
        if traffic.bytes == seen and running in (None, "notRunning"):
            return
