"""What stands between a form and its saving: a draft found again, what may be the same activity,
and a record that somebody else changed meanwhile.
"""

import streamlit as st

from lib.domain.activities import Activity, State
from lib.domain.moment import read_stamp
from lib.services.clock import JAKARTA
from lib.ui import format
from lib.ui.activities.lines import organisers_words
from lib.ui.i18n import t
from lib.ui.record.asked import ask
from lib.ui.record.lines import activity_lines
from lib.ui.record.memory import NEW, OpenForm
from lib.ui.record.words import Places, headline
from lib.ui.safe import html
from lib.ui.tables import table_html
from lib.ui.words import state_word


def show_restored(form: OpenForm) -> None:
    """That the form was found again, from when it is, and how to throw it away."""
    if not form.restored_at:
        return
    moment = read_stamp(form.restored_at).astimezone(JAKARTA)
    words = t(
        "Your draft of {day}, {time} WIB is back; it is not saved as a record yet.",
        day=format.day(moment.date()),
        time=moment.strftime("%H.%M"),
    )
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"record-restored-{form.name}"
    ):
        st.html(f'<p class="pb-notice" role="status">{html(words)}</p>')
        st.button(
            t("Throw the draft away"),
            key=form.key("discard"),
            type="tertiary",
            icon=":material/delete_sweep:",
            on_click=ask,
            args=("discard", form.name),
        )


def show_near(form: OpenForm, places: Places) -> None:
    """Activities of a same village and kind within three days, and the choice that is left."""
    if not form.near:
        return
    with st.container(border=True, key="record-near"):
        title = t("Is it one of these? Same village and kind, within three days.")
        rows = "".join(_near_row(activity, places) for activity in form.near)
        st.html(f'<div role="alert"><p><b>{html(title)}</b></p><ul>{rows}</ul></div>')
        with st.container(horizontal=True, gap="small", key="record-near-buttons"):
            st.button(
                t("Save anyway"),
                key="record-save-anyway",
                type="primary",
                on_click=ask,
                args=("save_anyway", NEW),
            )
            plans = [a for a in form.near if a.state is State.PLANNED]
            if plans and form.values["state"] == State.HELD:
                st.button(
                    t("It is the plan of {day}", day=format.day(plans[0].date)),
                    key="record-settle-with",
                    on_click=ask,
                    args=("settle_with", NEW, plans[0].id),
                )
            st.button(t("Back to the form"), key="record-near-back", on_click=_forget, args=(form,))


def show_conflict(form: OpenForm, places: Places) -> None:
    """Both versions side by side where they differ; neither is lost until one is chosen."""
    if form.conflict is None:
        return
    with st.container(border=True, key="record-conflict"):
        newer = form.conflict
        said = (
            t("This record was deleted while you were typing. Nothing is lost; choose one.")
            if newer.deleted
            else t("This record was changed while you were typing. Nothing is lost; choose one.")
        )
        st.html(f'<div role="alert"><p><b>{html(said)}</b></p></div>')
        st.html(versions_html(form.activity(), newer.activity, places))
        with st.container(horizontal=True, gap="small", key="record-conflict-buttons"):
            st.button(
                t("Use mine"),
                key="record-mine",
                type="primary",
                on_click=ask,
                args=("mine", form.name),
            )
            st.button(
                t("Use the newer one"),
                key="record-theirs",
                on_click=ask,
                args=("theirs", form.name),
            )


def versions_html(mine: Activity, newer: Activity, places: Places) -> str:
    """The lines in which two versions of an activity differ, as a table."""
    rows = "".join(
        f'<tr><th scope="row">{html(name)}</th><td>{html(left)}</td><td>{html(right)}</td></tr>'
        for (name, left), (_, right) in zip(
            activity_lines(mine, places), activity_lines(newer, places), strict=True
        )
        if left != right
    )
    heads = (t("Field"), t("Mine"), t("The newer one"))
    return table_html([(word, "") for word in heads], rows, "pb-versions")


def _near_row(activity: Activity, places: Places) -> str:
    facts = (
        f"{places.where(activity)} · {organisers_words(activity)} · {state_word(activity.state)}"
    )
    return f"<li>{html(headline(activity))}<small>{html(facts)}</small></li>"


def _forget(form: OpenForm) -> None:
    form.near = ()


def show_correction_head(form: OpenForm) -> None:
    """The head of a correction: which record it is about."""
    words = t("Correction: {what}", what=headline(form.base))
    st.html(f'<h2 class="pb-part">{html(words)}</h2>')
