"""Every page's filter: from the press of the pointer until the whole page has come to rest.

A regency is chosen in the sidebar of every page that a reader opens, at 20,000 activities and at a
million, and in an empty Streamlit page. It ends when the filter's line names the regency and the
script is done, so everything that the page shows has been sent and taken in. Pages take turns.
"""

import shutil
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from tests.bench import data, drivers
from tests.bench.browser import filtered, in_chromium, opened
from tests.bench.drivers import REGENCY, Driver
from tests.bench.report import PAGES_EMPTY, PAGES_LONG, PAGES_SHORT
from tests.bench.servers import free_port, serve, serve_app, streamlit

ADDRESSES = {
    "Ringkasan & Peta": "/",
    "Sosialisasi": "/sosialisasi",
    "Pelatihan": "/pelatihan",
    "Bersama": "/bersama",
    "Perubahan": "/perubahan",
    "Prakiraan": "/prakiraan",
    "Prioritas": "/prioritas",
    "Mutu data": "/mutu",
}
_AT_REST = """() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'
  ? document.querySelector('%s')?.textContent ?? null : null"""
_EMPTY = Path(__file__).parent / "contenders" / "empty_streamlit.py"

Times = dict[str, defaultdict[str, list[float]]]


def _at_rest(driver: Driver, words: str) -> Driver:
    """The same page, whose signal are some words of it once it has come to rest."""
    return replace(driver, signal=_AT_REST % words)


def filters_of_pages(folder: Path, rounds: int, *, say: Callable[[str], None]) -> Times:
    """Milliseconds by length of history and by page; beside them those of the empty page."""
    data.write_pages(folder, data.usual(folder))
    long = folder / "long"
    long.mkdir(exist_ok=True)
    if not (long / "simulasi.sqlite3").exists():
        data.long_history(folder)
        shutil.copy(folder / "history.sqlite3", long / "simulasi.sqlite3")
    found: Times = {name: defaultdict(list) for name in (PAGES_SHORT, PAGES_LONG, PAGES_EMPTY)}
    with ExitStack() as stack:
        places = [
            (PAGES_SHORT, stack.enter_context(serve_app(folder, free_port())).address),
            (PAGES_LONG, stack.enter_context(serve_app(long, free_port())).address),
        ]
        port = free_port()
        served = serve(streamlit(str(_EMPTY), port), port, folder)
        empty = stack.enter_context(served).address
        browser = stack.enter_context(in_chromium())
        runs = [(PAGES_EMPTY, REGENCY, empty, _at_rest(drivers.empty_streamlit(), "#shown"))]
        for page, path in ADDRESSES.items():
            driver = _at_rest(drivers.app(path), ".pb-filter")
            runs += [(length, page, address, driver) for length, address in places]
        tabs = []
        for length, page, address, driver in runs:
            say(f"opens {page}, {length}")
            tabs.append((length, page, driver, *opened(browser, driver, address)))
        for turn in range(rounds + 1):
            say(f"filters of pages, round {turn} of {rounds}")
            for length, page, driver, tab, traffic in tabs:
                took = filtered(tab, driver, REGENCY, turn, traffic)
                if turn:
                    found[length][page].append(took)
    return found
