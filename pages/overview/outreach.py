"""Sosialisasi: how often, in what forms, which area lags, is the gap widening."""

from lib.domain.permissions import Action
from lib.services.outreach import outreach
from lib.ui.activities.few_rows import show_empty_record, show_whole_record_offer
from lib.ui.i18n import t
from lib.ui.outreach.head import outreach_sentence, show_outreach_cards
from lib.ui.outreach.view import show_outreach
from lib.ui.page_head import show_empty_selection, show_foot, show_head
from lib.ui.shell import open_page

page = open_page(Action.READ)
found = outreach(page.database, page.person, page.selection, page.as_of, page.period)
show_head(page, t("Outreach"), outreach_sentence(page, found))
if not found.villages:
    show_empty_selection(page)
else:
    show_whole_record_offer(page, found.figures.total.activities, found.on_record)
    show_outreach_cards(page, found)
    if found.has_record:
        show_outreach(page, found)
    else:
        show_empty_record(
            page,
            (
                t("How often, in what forms and where outreach was held will stand here."),
                t("The first activity recorded fills this page."),
            ),
        )
show_foot(page)
