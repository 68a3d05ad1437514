"""The head of every page: the filter in words, what kind of data this is, and both dates."""

from dataclasses import replace

import streamlit as st

from lib.domain.selection import Selection
from lib.services import clock
from lib.ui import filters, format
from lib.ui.block import Ways, icon_html, show_block
from lib.ui.copy_link import copy_link_html
from lib.ui.counting import Choice, choices_in_force
from lib.ui.filter_url import Filter
from lib.ui.i18n import t
from lib.ui.meeting.mode import enter as enter_meeting
from lib.ui.safe import html
from lib.ui.shell import Page


def show_head(page: Page, title: str, sentence: str = "") -> None:
    """Title, filter line, what can be done with the page and, where given, the sentence."""
    said = filters.sentence(page.filter, page.register, page.today)
    marks = "".join(f'<span class="pb-mark">{html(mark)}</span>' for mark in _marks(page))
    marks += "".join(_choice_html(choice) for choice in choices_in_force(page))
    ways = Ways()
    show_block(
        f'<div class="pb-top"><div class="pb-head"><h1>{html(title)}</h1>'
        f'<p class="pb-filter">{html(said)}</p>{marks}</div>{_tools_html(page, ways)}</div>'
        f"{sentence_html(sentence) if sentence else ''}",
        ways,
        key="page-head",
    )


def _tools_html(page: Page, ways: Ways) -> str:
    """The way into the meeting, the link to be sent on, and the way out of the filter."""
    tools = ways.button(t("Meeting mode"), enter_meeting, look=icon_html("slideshow"))
    tools += copy_link_html(page)
    bare = _without_filter(page.filter)
    if page.filter != bare:
        look = icon_html("filter_alt_off")
        tools += ways.button(t("Clear the filter"), filters.ask_for, bare, look=look)
    return f'<div class="pb-tools">{tools}</div>'


def sentence_html(sentence: str) -> str:
    """The sentence that answers the page's question."""
    return f'<p class="pb-sentence">{html(sentence)}</p>'


def _without_filter(found: Filter) -> Filter:
    """The same view of the map and the village picked, with nothing filtered."""
    return Filter(layer=found.layer, dots=found.dots, village=found.village)


def show_foot(page: Page) -> None:
    """Both dates, and what the reader must know about intervals and the record."""
    until = format.day(page.data_until) if page.data_until else t("no activity yet")
    computed = clock.now()
    words = [
        t("Data up to {day}", day=until),
        t(
            "Computed {day} {time} WIB",
            day=format.day(computed.date()),
            time=computed.strftime("%H.%M"),
        ),
        t("“Not recorded” means that nothing is on record, not that nobody came."),
    ]
    if page.simulated:
        words.insert(0, t("SIMULATION: none of these activities took place"))
    said = " · ".join(html(word) for word in words)
    show_block(f'<p class="pb-foot">{said}</p>', key="page-foot")


def _marks(page: Page) -> list[str]:
    marks = []
    if page.simulated:
        marks.append(t("SIMULATION"))
    if page.as_of > page.today:
        marks.append(t("FORECAST"))
    if not page.table().confirmed:
        marks.append(t("intervals are examples"))
    return marks


def _choice_html(choice: Choice) -> str:
    """A mark that says what it means by tap, click and Enter."""
    return (
        f'<details class="pb-choice"><summary class="pb-mark">{html(choice.words)} '
        f'<span aria-hidden="true">i</span></summary><p>{html(choice.meaning)}</p></details>'
    )


def show_empty_selection(page: Page) -> None:
    """Which part of the filter leaves nothing, and a button for each that takes it away."""
    chosen = page.selection
    st.info(t("No village fits this filter. Take away one part of it:"))
    parts = {
        t("status"): (chosen.statuses, replace(chosen, statuses=frozenset())),
        t("programme"): (chosen.programmes, replace(chosen, programmes=frozenset())),
        t("district"): (chosen.district, replace(chosen, district=None)),
        t("regency or city"): (chosen.regency, replace(chosen, regency=None, district=None)),
    }
    if page.filter.classes:
        _offer(t("class of the map"), page.selection, page)
    for name, (present, without) in parts.items():
        if present:
            _offer(name, without, page)


def _offer(name: str, without: Selection, page: Page) -> None:
    count = len(without.matching(page.table()))
    st.button(
        t("Without {part} ({count} villages)", part=name, count=format.number(count)),
        on_click=filters.ask_for,
        args=(replace(page.filter, selection=without, classes=frozenset()),),
        key=f"without-{name}",
    )
