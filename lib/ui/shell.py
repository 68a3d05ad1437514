"""The frame of every page: settings, record, person, filter, menu; then the page itself.

``run`` is called by dashboard.py on every rerun; ``open_page`` is the first statement of every page
and its permission guard.
"""

import logging
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from secrets import token_hex
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page as StreamlitPage

from lib.config import settings
from lib.db.engine import Database
from lib.domain.areas import Register
from lib.domain.audit import Origin
from lib.domain.errors import NotAllowed
from lib.domain.people import Account
from lib.domain.period import Period
from lib.domain.permissions import LOCAL_VIEWER, Action, Person, require, sees_tiers
from lib.domain.selection import Selection
from lib.services import clock
from lib.services.register import data_until, villages_of
from lib.services.sources import (
    Source,
    Step,
    available_sources,
    default_source,
    has_office,
    is_made,
    open_source,
)
from lib.services.villages import VillageTable, village_table
from lib.services.writing import By
from lib.ui import filter_url, filters, theme
from lib.ui.base_path import base_path
from lib.ui.filter_fields import (
    LANGUAGE,
    SOURCE,
    chosen_in_fields,
    forget_chosen,
    show_filter_fields,
)
from lib.ui.filter_url import Filter
from lib.ui.i18n import LANGUAGES, language, set_language, t
from lib.ui.incident import show_incident
from lib.ui.map import map_view
from lib.ui.map.map_tables import Asked, address
from lib.ui.map.map_view import MapView
from lib.ui.map.view import waiting_event
from lib.ui.map_clicks import filter_after
from lib.ui.meeting import mode
from lib.ui.menu import PROFILE, Menu, asked_page, meeting_pages, menu, pages_of, show_menu
from lib.ui.news import note_write, ran_by_itself, watched
from lib.ui.record.asked import ask
from lib.ui.safe import md
from lib.ui.sign_in_view import ask_to_sign_in, show_account
from lib.ui.signed_in import account_here, person_here

RECORD, CORRECTION = "catat", "kegiatan"
"""The page that corrects an activity, and what its address calls the activity."""
_NAMES = (*filter_url.NAMES, LANGUAGE, SOURCE, map_view.NAME)
_WRITTEN, _PAGE, _FILTER, _CONTEXT = "url_written", "page_path", "filter", "page_context"
_VIEW, _SOURCE = "map_view", "source"


@dataclass(frozen=True)
class Page:
    """What a page works with: who asks, of which record, through which filter."""

    person: Person
    account: Account | None
    """The account signed in with; None for a reader without one."""
    database: Database
    source: Source
    filter: Filter
    today: date
    register: Register
    view: MapView | None = None
    """What the map shows at first, where a link says so."""
    action: Action = Action.READ
    """What the page was opened for."""

    @property
    def as_of(self) -> date:
        return self.filter.as_of or self.today

    @property
    def data_until(self) -> date | None:
        """The day of the latest held activity on record up to the as-of day."""
        return data_until(self.database, self.person, self.as_of)

    @property
    def selection(self) -> Selection:
        return self.filter.selection

    @property
    def period(self) -> Period:
        return self.filter.days(self.today)

    @property
    def simulated(self) -> bool:
        return self.source is Source.SIMULATED

    @property
    def sees_tiers(self) -> bool:
        """Whether the tier given to a village is told: made up ones to everybody."""
        return self.simulated or sees_tiers(self.person)

    def by(self) -> By:
        """Who writes from this page, now; services check what they may."""
        note_write()
        return By(self.person, Origin.SCREEN, clock.now())

    def table(self, as_of: date | None = None) -> VillageTable:
        """The read model on the as-of day, or on another one."""
        return village_table(self.database, self.person, as_of or self.as_of)

    def map_table_url(self, as_of: date, root: str = "../..") -> str:
        """What a map of a day fetches to tell of villages; ``root`` as seen from its own frame."""
        asked = Asked(self.source, as_of, self.person.regencies)
        return f"{root}/{address(asked, self.table().version)}"

    @cached_property
    def _switches(self) -> Mapping[str, str]:
        return _switches(self.source)

    def url(self, path: str, found: Filter | None = None, **more: str) -> str:
        """The address of a page with a filter, in this language and on this record."""
        params = {**filter_url.write(found or self.filter), **self._switches, **more}
        place = f"{base_path()}/{path}"
        return f"{place}?{urlencode(params)}" if params else place

    def village_url(self, code: str) -> str:
        """The address of a village's profile, the filter kept."""
        return self.url("desa", None, **{filter_url.VILLAGE: code})

    def correction_url(self, activity_id: str) -> str:
        """The address of *Catat* with an activity open to be corrected."""
        return self.url(RECORD, None, **{CORRECTION: activity_id})


