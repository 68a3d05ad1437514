"""A chart of a scene as a native one, to be edited in PowerPoint, with its labels beside the marks.

Bars that are cut into parts are all of one length: a district of ten villages is read as well as
the sum of all others, and how many there are stands at the end.
"""

from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_MARK,
)
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from lib.io.hand_out import Chart, ChartKind, Series
from lib.io.safe_text import one_line
from lib.io.slide_fit import fitted, plain, width_of
from lib.io.slide_look import INK, LINE, SOFT, Box, emu, fill_with, rgb
from lib.io.slide_page import Line, SlidePage
from lib.io.slide_workbook import chart_workbook

_KINDS = {
    ChartKind.STACKED: XL_CHART_TYPE.BAR_STACKED_100,
    ChartKind.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    ChartKind.LINE: XL_CHART_TYPE.LINE_MARKERS,
}
_TITLE, _LEGEND = 22.0, 22.0
_NAMES, _LABELS, _ENDS = 12, 11, 12
_GAP, _RIM = 8.0, 2.0
_HALF_A_DAY = 34.0
"""Room for the left half of the first date under a line."""
_TALLEST = 60.0
"""Of a bar with the gap to the next: a single one does not fill the slide."""
_LONGEST_NAME = 0.3
"""The share of the width that the names of bars may take."""
_NS = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def draw_chart(page: SlidePage, chart: Chart, box: Box, made: datetime) -> None:
    """The chart in its box; ``made`` goes into its workbook."""
    _ChartDrawing(page, chart, box).draw(made)


