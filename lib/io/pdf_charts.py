"""Lying bars on paper, cut into the series of a chart, each with its pattern and its number."""

from dataclasses import replace

from lib.io.hand_out import Chart, Series
from lib.io.pdf_fills import fill
from lib.io.pdf_page import MARGIN, MUTED, WIDTH, Paper, Text

_NAME, _END = 46.0, 31.0
"""Millimetres for what a bar is of, and for what stands at its end."""
_GAP = 1.4


def draw_bars(paper: Paper, chart: Chart, *, row: float = 5.6) -> None:
    """The bars of a chart from where the page stands; as long as their sums tell.

    Bars of several series are as long as one another, so that shares compare; those of one series
    are as long as their numbers.
    """
    for line in paper.wrapped(Text(chart.title, 8, colour=MUTED, lines=2), WIDTH):
        paper.write(line, MARGIN, paper.y)
        paper.y += line.height
    paper.y += 1
    if len(chart.series) > 1:
        _draw_key(paper, chart.series)
    sums = [sum(s.values[n] or 0 for s in chart.series) for n in range(len(chart.categories))]
    longest = max(sums, default=0)
    for number, name in enumerate(chart.categories):
        left = MARGIN + _NAME
        room = WIDTH - _NAME - _END
        whole = sums[number] if len(chart.series) > 1 else longest
        for line in paper.wrapped(Text(name, 8, lines=1), _NAME - 2):
            paper.write(line, MARGIN, paper.y + (row - _GAP - line.height) / 2)
        for series in chart.series:
            value = series.values[number] or 0
            width = room * value / whole if whole else 0.0
            box = (left, paper.y, width, row - _GAP)
            fill(paper, box, series.colour, series.pattern)
            if len(chart.series) > 1:
                _write_number(paper, series, value, box)
            left += width
        end = Text(chart.ends[number] if chart.ends else "", 8, "B", lines=1)
        start = MARGIN + WIDTH - _END if len(chart.series) > 1 else left
        for line in paper.wrapped(end, _END - 2):
            paper.write(line, start + 2, paper.y + (row - _GAP - line.height) / 2)
        paper.y += row
    paper.y += 1


def _write_number(
    paper: Paper, series: Series, value: float, box: tuple[float, float, float, float]
) -> None:
    """The number in its part of a bar, on plain ground, where there is room for it."""
    left, top, width, height = box
    text = Text(f"{value:.0f}", 7, "B", colour=series.ink)
    wide = paper.width_of(text)
    if not value or wide + 1.6 > width:
        return
    middle = left + (width - wide) / 2
    if series.pattern:
        paper.pdf.set_fill_color(series.colour)
        paper.pdf.rect(middle - 0.6, top + 0.4, wide + 1.2, height - 0.8, style="F")
    paper.write(text, middle, top + (height - text.height) / 2)


def _draw_key(paper: Paper, series: tuple[Series, ...]) -> None:
    """Field and name of every series on one line, as many lines as they take."""
    left = MARGIN
    for one in series:
        name = replace(Text(one.name, 7.5, lines=1), text=one.name)
        wide = 7 + paper.width_of(name) + 5
        if left > MARGIN and left + wide > MARGIN + WIDTH:
            left, paper.y = MARGIN, paper.y + 4.4
        fill(paper, (left, paper.y + 0.3, 5.5, 3), one.colour, one.pattern)
        for line in paper.wrapped(name, WIDTH - 7):
            paper.write(line, left + 7, paper.y)
        left += wide
    paper.y += 5.6