def run() -> None:
    """The frame and the page that the URL names; one sentence and a number where it fails."""
    try:
        _run()
    except Exception:
        incident = token_hex(3)
        logging.getLogger("pantau").exception("incident %s", incident)
        show_incident(incident)


def _run() -> None:
    st.set_page_config(page_title="Pantau Desa Binaan", page_icon=theme.icon(), layout="wide")
    in_meeting = mode.is_on()
    theme.apply(chrome=not in_meeting)
    said = {name: st.query_params[name] for name in _NAMES if name in st.query_params}
    chosen = chosen_in_fields()
    if chosen is not None:
        said = _with(chosen)
    news = chosen is not None or said != st.session_state.get(_WRITTEN)
    _choose_language(said if news else {})
    source = _choose_source(said if news else {})
    today = clock.today()
    database = _opened(source, today)
    office = source is Source.OFFICE
    interacts = not ran_by_itself()
    account = account_here(database, clock.now(), interacts=interacts) if office else None
    person = person_here(account, database) if office else LOCAL_VIEWER
    groups = menu()
    pages = meeting_pages(groups) if in_meeting else pages_of(groups)
    page = st.navigation(pages, position="hidden")
    wanted = asked_page(groups)
    if wanted is not None:
        st.switch_page(wanted)
    wished = {CORRECTION: st.query_params[CORRECTION]} if CORRECTION in st.query_params else {}
    if person is None:
        ask_to_sign_in(page.url_path, {**said, **wished, **mode.said()})
    if wished and page.url_path == RECORD:
        ask("open", wished[CORRECTION])
    register = villages_of(database, person)
    moved = st.session_state.get(_PAGE) != page.url_path
    adopt = news and (chosen is not None or bool(said) or not moved)
    found, ignored = _current_filter(said if adopt else None, register)
    view = _current_view(said if adopt and chosen is None else None, found, page)
    if adopt and map_view.NAME in said and view is None:
        ignored = (*ignored, f"{map_view.NAME}={said[map_view.NAME]}")
    params = _remember(found, source, page, view)
    context = Page(
        person=person,
        account=account,
        database=database,
        source=source,
        filter=found,
        today=today,
        register=register,
        view=view,
    )
    st.session_state[_CONTEXT] = context
    for part in ignored:
        st.warning(t("The link names something unknown, which is left out: {part}", part=md(part)))
    with watched(database, account) if office else nullcontext(), database.steady():
        try:
            # The page's figures are what the reader waits for; the fields say already what was
            # chosen. The sidebar follows however the page ends.
            page.run()
        finally:
            if not in_meeting:
                _show_sidebar(context, groups, page, params)


def _show_sidebar(
    context: Page, groups: Menu, here: StreamlitPage, params: Mapping[str, str]
) -> None:
    known = settings()
    with st.sidebar.container(key="menu"):
        show_menu(groups, context.person, here, params)
        if context.source is Source.OFFICE or not has_office(known):
            show_account(context.account, context.database)
    show_filter_fields(
        context.filter, context.register, context.today, context.source, available_sources(known)
    )


def open_page(action: Action) -> Page:
    """The context of the page at hand; stops with a sentence when the person may not open it.

    A page reached in any other way than through dashboard.py has no context and is refused.
    """
    page: Page | None = st.session_state.get(_CONTEXT)
    try:
        if page is None:
            raise NotAllowed("not_allowed", action=action)
        require(page.person, action)
    except NotAllowed:
        st.error(t("This page is not open to you. Please go back to the home page."))
        if page is not None and page.source is not Source.OFFICE:
            _show_way_to_office()
        st.stop()
    assert page is not None
    return replace(page, action=action)


def _show_way_to_office() -> None:
    """On a record that is for reading: where the writing is done, and a button that leads there."""
    st.write(
        t(
            "The public and the simulated record are for reading. Activities are recorded in the "
            "office’s own record."
        )
    )
    if has_office(settings()):
        st.button(
            t("Open the office record"),
            type="primary",
            key="open-office",
            on_click=ask_for_source,
            args=(Source.OFFICE,),
        )


