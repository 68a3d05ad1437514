"""Prioritas: which villages to reach next, and why each of them stands where it stands."""

from lib.domain.permissions import Action
from lib.services.priorities import priorities
from lib.ui.i18n import t
from lib.ui.page_head import show_foot, show_head
from lib.ui.priorities.cards import show_priority_cards
from lib.ui.priorities.view import show_priorities
from lib.ui.priorities.words import priority_sentence
from lib.ui.shell import open_page
from lib.ui.trips.view import show_trip
from lib.ui.welcome import show_welcome

page = open_page(Action.READ)
found = priorities(page.database, page.person, page.selection, page.as_of)
show_head(page, t("Priorities"), priority_sentence(found, tiers=page.sees_tiers))
if page.data_until is None:
    show_welcome()
if page.filter.trip:
    show_trip(page)
else:
    show_priority_cards(found, page.filter)
    show_priorities(page, found)
show_foot(page)
