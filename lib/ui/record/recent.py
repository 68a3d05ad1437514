"""What was recorded last, open to correction, and what is planned next, to be answered."""

import streamlit as st

from lib.db.activities import Kept
from lib.domain.activities import State
from lib.services.people import account_names
from lib.services.recent_records import RecentPage, RecentRecord, coming_plans, newest_records
from lib.ui.activities.lines import attendance_words, organisers_words
from lib.ui.i18n import t
from lib.ui.record.asked import ask
from lib.ui.record.plan_answers import show_plan
from lib.ui.record.words import Places, headline
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.words import author_word, state_word

_NEWEST, _COMING = "newest", "coming"


def show_recent(page: Page, places: Places) -> None:
    """The newest records or the next plans of the person's area, a page at a time."""
    words = {_NEWEST: t("Newest records"), _COMING: t("Coming plans")}
    key = "record-recent"
    if st.session_state.get(key) not in words:
        st.session_state[key] = _NEWEST
    shown = st.segmented_control(
        t("Records and plans"),
        list(words),
        format_func=words.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    if shown == _NEWEST:
        _show_newest(page, places)
    else:
        _show_coming(page, places)


def _show_newest(page: Page, places: Places) -> None:
    key = "record-newest-page"
    found = newest_records(page.database, page.person, _turned(key))
    if not found.total:
        _nothing(t("Nothing is on record in your area yet."))
        return
    place = st.container(key="record-newest")
    _pages(key, found)
    with place:
        for row in found.rows:
            _show_row(page, places, row)


def _show_coming(page: Page, places: Places) -> None:
    key = "record-coming-page"
    found = coming_plans(page.database, page.person, page.today, _turned(key))
    if not found.total:
        _nothing(t("Nothing is planned in your area."))
        return
    place = st.container(key="record-coming")
    _pages(key, found)
    with place:
        for row in found.rows:
            if row.may_change:
                show_plan(page, places, row.kept)
            else:
                _show_row(page, places, row)


def _show_row(page: Page, places: Places, row: RecentRecord) -> None:
    activity = row.kept.activity
    tag = "" if activity.state is State.HELD else state_word(activity.state)
    facts = [organisers_words(activity)]
    if activity.state is State.HELD:
        facts.append(t("attendance {number}", number=attendance_words(activity)))
    tagged = f' <span class="pb-tag">{html(tag)}</span>' if tag else ""
    left, right = st.columns([5, 2], vertical_alignment="center", wrap=False)
    left.html(
        f'<p class="pb-plan-line"><b>{html(headline(activity))}</b>{tagged}'
        f"<small>{html(places.names(activity))}</small>"
        f"<small>{html(' · '.join(facts))}</small>{_verification_html(page, row.kept)}</p>"
    )
    if row.may_change:
        right.button(
            t("Correct"),
            key=f"correct-{activity.id}",
            type="tertiary",
            icon=":material/edit:",
            on_click=ask,
            args=("correct", activity.id),
        )
    else:
        words = t("of another regency too")
        right.html(f'<p class="pb-hint">{html(words)}</p>')


def _verification_html(page: Page, kept: Kept) -> str:
    """Whether it is verified, waits for that, or was sent back with a note."""
    if kept.verified_by:
        said = t("verified")
    elif kept.returned_note:
        names = account_names(page.database, page.person)
        who = author_word(kept.returned_by, names)
        note = t("Sent back by {who}: {note}", who=who, note=kept.returned_note)
        return f'<small class="pb-returned">{html(note)}</small>'
    elif page.table().settings.unverified_count:
        said = t("waits to be verified")
    else:
        said = t("waits to be verified, not counted until then")
    return f"<small>{html(said)}</small>"


def _turned(key: str) -> int:
    turned = st.session_state.get(key, 1)
    return turned if isinstance(turned, int) and turned > 0 else 1


def _pages(key: str, found: RecentPage) -> None:
    if found.pages > 1:
        if _turned(key) > found.pages:
            st.session_state[key] = 1
        st.pagination(found.pages, key=key)


def _nothing(words: str) -> None:
    st.html(f'<p class="pb-hint">{html(words)}</p>')
