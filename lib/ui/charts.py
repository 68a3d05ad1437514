"""Charts in the theme's own colours, with their numbers written beside the marks.

Colours come from the theme file; the status palette is never used here, it belongs to status. A
mark may be clicked to ask for the rows behind it, and every chart has its numbers as a table too,
for those who do not see it or cannot click.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lib.ui import format
from lib.ui.chart_spec import (
    Colours,
    Spec,
    colours_now,
    dressed,
    nominal,
    ordinal,
    quantitative,
    time_axis,
    words,
)
from lib.ui.i18n import t
from lib.ui.safe import html

BAR_STEP = 27
CELL_STEP, AXIS_HEIGHT = 26, 40
COLUMN_HEIGHT = 170
LINES_HEIGHT = 250
_PICK, _MARKS = "pick", "marks"
_ROOM = [0, {"expr": "max(24, width - 104)"}]
"""Bars leave room for the words at their end, however narrow the chart is."""
Chosen = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``key`` is what a click asks for, ``words`` stand at its end."""

    key: str
    label: str
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell: ``row`` and ``column`` as they are written, ``key`` is what a click asks for."""

    key: str
    row: str
    column: str
    count: int


def show_bars(
    bars: Sequence[Bar],
    *,
    title: str,
    key: str,
    on_choose: Chosen,
    chosen: str | None = None,
) -> None:
    """Horizontal bars in the order given; ``on_choose`` hears the key clicked, None for none."""
    colours = colours_now()
    most = max((bar.count for bar in bars), default=0) or 1
    labels = [bar.label for bar in bars]
    place = {
        "y": nominal("label", sort=labels, title=None, scale={"paddingInner": 0.28}),
        "x": quantitative("count", axis=None, scale={"domain": [0, most], "range": _ROOM}),
    }
    chart = {
        "data": {"values": _rows(bars, chosen)},
        "height": len(bars) * BAR_STEP,
        "layer": [
            _marks("bar", place, colours, cornerRadiusEnd=3, minBandSize=6),
            words(place, align="left", dx=6, color=colours.ink),
        ],
    }
    heads = (title, t("Count"))
    table = [(bar.label, bar.words) for bar in bars]
    _show(chart, title, key, on_choose, heads=heads, table=table)


def show_columns(
    bars: Sequence[Bar],
    *,
    title: str,
    key: str,
    on_choose: Chosen,
    chosen: str | None = None,
) -> None:
    """Upright columns for months or years, in the order given."""
    colours = colours_now()
    most = max((bar.count for bar in bars), default=0) or 1
    labels = [bar.label for bar in bars]
    place = {
        "x": ordinal("label", sort=labels, axis=time_axis("bottom", labels)),
        "y": quantitative("count", axis=None, scale={"domain": [0, most * 1.3]}),
    }
    chart = {
        "data": {"values": _rows(bars, chosen)},
        "height": COLUMN_HEIGHT,
        "layer": [
            _marks("bar", place, colours, cornerRadiusEnd=3),
            words(place, dy=-9, color=colours.ink),
        ],
    }
    table = [(bar.label, bar.words) for bar in bars]
    _show(chart, title, key, on_choose, heads=(t("Time"), t("Count")), table=table)


def _marks(kind: str, place: Spec, colours: Colours, **look: object) -> Spec:
    """The bars, which a pointer may choose; those that are not chosen are pale."""
    lit = {"test": "datum.lit", "value": colours.accent}
    return {
        "name": _MARKS,
        "mark": {"type": kind, "cursor": "pointer", **look},
        "encoding": {**place, "color": {"condition": lit, "value": colours.pale}},
    }


def _rows(bars: Sequence[Bar], chosen: str | None) -> list[dict[str, object]]:
    return [
        {
            "key": bar.key,
            "label": bar.label,
            "count": bar.count,
            "words": bar.words,
            "lit": chosen is None or bar.key == chosen,
        }
        for bar in bars
    ]


def show_heat(
    cells: Sequence[HeatCell],
    *,
    title: str,
    corner: str,
    key: str,
    on_choose: Chosen,
    chosen: str | None = None,
) -> None:
    """A row per area and a column per month or year, darker where more happened."""
    colours = colours_now()
    most = max((cell.count for cell in cells), default=0) or 1
    rows_of = list(dict.fromkeys(cell.row for cell in cells))
    columns_of = list(dict.fromkeys(cell.column for cell in cells))
    rows = [
        {
            "key": cell.key,
            "row": cell.row,
            "column": cell.column,
            "fill": colours.step(cell.count / most),
            "ink": colours.on_step(cell.count / most),
            "words": format.number(cell.count),
            "strength": 1.0 if cell.count else 0.7,
            "edge": colours.ink if cell.key == chosen else colours.paper,
            "edge_width": 2.5 if cell.key == chosen else 1.5,
        }
        for cell in cells
    ]
    place = {
        "y": nominal("row", sort=rows_of, title=None),
        "x": ordinal("column", sort=columns_of, axis=time_axis("top", columns_of)),
    }
    marks = {
        "name": _MARKS,
        "mark": {"type": "rect", "cornerRadius": 3, "cursor": "pointer"},
        "encoding": {
            **place,
            "color": nominal("fill", scale=None),
            "stroke": nominal("edge", scale=None),
            "strokeWidth": quantitative("edge_width", scale=None),
        },
    }
    told = words(place)
    told["encoding"] |= {
        "color": nominal("ink", scale=None),
        "opacity": quantitative("strength", scale=None),
    }
    chart = {
        "data": {"values": rows},
        "height": len(rows_of) * CELL_STEP + AXIS_HEIGHT,
        "layer": [marks, told],
    }
    counts = {(cell.row, cell.column): cell.count for cell in cells}
    table = [
        (row, *(format.number(counts.get((row, column), 0)) for column in columns_of))
        for row in rows_of
    ]
    _show(chart, title, key, on_choose, heads=(corner, *columns_of), table=table)


def _show(
    chart: Spec,
    title: str,
    key: str,
    on_choose: Chosen,
    *,
    heads: Sequence[str],
    table: Sequence[Sequence[str]],
) -> None:
    pick = {"name": _PICK, "views": [_MARKS], "select": {"type": "point", "fields": ["key"]}}
    st.vega_lite_chart(
        spec={**dressed(chart), "params": [pick]},
        theme=None,
        key=key,
        on_select=lambda: on_choose(_clicked(key)),
        selection_mode=_PICK,
        alt=t("{title}. The numbers stand in the table below the chart.", title=title),
    )
    st.html(_as_table(title, heads, table))


def _clicked(key: str) -> str | None:
    points = st.session_state[key]["selection"].get(_PICK) or []
    return points[0].get("key") if points else None


def _as_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(
        f'<th scope="col" class="{"pb-num" if place else ""}">{html(word)}</th>'
        for place, word in enumerate(heads)
    )
    body = "".join(
        f'<tr><th scope="row">{html(row[0])}</th>'
        + "".join(f'<td class="pb-num">{html(cell)}</td>' for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    said = t("As a table")
    return (
        f'<details class="pb-as-table"><summary>{html(said)}'
        f'<span class="pb-unseen">: {html(title)}</span></summary>'
        f'<div class="pb-scroll"><table class="pb-table"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></details>"
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a count per step from the first on; ``words`` stand beside it."""

    name: str
    counts: Sequence[int]
    words: str


