"""Bersama: how much do Imigrasi and BP3MI hold together, who covers what, where comes neither?"""

from lib.domain.permissions import Action
from lib.services.together import together
from lib.ui.activities.few_rows import show_empty_record, show_whole_record_offer
from lib.ui.i18n import t
from lib.ui.page_head import show_empty_selection, show_foot, show_head
from lib.ui.shell import open_page
from lib.ui.together.cards import show_together_cards
from lib.ui.together.map import take_map_event
from lib.ui.together.view import show_together
from lib.ui.together.words import together_sentence

page = open_page(Action.READ)
take_map_event(page)
found = together(page.database, page.person, page.selection, page.as_of, page.period)
show_head(page, t("Together"), together_sentence(page, found))
if not found.villages:
    show_empty_selection(page)
else:
    show_whole_record_offer(page, found.whole.total, found.on_record)
    show_together_cards(page, found)
    if found.has_record:
        show_together(page, found)
    else:
        show_empty_record(
            page,
            (
                t("What both agencies hold together and who covers what will stand here."),
                t("The first activity recorded fills this page."),
            ),
        )
show_foot(page)
