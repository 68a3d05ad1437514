"""Targets of the year: done of the target and of what is due by now, and what each month takes."""

import streamlit as st

from lib.domain.indicators import Share
from lib.domain.permissions import Action, can
from lib.domain.targets import Progress, TargetKind
from lib.services.targets import TargetList, targets_seen
from lib.ui import format
from lib.ui.block import note_html, show_block
from lib.ui.forecast.target_form import show_target_form
from lib.ui.headings import part_html
from lib.ui.i18n import t
from lib.ui.rules.asked import show_told
from lib.ui.rules.preview import share_html
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import table_html
from lib.ui.words import target_word


def show_targets(page: Page) -> None:
    """The table, or that there is none yet; below it the form for who sets rules."""
    show_told()
    title = part_html(t("Targets of {year}", year=page.as_of.year))
    found = targets_seen(page.database, page.person, page.as_of, page.selection.regency)
    if found.lines:
        show_block(title + _table(page, found) + note_html(_meaning()), key="targets")
    else:
        said = t("No target is set for {year}.", year=page.as_of.year)
        show_block(title + note_html(said), key="targets")
    if can(page.person, Action.SET_RULES):
        with st.expander(t("Set a target")):
            show_target_form(page)


def _table(page: Page, found: TargetList) -> str:
    heads = (
        (t("Regency or city"), ""),
        (t("Done of the target"), "pb-num"),
        (t("Done of what is due by now"), "pb-num"),
        (t("Needed a month"), "pb-num"),
        (t("Of all villages"), "pb-num pb-wide"),
    )
    body = "".join(_row(line.label, line.target.kind, line.progress) for line in found.lines)
    if page.selection.regency is None:
        whole = len(page.register.regencies)
        for kind, progress in found.sums.items():
            with_one = format.n_of(Share(found.count(kind), whole))
            label = t("Together, {count} regencies and cities", count=with_one)
            body += _row(label, kind, progress, "pb-total")
    return table_html(heads, body, "pb-targets")


def _row(label: str, kind: TargetKind, progress: Progress, css: str = "") -> str:
    return (
        f'<tr class="{css}"><th scope="row">{html(label)}'
        f" <small>{html(target_word(kind))}</small></th>"
        f'<td class="pb-num">{share_html(progress.of_target)}</td>'
        f'<td class="pb-num">{share_html(progress.of_due)}</td>'
        f'<td class="pb-num"><b>{format.number(progress.a_month)}</b></td>'
        f'<td class="pb-num pb-wide">'
        f"{share_html(Share(progress.done, progress.whole))}</td></tr>"
    )


def _meaning() -> str:
    return t(
        "Due by now: the way from the beginning of the year to the target, gone evenly. Needed a "
        "month: villages more each month to the end of the year; for “up to date” beyond those "
        "that fall due meanwhile."
    )
