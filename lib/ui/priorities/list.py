"""The villages that need outreach, a page at a time: place, reason, last visit, due day, plan."""

from collections.abc import Mapping, Sequence

from lib.domain.visit import Visit
from lib.services.priorities import Turn, WaitingVillage, last_visits_of
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.priorities.words import (
    days_words,
    form_words,
    lapsed_words,
    last_day_words,
    planned_words,
    snoozed_words,
    why_words,
)
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.status_mark import status_badge
from lib.ui.tables import show_pages, table_html


def show_priority_list(page: Page, villages: Sequence[WaitingVillage]) -> None:
    """The villages given, in their order, with pages below."""
    show_pages("priority-list-page", villages, lambda shown: queue_html(page, shown))


def queue_html(
    page: Page, villages: Sequence[WaitingVillage], *, with_place_name: bool = True
) -> str:
    """A row per village as HTML; within a district its name needs no district behind it."""
    visits = last_visits_of(page.database, page.person, villages, page.as_of)
    heads = (
        (t("No."), "pb-num"),
        (t("Village"), ""),
        (t("Status"), ""),
        (t("Why here"), ""),
        (t("Last outreach"), ""),
        (t("Due"), "pb-wide"),
        (t("Plan"), ""),
    )
    body = "".join(_row(page, village, visits, with_place_name) for village in villages)
    return table_html(heads, body, "pb-queue")


def _row(
    page: Page, village: WaitingVillage, visits: Mapping[str, Visit], with_place_name: bool
) -> str:
    visit = visits.get(village.code)
    url = page.village_url(village.code)
    where = f"<small>{html(village.village.place)}</small>" if with_place_name else ""
    form = form_words(visit)
    return (
        f'<tr><td class="pb-num pb-rank">{_place(village)}</td>'
        f'<th scope="row"><a href="{html(url)}" target="_self">{html(village.village.name)}</a>'
        f"{where}</th><td>{status_badge(village.status)}</td>"
        f'<td class="pb-why">{html(why_words(village.reason, tiers=page.sees_tiers))}</td>'
        f'<td class="pb-last">{html(last_day_words(village, visit))}'
        f"{f'<small>{html(form)}</small>' if form else ''}</td>"
        f'<td class="pb-wide pb-day">{html(format.day(village.row.standing.due))}'
        f"<small>{html(days_words(village.reason))}</small></td>"
        f'<td class="pb-plan">{_plan(village)}</td></tr>'
    )


def _place(village: WaitingVillage) -> str:
    """The place in this list; below it that of the province, where it is another one."""
    if village.turn is not Turn.QUEUED or village.rank is None:
        return format.DASH
    place = format.number(village.place)
    if village.rank == village.place:
        return place
    said = t("prov. {rank}", rank=format.number(village.rank))
    return f"{place}<small>{html(said)}</small>"


def _plan(village: WaitingVillage) -> str:
    """What puts the village off, what is planned, and a plan that nobody confirmed."""
    said = [(words, "") for words in (snoozed_words(village), planned_words(village)) if words]
    lapsed = lapsed_words(village)
    if lapsed:
        said.append((lapsed, "pb-bad"))
    return "".join(f'<span class="{css}">{html(words)}</span>' for words, css in said)
