"""How each page is opened and used: where its choices are, and how to see what it has painted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.bench.words import said

STATUS, REGENCY, LEGEND = "status", "regency", "legend"
APP, EMPTY, FOLIUM, DASH, BARE = (
    "app",
    "empty Streamlit",
    "folium, naive",
    "dash-leaflet",
    "Leaflet",
)

_CODES = ("overdue", "never", "current", "long_overdue", "due_soon")
_WORDS = ("Overdue", "Not recorded", "Up to date", "Long overdue", "Due soon")
_REGENCIES = ("Kab. Lebak", "Kab. Tangerang", "Kota Serang", "Kab. Serang", "Kab. Pandeglang")

Act = Callable[[Page, int], None]


@dataclass(frozen=True, slots=True)
class Driver:
    """A page in the race.

    signal: JavaScript of the top page; a text that changes when other colours are on the map, and
    null before there are any. filters: what may be chosen, by kind; the number is the turn, and a
    turn never chooses what the one before it chose. restore: everything shown again.
    """

    name: str
    path: str
    signal: str
    filters: Mapping[str, Act]
    restore: Mapping[str, Act]


def _streamlit(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def _status_field(page: Page, turn: int) -> None:
    page.get_by_role("checkbox", name=said(_WORDS[turn % 5]), exact=True).check()


def _no_status(page: Page, turn: int) -> None:
    page.get_by_role("checkbox", name=said(_WORDS[turn % 5]), exact=True).uncheck()


def _regency_field(page: Page, option: str) -> None:
    """The browser's own list of a field cannot be pressed from a script: it is chosen at once."""
    page.evaluate("window.benchPressed = performance.timeOrigin + performance.now()")
    page.get_by_role("combobox", name=said("Regency or city")).first.select_option(label=option)


def _legend(page: Page, turn: int) -> None:
    frame = page.frame_locator("iframe[src*='streamlit_folium']")
    frame.locator(".legend .line").nth(turn % 5).click()


def _whole_legend(page: Page, turn: int) -> None:
    page.frame_locator("iframe[src*='streamlit_folium']").locator(".legend .all").click()


_OUR_SIGNAL = """() => {
  const map = document.querySelector("iframe[src*='streamlit_folium']")?.contentWindow?.pantauMap;
  return map?.state.ready && map.state.painted ? map.state.signature : null;
}"""

# Counts the shapes and the coloured ones among them; an old map may stand beside the new one.
_FOLIUM_SIGNAL = """() => {
  const maps = [...document.querySelectorAll("iframe[src*='streamlit_folium']")].map(frame => {
    const shapes = [...(frame.contentDocument?.querySelectorAll('path.leaflet-interactive') ?? [])];
    const pale = shapes.filter(shape => shape.getAttribute('fill') === '#E8E6E0').length;
    return shapes.length ? `${shapes.length}:${pale}` : '';
  }).filter(Boolean);
  return maps.length ? maps.join('|') : null;
}"""

_SHOWN = "() => window.benchShown ?? null"


def app(path: str = "/") -> Driver:
    """A page of this app; the home page's status filter is timed in sidebar and legend."""
    return Driver(
        APP,
        f"{path}?data=simulasi",
        _OUR_SIGNAL,
        {
            STATUS: _status_field,
            REGENCY: lambda page, turn: _regency_field(page, _REGENCIES[turn % 5]),
            LEGEND: _legend,
        },
        {
            STATUS: _no_status,
            REGENCY: lambda page, turn: _regency_field(page, said("All regencies and cities")),
            LEGEND: _whole_legend,
        },
    )


def _plain_streamlit(name: str, signal: str) -> Driver:
    return Driver(
        name,
        "/",
        signal,
        {
            STATUS: lambda page, turn: _streamlit(page, "Status", _CODES[turn % 5]),
            REGENCY: lambda page, turn: _streamlit(page, "Regency", _REGENCIES[turn % 5]),
        },
        {
            STATUS: lambda page, turn: _streamlit(page, "Status", "all"),
            REGENCY: lambda page, turn: _streamlit(page, "Regency", "all"),
        },
    )


def empty_streamlit() -> Driver:
    """Two select boxes and a line of text."""
    return _plain_streamlit(EMPTY, "() => document.querySelector('#shown')?.textContent ?? null")


def folium_naive() -> Driver:
    """The map rebuilt on each rerun."""
    return _plain_streamlit(FOLIUM, _FOLIUM_SIGNAL)


def _dash(page: Page, kind: str, option: str) -> None:
    page.locator(f"#{kind}").click()
    page.locator(".dash-dropdown-option", has_text=option).first.click()


def dash_peer() -> Driver:
    """dash and dash-leaflet."""
    return Driver(
        DASH,
        "/",
        _SHOWN,
        {
            STATUS: lambda page, turn: _dash(page, STATUS, _CODES[turn % 5]),
            REGENCY: lambda page, turn: _dash(page, REGENCY, _REGENCIES[turn % 5]),
        },
        {
            STATUS: lambda page, turn: _dash(page, STATUS, "all"),
            REGENCY: lambda page, turn: _dash(page, REGENCY, "all"),
        },
    )


def _button(page: Page, kind: str, option: str) -> None:
    page.locator(f"#{kind}").get_by_role("button", name=option, exact=True).click()


def bare_leaflet() -> Driver:
    """Leaflet without any server."""
    return Driver(
        BARE,
        "/bare_leaflet.html",
        _SHOWN,
        {
            STATUS: lambda page, turn: _button(page, STATUS, _CODES[turn % 5]),
            REGENCY: lambda page, turn: _button(page, REGENCY, _REGENCIES[turn % 5]),
        },
        {
            STATUS: lambda page, turn: _button(page, STATUS, "all"),
            REGENCY: lambda page, turn: _button(page, REGENCY, "all"),
        },
    )
