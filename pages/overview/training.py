"""Pelatihan: how many sessions, in how many villages, and do people learn."""

from lib.domain.permissions import Action
from lib.services.training import trainings
from lib.ui.activities.few_rows import show_empty_record, show_whole_record_offer
from lib.ui.i18n import t
from lib.ui.page_head import show_empty_selection, show_foot, show_head
from lib.ui.shell import open_page
from lib.ui.training.head import show_training_cards, training_sentence
from lib.ui.training.view import show_training

page = open_page(Action.READ)
found = trainings(page.database, page.person, page.selection, page.as_of, page.period)
show_head(page, t("Training"), training_sentence(page, found))
if not found.villages:
    show_empty_selection(page)
else:
    show_whole_record_offer(page, found.figures.total.activities, found.on_record)
    show_training_cards(page, found)
    if found.has_record:
        show_training(page, found)
    else:
        show_empty_record(
            page,
            (
                t("Sessions, villages trained, people and what they learned will stand here."),
                t("The first training recorded fills this page."),
            ),
        )
show_foot(page)