def show_lines(lines: Sequence[Line], *, title: str, steps: Sequence[str]) -> None:
    """Lines over the steps given, the first strong and the others dashed; no hover is needed."""
    colours = colours_now()
    most = max((count for line in lines for count in line.counts), default=0) or 1
    place = {
        "x": quantitative(
            "step",
            axis={
                "title": None,
                "values": list(range(0, len(steps), max(1, len(steps) // 4))),
                "labelExpr": f"split({json.dumps(list(steps))}[datum.value], ' ')",
                "labelPadding": 6,
            },
            scale={"domain": [0, len(steps) - 1], "nice": False},
        ),
        "y": quantitative(
            "count",
            axis={
                "title": None,
                "tickCount": 4,
                "grid": True,
                "gridColor": colours.line,
                "labelExpr": _count_label(),
            },
            scale={"domain": [0, most * 1.25], "nice": False},
        ),
    }
    layers = []
    for number, line in enumerate(lines):
        points = [{"step": step, "count": count} for step, count in enumerate(line.counts)]
        look = (
            {"color": colours.accent, "strokeWidth": 3}
            if number == 0
            else {"color": colours.ink, "strokeWidth": 2, "strokeDash": [5, 4]}
        )
        layers.append(
            {"data": {"values": points}, "mark": {"type": "line", **look}, "encoding": place}
        )
        layers += _beside(line, place, colours)
    st.vega_lite_chart(
        spec=dressed({"height": LINES_HEIGHT, "layer": layers}),
        theme=None,
        alt=t("{title}. The numbers stand in the table below the chart.", title=title),
    )
    rows = [
        (step, *(_at(line.counts, place) for line in lines)) for place, step in enumerate(steps)
    ]
    st.html(_as_table(title, (t("Time"), *(line.name for line in lines)), rows))


def _beside(line: Line, place: Spec, colours: Colours) -> list[Spec]:
    """The words of a line: over its end where it is drawn to the last, else beside its middle."""
    last = len(line.counts) - 1
    falls = line.counts[last] == 0
    step = last // 2 if falls else last
    height = line.counts[step] if falls else max(line.counts[last // 3 :])
    data = {"values": [{"step": step, "count": height, "words": line.words}]}
    look = {
        "align": "left" if falls else "right",
        "baseline": "bottom",
        "dx": 6 if falls else 0,
        "dy": -24,
        "lineBreak": "\n",
    }
    halo = words(place, **look, stroke=colours.paper, strokeWidth=4, fill=colours.paper)
    return [{"data": data, **halo}, {"data": data, **words(place, **look, color=colours.ink)}]


def _count_label() -> str:
    """The numbers of an axis as a reader of the session's language writes them."""
    return f"replace(format(datum.value, ','), ',', '{format.number(1000)[1]}')"


def _at(counts: Sequence[int], step: int) -> str:
    """The count of a step; nobody is left after the last one."""
    return format.number(counts[step] if step < len(counts) else 0)
