"""Events as a list, a page at a time: each opens by itself to what it changed."""

from collections.abc import Sequence

from lib.services.trail import Told
from lib.ui import format
from lib.ui.history.about import about
from lib.ui.history.details import details_html, ways_html
from lib.ui.history.words import deed_word, origin_word, reason_words, who_words
from lib.ui.i18n import t
from lib.ui.record.words import Places
from lib.ui.safe import html
from lib.ui.shell import Page


def events_html(page: Page, rows: Sequence[Told], places: Places) -> str:
    """The events below the names of their columns, newest first."""
    heads = (t("Time (WIB)"), t("Who"), t("What was done"), t("About"), t("Why"), t("Where from"))
    head = "".join(f"<span>{html(word)}</span>" for word in heads)
    body = "".join(_event(page, told, places) for told in rows)
    return f'<p class="pb-deeds-head" aria-hidden="true">{head}</p>{body}'


def _event(page: Page, told: Told, places: Places) -> str:
    who = who_words(told)
    address = told.actor if told.actor != who and told.name else ""
    title, beside = about(told, places)
    ways = ways_html(page, told, places)
    number = t("Event no. {number}", number=format.number(told.number))
    return (
        '<details class="pb-deed"><summary>'
        f'<span class="pb-deed-when">{html(format.moment(told.at))}</span>'
        f"<span><b>{html(who)}</b><small>{html(address)}</small></span>"
        f'<span class="pb-deed-what">{html(deed_word(told.deed))}</span>'
        f"<span>{html(title)}<small>{html(beside)}</small></span>"
        f'<span class="pb-deed-why">{html(reason_words(told))}</span>'
        f'<span class="pb-deed-from">{html(origin_word(told.origin))}</span></summary>'
        f'<div class="pb-deed-body">{details_html(told, places)}'
        f'<p class="pb-hint">{html(number)}{" · " if ways else ""}{ways}</p></div></details>'
    )