class _ChartDrawing:
    def __init__(self, page: SlidePage, chart: Chart, box: Box) -> None:
        self._page, self._chart = page, chart
        self._stacked = chart.kind is ChartKind.STACKED
        self._line = chart.kind is ChartKind.LINE
        self._names = self._fitted_names(box.width * _LONGEST_NAME)
        self._top = _TITLE + (_LEGEND if len(chart.series) > 1 else 0)
        tallest = self._top + _TALLEST * len(chart.categories)
        self._box = box if self._line else box._replace(height=min(box.height, tallest))
        names = [width_of(name, _NAMES) for name in self._names]
        self._left = _HALF_A_DAY if self._line else max(names, default=0) + _GAP
        ends = [width_of(plain(end), _ENDS, bold=True) for end in chart.ends]
        self._room = max(ends, default=0) + 2 * _GAP
        self._plot = box.width - self._left - (0 if chart.kind is ChartKind.BARS else self._room)

    def draw(self, made: datetime) -> None:
        """Adds the chart and sets all that python-pptx leaves to the default."""
        chart = self._chart
        data = CategoryChartData()
        data.categories = list(self._names)
        for series in chart.series:
            data.add_series(one_line(series.name), series.values)
        frame = self._page.shapes.add_chart(_KINDS[chart.kind], *emu(self._box), data)
        self._page.describe(frame, chart.title, self._told())
        drawn: Any = frame.chart
        book = chart_workbook(self._names, chart.series, made)
        drawn.part.chart_workbook.update_from_xlsx_blob(book)
        self._page.style(drawn.font, _NAMES, INK)
        self._title(drawn)
        drawn.has_legend = False
        self._legend()
        self._axes(drawn)
        for series, mark in zip(chart.series, drawn.plots[0].series, strict=True):
            self._paint(series, mark)
        self._write_ends(drawn.plots[0])
        self._lay_out(drawn)

    def _fitted_names(self, width: float) -> tuple[str, ...]:
        """The names of bars, cut where they would take the room of the bars."""
        if self._line:
            return tuple(map(one_line, self._chart.categories))
        return tuple(fitted(name, width, _NAMES, _NAMES).text for name in self._chart.categories)

    def _total(self, place: int) -> float:
        return sum(series.values[place] or 0 for series in self._chart.series)

    @property
    def _most(self) -> float:
        """The end of the axis: the highest value and room for what stands beside it."""
        highest = max((v or 0 for s in self._chart.series for v in s.values), default=0) or 1
        beside = 1.25 if self._line else self._plot / max(self._plot - self._room, 1)
        return highest * beside

    def _paint(self, series: Series, mark: Any) -> None:
        labels = mark.data_labels
        labels.show_value = True
        labels.number_format_is_linked = False
        # Thousands are parted as the reader does, whatever the computer is set to.
        labels.number_format = f"[>=1000]0\\{self._page.words.thousands}000;0"
        if self._line:
            mark.smooth = False
            mark.format.line.color.rgb = rgb(series.colour)
            mark.format.line.width = Pt(2.5)
            mark.marker.style, mark.marker.size = XL_MARKER_STYLE.CIRCLE, 7
            mark.marker.format.fill.solid()
            mark.marker.format.fill.fore_color.rgb = rgb(series.colour)
            mark.marker.format.line.color.rgb = rgb(series.colour)
            labels.position = XL_LABEL_POSITION.ABOVE
            self._page.style(labels.font, _LABELS, SOFT)
            return
        fill_with(mark.format.fill, series.colour, series.pattern)
        mark.invert_if_negative = False
        if self._stacked:
            mark.format.line.color.rgb = rgb(SOFT)
            mark.format.line.width = Pt(0.5)
            labels.position = XL_LABEL_POSITION.CENTER
            self._page.style(labels.font, _LABELS, series.ink)
            self._hide_narrow(series, labels)
        else:
            labels.position = XL_LABEL_POSITION.OUTSIDE_END
            self._page.style(labels.font, _ENDS, INK, bold=True)

    def _hide_narrow(self, series: Series, labels: Any) -> None:
        """Leaves out the numbers of parts too narrow for them."""
        for place, value in reversed(list(enumerate(series.values))):
            wide = self._plot * (value or 0) / (self._total(place) or 1)
            if wide < width_of(self._page.words.number(value or 0), _LABELS) + 4:
                labels._element.insert(
                    0,
                    parse_xml(f'<c:dLbl {_NS}><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'),
                )

    def _write_ends(self, plot: Any) -> None:
        """What stands at the end of bars, or at the last point of a line, in the scene's words."""
        for place, end in enumerate(self._chart.ends):
            if self._stacked:
                high = (self._box.height - self._top - 2 * _RIM) / len(self._chart.categories)
                top = self._box.top + self._top + _RIM + high * place
                left = self._box.left + self._left + self._plot + _GAP
                row = Box(left, top, self._box.right - left, high)
                self._page.write(row, Line(end, _ENDS, 9, bold=True), anchor=MSO_ANCHOR.MIDDLE)
                continue
            mark, point = (place, -1) if self._line else (0, place)
            label = plot.series[mark].points[point % len(self._chart.categories)].data_label
            run = label.text_frame.paragraphs[0].add_run()
            run.text = plain(end)
            self._page.style(run.font, _ENDS, INK, bold=True)
            label.text_frame.word_wrap = False
            right, beyond = XL_LABEL_POSITION.RIGHT, XL_LABEL_POSITION.OUTSIDE_END
            label.position = right if self._line else beyond

    def _title(self, drawn: Any) -> None:
        found = fitted(self._chart.title, self._box.width * 0.78, 13, 10, bold=True)
        drawn.has_title = True
        frame = drawn.chart_title.text_frame
        run = frame.paragraphs[0].add_run()
        run.text = found.text
        self._page.style(run.font, found.size, INK, bold=True)
        title = drawn.element.find(f".//{qn('c:title')}")
        for old in title.findall(qn("c:layout")):
            title.remove(old)
        title.find(qn("c:tx")).addnext(parse_xml(_layout(0.0, 0.0)))

    def _legend(self) -> None:
        """Swatches large enough to tell their patterns, which a native legend's are not."""
        box, left = self._box, self._box.left
        for series in self._chart.series if len(self._chart.series) > 1 else ():
            said = fitted(series.name, box.width / len(self._chart.series) - 40, _LABELS, 9)
            swatch = Box(left, box.top + _TITLE + 2, 22, 14)
            self._page.panel(swatch, colour=series.colour, edge=SOFT, pattern=series.pattern)
            wide = width_of(said.text, said.size) + 4
            name = Line(series.name, said.size)
            self._page.write(Box(swatch.right + 5, swatch.top, wide, 14), name)
            left = swatch.right + wide + 14

    def _axes(self, drawn: Any) -> None:
        values, names = drawn.value_axis, drawn.category_axis
        values.visible = False
        values.has_major_gridlines = False
        if not self._stacked:
            values.minimum_scale, values.maximum_scale = 0, round(self._most, 2)
        names.has_major_gridlines = False
        names.major_tick_mark = names.minor_tick_mark = XL_TICK_MARK.NONE
        names.format.line.color.rgb = rgb(LINE)
        self._page.style(names.tick_labels.font, _LABELS if self._line else _NAMES, INK)
        if not self._line:
            names.reverse_order = True
            drawn.plots[0].gap_width = 35
        if self._stacked:
            drawn.plots[0].overlap = 100

    def _lay_out(self, drawn: Any) -> None:
        """The bars from where their names end, under title and legend."""
        wide, high = self._box.width, self._box.height
        under = 34.0 if self._line else _RIM
        area = drawn.element.find(f".//{qn('c:plotArea')}")
        for old in area.findall(qn("c:layout")):
            area.remove(old)
        area.insert(
            0,
            parse_xml(
                _layout(
                    self._left / wide,
                    (self._top + _RIM) / high,
                    self._plot / wide,
                    (high - self._top - _RIM - under) / high,
                    inner=True,
                )
            ),
        )

    def _told(self) -> str:
        """The chart in words, for those who do not see it."""
        chart = self._chart
        if self._line:
            lines = [
                f"{series.name}: " + ", ".join(map(self._said, chart.categories, series.values))
                for series in chart.series
            ]
        else:
            lines = [f"{n}: {end}" for n, end in zip(chart.categories, chart.ends, strict=False)]
        return f"{chart.title}. {'; '.join(lines)}."

    def _said(self, name: str, value: float | None) -> str:
        return f"{name} {'–' if value is None else self._page.words.number(value)}"


def _layout(
    left: float, top: float, width: float = 0, height: float = 0, *, inner: bool = False
) -> str:
    """Shares of the chart's width and height."""
    size = f'<c:w val="{width:.4f}"/><c:h val="{height:.4f}"/>' if width else ""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    return (
        f"<c:layout {_NS}><c:manualLayout>{target}"
        '<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.4f}"/><c:y val="{top:.4f}"/>{size}</c:manualLayout></c:layout>'
    )
