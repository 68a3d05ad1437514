"""The backlog month by month, at the pace of the last 12 months and at the pace needed."""

from datetime import date, timedelta

from lib.domain.forecast import FARTHEST_MONTHS, months_until
from lib.services.forecast import Clearing, Forecast
from lib.ui import format
from lib.ui.block import show_block
from lib.ui.charts import Line, lines_html
from lib.ui.headings import part_html
from lib.ui.i18n import t
from lib.ui.shell import Page

_SHORTEST = 12
_ROOM = 3
"""Months shown beyond the day asked for."""


def show_curve(page: Page, found: Forecast, fault: str) -> None:
    """Both lines with their words beside them, and every number in a table below."""
    needed = None if fault else found.needed
    wanted = months_until(page.as_of, found.by) + _ROOM if needed else _SHORTEST
    shown = min(FARTHEST_MONTHS, max(_SHORTEST, wanted))
    lines = [_line(found.present, t("Pace of 12 months"), shown)]
    if needed is not None:
        lines.append(_line(needed, t("Pace needed"), shown))
    steps = [_end_of(page.as_of, month) for month in range(shown + 1)]
    drawn = lines_html(lines, title=t("Villages waiting"), steps=steps)
    show_block(part_html(t("The backlog at both paces")) + drawn, key="curve")


def _line(found: Clearing, name: str, shown: int) -> Line:
    pace, left = format.number(found.visits_a_year), found.left[: shown + 1]
    words = t("{pace} a year: {count} left", pace=pace, count=format.number(left[-1]))
    if left[-1] == 0 and found.on is not None:
        words = t("{pace} a year: none in {month}", pace=pace, month=format.month(found.on))
    return Line(name, left, words)


def _end_of(as_of: date, month: int) -> str:
    return format.month(as_of + timedelta(days=round(month * 365 / 12)))
