"""The records that nobody verified yet, a page at a time, several of them confirmed at once."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.activities import Activity, State
from lib.services.review import WaitingPage, WaitingRecord
from lib.ui import format
from lib.ui.activities.lines import about_words, scores_words, sources_html
from lib.ui.headings import show_part
from lib.ui.i18n import t, tn
from lib.ui.record.asked import ask
from lib.ui.record.words import Places, headline
from lib.ui.review.deeds import RECORDS, note_key, record_key, show_faults_at
from lib.ui.safe import html, md
from lib.ui.words import author_word, state_word

PAGE_KEY = "review-page"
_LATE = 30
"""Days between an activity and its record from which on the record says that it came late."""


def turned() -> int:
    """The page of the list that the reader turned to."""
    asked = st.session_state.get(PAGE_KEY, 1)
    return asked if isinstance(asked, int) and asked > 0 else 1


def show_records(found: WaitingPage, places: Places, names: Mapping[str, str]) -> None:
    """Each record with its box, then what may be done with those chosen."""
    show_part(t("Records"))
    if not found.total:
        words = t("No record waits to be verified.")
        st.html(f'<p class="pb-hint">{html(words)}</p>')
        return
    with st.container(key="review-records"):
        for row in found.rows:
            _show_row(row, places, names)
    if found.pages > 1:
        if turned() > found.pages:
            st.session_state[PAGE_KEY] = 1
        st.pagination(found.pages, key=PAGE_KEY)
    open_rows = [row for row in found.rows if row.open]
    if open_rows:
        _show_deeds(open_rows)


def _show_row(row: WaitingRecord, places: Places, names: Mapping[str, str]) -> None:
    activity = row.kept.activity
    with st.container(key=f"review-row-{activity.id}"):
        if row.open:
            st.checkbox(md(headline(activity)), key=record_key(activity.id, row.kept.version))
        else:
            st.html(f'<p class="pb-review-closed">{html(headline(activity))}</p>')
        st.html(_content_html(row, places, names))


def _content_html(row: WaitingRecord, places: Places, names: Mapping[str, str]) -> str:
    activity = row.kept.activity
    lines = [places.names(activity), " · ".join(about_words(activity)), scores_words(activity)]
    lines += [activity.notes]
    body = "".join(f"<p>{html(line)}</p>" for line in lines if line)
    sources = "" if activity.state is State.PLANNED else f" · {sources_html(activity)}"
    by = html(_recorded_words(row, names))
    tags = "".join(f' <span class="pb-tag">{html(tag)}</span>' for tag in _tags(row))
    return f'<div class="pb-review">{body}<p>{by}{sources}{tags}</p>{_note_html(row, names)}</div>'


def _recorded_words(row: WaitingRecord, names: Mapping[str, str]) -> str:
    recorded = row.kept.activity.recorded_on
    who = author_word(row.kept.recorded_by, names)
    if recorded is None:
        return t("recorded by {who}", who=who)
    return t("recorded by {who} on {day}", who=who, day=format.day(recorded))


def _tags(row: WaitingRecord) -> list[str]:
    activity = row.kept.activity
    tags = [] if activity.state is State.HELD else [state_word(activity.state)]
    late = _days_late(activity)
    if late > _LATE:
        tags.append(t("{count} days after it was held", count=format.number(late)))
    if row.own:
        tags.append(t("yours: somebody else confirms it"))
    elif not row.may_verify:
        tags.append(t("of another regency too"))
    return tags


def _days_late(activity: Activity) -> int:
    if activity.recorded_on is None or activity.state is not State.HELD:
        return 0
    return (activity.recorded_on - activity.date).days


def _note_html(row: WaitingRecord, names: Mapping[str, str]) -> str:
    if not row.kept.returned_note:
        return ""
    who = author_word(row.kept.returned_by, names)
    said = t("Sent back by {who}: {note}", who=who, note=row.kept.returned_note)
    return f'<p class="pb-notice">{html(said)}</p>'


def _show_deeds(rows: Sequence[WaitingRecord]) -> None:
    """Confirming those chosen; a single one may go back with a note."""
    keys = [record_key(row.kept.activity.id, row.kept.version) for row in rows]
    chosen = [row for row, key in zip(rows, keys, strict=True) if st.session_state.get(key)]
    show_faults_at(RECORDS)
    with st.container(horizontal=True, gap="small", key="review-deeds"):
        st.button(
            tn("Confirm {count} record", "Confirm {count} records", len(chosen)),
            key="review-confirm",
            type="primary",
            icon=":material/check:",
            disabled=not chosen,
            on_click=ask,
            args=("confirm", *_offered(rows)),
        )
        everything = len(chosen) == len(rows)
        st.button(
            t("Choose none") if everything else t("Choose all on this page"),
            key="review-all",
            type="tertiary",
            on_click=_choose,
            args=(keys, not everything),
        )
    if len(chosen) == 1:
        _show_send_back(chosen[0])


def _show_send_back(row: WaitingRecord) -> None:
    activity_id = row.kept.activity.id
    with st.container(
        horizontal=True, vertical_alignment="bottom", gap="small", key="review-send-back"
    ):
        st.text_input(
            t("Cannot be confirmed as it is? What should be corrected"),
            key=note_key(activity_id),
            max_chars=300,
            placeholder=t("For example: is the attendance of 5,000 right?"),
        )
        st.button(
            t("Send back"),
            key="review-return",
            icon=":material/reply:",
            on_click=ask,
            args=("send_back", activity_id, str(row.kept.version)),
        )


def _offered(rows: Sequence[WaitingRecord]) -> list[str]:
    """Ids and versions in turn: what is confirmed is what was on the screen."""
    return [part for r in rows for part in (r.kept.activity.id, str(r.kept.version))]


def _choose(keys: Sequence[str], chosen: bool) -> None:
    for key in keys:
        st.session_state[key] = chosen
