"""A village's story at a glance: its visits on a line of time, over the status of each day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from lib.domain.activities import Kind, State
from lib.domain.indicators import Share
from lib.domain.status import UP_TO_DATE, Status, milestones
from lib.domain.status_history import Span
from lib.services.profile import Entry, Tie, VillageProfile
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.words import status_word

_MONTHS = (12, 24, 60)
_USUAL = 24
_AHEAD, _FURTHEST = 30, 200
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """The days that the strip shows; those after ``as_of`` have not come yet."""

    start: date
    as_of: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def place(self, day: date) -> float:
        """Where a day begins, in per cent of the width."""
        return (day - self.start).days / ((self.end - self.start).days + 1) * 100


def show_strip(found: VillageProfile) -> None:
    """The strip with a choice of 12, 24 or 60 months; its words say the same as its colours."""
    left, right = st.columns([3, 1], vertical_alignment="center")
    months = right.segmented_control(
        t("Months shown"),
        _MONTHS,
        default=_USUAL,
        format_func=lambda count: t("{count} mo", count=count),
        key="strip-months",
        label_visibility="collapsed",
        required=True,
    )
    window = window_of(found, months or _USUAL)
    left.html(f'<h3 class="pb-strip-title">{html(strip_words(found, window))}</h3>')
    st.html(strip_html(found, window))


def window_of(found: VillageProfile, months: int) -> Window:
    """The months before the as-of day and, after it, as far as the due day or the next plan."""
    start = found.as_of - timedelta(days=round(months * 365 / 12) - 1)
    to_come = [d for d in (found.row.standing.due, found.row.facts.next_plan) if d is not None]
    ahead = max([(day - found.as_of).days + 10 for day in to_come], default=0)
    end = found.as_of + timedelta(days=min(max(ahead, _AHEAD), _FURTHEST))
    return Window(start, found.as_of, end)


def strip_words(found: VillageProfile, window: Window) -> str:
    """What the strip shows, in one sentence."""
    spans = _clipped(found.spans, window)
    fresh = Share(
        sum(span.days for span in spans if span.status in UP_TO_DATE),
        sum(span.days for span in spans if span.status is not Status.EXEMPT),
    )
    held = [
        (e.activity.kind, e.tie)
        for e in found.entries
        if e.activity.state is State.HELD and e.activity.date in window
    ]
    return t(
        "Up to date on {part} of {whole} days ({percent}): outreach {outreach}, delegates "
        "{delegates}, training {trainings}",
        part=format.number(fresh.part),
        whole=format.number(fresh.whole),
        percent=format.percent(fresh),
        outreach=format.number(held.count((Kind.OUTREACH, Tie.DIRECT))),
        delegates=format.number(held.count((Kind.OUTREACH, Tie.DELEGATE))),
        trainings=format.number(held.count((Kind.TRAINING, Tie.DIRECT))),
    )


def strip_html(found: VillageProfile, window: Window) -> str:
    """Marks above, the ribbon of statuses in the middle, the calendar below, then the key."""
    spans = _clipped(found.spans, window)
    ahead = _ahead(found, window)
    ribbon = "".join(_segment(span, window, "") for span in spans)
    ribbon += "".join(_segment(span, window, " pb-ahead") for span in ahead)
    marks = [mark for entry in found.entries if (mark := _mark(entry, window))]
    due = found.row.standing.due
    if due is not None and due in window:
        marks.append(f'<i class="pb-at pb-at-due" style="left:{window.place(due):.2f}%"></i>')
    label = html(strip_words(found, window))
    return (
        f'<div class="pb-strip" role="img" aria-label="{label}">'
        f'<div class="pb-strip-marks">{"".join(marks)}</div>'
        f'<div class="pb-strip-ribbon">{ribbon}</div>'
        f'<div class="pb-strip-axis">{_axis(window)}'
        f'<i class="pb-strip-now" style="left:{window.place(window.as_of):.2f}%"></i></div></div>'
        f"{_key(found, window, [*spans, *ahead])}"
    )


def _clipped(spans: Sequence[Span], window: Window) -> list[Span]:
    return [
        Span(max(span.start, window.start), min(span.end, window.as_of), span.status)
        for span in spans
        if span.end >= window.start and span.start <= window.as_of
    ]


def _ahead(found: VillageProfile, window: Window) -> list[Span]:
    """How the status goes on after the as-of day if nobody comes."""
    first, last = window.as_of + _DAY, found.row.standing.last
    if last is None or found.row.status is Status.EXEMPT:
        return [Span(first, window.end, found.row.status)]
    days = milestones(last, found.row.interval.days)
    starts = [
        (date.min, Status.CURRENT),
        (days.soon_from, Status.DUE_SOON),
        (days.overdue_from, Status.OVERDUE),
        (days.long_overdue_from, Status.LONG_OVERDUE),
    ]
    ends = [start - _DAY for start, _ in starts[1:]] + [window.end]
    spans = [
        Span(max(start, first), min(end, window.end), status)
        for (start, status), end in zip(starts, ends, strict=True)
    ]
    return [span for span in spans if span.start <= span.end]


def _segment(span: Span, window: Window, css: str) -> str:
    left, right = window.place(span.start), window.place(span.end + _DAY)
    return (
        f'<i class="pb-{span.status}{css}" style="left:{left:.2f}%;width:{right - left:.2f}%"></i>'
    )


def _shape(entry: Entry) -> str:
    if entry.activity.state is State.PLANNED:
        return "planned"
    if entry.activity.kind is Kind.TRAINING:
        return "training"
    return "delegate" if entry.tie is Tie.DELEGATE else "outreach"


def _mark(entry: Entry, window: Window) -> str:
    activity = entry.activity
    if activity.date not in window or activity.state is State.CANCELLED:
        return ""
    if activity.kind is Kind.OTHER:
        return ""
    return (
        f'<i class="pb-at pb-at-{_shape(entry)}"'
        f' style="left:{window.place(activity.date):.2f}%"></i>'
    )


def _axis(window: Window) -> str:
    """A label for each quarter; for each year where five of them are shown."""
    long = (window.as_of - window.start).days > 900
    labels = []
    for year in range(window.start.year, window.end.year + 1):
        for month in (1,) if long else (1, 4, 7, 10):
            day = date(year, month, 1)
            # A label at the very end would be cut.
            if day in window and window.place(day) < 95:
                words = str(year) if long else format.month(day)
                css = "" if long or month in (1, 7) else ' class="pb-wide"'
                labels.append(
                    f'<span{css} style="left:{window.place(day):.2f}%">{html(words)}</span>'
                )
    return "".join(labels)


def _key(found: VillageProfile, window: Window, spans: Iterable[Span]) -> str:
    """What the shapes and colours on this strip mean."""
    shapes = {_shape(e) for e in found.entries if _mark(e, window)}
    words = {
        "outreach": t("Outreach"),
        "delegate": t("Delegates"),
        "training": t("Training"),
        "planned": t("Planned"),
    }
    parts = [
        f'<span><i class="pb-at pb-at-{shape}"></i>{html(word)}</span>'
        for shape, word in words.items()
        if shape in shapes
    ]
    if found.row.standing.due is not None and found.row.standing.due in window:
        due = t("Due")
        parts.append(f'<span><i class="pb-at pb-at-due"></i>{html(due)}</span>')
    as_of = t("as of {day}", day=format.day(window.as_of))
    parts.append(f'<span><i class="pb-key-now"></i>{html(as_of)}</span>')
    present = {span.status for span in spans}
    parts += [
        f'<span><i class="pb-key pb-{status}"></i>{html(status_word(status))}</span>'
        for status in Status
        if status in present
    ]
    pale = t("pale: if nobody visits")
    parts.append(f"<span>{html(pale)}</span>")
    return f'<p class="pb-strip-key">{"".join(parts)}</p>'
