"""The targets, and what was measured against them: in words, as JSON, as a table for the decision.

A target is a ratio, or a plain number where its unit is not a time. It is met, missed, or not
measured (``verdict`` ok, miss, none).
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from tests.bench.data import ACTIVITIES, HISTORY, VILLAGES_OF_INDONESIA
from tests.bench.drivers import APP, BARE, DASH, EMPTY, FOLIUM, LEGEND, REGENCY, STATUS

FIRST, NEXT = "first visit", "next visit"
WIRE, PAYLOAD = "bytes on the wire", "bytes unpacked"
SHORT, LONG = f"{ACTIVITIES:,} activities", f"{HISTORY:,} activities"
BANTEN, INDONESIA = "1,552 villages", f"{VILLAGES_OF_INDONESIA:,} villages"
PAGES_SHORT, PAGES_LONG = f"pages, {SHORT}", f"pages, {LONG}"
PAGES_EMPTY = "pages, empty Streamlit"
ALONE, AMONG, MEMORY = "filter, one session", "filter, 30 sessions", "memory of 30 sessions"
FILES, FILE_MEMORY = "files", "memory of files"
FILE_SECONDS = {"PNG": 1.0, "XLSX": 2.0, "PDF": 3.0, "PPTX": 4.0}
SCENES, NEXT_SCENE = "scenes", "next scene"
Measured = Mapping[str, Mapping[str, Sequence[float]]]
"""By who or what was measured, then by what of it: the single measurements, times in ms."""


@dataclass(frozen=True, slots=True)
class Target:
    """One line of performance.md; ``detail`` says what the number was made of."""

    number: int
    what: str
    at_most: float
    unit: str
    measured: float | None
    detail: str = ""

    @property
    def verdict(self) -> str:
        if self.measured is None:
            return "none"
        return "ok" if self.measured <= self.at_most else "miss"


def targets(found: Measured) -> list[Target]:
    """Every target of performance.md in its order, measured or not."""
    return [
        *(_race(found, race) for race in _RACES),
        _kilobytes(found),
        _growth(found, _HISTORY),
        _growth(found, _VILLAGES),
        _memory(found),
        _growth(found, _SESSIONS),
        *_pages(found),
        *_files(found),
    ]


def p95(values: Sequence[float]) -> float:
    """The smallest value that at least 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[-(-len(ordered) * 95 // 100) - 1]


@dataclass(frozen=True, slots=True)
class _Race:
    """Us against another page: the pairs are what we did and what it did."""

    number: int
    what: str
    at_most: float
    other: str
    pairs: tuple[tuple[str, str], ...]


_SIDEBAR = ((STATUS, STATUS), (REGENCY, REGENCY))
_LEGEND = ((LEGEND, STATUS),)
_RACES = (
    _Race(1, "filter in the legend, against the empty Streamlit page's", 1.5, EMPTY, _LEGEND),
    _Race(1, "filter in the sidebar, against the empty Streamlit page's", 1.5, EMPTY, _SIDEBAR),
    _Race(2, "filter in the legend, against the rebuilt folium map", 0.1, FOLIUM, _LEGEND),
    _Race(2, "filter in the sidebar, against the rebuilt folium map", 0.1, FOLIUM, _SIDEBAR),
    _Race(3, "filter in the legend, against dash-leaflet", 1.0, DASH, _LEGEND),
    _Race(3, "filter in the sidebar, against dash-leaflet", 1.0, DASH, _SIDEBAR),
    _Race(
        4,
        "first visit until 1,552 villages are coloured, against the empty Streamlit page's",
        1.5,
        EMPTY,
        ((FIRST, FIRST),),
    ),
)


def _race(found: Measured, race: _Race) -> Target:
    """The worst ratio of our median to theirs among the pairs."""
    ratios, details = [], []
    for ours, theirs in race.pairs:
        a, b = found.get(APP, {}).get(ours), found.get(race.other, {}).get(theirs)
        if a and b:
            ratios.append(median(a) / median(b))
            details.append(f"{ours} {_ms(median(a))} : {_ms(median(b))}")
    worst = max(ratios, default=None)
    return Target(race.number, race.what, race.at_most, "×", worst, ", ".join(details))


@dataclass(frozen=True, slots=True)
class _Step:
    """Something small against the same thing large."""

    number: int
    what: str
    at_most: float
    of: str
    small: str
    large: str
    figure: Callable[[Sequence[float]], float] = median


_HISTORY = _Step(
    6,
    "status of all villages: 1,000,000 activities against 20,000",
    2.0,
    "query",
    SHORT,
    LONG,
)
_VILLAGES = _Step(
    7, "83,762 villages (all of Indonesia) against 1,552", 80.0, "read model", BANTEN, INDONESIA
)
_SESSIONS = _Step(
    8,
    "95th percentile of a filter among 30 sessions, against one session",
    3.0,
    "sessions",
    ALONE,
    AMONG,
    p95,
)


def _growth(found: Measured, step: _Step) -> Target:
    times = found.get(step.of, {})
    a, b = times.get(step.small), times.get(step.large)
    if not a or not b:
        return Target(step.number, step.what, step.at_most, "×", None)
    small, large = step.figure(a), step.figure(b)
    detail = f"{_ms(large)} : {_ms(small)}"
    return Target(step.number, step.what, step.at_most, "×", large / small, detail)


def _pages(found: Measured) -> list[Target]:
    """Every page's filter against the empty page's, and with a long history against a short."""
    short, long = found.get(PAGES_SHORT, {}), found.get(PAGES_LONG, {})
    empty = found.get(PAGES_EMPTY, {}).get(REGENCY)
    bound = dict.fromkeys(short, empty) if empty else {}
    return [
        _slowest(
            9, "filter of the slowest page, against the empty Streamlit page's", 1.5, short, bound
        ),
        _slowest(
            10,
            "filter of the page that grows most, 1,000,000 activities against 20,000",
            2.0,
            long,
            short,
        ),
    ]


def _slowest(
    number: int,
    what: str,
    at_most: float,
    ours: Mapping[str, Sequence[float]],
    theirs: Mapping[str, Sequence[float]],
) -> Target:
    """The worst ratio of two medians among the pages, every page told."""
    pairs = {p: (median(ours[p]), median(theirs[p])) for p in ours if theirs.get(p) and ours[p]}
    worst = max((a / b for a, b in pairs.values()), default=None)
    details = [f"{page} {_ms(a)} : {_ms(b)} = {a / b:.2f}" for page, (a, b) in pairs.items()]
    return Target(number, what, at_most, "×", worst, ", ".join(details))


def _files(found: Measured) -> list[Target]:
    """The seconds that each file takes, and the most memory that one of them takes."""
    times, held = found.get(FILES, {}), found.get(FILE_MEMORY, {})
    made = [
        Target(
            11,
            f"{name}, the province on the screen to the bytes of the file",
            at_most,
            "s",
            median(times[name]) / 1000 if times.get(name) else None,
        )
        for name, at_most in FILE_SECONDS.items()
    ]
    most = max(((max(held[name]), name) for name in held), default=None)
    what = "memory that the file takes which takes most"
    turned = found.get(SCENES, {}).get(NEXT_SCENE)
    return [
        *made,
        Target(11, what, 150.0, "MB", most and most[0], most[1] if most else ""),
        Target(12, "change of scene", 0.3, "s", median(turned) / 1000 if turned else None),
    ]


def _kilobytes(found: Measured) -> Target:
    what = "bytes of a filter over the socket"
    passed, unpacked = found.get(WIRE, {}), found.get(PAYLOAD, {})
    worst = max((median(sizes) for sizes in passed.values() if sizes), default=None)
    details = [f"{kind} {median(sizes) / 1000:.1f} kB" for kind, sizes in passed.items()]
    details += [f"{kind} unpacked {median(s) / 1000:.1f} kB" for kind, s in unpacked.items()]
    return Target(5, what, 16.0, "kB", worst and worst / 1000, ", ".join(details))


def _memory(found: Measured) -> Target:
    held = found.get("sessions", {}).get(MEMORY)
    return Target(8, "memory of 30 open sessions", 500.0, "MB", median(held) if held else None)


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.0f} ms" if milliseconds >= 10 else f"{milliseconds:.1f} ms"


def _number(target: Target) -> str:
    if target.measured is None:
        return "not measured"
    digits = 0 if target.measured >= 100 else 1 if target.measured >= 10 else 2
    return f"{target.measured:.{digits}f} {target.unit}"


def as_text(found: Measured) -> str:
    """The race and the targets, for a terminal."""
    lines = [f"{'':16}" + "".join(f"{kind:>14}" for kind in _KINDS)]
    for name, times in _raced(found):
        shown = (f"{_ms(median(times[k])) if times.get(k) else '–':>14}" for k in _KINDS)
        lines.append(f"{name:16}" + "".join(shown))
    lines.append("")
    for target in targets(found):
        lines.append(f"{target.verdict:>4}  {target.number}. {target.what}: {_number(target)}")
        made = f"; {target.detail}" if target.detail else ""
        lines.append(f"         at most {target.at_most:g} {target.unit}{made}")
    return "\n".join(lines)


_KINDS = (FIRST, NEXT, STATUS, REGENCY, LEGEND)


def _raced(found: Measured) -> list[tuple[str, Mapping[str, Sequence[float]]]]:
    return [(name, found[name]) for name in (BARE, EMPTY, APP, DASH, FOLIUM) if name in found]


def as_markdown(found: Measured) -> str:
    """The tables of docs/decisions/0004-speed.md."""
    lines = [
        "| page | first visit | next visit | status | regency | legend |",
        "|---|---|---|---|---|---|",
    ]
    for name, times in _raced(found):
        shown = (_ms(median(times[kind])) if times.get(kind) else "–" for kind in _KINDS)
        lines.append(f"| {name} | {' | '.join(shown)} |")
    lines += ["", "| target | at most | measured | |", "|---|---|---|---|"]
    lines += [
        f"| {t.number}. {t.what} | {t.at_most:g} {t.unit} | {_number(t)} | {t.verdict} |"
        for t in targets(found)
    ]
    return "\n".join([*lines, *_pages_table(found)])


def _pages_table(found: Measured) -> list[str]:
    """Every page's filter, with a short and a long history; nothing where none was measured."""
    short, long = found.get(PAGES_SHORT, {}), found.get(PAGES_LONG, {})
    empty = found.get(PAGES_EMPTY, {}).get(REGENCY)
    if not empty:
        return []
    bound = median(empty)
    lines = [
        "",
        f"| filter of a page | {SHORT} | against {_ms(bound)} of the empty page | {LONG} |",
        "|---|---|---|---|",
    ]
    for page, times in short.items():
        took = median(times)
        lines.append(f"| {page} | {_ms(took)} | {took / bound:.2f} × | {_ms(median(long[page]))} |")
    return lines


def as_json(found: Measured) -> str:
    """Everything measured, and every target with its verdict."""
    listed = [asdict(target) | {"verdict": target.verdict} for target in targets(found)]
    return json.dumps({"targets": listed, "measured": found}, indent=2, ensure_ascii=False)
