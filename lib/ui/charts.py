"""Charts as HTML: bars, columns and fields with their numbers in them, lines with a table below.

They take the page's own colours in both themes and need no library in the browser; the status
palette is never used here, it belongs to status. What stands for a bar's name may be a button that
asks for the rows behind it (docs/decisions/0012).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lib.ui import format
from lib.ui.i18n import t
from lib.ui.safe import html

_FAINTEST, _DEEPEST = 6, 38
"""Per cent of the accent in a field: words on the fullest keep 4.5 : 1 in both themes."""
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``name`` is HTML, ``words`` stand at its end; pale where another is chosen."""

    name: str
    count: int
    words: str
    pale: bool = False


def bars_html(bars: Sequence[Bar], *, title: str) -> str:
    """Horizontal bars in the order given, the longest as long as there is room."""
    most = max((bar.count for bar in bars), default=0) or 1
    rows = "".join(
        f'<tr class="{"pb-pale" if bar.pale else ""}"><th scope="row">{bar.name}</th>'
        f'<td><span class="pb-length"><i style="width:{bar.count / most * 100:.1f}%"></i>'
        f"<b>{html(bar.words)}</b></span></td></tr>"
        for bar in bars
    )
    return f'<table class="pb-bars" aria-label="{html(title)}"><tbody>{rows}</tbody></table>'


@dataclass(frozen=True, slots=True)
class Column:
    """A month or a year: ``button`` gives its HTML around what is drawn of it."""

    label: str
    count: int
    button: Callable[[str], str]
    pale: bool = False


def columns_html(columns: Sequence[Column], *, title: str) -> str:
    """Upright columns for months or years, the year below the first month of each."""
    most = max((column.count for column in columns), default=0) or 1
    marks = _times([column.label for column in columns])
    items = "".join(
        f'<li class="{"pb-pale" if column.pale else ""}">'
        + column.button(
            f"<b>{format.number(column.count)}</b>"
            f'<i style="height:{column.count / most * 100:.1f}%"></i>'
        )
        + f'<small aria-hidden="true">{marks[place]}</small></li>'
        for place, column in enumerate(columns)
    )
    return f'<ul class="pb-columns" aria-label="{html(title)}">{items}</ul>'


def _times(labels: Sequence[str]) -> list[str]:
    """Each month alone, the first of a year with its year below it; a year as it is."""
    seen: set[str] = set()
    marks = []
    for label in labels:
        month, _, year = label.rpartition(" ")
        first = bool(month) and year not in seen
        seen.add(year)
        marks.append(f"{html(month or year)}{f'<br>{html(year)}' if first else ''}")
    return marks


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table: what it counts, and the HTML in it."""

    count: int
    inside: str
    chosen: bool = False


def heat_html(fields: Mapping[tuple[str, str], Field], *, title: str, corner: str) -> str:
    """A row per area and a column per month or year, darker where more happened.

    ``fields`` by row and column as they are written, in the order in which they stand.
    """
    rows = list(dict.fromkeys(row for row, _ in fields))
    columns = list(dict.fromkeys(column for _, column in fields))
    most = max((field.count for field in fields.values()), default=0)
    heads = "".join(
        f'<th scope="col"><span class="pb-unseen">{html(column)}</span>'
        f'<span aria-hidden="true">{mark}</span></th>'
        for column, mark in zip(columns, _times(columns), strict=True)
    )
    body = "".join(
        f'<tr><th scope="row">{html(row)}</th>'
        + "".join(
            f'<td class="{"pb-chosen" if field.chosen else ""}" '
            f'style="{shade(field.count, most)}">{field.inside}</td>'
            for column in columns
            for field in [fields[row, column]]
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="pb-scroll"><table class="pb-heat" aria-label="{html(title)}"><thead><tr>'
        f'<th scope="col">{html(corner)}</th>{heads}</tr></thead><tbody>{body}</tbody>'
        "</table></div>"
    )


def shade(count: int, most: int) -> str:
    """The ground of a field as CSS, darker where more happened; none for nothing."""
    if not count:
        return ""
    depth = _FAINTEST + round((_DEEPEST - _FAINTEST) * count / most)
    return f"background:color-mix(in srgb, var(--pb-accent) {depth}%, transparent)"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a count per step from the first on; ``words`` say what it is and where it ends."""

    name: str
    counts: Sequence[int]
    words: str


def lines_html(lines: Sequence[Line], *, title: str, steps: Sequence[str]) -> str:
    """Lines over the steps given, the first strong and the others dashed; no hover is needed."""
    top = _round_up(max((count for line in lines for count in line.counts), default=0))
    last = max(len(steps) - 1, 1)
    drawn = "".join(
        _polyline(
            " ".join(
                f"{step / last * 100:.2f},{100 - count / top * 100:.2f}"
                for step, count in enumerate(line.counts)
            ),
            dashed=place > 0,
        )
        for place, line in enumerate(lines)
    )
    which = "".join(
        '<li><svg aria-hidden="true" viewBox="0 0 30 6" preserveAspectRatio="none">'
        f"{_polyline('0,3 30,3', dashed=place > 0)}</svg>"
        f"<b>{html(line.name)}</b> {html(line.words)}</li>"
        for place, line in enumerate(lines)
    )
    heights = "".join(
        f'<span style="bottom:{100 * tick / _TICKS:.0f}%">'
        f"{format.number(round(top * tick / _TICKS))}</span>"
        for tick in range(_TICKS + 1)
    )
    every = max(1, len(steps) // 4)
    days = "".join(
        f'<span style="left:{place / last * 100:.2f}%">{html(step).replace(" ", "<br>")}</span>'
        for place, step in enumerate(steps)
        if place % every == 0
    )
    described = t("{title}. The numbers stand in the table below the chart.", title=title)
    return (
        f'<div class="pb-lines"><ul class="pb-which">{which}</ul>'
        f'<div class="pb-plot" role="img" aria-label="{html(described)}">'
        f'<svg viewBox="0 0 100 100" preserveAspectRatio="none">{drawn}</svg>'
        f'<div class="pb-heights">{heights}</div></div>'
        f'<div class="pb-days" aria-hidden="true">{days}</div></div>'
        + _as_table(lines, title, steps)
    )


def _polyline(points: str, *, dashed: bool) -> str:
    css = "pb-dashed" if dashed else ""
    return f'<polyline class="{css}" vector-effect="non-scaling-stroke" points="{points}"/>'


def _round_up(value: float) -> int:
    """The next number that four even ticks divide into whole and round parts."""
    step = 4
    while step * 25 < value:
        step *= 10
    return max(step, -(-round(value) // step) * step)


def _as_table(lines: Sequence[Line], title: str, steps: Sequence[str]) -> str:
    heads = (t("Time"), *(line.name for line in lines))
    head = "".join(
        f'<th scope="col" class="{"pb-num" if place else ""}">{html(word)}</th>'
        for place, word in enumerate(heads)
    )
    body = "".join(
        f'<tr><th scope="row">{html(step)}</th>'
        + "".join(f'<td class="pb-num">{_at(line.counts, place)}</td>' for line in lines)
        + "</tr>"
        for place, step in enumerate(steps)
    )
    said = t("As a table")
    return (
        f'<details class="pb-as-table"><summary>{html(said)}'
        f'<span class="pb-unseen">: {html(title)}</span></summary>'
        f'<div class="pb-scroll"><table class="pb-table"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></details>"
    )


def _at(counts: Sequence[int], step: int) -> str:
    """The count of a step; nobody is left after the last one."""
    return format.number(counts[step] if step < len(counts) else 0)
