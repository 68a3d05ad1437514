"""The summary of a picked village that takes the panel's place beside the map."""

from dataclasses import replace

import streamlit as st

from lib.domain.status import Status
from lib.services.villages import VillageRow
from lib.ui import filters, format
from lib.ui.block import show_block
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page, show_village
from lib.ui.status_mark import status_badge
from lib.ui.village_lines import due_words, last_words
from lib.ui.words import exemption_word, programme_word, snooze_word, village_kind_word


def show_picked(page: Page, row: VillageRow) -> None:
    """The summary, and the ways back to the areas and on to the profile."""
    show_village_summary(row)
    back, profile = st.columns(2)
    back.button(
        t("Back"),
        icon=":material/arrow_back:",
        on_click=filters.ask_for,
        args=(replace(page.filter, village=None),),
        width="stretch",
    )
    if profile.button(t("Open the profile"), type="primary", width="stretch"):
        show_village(page, row.code)


def show_village_summary(row: VillageRow) -> None:
    """Name, status with its arithmetic, counts, programmes and plans of one village."""
    lines = [*summary_lines(row), *overlays(row), *_exemption(row)]
    body = "".join(f"<dt>{html(term)}</dt><dd>{html(words)}</dd>" for term, words in lines)
    kind = html(village_kind_word(row.village.kind))
    show_block(
        f'<div class="pb-village"><p class="pb-kind">{kind}</p>'
        f"<h2>{html(row.village.name)}</h2><p>{html(row.village.place)}</p>"
        f"<p>{status_badge(row.status)} {_overdue(row)}</p><dl>{body}</dl></div>",
        key="village-summary",
    )


def summary_lines(row: VillageRow) -> list[tuple[str, str]]:
    """What the record says of a village, a term and its words; the same terms for all of them."""
    facts = row.facts
    return [
        (t("Last outreach"), last_words(row.standing)),
        (t("Due"), due_words(row.standing, row.interval.days)),
        (
            t("Outreach"),
            t(
                "{recent} in 12 months, {total} in all",
                recent=format.number(facts.outreach_12m),
                total=format.number(facts.outreach_total),
            ),
        ),
        (t("With delegates"), t("{recent} in 12 months", recent=format.number(facts.delegate_12m))),
        (
            t("Training"),
            t(
                "{recent} in 12 months, {total} in all",
                recent=format.number(facts.training_12m),
                total=format.number(facts.training_total),
            ),
        ),
        (t("Programme"), ", ".join(map(programme_word, row.programmes)) or format.DASH),
    ]


def _overdue(row: VillageRow) -> str:
    late = row.standing.days_overdue
    return html(t("{count} days overdue", count=format.number(late))) if late else ""


def overlays(row: VillageRow) -> list[tuple[str, str]]:
    """What lies over the status without changing it: a term and its words."""
    found = []
    if row.facts.next_plan:
        found.append((t("Next plan"), format.day(row.facts.next_plan)))
    if row.facts.lapsed_plan:
        found.append(
            (
                t("Lapsed plan"),
                t("{day}, neither held nor cancelled", day=format.day(row.facts.lapsed_plan)),
            )
        )
    if row.snooze:
        found.append(
            (
                t("Snoozed"),
                t(
                    "until {day}: {reason}",
                    day=format.day(row.snooze.until),
                    reason=snooze_word(row.snooze.reason),
                ),
            )
        )
    if row.in_queue and row.rank:
        found.append((t("Place in the priority list"), format.number(row.rank)))
    return found


def _exemption(row: VillageRow) -> list[tuple[str, str]]:
    if row.status is not Status.EXEMPT or row.exemption is None:
        return []
    reason = exemption_word(row.exemption.reason)
    if row.exemption.until is None:
        return [(t("Exempt"), reason)]
    until = format.day(row.exemption.until)
    return [(t("Exempt"), t("until {day}: {reason}", day=until, reason=reason))]
