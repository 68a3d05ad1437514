"""What a change would do, before it is saved: who moves where, and whether the pace suffices."""

from collections.abc import Callable

import streamlit as st

from lib.domain.entry_check import EntryRefused
from lib.domain.indicators import Share
from lib.domain.status import Status
from lib.domain.what_if import Comparison, Outlook
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.rules.asked import Pending, forget, save, show_news
from lib.ui.rules.words import fault_words, show_fault
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import ICONS
from lib.ui.tables import table_html
from lib.ui.words import status_word


def show_preview(
    page: Page, found: Pending, label: str, said: str, saved: Callable[[], None] = lambda: None
) -> None:
    """The comparison, the button that saves it and the one that puts it away.

    ``saved`` runs once it is saved, before the page is drawn anew.
    """
    with st.container(border=True, key="rules-preview"):
        if found.news:
            show_news()
        st.html(comparison_html(found.seen, forecast=found.seen.day > page.today))
        with st.container(horizontal=True, gap="small", key="rules-preview-buttons"):
            if st.button(label, type="primary", key="rules-save"):
                try:
                    if save(page, found, said):
                        saved()
                    st.rerun()
                except EntryRefused as refused:
                    show_fault(fault_words(refused.faults[0].key))
            st.button(t("Close without saving"), key="rules-close", on_click=forget)


def comparison_html(found: Comparison, *, forecast: bool) -> str:
    """The sentence of the moves, their matrix, both shares, and the pace."""
    matrix = _matrix(found) if found.moved else ""
    return (
        f'<p class="pb-moved" role="status">{html(moved_words(found, forecast=forecast))}</p>'
        f"{matrix}{_figures(found)}<p>{html(pace_words(found.then))}</p>"
    )


def moved_words(found: Comparison, *, forecast: bool) -> str:
    day = format.day(found.day)
    if forecast:
        day = f"{day} ({t('forecast')})"
    whole = format.number(found.now.counts.total)
    if not found.moved:
        return t(
            "As of {day} none of the {whole} villages would change its status.",
            day=day,
            whole=whole,
        )
    return t(
        "As of {day} {count} of {whole} villages would change their status.",
        day=day,
        count=format.number(found.moved),
        whole=whole,
    )


def pace_words(found: Outlook) -> str:
    """Whether as many direct visits are held as the intervals demand."""
    values = {
        "held": format.number(found.held),
        "demanded": format.number(found.demanded),
        "lacking": format.number(found.lacking),
    }
    if found.lacking:
        return t(
            "The pace does not suffice: {held} direct village visits in the last 12 months, "
            "{demanded} a year are demanded, {lacking} too few.",
            **values,
        )
    return t(
        "The pace suffices in number: {held} direct village visits in the last 12 months, "
        "{demanded} a year are demanded.",
        **values,
    )


def share_html(share: Share) -> str:
    """The percentage, and below it what it is of."""
    n_of = f"{format.number(share.part)}/{format.number(share.whole)}"
    return f"<b>{html(format.percent(share))}</b><small>{html(n_of)}</small>"


def _matrix(found: Comparison) -> str:
    """From the status a village has to the one it would have; the totals are the register's."""
    statuses, then = found.statuses, found.then.counts
    corner, total, total_then = t("Now ↓ then →"), t("Total"), t("Total then")
    heads = "".join(
        f'<th scope="col" class="pb-num" title="{html(status_word(status))}">'
        f'<span aria-hidden="true">{ICONS[status]}</span>'
        f'<span class="pb-unseen">{html(status_word(status))}</span></th>'
        for status in statuses
    )
    sums = "".join(f'<td class="pb-num">{format.number(then.of[s])}</td>' for s in statuses)
    body = "".join(_matrix_row(found, before) for before in statuses)
    return (
        '<div class="pb-scroll"><table class="pb-table pb-moves"><thead><tr>'
        f'<th scope="col">{html(corner)}</th>{heads}'
        f'<th scope="col" class="pb-num">{html(total)}</th></tr></thead><tbody>{body}'
        f'<tr class="pb-total"><th scope="row">{html(total_then)}</th>{sums}'
        f'<td class="pb-num">{format.number(then.total)}</td></tr></tbody></table></div>'
    )


def _matrix_row(found: Comparison, before: Status) -> str:
    cells = "".join(
        f'<td class="pb-num{"" if before is after else " pb-moving"}">'
        f"{format.number(count) if count else ''}</td>"
        for after in found.statuses
        for count in [found.flows.get((before, after), 0)]
    )
    return (
        f'<tr><th scope="row"><span aria-hidden="true">{ICONS[before]}</span> '
        f"{html(status_word(before))}</th>{cells}"
        f'<td class="pb-num"><b>{format.number(found.now.counts.of[before])}</b></td></tr>'
    )


def _figures(found: Comparison) -> str:
    now, then = found.now, found.then
    lines = (
        (t("Up to date"), share_html(now.counts.up_to_date), share_html(then.counts.up_to_date)),
        (t("Overdue"), share_html(now.counts.overdue), share_html(then.counts.overdue)),
        (
            t("Visits demanded a year"),
            format.number(now.demanded),
            format.number(then.demanded),
        ),
        (t("Visits in 12 months"), format.number(now.held), format.number(then.held)),
    )
    body = "".join(
        f'<tr><th scope="row">{html(term)}</th><td class="pb-num">{before}</td>'
        f'<td class="pb-num">{after}</td></tr>'
        for term, before, after in lines
    )
    heads = ((t("Figure"), ""), (t("Now"), "pb-num"), (t("Then"), "pb-num"))
    return table_html(heads, body)
