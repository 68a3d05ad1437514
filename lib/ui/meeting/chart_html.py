"""The charts of a scene as HTML: numbers stand where they belong, nothing waits for a pointer."""

from collections.abc import Sequence

from lib.io.hand_out import Chart, ChartKind, Series
from lib.ui import format
from lib.ui.safe import html

_WIDTH, _HEIGHT = 1000, 100
"""The drawing's own measure; it is stretched to its place."""


def chart_html(chart: Chart) -> str:
    """The chart with its title; bars are boxes, a line is a drawing with its numbers beside."""
    drawn = _line(chart) if chart.kind is ChartKind.LINE else _bars(chart)
    return (
        f'<section class="chart chart-{chart.kind}"><h2>{html(chart.title)}</h2>{drawn}</section>'
    )


def chip_html(colour: str, pattern: str) -> str:
    """A little field in a colour and pattern."""
    return f'<i class="chip {html(pattern)}" style="background-color:{html(colour)}"></i>'


def _bars(chart: Chart) -> str:
    stacked = chart.kind is ChartKind.STACKED
    longest = max(
        (_total(chart.series, place) for place in range(len(chart.categories))), default=0
    )
    rows = "".join(
        f'<li><span class="category">{html(category)}</span><span class="bar">'
        f"{_parts(chart, place, _total(chart.series, place) if stacked else longest)}</span>"
        f'<span class="end">{html(chart.ends[place])}</span></li>'
        for place, category in enumerate(chart.categories)
    )
    height = f"--rows:{len(chart.categories)}"
    legend = _legend(chart.series) if stacked else ""
    return f'{legend}<ul class="bars" style="{height}">{rows}</ul>'


def _legend(series: Sequence[Series]) -> str:
    lines = "".join(
        f"<li>{chip_html(one.colour, one.pattern)}{html(one.name)}</li>" for one in series
    )
    return f'<ul class="key">{lines}</ul>'


def _parts(chart: Chart, place: int, whole: float) -> str:
    """The parts of a bar; a part that is too narrow for its number leaves it to the listener.

    A bar of one part has its number at the end.
    """
    if chart.kind is ChartKind.BARS:
        [one] = chart.series
        width = (one.values[place] or 0) / whole * 100 if whole else 0
        return f'<i style="width:{width:.3f}%;background-color:{html(one.colour)}"></i>'
    return "".join(
        f'<i class="{html(one.pattern)}" style="width:{value / whole * 100:.3f}%;'
        f'background-color:{html(one.colour)};color:{html(one.ink)}">'
        f'<b class="digits-{len(str(int(value)))}"><span class="unseen">{html(one.name)} </span>'
        f"{format.number(int(value))}</b></i>"
        for one in chart.series
        if (value := one.values[place])
    )


def _total(series: Sequence[Series], place: int) -> float:
    return sum(one.values[place] or 0 for one in series)


def _line(chart: Chart) -> str:
    """One line per series above nothing, with a number at every moment and the end in words."""
    known = [value for one in chart.series for value in one.values if value is not None]
    if not known:
        return ""
    high = max(*known, 1.0)
    return "".join(
        _one_line(chart, one, chart.ends[place], high) for place, one in enumerate(chart.series)
    )


def _one_line(chart: Chart, one: Series, end: str, high: float) -> str:
    last = max(len(one.values) - 1, 1)
    at = [
        (place / last * 100, (1 - value / high) * 100, place, value)
        for place, value in enumerate(one.values)
        if value is not None
    ]
    points = " ".join(f"{x / 100 * _WIDTH:.1f},{y / 100 * _HEIGHT:.1f}" for x, y, _, _ in at)
    marks = "".join(
        f'<li style="left:{x:.2f}%;top:{y:.2f}%"><span class="unseen">'
        f"{html(chart.categories[place])}: </span><b>{format.number(int(value))}</b></li>"
        for x, y, place, value in at[:-1]
    )
    x, y, place, _ = at[-1]
    said = (
        f'<li class="last" style="left:{x:.2f}%;top:{y:.2f}%"><span class="unseen">'
        f"{html(chart.categories[place])}: </span><b>{html(end)}</b></li>"
    )
    days = "".join(
        f'<span style="left:{place / last * 100:.2f}%">{html(category)}</span>'
        for place, category in enumerate(chart.categories)
    )
    return (
        f'<div class="plot"><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" '
        f'aria-hidden="true"><polygon points="{points} {_WIDTH},{_HEIGHT} 0,{_HEIGHT}"/>'
        f'<polyline points="{points}" vector-effect="non-scaling-stroke"/></svg>'
        f'<ol>{marks}{said}</ol></div><p class="days" aria-hidden="true">{days}</p>'
    )