def show_village(page: Page, code: str) -> None:
    """Goes to the profile of a village, the filter kept."""
    filters.ask_for(replace(page.filter, village=code))
    st.switch_page(PROFILE)


def ask_for_source(source: Source) -> None:
    """The record shown from the next run on."""
    st.session_state[_SOURCE] = source


def _choose_language(said: Mapping[str, str]) -> None:
    wanted = said.get(LANGUAGE) or language()
    for known in LANGUAGES:
        if wanted == known:
            set_language(known)


def _choose_source(said: Mapping[str, str]) -> Source:
    known = available_sources(settings())
    wanted = said.get(SOURCE) or st.session_state.get(_SOURCE)
    source = next((s for s in known if s == wanted), default_source(settings()))
    st.session_state[_SOURCE] = source
    return source


def _opened(source: Source, today: date) -> Database:
    """The database of the record, made first, with its progress on the screen."""
    if is_made(source, settings()):
        return open_source(source, settings(), today)
    words = {
        Step.REGISTER: (20, t("Setting up the register of villages")),
        Step.RECORD: (60, t("Filling in the activities")),
        Step.DONE: (100, t("Done")),
    }
    bar = st.progress(0, t("Preparing the data, this happens once"))
    database = open_source(source, settings(), today, lambda step: _show(bar, *words[step]))
    bar.empty()
    return database


def _show(bar: DeltaGenerator, percent: int, words: str) -> None:
    bar.progress(percent, words)


def _current_filter(
    said: Mapping[str, str] | None, register: Register
) -> tuple[Filter, tuple[str, ...]]:
    """The filter, and what of the URL was not understood."""
    kept: Filter | None = st.session_state.get(_FILTER)
    asked = filters.pending() or _clicked(kept, register)
    if asked is not None:
        return asked, ()
    if said is not None or kept is None:
        return filter_url.read(said or {}, filter_url.codes_of(register))
    return kept, ()


def _with(chosen: Mapping[str, str]) -> dict[str, str]:
    """The address as it would be after a choice in the fields; a stale district is dropped."""
    said = {**st.session_state.get(_WRITTEN, {}), **chosen}
    area = Selection(said.get(filter_url.REGENCY), said.get(filter_url.DISTRICT) or None)
    said[filter_url.DISTRICT] = filter_url.without_stale_children(area).district or ""
    known = set(_NAMES) - {map_view.NAME}
    return {name: text for name, text in said.items() if name in known and text}


def _current_view(
    said: Mapping[str, str] | None, found: Filter, page: StreamlitPage
) -> MapView | None:
    """What the link shows of the map, until the reader chooses another area or page."""
    place = (page.url_path, found.selection.regency, found.selection.district)
    if said is not None:
        st.session_state[_VIEW] = place, map_view.read_view(said.get(map_view.NAME, ""))
    held: tuple[object, MapView | None] = st.session_state.get(_VIEW, (place, None))
    if held[0] != place:
        del st.session_state[_VIEW]
        return None
    return held[1]


def _clicked(kept: Filter | None, register: Register) -> Filter | None:
    """The filter that a click on the map asks for, once."""
    event = waiting_event()
    if event is None or kept is None:
        return None
    wanted = filter_after(event, kept, register)
    return None if wanted == kept else wanted


def _switches(source: Source) -> dict[str, str]:
    spoken = {LANGUAGE: language()} if language() != LANGUAGES[0] else {}
    shown = {SOURCE: source.value} if source is not default_source(settings()) else {}
    return {**spoken, **shown}


def _remember(
    found: Filter, source: Source, page: StreamlitPage, view: MapView | None
) -> dict[str, str]:
    """What the URL says of the filter, now kept in the session and written there."""
    params = {**filter_url.write(found), **_switches(source)}
    written = {**params, map_view.NAME: map_view.write_view(view)} if view else params
    st.session_state[_FILTER] = found
    st.session_state[_WRITTEN] = written
    forget_chosen()
    st.session_state[_PAGE] = page.url_path
    address_said = {**written, **mode.said()}
    if st.query_params.to_dict() != address_said:
        st.query_params.from_dict(address_said)
    return params
