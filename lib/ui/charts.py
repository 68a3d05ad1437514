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

from lib.ui import format, theme
from lib.ui.i18n import t
from lib.ui.safe import html

BAR_STEP = 27
CELL_STEP, AXIS_HEIGHT = 26, 40
COLUMN_HEIGHT = 170
LINES_HEIGHT = 250
_PICK = "pick"
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
    alt = _altair()
    colours = _colours()
    most = max((bar.count for bar in bars), default=0) or 1
    rows = _rows(bars, chosen)
    labels = [bar.label for bar in bars]
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("label:N", sort=labels, title=None, scale=alt.Scale(paddingInner=0.28)),
        x=alt.X("count:Q", axis=None, scale=alt.Scale(domain=[0, most], range=_ROOM)),
    )
    marks = base.mark_bar(cornerRadiusEnd=3, cursor="pointer", minBandSize=6).encode(
        color=alt.condition("datum.lit", alt.value(colours.accent), alt.value(colours.pale)),
    )
    words = base.mark_text(align="left", dx=6, fontSize=13, color=colours.ink).encode(
        text="words:N"
    )
    pick = alt.selection_point(name=_PICK, fields=["key"], on="click")
    chart = (marks.add_params(pick) + words).properties(height=len(bars) * BAR_STEP)
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
    alt = _altair()
    colours = _colours()
    most = max((bar.count for bar in bars), default=0) or 1
    rows = _rows(bars, chosen)
    labels = [bar.label for bar in bars]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("label:O", sort=labels, axis=_time_axis(alt, "bottom", labels)),
        y=alt.Y("count:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.3])),
    )
    marks = base.mark_bar(cornerRadiusEnd=3, cursor="pointer").encode(
        color=alt.condition("datum.lit", alt.value(colours.accent), alt.value(colours.pale)),
    )
    words = base.mark_text(dy=-9, fontSize=13, color=colours.ink).encode(text="words:N")
    pick = alt.selection_point(name=_PICK, fields=["key"], on="click")
    chart = (marks.add_params(pick) + words).properties(height=COLUMN_HEIGHT)
    table = [(bar.label, bar.words) for bar in bars]
    _show(chart, title, key, on_choose, heads=(t("Time"), t("Count")), table=table)


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
    alt = _altair()
    colours = _colours()
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
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("row:N", sort=rows_of, title=None),
        x=alt.X("column:O", sort=columns_of, axis=_time_axis(alt, "top", columns_of)),
    )
    marks = base.mark_rect(cornerRadius=3, cursor="pointer").encode(
        color=alt.Color("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        strokeWidth=alt.StrokeWidth("edge_width:Q", scale=None),
    )
    words = base.mark_text(fontSize=13).encode(
        text="words:N",
        color=alt.Color("ink:N", scale=None),
        opacity=alt.Opacity("strength:Q", scale=None),
    )
    pick = alt.selection_point(name=_PICK, fields=["key"], on="click")
    chart = (marks.add_params(pick) + words).properties(
        height=len(rows_of) * CELL_STEP + AXIS_HEIGHT
    )
    counts = {(cell.row, cell.column): cell.count for cell in cells}
    table = [
        (row, *(format.number(counts.get((row, column), 0)) for column in columns_of))
        for row in rows_of
    ]
    _show(chart, title, key, on_choose, heads=(corner, *columns_of), table=table)


def _time_axis(alt: Any, orient: str, labels: Sequence[str]) -> Any:
    """Months with the year below the first one of each, so that thirteen stand side by side."""
    years = [label.split(" ")[-1] for label in labels]
    first = [label for place, label in enumerate(labels) if years.index(years[place]) == place]
    words = "split(datum.label, ' ')"
    return alt.Axis(
        orient=orient,
        title=None,
        labelAngle=0,
        labelExpr=f"indexof({json.dumps(first)}, datum.label) >= 0 ? {words} : {words}[0]",
        labelPadding=22 if orient == "top" else 6,
        labelOverlap=False,
    )


def _altair() -> Any:
    """Imported where it is used: half a second that pages without a chart need not wait."""
    import altair

    return altair


def _show(
    chart: Any,
    title: str,
    key: str,
    on_choose: Chosen,
    *,
    heads: Sequence[str],
    table: Sequence[Sequence[str]],
) -> None:
    st.altair_chart(
        _dressed(chart),
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
class _Colours:
    """What charts are painted with, all of it from the theme file."""

    ink: str
    paper: str
    line: str
    accent: str
    pale: str
    steps: tuple[str, ...]
    nothing: str
    font: str

    def step(self, share: float) -> str:
        """The colour of a share of the highest count; nothing at all has a colour of its own."""
        return self.steps[self._place(share)] if share > 0 else self.nothing

    def on_step(self, share: float) -> str:
        """The colour of words on it: ink on the half near the paper, paper on the other."""
        return self.paper if share > 0 and self._place(share) >= 5 else self.ink

    def _place(self, share: float) -> int:
        return min(len(self.steps) - 1, int(share * len(self.steps)))


def _colours() -> _Colours:
    def option(name: str) -> Any:
        return st.get_option(f"theme.{'dark' if theme.is_dark() else 'light'}.{name}")

    steps = tuple(option("chartSequentialColors"))
    return _Colours(
        ink=option("textColor"),
        paper=option("backgroundColor"),
        line=option("borderColor"),
        accent=theme.accent(),
        pale=steps[3],
        steps=steps,
        nothing=option("secondaryBackgroundColor"),
        font=str(st.get_option("theme.font")),
    )


def _dressed(chart: Any) -> Any:
    colours = _colours()
    # Streamlit adds 20 pixels below a chart that says nothing of its padding.
    return (
        chart.properties(padding={"left": 0, "right": 0, "top": 0, "bottom": 0})
        .configure(background="transparent", font=colours.font)
        .configure_view(strokeWidth=0)
        .configure_axis(
            labelColor=colours.ink,
            labelFontSize=13,
            labelLimit=190,
            domain=False,
            ticks=False,
            grid=False,
            labelPadding=8,
        )
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a count per step from the first on; ``words`` stand beside it."""

    name: str
    counts: Sequence[int]
    words: str


def show_lines(lines: Sequence[Line], *, title: str, steps: Sequence[str]) -> None:
    """Lines over the steps given, the first strong and the others dashed; no hover is needed."""
    alt = _altair()
    colours = _colours()
    most = max((count for line in lines for count in line.counts), default=0) or 1
    x = alt.X(
        "step:Q",
        axis=alt.Axis(
            title=None,
            values=list(range(0, len(steps), max(1, len(steps) // 4))),
            labelExpr=f"split({json.dumps(list(steps))}[datum.value], ' ')",
            labelPadding=6,
        ),
        scale=alt.Scale(domain=[0, len(steps) - 1], nice=False),
    )
    y = alt.Y(
        "count:Q",
        axis=alt.Axis(
            title=None, tickCount=4, grid=True, gridColor=colours.line, labelExpr=_count_label()
        ),
        scale=alt.Scale(domain=[0, most * 1.25], nice=False),
    )
    layers = []
    for place, line in enumerate(lines):
        points = [{"step": step, "count": count} for step, count in enumerate(line.counts)]
        drawn = alt.Chart(alt.Data(values=points)).encode(x=x, y=y)
        layers.append(
            drawn.mark_line(
                color=colours.accent if place == 0 else colours.ink,
                strokeWidth=3 if place == 0 else 2,
                strokeDash=[1, 0] if place == 0 else [5, 4],
            )
        )
        layers += _beside(alt, line, x, y, colours)
    chart = alt.layer(*layers).properties(height=LINES_HEIGHT)
    st.altair_chart(
        _dressed(chart),
        theme=None,
        alt=t("{title}. The numbers stand in the table below the chart.", title=title),
    )
    rows = [
        (step, *(_at(line.counts, place) for line in lines)) for place, step in enumerate(steps)
    ]
    st.html(_as_table(title, (t("Time"), *(line.name for line in lines)), rows))


def _beside(alt: Any, line: Line, x: Any, y: Any, colours: _Colours) -> list[Any]:
    """The words of a line: over its end where it is drawn to the last, else beside its middle."""
    last = len(line.counts) - 1
    falls = line.counts[last] == 0
    place = last // 2 if falls else last
    height = line.counts[place] if falls else max(line.counts[last // 3 :])
    point = {"step": place, "count": height, "words": line.words}
    words = alt.Chart(alt.Data(values=[point])).encode(x=x, y=y, text="words:N")
    look = {
        "align": "left" if falls else "right",
        "baseline": "bottom",
        "dx": 6 if falls else 0,
        "dy": -24,
        "fontSize": 13,
        "lineBreak": "\n",
    }
    halo = words.mark_text(**look, stroke=colours.paper, strokeWidth=4, fill=colours.paper)
    return [halo, words.mark_text(**look, color=colours.ink)]


def _count_label() -> str:
    """The numbers of an axis as a reader of the session's language writes them."""
    return f"replace(format(datum.value, ','), ',', '{format.number(1000)[1]}')"


def _at(counts: Sequence[int], step: int) -> str:
    """The count of a step; nobody is left after the last one."""
    return format.number(counts[step] if step < len(counts) else 0)
